"""The packs in examples/: their cases hold, one of another field needs no other, nobody becomes less urgent."""

import math
from itertools import chain

import pytest
from support.example_packs import FOLDERS, SHIPPED, importable, kit_with, module
from support.quick import one_in

import twitchkit as tk
from twitchkit.content import Content
from twitchkit.model.plain import plain
from twitchkit.packs import at_paths, installed
from twitchkit.scoring import Person
from twitchkit.scoring.scope import asked_by, in_pregnancy
from twitchkit.testing import check_packs, read_cases, run_case
from twitchkit.testing.cases import Case


@pytest.fixture(scope="module")
def with_all():
    return kit_with(*FOLDERS)


@pytest.fixture(scope="module")
def headaches():
    return kit_with("headaches", shipped=False)


@pytest.fixture(scope="module")
def findings_of():
    return module("twitchkit_pack_actigraphy.recording").findings_of


@pytest.mark.parametrize("name", one_in(3, FOLDERS))
def test_nothing_is_wrong_with_it_and_nothing_advised(name):
    with importable():
        assert check_packs(at_paths([FOLDERS[name]]), installed()) == ()


@pytest.mark.parametrize("name", FOLDERS)
def test_its_cases_hold_beside_all_others(name, with_all):
    read = read_cases(FOLDERS[name])
    failures = [failure for case in read.cases for failure in run_case(with_all, case).failures]
    assert (read.problems, failures, len(read.cases) >= 2) == ((), [], True)


def test_a_pack_of_another_field_needs_no_other(headaches):
    cases = read_cases(FOLDERS["headaches"]).cases
    assert [failure for case in cases for failure in run_case(headaches, case).failures] == []


TOLD = {"head_pain": True, "head_pain_throbs": True, "sick_with_head_pain": True}


class TestAnotherFieldAlone:
    def test_no_report_speaks_of_legs_or_food(self, headaches):
        result = headaches.assess(tk.Profile(age=32, sex="female", findings=TOLD))
        explained = plain(headaches.explain(result, "tension_headache"))
        said = [headaches.report(result), headaches.report(result, "html"), str(explained)]
        words = ("leg", "legs", "cramp", "twitch", "magnesium", "eat")
        assert [word for word in words if f" {word} " in " ".join(said).casefold()] == []
        assert result.lack is None

    def test_why_a_pregnancy_is_asked_for_is_content_and_only_where_it_counts(self, headaches):
        assert headaches.knowledge.concerned_with_pregnancy
        assert in_pregnancy(headaches.knowledge) == "A new headache in pregnancy can be a warning sign."
        assert not tk.Knowledge.build(Content()).concerned_with_pregnancy

    def test_an_interview_begins_with_what_it_is_about(self, headaches):
        screen = headaches.next_questions(tk.Profile())
        assert next(level for question in screen.questions for level in question.levels) == "My head hurts"

    def test_what_is_no_headache_is_out_of_scope(self, headaches):
        result = headaches.assess(tk.Profile(age=32, findings={"other_than_headache": True}))
        assert result.scope.startswith("This program knows only headaches that come again.")


@pytest.mark.parametrize(
    ("id", "who"),
    [
        ("headaches:migraine_attacks", "people who ask about headaches"),
        ("differential:restless_legs_syndrome", "people who ask about their legs at night"),
        ("nutrients:iron_deficiency", "people who ask about their legs at night"),
        ("runners:muscle_soreness_after_exercise", "people who ask about their legs at night"),
    ],
)
def test_each_pack_has_its_own_people_who_ask(with_all, id, who):
    assert asked_by(with_all.knowledge, id) == who


class TestRecording:
    def written(self, tmp_path, lines):
        path = tmp_path / "night.csv"
        path.write_text("\n".join(["second,activity", *lines]) + "\n", encoding="utf-8")
        return path

    def test_movements_in_a_row_are_counted_by_the_hour(self, findings_of, tmp_path, with_all):
        # Five hours: a hundred movements of two seconds, 30 seconds apart, then rest.
        kicks = chain.from_iterable((f"{30 * n + 60},4", f"{30 * n + 61},2") for n in range(100))
        told = findings_of(self.written(tmp_path, [*kicks, "18000,0"]))
        assert told == {"actigraphy:leg_movements_an_hour": 20.0, "actigraphy:hours_recorded": 5.0}
        profile = tk.Profile(age=52, findings={"partner_sees_kicks": True, **told})
        reasons = with_all.assess(profile).condition("periodic_limb_movement_disorder").because
        (recorded,) = [reason for reason in reasons if "actigraphy:ferri_2016" in reason.sources]
        assert recorded.log_lr.mid == pytest.approx(math.log(5))

    @pytest.mark.parametrize(
        ("lines", "count"),
        [
            (["60,5", "90,5", "120,5", "3600,0"], 0),  # three are no row
            (["60,5", "90,5", "120,5", "150,5", "3600,0"], 4),
            (["60,5", "65,5", "70,5", "75,5", "3600,0"], 0),  # too near
            (["60,5", "160,5", "260,5", "360,5", "3600,0"], 0),  # too far
            ([*(f"{second},9" for second in range(60, 80)), "90,5", "120,5", "150,5", "3600,0"], 0),  # somebody gets up
        ],
    )
    def test_only_short_movements_that_follow_each_other_count(self, findings_of, tmp_path, lines, count):
        assert findings_of(self.written(tmp_path, lines))["actigraphy:leg_movements_an_hour"] == count

    @pytest.mark.parametrize(
        ("lines", "says"),
        [
            (["60;5"], "2: a row has a whole second and a number"),
            (["60,5", "60,5"], "3: seconds rise"),
            (["60,-1"], "2: seconds rise, and activity is 0 or more"),
            ([], "it holds no recording"),
        ],
    )
    def test_what_is_no_recording_is_told_with_its_line(self, findings_of, tmp_path, lines, says):
        with pytest.raises(tk.TwitchkitError, match=says):
            findings_of(self.written(tmp_path, lines))


def cases_of(kit: tk.Kit) -> list[Case]:
    folders = [pack.folder for pack in installed() if pack.id in SHIPPED]
    return [case for folder in folders for case in read_cases(folder).cases]


@pytest.mark.thorough
def test_nobody_of_all_cases_becomes_less_urgent(kit, with_all):
    """Law 14: an added pack never lowers a tier above routine."""
    lower = []
    for case in cases_of(kit):
        before, after = (Person.of(each.knowledge, case.profile).tier for each in (kit, with_all))
        if before.rank > tk.Tier.ROUTINE.rank and after.rank < before.rank:
            lower.append((case.id, before.value, after.value))
    assert lower == []
