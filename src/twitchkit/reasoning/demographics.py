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


def person_screen(person: Person, lists: Iterable[Candidate], skip: Collection[str]) -> Screen | None:
    """Return what asks for age, sex and these lists of what is taken, and then for a pregnancy where that may be."""
    knowledge, profile = person.knowledge, person.profile
    fields = (
        "age",
        "sex",
        *(("pregnant",) if knowledge.concerned_with_pregnancy and _may_be_pregnant(profile) else ()),
    )
    asked = [id for id in fields if getattr(profile, id) is None and id not in skip]
    about = [_field(knowledge, id) for id in asked]
    taken = [question_of(knowledge, item, Purpose.TAKEN, question_texts.TAKEN) for item in lists]
    if not about:
        return screen_of("taken", question_texts.TAKEN_TITLE, taken) if taken else None
    return screen_of(
        "person", question_texts.YOU_AND_TAKEN_TITLE if taken else question_texts.PERSON_TITLE, [*about, *taken]
    )


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
