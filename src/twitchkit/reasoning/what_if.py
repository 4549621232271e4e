"""The smallest changes of answers or readings that would change a result; each is run to see that it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from twitchkit.model.condition import Band
from twitchkit.model.counterfactual import ChangedAnswer, Counterfactual, Effect
from twitchkit.reasoning.alternatives import Otherwise, alternatives, values_of, with_alternative
from twitchkit.scoring import Person

URGENCY, FIRST = "urgency", "first"
MOST_PAIRED = 40
"""How many single changes are tried in pairs, those first that move most; a small pack has fewer."""

_WATCHED = 3


class _Tried(NamedTuple):
    """Some things otherwise, and the person then."""

    changes: tuple[Otherwise, ...]
    then: Person


def counterfactuals(now: Person) -> tuple[Counterfactual, ...]:
    """Return the smallest sets of changes that change what fits best, a band of the first three, or the urgency.

    For each of these all single changes that bring it about; where there is none, all pairs among the ``MOST_PAIRED``
    single changes that move most. A number is moved no farther than it takes. Age, sex, medicines and supplements stay
    as they are. What was known comes first, then ids in order. Each is told as it comes out when the changed profile
    is scored from the beginning. Of a person of whom too little is known there is nothing to say.
    """
    if not now.can_be_judged:
        return ()
    singles = [_try(now, item) for item in alternatives(now)]
    subjects = _subjects(now)
    found = {subject: _nearest(_that_change(singles, now, subject)) for subject in subjects}
    if not all(found.values()):
        pairs = _pairs(singles, now)
        found |= {subject: _nearest(_that_change(pairs, now, subject)) for subject in subjects if not found[subject]}
    chosen = {_order(tried): tried for subject in subjects for tried in found[subject]}
    told = (_counterfactual(chosen[key], now, subjects) for key in sorted(chosen))
    return tuple(item for item in told if item.effects)


def _try(now: Person, *changes: Otherwise) -> _Tried:
    values = {key: value for item in changes for key, value in values_of(now, item).items()}
    return _Tried(changes, now.after(values))


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
    return _first(person) if subject == FIRST else person.bands[subject].value


def _first(person: Person) -> str | None:
    """Return what comes first; None where it is not even possible."""
    return next((id for id, band in person.bands.items() if band.rank >= Band.POSSIBLE.rank), None)


def _that_change(tried: Sequence[_Tried], now: Person, subject: str) -> list[_Tried]:
    before = _value(now, subject)
    return [item for item in tried if _value(item.then, subject) not in (None, before)]


def _pairs(singles: Sequence[_Tried], now: Person) -> list[_Tried]:
    def moves(tried: _Tried) -> tuple[float, str, str]:
        pairs = zip(tried.then.scored, now.scored, strict=True)
        step = sum(abs(after.score.log_odds[1] - before.score.log_odds[1]) for after, before in pairs)
        (item,) = tried.changes
        return -round(step, 9), item.id, item.after

    most = [tried.changes[0] for tried in sorted(singles, key=moves)[:MOST_PAIRED]]
    pairs = (pair for pair in combinations(sorted(most, key=_place), 2) if pair[0].id != pair[1].id)
    return [_try(now, *pair) for pair in pairs]


def _nearest(found: Sequence[_Tried]) -> list[_Tried]:
    """Leave out what moves a number farther, the same way, than another that does it as well."""
    return [item for item in found if not any(_is_nearer(other, item) for other in found)]


def _is_nearer(one: _Tried, other: _Tried) -> bool:
    pairs = list(zip(one.changes, other.changes, strict=True))
    return one is not other and all(
        a == b or (a.id == b.id and a.step * b.step > 0 and abs(a.step) < abs(b.step)) for a, b in pairs
    )


def _place(item: Otherwise) -> tuple[bool, str, str]:
    return not item.known, item.id, item.after


def _order(tried: _Tried) -> tuple[int, tuple[tuple[bool, str, str], ...]]:
    return len(tried.changes), tuple(_place(item) for item in tried.changes)


def _counterfactual(tried: _Tried, now: Person, subjects: Sequence[str]) -> Counterfactual:
    """Return changes with their effects, for which the changed profile is scored from the beginning."""
    knowledge, profile = now.knowledge, now.profile
    for item in tried.changes:
        profile = with_alternative(knowledge, profile, item)
    display = knowledge.plan.display
    changes = tuple(
        ChangedAnswer(id=item.id, name=display[item.id], before=item.before, after=item.after) for item in tried.changes
    )
    effects = tuple(_effects(Person.of(knowledge, profile), now, subjects))
    return Counterfactual(changes=changes, effects=effects)


def _effects(after: Person, now: Person, subjects: Sequence[str]) -> Iterator[Effect]:
    names = {URGENCY: "how soon to get help", FIRST: "what fits best"}
    for subject in subjects:
        before, other = _value(now, subject), _value(after, subject)
        if before is not None and other is not None and before != other:
            name = names.get(subject) or now.knowledge.conditions[subject].name
            yield Effect(subject=subject, name=name, before=before, after=other)
