"""How much an answer tells: expected information in bits, over all conditions.

The information of a question about one condition is the expected Kullback-Leibler divergence from where the condition
stands now to where each answer would put it (Lindley 1956, Annals of Mathematical Statistics 27:986-1005; Kullback
and Leibler 1951, ibid. 22:79-86). Where the chances of the answers follow from the evidence itself, that is exactly
the expected fall of the condition's entropy (Shannon 1948, Bell System Technical Journal 27:379-423).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

Chances = tuple[float, ...]


def entropy(share: float) -> float:
    """Return the entropy of a yes/no thing in bits.

    >>> entropy(0.5)
    1.0
    """
    return -share * math.log2(share) - (1 - share) * math.log2(1 - share)


def divergence(after: float, before: float) -> float:
    """Return how many bits it takes to move a share from ``before`` to ``after``; none if it stays."""
    return after * math.log2(after / before) + (1 - after) * math.log2((1 - after) / (1 - before))


def farthest(share: float, span: float) -> float:
    """Return how many bits at most a change of log-odds by up to ``span`` either way takes; never more than entropy.

    >>> farthest(0.5, 0.0), farthest(0.5, math.inf)
    (0.0, 1.0)
    """
    most = entropy(share)
    if span == math.inf:
        return most
    odds, times = share / (1 - share), math.exp(span)
    up, down = odds * times, odds / times
    return min(max(divergence(up / (1 + up), share), divergence(down / (1 + down), share)), most)


class Outlook(NamedTuple):
    """A condition before a question: where it stands now, and where each answer would put it."""

    now: float
    after: Chances


def stated_chances(outlook: Outlook) -> Chances | None:
    """Return how likely each answer is according to the evidence itself; None where it does not say.

    What one expects to believe is what one believes now (the law of total probability). With two answers this fixes
    their chances: where a likelihood ratio is stated for present and for absent, they are those of its sensitivity
    and specificity. With more, answers that move a condition the same way share the chance, and those that move
    nothing have the even share.

    >>> stated_chances(Outlook(0.5, (0.75, 0.25)))
    (0.5, 0.5)
    """
    now, after = outlook
    up = [share for share in after if share > now]
    down = [share for share in after if share < now]
    if not up or not down:
        return None
    moving = (len(up) + len(down)) / len(after)
    high, low = sum(up) / len(up), sum(down) / len(down)
    up_chance = moving * (now - low) / (high - low) / len(up)
    down_chance = moving * (high - now) / (high - low) / len(down)
    still = 1 / len(after)
    return tuple([up_chance if share > now else down_chance if share < now else still for share in after])


def supposed_chances(outlook: Outlook, telling: float) -> Chances:
    """Return chances where the evidence says only what an answer tells and not what its absence tells.

    Such an answer is supposed to be given by the share ``telling`` of those whom it speaks for: by Bayes' theorem the
    chance of an answer that moves a condition from p to q is telling × p / q, and of one that speaks against it
    telling × (1 − p) / (1 − q). Several such answers divide it; the others are equally likely. Where there is no other
    answer, they keep their proportions.

    >>> supposed_chances(Outlook(0.4, (0.8, 0.4)), 0.1)
    (0.05, 0.95)
    """
    now, after = outlook
    still = after.count(now)
    spoken_for = [(now / share if share > now else (1 - now) / (1 - share)) if share != now else 0.0 for share in after]
    each = telling / max(len(after) - still, 1) if still else 1 / sum(spoken_for)
    other = (1 - each * sum(spoken_for)) / still if still else 0.0
    return tuple([each * chance if chance else other for chance in spoken_for])


def information(outlooks: Sequence[Outlook], telling: float) -> list[float]:
    """Return what the answer to one question is expected to tell about each condition, in bits.

    Where the evidence for one condition does not say how likely the answers are, the mean of the others that do
    stands in.
    """
    stated = [stated_chances(outlook) for outlook in outlooks]
    mean = _mean([chances for chances in stated if chances is not None])
    return [
        _expected(outlook, chances or mean or supposed_chances(outlook, telling))
        for outlook, chances in zip(outlooks, stated, strict=True)
    ]


def common_chances(outlooks: Sequence[Outlook], telling: float) -> Chances:
    """Return how likely each answer to one question is, as far as any condition says; empty if no condition is moved.

    The mean over the conditions whose evidence says it, else over what is supposed of the others.

    >>> common_chances([Outlook(0.5, (0.75, 0.25)), Outlook(0.4, (0.8, 0.4))], 0.1)
    (0.5, 0.5)
    """
    stated = [chances for chances in map(stated_chances, outlooks) if chances is not None]
    return _mean(stated or [supposed_chances(outlook, telling) for outlook in outlooks])


def _mean(chances: Sequence[Chances]) -> Chances:
    return tuple([sum(column) / len(chances) for column in zip(*chances, strict=True)])


def _expected(outlook: Outlook, chances: Chances) -> float:
    now, after = outlook
    told = sum(chance * divergence(share, now) for chance, share in zip(chances, after, strict=True) if share != now)
    return min(max(told, 0.0), entropy(now))  # rounding alone can put it outside
