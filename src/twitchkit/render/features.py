"""What a statement says, as labeled lines; two of a kind have the same labels and can stand side by side.

The labels are those that the fields of its class have. What needs more than its value to be read stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import attrs

from twitchkit.model.advice import Claim, Tip, Verdict
from twitchkit.model.condition import Condition
from twitchkit.model.content import Entry
from twitchkit.model.diet import FoodTag
from twitchkit.model.food import FoodSource, HouseholdMeasure
from twitchkit.model.kinds import Item, items_of
from twitchkit.model.override import Override
from twitchkit.model.provenance import Source, Statement
from twitchkit.model.safety import Caution, Tier
from twitchkit.model.vocabulary import Limits, Measurement
from twitchkit.quantity import number_text
from twitchkit.render.references import source_text
from twitchkit.render.wording import CERTAINTIES, Names

Features: TypeAlias = tuple[tuple[str, str], ...]

VERDICTS: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "holds up",
    Verdict.PARTLY: "holds up in part",
    Verdict.IMPRECISE: "not precise",
    Verdict.WEAK: "weak support",
    Verdict.CONTESTED: "disputed",
    Verdict.NOT_SUPPORTED: "not backed by studies",
    Verdict.WRONG: "wrong",
}
_ABBREVIATED = ("ear", "rda", "ai", "ul", "cdrr")
_PHRASE = 4  # words; so long items of a list are kept apart by semicolons


def features(entry: Entry, names: Names) -> Features:
    """Return what a statement says as (label, text), without what is empty."""
    return tuple((label, text) for label, text in _all_features(entry, names) if text)


def title(entry: Entry, names: Names) -> str:
    """Return what a statement is called."""
    found: object = getattr(entry, "name", getattr(entry, "title", None))
    return found if isinstance(found, str) else names.name(entry.id)


def _all_features(entry: Entry, names: Names) -> Iterator[tuple[str, str]]:
    match entry:
        case Source():
            yield "Source", source_text(entry)
        case Override():
            yield "Changes", f"{entry.target}, {entry.field}"
    for item in _shown(type(entry)):
        label = item.means.shown or _label(item.name)
        match entry, item.name:
            case Condition(compare=compared), "compare":
                yield from ((_label(feature), text) for feature, text in attrs.asdict(compared).items())
            case FoodTag(absorption=uptake), "absorption":
                yield from ((f"{label}: {names.name(id)}", text) for id, text in uptake.items())
            case _:
                yield label, _text(entry, item, names)
    if isinstance(entry, Tip | Claim):
        yield "How sure", CERTAINTIES[entry.certainty]


def _shown(cls: type) -> tuple[Item, ...]:
    """Return the fields that have a label; all of its own if none has (figures, whose names say what they are)."""
    shared = {item.name for item in items_of(Statement)} | {"id"}
    labeled = tuple(item for item in items_of(cls) if item.means.shown)
    return labeled or tuple(item for item in items_of(cls) if item.name not in shared)


def _text(entry: Entry, item: Item, names: Names) -> str:
    match entry, item.name:
        case Condition(prior=None), "tier":
            return ""
        case Measurement(unit=unit, units=units), "unit":
            return ", ".join((unit, *units))
        case Measurement(indeterminate=ends, unit=unit), "indeterminate":
            return _span(ends, unit)
        case Measurement(limits=limits, unit=unit), "limits":
            return "; ".join(_limits(each, unit) for each in limits)
        case Measurement(derive=derive), "derive":
            return "; ".join(derivation.value for derivation in derive)
        case HouseholdMeasure(grams=ends), "grams":
            return _span(ends, "g")
        case HouseholdMeasure(ml=ends), "ml":
            return _span(ends, "ml")
        case FoodSource(portions=portions), "portions":
            return ", ".join(f"{portion} = {number_text(grams)} g" for portion, grams in portions.items())
        case FoodTag(amount=float() as amount, nutrient=nutrient), "amount":
            return f"{number_text(amount)} of {names.name(nutrient)} a day"
        case FoodTag(suggested=suggested, most=most), "suggested":
            return "never" if not suggested else "" if most is None else f"at most {number_text(most)} g a day"
        case Caution(withhold=withhold), "withhold":
            return ", ".join(withhold).replace(":", ": ").replace("_", " ")
        case _:
            return _plain(getattr(entry, item.name), names if item.means.refers else None)


def _limits(limits: Limits, unit: str) -> str:
    low = "" if limits.low is None else f"from {number_text(limits.low)}"
    high = "" if limits.high is None else f"up to {number_text(limits.high)}"
    who = f"if {limits.when}" if limits.when else ""
    return " ".join(part for part in (low, high, unit, who) if part)


def _span(ends: tuple[float, float] | None, unit: str) -> str:
    return "" if ends is None else f"{number_text(ends[0])} to {number_text(ends[1])} {unit}".rstrip()


def _label(key: str) -> str:
    return key.upper() if key in _ABBREVIATED else key.replace("_", " ").capitalize()


def _plain(value: object, names: Names | None) -> str:
    """Return any value in words; ``names`` are those of what it refers to, if it does."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return number_text(float(value))
        case Verdict():
            return VERDICTS[value]
        case Tier():
            return value.says
        case tuple():
            if names:
                return names.list(value)
            words = [str(item).replace("_", " ") for item in value]
            return ("; " if any(len(word.split()) >= _PHRASE for word in words) else ", ").join(words)
        case Mapping():
            return ", ".join(f"{names.name(key) if names else key} {_plain(item, None)}" for key, item in value.items())
        case _:
            return names.name(str(value)) if names else str(value)
