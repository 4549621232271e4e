"""From a condition to what scoring runs: criteria as functions, likelihood ratios as logarithms, groups in order."""

from __future__ import annotations

import math
from collections.abc import Iterable

from attrs import frozen

from twitchkit.knowledge.expressions import Expressions, Facts
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.plans import (
    Alternative,
    CeilingPlan,
    ConditionPlan,
    CriterionPlan,
    EvidencePlan,
    GroupPlan,
)
from twitchkit.knowledge.references import cited
from twitchkit.knowledge.relevance import Needs
from twitchkit.logic import Evaluator, TruthNode, compile_truth, in_words, names_in
from twitchkit.logic.kernel import NOTHING, Triple
from twitchkit.logic.nodes import AtLeast, Present, met_key
from twitchkit.logic.vocabulary import PROFILE_KEYS
from twitchkit.logic.wording import denied
from twitchkit.model.assessment import Contribution, State
from twitchkit.model.condition import Condition, Criterion, Evidence, Group, Prior
from twitchkit.model.provenance import Certainty, Statement
from twitchkit.model.range import Range
from twitchkit.model.thresholds import Thresholds


def compile_condition(
    condition: Condition, index: Index, expressions: Expressions, thresholds: Thresholds, display: dict[str, str]
) -> ConditionPlan | None:
    """Return the plan of a condition with a prior; what is wrong with it is noted and left out."""
    assert condition.prior is not None
    compiler = _Compiler(condition, index, expressions, thresholds, display)
    prior = compiler.prior(condition.prior)
    read = [compiler.criterion(position, item) for position, item in enumerate(condition.criteria)]
    criteria = tuple(plan for plan in read if plan is not None)
    groups = compiler.groups()
    deciding = tuple(plan for plan in criteria if not plan.criterion.specifier)
    return ConditionPlan(
        condition=condition,
        prior=prior,
        factors=compiler.factors(condition.prior),
        criteria=criteria,
        deciding=deciding,
        groups=groups,
        names=_most_telling_first(deciding, groups),
        ceilings=compiler.ceilings(),
        screen=compiler.screen(),
        concerns=compiler.concerns(),
        sources=cited(condition, index, condition.id),
    )


