"""People who answer screen by screen: what they told before, and no to the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

import twitchkit as tk
from twitchkit.evaluation.answering import Respondent
from twitchkit.model.question import Purpose


def screens_of(
    kit: tk.Kit, person: tk.Profile, *, start: tk.Profile | None = None
) -> Iterator[tuple[tk.Screen, tk.Profile]]:
    """Ask until nothing more is asked; yield each screen with the profile after it.

    What a person is not said to be is no, or not known where no answer is a no.
    """
    taken = {"medicines": person.medicines or (), "supplements": person.supplements or ()}
    whole = evolve(person, pregnant=bool(person.pregnant), **taken)
    answering = Respondent.of(kit.knowledge, whole, otherwise=False)
    profile, skip = start or tk.Profile(), set[str]()
    while isinstance(screen := kit.next_questions(profile, skip=skip), tk.Screen):
        for question in screen.questions:
            if question.purpose is Purpose.COMPLAINT:
                profile = question.answered(profile, complaints(kit, person) or "unknown")
            elif (answered := answering.answer(question, profile)) is None:
                skip.add(question.id)
            else:
                profile = answered
        yield screen, profile


def told(kit: tk.Kit, person: tk.Profile) -> Mapping[str, object]:
    """The answers of a profile by full id."""
    return {kit.knowledge.resolve("findings", name): answer for name, answer in person.findings.items()}


def complaints(kit: tk.Kit, person: tk.Profile) -> tuple[str, ...]:
    """The complaints by which this person would say what they come with: none that tells what they denied."""
    answers = told(kit, person)
    shown = kit.knowledge.interviewing.complaints
    fitting = (item for item in shown if answers.get(item.tells[0]) is True)
    return tuple(item.name for item in fitting if all(answers.get(id, True) for id in item.tells))
