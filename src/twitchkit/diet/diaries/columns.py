"""The columns of an export: which nutrient each is about, in which unit, and what its cells say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from twitchkit.diet.delimited import Row, plain_number
from twitchkit.errors import Diagnostic

_NAMED = re.compile(r"(.+) \(([^()]*)\)")
_PERCENT = re.compile(r"%|\b(?:RDI|RDA|DRI|DV)\b", re.IGNORECASE)
_GRAMS = {"g": 1.0, "mg": 1e-3, "ug": 1e-6}
_ROUNDING = 1.01  # the weight and the amount are both rounded
_BOUND = re.compile(r"<\s*=?")
_MICRO = str.maketrans("µμ", "uu")


class Column(NamedTuple):
    """A column of a nutrient: its header, the short id and the unit."""

    header: str
    nutrient: str
    unit: str


class Columns(NamedTuple):
    """The columns that are read, and what is wrong with others that are about one of the nutrients."""

    read: tuple[Column, ...]
    problems: tuple[Diagnostic, ...]


def find_columns(headers: Iterable[str], names: Mapping[str, str], known: Collection[str]) -> Columns:
    """Return the columns of some nutrients; ``names`` are their short ids by what the program calls them.

    A nutrient that is not ``known`` is passed over. Percents of a daily need and other units are problems.
    """
    read: list[Column] = []
    problems: list[Diagnostic] = []
    for header in headers:
        match = _NAMED.fullmatch(header)
        name, unit = (match[1].strip(), match[2].strip()) if match else (header, "")
        nutrient = names.get(name, names.get(_PERCENT.sub("", name).strip(), ""))
        if nutrient not in known:
            continue
        if _PERCENT.search(header):
            hint = "export the amounts: what a percent is of differs by program, age and sex"
            problems.append(Diagnostic("TK208", f"the column {header!r} holds percents and no amounts", hint=hint))
        elif (plain := unit.translate(_MICRO)) in (*_GRAMS, "IU"):
            read.append(Column(header, nutrient, plain))
        else:
            hint = f'a header says it, like "{name} (mg)"'
            problems.append(Diagnostic("TK208", f"the column {header!r} has no unit that is known", hint=hint))
    return Columns(tuple(read), tuple(problems))


class Amount(NamedTuple):
    """A cell that was read: the sign of a bound or nothing, the number, the unit."""

    sign: str
    number: float
    unit: str

    @property
    def text(self) -> str:
        """How a profile writes it: "79 mg", "< 0.1 mg"."""
        return f"{self.sign}{repr(self.number).removesuffix('.0')} {self.unit}"


def read_amounts(
    row: Row, columns: Iterable[Column], decimal: str, problems: list[Diagnostic], *, grams: float | None = None
) -> dict[str, Amount]:
    """Return the amounts of a row by nutrient; a blank cell is not known. Problems are added, each with its line.

    ``grams`` is what the food weighs, if that is known: no nutrient can weigh more.
    """
    amounts: dict[str, Amount] = {}
    for header, nutrient, unit in columns:
        cell = row.cells[header].strip()
        if not cell:
            continue
        sign = "< " if _BOUND.match(cell) else ""
        try:
            number = float(plain_number(_BOUND.sub("", cell, count=1), decimal))
        except ValueError as error:
            problems.append(Diagnostic("TK104", f"{header!r} {error}", line=row.line))
            continue
        weight = number * _GRAMS.get(unit, 0.0)
        if number < 0:
            problems.append(Diagnostic("TK106", f"{header!r} is less than nothing", line=row.line))
        elif grams is not None and weight > grams * _ROUNDING:
            problems.append(Diagnostic("TK106", f"{header!r} is more than the food weighs", line=row.line))
        else:
            amounts[nutrient] = Amount(sign, number, unit)
    return amounts
