"""Amounts of nutrients: what supplements add in a day, and what was eaten on an average day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from twitchkit.errors import Diagnostic
from twitchkit.knowledge import Knowledge
from twitchkit.logic import Truth
from twitchkit.model.eaten import Eaten, EatenAmount
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.profile import DietDay, IntakeRecord, SupplementUse
from twitchkit.model.range import Range
from twitchkit.quantity import INFINITY, Interval, Quantity, Scale, find_unit, number_text
from twitchkit.scoring.names import find_id

StatedNutrients: TypeAlias = tuple[tuple[Mapping[str, Interval], ...], ...]
"""What is told to have been in each line of each day of a diary, by nutrient id; empty where nothing is told."""


class Supplements(NamedTuple):
    """Daily totals by nutrient id (None: nobody asked), the values of the findings that ask for them, each in words.

    ``not_checked`` are products whose content was not told, and amounts of nutrients that no pack knows.
    """

    totals: Mapping[str, Interval] | None
    values: Mapping[str, Truth | Interval]
    notes: Mapping[str, str]
    not_checked: tuple[str, ...]


def read_supplements(
    knowledge: Knowledge, uses: Sequence[SupplementUse] | None, problems: list[Diagnostic]
) -> Supplements:
    """Return what supplements add up to in a day; problems are added.

    A product whose content was not told may hold any amount, so totals then have no upper end.
    """
    if uses is None:
        return Supplements(totals=None, values={}, notes={}, not_checked=())
    untold = [use.name for use in uses if not use.per_day]
    most = INFINITY if untold else 0.0
    totals = {id: Interval(0.0, most) for id in knowledge.nutrients}
    not_checked = list(untold)
    for position, use in enumerate(uses):
        strange = [name for name in use.per_day if not knowledge.index.candidates(("nutrients",), name)]
        not_checked += [f"{name} in {use.name}" for name in strange]
        known = {name: amount for name, amount in use.per_day.items() if name not in strange}
        amounts = _amounts(knowledge, known, ("supplements", position, "per_day"), problems)
        for id, amount in amounts.items():
            totals[id] = Interval(totals[id].low + amount.low, totals[id].high + amount.high)
    values: dict[str, Truth | Interval] = {}
    notes: dict[str, str] = {}
    for asked in knowledge.plan.supplement_findings:
        total = totals[asked.nutrient]
        low, high = total.low / asked.scale.factor, total.high / asked.scale.factor
        values[asked.finding.id] = Interval(low, high)
        if low > 0:
            at_least = "" if low == high else "at least "
            notes[asked.finding.id] = f"{at_least}{number_text(low)} {asked.finding.unit}"
    return Supplements(totals=totals, values=values, notes=notes, not_checked=tuple(not_checked))


def read_average(knowledge: Knowledge, intake: IntakeRecord | None, problems: list[Diagnostic]) -> Eaten | None:
    """Return an average that was worked out elsewhere; it is taken as complete; problems are added."""
    if intake is None:
        return None
    amounts = _amounts(knowledge, intake.per_day, ("intake", "per_day"), problems)
    return Eaten(
        days=intake.days,
        amounts={
            id: EatenAmount(amount=Range(low, (low + high) / 2, high), completeness=1.0)
            for id, (low, high) in amounts.items()
        },
    )


def read_stated(knowledge: Knowledge, diet: Iterable[DietDay] | None, problems: list[Diagnostic]) -> StatedNutrients:
    """Return what is told to have been in the lines of a diary; problems are added."""
    return tuple(
        tuple(
            _amounts(knowledge, item.nutrients, ("diet", day, "foods", place, "nutrients"), problems)
            if item.nutrients
            else {}
            for place, item in enumerate(eaten.foods)
        )
        for day, eaten in enumerate(diet or ())
    )


_MOST_A_DAY = 1e7
"""In the unit of a nutrient: of one in mg that is 10 kg."""


def _amounts(
    knowledge: Knowledge, per_day: Mapping[str, str], path: tuple[str | int, ...], problems: list[Diagnostic]
) -> dict[str, Interval]:
    amounts: dict[str, Interval] = {}
    for name, text in per_day.items():
        place = (*path, name)
        id = find_id(knowledge, "nutrients", name, problems, place)
        if id is None:
            continue
        nutrient = knowledge.nutrients[id]
        try:
            quantity = Quantity.parse(text)
        except ValueError as error:
            problems.append(Diagnostic("TK104", str(error), path=place))
            continue
        units = _units(nutrient)
        scale = find_unit(quantity.unit.removesuffix("/d"), units)
        if scale is None:
            hint = f"it is given in {', '.join(units)}"
            problems.append(Diagnostic("TK208", f"unknown unit for {nutrient.name}", hint=hint, path=place))
        elif quantity.number < 0 or quantity.sign in (">", ">="):
            hint = 'write an amount, or an upper bound like "< 200 mg"'
            problems.append(Diagnostic("TK106", "an amount is 0 or more and has an end", hint=hint, path=place))
        elif nutrient.id in amounts:
            problems.append(Diagnostic("TK204", "this nutrient is given twice", path=place))
        elif quantity.interval(scale).high > _MOST_A_DAY:
            problems.append(Diagnostic("TK106", "nobody takes so much in a day; is the unit right?", path=place))
        else:
            amount = quantity.interval(scale)
            amounts[nutrient.id] = Interval(max(amount.low, 0.0), amount.high)
    return amounts


def _units(nutrient: Nutrient) -> dict[str, Scale]:
    return {nutrient.unit: Scale(), **nutrient.units}
