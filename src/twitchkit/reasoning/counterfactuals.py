"""The smallest changes of answers or readings that would change a result; each is run to see that it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from twitchkit.knowledge import Knowledge
from twitchkit.model.condition import Band
from twitchkit.model.counterfactual import ChangedAnswer, Counterfactual, Effect
from twitchkit.model.profile import Profile
from twitchkit.reasoning.alternatives import Alternative, alternatives, with_alternative
from twitchkit.reasoning.outcomes import Outcome, outcome_of, shows_conditions
from twitchkit.scoring import observe
from twitchkit.scoring.conditions import score_all

URGENCY, FIRST = "urgency", "first"
MOST_PAIRED = 40
"""How many single changes are tried in pairs, those first that move most; a small pack has fewer."""

_WATCHED = 3


class _Tried(NamedTuple):
    """Some things otherwise, what a reader then sees, and the log-odds of all conditions."""

    changes: tuple[Alternative, ...]
    seen: Outcome
    log_odds: tuple[float, ...]


def counterfactuals(knowledge: Knowledge, profile: Profile) -> tuple[Counterfactual, ...]:
    """Return the smallest sets of changes that change what fits best, a band of the first three, or the urgency.

    For each of these all single changes that bring it about; where there is none, all pairs among the ``MOST_PAIRED``
    single changes that move most. A number is moved no farther than it takes. Age, sex, medicines and supplements stay
    as they are. What was known comes first, then ids in order. Raises ``ProfileError`` for a profile that cannot be
    read.
    """
    now = _run(knowledge, profile, ())
    others = alternatives(knowledge, profile, observe(knowledge, profile))
    singles = [_run(knowledge, profile, (item,)) for item in others]
    subjects = _subjects(now.seen)
    found = {subject: _nearest(_that_change(singles, now.seen, subject)) for subject in subjects}
    if not all(found.values()):
        pairs = _pairs(knowledge, profile, singles, now)
        found |= {
            subject: _nearest(_that_change(pairs, now.seen, subject)) for subject in subjects if not found[subject]
        }
    chosen = {_order(tried): tried for subject in subjects for tried in found[subject]}
    return tuple(_counterfactual(knowledge, chosen[key], now.seen, subjects) for key in sorted(chosen))


def _run(knowledge: Knowledge, profile: Profile, changes: tuple[Alternative, ...]) -> _Tried:
    for item in changes:
        profile = with_alternative(knowledge, profile, item)
    observations = observe(knowledge, profile)
    scored = score_all(knowledge, observations)
    seen = outcome_of(knowledge, observations, scored)
    if not shows_conditions(knowledge, observations, seen.tier):
        seen = Outcome(seen.tier, {})
    return _Tried(changes, seen, tuple([item.score.log_odds[1] for item in scored]))


def _subjects(seen: Outcome) -> list[str]:
    """Return what is watched: the urgency, what fits best, and the bands of the first conditions that can be judged."""
    judged = [id for id, band in seen.bands.items() if band is not Band.NOT_ASSESSABLE]
    return [URGENCY, *([FIRST] if seen.bands else []), *judged[:_WATCHED]]


def _value(seen: Outcome, subject: str) -> str | None:
    """Return what a reader sees of a subject; None where the conditions are held back."""
    if subject == URGENCY:
        return seen.tier.value
    if subject == FIRST:
        return next(iter(seen.bands), None)
    return seen.bands[subject].value if seen.bands else None


def _that_change(tried: Sequence[_Tried], now: Outcome, subject: str) -> list[_Tried]:
    return [item for item in tried if _value(item.seen, subject) not in (None, _value(now, subject))]


def _pairs(knowledge: Knowledge, profile: Profile, singles: Sequence[_Tried], now: _Tried) -> list[_Tried]:
    def moves(tried: _Tried) -> tuple[float, str, str]:
        step = sum(abs(after - before) for after, before in zip(tried.log_odds, now.log_odds, strict=True))
        (item,) = tried.changes
        return -round(step, 9), item.id, item.after

    most = [tried.changes[0] for tried in sorted(singles, key=moves)[:MOST_PAIRED]]
    pairs = (pair for pair in combinations(sorted(most, key=_place), 2) if pair[0].id != pair[1].id)
    return [_run(knowledge, profile, pair) for pair in pairs]


def _nearest(found: Sequence[_Tried]) -> list[_Tried]:
    """Leave out what moves a number farther, the same way, than another that does it as well."""
    return [item for item in found if not any(_is_nearer(other, item) for other in found)]


def _is_nearer(one: _Tried, other: _Tried) -> bool:
    pairs = list(zip(one.changes, other.changes, strict=True))
    return one is not other and all(
        a == b or (a.id == b.id and a.step * b.step > 0 and abs(a.step) < abs(b.step)) for a, b in pairs
    )


def _place(item: Alternative) -> tuple[bool, str, str]:
    return not item.known, item.id, item.after


def _order(tried: _Tried) -> tuple[int, tuple[tuple[bool, str, str], ...]]:
    return len(tried.changes), tuple(_place(item) for item in tried.changes)


def _counterfactual(knowledge: Knowledge, tried: _Tried, now: Outcome, subjects: Sequence[str]) -> Counterfactual:
    display = knowledge.plan.display
    changes = tuple(
        ChangedAnswer(id=item.id, name=display[item.id], before=item.before, after=item.after) for item in tried.changes
    )
    return Counterfactual(changes=changes, effects=tuple(_effects(knowledge, tried.seen, now, subjects)))


def _effects(knowledge: Knowledge, after: Outcome, now: Outcome, subjects: Sequence[str]) -> Iterator[Effect]:
    names = {URGENCY: "how soon to get help", FIRST: "what fits best"}
    for subject in subjects:
        before, other = _value(now, subject), _value(after, subject)
        if before is not None and other is not None and before != other:
            name = names.get(subject) or knowledge.conditions[subject].name
            yield Effect(subject=subject, name=name, before=before, after=other)
