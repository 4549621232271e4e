"""Law 13: a person's answers are in no message, log, traceback or repr."""

import gc
import io
import json
import logging
import re
import traceback
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st
from rich.pretty import pretty_repr
from support.everything_told import LACKING, TOLD_MUCH, parts_of
from support.strategies import profiles

import twitchkit as tk
from twitchkit.logic.truth import FALSE
from twitchkit.model.discreet import Discreet, Result
from twitchkit.model.eaten import EatenAmount
from twitchkit.model.range import Range
from twitchkit.scoring import Person

SAYS_NOTHING = re.compile(
    r"""[A-Z]\w+\(\.\.\.\)
    | Profile\((\d+\ (finding|measurement|medicine|supplement|day)s?(,\ )?)*\)
    | Assessment\(as_of='[\d-]*',\ packs=\d\)""",
    re.VERBOSE,
)

MARK = "zqxvkj"
TOLD = tk.profile_to_dict(TOLD_MUCH) | {"pregnant": True, "trimester": 2, "breastfeeding": False}


def discreet_classes(cls: type = Discreet) -> set[type]:
    """Return those that make up the model; a written case of a pack is nobody's."""
    found = {found for below in cls.__subclasses__() for found in (below, *discreet_classes(below))} - {Result}
    return {cls for cls in found if cls.__module__.startswith("twitchkit.model.")}


@given(st.data())
def test_the_repr_of_a_profile_and_of_its_assessment_shows_no_answer(kit, data):
    profile = data.draw(profiles(kit.knowledge))
    result = kit.assess(profile)
    for value in (profile, result, *parts_of(result)):
        if isinstance(value, Discreet):
            assert SAYS_NOTHING.fullmatch(repr(value))


def test_nothing_that_a_kit_tells_shows_more_than_its_class(told):
    eaten = tk.Eaten(days=1, amounts={"nutrients:zinc": EatenAmount(amount=Range(1, 2, 3), completeness=1)})
    diary = tk.Diary(layout="a diary", days=1, profile=TOLD_MUCH, notes=("a note",))
    values = [TOLD_MUCH, LACKING, eaten, diary, *chain.from_iterable(told.values())]
    parts = [part for value in values for part in parts_of(value) if isinstance(part, Discreet)]
    gc.collect()  # attrs makes a class with slots in the place of the one that was written
    assert {repr(part) for part in parts if not SAYS_NOTHING.fullmatch(repr(part))} == set()
    assert {type(part) for part in parts} == discreet_classes()


def test_nor_does_what_a_person_is_worked_out_from(kit):
    person = Person.of(kit.knowledge, TOLD_MUCH)
    assert repr(person) == repr(person.after({"vocabulary:urge_to_move": FALSE})) == "Person()"
    assert person.cautions
    for held in person.cautions:
        assert repr(held) == f"HeldCaution(plan={held.plan!r}, is_open={held.is_open})"


def test_people_who_are_told_as_much_look_the_same():
    one = tk.Profile(age=61, sex="female", findings={"urge_to_move": True}, measurements={"ferritin": "18 ug/L"})
    other = tk.Profile(age=30, sex="male", findings={"chest_pain": False}, measurements={"egfr": "9 mL/min/1.73m2"})
    assert repr(one) == repr(other) == "Profile(1 finding, 1 measurement)"


def test_an_emergency_cannot_be_told_from_the_repr(full_kit):
    results = [full_kit.assess(tk.Profile(findings={"chest_pain": present})) for present in (True, False)]
    assert {repr(result) for result in results} == {f"Assessment(as_of='', packs={len(full_kit.knowledge.packs)})"}


def test_rich_tracebacks_with_local_variables_show_no_more():
    assert pretty_repr(TOLD_MUCH) == "Profile()"
    assert pretty_repr(tk.Reading(value="18 ug/L")) == "Reading()"


def test_what_can_be_asked_for_shows_all():
    assert tk.profile_to_dict(TOLD_MUCH)["measurements"] == {
        "ferritin": {"value": "18 ug/L", "low": "30 ug/L"},
        "egfr": "75 mL/min/1.73m2",
    }


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every answer in plain data."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    return [path] if items is None else [place for key, item in items for place in places(item, (*path, key))]


def with_answer(path: tuple[str | int, ...], answer: object) -> dict[str, object]:
    told = json.loads(json.dumps(TOLD))
    *way, last = path
    at = told
    for step in way:
        at = at[step]
    at[last] = answer
    return told


answers = st.sampled_from([MARK, f"{MARK} mg", f"18 {MARK}", f"< {MARK}", [MARK], {"value": MARK}, 86417e9, -86417])


@given(st.sampled_from(places(TOLD)), answers)
def test_no_message_log_or_traceback_repeats_what_was_answered(kit, path, answer):
    told = with_answer(path, answer)
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    logging.getLogger().addHandler(handler)
    try:
        kit.assess(tk.read_profile(told))
    except tk.TwitchkitError as error:
        heard.write(f"{error} {error!r} " + "".join(traceback.format_exception(error)))
    finally:
        logging.getLogger().removeHandler(handler)
    assert not [word for word in (MARK, "86417") if word in heard.getvalue()]
