"""Mutants of a small content, looked through by eye: which there are, and whom each can touch."""

from __future__ import annotations

import attrs
import pytest
from support import handmade
from support.each import on_each
from support.handmade import CITED

from twitchkit import Knowledge, KnowledgeError, Profile
from twitchkit.content import CriticalLimit, Tier
from twitchkit.scoring import Person
from twitchkit.scoring.outcome import Outcome
from twitchkit.testing.mutants import Mutant, MutantKind, mutants_of
from twitchkit.testing.thresholds import shifted_quantities

LIMIT = CriticalLimit(
    id="toy:much", measurement="ferritin", limit="> 1000 ug/L", tier=Tier.SAME_DAY, message="Much.", do="Go.", **CITED
)
CONTENT = attrs.evolve(handmade.content(), critical_limits=[LIMIT])
KNOWLEDGE = Knowledge.build(CONTENT)
MUTANTS = mutants_of(KNOWLEDGE)

DROP, EXCHANGE, SHIFT = MutantKind.DROP_EVIDENCE, MutantKind.EXCHANGE_RATIOS, MutantKind.SHIFT_THRESHOLD
EVIDENCES = (
    ("toy:clot", 0, "swelling"), ("toy:clot", 1, "urge"),
    ("toy:cramp", 0, "knot"), ("toy:cramp", 1, "minutes <= 10"), ("toy:cramp", 2, "not drug_water"),
    ("toy:restless", 0, "urge"), ("toy:restless", 1, "rest"), ("toy:restless", 2, "ferritin <= '75 ug/L'"),
)  # fmt: skip
IRON, CALCIUM = "ferritin <= '75 ug/L'", "calcium < '1.9 mmol/L'"
SHIFTS = (
    ("toy:restless", ("criteria", 0, "doubted_by"), "minutes <= 10", ("10 → 9", "10 → 11")),
    ("toy:restless", ("evidence", 2, "when"), IRON, ("'75 ug/L' → '67.5 ug/L'", "'75 ug/L' → '82.5 ug/L'")),
    ("toy:cramp", ("evidence", 1, "when"), "minutes <= 10", ("10 → 9", "10 → 11")),
    ("toy:low_calcium", ("when",), CALCIUM, ("'1.9 mmol/L' → '1.71 mmol/L'", "'1.9 mmol/L' → '2.09 mmol/L'")),
    ("toy:children", ("when",), "age < 18", ("18 → 16.2", "18 → 19.8")),
)


def key(mutant: Mutant) -> tuple[object, ...]:
    return mutant.kind, mutant.subject, mutant.path, mutant.what


def test_every_statement_is_made_wrong_in_every_way_that_it_can_be() -> None:
    expected = [
        *((MutantKind.DROP_RED_FLAG, f"toy:{id}", (), "") for id in ("low_calcium", "weak_now")),
        (MutantKind.DROP_CRITICAL_LIMIT, "toy:much", (), ""),
        *(
            (MutantKind.SHIFT_CRITICAL_LIMIT, "toy:much", ("limit",), f"> 1000 ug/L → > {number} ug/L")
            for number in (900, 1100)
        ),
        *((MutantKind.REMOVE_CAUTION, f"toy:{id}", (), "") for id in ("children", "kidneys_first", "mind_water")),
        *((kind, id, ("evidence", place), what) for id, place, what in EVIDENCES for kind in (DROP, EXCHANGE)),
        *((SHIFT, id, path, f"{text}: {words}") for id, path, text, both in SHIFTS for words in both),
    ]

    assert sorted(map(key, MUTANTS), key=str) == sorted(expected, key=str)
    assert [key(mutant) for mutant in mutants_of(KNOWLEDGE)] == [key(mutant) for mutant in MUTANTS]


def test_one_pack_has_its_own() -> None:
    assert mutants_of(KNOWLEDGE, "toy") == MUTANTS
    assert mutants_of(KNOWLEDGE, "other") == ()


@on_each("mutant", MUTANTS)
def test_one_thing_is_changed_and_all_else_left(mutant: Mutant) -> None:
    before = {entry.id: entry for entry in KNOWLEDGE}
    after = {entry.id: entry for entry in mutant.apply(KNOWLEDGE)}
    dropped = mutant.kind in (MutantKind.DROP_RED_FLAG, MutantKind.DROP_CRITICAL_LIMIT, MutantKind.REMOVE_CAUTION)

    assert set(before) - set(after) == ({mutant.subject} if dropped else set())
    assert {id for id, entry in after.items() if entry != before[id]} == (set() if dropped else {mutant.subject})


def test_exchanged_ratios_take_their_ranges_with_them() -> None:
    mutant = next(each for each in MUTANTS if key(each)[:3] == (EXCHANGE, "toy:restless", ("evidence", 1)))
    first, rest, last = mutant.entry.evidence
    was = KNOWLEDGE.conditions["toy:restless"].evidence

    assert (first, last) == (was[0], was[2])
    assert (rest.present, rest.absent, rest.range, rest.absent_range) == (0.3, 3.0, None, (2.0, 4.0))


PEOPLE = (
    {},
    {"findings": {"weakness": True}},
    {"findings": {"weakness": False, "swelling": False, "knot": True, "minutes": 9.5, "side": "one", "kidneys": False}},
    {"findings": {"urge": True, "rest": True, "relief": "full", "knot": True, "minutes": 10.5}},
    {"findings": {"swelling": True, "urge": False}, "medicines": ["Lasix"]},
    {"age": 17.0, "findings": {"urge": True}},
    {"age": 19.0, "findings": {"kidneys": True, "knot": True}},
    {"age": 50.0, "measurements": {"ferritin": "80 ug/L", "calcium": "2.0 mmol/L"}},
    {"age": 50.0, "measurements": {"ferritin": "1050 ug/L", "calcium": "1.8 mmol/L"}},
)


def test_whom_a_mutant_does_not_touch_gets_the_same_result() -> None:
    people = [Person.of(KNOWLEDGE, Profile(**told)) for told in PEOPLE]
    untouched = changed = 0
    for mutant in MUTANTS:
        try:
            knowledge = Knowledge.build(mutant.apply(KNOWLEDGE))
        except KnowledgeError:
            continue
        for person in people:
            before, after = Outcome.of(person), Outcome.of(Person.of(knowledge, person.profile))
            if not mutant.touches(person.observations):
                untouched += 1
                assert before == after, (mutant, person.profile)
            changed += before != after
    assert untouched > len(MUTANTS) * len(PEOPLE) / 2  # else nearly every case would be run again
    assert changed > len(MUTANTS) / 2


@pytest.mark.parametrize(
    ("text", "shifted"),
    [
        (">= 6.5 mmol/L", [">= 5.85 mmol/L", ">= 7.15 mmol/L"]),
        ("< 30", ["< 27", "< 33"]),
        ("> 0 mg", []),
        ("< -1 mg", ["< -0.9 mg", "< -1.1 mg"]),
    ],
)
def test_a_limit_is_shifted_both_ways(text: str, shifted: list[str]) -> None:
    assert list(shifted_quantities(text)) == shifted
