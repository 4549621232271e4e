"""How an interview opens: what somebody comes with, who they are, what they take, what decides about a complaint."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest

from twitchkit.knowledge import Knowledge
from twitchkit.model.interview import Complaint
from twitchkit.model.profile import Profile, known
from twitchkit.model.question import AnswerKind, Purpose, Question, Screen
from twitchkit.reasoning import question_texts
from twitchkit.reasoning.asking import question_of, screen_for, screen_of
from twitchkit.reasoning.candidates import Candidate
from twitchkit.scoring import Person
from twitchkit.scoring.reassurance import is_present
from twitchkit.scoring.scope import complaints_of, said_elsewhere

COMPLAINT = "complaint"
FERTILE_AGES = (12.0, 50.0)
"""Ages between which a woman is asked whether she is pregnant, in years."""

_MOST_FIRST = 8
_KINDS = {"age": AnswerKind.NUMBER, "sex": AnswerKind.CHOICE, "pregnant": AnswerKind.YES_NO}
_WHY = {
    "age": "How likely each cause is depends on age, and so does what is normal in a blood test.",
    "sex": "How likely each cause is differs between women and men, and so does what is normal in a blood test.",
    "pregnant": "In pregnancy some causes are more likely, and some warning signs and advice differ.",
}


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


def person_screen(person: Person, skip: Collection[str]) -> Screen | None:
    """Return what asks for age and sex, as far as they are not known."""
    asked = [id for id in ("age", "sex") if getattr(person.profile, id) is None and id not in skip]
    return (
        screen_of("person", question_texts.PERSON_TITLE, [_field(person.knowledge, id) for id in asked])
        if asked
        else None
    )


def taken_screen(person: Person, lists: Iterable[Candidate], skip: Collection[str]) -> Screen | None:
    """Return what asks for pregnancy, where that concerns somebody, and for these lists of what they take."""
    knowledge = person.knowledge
    questions = [question_of(knowledge, item, Purpose.TAKEN, question_texts.TAKEN) for item in lists]
    if person.profile.pregnant is None and _may_be_pregnant(person.profile) and "pregnant" not in skip:
        questions.insert(0, _field(knowledge, "pregnant"))
    return screen_of("taken", question_texts.TAKEN_TITLE, questions) if questions else None


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


def _may_be_pregnant(profile: Profile) -> bool:
    low, high = FERTILE_AGES
    age = known(profile.age)
    fertile = age is None or low <= age <= high
    return profile.sex == "female" and fertile and profile.trimester is None


def _field(knowledge: Knowledge, id: str) -> Question:
    kind = _KINDS[id]
    return Question(
        id=id,
        name=knowledge.plan.display[id],
        text=knowledge.plan.asking.questions[id],
        kind=kind,
        levels=("female", "male") if id == "sex" else (),
        unit="years" if id == "age" else "",
        purpose=Purpose.PERSON,
        why=_WHY[id],
        note="",
        could_change=(),
        information=0.0,
        burden=knowledge.plan.thresholds.burden[kind.value],
    )
