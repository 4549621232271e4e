"""What to ask next, why, and when to stop asking."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias, cast

from attrs import evolve, frozen

from twitchkit.model.discreet import Result
from twitchkit.model.profile import Answer, MedicineUse, Profile, Reading, SupplementUse

Told: TypeAlias = Answer | Reading | tuple[MedicineUse, ...] | tuple[SupplementUse, ...]
"""What can be told in answer to a question: that of a finding, a reading, or what is taken, by name or in full."""


class AnswerKind(StrEnum):
    """What an answer to a question looks like."""

    YES_NO = "yes_no"
    LEVELS = "levels"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    MEASUREMENT = "measurement"
    MEDICINES = "medicines"
    SUPPLEMENTS = "supplements"


class Purpose(StrEnum):
    """Why a question comes now, in the order in which they come."""

    SCOPE = "scope"  # whether somebody came with something else than the packs can judge
    PERSON = "person"  # age, sex and pregnancy, on which much else depends
    SCREEN = "screen"  # the short red-flag screen
    RED_FLAG = "red_flag"  # a red flag that one answer could raise
    TAKEN = "taken"  # medicines and supplements, which are causes and decide what advice is given
    INFORMATION = "information"  # what tells most about the conditions for its effort
    DECIDING = "deciding"  # what could still change what fits best, or make it more urgent
    FURTHER = "further"  # what tells most about the order of the result, for a person who goes on after the stop


class StopReason(StrEnum):
    """Why no further question is asked."""

    EMERGENCY = "emergency"  # what to do now comes first
    HANDED_OVER = "handed_over"  # the conditions are held back from this person
    NOTHING_LEFT = "nothing_left"  # no open answer can change anything
    LITTLE_TO_GAIN = "little_to_gain"  # no open answer tells enough for its effort


@frozen(kw_only=True, repr=False)
class PossibleChange(Result):
    """What one answer would change: the band of a condition, or the urgency (``subject`` is then "urgency")."""

    answer: str
    subject: str
    name: str
    before: str
    after: str


@frozen(kw_only=True, repr=False)
class Question(Result):
    """A question: where its answer belongs in a profile, how to ask it, why now, and what it could change.

    ``id`` is "age", "sex", "pregnant", "medicines", "supplements", or the id of a finding or measurement. ``note`` says
    what to mind with a test. ``information`` is what is expected of it about all conditions together, in bits;
    ``burden`` what it costs to answer, a yes/no being 1.
    """

    id: str
    name: str
    text: str
    kind: AnswerKind
    levels: tuple[str, ...]
    unit: str
    purpose: Purpose
    why: str
    note: str
    could_change: tuple[PossibleChange, ...]
    information: float
    burden: float

    def answered(self, profile: Profile, told: Told) -> Profile:
        """Return a profile with the answer to this question in it; whether the answer fits is seen when it is used.

        "unknown" is an answer to every finding. What else is not known is left out: skip that question.

        >>> age = Question(
        ...     id="age", name="age", text="How old are you?", kind=AnswerKind.NUMBER, levels=(), unit="years", note="",
        ...     purpose=Purpose.PERSON, why="", could_change=(), information=0.0, burden=2.0,
        ... )
        >>> age.answered(Profile(sex="female"), 61).age
        61
        """
        match self.id:
            case "age":
                return evolve(profile, age=cast("float", told))
            case "sex":
                return evolve(profile, sex=cast("str", told))
            case "pregnant":
                return evolve(profile, pregnant=cast("bool", told))
            case "medicines":
                used = cast("tuple[str | MedicineUse, ...]", told)
                named = tuple(MedicineUse(name=item) if isinstance(item, str) else item for item in used)
                return evolve(profile, medicines=named)
            case "supplements":
                taken = cast("tuple[str | SupplementUse, ...]", told)
                listed = tuple(SupplementUse(name=item) if isinstance(item, str) else item for item in taken)
                return evolve(profile, supplements=listed)
        if self.kind is AnswerKind.MEASUREMENT:
            reading = cast("str | float | Reading", told)
            return evolve(profile, measurements={**profile.measurements, self.id: reading})
        return evolve(profile, findings={**profile.findings, self.id: cast("Answer", told)})


@frozen(kw_only=True, repr=False)
class Stop(Result):
    """No further question, and why not in a sentence."""

    reason: StopReason
    why: str
