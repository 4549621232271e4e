"""How soon to seek help: decided first, on whatever is known, and lowered by nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from twitchkit.knowledge import Knowledge, RedFlagPlan
from twitchkit.logic import Truth
from twitchkit.logic.in_words import bound_in_words
from twitchkit.model.safety import Tier, how_soon
from twitchkit.model.urgency import Urgency, UrgencyReason, soonest
from twitchkit.scoring import rules
from twitchkit.scoring.advised import advice_of
from twitchkit.scoring.conditions import Scored, seen
from twitchkit.scoring.critical import PassedLimit
from twitchkit.scoring.observations import Observations
from twitchkit.scoring.reassurance import alarming, earned_self_care, explained
from twitchkit.scoring.scope import came_with, in_turn


def find_urgency(
    knowledge: Knowledge,
    observations: Observations,
    scored: Sequence[Scored],
    floor: Floor,
    tier: Tier,
    in_scope: bool | None,
) -> Urgency:
    """Return the urgency with its reasons, the most urgent first: flags and limits, then conditions above them."""
    reasons = [
        *(_flag_reason(knowledge, observations, flag) for flag in floor.flags),
        *(_limit_reason(knowledge, observations, passed) for passed in floor.limits),
        *(
            _condition_reason(observations, item)
            for item in _raising(scored)
            if item.plan.condition.tier.rank > floor.rank
        ),
    ]
    unanswered = [id for id in _by_relevance(knowledge, observations, scored) if not any(observations.env[id])]
    named, fitting = tuple(named_ids(knowledge, observations)), explained(knowledge, observations, scored, Tier.ROUTINE)
    left_to_others = tier.rank <= Tier.ROUTINE.rank and in_scope is False
    return Urgency(
        tier=tier,
        says="" if left_to_others else how_soon(tier, soonest(reasons)),
        reasons=tuple(sorted(reasons, key=_order)),
        not_asked=tuple(id for id in unanswered if id not in observations.asked_unknown),
        asked_not_known=tuple(id for id in unanswered if id in observations.asked_unknown),
        named=tuple(knowledge.plan.display[id] for id in named if id not in fitting),
        fitting=tuple(knowledge.plan.display[id] for id in named if id in fitting),
    )


def _by_relevance(knowledge: Knowledge, observations: Observations, scored: Sequence[Scored]) -> Iterable[str]:
    """Return the signs of the screen: of a pregnancy, of the complaint, of what fits best, then the most urgent.

    A pack names for each complaint and for each benign condition the signs that speak against looking after it oneself,
    what matters first.
    """
    pregnant = observations.env["pregnant"]
    assert isinstance(pregnant, Truth)
    scopes = knowledge.scopes.values() if pregnant.true else ()
    of_complaints = [item.warning_signs for item in came_with(knowledge, observations)]
    fitting = (item for item in scored if item.plan.screen and rules.speaks_for_it(item.score.weight))
    best = max(fitting, key=lambda item: rules.fit(item.score.weight, item.score.prior[1]), default=None)
    first = (
        *(id for scope in scopes for id in scope.signs_in_pregnancy),
        *in_turn(of_complaints, len(knowledge.plan.screen)),
        *(() if best is None else best.plan.screen),
    )
    screen = frozenset(knowledge.plan.screen)
    return dict.fromkeys((*(id for id in first if id in screen), *knowledge.plan.screen))


def named_ids(knowledge: Knowledge, observations: Observations) -> Iterator[str]:
    """Yield what was told as present and can be part of a warning sign: no medicine, diet or history.

    Of what follows from other answers only complaints are named: a fever, from a temperature.
    """
    eats = frozenset(knowledge.eating.findings.values())
    for id in alarming(knowledge, observations):
        finding = knowledge.findings[id]
        is_told = not finding.when or finding.about or id in observations.asked
        if is_told and not (finding.taken_from or finding.history or id in eats):
            yield id


def _order(reason: UrgencyReason) -> tuple[int, bool, str]:
    ids = (reason.red_flag, reason.critical_limit, reason.condition)  # a condition is above all flags and limits
    return -reason.tier.rank, reason.red_flag is None, next(id for id in ids if id)


class Floor(NamedTuple):
    """What sets a floor under the urgency, whatever the scores are: red flags that are up, and critical limits."""

    flags: Collection[RedFlagPlan]
    limits: Collection[PassedLimit]

    @property
    def rank(self) -> int:
        """The rank of the highest tier; that of ``routine`` where there is nothing."""
        return max((tier.rank for tier in self.tiers), default=Tier.ROUTINE.rank)

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The tier of each."""
        return (*(flag.red_flag.tier for flag in self.flags), *(passed.tier for passed in self.limits))


def tier_of(
    knowledge: Knowledge, observations: Observations, scored: Sequence[Scored], floor: Floor, in_scope: bool | None
) -> Tier:
    """Return the urgency: the floor, raised by conditions; ``self_care`` only where there is none and it was earned."""
    tiers = [*floor.tiers, *(item.plan.condition.tier for item in _raising(scored))]
    if not tiers:
        earned = in_scope is not False and earned_self_care(knowledge, observations, scored)
        return Tier.SELF_CARE if earned else Tier.ROUTINE
    return max(tiers, key=lambda tier: tier.rank)


def raised_flags(knowledge: Knowledge, observations: Observations) -> list[RedFlagPlan]:
    """Return the red flags that are up."""
    return [flag for flag in knowledge.plan.red_flags.select(observations.told) if flag.is_up(observations.env)]


def _raising(scored: Iterable[Scored]) -> list[Scored]:
    """Return the conditions that speak clearly enough for the urgency that they themselves need."""
    return [item for item in scored if item.score.raises]


def _flag_reason(knowledge: Knowledge, observations: Observations, plan: RedFlagPlan) -> UrgencyReason:
    flag = plan.red_flag
    return UrgencyReason(
        tier=flag.tier,
        message=flag.message,
        do=flag.do,
        sources=plan.sources,
        red_flag=flag.id,
        seen=seen(plan.names, knowledge, observations),
        within_days=flag.within_days,
    )


def _limit_reason(knowledge: Knowledge, observations: Observations, passed: PassedLimit) -> UrgencyReason:
    limit = passed.plan.critical_limit
    # What a limit says is no fact where only a bound or a word was told.
    beyond = f"If it is {bound_in_words(limit.limit)}: "
    return UrgencyReason(
        tier=passed.tier,
        message=limit.message
        if passed.surely
        else f"How far out this reading lies was not told. {beyond}{limit.message}",
        do=limit.do if passed.tier is limit.tier else f"Find out the exact number. {beyond}{limit.do}",
        sources=passed.plan.sources,
        critical_limit=limit.id,
        seen=seen((passed.plan.measurement,), knowledge, observations),
        within_days=limit.within_days,
    )


def _condition_reason(observations: Observations, item: Scored) -> UrgencyReason:
    condition = item.plan.condition
    return UrgencyReason(
        tier=condition.tier,
        message=f"Your answers point clearly enough to this to have it looked at: {condition.name}.",
        do=advice_of(item.plan, observations),
        sources=item.plan.sources,
        condition=condition.id,
    )
