"""Several uses of one medicine, and of one class: what they tell together, and where a time ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import handmade
from support.each import on_each
from support.strategies import profiles

import twitchkit as tk
from twitchkit import MedicineUse, Profile
from twitchkit.content import TakenFrom
from twitchkit.logic import FALSE, TRUE, UNKNOWN
from twitchkit.quantity import ANYTHING, INFINITY, Interval
from twitchkit.scoring import Person, observe

KNOWLEDGE = handmade.knowledge()
ANY_TIME = Interval(0, INFINITY)


def water(name: str = "furosemide", **about: object) -> MedicineUse:
    return MedicineUse(name=name, **about)


def seen(*uses: MedicineUse) -> tuple:
    """Return whether a water tablet is taken, for how long, whether it is new, and whether any medicine changed."""
    env = observe(KNOWLEDGE, Profile(medicines=uses)).env
    return tuple(env[f"toy:{name}"] for name in ("drug_water", "drug_water_years", "recent_water", "recent_any"))


@pytest.mark.parametrize(
    ("uses", "taken", "years", "recent", "changed"),
    [
        ((water(years=3), water("Lasix", years=5)), TRUE, Interval(5, 5), FALSE, FALSE),
        ((water(years=5), water(years=3)), TRUE, Interval(5, 5), FALSE, FALSE),
        ((water(years=3), water("Lasix")), TRUE, Interval(3, INFINITY), UNKNOWN, UNKNOWN),
        ((water(), water()), TRUE, ANY_TIME, UNKNOWN, UNKNOWN),
        # Stopped once and started again.
        ((water(change="stopped", weeks_ago=20), water(change="started", weeks_ago=2)), TRUE, ANY_TIME, TRUE, TRUE),
        ((water(change="stopped", weeks_ago=9), water(change="stopped", weeks_ago=2)), FALSE, ANY_TIME, FALSE, TRUE),
        ((water(change="stopped", years=4), water(years=2)), TRUE, Interval(4, 4), FALSE, UNKNOWN),
        ((water(change="started", weeks_ago=9), water(change="raised", weeks_ago=3)), TRUE, ANY_TIME, TRUE, TRUE),
        ((water(change="started", weeks_ago=9), water(change="lowered", weeks_ago=3)), TRUE, ANY_TIME, FALSE, TRUE),
        ((water(change="started"), water(years=3)), TRUE, Interval(3, INFINITY), UNKNOWN, UNKNOWN),
        ((water(change="started"), water(change="raised", weeks_ago=1)), TRUE, ANY_TIME, TRUE, TRUE),
        # Beside one that nobody knows, which may be a water tablet as well.
        ((water(years=3), water("brandnewol")), TRUE, Interval(3, 3), UNKNOWN, UNKNOWN),
        ((water(change="stopped", weeks_ago=9), water("brandnewol", years=1)), UNKNOWN, ANY_TIME, UNKNOWN, FALSE),
        ((water("brandnewol", years=1),), UNKNOWN, ANYTHING, UNKNOWN, FALSE),
    ],
)
def test_several_uses(uses, taken, years, recent, changed):
    assert seen(*uses) == (taken, years, recent, changed)
    assert seen(*reversed(uses)) == (taken, years, recent, changed)


FROM_A_CLASS = (TakenFrom.MEDICINE_CLASS, TakenFrom.MEDICINE_RECENT, TakenFrom.MEDICINE_STOPPED)


@given(st.data())
def test_beside_a_medicine_that_nobody_knows_no_class_is_absent(kit: tk.Kit, data: st.DataObject):
    known = data.draw(profiles(kit.knowledge)).medicines or ()
    place = data.draw(st.integers(0, len(known)))
    uses = (*known[:place], water("brandnewol"), *known[place:])
    env = observe(kit.knowledge, Profile(medicines=uses)).env
    taken = [id for id, finding in kit.knowledge.findings.items() if finding.taken_from in FROM_A_CLASS]
    assert len(taken) > 50
    assert [id for id in taken if env.get(id, UNKNOWN).false] == []


@pytest.mark.parametrize(
    ("use", "recent", "changed"),
    [
        (water(change="started", weeks_ago=6), TRUE, TRUE),
        (water(change="started", weeks_ago=6.1), FALSE, FALSE),
        (water(change="raised", weeks_ago=6), TRUE, TRUE),
        (water(change="lowered", weeks_ago=6), FALSE, TRUE),
        (water(change="stopped", weeks_ago=6), FALSE, TRUE),
        (water(change="started", weeks_ago=0), TRUE, TRUE),
        (water(change="lowered"), FALSE, UNKNOWN),
        (water(weeks_ago=6), UNKNOWN, UNKNOWN),
        (water(weeks_ago=6.1), FALSE, FALSE),
        (water(years=0), FALSE, FALSE),
    ],
)
def test_new_are_those_of_the_last_six_weeks(use, recent, changed):
    assert seen(use)[2:] == (recent, changed)


def test_all_names_of_a_class_are_named_once():
    uses = (water(), water("Lasix"), water(years=2))
    observations = observe(KNOWLEDGE, Profile(medicines=uses))
    assert observations.notes["toy:drug_water"] == "Lasix, furosemide"
    assert observe(KNOWLEDGE, Profile(medicines=())).notes == {}


@pytest.mark.parametrize(
    ("use", "code", "message", "hint", "key"),
    [
        (
            water(change="swapped"),
            "TK105",
            "'change' must be one of started, raised, lowered, stopped",
            "",
            "change",
        ),
        (water(weeks_ago=-1), "TK106", "'weeks_ago' must not be negative", "", "weeks_ago"),
        (water(years=-0.1), "TK106", "'years' must not be negative", "", "years"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(use, code, message, hint, key):
    with pytest.raises(tk.ProfileError) as raised:
        observe(KNOWLEDGE, Profile(medicines=(water(), use)))
    (found,) = raised.value.diagnostics
    assert (found.code, found.message, found.hint, found.path) == (code, message, hint, ("medicines", 1, key))


class TestWhatWasStopped:
    def stopped(self, kit: tk.Kit, name: str, *uses: MedicineUse) -> object:
        return observe(kit.knowledge, Profile(medicines=uses)).env[f"vocabulary:{name}"]

    @pytest.mark.parametrize(
        ("name", "finding"),
        [
            ("epilepsy tablets", "stopped_seizure_medicine"),
            ("parkinson's tablets", "ended_parkinson_medicine"),
            ("sedative", "stopped_sedative_unnamed"),
            ("sleeping pill", "stopped_sedative_unnamed"),
        ],
    )
    def test_a_name_of_several_things_tells_what_they_share_when_it_is_stopped(
        self, kit: tk.Kit, name: str, finding: str
    ):
        assert self.stopped(kit, finding, MedicineUse(name=name, change="stopped", weeks_ago=1)) == TRUE
        assert self.stopped(kit, finding, MedicineUse(name=name, change="stopped", weeks_ago=40)) != TRUE
        assert self.stopped(kit, finding, MedicineUse(name=name, years=3)) != TRUE

    def test_which_of_them_it_was_stays_open(self, kit: tk.Kit):
        use = MedicineUse(name="epilepsy tablets", change="stopped", weeks_ago=1)
        assert self.stopped(kit, "stopped_benzodiazepine", use) == UNKNOWN
        assert self.stopped(kit, "drug_anticonvulsant", use) == FALSE

    @pytest.mark.parametrize(
        ("uses", "ended"),
        [
            ((MedicineUse(name="warfarin", change="stopped", weeks_ago=1),), TRUE),
            ((MedicineUse(name="warfarin", change="stopped"),), TRUE),
            ((MedicineUse(name="warfarin", change="stopped", weeks_ago=9),), FALSE),
            ((MedicineUse(name="warfarin", change="lowered", weeks_ago=1),), FALSE),
            ((MedicineUse(name="warfarin", change="stopped"), MedicineUse(name="apixaban")), FALSE),
            ((MedicineUse(name="omeprazole"),), UNKNOWN),
        ],
    )
    def test_a_class_has_ended_when_nothing_of_it_goes_on(self, kit: tk.Kit, uses: tuple[MedicineUse, ...], ended):
        assert self.stopped(kit, "ended_blood_thinner", *uses) == ended
        assert self.stopped(kit, "ended_blood_thinner", *reversed(uses)) == ended


HOW_LONG = (
    "lithium for many years",
    "lithium 12 years",
    "lithium for ten years",
    "lithium since ten years",
    "lithium for a long time",
    "lithium since my twenties",
    "lithium since childhood",
    "lithium for a couple of years",
    "lithium, more than twenty years",
    "lithium since I was 40",
    "lithium about 5 yrs",
    "lithium most of my life",
    "lithium for as long as I can remember",
    "lithium since last year",
    "lithium for decades",
    "lithium for some months",
)


@on_each("text", HOW_LONG)
def test_for_how_long_it_is_taken_is_no_other_medicine(kit: tk.Kit, text: str) -> None:
    plain, told = (
        Person.of(kit.knowledge, {"age": 50, "medicines": [name]}).observations for name in ("lithium", text)
    )
    assert told.not_checked["medicines"] == ()
    assert told.env["vocabulary:drug_lithium"] == plain.env["vocabulary:drug_lithium"]


def test_what_was_taken_years_ago_is_not_taken_now(kit: tk.Kit) -> None:
    assert Person.of(kit.knowledge, {"age": 50, "medicines": ["lithium years ago"]}).observations.not_checked[
        "medicines"
    ]
