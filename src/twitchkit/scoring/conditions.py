"""The conditions of one person: each scored on its own, with the list that its score is the sum of, and in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from twitchkit.knowledge import ConditionPlan, CriterionPlan, Knowledge
from twitchkit.knowledge.plans import CeilingPlan, Objection
from twitchkit.knowledge.relevance import may_tell
from twitchkit.logic import ONE_PERSON, Env, Truth
from twitchkit.logic.in_words import noted
from twitchkit.logic.kernel import Triple
from twitchkit.logic.vocabulary import PROFILE_KEYS
from twitchkit.model.assessment import ConditionResult, Contribution, CriterionResult, CriterionState, PriorResult
from twitchkit.model.condition import Band
from twitchkit.model.later import later
from twitchkit.model.range import Range, Shift
from twitchkit.model.safety import Tier
from twitchkit.scoring import rules
from twitchkit.scoring.advised import advice_of
from twitchkit.scoring.missing import missing_of, to_ask
from twitchkit.scoring.observations import Observations, uncovered
from twitchkit.scoring.score import Score, ScoredGroup, add_all, prior_of, score_condition, score_group

_BANDS = tuple(Band)
_NOTHING: frozenset[str] = frozenset()
_NO_RANGE = Range(0.0, 0.0, 0.0)
_NO_PRIOR = PriorResult(log_odds=_NO_RANGE)


class Scored(NamedTuple):
    """A condition's plan with its score for one person."""

    plan: ConditionPlan
    score: Score


def score_all(knowledge: Knowledge, observations: Observations) -> tuple[Scored, ...]:
    """Return the score of every condition, in id order: those are added up of which something was told."""
    plan, env, told = knowledge.plan, observations.env, observations.told
    groups, scored = add_all(plan, told, env, ONE_PERSON), list(_of_nobody(knowledge, env))
    for place, condition in enumerate(plan.conditions):
        if place in groups or not condition.decided_by.isdisjoint(told.known):
            prior = scored[place].score.prior
            scored[place] = _scored(knowledge, env, condition, prior, groups.get(place, ()))
    return tuple(scored)


def _of_nobody(knowledge: Knowledge, env: Env) -> tuple[Scored, ...]:
    """Return the scores of somebody of whom only age, sex and pregnancy are told, as of this person; worked out once.

    How common a condition is depends on nothing else.
    """
    plan, kept = knowledge.plan, knowledge.of_nobody
    like = tuple([evaluate(env, ONE_PERSON) for evaluate in plan.factors])
    if like not in kept:
        nobody = Env(plan.blank, ())
        for key in PROFILE_KEYS & nobody.keys():
            nobody.tell(key, env[key])
        kept[like] = tuple(
            [
                _scored(knowledge, nobody, condition, prior_of(condition, nobody, ONE_PERSON), ())
                for condition in plan.conditions
            ]
        )
    return cast("tuple[Scored, ...]", kept[like])  # what is kept there is what this function made


def score_again(
    knowledge: Knowledge,
    observations: Observations,
    scored: Sequence[Scored],
    touched: Mapping[int, Collection[int]],
) -> tuple[Scored, ...]:
    """Return the scores of all conditions, where only some may have changed: by position, with their touched groups."""
    again = list(scored)
    for place, numbers in touched.items():
        condition, score = scored[place]
        before = {id(group.plan): group for group in score.groups}
        groups = []
        for number, plan in enumerate(condition.groups):
            if number not in numbers:
                group = before.get(id(plan))
            else:
                looked = [item for item in plan.evidence if may_tell(item.needs, observations.told)]
                group = score_group(plan, looked, observations.env, ONE_PERSON) if looked else None
            if group is not None:
                groups.append(group)
        prior = prior_of(condition, observations.env, ONE_PERSON)
        again[place] = _scored(knowledge, observations.env, condition, prior, groups)
    return tuple(again)


def _scored(
    knowledge: Knowledge, env: Env, plan: ConditionPlan, prior: Triple, groups: Sequence[ScoredGroup]
) -> Scored:
    thresholds = knowledge.plan.thresholds
    return Scored(plan, score_condition(plan, prior, groups, env, thresholds, ONE_PERSON))


def in_order(scored: Iterable[Scored], urgency: Tier) -> tuple[Scored, ...]:
    """Sort by how well they fit, ids in order where nothing else tells them apart."""
    return tuple(sorted(scored, key=lambda item: (place_of(item, urgency), item.plan.condition.id)))


