"""How an interview opens: what somebody comes with, and what decides about that."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from twitchkit.model.question import AnswerKind, Purpose, Question, Screen
from twitchkit.reasoning import question_texts
from twitchkit.reasoning.asking import screen_for, screen_of
from twitchkit.reasoning.candidates import Candidate
from twitchkit.scoring import Person
from twitchkit.scoring.scope import came_with, complaints_of, in_turn, said_elsewhere

COMPLAINT = "complaint"
_MOST_FIRST = 8


def complaint_screen(person: Person, skip: Collection[str]) -> Screen | None:
    """Return what asks what somebody comes with, until any complaint is told or they do not know.

    It takes complaints to choose from, and a finding by which packs know that somebody comes with something else.
    """
    knowledge, observations = person.knowledge, person.observations
    complaints, elsewhere = knowledge.interviewing.complaints, tuple(said_elsewhere(knowledge))
    if not complaints or not elsewhere or COMPLAINT in skip or came_with(person.knowledge, person.observations):
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
    wanted = in_turn([complaint.first for complaint in came_with(person.knowledge, person.observations)], _MOST_FIRST)
    asked = [(found[id], question_texts.FIRST) for id in wanted if id in found]
    if not asked or found.keys().isdisjoint(person.knowledge.plan.screen):
        return None
    return screen_for(person, "first", question_texts.FIRST_TITLE, Purpose.FIRST, asked)
