"""From a condition to what scoring runs: its prior, criteria and ceilings as functions, beside its evidence."""

from __future__ import annotations

import math
from collections.abc import Iterable

from twitchkit.knowledge.context import Context
from twitchkit.knowledge.evidence import compile_groups
from twitchkit.knowledge.plans import AdvisedPlan, CeilingPlan, ConditionPlan, CriterionPlan, GroupPlan, Objection
from twitchkit.logic import FALSE, Env, Evaluator, Kernel, SymbolKind, Truth, TruthNode, names_in
from twitchkit.logic.kernel import NOTHING, Triple
from twitchkit.logic.nodes import AtLeast, met_key
from twitchkit.logic.truth import less_equal
from twitchkit.logic.vocabulary import PROFILE_KEYS
from twitchkit.model.condition import Criterion, Prior
from twitchkit.quantity import Interval


def compile_condition(context: Context, prior: Prior) -> ConditionPlan:
    """Return the plan of a condition with a prior; what is wrong with it is noted and left out."""
    condition = context.condition
    read = [_criterion(context, position, item) for position, item in enumerate(condition.criteria)]
    criteria = tuple(plan for plan in read if plan is not None)
    groups = compile_groups(context)
    deciding = tuple(plan for plan in criteria if not plan.criterion.specifier)
    ceilings = _ceilings(context)
    return ConditionPlan(
        condition=condition,
        prior=_prior(context, prior),
        factors=_factors(context, prior),
        criteria=criteria,
        deciding=deciding,
        decided_by=criteria_keys(deciding).union(*(ceiling.names for ceiling in ceilings)),
        groups=groups,
        names=_most_telling_first(deciding, groups),
        ceilings=ceilings,
        advised=_advised(context),
        screen=condition.screen,
        neutral=condition.neutral,
        neutral_up_to=_neutral_levels(context),
        concerns=_concerns(context),
        sources=condition.sources,
    )


def criteria_keys(deciding: Iterable[CriterionPlan]) -> frozenset[str]:
    """Return the states of the criteria that decide a condition's band, and what must be known before they count."""
    return frozenset(key for criterion in deciding for key in (criterion.key, *criterion.guard))


def _prior(context: Context, prior: Prior) -> Triple:
    low, high = prior.range
    if not (0 < prior.share < 1 and 0 < low < 1 and 0 < high < 1):
        wrong = next(share for share in (prior.share, low, high) if not 0 < share < 1)
        key = "share" if wrong == prior.share else "range"
        context.problem("TK106", f"a prior is a share between 0 and 1, not {wrong:g}", "prior", key)
        return NOTHING
    if not low <= prior.share <= high:
        message = f"the share {prior.share:g} is outside of its range {low:g} to {high:g}"
        context.problem("TK106", message, "prior", "range", hint="write the lower one first" if low > high else "")
        return NOTHING
    return _log_odds(low), _log_odds(prior.share), _log_odds(high)


def _factors(context: Context, prior: Prior) -> tuple[tuple[Evaluator, Triple], ...]:
    """Return by what the prior is multiplied for whom."""
    factors = []
    for position, factor in enumerate(prior.times):
        path = ("prior", "times", position)
        node = context.truth(factor.when)
        if factor.by <= 0:
            context.problem("TK106", f"a factor is above 0, not {factor.by:g}", *path, "by")
        elif node is not None and not names_in(node) <= PROFILE_KEYS:
            message = "a prior depends on age, sex and pregnancy only"
            context.problem("TK211", message, *path, "when", hint="make it an evidence")
        elif node is not None:
            log_factor = math.log(factor.by)
            factors.append((context.expressions.evaluator(node), (log_factor, log_factor, log_factor)))
    return tuple(factors)


