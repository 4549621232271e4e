"""People drawn from a content's own model, whose truth is known.

What a content states is enough to draw from: P(condition) by its prior, and from two likelihood ratios
P(finding | no condition) = (1 - LR-) / (LR+ - LR-) and P(finding | condition) = LR+ × that. Where several conditions
speak of one finding they cannot all be right at once, and a noisy-or combines them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from random import Random
from typing import NamedTuple

from attrs import evolve

from twitchkit.evaluation.cases import EvaluationCase, EvaluationCases
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.plans import EvidencePlan
from twitchkit.logic import ONE_PERSON
from twitchkit.model.profile import Answer, Profile
from twitchkit.model.vocabulary import Finding, Kind
from twitchkit.scoring.conditions import score_all
from twitchkit.scoring.observations import observe

_AGES = (18, 90)
_SEXES = ("female", "male")


class SimulatedPerson(NamedTuple):
    """A person with age, sex and answers, and the ids of the conditions that this person has."""

    profile: Profile
    truth: frozenset[str]


def simulate(knowledge: Knowledge, n: int, seed: int) -> Iterator[SimulatedPerson]:
    """Yield ``n`` people drawn from the model behind a knowledge; the same seed gives the same people.

    Age is even over 18 to 90 years, sex over both. Each condition is there or not on its own, by its prior for that
    age and sex. A yes/no finding, or one with levels, is answered by chance where a condition states both likelihood
    ratios for it, or for an expression on it alone; every other finding is left out, as is one that this person would
    not be asked (``asked_if``), and no group and no cap is looked at. Of several conditions that speak of a finding,
    those that are there combine by a noisy-or: each one that makes it more likely multiplies the chance of its
    absence by LR-, each one that makes it less likely its chance by LR+, from the mean of their
    P(finding | no condition). Sources: Pearl 1988, Probabilistic Reasoning in Intelligent Systems, chapter 4; Shwe et
    al. 1991, Methods Inf Med 30:241 (QMR-DT).

    >>> from twitchkit.model.content import Content
    >>> [person.truth for person in simulate(Knowledge.build(Content()), 2, seed=1)]
    [frozenset(), frozenset()]
    """
    chance = Random(seed)  # noqa: S311  (people are made up, nothing is kept secret)
    questions = _questions(knowledge)
    priors_of = cache(partial(_priors, knowledge))
    for _ in range(n):
        age, sex = float(chance.randint(*_AGES)), chance.choice(_SEXES)
        truth = frozenset([id for id, prior in priors_of(age, sex) if chance.random() < prior])
        findings = {question.finding: question.answer(truth, chance) for question in questions}
        yield SimulatedPerson(_as_asked(knowledge, Profile(age=age, sex=sex, findings=findings)), truth)


def _as_asked(knowledge: Knowledge, person: Profile) -> Profile:
    """Return a person without the answers to what they would not be asked, nor to what only these lead to."""
    while spared := knowledge.plan.asking.not_meant_for(observe(knowledge, person).env) & person.findings.keys():
        person = evolve(person, findings={id: told for id, told in person.findings.items() if id not in spared})
    return person


def _priors(knowledge: Knowledge, age: float, sex: str) -> list[tuple[str, float]]:
    """Return how likely each condition is for people of an age and sex, by id."""
    scored = score_all(knowledge, observe(knowledge, Profile(age=age, sex=sex)))
    return [(item.plan.condition.id, item.score.probability[1]) for item in scored]


class _Cause(NamedTuple):
    """What a condition says of a finding: its two likelihood ratios, on both sides of 1."""

    condition: str
    present: float
    absent: float

    @property
    def otherwise(self) -> float:
        """P(finding | no condition), the only one that fits both ratios."""
        return (1 - self.absent) / (self.present - self.absent)


class _Question(NamedTuple):
    """A finding, its answers on the two sides of what the conditions look at, and what they say of it.

    ``background`` is P(yes) where none of them is there.
    """

    finding: str
    yes: tuple[Answer, ...]
    no: tuple[Answer, ...]
    background: float
    causes: tuple[_Cause, ...]

    def answer(self, truth: frozenset[str], chance: Random) -> Answer:
        """Draw an answer; of several levels on the same side, each is as likely."""
        return chance.choice(self.yes if chance.random() < self.probability(truth) else self.no)

    def probability(self, truth: frozenset[str]) -> float:
        """Return P(yes | what this person has)."""
        absence, share = 1 - self.background, 1.0
        for cause in self.causes:
            if cause.condition in truth:
                if cause.present > 1:
                    absence *= cause.absent
                else:
                    share *= cause.present
        return (1 - absence) * share


def _questions(knowledge: Knowledge) -> tuple[_Question, ...]:
    """Return the findings that can be drawn, in id order.

    Expressions can split the levels of one finding in several ways; it is drawn by the one that most conditions use.
    """
    splits: dict[str, dict[tuple[Answer, ...], list[_Cause]]] = {}
    for plan in knowledge.plan.conditions:
        for group in plan.groups:
            for evidence in group.evidence:
                cause = _Cause(plan.condition.id, evidence.evidence.present, evidence.evidence.absent)
                finding = _finding_of(evidence, knowledge.findings)
                if finding is not None and min(cause[1:]) < 1 < max(cause[1:]):
                    yes = _that_hold(evidence, finding, knowledge)
                    splits.setdefault(finding.id, {}).setdefault(yes, []).append(cause)
    questions = []
    for id, by_answers in sorted(splits.items()):
        yes, causes = max(by_answers.items(), key=lambda item: len(item[1]))
        no = tuple(answer for answer in _answers(knowledge.findings[id]) if answer not in yes)
        if yes and no:
            background = sum(cause.otherwise for cause in causes) / len(causes)
            questions.append(_Question(id, yes, no, background, tuple(causes)))
    return tuple(questions)


def _finding_of(evidence: EvidencePlan, findings: Mapping[str, Finding]) -> Finding | None:
    """Return the one finding that an evidence looks at, if people can be asked for it."""
    finding = findings.get(evidence.names[0]) if len(evidence.names) == 1 else None
    return finding if finding is not None and finding.question and _answers(finding) else None


def _answers(finding: Finding) -> tuple[Answer, ...]:
    """Return the answers to a finding; none where there is no end to them, or where several are given at once."""
    match finding.kind:
        case Kind.YES_NO:
            return (True, False)
        case Kind.LEVELS | Kind.CHOICE:
            return finding.levels
        case _:
            return ()


def _that_hold(evidence: EvidencePlan, finding: Finding, knowledge: Knowledge) -> tuple[Answer, ...]:
    """Return the answers that make an evidence true."""
    return tuple(
        answer
        for answer in _answers(finding)
        if evidence.evaluate(observe(knowledge, Profile(findings={finding.id: answer})).env, ONE_PERSON).true
    )


def simulated_cases(knowledge: Knowledge, n: int, seed: int) -> EvaluationCases:
    """Return ``n`` people of :func:`simulate` as cases: what they have is present, and accepted as the first.

    >>> from twitchkit.model.content import Content
    >>> [case.present for case in simulated_cases(Knowledge.build(Content()), 2, seed=1).cases]
    [(), ()]
    """
    people = enumerate(simulate(knowledge, n, seed), 1)
    return EvaluationCases(
        cases=tuple(
            EvaluationCase(id=f"simulated_{number}", profile=person.profile, present=tuple(sorted(person.truth)))
            for number, person in people
        )
    )
