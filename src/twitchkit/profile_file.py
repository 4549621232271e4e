"""Profiles in and out: TOML or JSON, a file, a stream or a mapping, into a :class:`Profile` or a clear error.

What is checked here needs no vocabulary; findings, units and names are checked by who knows them. A message
names the key that is wrong and never the answer.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import IO, cast

from twitchkit.errors import Diagnostic, ProblemsError, ProfileError, StructureError
from twitchkit.model.plain import Json, plain
from twitchkit.model.profile import Profile
from twitchkit.places import read_toml
from twitchkit.strict_json import parse_json
from twitchkit.structure import structure

MAX_SIZE = 1_000_000
MAX_AGE = 130.0

_SEXES = ("male", "female")
_CHANGES = ("started", "raised", "lowered", "stopped")


def read_profile(source: str | os.PathLike[str] | IO[str] | IO[bytes] | Mapping[str, object]) -> Profile:
    """Read a profile from a path, an open file or a mapping.

    A path is TOML unless it ends in ``.json``; a stream is JSON if it begins with a brace, else TOML. Raises
    :class:`ProfileError` with every problem and its place, whatever the input is.

    >>> read_profile({"age": 61, "sex": "female", "findings": {"urge_to_move": True}}).age
    61.0
    """
    try:
        if isinstance(source, Mapping):
            return _checked(source)
        if isinstance(source, str | os.PathLike):
            name = os.fsdecode(source)
            if "\0" in name:
                raise _problem("TK101", "a path cannot hold a zero byte", "")
            with open(name, "rb") as file:
                text = _decoded(file, name)
            return _parsed(text, name, as_json=name.lower().endswith(".json"))
        if not hasattr(source, "read"):
            raise StructureError([Diagnostic("TK104", "a profile is a path, an open file or a mapping")])
        name = source.name if isinstance(getattr(source, "name", None), str) else "<stream>"
        text = _decoded(source, name)
        return _parsed(text, name, as_json=text.lstrip().startswith("{"))
    except ProblemsError as error:
        raise ProfileError(error.diagnostics) from None
    except OSError as error:
        problem = Diagnostic("TK101", f"cannot read the profile: {error.strerror or type(error).__name__}")
        raise ProfileError([problem.at(file=str(error.filename or ""))]) from None


def profile_to_dict(profile: Profile) -> dict[str, Json]:
    """Return a profile as plain data that TOML and JSON can hold; it reads back to an equal profile.

    >>> profile_to_dict(Profile(age=61.0, findings={"weakness": "unknown"}))
    {'age': 61.0, 'findings': {'weakness': 'unknown'}}
    """
    written = cast("dict[str, Json]", _without_nothing(plain(profile)))
    return {key: value for key, value in written.items() if value != {}}


def _without_nothing(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _without_nothing(item) for key, item in value.items() if item is not None}
    return [_without_nothing(item) for item in value] if isinstance(value, list) else value


def _decoded(stream: IO[str] | IO[bytes], name: str) -> str:
    """Read a stream to its end, or to just past the size limit, as text."""
    try:
        read = stream.read(MAX_SIZE + 1)
        text = read if isinstance(read, str) else bytes(read).decode()
    except UnicodeDecodeError:
        raise _problem("TK101", "not a text in UTF-8", name, "save the file as UTF-8") from None
    except (ValueError, TypeError):
        raise _problem("TK101", "the stream is closed or gives neither text nor bytes", name) from None
    if len(read) > MAX_SIZE:
        raise _problem("TK106", f"larger than {MAX_SIZE:,} bytes", name, "a profile is one person's answers")
    if "\0" in text:
        raise _problem("TK101", "not a text file", name, "write the profile in TOML or JSON")
    return text.removeprefix("\ufeff")


def _problem(code: str, message: str, file: str, hint: str = "") -> StructureError:
    return StructureError([Diagnostic(code, message, hint=hint, file=file)])


def _parsed(text: str, name: str, *, as_json: bool) -> Profile:
    if not as_json:
        return read_toml(text, _checked, file=name)
    data = parse_json(text, file=name)
    try:
        return _checked(data)
    except StructureError as error:
        # The lines of JSON are not known; keys tell the place, and where there are none, the file does.
        places = [problem if problem.path else problem.at(file=name) for problem in error.diagnostics]
        raise StructureError(places) from None


def _checked(data: object) -> Profile:
    profile = structure(data, Profile)
    problems = [problem for check in _CHECKS for problem in check(profile)]
    if problems:
        raise StructureError(problems)
    return profile


def _check_person(profile: Profile) -> Iterable[Diagnostic]:
    if profile.age is not None and not 0 <= profile.age <= MAX_AGE:
        yield Diagnostic("TK106", f"'age' must be 0 to {MAX_AGE:.0f} years", path=("age",))
    if profile.sex is not None and profile.sex not in _SEXES:
        hint = "leave it out if neither holds; what depends on it is then unknown"
        yield Diagnostic("TK105", "'sex' must be 'male' or 'female'", hint=hint, path=("sex",))


def _check_pregnancy(profile: Profile) -> Iterable[Diagnostic]:
    if profile.trimester is not None and profile.trimester not in (1, 2, 3):
        yield Diagnostic("TK106", "'trimester' must be 1, 2 or 3", path=("trimester",))
    if profile.trimester is not None and profile.pregnant is False:
        message = "'trimester' contradicts 'pregnant'"
        yield Diagnostic("TK105", message, hint="remove one", path=("trimester",))
    if profile.pregnant and profile.sex == "male":
        yield Diagnostic("TK105", "'pregnant' contradicts 'sex'", hint="correct one", path=("pregnant",))


def _check_medicines(profile: Profile) -> Iterable[Diagnostic]:
    for position, medicine in enumerate(profile.medicines or ()):
        if medicine.change is not None and medicine.change not in _CHANGES:
            path = ("medicines", position, "change")
            yield Diagnostic("TK105", f"'change' must be one of {', '.join(_CHANGES)}", path=path)
        for key in ("weeks_ago", "years"):
            yield from _check_not_negative(getattr(medicine, key), ("medicines", position, key))


def _check_measurements(profile: Profile) -> Iterable[Diagnostic]:
    for name, reading in profile.measurements.items():
        weeks = getattr(reading, "weeks_ago", None)  # a plain number or text has no date
        yield from _check_not_negative(weeks, ("measurements", name, "weeks_ago"))


def _check_intake(profile: Profile) -> Iterable[Diagnostic]:
    if profile.intake is not None and profile.intake.days < 1:
        yield Diagnostic("TK106", "'days' must be at least 1", path=("intake", "days"))
    if profile.intake is not None and profile.diet is not None:
        hint = "remove 'intake', or the days of foods"
        yield Diagnostic("TK105", "'intake' and 'diet' tell the same thing twice", hint=hint, path=("intake",))


def _check_diet(profile: Profile) -> Iterable[Diagnostic]:
    for day, eaten in enumerate(profile.diet or ()):
        for position, item in enumerate(eaten.foods):
            if not item.food.strip():
                path = ("diet", day, "foods", position)
                yield Diagnostic("TK105", "'food' must say what was eaten", path=path)


def _check_not_negative(value: float | None, path: tuple[str | int, ...]) -> Iterable[Diagnostic]:
    if value is not None and value < 0:
        yield Diagnostic("TK106", f"{str(path[-1])!r} must not be negative", path=path)


_CHECKS: tuple[Callable[[Profile], Iterable[Diagnostic]], ...] = (
    _check_person,
    _check_pregnancy,
    _check_medicines,
    _check_measurements,
    _check_intake,
    _check_diet,
)