def _criterion(context: Context, position: int, criterion: Criterion) -> CriterionPlan | None:
    requires, excluded, doubted = map(context.truth, (criterion.requires, criterion.excluded_by, criterion.doubted_by))
    if requires is None:
        return None
    nodes = [node for node in (requires, excluded, doubted) if node is not None]
    if not context.expressions.observed([requires]):
        context.problem(
            "TK211", "a criterion names at least one finding or measurement", "criterion", position, "requires"
        )
    return CriterionPlan(
        criterion=criterion,
        key=met_key(context.condition.id, criterion.id),
        requires=context.expressions.evaluator(requires),
        excluded=_objections(context, excluded),
        doubted=_objections(context, doubted),
        requires_names=tuple(sorted(names_in(requires))),
        excluded_names=() if excluded is None else tuple(sorted(names_in(excluded))),
        guard=context.expressions.guard(nodes),
        words=context.words(requires),
        sources=criterion.sources,
    )


def _objections(context: Context, node: TruthNode | None) -> tuple[Objection, ...]:
    """Take an exclusion apart at its outermost ``or``, so that an explanation can name the part that is true."""
    if node is None:
        return ()
    parts = node.parts if isinstance(node, AtLeast) and node.least == 1 else (node,)
    return tuple(Objection(context.expressions.evaluator(part), context.words(part)) for part in parts)


def _ceilings(context: Context) -> tuple[CeilingPlan, ...]:
    plans = []
    for ceiling in context.condition.ceilings:
        node = context.truth(ceiling.unless)
        if node is not None:
            words = ceiling.because or f"at most {ceiling.band.value} unless {context.words(node)}"
            unless, names = context.expressions.evaluator(node), names_in(node)
            plans.append(CeilingPlan(ceiling, ceiling.band.rank, unless, names, words))
    return tuple(plans)


def _advised(context: Context) -> tuple[AdvisedPlan, ...]:
    """Return the sentences that are told to some."""
    read = ((item.text, context.truth(item.when)) for item in context.condition.advised)
    evaluator = context.expressions.evaluator
    return tuple(AdvisedPlan(text, evaluator(node), names_in(node)) for text, node in read if node is not None)


def _concerns(context: Context) -> Evaluator | None:
    """Return to whom the condition matters; None: to everyone."""
    node = context.truth(context.condition.concerns)
    if node is None:
        return None
    if not names_in(node) <= PROFILE_KEYS:
        context.problem("TK211", "whom a condition concerns depends on age, sex and pregnancy only", "concerns")
    return context.expressions.evaluator(node)


def _neutral_levels(context: Context) -> dict[str, Evaluator]:
    """Return where the answer to a finding of levels is neutral beside a condition, by finding."""
    return {id: _up_to(id, level, context) for id, level in context.condition.neutral_up_to.items()}


def _never(_env: Env, _kernel: Kernel) -> Truth:
    return FALSE


def _up_to(id: str, level: str, context: Context) -> Evaluator:
    symbol = context.expressions.vocabulary.symbols.get(id)
    if symbol is None:  # a name that nothing has was noted
        return _never
    if symbol.kind is not SymbolKind.LEVELS:
        context.problem("TK205", f"the answers to {symbol.name!r} have no order", "neutral_up_to", id)
        return _never
    if level not in symbol.levels:
        hint = f"its levels are {', '.join(symbol.levels)}"
        context.problem("TK209", f"{symbol.name!r} has no level {level!r}", "neutral_up_to", id, hint=hint)
        return _never
    rank = float(symbol.levels.index(level))

    def up_to(env: Env, kernel: Kernel) -> Truth:
        value = env[id]
        assert isinstance(value, Interval)
        return less_equal(value, Interval(rank, rank))

    return up_to


def _most_telling_first(deciding: Iterable[CriterionPlan], groups: Iterable[GroupPlan]) -> tuple[str, ...]:
    """Return what a condition looks at: what its criteria require, then by how much an answer can weigh."""
    evidence = [plan for group in groups for plan in group.evidence]
    evidence.sort(key=lambda plan: -max(abs(plan.present[1]), abs(plan.absent[1])))
    required = [name for plan in deciding for name in plan.requires_names]
    return tuple(dict.fromkeys([*required, *(name for plan in evidence for name in plan.names)]))


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))
