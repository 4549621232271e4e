"""Profiles in and out: TOML or JSON, a file, a stream or a mapping, into a :class:`Profile` or a clear error."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import IO, BinaryIO, TypeAlias, cast

from attrs import evolve

from twitchkit.errors import Diagnostic, ProfileError, StructureError
from twitchkit.model.plain import Json, plain
from twitchkit.model.profile import Profile
from twitchkit.places import find_lines, nearest, parse_toml
from twitchkit.profile_check import checked
from twitchkit.regular_file import open_regular
from twitchkit.strict_json import parse_json

ProfileSource: TypeAlias = str | os.PathLike[str] | IO[str] | IO[bytes] | Mapping[str, object]

MAX_SIZE = 1_000_000
_LONGEST_PATH = 4096


def read_profile(source: ProfileSource) -> Profile:
    """Read a profile from a path, an open file or a mapping.

    A path is TOML unless it ends in ``.json``; a stream is JSON if it begins with a brace, else TOML. Raises
    :class:`ProfileError` with every problem and its place, whatever the input is.

    >>> read_profile({"age": 61, "sex": "female", "findings": {"urge_to_move": True}}).age
    61.0
    """
    return read_with(checked, source)


def read_with(check: Callable[[object], Profile], source: ProfileSource) -> Profile:
    """Read a profile that is then checked in some way; its problems, of any kind, come with their lines.

    Raises :class:`ProfileError` like :func:`read_profile`.
    """
    try:
        if isinstance(source, Mapping):
            return check(source)
        if isinstance(source, str | os.PathLike):
            name = os.fsdecode(source)
            with _opened(name) as file:
                text = _decoded(file, name)
            return _parsed(check, text, name, as_json=name.lower().endswith(".json"))
        if not hasattr(source, "read"):
            raise StructureError([Diagnostic("TK104", "a profile is a path, an open file or a mapping")])
        name = source.name if isinstance(getattr(source, "name", None), str) else "<stream>"
        text = _decoded(source, name)
        return _parsed(check, text, name, as_json=text.lstrip().startswith("{"))
    except StructureError as error:
        raise ProfileError(error.diagnostics) from None
    except OSError as error:
        problem = Diagnostic("TK101", f"cannot read the profile: {error.strerror or type(error).__name__}")
        raise ProfileError([problem.at(file=str(error.filename or ""))]) from None


def _opened(name: str) -> BinaryIO:
    """Open a file; where there is none, the name may be the text of a profile, which no message may repeat."""
    try:
        return open_regular(name)
    except (OSError, ValueError) as error:
        is_text = not name.isprintable() or len(name) > _LONGEST_PATH or name.lstrip().startswith(("{", "["))
        if is_text or not isinstance(error, OSError):
            hint = "give the text of a profile as an open file: io.StringIO(text)"
            raise _problem("TK101", "there is no file of this name", "", hint) from None
        raise


def profile_to_dict(profile: Profile) -> dict[str, Json]:
    """Return a profile as plain data that TOML and JSON can hold; it reads back to an equal profile.

    Raises :class:`ProfileError` for one that could not be read back.

    >>> profile_to_dict(Profile(age=61.0, findings={"weakness": "unknown"}))
    {'age': 61.0, 'findings': {'weakness': 'unknown'}}
    """
    written = cast("dict[str, Json]", _without_nothing(plain(checked(profile))))
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


def _parsed(check: Callable[[object], Profile], text: str, name: str, *, as_json: bool) -> Profile:
    data = parse_json(text, file=name) if as_json else parse_toml(text, file=name)
    try:
        return check(data)
    except ProfileError as error:
        if as_json:  # its lines are not known: keys tell the place, and where there are none, the file does
            places = [problem if problem.path else problem.at(file=name) for problem in error.diagnostics]
        else:
            lines = find_lines(text)
            places = [_named(problem).at(file=name, line=nearest(lines, problem.path)) for problem in error.diagnostics]
        raise ProfileError(places) from None


def _named(problem: Diagnostic) -> Diagnostic:
    """Return a problem whose message names the key that is wrong, as a line may have several."""
    keys = [step for step in problem.path if isinstance(step, str)]
    if not keys or "'" in problem.message or keys[-1] in problem.message:
        return problem
    return evolve(problem, message=f"{'.'.join(keys)}: {problem.message}")
