"""Food diaries that other programs wrote, told apart by their columns and read into a part of a profile."""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Callable, Collection
from typing import TypeAlias

from attrs import evolve

from twitchkit.diet.delimited import Table, broken, read_table
from twitchkit.diet.diaries import cronometer, myfitnesspal
from twitchkit.diet.diaries.part import Part
from twitchkit.errors import Diagnostic, ProfileError, StructureError
from twitchkit.ids import short
from twitchkit.knowledge import Knowledge
from twitchkit.model.diary import Diary
from twitchkit.regular_file import read_regular
from twitchkit.scoring.door import enter

MOST_BYTES = 10_000_000
_HINT = (
    "known are Cronometer's exports of servings (“Food & Recipe Entries”) and of daily totals (“Daily Nutrition”), and "
    "MyFitnessPal's “Nutrition Summary”"
)


Read: TypeAlias = Callable[[Table, Collection[str]], Part]


def read_diary(knowledge: Knowledge, path: str | os.PathLike[str]) -> Diary:
    """Read an export; raises :class:`~twitchkit.errors.ProfileError` with all of its problems, each with its line."""
    file = os.path.basename(os.fsdecode(path))
    try:
        return _checked(knowledge, _read(_decoded(read_regular(path, most=MOST_BYTES)), file, knowledge))
    except StructureError as error:
        raise ProfileError([problem.at(file=file, line=problem.line) for problem in error.diagnostics]) from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in a path
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise ProfileError([Diagnostic("TK101", f"cannot read the export: {reason}", file=file)]) from None


def reader_of(columns: Collection[str]) -> Read | None:
    """Return what reads a table with these columns; None if it is no export that is known."""
    if all(name in columns for name in cronometer.SERVINGS):
        return cronometer.read_servings
    if all(name in columns for name in myfitnesspal.COLUMNS):
        return myfitnesspal.read_meals
    return cronometer.read_totals if cronometer.is_totals(columns) else None


def _read(text: str, file: str, knowledge: Knowledge) -> Part:
    table = read_table(io.StringIO(text, newline=""), file)
    read = reader_of(table.columns)
    if read is None:
        raise broken("not an export of a food diary that is known", file, 1, hint=_HINT)
    part = read(table, [short(id) for id in knowledge.nutrients])
    if part.problems:
        raise StructureError(part.problems)
    if not part.days:
        raise broken("no day with food is in it", file, hint="export a span of days on which you logged food")
    if part.profile.intake is not None and not part.profile.intake.per_day:
        raise broken("no nutrient is known on every day of it", file, hint="export the servings instead of totals")
    return part


def _decoded(read: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or the old encoding of Windows and western Europe."""
    if read.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return read.decode("utf-16")
    if b"\0" in read:
        raise StructureError([Diagnostic("TK101", "not a text file", hint="give the CSV file of the export")])
    try:
        return read.decode("utf-8-sig")
    except UnicodeDecodeError:
        return read.decode("latin-1")


def _checked(knowledge: Knowledge, part: Part) -> Diary:
    """Return a diary that can be assessed; what else is wrong with it is told with the lines of its file."""
    try:
        enter(knowledge, part.profile)
    except ProfileError as error:
        raise StructureError([_placed(problem, part) for problem in error.diagnostics]) from None
    return Diary(layout=part.layout, days=part.days, profile=part.profile, notes=part.notes)


def _placed(problem: Diagnostic, part: Part) -> Diagnostic:
    hint = problem.hint or "export fewer days at once"
    match problem.path:
        case ("diet", int(day), "foods", int(place), *_):
            return evolve(problem, line=part.lines[day][place])
    return evolve(problem, hint=hint)