@frozen
class _Compiler:
    condition: Condition
    index: Index
    expressions: Expressions
    thresholds: Thresholds
    display: dict[str, str]

    def words(self, node: TruthNode) -> str:
        return in_words(node, lambda key: self.display.get(key, key))

    def problem(self, code: str, message: str, *path: str | int, hint: str = "") -> None:
        self.expressions.problems.add(code, message, subject=self.condition.id, path=path, hint=hint)

    def truth(self, text: str, *path: str | int) -> TruthNode | None:
        return self.expressions.truth(text, subject=self.condition.id, path=path)

    def prior(self, prior: Prior) -> Triple:
        low, high = prior.range
        if not 0 < low <= prior.share <= high < 1:
            self.problem("TK106", "a prior is a share between 0 and 1 inside its range", "prior")
            return NOTHING
        return _log_odds(low), _log_odds(prior.share), _log_odds(high)

    def factors(self, prior: Prior) -> tuple[tuple[Evaluator, Triple], ...]:
        factors = []
        for position, factor in enumerate(prior.times):
            path = ("prior", "times", position)
            node = self.truth(factor.when, *path, "when")
            if factor.by <= 0:
                self.problem("TK106", "a factor is above 0", *path, "by")
            elif node is not None and not names_in(node) <= PROFILE_KEYS:
                self.problem(
                    "TK211", "a prior depends on age, sex and pregnancy only", *path, "when", hint="make it an evidence"
                )
            elif node is not None:
                log_factor = math.log(factor.by)
                factors.append((compile_truth(node), (log_factor, log_factor, log_factor)))
        return tuple(factors)

    def criterion(self, position: int, criterion: Criterion) -> CriterionPlan | None:
        path = ("criterion", position)
        requires = self.truth(criterion.requires, *path, "requires")
        excluded = self.truth(criterion.excluded_by, *path, "excluded_by") if criterion.excluded_by else None
        doubted = self.truth(criterion.doubted_by, *path, "doubted_by") if criterion.doubted_by else None
        if requires is None:
            return None
        key = met_key(self.condition.id, criterion.id)
        nodes = [node for node in (requires, excluded, doubted) if node is not None]
        if not self.expressions.observed([requires]):
            self.problem("TK211", "a criterion names at least one finding or measurement", *path, "requires")
        return CriterionPlan(
            criterion=criterion,
            key=key,
            requires=compile_truth(requires),
            excluded=self.alternatives(excluded),
            doubted=self.alternatives(doubted),
            requires_names=tuple(sorted(names_in(requires))),
            excluded_names=() if excluded is None else tuple(sorted(names_in(excluded))),
            guard=self.expressions.guard(nodes),
            words=self.words(requires),
            sources=cited(criterion, self.index, self.condition.id),
        )

    def alternatives(self, node: TruthNode | None) -> tuple[Alternative, ...]:
        """Take an exclusion apart at its outermost ``or``, so that an explanation can name the part that is true."""
        if node is None:
            return ()
        parts = node.parts if isinstance(node, AtLeast) and node.least == 1 else (node,)
        return tuple(Alternative(compile_truth(part), self.words(part)) for part in parts)

    def groups(self) -> tuple[GroupPlan, ...]:
        """Return the groups in id order, each evidence without a group being one of its own."""
        stated = {group.id: group for group in self.condition.groups}
        members: dict[str, list[EvidencePlan]] = {}
        for position, evidence in enumerate(self.condition.evidence):
            plan = self.evidence(position, evidence)
            if plan is None:
                continue
            if evidence.group and evidence.group not in stated:
                self.problem("TK203", f"unknown group '{evidence.group}'", "evidence", position, "group")
            members.setdefault(evidence.group or f"~{evidence.key}", []).append(plan)
        return tuple(self.group(stated.get(name), plans) for name, plans in sorted(members.items()))

    def group(self, group: Group | None, plans: list[EvidencePlan]) -> GroupPlan:
        cap = self.thresholds.group_cap if group is None else group.cap
        if cap < 1:
            self.problem("TK106", f"a cap is 1 or more, not {cap}", "group")
        most = sum(max(map(abs, (*plan.present, *plan.absent))) for plan in plans)
        stated: Statement = self.thresholds if group is None else group
        return GroupPlan(
            cap=math.log(max(cap, 1.0)),
            bites=most > math.log(max(cap, 1.0)),
            evidence=tuple(sorted(plans, key=lambda plan: plan.evidence.key)),
            at_cap=Contribution(
                finding=None,
                text="these say much the same thing, so together they count less",
                state=State.PRESENT,
                group=None if group is None else group.id,
                log_lr=Range(*NOTHING),
                status=stated.status,
                certainty=stated.certainty,
                sources=() if group is None else cited(group, self.index, self.condition.id),
                cap=True,
            ),
        )

    def evidence(self, position: int, evidence: Evidence) -> EvidencePlan | None:
        path = ("evidence", position)
        if bool(evidence.finding) == bool(evidence.when):
            self.problem("TK205", "an evidence needs exactly one of 'finding' and 'when'", *path)
            return None
        finding, node = self.subject(evidence, path)
        present = self.ratio(evidence.present, evidence.range, evidence.certainty, *path, "present")
        absent = self.ratio(evidence.absent, evidence.absent_range, evidence.certainty, *path, "absent")
        if node is None:
            return None
        facts = self.expressions.facts(node)
        words = evidence.text or self.words(node)
        return EvidencePlan(
            evidence=evidence,
            evaluate=compile_truth(node),
            present=present,
            absent=absent,
            positive=facts.positive,
            names=facts.names,
            # What is known to be absent can be passed over where absence changes nothing.
            needs=_present(facts) if absent is NOTHING else facts.needs,
            guard=facts.guard,
            if_present=self.contribution(evidence, finding, words, State.PRESENT, present),
            if_absent=self.contribution(evidence, finding, denied(words), State.ABSENT, absent),
        )

    def contribution(
        self, evidence: Evidence, finding: str | None, words: str, state: State, log_lr: Triple
    ) -> Contribution:
        return Contribution(
            finding=finding,
            text=words,
            state=state,
            group=evidence.group or None,
            log_lr=Range(*log_lr),
            status=evidence.status,
            certainty=evidence.certainty,
            sources=cited(evidence, self.index, self.condition.id),
        )

    def subject(self, evidence: Evidence, path: tuple[str | int, ...]) -> tuple[str | None, TruthNode | None]:
        if evidence.when:
            return None, self.truth(evidence.when, *path, "when")
        problems = self.expressions.problems
        id = self.index.resolve(
            ("findings",), evidence.finding, problems, subject=self.condition.id, path=(*path, "finding")
        )
        if id is None:
            return None, None
        symbol = self.expressions.vocabulary.symbols[id]
        if symbol.kind.value != "yes/no":
            message = f"'{evidence.finding}' has {symbol.kind.value}, no yes/no"
            self.problem("TK205", message, *path, "finding", hint='use when = "…" and compare it')
            return None, None
        return id, Present(id)

    def ratio(self, value: float, range: tuple[float, float] | None, certainty: Certainty, *path: str | int) -> Triple:
        """Return a likelihood ratio as logarithms: its range as stated, else widened by certainty."""
        low, high = range or (value, value)
        if not 0 < low <= value <= high < math.inf:
            self.problem("TK106", "a likelihood ratio is above 0 and inside its range", *path)
            return NOTHING
        if value == 1.0 and range is None:
            return NOTHING
        width = 0.0 if range else math.log(self.thresholds.widening[certainty.value])
        return math.log(low) - width, math.log(value), math.log(high) + width

    def ceilings(self) -> tuple[CeilingPlan, ...]:
        plans = []
        for position, ceiling in enumerate(self.condition.ceilings):
            node = self.truth(ceiling.unless, "ceiling", position, "unless")
            if node is not None:
                words = ceiling.because or f"at most {ceiling.band.value} unless {self.words(node)}"
                plans.append(
                    CeilingPlan(ceiling=ceiling, rank=ceiling.band.rank, unless=compile_truth(node), words=words)
                )
        return tuple(plans)

    def concerns(self) -> Evaluator | None:
        """Return to whom the condition matters; None: to everyone."""
        if not self.condition.concerns:
            return None
        node = self.truth(self.condition.concerns, "concerns")
        if node is None:
            return None
        if not names_in(node) <= PROFILE_KEYS:
            self.problem("TK211", "whom a condition concerns depends on age, sex and pregnancy only", "concerns")
        return compile_truth(node)

    def screen(self) -> tuple[str, ...]:
        """Return the findings that must be answered no; each must be part of the red-flag screen."""
        resolved = []
        problems = self.expressions.problems
        for position, name in enumerate(self.condition.screen):
            path = ("screen", position)
            id = self.index.resolve(("findings",), name, problems, subject=self.condition.id, path=path)
            if id is not None:
                resolved.append(id)
        return tuple(resolved)


def _most_telling_first(deciding: Iterable[CriterionPlan], groups: Iterable[GroupPlan]) -> tuple[str, ...]:
    """Return what a condition looks at: what its criteria require, then by how much an answer can weigh."""
    evidence = [plan for group in groups for plan in group.evidence]
    evidence.sort(key=lambda plan: -max(abs(plan.present[1]), abs(plan.absent[1])))
    required = [name for plan in deciding for name in plan.requires_names]
    return tuple(dict.fromkeys([*required, *(name for plan in evidence for name in plan.names)]))


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def _present(facts: Facts) -> Needs | None:
    """Return what must be present for an expression to be true, if only presence can make it so."""
    return facts.needs._replace(present=True) if facts.needs and facts.positive else facts.needs
