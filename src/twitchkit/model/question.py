"""What to ask next, why, and when to stop asking."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeAlias

from attrs import evolve, field, fields, frozen

from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.ids import short
from twitchkit.model.discreet import Result
from twitchkit.model.plain import unboxed
from twitchkit.model.profile import UNKNOWN, Answer, MedicineUse, Profile, Reading, SupplementUse
from twitchkit.model.reply import expected, misfit

Told: TypeAlias = (
    Answer | Reading | MedicineUse | SupplementUse | Sequence[str | MedicineUse] | Sequence[str | SupplementUse]
)
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
    """Why a question comes now, roughly in the order in which they come."""

    SCOPE = "scope"  # whether somebody came with something else than the packs can judge
    COMPLAINT = "complaint"  # what somebody comes with
    SCREEN = "screen"  # warning signs: those of the complaint, and the red-flag screen
    PERSON = "person"  # age, sex and pregnancy, on which much else depends
    TAKEN = "taken"  # medicines and supplements, which are causes and decide what advice is given
    FIRST = "first"  # what decides most about the complaint
    RED_FLAG = "red_flag"  # a red flag that one answer could raise
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
    ``burden`` what it costs to answer, a yes/no being 1. ``group`` is the title of the :class:`Screen` that it is on,
    and of several on one screen the first says what it could change. The ``id`` may also be "complaint", what somebody
    comes with; ``tells`` then holds the findings that each of its levels tells as present.
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
    group: str = ""
    tells: Mapping[str, tuple[str, ...]] = field(factory=dict)

    def answered(self, profile: Profile, told: Told) -> Profile:
        """Return a profile with the answer to this question in it.

        "unknown" is an answer to every question, and then it is not asked again. A medicine or supplement is told by
        its name or in full, one or several. Raises :class:`~twitchkit.errors.ProfileError` for what is no answer to
        a question of this kind; whether an amount, a unit or a name is right is seen when the profile is used.

        >>> age = Question(
        ...     id="age", name="age", text="How old are you?", kind=AnswerKind.NUMBER, levels=(), unit="years", note="",
        ...     purpose=Purpose.PERSON, why="", could_change=(), information=0.0, burden=2.0,
        ... )
        >>> age.answered(Profile(sex="female"), 61).age
        61
        """
        if not isinstance(profile, Profile):
            hint = "tk.read_profile makes one of a mapping"
            raise ProfileError([Diagnostic("TK104", "an answer goes into a Profile", hint=hint)])
        given = unboxed(told)
        answer: Any = given if isinstance(given, str) and given == UNKNOWN else self._fitting(given)
        if self.tells:
            return evolve(profile, findings={**profile.findings, **self._told_by(answer)})
        if self.id in _FIELDS:
            return evolve(profile, **{self.id: answer})
        if self.kind is AnswerKind.MEASUREMENT:
            return evolve(profile, measurements={**profile.measurements, self.id: answer})
        return evolve(profile, findings={**profile.findings, self.id: answer})

    def _told_by(self, chosen: str | tuple[str, ...]) -> Mapping[str, Answer]:
        """Return the findings that chosen complaints tell; not to know leaves open whether it is something else."""
        if chosen in (UNKNOWN, ()):
            return dict.fromkeys(self.tells[self.levels[-1]], UNKNOWN)
        return {id: True for level in chosen for id in self.tells[level]}

    def _fitting(self, told: object) -> object:
        """Return an answer as a profile holds it; raises ``ProfileError`` if it does not fit the kind."""
        match self.kind:
            case _ if isinstance(told, str) and not told.strip():
                wrong, hint = "the answer is empty", 'write "unknown" for what is not known'
            case AnswerKind.MEDICINES | AnswerKind.SUPPLEMENTS:
                use = MedicineUse if self.kind is AnswerKind.MEDICINES else SupplementUse
                listed = told if isinstance(told, list | tuple) else [told]
                uses = [_use(use, item) for item in listed]
                if None not in uses:
                    return tuple(uses)
                wrong, hint = "the answer is a list of names", "write [] if there is none"
            case AnswerKind.MEASUREMENT:
                if isinstance(told, Reading | str) or not misfit(AnswerKind.NUMBER, (), told):
                    return told
                wrong, hint = "the answer is a reading", f'a number and a unit, like "… {self.unit}"'.strip()
            case _:
                told = tuple(told) if isinstance(told, list) else told
                wrong = misfit(self.kind, self.levels, told)
                if self.id in _FIELDS and self.kind is AnswerKind.NUMBER and isinstance(told, str):
                    wrong = "the answer is a number"
                if not wrong:
                    return told
                hint = expected(self.kind, self.levels, [self.unit])
        raise ProfileError([Diagnostic("TK104", wrong, hint=hint, path=(self.id,))])


def _use(cls: type[MedicineUse] | type[SupplementUse], told: object) -> MedicineUse | SupplementUse | None:
    """Return a medicine or supplement by its name, in full, or as a mapping with the same keys; None if it is none."""
    if isinstance(told, Mapping):
        keys = {item.name for item in fields(cls)}
        return cls(**told) if isinstance(told.get("name"), str) and told.keys() <= keys else None
    return cls(name=told) if isinstance(told, str) else told if isinstance(told, cls) else None


_FIELDS = tuple(item.name for item in fields(Profile))


@frozen(kw_only=True, repr=False)
class Screen(Result):
    """Questions that are asked together, under one title; all for the same purpose, or nearly.

    ``id`` is "complaint", "warning_signs", "person", "taken", "first", the id of a topic, or that of the only question.
    """

    id: str
    title: str
    purpose: Purpose
    questions: tuple[Question, ...]

    @property
    def ticks(self) -> tuple[Question, ...]:
        """The yes/no questions, if there are several: a list to tick, of which none may be so."""
        listed = tuple(question for question in self.questions if question.kind is AnswerKind.YES_NO)
        return listed if len(listed) > 1 else ()

    @property
    def parts(self) -> tuple[tuple[Question, ...], ...]:
        """What is answered at one go: the list to tick, if there is one, and then each other question."""
        ticks = self.ticks
        return (*((ticks,) if ticks else ()), *((item,) for item in self.questions if item not in ticks))

    def answered(self, profile: Profile, told: Mapping[str, Told]) -> Profile:
        """Return a profile with answers to some of these questions in it, each by the id of its question.

        Short names do as well. What is not answered stays as it was. Raises
        :class:`~twitchkit.errors.ProfileError` like :meth:`Question.answered`, and for a question that is not here.
        """
        for name, answer in told.items():
            profile = self._named(name).answered(profile, answer)
        return profile

    def ticked(self, profile: Profile, ids: Collection[str]) -> Profile:
        """Return a profile in which these of the yes/no questions are yes and all its others no; () is none of them.

        Raises like :meth:`answered`.
        """
        chosen = [self._named(name) for name in ids]
        for question in self.questions:
            if question.kind is AnswerKind.YES_NO:
                profile = question.answered(profile, question in chosen)
        return profile

    def _named(self, name: str) -> Question:
        for question in self.questions:
            if name in (question.id, short(question.id)):
                return question
        hint = f"they are {', '.join(short(question.id) for question in self.questions)}"
        raise ProfileError([Diagnostic("TK104", "there is no such question on this screen", hint=hint)])


@frozen(kw_only=True, repr=False)
class Stop(Result):
    """No further question, and why not in a sentence."""

    reason: StopReason
    why: str
