"""A profile that answers questions: what it tells, and of a kind of danger whether it tells one of that kind."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import evolve, frozen

from twitchkit.knowledge import Knowledge
from twitchkit.logic import TRUE, Env
from twitchkit.logic.nodes import level_key
from twitchkit.model.profile import UNKNOWN, Answer, Profile, Reading
from twitchkit.model.question import AnswerKind, Question, Told
from twitchkit.reasoning.questions import FIELDS
from twitchkit.scoring import Person
from twitchkit.scoring.reassurance import is_present
from twitchkit.scoring.scope import said_elsewhere


@frozen(slots=False)
class Respondent:
    """A profile that answers, by the ids of what it tells; ``otherwise`` is its answer to any other yes or no."""

    knowledge: Knowledge
    profile: Profile
    findings: Mapping[str, Answer]
    readings: Mapping[str, str | float | Reading]
    otherwise: Answer

    @classmethod
    def of(cls, knowledge: Knowledge, profile: Profile, *, otherwise: Answer = UNKNOWN) -> Respondent:
        """Look up what a profile names, with what follows from it; raises ``UnknownIdError`` for what nothing has."""
        findings = {knowledge.resolve("findings", name): answer for name, answer in profile.findings.items()}
        person = Person.of(knowledge, profile)
        follows = (id for id, finding in knowledge.findings.items() if finding.when and finding.question)
        findings = {id: True for id in follows if is_present(id, person.observations)} | findings
        if person.in_scope:
            findings = {**dict.fromkeys(said_elsewhere(knowledge), False), **findings}
        readings = {knowledge.resolve("measurements", name): value for name, value in profile.measurements.items()}
        return cls(knowledge, profile, findings, readings, otherwise)

    def answer(self, question: Question, so_far: Profile) -> Profile | None:
        """Return the profile so far with the answer in it; None where it stays as it is."""
        told = self.told(question)
        if told is None:
            return None
        answered = question.answered(so_far, told)
        if question.id != "pregnant":
            return answered
        return evolve(answered, trimester=self.profile.trimester, breastfeeding=self.profile.breastfeeding)

    def told(self, question: Question) -> Told | None:
        """Return the answer to a question; None where the profile leaves open what is asked."""
        if question.tells:
            return self._complaints(question) or UNKNOWN
        if question.id in FIELDS:
            field: Told | None = getattr(self.profile, question.id)
            return field
        if question.kind is AnswerKind.MEASUREMENT:
            return self.readings.get(question.id)
        if question.id in self.findings:
            return self.findings[question.id]
        if question.id in self.knowledge.plan.asking.leading:
            return self._of_its_kind(question)
        return self.otherwise if question.kind is AnswerKind.YES_NO else UNKNOWN

    def _complaints(self, question: Question) -> tuple[str, ...]:
        """Return the complaints of which everything was told."""
        tells = question.tells.items()
        return tuple(level for level, ids in tells if all(self.findings.get(id) is True for id in ids))

    def _of_its_kind(self, question: Question) -> Told:
        """Answer what opens further questions by what is told of those: yes, or a level, where one of them is so."""
        match question.kind:
            case AnswerKind.YES_NO:
                opened = self._opened(question.id)
                if not opened.isdisjoint(self._present):
                    return True
                return False if opened <= self.findings.keys() else self.otherwise
            case AnswerKind.SEVERAL:
                opened_by = {level: self._opened(level_key(question.id, level)) for level in question.levels}
                return tuple(level for level, opened in opened_by.items() if not opened.isdisjoint(self._present))
            case _:
                return UNKNOWN

    def _opened(self, key: str) -> frozenset[str]:
        plan = self.knowledge.plan
        return plan.asking.opened(Env({**plan.blank, key: TRUE}))

    @cached_property
    def _present(self) -> frozenset[str]:
        """What the profile tells as present, and the readings that it has."""
        denied = (False, UNKNOWN)
        return frozenset([*(id for id, told in self.findings.items() if told not in denied), *self.readings])
