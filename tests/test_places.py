from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchkit.errors import StructureError
from twitchkit.places import find_lines, nearest, parse_toml

Path = tuple[str | int, ...]

names = st.sampled_from(["a", "b", "tip", "when", "x y", "c.d", 'say "hi"', "ü", "#", "[x]", "3"])
texts = st.text(st.sampled_from("ab [[x]]\n=#'\"\\ é"), max_size=12)
numbers = st.integers(-5, 5) | st.just(1.5) | st.booleans()


def quoted(text: str) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
    return '"' + "".join(escapes.get(char, char) for char in text) + '"'


class Writer:
    """Writes a TOML document and notes on which line each path stands."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[Path, int] = {}

    def note(self, path: Path) -> None:
        self.lines.setdefault(path, self.text.count("\n") + 1)

    def key(self, name: str) -> str:
        bare = name.isascii() and name.isalnum()
        return name if bare and self.draw(st.booleans()) else quoted(name)

    def space(self) -> None:
        self.text += self.draw(st.sampled_from(["", "\n", " ", "# [[no]] = 'x'\n", "\t\n\n"]))

    def newline(self) -> None:
        self.text += self.draw(st.sampled_from(["\n", " # a = [ \" '''\n", "\n\n# [t]\n", "\r\n"]))

    def value(self, path: Path, depth: int) -> None:
        kind = self.draw(st.sampled_from(["text", "long", "number", "list", "table"] if depth else ["text", "number"]))
        if kind == "list":
            self.text += "["
            for position in range(self.draw(st.integers(0, 3))):
                self.space()
                self.note((*path, position))
                self.value((*path, position), depth - 1)
                self.space()
                self.text += ","
            self.space()
            self.text += "]"
        elif kind == "table":
            self.text += "{ "
            for position, name in enumerate(self.draw(st.lists(names, unique=True, max_size=3))):
                self.text += ", " if position else ""
                self.pair((*path, name), depth - 1)
            self.text += " }"
        elif kind == "long":
            inner = self.draw(texts).replace("\\", "").replace('"""', "")
            self.text += f'"""{inner.rstrip(chr(34))}"""'
        elif kind == "text":
            self.text += quoted(self.draw(texts))
        else:
            self.text += str(self.draw(numbers)).lower()

    def pair(self, path: Path, depth: int) -> None:
        self.note(path)
        self.text += f"{self.key(str(path[-1]))} = "
        self.value(path, depth)

    def pairs(self, table: Path) -> None:
        for name in self.draw(st.lists(names, unique=True, max_size=4)):
            self.pair((*table, name), depth=3)
            self.newline()

    def document(self) -> None:
        self.space_lines()
        self.pairs(())
        for name in self.draw(st.lists(st.sampled_from(["t", "u", "v w"]), unique=True, max_size=3)):
            if self.draw(st.booleans()):
                self.note((name,))
                self.text += f"[{self.key(name)}]"
                self.newline()
                self.pairs((name,))
                continue
            for position in range(self.draw(st.integers(1, 3))):
                self.note((name,))
                self.note((name, position))
                self.text += f"[[ {self.key(name)} ]]"
                self.newline()
                self.pairs((name, position))
                if self.draw(st.booleans()):
                    self.note((name, position, "sub"))
                    self.text += f"[{self.key(name)} . sub]"
                    self.newline()
                    self.pairs((name, position, "sub"))

    def space_lines(self) -> None:
        self.text += self.draw(st.sampled_from(["", "\n", "# first\n\n"]))


@given(st.data())
def test_every_key_of_any_document_is_found_on_its_line(data: st.DataObject) -> None:
    writer = Writer(data.draw)
    writer.document()

    tomllib.loads(writer.text)
    assert find_lines(writer.text) == writer.lines


DOCUMENT = """\
# a tip
[defaults]
cite = "own"

[[tip]]
id = "a"
for = [
  "one",
  "two",
]

[[tip]]
id = "b"
limits = [{ low = 1 }, { when = "x", low = 2 }]
a.b = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("defaults", "cite"), 3),
        (("tip", 0, "for", 1), 9),
        (("tip", 1), 12),
        (("tip", 1, "limits", 1, "low"), 14),
        (("tip", 1, "a", "b"), 15),
        (("tip", 1, "missing"), 12),
        (("tip", 1, "limits", 1, "high"), 14),
        (("tip", 7, "id"), 5),
        (("nowhere",), 1),
        ((), 1),
    ],
)
def test_a_path_has_its_line_or_that_of_the_nearest_table(path: Path, line: int) -> None:
    assert nearest(find_lines(DOCUMENT), path) == line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1\nb = \n", "f.toml:2: TK101 not valid TOML: Invalid value"),
        ("a = 1\na = 2\n", "f.toml:2: TK101 not valid TOML: Cannot overwrite a value"),
        ("a = 1\n\nb = '''\nopen\n", "f.toml:4: TK101 not valid TOML: Expected \"'''\""),
        ("a = " + "[" * 100_000, "f.toml: TK101 nested too deeply"),
        ("a = " + "7" * 5_000, "f.toml: TK101 a whole number has too many digits"),
    ],
)
def test_text_that_is_no_toml_is_told_with_its_line(text: str, expected: str) -> None:
    with pytest.raises(StructureError) as caught:
        parse_toml(text, file="f.toml")

    assert str(caught.value) == expected


@given(st.text(max_size=60))
def test_any_text_gives_lines_or_none(text: str) -> None:
    assert all(line >= 1 for line in find_lines(text).values())


@pytest.mark.parametrize("text", ["a{} = 1", "[a{}]", "x = 1\n[[a{}]]"])
def test_a_key_of_very_many_parts_is_refused_at_once(text: str) -> None:
    """The parser takes the square of them: minutes for a file that may be a megabyte."""
    with pytest.raises(StructureError, match="nested too deeply"):
        parse_toml(text.format(".a" * 400_000))


def test_points_in_texts_and_numbers_are_no_parts() -> None:
    points, quotes = "." * 300, "'" * 3
    text = f'a = "{points}"\nb = [{"1.5, " * 200}]\nc = {quotes}\n{points}{quotes}\n# {points}\n'
    assert set(parse_toml(text)) == {"a", "b", "c"}


def test_a_table_that_only_its_parts_name_has_the_line_of_the_first():
    assert find_lines("[a.b]\nx = 1\n[a.c]\ny = 2\n")["a",] == 1
