"""Judges of how medicines, food lines and laboratory results are read, beside lists of what they are.

The lists in ``tests/data/doors`` were written by somebody who had seen the documentation only. Those called open, or
opened (sealed once, and looked at since), are for those who build; the sealed ones are for measuring. What is read as
another thing than it is counts as wrong, which is the worst; what could be read and is not counts as refused. Where
people may differ (``arguable``), a refusal is as right as the reading that is expected.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import twitchkit as tk
from twitchkit.knowledge.medicine_names import any_of
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.model.eaten import ReadFood
from twitchkit.quantity import find_unit
from twitchkit.scoring import Person
from twitchkit.scoring.medicine_told import read_told

DOORS = Path(__file__).parents[1] / "data" / "doors"
RIGHT, WRONG, REFUSED = "right", "wrong", "refused though readable"
NEAR = 0.011
Entry = Mapping[str, Any]


def medicine(kit: tk.Kit, entry: Entry) -> str:
    """Judge how one medicine's text is read."""
    known = kit.knowledge.medicine_names
    read, rest, _ = read_told(entry["text"], known)
    if entry.get("not_understood") and read and all(each.change == "stopped" for each in read):
        return RIGHT  # what is read as stopped is not read as taken
    found = [any_of([known[name] for name in each.known]) for each in read]
    by_vein = any("vocabulary:drug_iron_infusion" in each.classes for each in found)
    asked_for = ["iron infusion" if by_vein and name == "iron" else name for name in entry["ingredients"]]
    expected = [known[known.find(name)] for name in asked_for if known.find(name)]
    certain = [medicine for medicine in found if medicine.classes]
    possible = [known[known.find(name)] for name in entry.get("possible", ()) if known.find(name)]
    meant = {one for medicine in (*expected, *possible) for one in (*medicine.classes, *medicine.may_be)}
    # A group's own class says no more than its name ("sleeping pill"); what needs a form ("budesonide") says nothing.
    named = all(known.find(name) for name in entry["ingredients"])
    told = {one for medicine in certain for one in medicine.classes if not one.endswith("_unnamed")}
    if entry.get("only_a_class") and len(told) <= 1:
        return RIGHT
    if named and not told <= meant:
        return WRONG
    if entry.get("not_understood") and not possible and not rest and not expected and found:
        return WRONG
    covered = {one for medicine in found for one in (*medicine.classes, *medicine.may_be)}
    # What is of no class that is asked for is not named beside the others of a fixed combination.
    asked = [{*medicine.classes, *medicine.may_be} - {"vocabulary:drug_other"} for medicine in (*expected, *possible)]
    if (asked and not found) or not all(classes & covered for classes in asked if classes):
        return REFUSED
    near = entry.get("did_you_mean")
    if near and not any(known[known.near(part) or near] == known.get(near) and known.near(part) for part in rest):
        return "misspelling not offered"
    return RIGHT if entry.get("not_understood") or entry.get("says") or not rest or not expected else REFUSED


def laboratory(kit: tk.Kit, entry: Entry) -> str:
    """Judge how one laboratory value is read."""
    name = entry.get("measurement") or entry["name"]
    limits = {side: entry[f"{side}_limit"] for side in ("low", "high") if entry.get(f"{side}_limit")}
    told = {name: {"value": entry["value"], **limits} if limits else entry["value"]}
    expected, wanted = entry["expected"], entry["expected_measurement"]
    try:
        readings = Person.of(kit.knowledge, {"measurements": told}).observations.readings
    except tk.ProfileError:
        return RIGHT if expected is None or wanted is None else REFUSED
    ((id, reading),) = readings.items()
    if wanted is None and "urin" in name.casefold():  # a test of urine with an id of its own
        return RIGHT if "urine" in id else WRONG
    if wanted is None or expected is None or id != f"vocabulary:{wanted}":
        return WRONG
    if "word" in expected:
        return RIGHT if reading.text.removeprefix("very ") == expected["word"].removeprefix("very ") else WRONG
    return RIGHT if _same(kit, id, reading.values[id], expected, str(entry["value"])) else WRONG


def _same(kit: tk.Kit, id: str, value: tuple[float, float], expected: Entry, text: str) -> bool:
    units = symbol_of(kit.knowledge.measurements[id]).units
    unit = "" if expected["unit"] == "1" else expected["unit"].replace(" FEU", "")
    of_what = [each for each in units if each.startswith(f"{unit} ") and each.removeprefix(f"{unit} ") in text.split()]
    scale = find_unit(of_what[0] if of_what else unit, units)  # "mg/dL" of what the text names
    assert scale is not None, (id, expected)
    ends = sorted(
        scale.to_canonical(end) if end is not None else infinite
        for end, infinite in ((expected["low"], -math.inf), (expected["high"], math.inf))
    )
    return all(a == b or math.isclose(a, b, rel_tol=NEAR) for a, b in zip(value, ends, strict=True))


def food_line(kit: tk.Kit, entry: Entry) -> str:
    """Judge what a food line is taken for: whether at all, and how many grams; the food itself is read by eye."""
    line = _taken(kit, entry)
    if line is None:
        return RIGHT if entry["food"] is None or entry.get("may_refuse") else REFUSED
    return RIGHT if entry["food"] is not None and _weighs(line, entry["grams"]) else WRONG


def everyday_food(kit: tk.Kit, entry: Entry) -> str:
    """Judge what a food line is taken for: whether at all, how many grams, and of which food.

    Of each group of ``must`` one stem begins a word of the food's name, and no stem of ``never`` does.
    """
    verdict = food_line(kit, entry)
    line = _taken(kit, entry)
    if verdict != RIGHT or line is None or line.food is None:
        return verdict
    name = line.food.name
    fits = all(any(_begins_a_word(stem, name) for stem in group) for group in entry.get("must") or ())
    return RIGHT if fits and not any(_begins_a_word(stem, name) for stem in entry.get("never") or ()) else WRONG


def _taken(kit: tk.Kit, entry: Entry) -> ReadFood | None:
    """Return the line as it was read, if one food with a weight was taken for it."""
    line = kit.foods.read(entry["text"])
    return None if line.food is None or line.grams is None else line


def _weighs(line: ReadFood, grams: Sequence[float] | None) -> bool:
    """Tell whether all that a line may weigh is within what it does weigh; where nothing is said, anything is."""
    if grams is None or line.grams is None:
        return True
    return grams[0] * 0.99 <= line.grams.low and line.grams.high <= grams[1] * 1.01


def _begins_a_word(stem: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(stem.lower())}", name.lower()) is not None


JUDGES: Mapping[str, Callable[[tk.Kit, Entry], str]] = {
    "medicines": medicine,
    "laboratory": laboratory,
    "food_lines": food_line,
    "everyday_food": everyday_food,
}


def judged(kit: tk.Kit, name: str, half: str) -> Iterator[tuple[Entry, str]]:
    """Yield every entry of a half of a list with what came of it."""
    for entry in json.loads((DOORS / f"{name}_{half}.json").read_text(encoding="utf-8")):
        verdict = JUDGES[name](kit, entry)
        yield entry, RIGHT if entry.get("arguable") and verdict == REFUSED else verdict
