"""Which open answer could still change what a reader sees first: the condition that fits best, or a higher urgency.

What a question is expected to tell (``gains``) counts every condition by how likely it is. A rare condition that one
answer would put in the first place is worth little there, and much to whoever reads the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from twitchkit.reasoning.candidates import Candidate
from twitchkit.reasoning.information import common_chances
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
    """One thing that can be asked: how likely an answer that is pressing by itself is, and those that may decide."""

    candidate: Candidate
    flagged: float
    others: tuple[Answered, ...]

    def at_most(self) -> Decision:
        """Return the decision that it would be if all of these answers did."""
        return Decision(self.candidate, self.flagged + sum(other.chance for other in self.others))

    def tried(self, lead: Lead) -> Decision:
        """Return the decision that it is."""
        return Decision(self.candidate, self.flagged + sum(item.chance for item in self.others if lead.is_lost(item)))


def most_deciding(trials: Trials, candidates: Iterable[Candidate], *, least: float) -> Decision | None:
    """Return the question whose answer is most likely to change what comes first, for its burden.

    The first id among equals; None if no question can change it, or has as much as a chance of ``least`` per burden.
    Of a question about several things each is taken by itself. Where nothing says how likely an answer is, it is not
    counted.
    """
    if not trials.person.scored:
        return None
    lead = Lead.of(trials)
    hopes = [(hope.at_most().per_burden, hope) for item in candidates for hope in _hopes(lead, item)]
    best: Decision | None = None
    for at_most, hope in sorted(hopes, key=lambda item: (-item[0], item[1].candidate.id)):
        if at_most < (least if best is None else best.per_burden):
            break
        decision = hope.tried(lead)
        is_enough = decision.chance > 0 and decision.per_burden >= least
        if is_enough and (best is None or _order(decision) < _order(best)):
            best = decision
    return best


def _order(decision: Decision) -> tuple[float, str]:
    return -decision.per_burden, decision.candidate.id


def _hopes(lead: Lead, candidate: Candidate) -> Iterator[_Hope]:
    for part in candidate.parts:
        key = next(iter(part[0].values))
        flags, near = lead.flags(key), lead.near(key)
        if not (flags or near or key in lead.limited):
            continue
        tried = lead.trials.of(part)
        chances = common_chances(list(tried.outlooks.values()), lead.thresholds.telling_share)
        flagged, others = 0.0, []
        for chance, changed, moved in zip(chances, tried.changed, tried.moved, strict=False):
            if any(flag.is_up(changed.env) for flag in flags) or lead.passes(changed):
                flagged += chance
            elif places := lead.rivals(near, changed, moved):
                rising = tuple(number for number in places if number in moved and lead.rises(number, moved[number]))
                others.append(Answered(chance, changed, places, rising))
        if flagged or others:
            yield _Hope(candidate, flagged, tuple(others))
