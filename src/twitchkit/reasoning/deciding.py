"""Which open answer could still change what a reader sees first: the condition that fits best, or the urgency.

What a question is expected to tell (``gains``) counts every condition by how likely it is. A rare condition that one
answer would put in the first place is worth little there, and much to whoever reads the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from twitchkit.reasoning.candidates import Candidate
from twitchkit.reasoning.information import common_chances, stated_chances
from twitchkit.reasoning.lead import Answered, Lead
from twitchkit.reasoning.trials import Trials


class Decision(NamedTuple):
    """A question, and how likely it is that its answer changes what fits best or makes the urgency higher."""

    candidate: Candidate
    chance: float

    @property
    def per_burden(self) -> float:
        """Chance per burden, by which questions are put in order; digits that rounding may change are left out."""
        return round(self.chance / self.candidate.burden, 12)


class _Hope(NamedTuple):
    """One thing that can be asked, and those of its answers that may decide."""

    candidate: Candidate
    answers: tuple[Answered, ...]

    def at_most(self) -> Decision:
        """Return the decision that it would be if all of these answers did."""
        return Decision(self.candidate, sum(answer.chance for answer in self.answers))

    def tried(self, lead: Lead) -> Decision:
        """Return the decision that it is."""
        return Decision(self.candidate, sum(answer.chance for answer in self.answers if lead.is_lost(answer)))


def most_deciding(trials: Trials, candidates: Iterable[Candidate], *, least: float, most: int = 1) -> list[Decision]:
    """Return the questions whose answers are most likely to change what comes first, for their burden.

    So many of them, the first id among equals; none that cannot change it, or has less than a chance of ``least`` per
    burden. Of a question about several things each is taken by itself. Where nothing says how likely an answer is, it
    is not counted, and red flags are left to :func:`pressing`.
    """
    if not trials.person.scored:
        return []
    lead = Lead.of(trials)
    hopes = [(hope.at_most().per_burden, hope) for item in candidates for hope in _hopes(lead, item)]
    best: dict[str, Decision] = {}
    for at_most, hope in sorted(hopes, key=lambda item: (-item[0], item[1].candidate.id)):
        if at_most < (least if len(best) < most else min(item.per_burden for item in best.values())):
            break
        decision, id = hope.tried(lead), hope.candidate.id
        if (
            decision.chance > 0
            and decision.per_burden >= least
            and (id not in best or decision.chance > best[id].chance)
        ):
            best = {item.candidate.id: item for item in sorted((*best.values(), decision), key=_order)[:most]}
    return list(best.values())


def pressing(trials: Trials, candidates: Iterable[Candidate], *, least: float) -> list[Candidate]:
    """Return what has a chance of ``least`` per burden to raise a red flag, or to pass a critical limit, by itself.

    The most likely first. Only where evidence says how likely an answer is, is it counted.
    """
    lead = Lead.of(trials)
    found = [Decision(item, chance) for item in candidates for chance in _pressing(lead, item)]
    enough = sorted((item for item in found if item.chance > 0 and item.per_burden >= least), key=_order)
    return list({item.candidate.id: item.candidate for item in enough}.values())


def _order(decision: Decision) -> tuple[float, str]:
    return -decision.per_burden, decision.candidate.id


def _hopes(lead: Lead, candidate: Candidate) -> Iterator[_Hope]:
    for part in candidate.parts:
        near = lead.near(next(iter(part[0].values)))
        if not near:
            continue
        tried = lead.trials.of(part)
        chances = common_chances(list(tried.outlooks.values()), lead.thresholds.telling_share)
        answers = []
        for chance, changed, moved in zip(chances, tried.changed, tried.moved, strict=False):
            if places := lead.rivals(near, changed, moved):
                rising = tuple(number for number in places if number in moved and lead.rises(number, moved[number]))
                answers.append(Answered(chance, changed, places, rising))
        if answers:
            yield _Hope(candidate, tuple(answers))


def _pressing(lead: Lead, candidate: Candidate) -> Iterator[float]:
    """Yield how likely each thing that a question asks for raises a flag or passes a limit."""
    for part in candidate.parts:
        key = next(iter(part[0].values))
        flags = lead.flags(key)
        if not flags and key not in lead.limited:
            continue
        tried = lead.trials.of(part)
        stated = [outlook for outlook in tried.outlooks.values() if stated_chances(outlook)]
        chances = common_chances(stated, lead.thresholds.telling_share) if stated else ()
        yield sum(
            chance
            for chance, changed in zip(chances, tried.changed, strict=False)
            if lead.passes(changed) or any(flag.is_up(changed.env) for flag in flags)
        )
