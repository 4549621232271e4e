"""The door of every profile: the same look at it, whether it comes from a file, a mapping, an answer or Python.

What is looked at here needs no vocabulary: shapes, sizes, values, and what contradicts what. Names, levels and units
are looked at by who knows them, in what is sound of the profile, so that everything wrong can be told at once. A
message names the key that is wrong and never the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import NoneType
from typing import NamedTuple

import attrs
from attrs import evolve

from twitchkit.errors import Diagnostic, ProfileError, StructureError
from twitchkit.model.profile import UNKNOWN, Profile, listed
from twitchkit.structure import structure

MAX_AGE = 130.0
MAX_DAYS = 366
MAX_TEXT = 500
MAX_LIST = 400
MAX_TABLE = 2_000
MAX_LINES = 5_000  # of a diary, and amounts of supplements, each over the whole profile

SEXES = ("male", "female", UNKNOWN)
CHANGES = ("started", "raised", "lowered", "stopped")
_KEYS = tuple(item.name for item in attrs.fields(Profile))
_TABLES = ("findings", "measurements")
_SMALL = frozenset({bool, float, int, NoneType})
_LISTS = ("medicines", "supplements", "eats", "allergies", "dislikes", "diet")


class Looked(NamedTuple):
    """What is sound of a profile, and what is wrong with the rest of it.

    ``kept`` has the places of the entries that are left of each list, as the whole profile counts them.
    """

    profile: Profile
    problems: tuple[Diagnostic, ...]
    kept: Mapping[str, tuple[int, ...]]

    def placed(self, problem: Diagnostic) -> Diagnostic:
        """Return a problem of the sound part with its place in the whole profile."""
        match problem.path:
            case (str(key), int(position), *rest) if key in self.kept:
                return evolve(problem, path=(key, self.kept[key][position], *rest))
        return problem


def look_at(told: object) -> Looked:
    """Look at a profile in any form: a :class:`Profile` however it was filled, or a mapping with the same keys.

    >>> look_at({"age": "61", "sex": "female"}).profile.sex
    'female'
    """
    data = {key: getattr(told, key) for key in _KEYS} if isinstance(told, Profile) else told
    looked = _structured(data, ())
    wrong = [looked.placed(problem) for check in _CHECKS for problem in check(looked.profile)]
    return _structured(data, (*looked.problems, *wrong)) if wrong else looked


def checked(told: object) -> Profile:
    """Return a profile as everything else takes it; raises :class:`~twitchkit.errors.ProfileError` with all problems.

    >>> checked(Profile(medicines=["omeprazole"])).medicines[0].name
    'omeprazole'
    """
    looked = look_at(told)
    if looked.problems:
        raise ProfileError(looked.problems)
    return looked.profile


def _structured(data: object, problems: tuple[Diagnostic, ...]) -> Looked:
    """Read what no problem points at; what does not have the shape of a profile is a problem more."""
    sound, kept = _without(data, problems) if problems else (data, {})
    try:
        return Looked(structure(sound, Profile), problems, kept)
    except StructureError as error:
        return _structured(data, (*problems, *error.diagnostics))


def _without(data: object, problems: Iterable[Diagnostic]) -> tuple[dict[str, object], dict[str, tuple[int, ...]]]:
    """Return the entries of a profile that no problem points at, and the places that those of lists had."""
    sound: dict[str, object] = {}
    kept: dict[str, tuple[int, ...]] = {}
    paths = {problem.path for problem in problems}
    whole = {path[0] for path in paths if len(path) == 1}
    entries = {path[:2] for path in paths if len(path) > 1}
    for key, value in data.items() if isinstance(data, Mapping) else ():
        if key not in _KEYS or key in whole:
            continue
        if key in _TABLES and isinstance(value, Mapping):
            sound[key] = {name: item for name, item in value.items() if (key, str(name)) not in entries}
        elif key in _LISTS and isinstance(value, list | tuple):
            kept[key] = tuple(place for place in range(len(value)) if (key, place) not in entries)
            sound[key] = [value[place] for place in kept[key]]
        elif all(entry[0] != key for entry in entries):
            sound[key] = value
    return sound, kept


def _check_person(profile: Profile) -> Iterator[Diagnostic]:
    if isinstance(profile.age, float) and not 0 <= profile.age <= MAX_AGE:
        yield Diagnostic("TK106", f"'age' must be 0 to {MAX_AGE:.0f} years", path=("age",))
    if profile.sex is not None and profile.sex not in SEXES:
        hint = "leave it out if neither holds; what depends on it is then unknown"
        yield Diagnostic("TK105", "'sex' must be 'male' or 'female'", hint=hint, path=("sex",))


def _check_country(profile: Profile) -> Iterator[Diagnostic]:
    if profile.country is not None and not re.fullmatch("[A-Za-z]{2}", profile.country):
        hint = 'as in "DE" or "US"; leave it out if no telephone numbers are wanted'
        yield Diagnostic("TK105", "'country' must be two letters (ISO 3166-1)", hint=hint, path=("country",))


def _check_pregnancy(profile: Profile) -> Iterator[Diagnostic]:
    if isinstance(profile.trimester, int):
        if profile.trimester not in (1, 2, 3):
            yield Diagnostic("TK106", "'trimester' must be 1, 2 or 3", path=("trimester",))
        for key, contradicts in (("pregnant", profile.pregnant in (False, UNKNOWN)), ("sex", profile.sex == "male")):
            if contradicts:
                yield Diagnostic("TK105", f"'trimester' contradicts {key!r}", hint="remove one", path=("trimester",))
    if profile.pregnant is True and profile.sex == "male":
        yield Diagnostic("TK105", "'pregnant' contradicts 'sex'", hint="correct one", path=("pregnant",))


def _check_medicines(profile: Profile) -> Iterator[Diagnostic]:
    for position, medicine in enumerate(listed(profile.medicines)):
        if medicine.change is not None and medicine.change not in CHANGES:
            path = ("medicines", position, "change")
            yield Diagnostic("TK105", f"'change' must be one of {', '.join(CHANGES)}", path=path)
        for key in ("weeks_ago", "years"):
            yield from _check_not_negative(getattr(medicine, key), ("medicines", position, key))


def _check_measurements(profile: Profile) -> Iterator[Diagnostic]:
    for name, reading in profile.measurements.items():
        weeks = getattr(reading, "weeks_ago", None)  # a plain number or text has no date
        yield from _check_not_negative(weeks, ("measurements", name, "weeks_ago"))


def _check_eaten(profile: Profile) -> Iterator[Diagnostic]:
    amounts = sum(len(use.per_day) for use in listed(profile.supplements))
    lines = sum(len(day.foods) for day in profile.diet or ())
    for key, count in (("supplements", amounts), ("diet", lines)):
        if count > MAX_LINES:
            yield Diagnostic("TK106", f"has more than {MAX_LINES:,} entries in all", path=(key,))
    if profile.intake is not None and not 1 <= profile.intake.days <= MAX_DAYS:
        yield Diagnostic("TK106", f"'days' must be 1 to {MAX_DAYS}", path=("intake", "days"))
    if profile.intake is not None and profile.diet is not None:
        hint = "remove 'intake', or the days of foods"
        yield Diagnostic("TK105", "'intake' and 'diet' tell the same thing twice", hint=hint, path=("intake",))
    for day, eaten in enumerate(profile.diet or ()):
        for position, item in enumerate(eaten.foods):
            if not item.food.strip():
                path = ("diet", day, "foods", position)
                yield Diagnostic("TK105", "'food' must say what was eaten", path=path)


def _check_not_negative(value: float | None, path: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    if value is not None and value < 0:
        yield Diagnostic("TK106", f"{str(path[-1])!r} must not be negative", path=path)


def _check_sizes(value: object, path: tuple[str | int, ...] = ()) -> Iterator[Diagnostic]:
    """Yield the texts, lists and tables that are too large: before anything is made of what they say."""
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            yield Diagnostic("TK106", f"a text has at most {MAX_TEXT} characters", path=path)
    elif isinstance(value, Mapping | tuple):
        most = MAX_LIST if isinstance(value, tuple) else MAX_TABLE
        if len(value) > most:
            yield Diagnostic("TK106", f"has more than {most:,} entries", path=path)
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                yield from _check_sizes(item, (*path, position))
        elif any(len(key) > MAX_TEXT for key in value):
            yield Diagnostic("TK106", f"a name in it has more than {MAX_TEXT} characters", path=path)
        else:
            for key, item in value.items():
                if type(item) not in _SMALL:
                    yield from _check_sizes(item, (*path, key))
    elif attrs.has(kind := type(value)):
        for item in attrs.fields(kind):
            part = getattr(value, item.name)
            if type(part) not in _SMALL:
                yield from _check_sizes(part, (*path, item.name))


_CHECKS: tuple[Callable[[Profile], Iterable[Diagnostic]], ...] = (
    _check_sizes,
    _check_person,
    _check_country,
    _check_pregnancy,
    _check_medicines,
    _check_measurements,
    _check_eaten,
)
