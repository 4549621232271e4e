"""The smallest changes of answers or readings that would change a result; each is run to see that it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from twitchkit.knowledge import Knowledge
from twitchkit.logic import Truth
from twitchkit.model.condition import Band
from twitchkit.model.counterfactual import ChangedAnswer, Counterfactual, Effect
from twitchkit.quantity import Interval
from twitchkit.reasoning.alternatives import Otherwise, alternatives, values_of
from twitchkit.scoring import Person
from twitchkit.scoring.conditions import first_of

URGENCY, FIRST = "urgency", "first"
MOST_PAIRED = 40
"""How many single changes are tried in pairs, those first that move most; a small pack has fewer."""

_WATCHED = 3


class _Tried(NamedTuple):
    """Some things otherwise, the values that they set, what a reader sees then, and how far the scores have moved."""

    changes: tuple[Otherwise, ...]
    values: Mapping[str, Truth | Interval]
    seen: Mapping[str, str | None]
    moved: float


def counterfactuals(now: Person) -> tuple[Counterfactual, ...]:
    """Return the smallest sets of changes that change what fits best, a band of the first three, or the urgency.

    For each of these all single changes that bring it about; where there is none, all pairs among the ``MOST_PAIRED``
    single changes that move most. A number is moved no farther than it takes. Age, sex, medicines and supplements stay
    as they are. What was known comes first, then ids in order. Of a person of whom too little is known there is
    nothing to say.
    """
    if not now.can_be_judged:
        return ()
    before = {subject: _value(now, subject) for subject in _subjects(now)}
    singles = [_try(now, before, (item,), values_of(now, item)) for item in alternatives(now)]
    found = {subject: _nearest(_that_change(singles, subject, before)) for subject in before}
    if not all(found.values()):
        pairs = _pairs(now, before, singles)
        found |= {subject: _nearest(_that_change(pairs, subject, before)) for subject in before if not found[subject]}
    chosen = {_order(tried): tried for subject in before for tried in found[subject]}
    return tuple(_counterfactual(chosen[key], now.knowledge, before) for key in sorted(chosen))


def _try(
    now: Person,
    subjects: Iterable[str],
    changes: tuple[Otherwise, ...],
    values: Mapping[str, Truth | Interval],
) -> _Tried:
    then = now.after(values)
    pairs = zip(then.scored, now.scored, strict=True)
    moved = sum([abs(after.score.log_odds[1] - before.score.log_odds[1]) for after, before in pairs])
    return _Tried(changes, values, {subject: _value(then, subject) for subject in subjects}, moved)


def _subjects(now: Person) -> list[str]:
    """Return what is watched: the urgency, what fits best, and the bands of the first conditions that can be judged."""
    if not now.shows_conditions:
        return [URGENCY]
    judged = [id for id, band in now.bands.items() if band is not Band.NOT_ASSESSABLE]
    return [URGENCY, *([FIRST] if _first(now) else []), *judged[:_WATCHED]]


def _value(person: Person, subject: str) -> str | None:
    """Return what a reader sees of a subject; None where the conditions are held back."""
    if subject == URGENCY:
        return person.tier.value
    if not person.shows_conditions:
        return None
    if subject == FIRST:
        return _first(person)
    return next(person.band_of(item).value for item in person.scored if item.plan.condition.id == subject)


def _first(person: Person) -> str | None:
    """Return what comes first; None where it is not even possible."""
    best = first_of(person.scored, person.tier)
    return None if best is None or person.band_of(best).rank < Band.POSSIBLE.rank else best.plan.condition.id


def _that_change(tried: Sequence[_Tried], subject: str, before: Mapping[str, str | None]) -> list[_Tried]:
    return [item for item in tried if item.seen[subject] not in (None, before[subject])]


def _pairs(now: Person, subjects: Iterable[str], singles: Sequence[_Tried]) -> list[_Tried]:
    def moves(tried: _Tried) -> tuple[float, str, str]:
        (item,) = tried.changes
        return -round(tried.moved, 9), item.id, item.after

    most = sorted(sorted(singles, key=moves)[:MOST_PAIRED], key=_order)
    return [
        _try(now, subjects, (*one.changes, *other.changes), {**one.values, **other.values})
        for one, other in combinations(most, 2)
        if one.changes[0].id != other.changes[0].id
    ]


def _nearest(found: Sequence[_Tried]) -> list[_Tried]:
    """Leave out what moves a number farther, the same way, than another that does it as well."""
    numbers = [item for item in found if any(change.step for change in item.changes)]
    farther = {id(item) for item in numbers if any(_is_nearer(other, item) for other in numbers)}
    return [item for item in found if id(item) not in farther]


def _is_nearer(one: _Tried, other: _Tried) -> bool:
    pairs = list(zip(one.changes, other.changes, strict=True))
    return one is not other and all(
        a == b or (a.id == b.id and a.step * b.step > 0 and abs(a.step) < abs(b.step)) for a, b in pairs
    )


def _place(item: Otherwise) -> tuple[bool, str, str]:
    return not item.known, item.id, item.after


def _order(tried: _Tried) -> tuple[int, tuple[tuple[bool, str, str], ...]]:
    return len(tried.changes), tuple(_place(item) for item in tried.changes)


def _counterfactual(tried: _Tried, knowledge: Knowledge, before: Mapping[str, str | None]) -> Counterfactual:
    """Return changes with their effects."""
    changes = tuple(
        ChangedAnswer(id=item.id, name=knowledge.plan.display[item.id], before=item.before, after=item.after)
        for item in tried.changes
    )
    return Counterfactual(changes=changes, effects=tuple(_effects(tried, knowledge, before)))


def _effects(tried: _Tried, knowledge: Knowledge, before: Mapping[str, str | None]) -> Iterator[Effect]:
    names = {URGENCY: "how soon to get help", FIRST: "what fits best"}
    for subject, after in tried.seen.items():
        was = before[subject]
        if was is not None and after is not None and was != after:
            name = names.get(subject) or knowledge.conditions[subject].name
            yield Effect(subject=subject, name=name, before=was, after=after)
