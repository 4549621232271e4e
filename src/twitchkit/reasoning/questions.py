"""The next question: safety first, then what tells most for its effort; or why there is none.

Nothing is remembered between two questions: a profile goes in, a question comes out.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from twitchkit.knowledge import Knowledge
from twitchkit.model.question import AnswerKind, PossibleChange, Purpose, Question, Stop, StopReason
from twitchkit.model.safety import Tier
from twitchkit.reasoning import question_texts
from twitchkit.reasoning.candidates import LISTS, Candidate, open_findings, open_lists, open_measurements
from twitchkit.reasoning.consequences import possible_changes
from twitchkit.reasoning.deciding import most_deciding
from twitchkit.reasoning.demographics import demographic_question
from twitchkit.reasoning.gains import Gain, can_tell, gain_of, most_telling
from twitchkit.reasoning.safety import flag_question, screen_question
from twitchkit.reasoning.standing import Standing, as_ordered, standings
from twitchkit.reasoning.trials import Trials
from twitchkit.scoring import Person
from twitchkit.scoring.scope import out_of_scope, said_elsewhere

FIELDS = ("age", "sex", "pregnant", *LISTS)


def next_question(person: Person, *, skip: Collection[str] = ()) -> Question | Stop:
    """Return what to ask a person next, or why nothing more is asked.

    Whether somebody comes with something else is asked first, where all that was told belongs elsewhere. Age, sex and
    pregnancy come next, then the red-flag screen, then the warning signs within reach, then medicines and
    supplements, then what is expected to tell most about all conditions for its effort. ``skip`` holds what is not
    asked, by id or short name. Raises ``UnknownIdError`` for a name that nothing has.

    >>> from twitchkit.knowledge import Knowledge
    >>> from twitchkit.model.content import Content
    >>> from twitchkit.model.profile import Profile
    >>> next_question(Person.of(Knowledge.build(Content()), Profile())).text
    'How old are you?'
    """
    return _next_question(person, _ids(person.knowledge, skip))


def further_question(person: Person, *, skip: Collection[str] = ()) -> Question | Stop:
    """Return what to ask a person who goes on where :func:`next_question` stops, or why there is nothing left.

    Warning signs within reach come first here too; then what tells most about the order of the conditions in a report,
    however little that is. Raises like :func:`next_question`.

    >>> from twitchkit.knowledge import Knowledge
    >>> from twitchkit.model.content import Content
    >>> from twitchkit.model.profile import Profile
    >>> further_question(Person.of(Knowledge.build(Content()), Profile(age=61, sex="male"))).reason.value
    'nothing_left'
    """
    skipped = _ids(person.knowledge, skip)
    findings = tuple(open_findings(person.knowledge, person.observations, skipped))
    return _before_conditions(person, findings, skipped) or _further(person, findings, skipped)


def next_test(person: Person, *, skip: Collection[str] = ()) -> Question | Stop:
    """Return the test that is expected to tell most, to ask a doctor about, or why none is named.

    Only conditions that the evidence so far makes possible count. Raises like :func:`next_question`.
    """
    return _next_test(person, _ids(person.knowledge, skip))


def questions_and_tests(person: Person) -> tuple[Question, ...]:
    """Return the next question and the next test, as far as there are any."""
    if person.in_scope is False:
        return ()
    found = (next_question(person), next_test(person))
    return tuple({item.id: item for item in found if isinstance(item, Question)}.values())


def _next_question(person: Person, skipped: frozenset[str]) -> Question | Stop:
    findings = tuple(open_findings(person.knowledge, person.observations, skipped))
    return _before_conditions(person, findings, skipped) or _most_useful(person, findings, skipped)


def _before_conditions(
    person: Person, findings: Sequence[Candidate], skipped: frozenset[str]
) -> Question | Stop | None:
    """Return what is asked before anything about conditions, or why nothing about them is asked."""
    knowledge = person.knowledge
    outside = _outside(person, skipped)
    if outside is not None:
        return outside
    demographic = demographic_question(knowledge, person.profile, skipped)
    if demographic is not None:
        return demographic
    lists = tuple(open_lists(knowledge, person.profile, skipped))
    safety = _safety(person, (*findings, *lists))
    if safety is not None:
        return safety
    stop = _early_stop(person)
    if stop is None and lists:
        return _question(knowledge, lists[0], Purpose.TAKEN, question_texts.TAKEN)
    return stop


def _outside(person: Person, skipped: frozenset[str]) -> Question | Stop | None:
    """Return whether they come with something else, if what was told belongs elsewhere; then nothing more is asked.

    What comes to an emergency or a visit today is asked about as ever.
    """
    if person.in_scope is not False or person.tier.rank >= Tier.SAME_DAY.rank:
        return None
    knowledge, closed = person.knowledge, person.observations.asked | person.observations.asked_unknown | skipped
    for id in said_elsewhere(knowledge):
        if id not in closed:
            asked = Candidate(id, AnswerKind.YES_NO, (), knowledge.plan.thresholds.burden["yes_no"])
            return _question(knowledge, asked, Purpose.SCOPE, question_texts.SCOPE)
    return Stop(reason=StopReason.HANDED_OVER, why=out_of_scope(knowledge))


def _next_test(person: Person, skipped: frozenset[str]) -> Question | Stop:
    knowledge = person.knowledge
    stop = _early_stop(person)
    if stop is not None:
        return stop
    tests = open_measurements(knowledge, person.observations, skipped)
    least = knowledge.plan.thresholds.least_information
    best = most_telling(Trials(person, _spoken_for(person)), tests, least=least)
    if best is None:
        return Stop(reason=StopReason.NOTHING_LEFT, why=question_texts.NO_TEST)
    return _informing(person, best, Purpose.INFORMATION, question_texts.telling_test(_names(knowledge, best)))


def _spoken_for(person: Person) -> dict[int, Standing]:
    """Return the conditions that enough speaks for to be possible: nobody is tested for the rest."""
    least = person.knowledge.plan.thresholds.possible_evidence
    now = standings(person).items()
    return {number: standing for number, standing in now if math.exp(standing.weight) >= least}


def _ids(knowledge: Knowledge, names: Iterable[str]) -> frozenset[str]:
    kinds = ("findings", "measurements")
    return frozenset(name if name in FIELDS else knowledge.resolve(kinds, name) for name in names)


def _safety(person: Person, findings: Sequence[Candidate]) -> Question | None:
    knowledge = person.knowledge
    screen = screen_question(person, findings)
    if screen is not None:
        changes = possible_changes(person, screen)
        return _question(knowledge, screen, Purpose.SCREEN, question_texts.SCREEN, changes)
    reach = flag_question(person, findings)
    if reach is not None:
        changes = possible_changes(person, reach.candidate)
        return _question(
            knowledge, reach.candidate, Purpose.RED_FLAG, question_texts.warning_sign(reach.because), changes
        )
    return None


def _early_stop(person: Person) -> Stop | None:
    """Return why nothing about conditions is asked: something else comes first, or they would not be shown."""
    if person.tier.rank >= Tier.SAME_DAY.rank:
        return Stop(reason=StopReason.EMERGENCY, why=question_texts.EMERGENCY)
    if person.shows_conditions:
        return None
    held = person.held_back["conditions"]
    return Stop(reason=StopReason.HANDED_OVER, why=question_texts.handed_over(held.reason))


def _most_useful(person: Person, findings: Sequence[Candidate], skipped: frozenset[str]) -> Question | Stop:
    """Return what tells most; where that is too little, the answer that could still change what comes first."""
    knowledge, thresholds = person.knowledge, person.knowledge.plan.thresholds
    trials = Trials(person, standings(person))
    candidates = [*findings, *open_measurements(knowledge, person.observations, skipped)]
    best = most_telling(trials, candidates, least=thresholds.least_information)
    if best is not None:
        return _informing(person, best, Purpose.INFORMATION, question_texts.most_telling(_names(knowledge, best)))
    decision = most_deciding(trials, findings, least=thresholds.least_deciding)
    if decision is not None:
        return _informing(person, gain_of(trials, decision.candidate), Purpose.DECIDING, question_texts.DECIDING)
    if any(can_tell(trials, candidate) for candidate in candidates):
        return Stop(reason=StopReason.LITTLE_TO_GAIN, why=question_texts.LITTLE_TO_GAIN)
    return Stop(reason=StopReason.NOTHING_LEFT, why=question_texts.NOTHING_LEFT)


def _further(person: Person, findings: Sequence[Candidate], skipped: frozenset[str]) -> Question | Stop:
    """Return what tells most about the order of conditions, if anything tells something."""
    trials = Trials(person, as_ordered(person.knowledge, standings(person)))
    measurements = open_measurements(person.knowledge, person.observations, skipped)
    best = most_telling(trials, [*findings, *measurements], least=0.0)
    if best is None:
        return Stop(reason=StopReason.NOTHING_LEFT, why=question_texts.NOTHING_LEFT)
    return _informing(person, best, Purpose.FURTHER, question_texts.FURTHER)


def _informing(person: Person, gain: Gain, purpose: Purpose, why: str) -> Question:
    """Return a question with what it tells and what its answers would change."""
    changes = possible_changes(person, gain.candidate)
    return _question(person.knowledge, gain.candidate, purpose, why, changes, information=gain.total)


def _names(knowledge: Knowledge, gain: Gain) -> list[str]:
    """Return the names of the conditions that a question tells about, most first."""
    order = sorted(gain.about, key=lambda number: (-round(gain.about[number], 12), number))
    return [knowledge.plan.conditions[number].condition.name for number in order]


def _question(
    knowledge: Knowledge,
    candidate: Candidate,
    purpose: Purpose,
    why: str,
    changes: tuple[PossibleChange, ...] = (),
    *,
    information: float = 0.0,
) -> Question:
    finding = knowledge.findings.get(candidate.id)
    measurement = knowledge.measurements.get(candidate.id)
    return Question(
        id=candidate.id,
        name=knowledge.plan.display[candidate.id],
        text=question_texts.question(knowledge, candidate.id),
        kind=candidate.kind,
        levels=finding.levels if finding else (),
        unit=finding.unit if finding else measurement.unit if measurement else "",
        purpose=purpose,
        why=why,
        note=measurement.note if measurement else "",
        could_change=changes,
        information=information,
        burden=candidate.burden,
    )
