"""What comes out otherwise for somebody: how soon to get help, what comes first, what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from twitchkit.ids import short
from twitchkit.model.condition import Band
from twitchkit.scoring.outcome import Outcome

_SHOWN = ("red_flags", "critical_limits", "cautions", "tips", "withheld")


def changes(before: Outcome, after: Outcome) -> Iterator[str]:
    """Yield in words what a report would show otherwise; what comes first is the first condition that is named."""
    if before.urgency is not after.urgency:
        yield f"urgency {before.urgency.value} → {after.urgency.value}"
    first = [_first(outcome) for outcome in (before, after)]
    if first[0] != first[1]:
        yield f"first {first[0]} → {first[1]}"
    for what in _SHOWN:
        gone, come = (_only(one, other, what) for one, other in ((before, after), (after, before)))
        if gone or come:
            yield f"{what.replace('_', ' ')} {', '.join([*(f'-{id}' for id in gone), *(f'+{id}' for id in come)])}"


def changed_people(before: Mapping[str, Outcome], after: Mapping[str, Outcome]) -> Iterator[str]:
    """Yield a line for each of some people, by id, for whom something comes out otherwise."""
    for id in sorted({*before, *after}):
        if id not in after:
            yield f"{id}: uses names that no longer exist"
        elif id in before:
            said = tuple(changes(before[id], after[id]))
            if said:
                yield f"{id}: {'; '.join(said)}"


def _first(outcome: Outcome) -> str:
    if "conditions" in outcome.withheld:
        return "nothing shown"
    named = (id for id, band in outcome.bands.items() if band.rank >= Band.POSSIBLE.rank)
    return next(map(short, named), "nothing")


def _only(one: Outcome, other: Outcome, what: str) -> Iterable[str]:
    return [short(id) for id in sorted(set(getattr(one, what)) - set(getattr(other, what)))]