def first_of(scored: Iterable[Scored], urgency: Tier) -> Scored | None:
    """Return what comes first in that order; None of none."""
    return min(scored, key=lambda item: (place_of(item, urgency), item.plan.condition.id), default=None)


def place_of(item: Scored, urgency: Tier) -> tuple[int, bool, float]:
    """Return what a condition is put in order by, the best the lowest."""
    score, back = item.score, rules.stands_back(item.plan.condition.tier, urgency)
    return rules.place(rules.shown_band(score.band, back), back, rules.fit(score.weight, score.prior[1]))


def band_of(item: Scored, urgency: Tier) -> Band:
    """Return the band of a condition; while something urgent is open, a benign one is at most possible."""
    back = rules.stands_back(item.plan.condition.tier, urgency)
    return _BANDS[rules.shown_band(item.score.band, back)]


def leans(item: Scored, observations: Observations, complaints: Collection[str]) -> bool:
    """Tell whether a complaint speaks for a condition that may be it: of this person, not unlikely, nor held down.

    What is told beside a complaint, like a diet or an old disease, is not enough, and what is urgent is not named on so
    little.
    """
    held = any(ceiling.rank < rules.POSSIBLE for ceiling in _ceilings(item, observations))
    calm = item.plan.condition.tier.rank <= Tier.ROUTINE.rank
    may_be = item.score.band != rules.UNLIKELY and calm and not held and _concerns(item, observations)
    return may_be and rules.speaks_for_it(item.score.weight) and _is_spoken_for(item, complaints)


def _is_spoken_for(item: Scored, complaints: Collection[str]) -> bool:
    entries = (entry for group in item.score.groups for entry in group.evidence)
    speaking = (entry for entry in entries if entry.truth.true and rules.speaks_for_it(entry.log_lr[1]))
    return any(name in complaints for entry in speaking for name in entry.plan.names)


def _concerns(item: Scored, observations: Observations) -> bool:
    return item.plan.concerns is None or not item.plan.concerns(observations.env, ONE_PERSON).false


def result_of(knowledge: Knowledge, observations: Observations, item: Scored, urgency: Tier) -> ConditionResult:
    """Return one condition; its numbers, and the list that they are the sum of, are put together when looked at."""
    condition, band = item.plan.condition, band_of(item, urgency)
    made = ConditionResult(
        id=condition.id,
        name=condition.name,
        band=band,
        says=f"{band.says}: {condition.name}.",
        tier=condition.tier,
        probability=_NO_RANGE,
        log_odds=_NO_RANGE,
        prior=_NO_PRIOR,
        because=(),
        criteria=(),
        limited_by=(),
        unknown=(),
        advice="",
        sources=item.plan.sources,
        concerns=_concerns(item, observations),
        icd10cm=condition.icd10cm,
    )
    return later(made, _Parts(knowledge, observations, item, urgency), _PARTS)


class _Parts(NamedTuple):
    """What a result of a condition is put together from, by the names that it has there."""

    knowledge: Knowledge
    observations: Observations
    item: Scored
    urgency: Tier

    @property
    def probability(self) -> Range:
        return Range(*self.item.score.probability)

    @property
    def log_odds(self) -> Range:
        return Range(*self.item.score.log_odds)

    @property
    def prior(self) -> PriorResult:
        return PriorResult(log_odds=Range(*self.item.score.prior))

    @property
    def advice(self) -> str:
        return advice_of(self.item.plan, self.observations)

    @property
    def because(self) -> tuple[Contribution, ...]:
        return tuple(entry for group in self.item.score.groups for entry in _contributions(group, self.observations))

    @property
    def criteria(self) -> tuple[CriterionResult, ...]:
        return tuple(_criterion(plan, self.knowledge, self.observations) for plan in self.item.plan.criteria)

    @property
    def limited_by(self) -> tuple[str, ...]:
        return _limits(self.item, self.observations, self.urgency)

    @property
    def unknown(self) -> tuple[str, ...]:
        return _unknown(self.knowledge, self.observations, self.item.plan)


_PARTS = frozenset(name for name, value in vars(_Parts).items() if isinstance(value, property))


