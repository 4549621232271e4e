"""How an interview opens: what somebody comes with, and what decides about that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest

from twitchkit.model.interview import Complaint
from twitchkit.model.question import AnswerKind, Purpose, Question, Screen
from twitchkit.reasoning import question_texts
from twitchkit.reasoning.asking import screen_for, screen_of
from twitchkit.reasoning.candidates import Candidate
from twitchkit.scoring import Person
from twitchkit.scoring.reassurance import is_present
from twitchkit.scoring.scope import complaints_of, said_elsewhere

COMPLAINT = "complaint"
_MOST_FIRST = 8


def came_with(person: Person) -> tuple[Complaint, ...]:
    """Return the complaints that a person told, in the order in which they can be chosen."""
    complaints = person.knowledge.interviewing.complaints
    return tuple(
        complaint for complaint in complaints if any(is_present(id, person.observations) for id in complaint.tells)
    )


def in_turn(lists: Iterable[Sequence[str]], most: int) -> list[str]:
    """Return the first so many of several lists, one of each in turn.

    >>> in_turn([("a", "b", "c"), ("b", "d")], 3)
    ['a', 'b', 'd']
    """
    mixed = (id for row in zip_longest(*lists) for id in row if id is not None)
    return list(dict.fromkeys(mixed))[:most]


def complaint_screen(person: Person, skip: Collection[str]) -> Screen | None:
    """Return what asks what somebody comes with, until any complaint is told or they do not know.

    It takes complaints to choose from, and a finding by which packs know that somebody comes with something else.
    """
    knowledge, observations = person.knowledge, person.observations
    complaints, elsewhere = knowledge.interviewing.complaints, tuple(said_elsewhere(knowledge))
    if not complaints or not elsewhere or COMPLAINT in skip or came_with(person):
        return None
    if any(complaints_of(knowledge, observations)) or not observations.asked_unknown.isdisjoint(elsewhere):
        return None
    tells = {complaint.name: complaint.tells for complaint in complaints} | {question_texts.ELSEWHERE: elsewhere}
    question = Question(
        id=COMPLAINT,
        name=question_texts.COMPLAINT_NAME,
        text=question_texts.COMPLAINT,
        kind=AnswerKind.SEVERAL,
        levels=tuple(tells),
        unit="",
        purpose=Purpose.COMPLAINT,
        why=question_texts.WHY_COMPLAINT,
        note="",
        could_change=(),
        information=0.0,
        burden=knowledge.plan.thresholds.burden[AnswerKind.SEVERAL],
        tells=tells,
    )
    return screen_of(COMPLAINT, question_texts.COMPLAINT_TITLE, [question])


def first_screen(person: Person, candidates: Sequence[Candidate]) -> Screen | None:
    """Return what asks first about the complaints of a person: what their packs say decides most.

    Once the red-flag screen is through, the scores say what to ask.
    """
    found = {item.id: item for item in candidates}
    wanted = in_turn([complaint.first for complaint in came_with(person)], _MOST_FIRST)
    asked = [(found[id], question_texts.FIRST) for id in wanted if id in found]
    if not asked or found.keys().isdisjoint(person.knowledge.plan.screen):
        return None
    return screen_for(person, "first", question_texts.FIRST_TITLE, Purpose.FIRST, asked)
