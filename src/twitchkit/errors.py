"""Everything that can go wrong, in one place: diagnostics, and the few exceptions that carry them.

A message says what happened, where, and what to do. No message carries a person's answers beyond the name of the
field that is wrong. Codes are API, wording is not:

| codes | about |
|-------|-------|
| TK1xx | format: syntax, unknown keys, wrong types, values out of range |
| TK2xx | references: names, units, levels, expressions, overrides |
| TK3xx | provenance: citation, status, certainty |
| TK4xx | safety: weakened or missing safety content |
| TK5xx | advice: what loads all the same and is better otherwise |
| TK6xx | packaging: manifests, entry points, hooks, imports |
| TK7xx | cases: what came out otherwise than expected |
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import evolve, field, frozen

_LONGEST = 1_000
_ADVICE = "TK5"


@frozen
class Diagnostic:
    """One problem: its code, what is wrong, where, and what to do about it.

    ``subject`` is the id of the statement at fault and ``path`` the keys below it; a pack reader turns both into
    ``file`` and ``line``. ``missing`` is the name or the key that was looked for and is not there.

    >>> print(Diagnostic("TK102", "unknown key 'nmae'", hint="did you mean 'name'?", file="a.toml", line=3))
    a.toml:3: TK102 unknown key 'nmae'; did you mean 'name'?
    """

    code: str
    message: str
    hint: str = field(default="", kw_only=True)
    file: str = field(default="", kw_only=True)
    line: int = field(default=0, kw_only=True)
    subject: str = field(default="", kw_only=True)
    path: tuple[str | int, ...] = field(default=(), kw_only=True)
    missing: str = field(default="", kw_only=True)

    @property
    def severity(self) -> Literal["error", "warning"]:
        """Whether it must be mended ("error"), or is well meant advice ("warning", TK5xx)."""
        return "warning" if self.code.startswith(_ADVICE) else "error"

    def at(self, *, file: str, line: int = 0) -> Diagnostic:
        """Return the same problem with its place in a file."""
        return evolve(self, file=file, line=line)

    @property
    def place(self) -> str:
        """Where the problem is: ``file:line``, else the subject and the keys below it."""
        if self.file:
            return f"{self.file}:{self.line}" if self.line else self.file
        keys = ".".join(str(step) for step in self.path)
        return ".".join(part for part in (self.subject, keys) if part)

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        hint = f"; {self.hint}" if self.hint else ""
        advice = "warning: " if self.severity == "warning" else ""
        return _shortened(printable(f"{place}{self.code} {advice}{self.message}{hint}"))


def roots_first(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return problems, each once: what cannot be read first, then what follows, then advice; by file and line.

    >>> late, early = Diagnostic("TK202", "unknown", file="a", line=1), Diagnostic("TK101", "no TOML", file="b", line=9)
    >>> roots_first([late, early, late]) == [early, late]
    True
    """
    return sorted(set(problems), key=lambda item: (_depth(item.code), item.file, item.line, item.code, str(item)))


_ROOTS = (("TK101", "TK601"), ("TK1", "TK6"), ("TK2", "TK3", "TK4"), ("TK7",), (_ADVICE,))


def _depth(code: str) -> int:
    """Return how far from a root cause a problem is."""
    return next((depth for depth, codes in enumerate(_ROOTS) if code.startswith(codes)), len(_ROOTS))


def printable(text: str) -> str:
    """Return a text on one line and without characters that could steer a terminal or fail to encode.

    >>> printable("red: \\x1b[31m \\n end")
    'red: [31m end'
    """
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _shortened(text: str) -> str:
    # A key is named as it was written, and may be as long as a file.
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"


class TwitchkitError(Exception):
    """The root of every error about data, names, packs and assessments."""

    def __str__(self) -> str:
        return _shortened(printable(super().__str__()))


class ProblemsError(TwitchkitError, ValueError):
    """Several problems at once, each a :class:`Diagnostic`; ``str`` lists them all, one a line."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.diagnostics)


class StructureError(ProblemsError):
    """Data that does not have the shape of the class it is read into; paths start at the data."""


class ProfileError(ProblemsError):
    """A profile that cannot be read: an unknown name, a wrong unit, a value out of range."""


class KnowledgeError(ProblemsError):
    """Content that contradicts itself or refers to something that is not there."""


class PackError(ProblemsError):
    """One or more packs that cannot load; every problem of every pack is in ``diagnostics``."""


class AssessmentError(ProblemsError):
    """An assessment that was written elsewhere and cannot be read back."""


class UnknownIdError(TwitchkitError, LookupError):
    """A name that the knowledge does not have."""


class MissingExtraError(TwitchkitError, ImportError):
    """A feature whose optional dependency is not installed; the message has the command that installs it."""

    def __init__(self, feature: str, extra: str) -> None:
        self.feature: str = feature
        self.extra: str = extra
        super().__init__(feature, extra)

    def __str__(self) -> str:
        return f"{self.feature} needs an optional dependency; run: pip install 'twitchkit[{self.extra}]'"


_LONGEST_NAME = 60  # what is longer is no slip of the pen, and looking for what is like it is slow


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the closest known word, or an empty string.

    >>> did_you_mean("ferittin", ["ferritin", "tibc"])
    "did you mean 'ferritin'?"
    """
    found = closest(word, known, alike=0.65)
    return f"did you mean {found!r}?" if found else ""


def closest(word: str, known: Iterable[str], *, alike: float) -> str:
    """Return the known word that is most like a word, or an empty string; ``alike`` is from 0 to 1 (the same).

    >>> closest("ferittin", ["ferritin", "tibc"], alike=0.8), closest("ferittin", ["tibc"], alike=0.8)
    ('ferritin', '')
    >>> closest("likely", ["unlikely"], alike=0.8)
    ''
    """
    import difflib  # noqa: PLC0415  (needed only once something is wrong)

    word = word[:_LONGEST_NAME]
    meant = (other for other in known if not _contrary(word, other))
    return next(iter(difflib.get_close_matches(word, meant, n=1, cutoff=alike)), "")


_NEGATING = ("un", "non", "not_", "no_", "in", "dis")


def _contrary(word: str, other: str) -> bool:
    """Tell whether of two words one denies the other: nobody who writes "likely" means "unlikely"."""
    return any(word == no + other or other == no + word for no in _NEGATING)
