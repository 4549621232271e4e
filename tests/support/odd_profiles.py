"""Profiles as anything may send them: sound ones, and ones that are wrong in all the ways that we could think of."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import attrs
import tomli_w

import twitchkit as tk
from twitchkit.model.profile import Profile
from twitchkit.model.vocabulary import Finding, Kind, Measurement
from twitchkit.scoring.door import enter

KEYS = tuple(item.name for item in attrs.fields(Profile))
ODD: tuple[Any, ...] = (
    *("", "61", "yes", "no", "unknown", "low", "5 kg", "1,5 mg", "< 3", "-0", "1e999", "peanut", "omeprazole", "ß®™"),
    *(" " * 400, "9" * 400, "1/" * 200, "5" + " " * 300 + "x\n y", "x" * 501, "a," * 240, "and " * 120, "(" * 300),
    *(True, False, 0, -3, 7, 4.5, 10**30, math.nan, math.inf, -math.inf),
    *([], [1], [[]], ["omeprazole"], [True, "x"], ["burning"] * 3, {}, {"a": 1}, {"name": "iron"}, {"value": "3 mg"}),
)


def odd_profile(random: Random, kit: tk.Kit) -> dict[str, Any]:
    """Return the keys of a profile, most of them sound, as plain data that TOML can hold."""
    makers: Mapping[str, Callable[[Random, tk.Kit], Any]] = {
        "age": lambda random, _: random.choice([0, 17, 44, 61.5, 130, "unknown"]),
        "sex": lambda random, _: random.choice(["female", "male", "unknown"]),
        "pregnant": lambda random, _: random.choice([True, False, "unknown"]),
        "trimester": lambda random, _: random.choice([1, 2, 3, "unknown"]),
        "breastfeeding": lambda random, _: random.choice([True, False, "unknown"]),
        "medicines": _medicines,
        "supplements": _supplements,
        "eats": lambda random, kit: _some(random, kit.knowledge.eating.diets),
        "allergies": lambda random, kit: _some(random, kit.knowledge.eating.tags),
        "dislikes": lambda random, kit: _some(random, kit.knowledge.eating.foods),
        "findings": _findings,
        "measurements": _measurements,
        "diet": lambda random, _: [{"foods": _some(random, ["1 cup spinach", "28 g almonds", "150 g salmon"])}],
        "intake": lambda random, kit: {"days": random.randint(1, 366), "per_day": _amounts(random, kit)},
    }
    share = random.choice([0.0, 0.0, 0.02, 0.2])
    told = {key: make(random, kit) for key, make in makers.items() if random.random() < 0.4}
    if "diet" in told and random.random() < 0.9:
        told.pop("intake", None)
    return _spoiled(random, told, share)


def _spoiled(random: Random, value: Any, share: float) -> Any:
    """Return plain data in which some values are something else, and some keys something like them."""
    if isinstance(value, dict):
        return {
            key if key in KEYS or random.random() > share / 4 else f"{key}x": (
                random.choice(ODD) if random.random() < share else _spoiled(random, item, share)
            )
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [random.choice(ODD) if random.random() < share else _spoiled(random, item, share) for item in value]
    return value


def _some(random: Random, names: Any) -> list[str]:
    return random.sample(sorted(names), k=min(len(names), random.randint(0, 3)))


def _medicines(random: Random, kit: tk.Kit) -> Any:
    if random.random() < 0.1:
        return "unknown"
    names = _some(random, kit.knowledge.medicine_names)
    uses: list[Any] = [name if random.random() < 0.5 else {"name": f"{name} 25 mg", "years": 2} for name in names]
    if len(names) > 1:
        uses.append({"name": ", ".join(names), "change": random.choice(["started", "stopped"]), "weeks_ago": 3})
    return uses


def _supplements(random: Random, kit: tk.Kit) -> Any:
    if random.random() < 0.1:
        return "unknown"
    return ["a multivitamin", {"name": "tablets", "per_day": _amounts(random, kit)}][: random.randint(0, 2)]


def _amounts(random: Random, kit: tk.Kit) -> dict[str, str]:
    nutrients = random.sample(sorted(kit.knowledge.nutrients), k=random.randint(0, 4))
    return {id: f"{random.randint(0, 900)} {kit.knowledge.nutrients[id].unit}" for id in nutrients}


def _findings(random: Random, kit: tk.Kit) -> dict[str, Any]:
    chosen = random.sample(sorted(kit.knowledge.findings), k=random.randint(0, 30))
    return {id: _answer(random, kit.knowledge.findings[id]) for id in chosen}


def _answer(random: Random, finding: Finding) -> Any:
    if random.random() < 0.1:
        return "unknown"
    match finding.kind:
        case Kind.YES_NO:
            return random.random() < 0.5
        case Kind.LEVELS | Kind.CHOICE:
            return random.choice(finding.levels)
        case Kind.SEVERAL:
            return _some(random, finding.levels)
        case Kind.NUMBER:
            low, high = finding.plausible or (0.0, 100.0)
            number = round(random.uniform(low, high), 1)
            return number if random.random() < 0.7 else f"{number} {finding.unit}".strip()


def _measurements(random: Random, kit: tk.Kit) -> dict[str, Any]:
    chosen = random.sample(sorted(kit.knowledge.measurements), k=random.randint(0, 6))
    return {id: _reading(random, kit.knowledge.measurements[id]) for id in chosen}


def _reading(random: Random, measurement: Measurement) -> Any:
    low, high = measurement.plausible or (0.0, 100.0)
    text = f"{random.choice(['', '< ', '>= '])}{random.uniform(low, high):.3g} {measurement.unit}".strip()
    return random.choice([text, text, text, "normal", "unknown", {"value": text, "weeks_ago": 3}])


def doors(data: dict[str, Any]) -> dict[str, Any]:
    """Return plain data as each door takes it."""
    ways: dict[str, Any] = {"mapping": data, "toml": io.StringIO(tomli_w.dumps(data))}
    if set(data) <= set(KEYS):
        ways["python"] = Profile(**data)
    try:
        ways["json"] = io.StringIO(json.dumps(data, allow_nan=False))
    except ValueError:  # JSON has no word for it
        return ways
    return ways


def outcome(kit: tk.Kit, source: Any) -> object:
    """Return the profile that comes through, or the places and words of what is wrong."""
    try:
        return enter(kit.knowledge, source).profile if isinstance(source, Profile) else kit.read_profile(source)
    except tk.ProfileError as error:
        # TOML writes tables after values, so the order of keys is not the same.
        return sorted((str(item.path), item.code, item.hint) for item in error.diagnostics)
