"""The next question: safety first, then what tells most for its effort; or why there is none.

Nothing is remembered between two questions: a profile goes in, a question comes out.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from twitchkit.knowledge import Knowledge
from twitchkit.model.profile import Profile
from twitchkit.model.question import PossibleChange, Purpose, Question, Stop, StopReason
from twitchkit.model.safety import Tier
from twitchkit.reasoning import wording
from twitchkit.reasoning.candidates import LISTS, Candidate, open_findings, open_lists, open_measurements
from twitchkit.reasoning.consequences import possible_changes
from twitchkit.reasoning.deciding import most_deciding
from twitchkit.reasoning.gains import Gain, can_tell, gain_of, most_telling
from twitchkit.reasoning.person import person_question
from twitchkit.reasoning.safety import flag_question, screen_question
from twitchkit.reasoning.standing import Standing, as_ordered
from twitchkit.reasoning.subject import Subject
from twitchkit.reasoning.trials import Trials
from twitchkit.scoring.advice import find_cautions, withheld_parts

FIELDS = ("age", "sex", "pregnant", *LISTS)


def next_question(knowledge: Knowledge, profile: Profile, *, skip: Collection[str] = ()) -> Question | Stop:
    """Return what to ask a person next, or why nothing more is asked.

    Age, sex and pregnancy come first, then the red-flag screen, then the warning signs within reach, then medicines and
    supplements, then what is expected to tell most about all conditions for its effort. ``skip`` holds what is not
    asked, by id or short name. Raises ``ProfileError`` for a profile that cannot be read and ``UnknownIdError`` for a
    name that nothing has.

    >>> from twitchkit.model.content import Content
    >>> next_question(Knowledge.build(Content()), Profile()).text
    'How old are you?'
    """
    return _next_question(Subject.of(knowledge, profile), profile, _ids(knowledge, skip))


def further_question(knowledge: Knowledge, profile: Profile, *, skip: Collection[str] = ()) -> Question | Stop:
    """Return what to ask a person who goes on where :func:`next_question` stops, or why there is nothing left.

    Warning signs within reach come first here too; then what tells most about the order of the conditions in a report,
    however little that is. Raises like :func:`next_question`.

    >>> from twitchkit.model.content import Content
    >>> further_question(Knowledge.build(Content()), Profile(age=61, sex="male")).reason.value
    'nothing_left'
    """
    subject = Subject.of(knowledge, profile)
    skipped = _ids(knowledge, skip)
    findings = tuple(open_findings(knowledge, subject.observations, skipped))
    return _before_conditions(subject, profile, findings, skipped) or _further(subject, findings, skipped)


def next_test(knowledge: Knowledge, profile: Profile, *, skip: Collection[str] = ()) -> Question | Stop:
    """Return the test that is expected to tell most, to ask a doctor about, or why none is named.

    Only conditions that the evidence so far makes possible count. Raises like :func:`next_question`.
    """
    return _next_test(Subject.of(knowledge, profile), _ids(knowledge, skip))


def questions_and_tests(knowledge: Knowledge, profile: Profile) -> tuple[Question, ...]:
    """Return the next question and the next test, as far as there are any; raises like :func:`next_question`."""
    subject = Subject.of(knowledge, profile)
    found = (_next_question(subject, profile, frozenset()), _next_test(subject, frozenset()))
    return tuple({item.id: item for item in found if isinstance(item, Question)}.values())


def _next_question(subject: Subject, profile: Profile, skipped: frozenset[str]) -> Question | Stop:
    findings = tuple(open_findings(subject.knowledge, subject.observations, skipped))
    return _before_conditions(subject, profile, findings, skipped) or _most_useful(subject, findings, skipped)


def _before_conditions(
    subject: Subject, profile: Profile, findings: Sequence[Candidate], skipped: frozenset[str]
) -> Question | Stop | None:
    """Return what is asked before anything about conditions, or why nothing about them is asked."""
    knowledge = subject.knowledge
    person = person_question(knowledge, profile, skipped)
    if person is not None:
        return person
    lists = tuple(open_lists(knowledge, profile, skipped))
    safety = _safety(subject, (*findings, *lists))
    if safety is not None:
        return safety
    stop = _early_stop(subject)
    if stop is None and lists:
        return _question(knowledge, lists[0], Purpose.TAKEN, wording.TAKEN)
    return stop


def _next_test(subject: Subject, skipped: frozenset[str]) -> Question | Stop:
    knowledge = subject.knowledge
    stop = _early_stop(subject)
    if stop is not None:
        return stop
    tests = open_measurements(knowledge, subject.observations, skipped)
    least = knowledge.plan.thresholds.least_information
    best = most_telling(Trials(subject, _spoken_for(subject)), tests, least=least)
    if best is None:
        return Stop(reason=StopReason.NOTHING_LEFT, why=wording.NO_TEST)
    return _informing(subject, best, Purpose.INFORMATION, wording.telling_test(_names(knowledge, best)))


def _spoken_for(subject: Subject) -> dict[int, Standing]:
    """Return the conditions that enough speaks for to be possible: nobody is tested for the rest."""
    least = subject.knowledge.plan.thresholds.possible_evidence
    now = subject.standings.items()
    return {number: standing for number, standing in now if math.exp(standing.weight) >= least}


def _ids(knowledge: Knowledge, names: Iterable[str]) -> frozenset[str]:
    kinds = ("findings", "measurements")
    return frozenset(name if name in FIELDS else knowledge.resolve(kinds, name) for name in names)


def _safety(subject: Subject, findings: Sequence[Candidate]) -> Question | None:
    knowledge = subject.knowledge
    screen = screen_question(subject, findings)
    if screen is not None:
        changes = possible_changes(subject, screen)
        return _question(knowledge, screen, Purpose.SCREEN, wording.SCREEN, changes)
    reach = flag_question(subject, findings)
    if reach is not None:
        changes = possible_changes(subject, reach.candidate)
        return _question(knowledge, reach.candidate, Purpose.RED_FLAG, wording.warning_sign(reach.because), changes)
    return None


def _early_stop(subject: Subject) -> Stop | None:
    """Return why nothing about conditions is asked: something else comes first, or they would not be shown."""
    if subject.tier.rank >= Tier.SAME_DAY.rank:
        return Stop(reason=StopReason.EMERGENCY, why=wording.EMERGENCY)
    if subject.shows_conditions:
        return None
    held = withheld_parts(find_cautions(subject.knowledge, subject.observations))["conditions"]
    return Stop(reason=StopReason.HANDED_OVER, why=wording.handed_over(held.reason))


def _most_useful(subject: Subject, findings: Sequence[Candidate], skipped: frozenset[str]) -> Question | Stop:
    """Return what tells most; where that is too little, the answer that could still change what comes first."""
    knowledge, thresholds = subject.knowledge, subject.knowledge.plan.thresholds
    trials = Trials(subject, subject.standings)
    candidates = [*findings, *open_measurements(knowledge, subject.observations, skipped)]
    best = most_telling(trials, candidates, least=thresholds.least_information)
    if best is not None:
        return _informing(subject, best, Purpose.INFORMATION, wording.most_telling(_names(knowledge, best)))
    decision = most_deciding(trials, findings, least=thresholds.least_deciding)
    if decision is not None:
        return _informing(subject, gain_of(trials, decision.candidate), Purpose.DECIDING, wording.DECIDING)
    if any(can_tell(trials, candidate) for candidate in candidates):
        return Stop(reason=StopReason.LITTLE_TO_GAIN, why=wording.LITTLE_TO_GAIN)
    return Stop(reason=StopReason.NOTHING_LEFT, why=wording.NOTHING_LEFT)


def _further(subject: Subject, findings: Sequence[Candidate], skipped: frozenset[str]) -> Question | Stop:
    """Return what tells most about the order of conditions, if anything tells something."""
    trials = Trials(subject, as_ordered(subject.knowledge, subject.standings))
    measurements = open_measurements(subject.knowledge, subject.observations, skipped)
    best = most_telling(trials, [*findings, *measurements], least=0.0)
    if best is None:
        return Stop(reason=StopReason.NOTHING_LEFT, why=wording.NOTHING_LEFT)
    return _informing(subject, best, Purpose.FURTHER, wording.FURTHER)


def _informing(subject: Subject, gain: Gain, purpose: Purpose, why: str) -> Question:
    """Return a question with what it tells and what its answers would change."""
    changes = possible_changes(subject, gain.candidate)
    return _question(subject.knowledge, gain.candidate, purpose, why, changes, information=gain.total)


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
        text=wording.question(knowledge, candidate.id),
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
