"""What every question is expected to tell: its answers tried one by one on all conditions that they move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from twitchkit.reasoning.candidates import Candidate
from twitchkit.reasoning.information import entropy, farthest, information
from twitchkit.reasoning.trials import Trials


class Gain(NamedTuple):
    """What a question is expected to tell about each condition (by position in the plan) and about all, in bits."""

    candidate: Candidate
    about: Mapping[int, float]
    total: float

    @property
    def per_burden(self) -> float:
        """Bits per burden, by which questions are put in order; digits that rounding may change are left out."""
        return round(self.total / self.candidate.burden, 12)


def most_telling(trials: Trials, candidates: Iterable[Candidate], *, least: float, most: int = 1) -> list[Gain]:
    """Return the questions that are expected to tell most per burden, ``most`` of them, the first id among equals.

    None that tells nothing, or less than ``least`` bits per burden. Questions that cannot tell as much, whatever the
    answer, are passed over.
    """
    bounds = [(at_most(trials, candidate) / candidate.burden, candidate) for candidate in candidates]
    best: list[Gain] = []
    for bound, candidate in sorted(bounds, key=lambda item: (-item[0], item[1].id)):
        if bound < (least if len(best) < most else best[-1].per_burden):
            break
        gain = gain_of(trials, candidate)
        if gain.total > 0 and gain.per_burden >= least:
            best = sorted((*best, gain), key=_order)[:most]
    return best


def _order(gain: Gain) -> tuple[float, str]:
    return -gain.per_burden, gain.candidate.id


def can_tell(trials: Trials, candidate: Candidate) -> bool:
    """Tell whether any answer to a question may move a condition."""
    return at_most(trials, candidate) > 0


def at_most(trials: Trials, candidate: Candidate) -> float:
    """Return what a question can tell at most, in bits."""
    now, spans = trials.now, trials.person.knowledge.spans
    return sum(
        farthest(now[number].share, span)
        for part in candidate.parts
        for number, span in spans.get(next(iter(part[0].values)), {}).items()
        if number in now
    )


def gain_of(trials: Trials, candidate: Candidate) -> Gain:
    """Return what a question is expected to tell; of several parts, the sum, as if they were asked one by one.

    Nothing can tell more about a condition than its entropy.
    """
    telling = trials.person.knowledge.plan.thresholds.telling_share
    about: dict[int, float] = {}
    for part in candidate.parts:
        outlooks = trials.of(part).outlooks
        for number, bits in zip(outlooks, information(list(outlooks.values()), telling), strict=True):
            about[number] = about.get(number, 0.0) + bits
    about = {number: min(about[number], entropy(trials.now[number].share)) for number in sorted(about)}
    return Gain(candidate, about, sum(about.values()))
