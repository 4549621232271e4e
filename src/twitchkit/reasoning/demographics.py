"""Age, sex and pregnancy, on which priors, limits, flags and advice depend, and what is taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from twitchkit.knowledge import Knowledge
from twitchkit.model.profile import Profile, known
from twitchkit.model.question import AnswerKind, Purpose, Question, Screen
from twitchkit.reasoning import question_texts
from twitchkit.reasoning.asking import question_of, screen_of
from twitchkit.reasoning.candidates import Candidate
from twitchkit.scoring import Person
from twitchkit.scoring.scope import in_pregnancy

FERTILE_AGES = (12.0, 50.0)
"""Ages between which a woman is asked whether she is pregnant, in years."""

_KINDS = {"age": AnswerKind.NUMBER, "sex": AnswerKind.CHOICE, "pregnant": AnswerKind.YES_NO}
_WHY = {
    "age": "How likely each cause is depends on age, and so does what is normal in a blood test.",
    "sex": "How likely each cause is differs between women and men, and so does what is normal in a blood test.",
}


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
    asked = person.profile.pregnant is None and knowledge.concerned_with_pregnancy and "pregnant" not in skip
    if asked and _may_be_pregnant(person.profile):
        questions.insert(0, _field(knowledge, "pregnant"))
    return screen_of("taken", question_texts.TAKEN_TITLE, questions) if questions else None


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
        why=_WHY.get(id) or in_pregnancy(knowledge),
        note="",
        could_change=(),
        information=0.0,
        burden=knowledge.plan.thresholds.burden[kind.value],
    )
