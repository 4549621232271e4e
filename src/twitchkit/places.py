"""TOML with places: parse it, and find the line on which a key stands.

``tomllib`` gives the line of a syntax error and nothing else, so a second look at the text finds the line of
a key. It is taken only after something was found wrong, and only at text that ``tomllib`` has accepted: it need
not check anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from twitchkit.errors import Diagnostic, StructureError

if TYPE_CHECKING:
    import tomllib
else:
    try:
        # The same parser, compiled: three times as fast, where the [cli] extra has brought it.
        import tomli as tomllib
    except ImportError:
        import tomllib

Path: TypeAlias = "tuple[str | int, ...]"
T = TypeVar("T")

_DEEPEST = 100

_TOKEN = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)
    |(?P<newline>\n)
    |(?P<string>\"{3}(?:\\[\s\S]|[^\\])*?\"{3,5}|'{3}[\s\S]*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<mark>[\[\]{}=,.])
    |(?P<bare>[^\s\[\]{}=,."'#]+)""",
    re.VERBOSE,
)


def parse_toml(text: str, *, file: str = "") -> dict[str, object]:
    """Parse a TOML document; raises :class:`StructureError` (TK101) with file and line.

    >>> parse_toml("age = 61")
    {'age': 61}
    """
    _check_depth(text, file)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, where = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", where)
        at = int(line[1]) if line else text.rstrip().count("\n") + 1
        problem = Diagnostic("TK101", f"not valid TOML: {message}", file=file, line=at)
    except RecursionError:
        problem = Diagnostic("TK101", "nested too deeply", file=file)
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        problem = Diagnostic("TK101", "a whole number has too many digits", file=file)
    raise StructureError([problem])


def _check_depth(text: str, file: str) -> None:
    """Raise :class:`StructureError` for a key of very many parts ("a.a.a…"): the parser takes the square of them."""
    if not any(len(line) > 2 * _DEEPEST and line.count(".") > _DEEPEST for line in text.split("\n")):
        return  # as nearly always; else the points may be in texts
    points = line = 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup in ("mark", "newline"):
            points = points + 1 if match.group() == "." else 0
        line += match.group().count("\n")
        if points > _DEEPEST:
            raise StructureError([Diagnostic("TK101", "nested too deeply", file=file, line=line + 1)])


def read_toml(text: str, read: Callable[[dict[str, object]], T], *, file: str = "") -> T:
    """Parse a TOML document and read it; a :class:`StructureError` from either has the file and the lines.

    >>> read_toml("age = 61", lambda data: data["age"])
    61
    """
    data = parse_toml(text, file=file)
    try:
        return read(data)
    except StructureError as error:
        lines = find_lines(text)
        places = [problem.at(file=file, line=nearest(lines, problem.path)) for problem in error.diagnostics]
        raise StructureError(places) from None


def nearest(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of a path, else that of the nearest table around it, else 1.

    >>> nearest(find_lines("[[tip]]\\nid = 'a'\\n[[tip]]\\nid = 'b'"), ("tip", 1, "id"))
    4
    """
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def find_lines(text: str) -> Mapping[Path, int]:
    """Return the line on which each key, table and item of a valid TOML document begins."""
    scan = _Scan(text)
    scan.document()
    return scan.lines


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


_END = _Token("end", "", 0)


class _Scan:
    """One walk over the tokens of a document, noting the line of each path."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens: list[_Token] = []
        self._position = 0
        self._lengths: dict[Path, int] = {}
        line = 1
        for match in _TOKEN.finditer(text):
            if match.lastgroup != "skip":
                self._tokens.append(_Token(str(match.lastgroup), match.group(), line))
            line += match.group().count("\n")

    def document(self) -> None:
        """Note every table header and every key below it."""
        table: Path = ()
        while (token := self._skip_newlines()) is not _END:
            if token.text == "[" and token.kind == "mark":
                table = self._header(token.line)
            else:
                self._pair(table)

    def _header(self, line: int) -> Path:
        self._next()
        double = self._take("[")
        keys = self._dotted()
        self._take("]")
        self._take("]")
        table: Path = ()
        for key in keys[:-1]:
            table = self._last_of((*table, key))
            self.lines.setdefault(table, line)
        table = (*table, keys[-1])
        self.lines.setdefault(table, line)
        if double:
            self._lengths[table] = self._lengths.get(table, 0) + 1
            table = self._last_of(table)
        self.lines.setdefault(table, line)
        return table

    def _last_of(self, path: Path) -> Path:
        length = self._lengths.get(path)
        return path if length is None else (*path, length - 1)

    def _pair(self, table: Path) -> None:
        line = self._peek().line
        path = table
        for key in self._dotted():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._take("=")
        self._value(path)

    def _dotted(self) -> list[str]:
        keys = [self._key()]
        while self._take("."):
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        token = self._next()
        return str(tomllib.loads(f"key = {token.text}")["key"]) if token.kind == "string" else token.text

    def _value(self, path: Path) -> None:
        if self._take("["):
            self._items(path)
        elif self._take("{"):
            while not self._closed("}"):
                self._pair(path)
        else:
            self._next()
            while self._peek().kind in ("bare", "string") or self._peek().text == ".":
                self._next()

    def _items(self, path: Path) -> None:
        position = 0
        while not self._closed("]"):
            item = (*path, position)
            self.lines[item] = self._peek().line
            self._value(item)
            position += 1

    def _closed(self, mark: str) -> bool:
        """Pass over commas and newlines; tell whether the closing mark comes next, and take it."""
        while self._skip_newlines().text == "," and self._peek().kind == "mark":
            self._next()
        return self._peek() is _END or self._take(mark)

    def _peek(self) -> _Token:
        return self._tokens[self._position] if self._position < len(self._tokens) else _END

    def _next(self) -> _Token:
        token = self._peek()
        self._position += 1
        return token

    def _take(self, mark: str) -> bool:
        taken = self._peek().kind == "mark" and self._peek().text == mark
        self._position += taken
        return taken

    def _skip_newlines(self) -> _Token:
        while self._peek().kind == "newline":
            self._next()
        return self._peek()
