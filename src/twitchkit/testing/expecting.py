"""What a case expects: things that cannot hold together, and things that hold whatever comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from twitchkit.errors import Diagnostic
from twitchkit.ids import short
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.testing.cases import Case, Expectation

_EITHER = (
    ("red_flags", "no_red_flags"),
    ("critical_limits", "no_critical_limits"),
    ("cautions", "no_cautions"),
    ("tips", "no_tips"),
    ("withheld", "tips"),
)
"""Lists of which a name stands in one at most."""


def check_expectations(case: Case) -> Iterator[Diagnostic]:
    """Yield what a case expects and expects not, and what it expects in vain, each with its place."""
    for problem in (*_contradictions(case.expect), *_idle(case)):
        yield case.origin.place(evolve(problem, message=f"{problem.message} in case {case.id!r}"))


def _contradictions(expect: Expectation) -> Iterator[Diagnostic]:
    for key, other in _EITHER:
        there = {short(name) for name in getattr(expect, other)}
        for position, name in enumerate(getattr(expect, key)):
            if short(name) in there:
                yield _contrary(f"{short(name)!r} stands in {key!r} and in {other!r}", key, position)
    yield from _contrary_urgency(expect)
    for name, band in expect.conditions.items():
        for key, wrong in (("at_least", _below), ("at_most", _above)):
            bound = _of(name, getattr(expect, key).items())
            if bound is not None and wrong(band, bound):
                yield _contrary(f"{short(name)!r} is {band.value}, and {key!r} says {bound.value}", "conditions", name)
    for name, most in expect.at_most.items():
        least = _of(name, expect.at_least.items())
        if least is not None and _above(least, most):
            message = f"{short(name)!r} has 'at_least' {least.value} and 'at_most' {most.value}"
            yield _contrary(message, "at_most", name)


def _idle(case: Case) -> Iterator[Diagnostic]:
    expect = case.expect
    for key in case.empty:
        named = f'name those that must not come: no_{key} = ["…"]' if hasattr(expect, f"no_{key}") else ""
        yield _vain(f"{key!r} is empty: it holds", key, named or "name something, or remove it")
    for key, tier in (("urgency_at_least", Tier.SELF_CARE), ("urgency_at_most", Tier.EMERGENCY)):
        if getattr(expect, key) is tier:
            yield _vain(f"{key!r} {tier.value} holds", key, "name a tier that something passes")
    for key, band in (("at_least", Band.NOT_ASSESSABLE), ("at_most", Band.CONSISTENT)):
        for name, wanted in getattr(expect, key).items():
            if wanted is band:
                yield _vain(f"{short(name)!r} in {key!r} {band.value} holds", key, "name a band that something passes")


def _vain(message: str, key: str, hint: str) -> Diagnostic:
    return Diagnostic("TK522", f"{message} whatever comes out", hint=hint, path=("expect", key))


def _contrary_urgency(expect: Expectation) -> Iterator[Diagnostic]:
    least, most, exact = expect.urgency_at_least, expect.urgency_at_most, expect.urgency
    if exact is not None and least is not None and exact.rank < least.rank:
        yield _contrary(f"'urgency' {exact.value} is below 'urgency_at_least' {least.value}", "urgency_at_least")
    if exact is not None and most is not None and exact.rank > most.rank:
        yield _contrary(f"'urgency' {exact.value} is above 'urgency_at_most' {most.value}", "urgency_at_most")
    if least is not None and most is not None and least.rank > most.rank:
        message = f"'urgency_at_least' {least.value} is above 'urgency_at_most' {most.value}"
        yield _contrary(message, "urgency_at_most")


def _contrary(message: str, *path: str | int) -> Diagnostic:
    return Diagnostic("TK105", message, hint="keep what must come out", path=("expect", *path))


def _of(name: str, bands: Iterable[tuple[str, Band]]) -> Band | None:
    return next((band for other, band in bands if short(other) == short(name)), None)


def _below(band: Band, bound: Band) -> bool:
    return band.rank < bound.rank


def _above(band: Band, bound: Band) -> bool:
    return band.rank > bound.rank
