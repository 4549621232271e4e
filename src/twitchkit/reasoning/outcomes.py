"""What an answer would change that a reader sees: the urgency, and the bands of conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import evolve

from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.answers import Answer
from twitchkit.knowledge.relevance import Told
from twitchkit.model.condition import Band
from twitchkit.model.question import PossibleChange
from twitchkit.model.safety import Tier
from twitchkit.reasoning.candidates import Candidate
from twitchkit.reasoning.changes import with_answer
from twitchkit.scoring import Observations
from twitchkit.scoring.advice import find_cautions, withheld_parts
from twitchkit.scoring.conditions import Scored, band_of, in_order, score_all
from twitchkit.scoring.urgency import find_urgency

_MOST = 6


class Outcome(NamedTuple):
    """What a reader sees first: how urgent it is, and the band of every condition, best first."""

    tier: Tier
    bands: Mapping[str, Band]


def outcome_of(knowledge: Knowledge, observations: Observations, scored: Sequence[Scored]) -> Outcome:
    """Return the urgency and the bands of a person whose conditions are scored."""
    tier = find_urgency(knowledge, observations, scored).tier
    alarmed = tier.rank >= Tier.URGENT.rank
    return Outcome(tier, {item.plan.condition.id: band_of(item, alarmed) for item in in_order(scored, tier)})


def shows_conditions(knowledge: Knowledge, observations: Observations, tier: Tier) -> bool:
    """Tell whether a reader sees conditions at all: not where help is needed today, and not where a caution forbids."""
    if tier.rank >= Tier.SAME_DAY.rank:
        return False
    return "conditions" not in withheld_parts(find_cautions(knowledge, observations))


def outcome_after(knowledge: Knowledge, observations: Observations, answer: Answer) -> Outcome:
    """Return the outcome for a person who gives one more answer."""
    changed = with_answer(knowledge, observations, answer.values)
    known, present = observations.told
    there = frozenset(key for key, absent in changed.absent.items() if not absent)
    told = Told(known.union(changed.absent), present | there)
    after = evolve(observations, env=changed.env, told=told)
    return outcome_of(knowledge, after, score_all(knowledge, after))


def possible_changes(
    knowledge: Knowledge, observations: Observations, now: Outcome, candidate: Candidate
) -> tuple[PossibleChange, ...]:
    """Return what the answers to one question would change, most telling first, the first few.

    Bands are told where a condition becomes at least possible or ceases to be. A list (medicines, several words) has
    too many answers to go through.
    """
    if len(candidate.parts) != 1:
        return ()
    changes = [
        change
        for answer in candidate.parts[0]
        for change in _differences(knowledge, answer.words, now, outcome_after(knowledge, observations, answer))
    ]
    return tuple(sorted(changes, key=_order)[:_MOST])


def _differences(knowledge: Knowledge, words: str, now: Outcome, after: Outcome) -> Iterator[PossibleChange]:
    if after.tier is not now.tier:
        before, tier = now.tier.value, after.tier.value
        yield PossibleChange(answer=words, subject="urgency", name="how soon to get help", before=before, after=tier)
    for id, band in now.bands.items():
        other = after.bands[id]
        if other is not band and max(other.rank, band.rank) >= Band.POSSIBLE.rank:
            name = knowledge.conditions[id].name
            yield PossibleChange(answer=words, subject=id, name=name, before=band.value, after=other.value)


def _order(change: PossibleChange) -> tuple[bool, bool, str, str]:
    about_fit = Band.CONSISTENT.value in (change.before, change.after)
    return change.subject != "urgency", not about_fit, change.subject, change.answer
