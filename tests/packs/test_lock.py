"""Law 14: no override lowers the urgency of anybody. Every field of every kind is tried, by what type it has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import attrs
import pytest
from support import handmade
from support.each import on_each
from support.handmade import CITED

from twitchkit import Knowledge, KnowledgeError, MedicineUse, Profile, ProfileError, Reading, TwitchkitError, assess
from twitchkit.content import Certainty, Content, CriticalLimit, Factor, Group, Override, Scale, Scope, Tier
from twitchkit.model.content import KIND_OF
from twitchkit.model.kinds import items_of
from twitchkit.model.plain import plain
from twitchkit.packs.fields import with_field
from twitchkit.packs.overrides import apply_overrides
from twitchkit.packs.safety_lock import weakened
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


CLOT = handmade.content().conditions["toy:clot"]
FOR_IT, AGAINST_IT = CLOT.evidence
CORE = Group(id="core", cap=4.0, **CITED)
IN_CORE = attrs.evolve(FOR_IT, group="core")
URGENT = attrs.evolve(CLOT, tier=Tier.URGENT, advice="See someone.", evidence=(IN_CORE, AGAINST_IT), groups=(CORE,))
LESS = "what raises the urgency of a condition may only grow"
ADVICE = "the advice of a condition that raises the urgency may not change"


def with_prior(**changes: object) -> dict[str, object]:
    return {"prior": attrs.evolve(CLOT.prior, **changes)}


@on_each(
    "change, why",
    [
        ({}, ()),
        ({"name": "Blood clot"}, ()),
        ({"advice": "See someone soon."}, (ADVICE,)),
        ({"prior": None}, (LESS,)),
        (with_prior(share=0.009), (LESS,)),
        (with_prior(share=0.011), ()),
        (with_prior(times=(Factor(when="age > 60", by=0.5, **CITED),)), (LESS,)),
        ({"groups": ()}, (LESS,)),
        ({"groups": (attrs.evolve(CORE, cap=3.9),)}, (LESS,)),
        ({"groups": (attrs.evolve(CORE, cap=4.1),)}, ()),
        ({"evidence": (AGAINST_IT,)}, (LESS,)),
        ({"evidence": (IN_CORE,)}, ()),  # what speaks against it may go
        ({"evidence": (attrs.evolve(IN_CORE, present=9.9), AGAINST_IT)}, (LESS,)),
        ({"evidence": (attrs.evolve(IN_CORE, present=10.0, absent=0.1), AGAINST_IT)}, ()),
        ({"evidence": (FOR_IT, AGAINST_IT)}, (LESS,)),  # out of its group
        ({"tier": Tier.ROUTINE}, ("the 'tier' of a condition may only rise",)),
        ({"tier": Tier.SAME_DAY}, ()),
    ],
)
def test_what_may_change_of_a_condition_that_raises_the_urgency(
    change: dict[str, object], why: tuple[str, ...]
) -> None:
    assert weakened(URGENT, attrs.evolve(URGENT, **change)) == why


SLIGHT, NEITHER = (
    attrs.evolve(FOR_IT, finding="", when=f"urge and {name}", present=ratio)
    for name, ratio in (("knot", 1.01), ("rest", 1.0))
)
NO_ROOM = Group(id="no_room", cap=1.0, **CITED)
SLIGHTLY = attrs.evolve(URGENT, evidence=(IN_CORE, SLIGHT, NEITHER), groups=(CORE, NO_ROOM))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"evidence": (IN_CORE, SLIGHT)}, ()),  # what speaks neither for nor against it may go
        ({"evidence": (IN_CORE, NEITHER)}, (LESS,)),
        ({"evidence": (IN_CORE, attrs.evolve(SLIGHT, text="More.", absent=0.5), NEITHER)}, ()),
        ({"groups": (CORE,)}, (LESS,)),
        ({"groups": (attrs.evolve(CORE, certainty=Certainty.HIGH), NO_ROOM)}, ()),
        (with_prior(range=(0.001, 0.9)), ()),
    ],
)
def test_what_hardly_speaks_for_it_is_held_as_well(change: dict[str, object], why: tuple[str, ...]) -> None:
    assert weakened(SLIGHTLY, attrs.evolve(SLIGHTLY, **change)) == why


@pytest.mark.parametrize("tier", [Tier.SELF_CARE, Tier.ROUTINE])
def test_of_one_that_raises_nothing_all_of_that_may_change(tier: Tier) -> None:
    calm = attrs.evolve(URGENT, tier=tier)

    assert weakened(calm, attrs.evolve(calm, advice="Rest.", prior=None, evidence=(), groups=())) == ()


def test_one_without_a_prior_may_get_one_and_lose_its_evidence() -> None:
    compared = attrs.evolve(URGENT, prior=None)

    assert weakened(compared, attrs.evolve(compared, prior=CLOT.prior, evidence=())) == ()


@on_each(
    "target, field, expects, value, told, noticed",
    [
        ("toy:urge", "name", "urge to move", "an urge", {"findings": {"urge": True}}, True),
        ("toy:urge", "name", "urge to move", "an urge", {"findings": {"rest": True}}, False),
        ("toy:relief", "name", "ease while moving", "ease", {"findings": {"relief": "full"}}, True),
        ("toy:calcium", "note", "", "A note.", {"measurements": {"calcium": "2.3 mmol/L"}}, True),
        ("toy:albumin", "note", "", "A note.", {"measurements": {"calcium": "2.3 mmol/L"}}, False),
        ("toy:calcium_low", "certainty", "low", "high", {"measurements": {"calcium": "1.8 mmol/L"}}, True),
        ("toy:calcium_low", "certainty", "low", "high", {"measurements": {"calcium": "2.3 mmol/L"}}, False),
        ("toy:weak_now", "certainty", "low", "high", {"findings": {"weakness": True}}, True),
        ("toy:weak_now", "certainty", "low", "high", {"findings": {"urge": True}}, False),
        ("toy:cramp", "also_called", [], ["cramp"], {"findings": {"knot": True}}, True),
        ("toy:magnesium", "role", "Helps muscles.", "Helps.", {"measurements": {"calcium": "2.3 mmol/L"}}, True),
        ("toy:stretch", "text", "Stretch the calf.", "Stretch.", {"findings": {"knot": True, "minutes": 5.0}}, True),
        ("toy:stretch", "text", "Stretch the calf.", "Stretch.", {"age": 12.0}, False),
        ("toy:mind_water", "certainty", "low", "high", {"medicines": ["Lasix"]}, True),
        ("toy:mind_water", "certainty", "low", "high", {"medicines": []}, False),
        ("toy:children", "certainty", "low", "high", {"age": 12.0}, True),
    ],
)
def test_a_change_is_noticed_where_it_is_shown(
    target: str, field: str, expects: object, value: object, told: dict[str, object], noticed: bool
) -> None:
    change = override("change", target, field, expects, value)
    applied = apply_overrides(attrs.evolve(content(), overrides=[change]), prefer={})
    assert applied.problems == ()
    notice = f"The pack 'other' changed {field!r} of {target}: A test."

    assert (notice in assess(Knowledge.build(applied.content), told).notices) is noticed
