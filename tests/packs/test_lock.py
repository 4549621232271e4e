"""Law 14: no override lowers the urgency of anybody. Every field of every kind is tried, by what type it has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import attrs
import pytest
from support import handmade
from support.handmade import CITED

from twitchkit import Knowledge, KnowledgeError, MedicineUse, Profile, ProfileError, Reading, TwitchkitError, assess
from twitchkit.content import Content, CriticalLimit, Override, Scale, Scope, Tier
from twitchkit.model.content import KIND_OF
from twitchkit.model.kinds import items_of
from twitchkit.model.plain import plain
from twitchkit.packs.fields import with_field
from twitchkit.packs.overrides import apply_overrides
from twitchkit.scoring import Person

SEED = 20261129
PEOPLE = (
    *({"findings": {name: True}} for name in ("weakness", "swelling", "urge", "knot", "kidneys")),
    *({"findings": dict.fromkeys(pair, True)} for pair in combinations(("weakness", "swelling", "urge", "knot"), 2)),
    {"age": 40.0, "sex": "female", "findings": {"swelling": True}},
    {"findings": {"weakness": False, "swelling": False, "urge": True}, "measurements": {"calcium": "1.8 mmol/L"}},
    {"measurements": {"calcium": "< 1.5 mmol/L"}},
    {"measurements": {"calcium": "low"}},
    {"measurements": {"calcium": "7 mg/dL"}},
    {"measurements": {"calcium": Reading(value="1.7 mmol/L", low="2 mmol/L")}},
    {"measurements": {"calcium": "1.9 mmol/L", "albumin": "40 g/L"}},
    {"medicines": (MedicineUse(name="Lasix"),), "findings": {"weakness": True}},
    {"age": 12.0, "findings": {"weakness": True}},
)


def content() -> Content:
    limit = CriticalLimit(
        id="toy:calcium_low",
        measurement="calcium",
        limit="< 1.9 mmol/L",
        tier=Tier.EMERGENCY,
        message="Low.",
        do="Go.",
        **CITED,
    )
    scope = Scope(id="toy:legs", about=("legs",), knows="legs", do="See someone else.", **CITED)
    findings = {**handmade.content().findings}
    findings["toy:urge"] = attrs.evolve(findings["toy:urge"], about="legs")
    measurements = {**handmade.content().measurements}
    measurements["toy:calcium"] = attrs.evolve(measurements["toy:calcium"], units={"mg/dL": Scale(0.25)})
    changed = {"findings": findings, "measurements": measurements}
    return attrs.evolve(handmade.content(), critical_limits=[limit], scopes=[scope], **changed)


def otherwise(value: object) -> Iterator[object]:
    """What else could stand in a field of plain data."""
    match value:
        case bool():
            yield not value
        case int() | float():
            yield from (value * 0.5, value * 2, value + 1, 0.0)
        case str():
            yield from ("", "otherwise", f"({value}) and kidneys", f"({value}) or kidneys", "routine", "self_care")
        case list():
            yield []
            yield from (value[:place] + value[place + 1 :] for place in range(len(value)))
            yield [*value, "kidneys"]
            for place, inner in enumerate(value):
                yield from ([*value[:place], other, *value[place + 1 :]] for other in otherwise(inner))
        case dict():
            yield {}
            for key, inner in value.items():
                yield {other: each for other, each in value.items() if other != key}
                yield from ({**value, key: other} for other in otherwise(inner))
        case None:
            yield from (True, 1.0, "otherwise", ["kidneys"], [0.0, 1.0])


def roads() -> Iterator[tuple[str, str, object, object]]:
    """Every statement, every field of it, what stands there, and everything else that could."""
    for entry in content():
        written = plain(entry)
        for item in items_of(type(entry)):
            value = written[item.name.rstrip("_")]
            for other in otherwise(value):
                yield entry.id, item.key, value, other


def override(id: str, target: str, field: str, expects: object, value: object) -> Override:
    return Override(
        id=f"other:{id}", target=target, field=field, expects=expects, value=value, reason="A test.", **CITED
    )


def tiers(knowledge: Knowledge) -> list[Tier | None]:
    """How urgent each person is; None for one who is told that something cannot be read."""
    found: list[Tier | None] = []
    for told in PEOPLE:
        try:
            found.append(Person.of(knowledge, Profile(**told)).tier)
        except ProfileError:
            found.append(None)
    return found


@cache
def before() -> tuple[Tier | None, ...]:
    return tuple(tiers(Knowledge.build(content())))


def test_the_people_are_in_danger_at_first() -> None:
    assert {Tier.EMERGENCY, Tier.SAME_DAY, Tier.URGENT} <= set(before())


@pytest.mark.parametrize("most", [200, pytest.param(None, marks=pytest.mark.thorough)])
def test_no_override_of_any_field_lowers_the_urgency_of_anybody(most: int | None) -> None:
    every = list(roads())
    tried = every if most is None else random.Random(SEED).sample(every, most)  # noqa: S311 (no secret)
    loaded, lowered = 0, []
    for target, field, expects, value in tried:
        change = override("change", target, field, expects, value)
        applied = apply_overrides(attrs.evolve(content(), overrides=[change]), prefer={})
        if applied.problems:
            continue
        try:
            knowledge = Knowledge.build(attrs.evolve(applied.content, overrides=[]))
        except (KnowledgeError, TwitchkitError):
            continue
        loaded += 1
        for told, old, new in zip(PEOPLE, before(), tiers(knowledge), strict=True):
            if old is not None and old.rank > Tier.ROUTINE.rank and (new is None or new.rank < old.rank):
                lowered.append(f"{target}.{field} = {value!r}: {old} to {new} for {told}")
    assert lowered == []
    assert len(every) > 2000
    assert loaded > len(tried) / 10  # the roads that are left are harmless, and open


@pytest.mark.parametrize(
    "entry",
    [pytest.param(entry, id=KIND_OF[type(entry)]) for entry in {type(entry): entry for entry in content()}.values()],
)
def test_of_every_kind_something_harmless_may_be_changed(entry: object) -> None:
    notes = {"sources": "note", "findings": "context", "measurements": "note", "conditions": "also_called"}
    field = notes.get(KIND_OF[type(entry)], "certainty")
    value = {"also_called": ["another name"], "certainty": "high"}.get(field, "A note.")
    expects = plain(entry)[field]
    change = override("change", entry.id, field, expects, value)
    applied = apply_overrides(attrs.evolve(content(), overrides=[change]), prefer={})
    assert applied.problems == ()
    changed = next(each for each in applied.content if each.id == entry.id)
    assert changed == with_field(entry, field, value)


def test_a_report_names_the_overrides_that_touched_it() -> None:
    changes = [
        override("a", "toy:weak_now", "tier", "urgent", "same_day"),
        override("b", "toy:clot", "name", "Clot", "Blood clot"),
    ]
    applied = apply_overrides(attrs.evolve(content(), overrides=changes), prefer={})
    knowledge = Knowledge.build(applied.content)
    notices = assess(knowledge, Profile(findings={"weakness": True})).notices
    assert notices == ("The pack 'other' changed 'tier' of toy:weak_now: A test.",)
    assert len(assess(knowledge, Profile(findings={"urge": True})).notices) == 1  # the clot that was renamed
