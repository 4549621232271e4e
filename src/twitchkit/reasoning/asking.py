"""Questions and screens, made of what can be asked: the words, the reasons, and what belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from attrs import evolve

from twitchkit.knowledge import Knowledge
from twitchkit.model.question import PossibleChange, Purpose, Question, Screen
from twitchkit.reasoning import question_texts
from twitchkit.reasoning.candidates import Candidate
from twitchkit.reasoning.consequences import possible_changes
from twitchkit.scoring import Person

_T = TypeVar("_T")
_FEW = 4  # a fourth of a screen


def question_of(
    knowledge: Knowledge,
    candidate: Candidate,
    purpose: Purpose,
    why: str,
    *,
    changes: tuple[PossibleChange, ...] = (),
    information: float = 0.0,
) -> Question:
    """Return the question that asks for something."""
    finding = knowledge.findings.get(candidate.id)
    measurement = knowledge.measurements.get(candidate.id)
    return Question(
        id=candidate.id,
        name=knowledge.plan.display[candidate.id],
        text=question_texts.question(knowledge, candidate.id),
        kind=candidate.kind,
        levels=finding.levels if finding else (),
        unit=finding.unit if finding else measurement.unit if measurement else "",
        purpose=purpose,
        why=why,
        note=measurement.note if measurement else "",
        could_change=changes,
        information=information,
        burden=candidate.burden,
    )


def screen_of(id: str, title: str, questions: Sequence[Question]) -> Screen:
    """Return a screen with a title, which its questions know as their group; the first says for what purpose."""
    grouped = tuple(evolve(question, group=title) for question in questions)
    return Screen(id=id, title=title, purpose=grouped[0].purpose, questions=grouped)


def screen_for(person: Person, id: str, title: str, purpose: Purpose, asked: Sequence[tuple[Candidate, str]]) -> Screen:
    """Return a screen that asks for several things, each with why; the first says what it could change."""
    changes = possible_changes(person, asked[0][0])
    questions = [question_of(person.knowledge, candidate, purpose, why) for candidate, why in asked]
    return screen_of(id, title, (evolve(questions[0], could_change=changes), *questions[1:]))


def share_of(asked: Sequence[_T], most: int) -> Sequence[_T]:
    """Return what comes on one screen of many things: so many, and a few left over have no screen of their own.

    >>> len(share_of(range(70), 24)), len(share_of(range(29), 24)), len(share_of(range(31), 24))
    (24, 29, 24)
    """
    return asked if len(asked) <= most + most // _FEW else asked[:most]


def title_of(knowledge: Knowledge, id: str) -> str:
    """Return the title of the screen that a question is on: that of its topic, else what it is called."""
    topic = knowledge.interviewing.topics.get(id)
    return topic.title if topic else question_texts.as_title(knowledge.plan.display[id])
