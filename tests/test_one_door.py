"""One door for a profile: whichever way it comes, the same things are understood and the same things refused."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from random import Random
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support import handmade
from support.each import on_each
from support.odd_profiles import doors, odd_profile, outcome

import twitchkit as tk
from twitchkit.model.profile import DietDay, IntakeRecord, MedicineUse, Profile, Reading, SupplementUse
from twitchkit.model.question import AnswerKind, Purpose, Question
from twitchkit.profile_check import MAX_LIST, MAX_TABLE, MAX_TEXT
from twitchkit.scoring.door import enter

SCHEMA = tk.schema("profile")


def problems(kit: tk.Kit, profile: object) -> list[tuple[str, str]]:
    """Return the code and place of everything that is wrong with a profile."""
    with pytest.raises(tk.ProfileError) as caught:
        enter(kit.knowledge, profile)
    return [(item.code, ".".join(map(str, item.path))) for item in caught.value.diagnostics]


class TestEverythingAtOnce:
    WRONG: Mapping[str, Any] = {"age": "61", "sex": "f", "findings": {"urge_to_mov": True}}

    def test_structure_values_and_words_are_told_together(self, kit: tk.Kit) -> None:
        told = [("TK104", "age"), ("TK105", "sex"), ("TK202", "findings.urge_to_mov")]
        assert problems(kit, Profile(**self.WRONG)) == told
        with pytest.raises(tk.ProfileError) as caught:
            kit.assess(Profile(**self.WRONG))
        assert len(caught.value.diagnostics) == 3

    def test_a_file_tells_their_lines(self, kit: tk.Kit) -> None:
        with pytest.raises(tk.ProfileError) as caught:
            kit.read_profile(io.StringIO("age = '61'\nsex = 'f'\n[findings]\nurge_to_mov = true\n"))
        assert [item.line for item in caught.value.diagnostics] == [1, 2, 4]

    def test_what_is_right_beside_it_is_looked_at_in_its_own_place(self, kit: tk.Kit) -> None:
        profile = {"eats": [3, "vegan", "carnal"], "supplements": [{}, {"name": "x", "per_day": {"magnesium": "3 l"}}]}
        assert problems(kit, profile) == [
            ("TK104", "eats.0"),
            ("TK103", "supplements.0"),
            ("TK208", "supplements.1.per_day.magnesium"),
            ("TK202", "eats.2"),
        ]


class TestMapping:
    def test_every_method_takes_what_json_gives(self, kit: tk.Kit) -> None:
        told = {"age": 61, "sex": "female", "findings": {"urge_to_move": True}, "medicines": ["omeprazole"]}
        profile = tk.read_profile(told)
        assert kit.assess(told) == kit.assess(profile) == tk.assess(kit.knowledge, told)
        assert kit.next_question(told) == kit.next_question(profile)
        assert kit.explain(told, "restless_legs_syndrome") == kit.explain(profile, "restless_legs_syndrome")
        again = tk.read_assessment(kit.assess(told).to_dict())
        assert kit.with_questions(again, profile=told) == kit.with_questions(kit.assess(profile))

    @pytest.mark.parametrize("told", [5, "me.toml", None, [], {"age": "old"}, {5: 5}, b"age = 5"])
    def test_what_is_no_profile_is_refused(self, told: Any, kit: tk.Kit) -> None:
        for way in (kit.assess, kit.next_question, kit.sensitivity, kit.suggest_foods):
            with pytest.raises(tk.ProfileError):
                way(told)


SPINACH = tk.FoodEaten(food="1 cup spinach")


class TestPython:
    @pytest.mark.parametrize(
        ("given", "understood"),
        [
            ({"medicines": ["omeprazole"]}, {"medicines": (MedicineUse(name="omeprazole"),)}),
            (
                {"medicines": ("omeprazole", {"name": "mirtazapine", "change": "started"})},
                {"medicines": (MedicineUse(name="omeprazole"), MedicineUse(name="mirtazapine", change="started"))},
            ),
            ({"supplements": ["iron"]}, {"supplements": (SupplementUse(name="iron"),)}),
            (
                {"diet": [DietDay(foods=("1 cup spinach",))]},
                {"diet": (DietDay(foods=(SPINACH,)),)},
            ),
            ({"findings": {"urge_to_move": np.True_}}, {"findings": {"urge_to_move": True}}),
            ({"findings": {"time_to_sleep_min": np.int64(50)}}, {"findings": {"time_to_sleep_min": 50.0}}),
            ({"findings": {"sensation_quality": ["crawling"]}}, {"findings": {"sensation_quality": ("crawling",)}}),
            ({"age": np.int64(61), "trimester": np.int32(2)}, {"age": 61.0, "trimester": 2}),
            ({"age": np.float32(61)}, {"age": 61.0}),
            (
                {"measurements": {"ferritin": Reading(value="18 ug/L", weeks_ago=np.int8(3))}},
                {"measurements": {"ferritin": Reading(value="18 ug/L", weeks_ago=3.0)}},
            ),
        ],
    )
    def test_what_can_be_understood_is(self, given: dict[str, Any], understood: dict[str, Any], kit: tk.Kit) -> None:
        assert enter(kit.knowledge, Profile(**given)).profile == Profile(**understood)
        assert kit.assess(Profile(**given)) == kit.assess(Profile(**understood))

    @on_each("given, code, place", [
            ({"age": "61"}, "TK104", "age"),
            ({"age": [1]}, "TK104", "age"),
            ({"age": True}, "TK104", "age"),
            ({"age": np.True_}, "TK104", "age"),
            ({"age": math.nan}, "TK106", "age"),
            ({"age": math.inf}, "TK106", "age"),
            ({"age": 10**400}, "TK106", "age"),
            ({"pregnant": "no"}, "TK104", "pregnant"),
            ({"sex": "male", "pregnant": True}, "TK105", "pregnant"),
            ({"sex": "male", "trimester": 2}, "TK105", "trimester"),
            ({"pregnant": "unknown", "trimester": 2}, "TK105", "trimester"),
            ({"medicines": "omeprazole"}, "TK104", "medicines"),
            ({"medicines": [3]}, "TK104", "medicines.0"),
            ({"medicines": [MedicineUse(name="x", weeks_ago=-3)]}, "TK106", "medicines.0.weeks_ago"),
            ({"medicines": [MedicineUse(name=3)]}, "TK104", "medicines.0.name"),
            ({"supplements": [SupplementUse(name="x", per_day={"magnesium": 100})]}, "TK104",
             "supplements.0.per_day.magnesium"),
            ({"diet": [DietDay(foods=(3,))]}, "TK104", "diet.0.foods.0"),
            ({"diet": (), "intake": IntakeRecord(days=3, per_day={})}, "TK105", "intake"),
            ({"intake": IntakeRecord(days=367, per_day={})}, "TK106", "intake.days"),
            ({"findings": None}, "TK104", "findings"),
            ({"findings": {"urge_to_move": np.array([True])}}, "TK104", "findings.urge_to_move"),
            ({"findings": {5: True}}, "TK104", "findings.5"),
            ({"measurements": {"ferritin": True}}, "TK104", "measurements.ferritin"),
        ])  # fmt: skip
    def test_what_cannot_is_refused_with_its_place(
        self, given: dict[str, Any], code: str, place: str, kit: tk.Kit
    ) -> None:
        assert problems(kit, Profile(**given)) == [(code, place)]
        assert problems(kit, given) == [(code, place)]
        with pytest.raises(tk.ProfileError):
            tk.profile_to_dict(Profile(**given))

    @pytest.mark.parametrize("told", [None, 3, "age = 61", [], object()])
    def test_what_is_no_profile_at_all_is_refused(self, told: object, kit: tk.Kit) -> None:
        assert problems(kit, told) == [("TK104", "")]


def question(id: str, kind: AnswerKind, *levels: str) -> Question:
    return Question(
        id=id, name="x", text="X?", kind=kind, levels=levels, unit="", purpose=Purpose.INFORMATION, why="", note="",
        could_change=(), information=0.0, burden=1.0,
    )  # fmt: skip


ASKED = {
    "age": question("age", AnswerKind.NUMBER),
    "sex": question("sex", AnswerKind.CHOICE, "female", "male"),
    "pregnant": question("pregnant", AnswerKind.YES_NO),
    "medicines": question("medicines", AnswerKind.MEDICINES),
    "supplements": question("supplements", AnswerKind.SUPPLEMENTS),
    "urge_to_move": question("urge_to_move", AnswerKind.YES_NO),
    "sensation_quality": question("sensation_quality", AnswerKind.SEVERAL, "crawling", "burning"),
    "time_to_sleep_min": question("time_to_sleep_min", AnswerKind.NUMBER),
    "ferritin": question("ferritin", AnswerKind.MEASUREMENT),
}
OMEPRAZOLE = MedicineUse(name="omeprazole")


class TestAnAnsweredQuestion:
    @on_each(
        "id, reply, expected",
        [
            ("medicines", "omeprazole", {"medicines": (OMEPRAZOLE,)}),
            ("medicines", OMEPRAZOLE, {"medicines": (OMEPRAZOLE,)}),
            ("medicines", ["omeprazole", OMEPRAZOLE], {"medicines": (OMEPRAZOLE, OMEPRAZOLE)}),
            ("medicines", (), {"medicines": ()}),
            ("supplements", "iron", {"supplements": (SupplementUse(name="iron"),)}),
            ("pregnant", np.False_, {"pregnant": False}),
            ("age", np.int64(61), {"age": 61}),
            ("sensation_quality", ["burning"], {"findings": {"sensation_quality": ("burning",)}}),
            ("time_to_sleep_min", "1 h", {"findings": {"time_to_sleep_min": "1 h"}}),
            ("ferritin", "18 ug/L", {"measurements": {"ferritin": "18 ug/L"}}),
            *((id, "unknown", {id: "unknown"}) for id in ("age", "sex", "pregnant", "medicines", "supplements")),
            ("urge_to_move", "unknown", {"findings": {"urge_to_move": "unknown"}}),
            ("ferritin", "unknown", {"measurements": {"ferritin": "unknown"}}),
        ],
    )
    def test_stands_where_it_belongs(self, id: str, reply: Any, expected: dict[str, Any]) -> None:
        assert ASKED[id].answered(Profile(), reply) == Profile(**expected)

    @on_each("id, reply", [
            ("pregnant", "no"), ("pregnant", 1), ("age", "61"), ("age", [1]), ("age", True), ("sex", "f"),
            ("sex", None), ("medicines", 3), ("medicines", [3]), ("medicines", [SupplementUse(name="x")]),
            ("medicines", ""),
            ("urge_to_move", "yes"), ("sensation_quality", "burning"), ("sensation_quality", ["itching"]),
            ("time_to_sleep_min", True), ("ferritin", True), ("ferritin", ()), ("ferritin", "  "),
        ])  # fmt: skip
    def test_that_does_not_fit_the_kind_is_refused(self, id: str, reply: Any) -> None:
        with pytest.raises(tk.ProfileError, match="TK104"):
            ASKED[id].answered(Profile(), reply)

    def test_refusing_it_repeats_nothing(self) -> None:
        for id in ("age", "sex", "pregnant", "urge_to_move", "sensation_quality"):
            with pytest.raises(tk.ProfileError) as caught:
                ASKED[id].answered(Profile(), "c4n4ry 5")
            assert "c4n4ry" not in str(caught.value)


class TestNotKnown:
    @pytest.mark.parametrize(
        "told",
        [
            *({key: "unknown"} for key in ("age", "sex", "pregnant", "trimester", "medicines", "supplements")),
            {"breastfeeding": "unknown"},
            {"measurements": {"ferritin": "unknown"}},
            {"measurements": {"ferritin": {"value": "unknown"}}},
        ],
    )
    def test_scores_as_if_nobody_had_asked_and_survives_a_file(self, told: dict[str, Any], kit: tk.Kit) -> None:
        beside = {"findings": {"urge_to_move": True, "evening_worse": True}}
        profile = tk.read_profile({**beside, **told})
        assert tk.read_profile(tk.profile_to_dict(profile)) == profile
        asked, not_asked = kit.assess(profile), kit.assess(tk.read_profile(beside))
        assert len(asked.told.not_known) == 1  # that it was asked is told, and nothing follows from it
        assert attrs.evolve(asked, told=not_asked.told) == not_asked

    def test_is_not_asked_again(self) -> None:
        kit = tk.Kit(handmade.knowledge())
        profile, asked = Profile(), []
        while isinstance(item := kit.next_question(profile), Question):
            asked.append(item.id)
            profile = item.answered(profile, "unknown")
        assert len(set(asked)) == len(asked)
        assert {"age", "sex", "medicines", "toy:urge"} <= set(asked)
        assert tk.read_profile(tk.profile_to_dict(profile)) == profile

    def test_of_a_pregnancy_is_not_asked_again(self, kit: tk.Kit) -> None:
        woman = Profile(age=30, sex="female")
        first = kit.next_question(woman, skip=["complaint"])
        assert isinstance(first, Question)
        then = kit.next_question(first.answered(woman, "unknown"), skip=["complaint"])
        assert isinstance(then, Question)
        assert (first.id, then.id == "pregnant") == ("pregnant", False)


class TestSizes:
    LONG = "x" * (MAX_TEXT + 1)

    @on_each(
        "told, place",
        [
            ({"sex": LONG}, "sex"),
            ({"medicines": [LONG]}, "medicines.0.name"),
            ({"medicines": [{"name": "x", "change": LONG}]}, "medicines.0.change"),
            ({"supplements": [{"name": "x", "per_day": {"magnesium": LONG}}]}, "supplements.0.per_day.magnesium"),
            ({"eats": [LONG]}, "eats.0"),
            ({"allergies": [LONG]}, "allergies.0"),
            ({"findings": {"urge_to_move": LONG}}, "findings.urge_to_move"),
            ({"findings": {"sensation_quality": [LONG]}}, "findings.sensation_quality.0"),
            ({"findings": {LONG: True}}, "findings"),
            ({"measurements": {"ferritin": LONG}}, "measurements.ferritin"),
            ({"measurements": {"ferritin": {"value": "3 ug/L", "low": LONG}}}, "measurements.ferritin.low"),
            ({"diet": [{"foods": [LONG]}]}, "diet.0.foods.0.food"),
            ({"intake": {"days": 3, "per_day": {"magnesium": LONG}}}, "intake.per_day.magnesium"),
            ({"medicines": ["x"] * (MAX_LIST + 1)}, "medicines"),
            ({"findings": {f"f{number}": True for number in range(MAX_TABLE + 1)}}, "findings"),
        ],
    )
    def test_what_is_too_long_is_refused_before_it_is_read(self, told: dict[str, Any], place: str, kit: tk.Kit) -> None:
        found = problems(kit, told)
        assert ("TK106", place) in found
        assert {there for _, there in found} == {place}, "nothing else was made of it"

    @pytest.mark.parametrize("key", ["allergies", "dislikes", "eats"])
    def test_similar_names_are_looked_for_only_for_the_first(self, key: str, kit: tk.Kit) -> None:
        with pytest.raises(tk.ProfileError) as caught:
            enter(kit.knowledge, {key: [f"peanu{number}t vegn" for number in range(MAX_LIST)]})
        assert len(caught.value.diagnostics) == MAX_LIST
        assert sum(bool(item.hint) for item in caught.value.diagnostics) <= 20

    def test_a_reading_of_many_blanks_is_refused_like_any_other(self, kit: tk.Kit) -> None:
        assert problems(kit, {"measurements": {"ferritin": " " * MAX_TEXT}}) == [("TK104", "measurements.ferritin")]
        assert problems(kit, {"measurements": {"ferritin": " " * 20_000}}) == [("TK106", "measurements.ferritin")]


def test_no_message_repeats_what_stands_after_a_number_or_in_a_list(kit: tk.Kit) -> None:
    canary = "c4n4ry"
    told = {
        "age": canary, "sex": canary, "eats": [canary], "allergies": [canary], "dislikes": [canary],
        "medicines": [{"name": canary, "change": canary}],
        "supplements": [{"name": canary, "per_day": {"magnesium": f"5 {canary}"}}],
        "findings": {"urge_to_move": canary, "time_to_sleep_min": f"5 {canary}", "sensation_quality": [canary]},
        "measurements": {"ferritin": f"5 {canary}", "crp": {"value": f"{canary} 5", "low": f"5 {canary}"}},
        "intake": {"days": 3, "per_day": {"magnesium": f"5 {canary}"}},
    }  # fmt: skip
    with pytest.raises(tk.ProfileError) as caught:
        enter(kit.knowledge, told)
    assert len(caught.value.diagnostics) == 13
    assert canary not in str(caught.value)


@given(st.integers(0, 10**9))
def test_all_doors_agree_and_what_came_through_survives_a_file(kit: tk.Kit, seed: int) -> None:
    data = odd_profile(Random(seed), kit)  # noqa: S311 (no secret)
    results = {way: outcome(kit, source) for way, source in doors(data).items()}
    first = results["mapping"]
    assert all(result == first for result in results.values()), results
    if isinstance(first, Profile):
        assert tk.read_profile(tk.profile_to_dict(first)) == first
        Draft202012Validator(SCHEMA).validate(tk.profile_to_dict(first))
        Draft202012Validator(SCHEMA).validate(data)
