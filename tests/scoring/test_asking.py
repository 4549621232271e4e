"""What may be asked, of whom, and what is asked in place of a name that nobody can answer."""

import pytest
from attrs import evolve
from support.handmade import content, knowledge

import twitchkit as tk
from twitchkit.scoring.missing import missing_of
from twitchkit.scoring.observations import observe


def asked(names: list[str], profile: tk.Profile, known: tk.Knowledge | None = None) -> tuple[str, ...]:
    known = known or knowledge()
    return missing_of(names, known, observe(known, profile))


def with_finding(id: str, **changes: object) -> tk.Knowledge:
    toy = content()
    findings = [evolve(item, **changes) if item.id == id else item for item in toy.findings.values()]
    return tk.Knowledge.build(evolve(toy, findings=findings))


class TestOfWhom:
    @pytest.mark.parametrize(
        ("sex", "missing"), [("male", ()), ("female", ("hard painful knot",)), (None, ("hard painful knot",))]
    )
    def test_a_question_is_left_out_only_where_it_is_known_not_to_concern(self, sex: str, missing: tuple[str, ...]):
        assert asked(["toy:knot"], tk.Profile(sex=sex), with_finding("toy:knot", asked_if="sex == 'female'")) == missing

    def test_an_answer_counts_whoever_gives_it(self):
        known = with_finding("toy:knot", asked_if="sex == 'female'")
        told = observe(known, tk.Profile(sex="male", findings={"knot": True}))
        assert told.env["toy:knot"].true

    def test_a_man_is_not_asked_about_pregnancy(self):
        assert asked(["pregnant", "trimester", "breastfeeding"], tk.Profile(sex="male")) == ()


class TestInPlaceOfAName:
    @pytest.mark.parametrize(
        ("name", "missing"),
        [
            ("toy:trouble", ("weakness", "one swollen leg")),
            ("toy:drug_water", ("the medicines you take",)),
            ("toy:recent_water", ("when a medicine was changed",)),
            ("toy:supp_mg", ("the supplements you take",)),
            ("toy:feel=burning", ("feeling",)),
            ("toy:ferritin", ("ferritin",)),
            ("met(toy:restless.symptoms)", ()),
        ],
    )
    def test_what_can_be_asked_stands_for_it(self, name: str, missing: tuple[str, ...]):
        assert sorted(asked([name], tk.Profile())) == sorted(missing)

    def test_a_derived_finding_with_a_question_covers_its_parts(self):
        known = with_finding("toy:trouble", question="Is a limb weak or swollen?")
        assert asked(["toy:trouble"], tk.Profile(), known) == ("weak or swollen",)

    def test_parts_that_are_known_are_not_asked_again(self):
        assert asked(["toy:trouble"], tk.Profile(findings={"weakness": False})) == ("one swollen leg",)


def test_shipped_findings_about_women_are_asked_of_women_only(kit: tk.Kit):
    about = {
        *("gave_birth_recently", "heavy_periods", "period_late", "period_pain", "planning_pregnancy"),
        *("postmenopausal", "postpartum_weeks"),
        *("vaginal_bleeding", "vaginal_discharge", "vaginal_itching"),
        *("cesarean_recent", "contractions", "fetal_movements_less", "foul_discharge", "waters_broken"),
    }
    of_women = {id for id, finding in kit.knowledge.findings.items() if finding.asked_if.startswith("sex == 'female'")}
    assert of_women == {f"vocabulary:{name}" for name in about}
    assert asked(sorted(of_women), tk.Profile(sex="male"), kit.knowledge) == ()
    covered = {"postpartum_weeks"}  # by a birth in the last six weeks
    assert len(asked(sorted(of_women), tk.Profile(sex="female"), kit.knowledge)) == len(about - covered)


def test_everything_that_can_be_missing_has_a_question(kit: tk.Kit):
    asking = kit.knowledge.plan.asking
    needed = {part for parts in asking.parts.values() for part in parts}
    needed |= {name for plan in kit.knowledge.plan.conditions for name in plan.names if name not in asking.parts}
    assert needed <= asking.questions.keys()
