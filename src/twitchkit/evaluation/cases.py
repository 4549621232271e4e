"""Evaluation cases: people with what is true of them and what may come out, read strictly from JSON Lines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from attrs import evolve, field, frozen

from twitchkit.errors import Diagnostic, ProblemsError, ProfileError, StructureError
from twitchkit.model.condition import Band
from twitchkit.model.profile import Profile
from twitchkit.model.safety import Tier
from twitchkit.profile_file import MAX_SIZE, read_profile
from twitchkit.regular_file import open_regular
from twitchkit.strict_json import parse_json
from twitchkit.structure import structure


@frozen(kw_only=True)
class MustNot:
    """Something that must not come out; exactly one of these is given.

    A ``condition`` in the band ``at_or_above`` or a higher one; an ``urgency``; a ``tip`` that is shown; a shown tip
    ``involving`` something, in the words that cautions use ("supplement:iron", "food:potassium", "supplement"); or a
    ``part`` of the assessment that is not held back ("conditions", "nutrients", "intake", "tips").
    """

    condition: str = ""
    at_or_above: Band | None = None
    urgency: Tier | None = None
    tip: str = ""
    involving: str = ""
    part: str = ""

    def __str__(self) -> str:
        if self.condition and self.at_or_above:
            return f"{self.condition}: {self.at_or_above.value} or higher"
        if self.urgency:
            return f"urgency: {self.urgency.value}"
        if self.part:
            return f"{self.part}: not held back"
        return f"tip: {self.tip}" if self.tip else f"tip involving {self.involving}"


@frozen(kw_only=True)
class EvaluationCase:
    """One person and the truth to compare with; names are ids or short names, what is left out is not compared.

    ``accepted`` are the conditions of which any is right as the first, best first. ``present`` are those that the
    person has, ``not_known`` those of which nobody knows; all others are absent. Without ``present`` the first
    accepted one is present and the other accepted ones are not known; without ``accepted`` those present are accepted.
    ``bands`` are what an expert would say, ``urgency_at_least`` and ``urgency_at_most`` the lowest and highest
    acceptable tier. ``labels`` are subgroups of one's own; ``citation`` says where the person was described.
    """

    id: str
    profile: Profile
    name: str = ""
    accepted: tuple[str, ...] = ()
    present: tuple[str, ...] | None = None
    not_known: tuple[str, ...] = ()
    bands: Mapping[str, Band] = field(factory=dict)
    urgency_at_least: Tier | None = None
    urgency_at_most: Tier | None = None
    must_not: tuple[MustNot, ...] = ()
    labels: tuple[str, ...] = ()
    citation: str = ""
    file: str = field(default="", eq=False, repr=False)
    line: int = field(default=0, eq=False, repr=False)


@frozen(kw_only=True)
class EvaluationCases:
    """The cases of a file that could be read, and what is wrong with the others, each with file and line."""

    cases: tuple[EvaluationCase, ...]
    problems: tuple[Diagnostic, ...] = ()


def read_evaluation_cases(source: str | os.PathLike[str] | IO[bytes]) -> EvaluationCases:
    """Read evaluation cases from a path or a binary stream: JSON Lines, one case a line, empty lines passed over.

    A case that cannot be read is left out and all its problems are told; it harms no other. Raises
    :class:`ProfileError` if the file itself cannot be read.

    >>> import io
    >>> line = b'{"id": "a", "profile": {"age": 61}, "accepted": ["hypnic_jerks"]}'
    >>> read_evaluation_cases(io.BytesIO(line)).cases[0].accepted
    ('hypnic_jerks',)
    """
    try:
        if not isinstance(source, str | os.PathLike):
            name = source.name if isinstance(getattr(source, "name", None), str) else "<stream>"
            return _read_lines(source, name)
        with open_regular(source) as file:
            return _read_lines(file, os.fsdecode(source))
    except (OSError, ValueError) as error:  # ValueError: a zero byte in a path
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise ProfileError([Diagnostic("TK101", f"cannot read the cases: {reason}", file=str(source))]) from None


def _read_lines(stream: IO[bytes], name: str) -> EvaluationCases:
    cases: dict[str, EvaluationCase] = {}
    problems: list[Diagnostic] = []
    for number, line in enumerate(_lines(stream), 1):
        if not line.strip():
            continue
        try:
            case = evolve(_read_case(line), file=name, line=number)
            if case.id in cases:
                message = f"the id {case.id!r} stands on line {cases[case.id].line} already"
                raise StructureError([Diagnostic("TK204", message, hint="choose another")])
            cases[case.id] = case
        except ProblemsError as error:
            problems += [problem.at(file=name, line=number) for problem in error.diagnostics]
    return EvaluationCases(cases=tuple(cases.values()), problems=tuple(problems))


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Iterate over the lines of a stream; of one that is too long only the beginning is kept, and refused later."""
    while line := stream.readline(MAX_SIZE + 1):
        yield line
        while len(line) > MAX_SIZE and not line.endswith(b"\n"):
            line = stream.readline(MAX_SIZE + 1)


def _read_case(line: bytes) -> EvaluationCase:
    if len(line) > MAX_SIZE:
        raise StructureError([Diagnostic("TK106", f"larger than {MAX_SIZE:,} bytes", hint="write one person a line")])
    try:
        data = parse_json(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise StructureError([Diagnostic("TK101", "not a text in UTF-8", hint="save the file as UTF-8")]) from None
    case = structure(data, EvaluationCase)
    assert isinstance(data, Mapping)
    problems = list(_check(case))
    try:
        read_profile(data["profile"])
    except ProfileError as error:
        problems += error.diagnostics
    if problems:
        raise StructureError(problems)
    return case


def _check(case: EvaluationCase) -> Iterator[Diagnostic]:
    if not case.id.strip():
        yield Diagnostic("TK105", "'id' must not be empty")
    least, most = case.urgency_at_least, case.urgency_at_most
    if least is not None and most is not None and least.rank > most.rank:
        yield Diagnostic("TK105", "'urgency_at_least' is above 'urgency_at_most'", hint="exchange them")
    if both := sorted({*(case.present or ())} & {*case.not_known}):
        yield Diagnostic("TK105", f"{', '.join(both)} cannot be both in 'present' and in 'not_known'")
    expected = (case.accepted, case.present is not None, case.bands, least, most, case.must_not)
    if not any(expected):
        yield Diagnostic("TK103", "nothing is expected", hint="say what is accepted, present, or must not come out")
    for must_not in case.must_not:
        yield from _check_must_not(must_not)


def _check_must_not(must_not: MustNot) -> Iterable[Diagnostic]:
    given = [must_not.condition, must_not.urgency, must_not.tip, must_not.involving, must_not.part]
    if sum(map(bool, given)) != 1:
        keys = "condition, urgency, tip, involving, part"
        yield Diagnostic("TK103", f"each of 'must_not' has exactly one of {keys}")
    if bool(must_not.condition) != (must_not.at_or_above is not None):
        yield Diagnostic("TK103", "in 'must_not', 'condition' and 'at_or_above' go together")
