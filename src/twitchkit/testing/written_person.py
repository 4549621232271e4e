"""A person as one table of a file tells it: read strictly, and as far as it goes where something is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

import attrs
from attrs import frozen

from twitchkit.errors import Diagnostic, ProblemsError
from twitchkit.model.kinds import Path, touch
from twitchkit.model.profile import Profile
from twitchkit.packs.drafts import draft
from twitchkit.profile_file import read_profile
from twitchkit.structure import structure

T = TypeVar("T", bound=Profile)
_PERSON = tuple(item.name for item in attrs.fields(Profile))


@frozen(kw_only=True)
class ReadPerson(Generic[T]):
    """What a table says, or what is left of it, with the profile of the person in it; None if nothing is.

    Of one with ``problems``, the places in ``not_judged`` say nothing.
    """

    written: T | None
    profile: Profile | None
    problems: tuple[Diagnostic, ...] = ()
    not_judged: frozenset[Path] = frozenset()

    def is_told(self, problem: Diagnostic) -> bool:
        """Tell whether a problem is about what is known to be wrong."""
        return any(touch(problem.path, place) for place in self.not_judged)


def read_person(data: object, cls: type[T]) -> ReadPerson[T]:
    """Read a person with what a class has beside the keys of a profile; nothing raises."""
    try:
        written = structure(data, cls)
    except ProblemsError as error:
        left = draft(data, cls, error.diagnostics) if isinstance(data, Mapping) else None
        if left is None:
            return ReadPerson(written=None, profile=None, problems=error.diagnostics)
        told = ReadPerson(written=left.left, profile=_profile(left.left), problems=error.diagnostics)
        return attrs.evolve(told, not_judged=left.not_judged)
    assert isinstance(data, Mapping)
    try:
        return ReadPerson(written=written, profile=read_profile({key: data[key] for key in _PERSON if key in data}))
    except ProblemsError as error:
        wrong = frozenset(problem.path for problem in error.diagnostics)
        return ReadPerson(written=written, profile=_profile(written), problems=error.diagnostics, not_judged=wrong)


def _profile(written: Profile) -> Profile:
    return Profile(**{name: getattr(written, name) for name in _PERSON})
