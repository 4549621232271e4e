"""The evidence of a condition as scoring weighs it: likelihood ratios as logarithms, groups in order."""

from __future__ import annotations

import math
from collections.abc import Mapping

from attrs import evolve

from twitchkit.errors import did_you_mean
from twitchkit.ids import pack_of, short
from twitchkit.knowledge.context import Context
from twitchkit.knowledge.plans import EvidencePlan, GroupPlan
from twitchkit.knowledge.problems import Path
from twitchkit.logic import TruthNode
from twitchkit.logic.in_words import denied
from twitchkit.logic.kernel import NOTHING, Triple
from twitchkit.logic.nodes import Present
from twitchkit.model.assessment import Contribution
from twitchkit.model.condition import Evidence, Group
from twitchkit.model.provenance import Certainty, Statement
from twitchkit.model.range import Shift
from twitchkit.model.told import State


def compile_groups(context: Context) -> tuple[GroupPlan, ...]:
    """Return the groups of a condition in id order, each evidence without a group being one of its own."""
    stated = {group.id: group for group in context.condition.groups}
    members: dict[tuple[str, str], list[EvidencePlan]] = {}
    for position, evidence in enumerate(context.condition.evidence):
        if plan := _evidence(context, evidence, ("evidence", position)):
            _check_group(context, evidence, stated, ("evidence", position))
            name = (evidence.group, "") if evidence.group else (f"~{evidence.written}", evidence.key)
            members.setdefault(name, []).append(plan)
    for added in context.added:
        its_own = evolve(context, subject=added.id)
        if plan := _evidence(its_own, added, ()):
            _check_group(its_own, added, stated, ())
            # What a pack adds beside the groups counts together: many small reasons never outweigh the condition's own.
            members.setdefault((added.group or f"~~{pack_of(added.id)}", ""), []).append(plan)
    return tuple(_group(context, stated.get(name), plans) for (name, _), plans in sorted(members.items()))


def _check_group(context: Context, evidence: Evidence, stated: Mapping[str, Group], path: Path) -> None:
    if evidence.group and evidence.group not in stated:
        here = context.subject == context.condition.id
        other = "add the [[group]] to the file" if here else f"its groups are: {', '.join(stated) or 'none'}"
        message, hint = f"unknown group '{evidence.group}'", did_you_mean(evidence.group, stated) or other
        context.problem("TK203", message, *path, "group", hint=hint, missing=evidence.group)


def _group(context: Context, group: Group | None, plans: list[EvidencePlan]) -> GroupPlan:
    cap = context.thresholds.group_cap if group is None else group.cap
    if cap < 1:
        position = 0 if group is None else context.condition.groups.index(group)
        context.problem("TK106", f"a cap is 1 or more, not {cap:g}", "group", position, "cap")
    most = sum(max(map(abs, (*plan.present, *plan.absent))) for plan in plans)
    stated: Statement = context.thresholds if group is None else group
    return GroupPlan(
        cap=math.log(max(cap, 1.0)),
        bites=most > math.log(max(cap, 1.0)),
        evidence=tuple(sorted(plans, key=lambda plan: plan.evidence.written)),
        at_cap=Contribution(
            finding=None,
            text="these say much the same thing, so together they count less",
            state=State.PRESENT,
            group=None if group is None else group.id,
            log_lr=Shift(*NOTHING),
            status=stated.status,
            certainty=stated.certainty,
            sources=() if group is None else group.sources,
            cap=True,
        ),
    )


def _evidence(context: Context, evidence: Evidence, path: Path) -> EvidencePlan | None:
    if bool(evidence.finding) == bool(evidence.when):
        context.problem("TK205", "an evidence needs exactly one of 'finding' and 'when'", *path)
        return None
    finding, node = _subject(context, evidence, path)
    present = _ratio(context, evidence.present, evidence.range, evidence.certainty, (*path, "present"))
    absent = _ratio(context, evidence.absent, evidence.absent_range, evidence.certainty, (*path, "absent"))
    if node is None:
        return None
    expressions = context.expressions
    facts = expressions.facts(node)
    words = evidence.text or context.words(node)
    return EvidencePlan(
        evidence=evidence,
        evaluate=expressions.evaluator(node),
        present=present,
        absent=absent,
        positive=facts.positive,
        names=facts.names,
        # What is known to be absent can be passed over where absence changes nothing.
        needs=expressions.needs_true(node) if absent is NOTHING else expressions.needs_known(node),
        guard=facts.guard,
        if_present=_contribution(context, evidence, finding, words, State.PRESENT, present),
        if_absent=_contribution(context, evidence, finding, denied(words), State.ABSENT, absent),
    )


def _subject(context: Context, evidence: Evidence, path: Path) -> tuple[str | None, TruthNode | None]:
    """Return what an evidence is about: a finding with its expression, or an expression alone."""
    if evidence.when:
        return None, context.truth(evidence.when)
    id = evidence.finding
    symbol = context.expressions.vocabulary.symbols.get(id)
    if symbol is None:
        return None, None
    if symbol.kind.value != "yes/no":
        message = f"'{short(id)}' has {symbol.kind.value}, no yes/no"
        context.problem("TK205", message, *path, "finding", hint='use when = "…" and compare it')
        return None, None
    return id, Present(id)


def _ratio(
    context: Context, value: float, range: tuple[float, float] | None, certainty: Certainty, path: Path
) -> Triple:
    """Return a likelihood ratio as logarithms: its range as stated, else widened by certainty."""
    low, high = range or (value, value)
    *place, key = path
    bounds = (*place, "range" if key == "present" else "absent_range")
    if not 0 < value < math.inf:
        context.problem("TK106", f"a likelihood ratio is above 0, not {value:g}", *path)
        return NOTHING
    if not 0 < low <= value <= high < math.inf:
        if low > high:
            message, hint = f"the range {low:g} to {high:g} falls", "write the lower one first"
        else:
            message, hint = f"the ratio {value:g} is outside of its range {low:g} to {high:g}", ""
        context.problem("TK106", message, *bounds, hint=hint)
        return NOTHING
    if value == 1.0 and range is None:
        return NOTHING
    width = 0.0 if range else math.log(context.thresholds.widening[certainty.value])
    return math.log(low) - width, math.log(value), math.log(high) + width


def _contribution(
    context: Context, evidence: Evidence, finding: str | None, words: str, state: State, log_lr: Triple
) -> Contribution:
    return Contribution(
        finding=finding,
        text=words,
        state=state,
        group=evidence.group or None,
        log_lr=Shift(*log_lr),
        status=evidence.status,
        certainty=evidence.certainty,
        sources=evidence.sources,
    )
