"""TOML that is wrong in places: every syntax error is told with a hint, and what stands between them is read.

``tomllib`` stops at the first error. Here the table that holds it is blanked, line by line so that all others keep
theirs, and the rest is read again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from attrs import evolve

from twitchkit.errors import Diagnostic, StructureError
from twitchkit.packs.text_file import as_meant
from twitchkit.places import parse_toml

_MOST = 50
_HEADER = re.compile(r"""[ \t]*\[\[?[ \t]*[\w."'-]+[ \t]*\]\]?[ \t]*(#.*)?""")
_WORD = re.compile(r"\w+")
_CURLY = "“”„‘’«»"
_COMMA = re.compile(r"(?<![\w.\"'\[,])(\d+),(\d+)(?=\s*(#.*)?$)")
_TWICE = re.compile(r"Cannot declare \((.*)\) twice")
_PART = re.compile(r"[\w-]+")
_DATE = re.compile(r"=[ \t]*\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_BIG = re.compile(r"=[ \t]*(True|False)\b")
_COLON = re.compile(r"[ \t]*([A-Za-z_]\w*)[ \t]*:")
_PERCENT = re.compile(r"=[ \t]*(\d+(?:\.\d+)?)[ \t]*%")
_BARE = re.compile(r"""=[ \t]*(?!true\b|false\b|inf\b|nan\b|[+-]?\d|["'\[{#])\S""")


class Parts(NamedTuple):
    """What could be read of a document, its text without what could not, and why; ``unread`` are the words there."""

    data: Mapping[str, object]
    text: str
    problems: tuple[Diagnostic, ...]
    unread: frozenset[str]


def parse_parts(text: str, *, file: str = "") -> Parts:
    """Parse a TOML document as far as it goes.

    >>> parts = parse_parts("[a]\\nx = one\\n[b]\\ny = 2", file="f.toml")
    >>> parts.data, str(parts.problems[0])
    ({'b': {'y': 2}}, 'f.toml:2: TK101 not valid TOML: Invalid value; texts need straight quotes: x = "…"')
    """
    problems: list[Diagnostic] = []
    unread: set[str] = set()
    while len(problems) < _MOST:
        try:
            return Parts(parse_toml(text, file=file), text, tuple(problems), frozenset(unread))
        except StructureError as error:
            (problem,) = error.diagnostics
        if problems and problem.line <= problems[-1].line:
            break  # what was blanked was not what is wrong
        problems.append(_explained(problem, text))
        start, end = _table_around(text, problem.line)
        if start is None:
            break
        lines = text.split("\n")
        unread |= words_in("\n".join(lines[start:end]))
        text = "\n".join([*lines[:start], *[""] * (end - start), *lines[end:]])
    return Parts({}, "", tuple(problems), frozenset(unread | words_in(text)))


def read_parts(content: bytes, *, file: str = "") -> Parts:
    """Read the TOML document in a file as far as it goes, whatever it is saved as."""
    text, problems = as_meant(content, file=file)
    parts = parse_parts(text, file=file)
    if problems and not parts.data:  # what it is saved as may be all that is wrong
        return parts._replace(problems=problems)
    return parts._replace(problems=(*problems, *parts.problems))


def words_in(text: str) -> set[str]:
    """Return all words of a text: among them are the names in it."""
    return set(_WORD.findall(text))


def _table_around(text: str, line: int) -> tuple[int | None, int]:
    """Return the lines of the table in which a line is: from its header up to the next; None if the text ended."""
    lines = text.split("\n")
    if not 0 < line <= len(lines) or not text.rstrip() or line > text.rstrip().count("\n") + 1:
        return None, 0
    at = line - 1
    start = next((place for place in range(at, -1, -1) if _HEADER.fullmatch(lines[place])), 0)
    inside = re.compile(rf"[ \t]*\[\[?[ \t]*{re.escape(_name_in(lines[start]))}\.") if _name_in(lines[start]) else None
    after = (place for place in range(at + 1, len(lines)) if _HEADER.fullmatch(lines[place]))
    # What stands below a table is nobody's without it.
    end = next((place for place in after if not (inside and inside.match(lines[place]))), len(lines))
    return start, end


def _name_in(header: str) -> str:
    found = _HEADER.fullmatch(header)
    return header.partition("#")[0].strip(" \t[]") if found else ""


def _explained(problem: Diagnostic, text: str) -> Diagnostic:
    """Return a syntax error with what its line suggests to do."""
    lines = text.split("\n")
    line = lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""
    key = line.partition("=")[0].strip()
    if "overwrite" in problem.message:
        return evolve(problem, message=f"the key {key!r} stands twice", hint="keep one")
    if twice := _TWICE.search(problem.message):
        return evolve(
            problem, message=f"the table [{'.'.join(_PART.findall(twice[1]))}] stands twice", hint="a file has one"
        )
    if _DATE.search(line):
        return evolve(problem, hint=f"write a date like {key} = 2026-11-22")
    if word := _BIG.search(line):
        return evolve(problem, hint=f"write it in small letters: {key} = {word[1].lower()}")
    if colon := _COLON.match(line):
        return evolve(problem, hint=f"write {colon[1]} = …")
    if "\\" in line:
        return evolve(problem, hint="double each backslash in a text, or put the text in single quotes")
    if percent := _PERCENT.search(line):
        return evolve(problem, hint=f"write {float(percent[1]) / 100:g} for {percent[1]} %")
    comma = _COMMA.search(line)
    if any(sign in line for sign in _CURLY):
        return evolve(problem, hint=f'texts need straight quotes: {key} = "…"')
    if comma:
        return evolve(problem, hint=f"write a decimal point: {comma[1]}.{comma[2]}")
    if _BARE.search(line) or line.count('"') % 2 or line.count("'") % 2:
        return evolve(problem, hint=f'texts need straight quotes: {key} = "…"')
    return problem
