"""The answers to open questions, each tried once on all conditions that it moves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from attrs import field, frozen

from twitchkit.knowledge.possible_answers import Part
from twitchkit.reasoning.information import Outlook
from twitchkit.reasoning.standing import Moved, Standing, moved
from twitchkit.scoring import Person
from twitchkit.scoring.changes import Changed, with_answer


class TriedAnswers(NamedTuple):
    """What each answer to one question changes, the conditions that it moves, and the outlook of each of those."""

    changed: tuple[Changed, ...]
    moved: tuple[Mapping[int, Moved], ...]
    outlooks: Mapping[int, Outlook]


@frozen
class Trials:
    """Answers tried on a person, each only once; ``now`` are the conditions that count, by position."""

    person: Person
    now: Mapping[int, Standing]
    _done: dict[str, TriedAnswers] = field(factory=dict, init=False)

    def of(self, part: Part) -> TriedAnswers:
        """Return what the answers to one question do, each by itself."""
        key = next(iter(part[0].values))
        if key not in self._done:
            self._done[key] = self._try(part)
        return self._done[key]

    def _try(self, part: Part) -> TriedAnswers:
        knowledge, observations, now = self.person.knowledge, self.person.observations, self.now
        changed = tuple([with_answer(knowledge, observations, answer.values) for answer in part])
        after = tuple([moved(knowledge, now, item) for item in changed])
        outlooks = {
            number: Outlook(now[number].share, tuple([item.get(number, now[number]).share for item in after]))
            for number in sorted(set().union(*after))
        }
        return TriedAnswers(changed, after, outlooks)
