"""Which medicine a name is: in the spelling of another language, or nearly; and where it may be two, none."""

from __future__ import annotations

import pytest
from support.each import on_each

from twitchkit.knowledge.medicine_names import MedicineNames, NamedMedicine, any_of, normal_name, spellings

WATER, NERVES, PAIN = (NamedMedicine((name,)) for name in ("drug_loop", "drug_ssri", "drug_nsaid"))
NAMES = MedicineNames(
    {
        "furosemide": WATER,
        "frusemide": WATER,
        "sertraline": NERVES,
        "naproxen": PAIN,
        "loprine": NERVES,
        "loprina": PAIN,
        "advil": PAIN,
        "calcium": WATER,
        "fish oil": WATER,
        "furosemide forte": WATER,
        "tomapyrin": PAIN,
    }
)


@on_each(
    "text, known",
    [
        ("furosemide", "furosemide"),
        ("  FUROSEMIDE® ", "furosemide"),
        ("fish  oil", "fish oil"),
        ("advil", "advil"),
        ("furosemida", "furosemide"),
        ("furosémide", "furosemide"),
        ("Furosemid-Natrium", "furosemide"),
        ("sertralin", "sertraline"),
        ("sertralina", "sertraline"),
        ("naproxeno", "naproxen"),
        ("loprin", ""),  # of two that are different things
        ("advilo", ""),  # too short without its ending
        ("calcio", ""),
        ("fish oilo", ""),  # of two words none is looked for by its ending
        ("furosimide", ""),  # a misspelling is another thing
        ("", ""),
    ],
)
def test_a_name_is_found_also_as_other_languages_spell_it(text: str, known: str) -> None:
    assert NAMES.find(text) == known


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("furosimide", "furosemide"),
        ("furosemidee 40 mg", "furosemide"),
        ("take furosimide", "furosemide"),
        ("advill", "advil"),
        ("advi", ""),  # of four letters nothing is guessed
        ("advli", ""),
        ("sertralines", "sertraline"),
        ("sertralinesss", ""),  # three letters more
        ("xurosemide", ""),  # the first letter is right
        ("furosemide" * 5, ""),
        ("", ""),
    ],
)
def test_a_misspelling_is_offered(text: str, offered: str) -> None:
    assert NAMES.near(text) == offered


def test_several_medicines_share_what_all_have_and_may_be_what_one_is() -> None:
    assert any_of([WATER]) == WATER
    assert any_of([WATER, NERVES]) == NamedMedicine((), ("drug_loop", "drug_ssri"))
    assert any_of([WATER, NamedMedicine(("drug_loop", "drug_ssri"), ("drug_nsaid",))]) == NamedMedicine(
        ("drug_loop",), ("drug_nsaid", "drug_ssri")
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("phenytoin", ("phenytoin", "fenitoin")),
        ("thiamin", ("thiamin", "tiamin")),
        ("chlortalidon", ("chlortalidon", "clortalidon")),
        ("metoprololsuccinat", ("metoprolol", "metoprolol")),
        ("letrozolacetat", ("letrozol", "letrozol")),
        ("zincacetat", ("zincacetat", "zincacetat")),  # what is left would be too short
        ("allopurinolum", ("allopurinol", "alopurinol")),
    ],
)
def test_spellings(name: str, expected: tuple[str, str]) -> None:
    assert spellings(name) == expected


def test_a_name_is_compared_without_case_marks_and_doubled_spaces() -> None:
    assert normal_name(" Tylenol™  3® ") == "tylenol 3"
    assert (len(NAMES), next(iter(NAMES)), NAMES["advil"]) == (11, "furosemide", PAIN)
