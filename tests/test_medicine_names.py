"""How medicines are written: strengths, forms, several in one text, and what is not understood stays to be seen."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from support.each import on_each

import twitchkit as tk
from twitchkit.knowledge.medicine_names import MedicineNames, NamedMedicine, normal_name
from twitchkit.logic import FALSE, UNKNOWN
from twitchkit.model.profile import MedicineUse
from twitchkit.scoring import Person
from twitchkit.scoring.medicine_text import read_medicine

KNOWN = MedicineNames(
    dict.fromkeys(
        (
            *(
                "warfarin",
                "ibuprofen",
                "mirtazapine",
                "amlodipine",
                "benazepril",
                "amlodipine/benazepril",
                "furosemide",
            ),
            *(
                "amiloride",
                "calcium",
                "calcium and vitamin d",
                "tylenol",
                "tylenol 3",
                "vitamin b12",
                "h2 blocker",
                "codeine",
            ),
            *("diclofenac", "diclofenac gel", "prednisolone", "co-codamol", "df118", "fentanyl", "lithium er"),
        ),
        NamedMedicine(("drug_other",)),
    )
)

STRENGTH_OF_ITS_OWN = re.compile(r"\d[\dk]*(\+\w)?$")


@on_each(
    "text, names",
    [
        ("Warfarin", ["warfarin"]),
        ("warfarin 5 mg", ["warfarin"]),
        ("warfarin, 5 mg", ["warfarin"]),
        ("warfarin (generic)", ["warfarin"]),
        ("warfarin (5 mg) tablets.", ["warfarin"]),
        ("warfarin5mg", ["warfarin"]),
        ("5 mg warfarin tablets", ["warfarin"]),
        ("warfarin 5 mg, 1 tablet at night", ["warfarin"]),
        ("Ibuprofen® 400", ["ibuprofen"]),
        ("ibuprofen 1,200 mg", ["ibuprofen"]),
        ("codeine 10 mg/5 ml oral solution", ["codeine"]),
        ("co-codamol 30/500", ["co-codamol"]),
        ("fentanyl 12 mcg/h patch", ["fentanyl"]),
        ("ibuprofen 400 mg, mirtazapine 15 mg", ["ibuprofen", "mirtazapine"]),
        ("ibuprofen 400,mirtazapine 15", ["ibuprofen", "mirtazapine"]),
        ("amlodipine 5 MG / benazepril hydrochloride 10 MG Oral Capsule", ["amlodipine", "benazepril"]),
        ("amlodipine/benazepril 5 mg/10 mg", ["amlodipine/benazepril"]),
        ("amiloride and furosemide", ["amiloride", "furosemide"]),
        ("amiloride + furosemide & warfarin", ["amiloride", "furosemide", "warfarin"]),
        ("calcium and vitamin D", ["calcium and vitamin d"]),
        ("warfarin, calcium and vitamin D", ["warfarin", "calcium and vitamin d"]),
        ("Tylenol 3", ["tylenol 3"]),
        ("Tylenol 3 tablets", ["tylenol 3"]),
        ("vitamin B12 tablets 1000 mcg", ["vitamin b12"]),
        ("h2 blocker", ["h2 blocker"]),
        ("DF118 30mg", ["df118"]),
        ("lithium er 400 mg", ["lithium er"]),
        ("diclofenac 1% gel", ["diclofenac gel"]),
        ("warfarin 5 mg for my heart", ["warfarin"]),
        ("warfarin (for clots, for 12 years)", ["warfarin"]),
        ("Warfarina sódica 5 mg", ["warfarin"]),
        ("furosemida 40 mg comprimidos", ["furosemide"]),
        ("amlodipine 5 mg; warfarin 3 mg nocte", ["amlodipine", "warfarin"]),
        ("warfarin 3 mg q24h #30", ["warfarin"]),
        ("warfarin - 5mg x 2 om", ["warfarin"]),
        ("warfarin 5mg Mon/Wed/Fri, 2.5mg other days", ["warfarin"]),
        ("Warfarin 1 mg tablets (brown)", ["warfarin"]),
        ("furosemide 40 mg bd (8am & 2pm)", ["furosemide"]),
        ("Furosemid-ratiopharm 40 mg z.N.", ["furosemide"]),
        ("ibuprofen 400mg p.o. t.d.s. x6 on Mondays", ["ibuprofen"]),
        ("Rx: warfarin 4 mg, sig: 1 tab q8-12h", ["warfarin"]),
        ("codeine (as phosphate) 30 mg after each loose stool", ["codeine"]),
    ],
)
def test_names_are_found_whatever_stands_beside_them(text: str, names: list[str]) -> None:
    read = read_medicine(text, KNOWN)
    assert ([name.known for name in read.names], read.rest) == (names, ())


@on_each(
    "text, names, rest",
    [
        ("ibuprofen 400 mg, brandnewol 15 mg", ["ibuprofen"], ["brandnewol 15 mg"]),
        ("warfarin 5 mg for my brandnewol", ["warfarin"], ["warfarin 5 mg for my brandnewol"]),
        ("warfarin 5 mg for my heart brandnewol", ["warfarin"], ["warfarin 5 mg for my heart brandnewol"]),
        ("warfarrin", [], ["warfarrin"]),
        ("ibuprophen", [], ["ibuprophen"]),
        ("warfarin 5 mg brandnewol", ["warfarin"], ["warfarin 5 mg brandnewol"]),
        ("Tylenol 4", ["tylenol"], ["Tylenol 4"]),
        ("warfarin and inhaler", ["warfarin"], ["inhaler"]),
        ("prednisolone 1% eye drops", [], ["prednisolone 1% eye drops"]),
        ("warfarin, stopped", [], ["warfarin, stopped"]),
        ("no warfarin 5 mg, ibuprofen", [], ["no warfarin 5 mg, ibuprofen"]),
        ("warfarin 5 mg or brandnewol", [], ["warfarin 5 mg or brandnewol"]),
        ("no warfarin or codeine", [], ["no warfarin or codeine"]),
        ("warfarin and other", ["warfarin"], ["other"]),
        ("Warfarina 5 mg sospesa", [], ["Warfarina 5 mg sospesa"]),
        ("Furosemid 40 mg abgesetzt", [], ["Furosemid 40 mg abgesetzt"]),
        ("furosemida 40 mg suspendida", [], ["furosemida 40 mg suspendida"]),
        ("furosémide 40 mg arrêté", [], ["furosémide 40 mg arrêté"]),
        ("warfarinol", [], ["warfarinol"]),
        ("5 mg", [], ["5 mg"]),
        ("", [], [""]),
        (",/&", [], [",/&"]),
    ],
)
def test_what_is_not_understood_is_never_dropped(text: str, names: list[str], rest: list[str]) -> None:
    read = read_medicine(text, KNOWN)
    assert ([name.known for name in read.names], list(read.rest)) == (names, rest)


@pytest.mark.parametrize("one_of", [4, pytest.param(1, marks=pytest.mark.thorough)])
def test_every_known_name_is_itself_whole_and_with_a_strength(kit: tk.Kit, one_of: int) -> None:
    """A product whose name ends in its strength, like Pan 40, has no other."""
    known = kit.knowledge.medicine_names
    for name in list(known)[::one_of]:
        behind = [""] if STRENGTH_OF_ITS_OWN.search(name) else ["", " 25 mg", ", 5 mg"]
        for text in (name + strength for strength in behind):
            read = read_medicine(text, known)
            assert ({known[found.known] for found in read.names}, read.rest) == ({known[name]}, ()), text
        assert len(behind) == 1 or read_medicine(f"{name} 500 mg tablets", known).rest == ()


@pytest.mark.parametrize(
    "text", ["warfarin 5 mg or codeine 5 mg", "furosemida 40 mg o warfarina", "either warfarin or codeine"]
)
def test_of_two_names_either_may_be_taken(text: str) -> None:
    read = read_medicine(text, KNOWN)
    assert (read.names, read.rest, len(read.one_of)) == ((), (), 2)
    assert {name.written for name in read.one_of} == {text}


class TestWhatFollows:
    @pytest.mark.parametrize("text", ["warfarin, 5 mg", "warfarin (generic)", "warfarin5mg", "warfarin 5 mg at noon"])
    def test_a_blood_thinner_and_a_blow_to_the_head_are_an_emergency_however_it_is_written(
        self, text: str, kit: tk.Kit
    ) -> None:
        tiers = []
        for name in ("warfarin", text):
            profile = tk.Profile(age=70, medicines=(MedicineUse(name=name),), findings={"head_injury": True})
            tiers.append(kit.assess(profile).urgency.tier)
        assert [tier.value for tier in tiers] == ["emergency", "emergency"]

    def test_each_medicine_of_a_text_has_the_same_dates(self, kit: tk.Kit) -> None:
        dates = {"change": "started", "weeks_ago": 3.0, "years": 0.1}
        together = tk.Profile(medicines=(MedicineUse(name="ibuprofen 400 mg, mirtazapine 15 mg", **dates),))
        apart = tk.Profile(
            medicines=tuple(MedicineUse(name=name, **dates) for name in ("ibuprofen 400 mg", "mirtazapine 15 mg"))
        )
        first, second = kit.assess(together), kit.assess(apart)
        assert [use.name for use in first.told.medicines or ()] == ["ibuprofen 400 mg, mirtazapine 15 mg"]  # as written
        assert evolve(first, told=second.told) == second

    def test_one_of_two_leaves_both_open_and_no_other(self, kit: tk.Kit) -> None:
        told = Person.of(kit.knowledge, {"age": 50, "medicines": ["warfarin or furosemide"]}).observations
        classes = ("drug_anticoag_vka", "drug_loop", "drug_ssri")
        assert [told.env[f"vocabulary:{id}"] for id in classes] == [UNKNOWN, UNKNOWN, FALSE]
        assert told.not_checked["only_a_class"] == ("warfarin or furosemide",)

    def test_classes_are_open_while_a_part_is_not_understood(self, kit: tk.Kit) -> None:
        profile = tk.Profile(medicines=(MedicineUse(name="ibuprofen 400 mg, brandnewol 15 mg"),))
        assert kit.assess(profile).not_checked["medicines"] == ("brandnewol 15 mg",)


def test_a_misspelled_name_is_offered_and_not_taken(kit: tk.Kit) -> None:
    result = kit.assess({"age": 50, "medicines": ["furosimide 40 mg", "blorptazine"]})
    assert result.not_checked["medicines"] == ("furosimide 40 mg", "blorptazine")
    assert result.not_checked["misspelled"] == ("furosimide 40 mg, perhaps furosemide",)


@pytest.mark.parametrize("said", ["none", "No meds", "keine", "ninguno"])
def test_none_is_no_medicine(kit: tk.Kit, said: str) -> None:
    told = Person.of(kit.knowledge, {"age": 50, "medicines": [said]}).observations
    assert told.env["vocabulary:drug_loop"].false
    assert told.not_checked["medicines"] == ()


# What people eat, and plain words beside a medicine: none of them is one, by name or by the rules of spelling.
PLAIN_WORDS = """
about above account advice after again allergy always animal answer appetite arthritis asthma bandage because belarus
better between bladder bleeding blood bottle breakfast breathing brother cancer center change chemist cholesterol
clinic cover covers cramps daily daughter dentist depression diabetes different dinner doctor dosage empty evening
exercise family father fever forgot friend generic glasses health heart heartburn hospital husband hygiene insomnia
insurance junior kidney leader legs lesson listed liver lunch machine mask massage medicine mentor midnight migraine
moderator moment morning mother muscle natural needle nerve night normal nurse nothing often other oxygen pain patient
pharmacy pillow placebo planet pressure problem profile prover question random reflux regular relief remedy result
safety saliva salon senior signal silent sister sleep solution something static sterile stomach stress study sugar
summer supper surgery symptom system table tablet thyroid tired today tomorrow trial twitch unknown usually various
vaccine vitality water weather weekly weight winter apple apricot asparagus aubergine avocado bacon banana barley
basil beef beer beet berry bread broccoli butter cabbage cake carrot celery cereal cheese cherry chicken chili
chocolate cinnamon coconut coffee cola corn cranberry cream cucumber curry date egg fennel fig fish flour garlic
ginger grape grapefruit ham hazelnut honey jam kale kefir ketchup kiwi lamb leek lemon lentil lettuce lime liver
lobster mango margarine melon milk mint mushroom mustard nutmeg oats olive onion orange oregano oyster papaya parsley
pasta peach peanut pear pepper pineapple pizza plum pork potato prune pumpkin quark quinoa raisin rhubarb rice
rosemary saffron salad salami salmon salt sardine sausage sesame shrimp soup soy spinach steak strawberry tapioca tea
thyme toast tofu tomato tuna turkey vanilla vinegar walnut whey wine yeast yogurt zucchini käse milch brot wurst
fromage lait pain queso leche pan formaggio latte pane
"""


def test_no_plain_word_or_food_is_a_medicine(kit: tk.Kit) -> None:
    known = kit.knowledge.medicine_names
    assert {plain: known.find(plain) for plain in PLAIN_WORDS.split() if known.find(plain)} == {}


def test_a_name_is_in_one_row_only(kit: tk.Kit) -> None:
    rows: dict[str, list[str]] = {}
    for medicine in kit.knowledge.medicines.values():
        for name in medicine.names:
            rows.setdefault(normal_name(name), []).append(medicine.id)
    assert {name: ids for name, ids in rows.items() if len(ids) > 1} == {}
