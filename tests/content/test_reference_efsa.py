"""The European reference values: chosen by name, as the opinions state them; their mere presence changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit.cli import main

FOLDER = Path(__file__).parents[2] / "packs" / "reference_efsa" / "src" / "twitchkit_pack_reference_efsa"
SHIPPED = ["vocabulary", "nutrients", "differential", "lifestyle"]


@pytest.fixture(scope="module")
def efsa() -> tk.Kit:
    return tk.load(SHIPPED, paths=[FOLDER], reference="efsa")


def person(sex: str = "female", age: float = 40, /, *, days: int = 7, **about: object) -> tk.Profile:
    state = {key: about.pop(key) for key in ("pregnant", "breastfeeding", "findings") if key in about}
    return tk.Profile(age=age, sex=sex, supplements=(), intake=tk.IntakeRecord(days=days, per_day=about), **state)


def judged(kit: tk.Kit, profile: tk.Profile, nutrient: str) -> tk.model.nutrient_result.NutrientResult:
    return next(result for result in kit.assess(profile).nutrients if result.id == f"nutrients:{nutrient}")


@on_each(
    "nutrient, sex, age, figures",
    [
        ("magnesium", "male", 40, ("AI", 350, None, 250)),  # EFSA J 2015;13(7):4186; SCF 2001
        ("magnesium", "female", 40, ("AI", 300, None, 250)),
        ("calcium", "female", 22, ("EAR", 860, None, 2500)),  # 2015;13(5):4101; 2012;10(7):2814
        ("calcium", "male", 40, ("EAR", 750, None, 2500)),
        ("iron", "male", 40, ("EAR", 6, None, None)),  # 2015;13(10):4254
        ("iron", "female", 40, ("EAR", 7, None, None)),
        ("iron", "female", 60, ("EAR", 6, None, None)),
        ("zinc", "female", 40, ("EAR", 6.2, 10.2, 25)),  # 2014;12(10):3844
        ("zinc", "male", 40, ("EAR", 7.5, 12.7, 25)),
        ("vitamin_b6", "female", 40, ("EAR", 1.3, None, 12)),  # 2016;14(6):4485; 2023;21(5):8006
        ("vitamin_b6", "male", 40, ("EAR", 1.5, None, 12)),
        ("vitamin_b12", "female", 40, ("AI", 4, None, None)),  # 2015;13(7):4150
        ("vitamin_d", "male", 40, ("AI", 15, None, 100)),  # 2016;14(10):4547; 2012;10(7):2813
        ("folate", "female", 40, ("EAR", 250, None, 1700)),  # 2014;12(11):3893; 1,000 ug of folic acid
        ("thiamin", "female", 40, ("EAR", 0.47, 0.81, None)),  # 0.072 mg per MJ, 2016;14(12):4653
        ("potassium", "male", 40, ("AI", 3500, None, None)),  # 2016;14(10):4592
        ("sodium", "male", 40, ("AI", 2000, None, None)),  # 2019;17(9):5778
    ],
)
def test_adults_have_the_values_of_the_opinions(
    efsa: tk.Kit, nutrient: str, sex: str, age: float, figures: tuple[str, float, float | None, float | None]
) -> None:
    """The kind of reference, its lowest and highest average, and the upper limit."""
    unit = efsa.knowledge.nutrients[f"nutrients:{nutrient}"].unit
    result = judged(efsa, person(sex, age, **{nutrient: f"1 {unit}"}), nutrient)
    adequacy, limit = result.adequacy, result.upper_limit
    found = (adequacy.standard, adequacy.reference, adequacy.reference_high, limit.value if limit else None)
    assert found == figures
    assert result.reference == "reference_efsa:efsa"


@pytest.mark.parametrize(
    ("nutrient", "state", "reference"),
    [
        ("folate", "pregnant", 600),
        ("folate", "breastfeeding", 380),
        ("vitamin_b12", "pregnant", 4.5),
        ("vitamin_b12", "breastfeeding", 5),
        ("potassium", "breastfeeding", 4000),
        ("iron", "pregnant", 7),
    ],
)
def test_pregnancy_and_breastfeeding_have_their_own(efsa: tk.Kit, nutrient: str, state: str, reference: float) -> None:
    unit = efsa.knowledge.nutrients[f"nutrients:{nutrient}"].unit
    profile = person(**{nutrient: f"1 {unit}", state: True})
    assert judged(efsa, profile, nutrient).adequacy.reference == reference


def test_the_coefficients_follow_from_what_the_opinions_state(efsa: tk.Kit) -> None:
    """PRI = AR + 2 SD, but for rounding; the opinions state 10 % for vitamin B6 and 15 % for folate."""
    for intake in efsa.knowledge.reference_intakes.values():
        if intake.standard == "reference_efsa:efsa" and intake.rda is not None and intake.requirement_cv is not None:
            assert intake.rda == pytest.approx(intake.ear * (1 + 2 * intake.requirement_cv), rel=0.06)


def test_plant_based_diets_need_no_more_iron_here(efsa: tk.Kit) -> None:
    """The factor of 1.8 belongs to the American values."""
    profile = person(iron="9 mg", findings={"diet_vegan": True})
    assert judged(efsa, profile, "iron").adequacy.reference == 7


def test_sodium_above_two_grams_is_more_than_it_should_be(efsa: tk.Kit) -> None:
    limit = judged(efsa, person(sodium="2500 mg"), "sodium").disease_risk_limit
    assert (limit.value, limit.exceeded) == (2000, True)


@pytest.mark.thorough
def test_with_the_pack_there_and_no_choice_nothing_changes(kit: tk.Kit) -> None:
    both = tk.load(SHIPPED, paths=[FOLDER])
    profile = person(magnesium="210 mg", calcium="700 mg", iron="9 mg", findings={"diet_vegan": True})
    assert both.assess(profile).nutrients == kit.assess(profile).nutrients
    assert both.knowledge.standard == kit.knowledge.standard == "vocabulary:us_dri"


@pytest.mark.thorough
def test_an_unknown_name_is_an_error_that_lists_what_is_there() -> None:
    with pytest.raises(tk.UnknownIdError, match=r"'efas'; there are: efsa, us_dri"):
        tk.load(SHIPPED, paths=[FOLDER], reference="efas")


@pytest.mark.thorough
def test_the_command_line_takes_the_same_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    me = tmp_path / "me.toml"
    me.write_text('age = 40\nsex = "female"\n[intake]\ndays = 7\nper_day = { zinc = "9 mg" }\n')
    packs = ["--packs", ",".join(SHIPPED), "--pack-folder", str(FOLDER)]  # it may be installed as well
    assert main(["assess", str(me), "--full", *packs, "--reference", "efsa"]) == 0
    printed = capsys.readouterr().out
    assert "6.2 to 10.2 mg" in printed
    assert "Dietary reference values for the European Union" in printed
