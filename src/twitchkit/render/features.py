"""What a statement says, as labeled lines; two of a kind have the same labels and can stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs

from twitchkit.model.advice import Claim, Tip, Verdict
from twitchkit.model.condition import Condition
from twitchkit.model.content import Entry
from twitchkit.model.diet import Diet, FoodTag
from twitchkit.model.food_table import FoodDatabase, HouseholdMeasure
from twitchkit.model.nutrient import FoodSource, Nutrient, ReferenceIntake
from twitchkit.model.override import Override
from twitchkit.model.provenance import Source, Statement
from twitchkit.model.safety import Caution, RedFlag
from twitchkit.model.thresholds import Thresholds
from twitchkit.model.vocabulary import Finding, Limits, Measurement, Medicine
from twitchkit.quantity import number_text
from twitchkit.render.references import source_text
from twitchkit.render.wording import CERTAINTIES, HOW_SOON, Names

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


def features(entry: Entry, names: Names) -> Features:
    """Return what a statement says as (label, text), without what is empty."""
    return tuple((label, text) for label, text in _all_features(entry, names) if text)


def title(entry: Entry, names: Names) -> str:
    """Return what a statement is called."""
    match entry:
        case Finding() | Measurement() | Nutrient() | FoodSource() | FoodTag() | Diet() | Condition():
            return entry.name
        case Tip() | Source() | FoodDatabase():
            return entry.title
        case _:
            return names.name(entry.id)


def _all_features(entry: Entry, names: Names) -> Features:
    match entry:
        case Condition():
            return _condition(entry, names)
        case Nutrient():
            return _nutrient(entry, names)
        case Finding() | Measurement() | Medicine():
            return _word(entry, names)
        case FoodSource() | ReferenceIntake() | FoodDatabase() | HouseholdMeasure():
            return _food(entry, names)
        case FoodTag() | Diet():
            return _eating(entry, names)
        case RedFlag() | Caution():
            return _safety(entry)
        case Tip() | Claim():
            return _advice(entry, names)
        case Source():
            return ("Source", source_text(entry)), ("Seen", entry.note)
        case Override():
            return ("Changes", f"{entry.target}, {entry.field}"), ("Why", entry.reason)
        case Thresholds():
            return tuple((_label(key), _plain(value)) for key, value in _own_values(entry))


def _condition(condition: Condition, names: Names) -> Features:
    compared = attrs.asdict(condition.compare)
    return (
        ("Also called", ", ".join(condition.also_called)),
        *((_label(feature), text) for feature, text in compared.items()),
        ("Stands for", names.list(condition.members)),
        ("What to do", condition.advice),
        ("How soon", HOW_SOON[condition.tier] if condition.prior else ""),
        ("Codes (ICD-10-CM)", ", ".join(condition.icd10cm)),
    )


def _nutrient(nutrient: Nutrient, names: Names) -> Features:
    return (
        ("Role", nutrient.role),
        ("Signs of too little", "; ".join(nutrient.deficiency_signs)),
        ("Signs of too much", "; ".join(nutrient.excess_signs)),
        ("Who may lack it", "; ".join(nutrient.at_risk)),
        ("Tests", names.list(nutrient.markers)),
        ("Note", nutrient.note),
    )


def _word(entry: Finding | Measurement | Medicine, names: Names) -> Features:
    match entry:
        case Finding():
            return (
                ("Question", entry.question),
                ("Answers", ", ".join(level.replace("_", " ") for level in entry.levels)),
                ("Unit", entry.unit),
                ("Worked out from", entry.when),
            )
        case Measurement():
            return (
                ("Unit", ", ".join((entry.unit, *entry.units))),
                ("Leaves it open", _zone(entry)),
                ("Usual limits", "; ".join(_limits(limits, entry.unit) for limits in entry.limits)),
                ("Worked out from", "; ".join(derivation.value for derivation in entry.derive)),
                ("LOINC", ", ".join(entry.loinc)),
                ("Note", entry.note),
            )
        case Medicine():
            return (("Counts as", names.list(entry.classes)),)


def _zone(measurement: Measurement) -> str:
    if measurement.indeterminate is None:
        return ""
    low, high = map(number_text, measurement.indeterminate)
    return f"{low} to {high} {measurement.unit}".rstrip()


def _limits(limits: Limits, unit: str) -> str:
    low = "" if limits.low is None else f"from {number_text(limits.low)}"
    high = "" if limits.high is None else f"up to {number_text(limits.high)}"
    who = f"if {limits.when}" if limits.when else ""
    return " ".join(part for part in (low, high, unit, who) if part)


def _food(entry: FoodSource | ReferenceIntake | FoodDatabase | HouseholdMeasure, names: Names) -> Features:
    match entry:
        case FoodSource():
            content = (f"{names.name(id)} {number_text(amount)}" for id, amount in entry.per_100g.items())
            portions = (f"{portion} = {number_text(grams)} g" for portion, grams in entry.portions.items())
            return (
                ("Also called", ", ".join(entry.names)),
                ("Kind of food", entry.group),
                ("In 100 g", ", ".join(content)),
                ("Portions", ", ".join(portions)),
                ("Note", entry.note),
            )
        case FoodDatabase():
            return ("Release", entry.release), ("Of", entry.released), ("File", entry.file)
        case HouseholdMeasure():
            return (
                ("Also called", ", ".join(entry.names)),
                ("Weighs", _span(entry.grams, "g")),
                ("Holds", _span(entry.ml, "ml")),
                ("For", ", ".join(entry.groups)),
            )
        case ReferenceIntake():
            return tuple((_label(key), _plain(value)) for key, value in _own_values(entry))


def _eating(entry: FoodTag | Diet, names: Names) -> Features:
    match entry:
        case FoodTag():
            holds = f"{number_text(entry.amount)} of {names.name(entry.nutrient)} a day" if entry.amount else ""
            return (
                ("Kind of", names.list(entry.kind_of)),
                ("Holds from", holds),
                ("Suggested", _suggested(entry)),
                *((f"Uptake: {names.name(id)}", text) for id, text in entry.absorption.items()),
                ("Note", entry.note),
            )
        case Diet():
            return (
                ("Leaves out", names.list(entry.excludes)),
                ("Not together", names.list(entry.not_together)),
                ("Note", entry.note),
            )


def _span(ends: tuple[float, float] | None, unit: str) -> str:
    return "" if ends is None else f"{number_text(ends[0])} to {number_text(ends[1])} {unit}"


def _suggested(tag: FoodTag) -> str:
    if not tag.suggested:
        return "never"
    return "" if tag.most is None else f"at most {number_text(tag.most)} g a day"


def _safety(entry: RedFlag | Caution) -> Features:
    match entry:
        case RedFlag():
            soon = HOW_SOON[entry.tier]
            return ("What it may mean", entry.message), ("What to do", entry.do), ("How soon", soon)
        case Caution():
            held = ", ".join(entry.withhold).replace(":", ": ").replace("_", " ")
            where = ("Holds if", entry.when), ("Unless", entry.unless)
            return ("Why", entry.reason), ("Holds back", held), *where


def _advice(entry: Tip | Claim, names: Names) -> Features:
    match entry:
        case Tip():
            return (
                ("What to do", entry.text),
                ("For", names.list(entry.for_)),
                ("In studies", entry.effect),
                ("How sure", CERTAINTIES[entry.certainty]),
            )
        case Claim():
            return (
                ("You may have read", entry.says),
                ("Verdict", VERDICTS[entry.verdict]),
                ("Because", entry.because),
                ("How sure", CERTAINTIES[entry.certainty]),
            )


def _own_values(entry: ReferenceIntake | Thresholds) -> Iterable[tuple[str, object]]:
    shared = {item.name for item in attrs.fields(Statement)} | {"id"}
    for item in attrs.fields(type(entry)):
        value = getattr(entry, item.name)
        if item.name not in shared and value is not None:
            yield item.name, value


def _label(key: str) -> str:
    return key.upper() if key in _ABBREVIATED else key.replace("_", " ").capitalize()


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number_text(float(value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_plain(item)}" for key, item in value.items())
    return str(value)