def _contributions(group: ScoredGroup, observations: Observations) -> Iterable[Contribution]:
    """Yield what adds to the score: each evidence that counts, and the cap where it bites."""
    for scored in group.evidence:
        entry = scored.plan.if_present if scored.truth.true else scored.plan.if_absent
        text = with_note(entry.text, scored.plan.names, observations)
        yield entry if text == entry.text else _instead(entry, text, entry.log_lr)
    if any(group.cap):
        yield _instead(group.plan.at_cap, group.plan.at_cap.text, Shift(*group.cap))


def _instead(entry: Contribution, text: str, log_lr: Shift) -> Contribution:
    """Return an entry with another text and weight; written out, as ``attrs.evolve`` takes five times as long."""
    return Contribution(
        finding=entry.finding,
        text=text,
        state=entry.state,
        group=entry.group,
        log_lr=log_lr,
        status=entry.status,
        certainty=entry.certainty,
        sources=entry.sources,
        cap=entry.cap,
    )


def with_note(words: str, names: Sequence[str], observations: Observations) -> str:
    """Add in brackets what the values of these names were read from, unless the words say it already.

    That is a reading, or the name of a medicine.
    """
    notes = observations.notes
    if notes.keys().isdisjoint(names):
        return words
    note = ", ".join(dict.fromkeys(notes[name] for name in names if name in notes))
    if note.casefold() in words.casefold():
        return words
    return noted(words, note)


def seen(names: Iterable[str], knowledge: Knowledge, observations: Observations) -> tuple[str, ...]:
    """Return in words which of these findings are present, and which measurements were given.

    A derived finding is left out beside a part of it that was seen, and what a measurement is calculated from.
    """
    given = uncovered(knowledge, [name for name in names if _is_seen(name, observations)])
    told = [
        name
        for name in given
        if name in knowledge.measurements or knowledge.rests_on.get(name, _NOTHING).isdisjoint(given)
    ]
    return tuple(with_note(knowledge.plan.display[name], (name,), observations) for name in told)


def _is_seen(name: str, observations: Observations) -> bool:
    value = observations.env[name]
    return bool(value.true) if isinstance(value, Truth) else name in observations.notes


def _criterion(plan: CriterionPlan, knowledge: Knowledge, observations: Observations) -> CriterionResult:
    state = observations.env[plan.key]
    assert isinstance(state, Truth)
    if state.true:
        result, because = CriterionState.MET, plan.words
    elif state.false:
        result, because = CriterionState.NOT_MET, _why_not_met(plan, observations)
    else:
        result, because = CriterionState.OPEN, _why_open(plan, observations)
    names = plan.requires_names if result is CriterionState.OPEN else ()
    # An exclusion that nobody asked about does not hold a criterion back, but it is shown as open.
    exclusions = () if result is CriterionState.NOT_MET else plan.excluded_names
    return CriterionResult(
        id=plan.criterion.id,
        name=plan.criterion.name,
        state=result,
        specifier=plan.criterion.specifier,
        missing=missing_of((*names, *exclusions), knowledge, observations),
        because=because,
        sources=plan.sources,
    )


def _why_not_met(plan: CriterionPlan, observations: Observations) -> str:
    excluding = _true_of(plan.excluded, observations)
    return f"excluded by: {excluding}" if excluding else f"needs: {plan.words}"


def _why_open(plan: CriterionPlan, observations: Observations) -> str:
    doubting = _true_of(plan.doubted, observations)
    return f"something else explains it as well: {doubting}" if doubting else f"needs: {plan.words}"


def _true_of(objections: Iterable[Objection], observations: Observations) -> str:
    return "; ".join(item.words for item in objections if item.evaluate(observations.env, ONE_PERSON).true)


def _limits(item: Scored, observations: Observations, urgency: Tier) -> tuple[str, ...]:
    reasons = [ceiling.words for ceiling in _ceilings(item, observations)]
    if rules.stands_back(item.plan.condition.tier, urgency):
        reasons.append("something more urgent comes first")
    return tuple(reasons)


def _ceilings(item: Scored, observations: Observations) -> Iterator[CeilingPlan]:
    """Yield the ceilings that hold a condition down."""
    return (ceiling for ceiling in item.plan.ceilings if not ceiling.unless(observations.env, ONE_PERSON).true)


def _unknown(knowledge: Knowledge, observations: Observations, plan: ConditionPlan) -> tuple[str, ...]:
    """Return in words what evidence looks at and could still be asked."""
    display = knowledge.plan.display
    return tuple(dict.fromkeys([display[id] for id in to_ask(plan.names, knowledge, observations)]))
