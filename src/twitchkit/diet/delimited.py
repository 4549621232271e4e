"""Tables as programs and spreadsheets write them: commas, semicolons or tabs, decimal points or commas.

A number that may mean two is no number: "1,250" beside commas is 1,250 or 1.25.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from twitchkit.errors import Diagnostic, StructureError

_DELIMITERS = (",", ";", "\t")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([,.])\d{3})(?:\1\d{3})*(?:([,.])\d+)?")
_LONGEST_NUMBER = 40
_MOST_COLUMNS = 2_000


class _Reader(Iterator[list[str]], Protocol):
    """What csv.reader returns, which has no name of its own."""

    @property
    def line_num(self) -> int: ...


class Row(NamedTuple):
    """The cells of a row by column, and the line on which it ends."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """The header of a table, its rows as they are read, and which sign stands before decimals."""

    columns: tuple[str, ...]
    rows: Iterator[Row]
    decimal: str


def read_table(lines: Iterable[str], file: str) -> Table:
    """Read a table whose first row names the columns; its delimiter is the one that parts the header most.

    Iterating raises :class:`StructureError` for a row that has another number of cells, and for what is no CSV.

    >>> table = read_table(["Day;Iron (mg)", "2026-08-06;2,5"], "diary.csv")
    >>> table.columns, [row.cells["Iron (mg)"] for row in table.rows], table.decimal
    (('Day', 'Iron (mg)'), ['2,5'], ',')
    """
    iterator, start = iter(lines), 1
    first = next(iterator, "")
    if first.strip().lower().startswith("sep=") and len(first.strip()) <= len("sep=;"):
        first, start = next(iterator, ""), 2
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(_chained(first, iterator), delimiter=delimiter, strict=True)
    try:
        columns = tuple([name.strip() for name in next(reader, [])])
    except csv.Error as error:
        raise broken(f"not valid CSV: {error}", file, start) from None
    if len(columns) > _MOST_COLUMNS:
        raise broken(f"has more than {_MOST_COLUMNS:,} columns", file, start, code="TK106")
    doubled = [name for name, count in Counter(columns).items() if name and count > 1]
    if doubled:
        raise broken(f"the column {doubled[0]!r} stands twice", file, start)
    return Table(columns, _rows(reader, columns, file, start), "," if delimiter == ";" else ".")


def _chained(first: str, others: Iterator[str]) -> Iterator[str]:
    yield first
    yield from others


def _rows(reader: _Reader, columns: Sequence[str], file: str, start: int) -> Iterator[Row]:
    width = len(columns)
    try:
        for cells in reader:
            line = start - 1 + reader.line_num
            if len(cells) != width:
                if not any(cell.strip() for cell in cells):
                    continue
                raise broken(f"{len(cells)} cells under {width} columns", file, line)
            yield Row(line, dict(zip(columns, cells, strict=True)))
    except csv.Error as error:
        line = start - 1 + reader.line_num
        raise broken(f"not valid CSV: {error}", file, line) from None


def broken(message: str, file: str, line: int = 0, *, hint: str = "", code: str = "TK101") -> StructureError:
    """Return the error of one problem of a table."""
    return StructureError([Diagnostic(code, message, hint=hint, file=file, line=line)])


def plain_number(cell: str, decimal: str) -> str:
    """Return a number with a decimal point and no thousands signs; raise ``ValueError`` for what may mean two, or none.

    >>> plain_number("2,5", ","), plain_number("1,000.0", "."), plain_number("79.00", ",")
    ('2.5', '1000.0', '79.00')
    >>> plain_number("1,250", ".")
    Traceback (most recent call last):
    ...
    ValueError: may mean two numbers; write it without a thousands sign
    """
    text = cell.strip()
    if len(text) > _LONGEST_NUMBER:
        raise ValueError("is no number; leave what is not known blank")
    grouped = _GROUPED.fullmatch(text)
    if grouped and grouped[2] and grouped[1] != grouped[2]:  # 1,000.5
        return text.replace(grouped[1], "").replace(grouped[2], ".")
    if grouped and text.count(grouped[1]) > 1:  # 1,000,000
        return text.replace(grouped[1], "")
    if not _NUMBER.fullmatch(text):
        raise ValueError("is no number; leave what is not known blank")
    if grouped and grouped[1] != decimal and not text.lstrip("+-").startswith("0"):
        raise ValueError("may mean two numbers; write it without a thousands sign")
    return text.replace(",", ".")
