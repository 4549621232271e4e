"""Wide tables: a CSV file whose columns are the keys of a kind, with what all rows share in a TOML header."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, get_args, get_origin

from attrs import frozen

from twitchkit.errors import Diagnostic, StructureError, did_you_mean
from twitchkit.model.content import KINDS, SINGULAR
from twitchkit.model.kinds import items_of
from twitchkit.model.provenance import Certainty, Citation, Status
from twitchkit.packs.files import ContentFile
from twitchkit.packs.origins import Origin
from twitchkit.packs.statements import Statements
from twitchkit.packs.toml_parts import words_in
from twitchkit.structure import structure

_SEPARATOR = ";"
_PLACE = "@"
_EQUALS = "="
_WHOLE = re.compile(r"[+-]?\d{1,15}")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_SHARED = ("cite", "status", "certainty")


@frozen(kw_only=True)
class CsvTable:
    """The table ``[table]``: which kind the rows are, the CSV file beside it, and what all rows share."""

    kind: str
    csv: str
    cite: tuple[Citation, ...] = ()
    status: Status | None = None
    certainty: Certainty | None = None


def read_table(file: ContentFile, statements: Statements) -> None:
    """Read every row of the CSV file that the ``[table]`` of a file names; an empty cell is left out."""
    data = file.data["table"]
    origin = Origin(file=file.name, text=file.text, at=("table",))
    try:
        table = structure(data, CsvTable)
        text = _checked(table, file)
    except StructureError as error:
        statements.refuse("[table]", error, origin)
        statements.lost = True
        return
    shared = {key: data[key] for key in _SHARED if isinstance(data, Mapping) and key in data}
    name = f"{file.name.rpartition('/')[0]}/{table.csv}"
    try:
        for line, row in _rows(text, _columns(table.kind)):
            if isinstance(row, _BadCsvError):
                statements.problems.append(row.problem(name))
                statements.unread |= row.cells
            else:
                statements.read(table.kind, {**shared, **row}, Origin(file=name, line=line))
    except _BadCsvError as error:
        statements.problems.append(error.problem(name))
        statements.unread |= words_in(text)


def _columns(kind: str) -> Mapping[str, object]:
    """Return the columns that a table of a kind may have, with their types."""
    return {item.key: item.hint for item in items_of(KINDS[SINGULAR[kind]])}


class _BadCsvError(ValueError):
    def __init__(self, message: str, line: int, hint: str = "", cells: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.line, self.hint, self.cells = line, hint, frozenset(cells)

    def problem(self, file: str) -> Diagnostic:
        return Diagnostic("TK101", str(self), hint=self.hint, file=file, line=self.line)


def _checked(table: CsvTable, file: ContentFile) -> str:
    if table.kind not in SINGULAR:
        hint = did_you_mean(table.kind, SINGULAR)
        raise StructureError([Diagnostic("TK105", f"unknown kind {table.kind!r}", hint=hint, path=("kind",))])
    if table.csv not in file.csv:
        hint = did_you_mean(table.csv, file.csv) or "it stands in the same folder"
        raise StructureError([Diagnostic("TK601", f"no file {table.csv!r}", hint=hint, path=("csv",))])
    return file.csv[table.csv]


def _rows(text: str, hints: Mapping[str, Any]) -> Iterable[tuple[int, dict[str, object] | _BadCsvError]]:
    """Iterate over the rows, each with its line; raise :class:`_BadCsvError` for what makes all of them worthless."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = _header(next(reader, []), hints)
        for cells in reader:
            if len(cells) != len(header) and cells:
                message = f"{len(cells)} cells under {len(header)} columns"
                hint = "a cell with a comma in it stands in double quotes" if len(cells) > len(header) else ""
                yield reader.line_num, _BadCsvError(message, reader.line_num, hint, cells)
                continue
            row = _row(header, cells)
            if row:
                yield reader.line_num, row
    except csv.Error as error:
        raise _BadCsvError(f"not valid CSV: {error}", reader.line_num) from None


class _Column(NamedTuple):
    """A column: the key that it fills, or the entry of a table under that key (``per_100g.iron``), and how."""

    key: str
    entry: str
    convert: Callable[[str], object]


def _row(header: Iterable[_Column], cells: Iterable[str]) -> dict[str, object]:
    row: dict[str, Any] = {}
    for (key, entry, convert), cell in zip(header, cells, strict=False):
        text = cell.strip()
        if text and entry:
            row.setdefault(key, {})[entry] = convert(text)
        elif text:
            row[key] = convert(text)
    return row


def _header(columns: Iterable[str], hints: Mapping[str, Any]) -> list[_Column]:
    header: dict[str, _Column] = {}
    for written in columns:
        name = written.strip()
        key, dot, entry = name.partition(".")
        if _SEPARATOR in name or "\t" in name:
            hint = "columns are separated by a comma, not by a semicolon or a tab: save the table as CSV with commas"
            raise _BadCsvError(f"unknown column {name!r}", 1, hint)
        if key not in hints or (dot and get_origin(hints[key]) is not Mapping):
            raise _BadCsvError(f"unknown column {name!r}", 1, did_you_mean(name, hints))
        if name in header or any(other.key == key and not (entry and other.entry) for other in header.values()):
            raise _BadCsvError(f"the column {key!r} stands twice", 1)
        header[name] = _Column(key, entry, _converter(get_args(hints[key])[1] if entry else hints[key]))
    return list(header.values())


def _converter(hint: Any) -> Callable[[str], object]:
    """Return what makes of a cell what TOML would have given; what does not look right stays text and fails later."""
    kinds = get_args(hint) or (hint,)
    if get_origin(hint) is tuple:
        return _citations if kinds[0] is Citation else _parts
    if get_origin(hint) is Mapping:
        return _entries(_converter(kinds[1]))
    if bool in kinds:
        return lambda cell: {"true": True, "false": False}.get(cell, cell)
    if int in kinds:
        return lambda cell: int(cell) if _WHOLE.fullmatch(cell) else cell
    if float in kinds:
        return lambda cell: float(cell) if _NUMBER.fullmatch(cell) else cell
    return str


def _parts(cell: str) -> list[object]:
    return [part.strip() for part in cell.split(_SEPARATOR)]


def _citations(cell: str) -> list[object]:
    """Read sources, each with the place in it behind an ``@``."""
    cited = (part.partition(_PLACE) for part in cell.split(_SEPARATOR))
    return [{"source": source.strip(), "at": at.strip()} if sign else source.strip() for source, sign, at in cited]


def _entries(convert: Callable[[str], object]) -> Callable[[str], object]:
    """Return what reads the entries of a table: ``1 cup = 180; 1 slice = 28``."""

    def read(cell: str) -> object:
        pairs = [part.rpartition(_EQUALS) for part in cell.split(_SEPARATOR)]
        names = [name.strip() for name, _, _ in pairs]
        if not all(names) or len(set(names)) < len(names):
            return cell
        return {name: convert(value.strip()) for name, (_, _, value) in zip(names, pairs, strict=True)}

    return read
