"""People who answer screen by screen: what they told before, and no to the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.model.question import AnswerKind, Purpose

_LISTS = ("medicines", "supplements")


def screens_of(
    kit: tk.Kit, person: tk.Profile, *, start: tk.Profile | None = None
) -> Iterator[tuple[tk.Screen, tk.Profile]]:
    """Ask until nothing more is asked; yield each screen with the profile after it.

    What a person is not said to be is no, or not known where no answer is a no.
    """
    measured = {kit.knowledge.resolve("measurements", name) for name in person.measurements}
    profile, skip = start or tk.Profile(), {*kit.knowledge.measurements} - measured
    while isinstance(screen := kit.next_questions(profile, skip=skip), tk.Screen):
        told = {question.id: said(kit, person, question) for question in screen.questions}
        skip |= {id for id, answer in told.items() if answer is None}
        profile = screen.answered(profile, {id: answer for id, answer in told.items() if answer is not None})
        yield screen, profile


def said(kit: tk.Kit, person: tk.Profile, question: tk.Question) -> object:
    """What this person answers; None where they leave it out."""
    if question.purpose is Purpose.COMPLAINT:
        return complaints(kit, person) or "unknown"
    if question.id in _LISTS:
        return getattr(person, question.id) or ()
    if question.id in ("age", "sex"):
        return getattr(person, question.id)
    if question.id == "pregnant":
        return bool(person.pregnant)
    if question.kind is AnswerKind.MEASUREMENT:
        return next(value for name, value in person.measurements.items() if name in (question.id, short(question.id)))
    return told(kit, person).get(question.id, False if question.kind is AnswerKind.YES_NO else "unknown")


def told(kit: tk.Kit, person: tk.Profile) -> Mapping[str, object]:
    """The answers of a profile by full id."""
    return {kit.knowledge.resolve("findings", name): answer for name, answer in person.findings.items()}


def complaints(kit: tk.Kit, person: tk.Profile) -> tuple[str, ...]:
    """The complaints by which this person would say what they come with: none that tells what they denied."""
    answers = told(kit, person)
    shown = kit.knowledge.interviewing.complaints
    fitting = (item for item in shown if answers.get(item.tells[0]) is True)
    return tuple(item.name for item in fitting if all(answers.get(id, True) for id in item.tells))
