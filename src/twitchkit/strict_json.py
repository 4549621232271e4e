"""JSON without surprises: a key that stands twice and NaN are errors."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from twitchkit.errors import Diagnostic, StructureError

_LONGEST_ITEM = 16_000_000
_SPACE = " \t\n\r"


def parse_json(text: str, *, file: str = "") -> object:
    """Parse a JSON document; raises :class:`StructureError` (TK101, TK106) with its place.

    >>> parse_json('{"age": 61}')
    {'age': 61}
    """
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as error:
        problem = Diagnostic("TK101", f"not valid JSON: {error.msg}", file=file, line=error.lineno)
    except RecursionError:
        problem = Diagnostic("TK101", "nested too deeply", file=file)
    except StructureError as error:
        problem = error.diagnostics[0].at(file=file)
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        problem = Diagnostic("TK101", "a whole number has too many digits", file=file)
    raise StructureError([problem])


class Item(NamedTuple):
    """One item of a list in a long document, and the line on which it begins."""

    line: int
    value: object


def parse_items(chunks: Iterable[str], keys: Collection[str], *, file: str = "") -> Iterator[Item]:
    """Iterate over the objects in the lists that stand under some keys of a document, without holding all of it.

    Raises :class:`StructureError` with its place for what is no such document.

    >>> [item.value for item in parse_items(['{"Foods": [{"a"', ': 1}, {}]}'], ["Foods"])]
    [{'a': 1}, {}]
    """
    scan = _Scan(chunks, file)
    scan.expect("{")
    while True:
        if scan.value() not in keys:
            raise scan.problem(f"expected one of the lists {', '.join(keys)}")
        scan.expect(":")
        scan.expect("[")
        more = not scan.take("]")
        while more:
            if scan.peek() != "{":
                raise scan.problem("expected an object")
            yield Item(scan.line, scan.value())
            more = not scan.take("]")
            if more:
                scan.expect(",")
        if scan.take("}"):
            break
        scan.expect(",")
    if scan.peek():
        raise scan.problem("something follows after the end")


class _Scan:
    """A document that is read piece by piece, as far as the next value needs."""

    def __init__(self, chunks: Iterable[str], file: str) -> None:
        self._chunks, self._file = iter(chunks), file
        self._text, self._place = "", 0
        self._decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)
        self.line = 1

    def problem(self, message: str) -> StructureError:
        return StructureError([Diagnostic("TK101", f"not valid JSON: {message}", file=self._file, line=self.line)])

    def peek(self) -> str:
        """Return the next sign that is no space; empty at the end."""
        while True:
            place = self._place
            while place < len(self._text) and self._text[place] in _SPACE:
                place += 1
            self._pass(place)
            if place < len(self._text):
                return self._text[place]
            if not self._more(1):
                return ""

    def take(self, sign: str) -> bool:
        """Pass over a sign if it comes next, and tell whether it did."""
        taken = self.peek() == sign
        self._place += taken
        return taken

    def expect(self, sign: str) -> None:
        """Pass over a sign; raise :class:`StructureError` if another comes next."""
        if not self.take(sign):
            raise self.problem(f"expected {sign!r}")

    def value(self) -> object:
        """Read the next value: a text or an object."""
        if self.peek() not in ('"', "{"):
            raise self.problem("expected a text or an object")
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._place)
            except json.JSONDecodeError as error:
                # It may only be that the rest is not read yet; twice as much each time, so that the work stays linear.
                size = len(self._text) - self._place
                if size < _LONGEST_ITEM and self._more(size):
                    continue
                raise self.problem(error.msg if size < _LONGEST_ITEM else "an item is too long") from None
            except RecursionError:
                raise self.problem("nested too deeply") from None
            except StructureError as error:
                raise StructureError([error.diagnostics[0].at(file=self._file, line=self.line)]) from None
            except ValueError:
                raise self.problem("a whole number has too many digits") from None
            self._pass(end)
            return value

    def _pass(self, place: int) -> None:
        self.line += self._text.count("\n", self._place, place)
        self._place = place

    def _more(self, least: int) -> bool:
        """Read on, at least so many signs if there are; tell whether there was anything."""
        parts, size = [self._text[self._place :]], 0
        while size < least and (chunk := next(self._chunks, "")):
            parts.append(chunk)
            size += len(chunk)
        self._text, self._place = "".join(parts), 0
        return size > 0


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        doubled = counts.most_common(1)[0][0]
        raise StructureError([Diagnostic("TK101", f"the key {doubled!r} stands twice in one object")])
    return read


def _constant(name: str) -> object:
    raise StructureError([Diagnostic("TK106", f"{name} is not a number", hint="leave out what is not known")])
