"""Profiles that answer, and people who are asked until nothing more is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

import twitchkit as tk
from twitchkit import Profile
from twitchkit.content import Content, Kind
from twitchkit.model.profile import Answer
from twitchkit.model.question import Purpose

FIELDS = ("age", "sex", "pregnant")
_LISTS = ("medicines", "supplements")


def askable(content: Content) -> Content:
    """The same content with a question for every finding that is not derived."""
    findings = [
        item if item.when or item.taken_from else evolve(item, question=f"What about {item.name}?")
        for item in content.findings.values()
    ]
    return evolve(content, findings=findings)


def answered(profile: Profile, id: str, answer: Answer | float | str | tuple[object, ...]) -> Profile:
    """The same person with one more answer, wherever it belongs."""
    if id in FIELDS or id in _LISTS:
        return evolve(profile, **{id: answer})
    return evolve(profile, findings={**profile.findings, id: answer})


def asked_of(
    kit: tk.Kit, person: Mapping[str, object], *, start: Profile | None = None, most: int = 400
) -> Iterator[tuple[tk.Question, Profile]]:
    """Ask a person until nothing more is asked; yield each question with the profile that it was asked of.

    ``person`` says what is so, by short name; any other yes/no is no, any other thing is not known.
    """
    profile, skip = start or Profile(), set()
    for _ in range(most):
        question = kit.next_question(profile, skip=skip)
        if isinstance(question, tk.Stop):
            return
        yield question, profile
        answer = person.get(question.id.partition(":")[2] or question.id, _otherwise(question))
        if question.purpose is Purpose.COMPLAINT:
            answer = _complaints(question, person) or "unknown"
        if answer is None or (answer == "unknown" and question.kind.value == "measurement"):
            skip.add(question.id)
        else:
            profile = question.answered(profile, answer)
    raise AssertionError(f"still asking after {most} questions")


def _complaints(question: tk.Question, person: Mapping[str, object]) -> tuple[str, ...]:
    """The complaints all of which is so."""
    return tuple(
        name for name, ids in question.tells.items() if all(person.get(id.partition(":")[2]) is True for id in ids)
    )


def _otherwise(question: tk.Question) -> object:
    if question.id in _LISTS:
        return ()
    if question.kind.value == Kind.YES_NO:
        return False
    return None if question.id in FIELDS or question.kind.value == "measurement" else "unknown"
