"""Age, sex and pregnancy: asked first, as priors, limits, flags and advice depend on them."""

from __future__ import annotations

from collections.abc import Collection

from twitchkit.knowledge import Knowledge
from twitchkit.model.profile import Profile, known
from twitchkit.model.question import AnswerKind, Purpose, Question

FERTILE_AGES = (12.0, 55.0)
"""Ages between which a woman is asked whether she is pregnant, in years."""

_KINDS = {"age": AnswerKind.NUMBER, "sex": AnswerKind.CHOICE, "pregnant": AnswerKind.YES_NO}
_WHY = {
    "age": "How likely each cause is depends on age, and so does what is normal in a blood test.",
    "sex": "How likely each cause is differs between women and men, and so does what is normal in a blood test.",
    "pregnant": "In pregnancy some causes are more likely, and some warning signs and advice differ.",
}


def demographic_question(knowledge: Knowledge, profile: Profile, skip: Collection[str]) -> Question | None:
    """Return the first of age, sex and pregnancy that is not known, concerns this person and is not skipped."""
    open_fields = (
        ("age", profile.age is None),
        ("sex", profile.sex is None),
        ("pregnant", profile.pregnant is None and _may_be_pregnant(profile)),
    )
    for id, is_open in open_fields:
        if is_open and id not in skip:
            return _question(knowledge, id)
    return None


def _may_be_pregnant(profile: Profile) -> bool:
    low, high = FERTILE_AGES
    age = known(profile.age)
    fertile = age is None or low <= age <= high
    return profile.sex == "female" and fertile and profile.trimester is None


def _question(knowledge: Knowledge, id: str) -> Question:
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
