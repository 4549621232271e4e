"""What an answer would change that a reader sees: the urgency, and the bands of conditions."""

from __future__ import annotations

from collections.abc import Iterator

from twitchkit.model.condition import Band
from twitchkit.model.question import PossibleChange
from twitchkit.reasoning.candidates import Candidate
from twitchkit.scoring import Person

_MOST = 6


def possible_changes(person: Person, candidate: Candidate) -> tuple[PossibleChange, ...]:
    """Return what the answers to one question would change, most telling first, the first few.

    Bands are told where a condition becomes at least possible or ceases to be. A list (medicines, several words) has
    too many answers to go through.
    """
    if len(candidate.parts) != 1:
        return ()
    changes = [
        change
        for answer in candidate.parts[0]
        for change in _differences(person, answer.words, person.after(answer.values))
    ]
    return tuple(sorted(changes, key=_order)[:_MOST])


def _differences(now: Person, words: str, after: Person) -> Iterator[PossibleChange]:
    if after.tier is not now.tier:
        before, tier = now.tier.value, after.tier.value
        yield PossibleChange(answer=words, subject="urgency", name="how soon to get help", before=before, after=tier)
    for id, band in now.bands.items():
        other = after.bands[id]
        if other is not band and max(other.rank, band.rank) >= Band.POSSIBLE.rank:
            name = now.knowledge.conditions[id].name
            yield PossibleChange(answer=words, subject=id, name=name, before=band.value, after=other.value)


def _order(change: PossibleChange) -> tuple[bool, bool, str, str]:
    about_fit = Band.CONSISTENT.value in (change.before, change.after)
    return change.subject != "urgency", not about_fit, change.subject, change.answer
