"""What to ask next: what somebody comes with, warning signs, and what can still change the result; or why nothing.

Nothing is remembered between two screens: a profile goes in, a screen comes out.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from twitchkit.knowledge import Knowledge
from twitchkit.model.question import AnswerKind, Purpose, Question, Screen, Stop, StopReason
from twitchkit.model.safety import Tier
from twitchkit.reasoning import question_texts
from twitchkit.reasoning.asking import question_of, screen_of, title_of
from twitchkit.reasoning.candidates import LISTS, Candidate, open_findings, open_lists, open_measurements
from twitchkit.reasoning.consequences import possible_changes
from twitchkit.reasoning.deciding import most_deciding, pressing
from twitchkit.reasoning.demographics import person_screen
from twitchkit.reasoning.follow_up import follow_up_screen, not_had
from twitchkit.reasoning.gains import Gain, can_tell, gain_of, most_telling
from twitchkit.reasoning.opening import COMPLAINT, complaint_screen, first_screen
from twitchkit.reasoning.safety import own_signs_screen, reach_screen, signs_screen, warnings, within_reach
from twitchkit.reasoning.standing import Standing, as_ordered, standings
from twitchkit.reasoning.together import LOOKED_AT, together
from twitchkit.reasoning.trials import Trials
from twitchkit.scoring import Person
from twitchkit.scoring.scope import out_of_scope, said_elsewhere

_MOST_TESTS = 4
FIELDS = ("age", "sex", "pregnant", *LISTS)


def next_questions(person: Person, *, skip: Collection[str] = ()) -> Screen | Stop:
    """Return what to ask a person next, on one screen, or why nothing more is asked.

    What somebody comes with is asked first, then the warning signs of that, age and sex, what is taken, what decides
    about the complaint, the other warning signs, those within reach, and then what can still change the result.
    ``skip`` holds what is not asked, by id or short name. Raises ``UnknownIdError`` for a name that nothing has.

    >>> from twitchkit.knowledge import Knowledge
    >>> from twitchkit.model.content import Content
    >>> from twitchkit.model.profile import Profile
    >>> [item.text for item in next_questions(Person.of(Knowledge.build(Content()), Profile())).questions]
    ['How old are you?', 'Are you female or male?']
    """
    skipped = _ids(person.knowledge, skip)
    findings = tuple(open_findings(person.knowledge, person.observations, skipped))
    return _before_conditions(person, findings, skipped) or _most_useful(person, findings, skipped)


def next_question(person: Person, *, skip: Collection[str] = ()) -> Question | Stop:
    """Return the first question of the next screen, or why nothing more is asked; raises likewise.

    >>> from twitchkit.knowledge import Knowledge
    >>> from twitchkit.model.content import Content
    >>> from twitchkit.model.profile import Profile
    >>> next_question(Person.of(Knowledge.build(Content()), Profile())).text
    'How old are you?'
    """
    return _first_of(next_questions(person, skip=skip))


def further_question(person: Person, *, skip: Collection[str] = ()) -> Question | Stop:
    """Return what to ask a person who goes on where :func:`next_question` stops, or why there is nothing left.

    What comes before all questions about conditions comes first here too; then what tells most about the order of the
    conditions in a report, however little that is. Raises like :func:`next_question`.

    >>> from twitchkit.knowledge import Knowledge
    >>> from twitchkit.model.content import Content
    >>> from twitchkit.model.profile import Profile
    >>> further_question(Person.of(Knowledge.build(Content()), Profile(age=61, sex="male"))).reason.value
    'nothing_left'
    """
    skipped = _ids(person.knowledge, skip)
    findings = tuple(open_findings(person.knowledge, person.observations, skipped))
    return _first_of(_before_conditions(person, findings, skipped) or _further(person, findings, skipped))


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


def _first_of(found: Screen | Stop) -> Question | Stop:
    return found if isinstance(found, Stop) else found.questions[0]


def _before_conditions(person: Person, findings: Sequence[Candidate], skipped: frozenset[str]) -> Screen | Stop | None:
    """Return what is asked before anything that the scores ask for, or why nothing of that is asked."""
    if person.tier is Tier.EMERGENCY:
        return _emergency()
    if person.in_scope is False and person.tier.rank < Tier.SAME_DAY.rank:
        signs = signs_screen(person, findings) or follow_up_screen(person, findings, skipped)
        near = signs or reach_screen(person, within_reach(person, findings))
        return _scope(person, skipped) or near or _outside(person.knowledge)
    lists = tuple(open_lists(person.knowledge, person.profile, skipped))
    is_ranked, held = person.shows_conditions, person.held_back.get("conditions")
    is_handed_over = held is not None and bool(held.cautions)
    return (
        (complaint_screen(person, skipped) if is_ranked else None)
        or own_signs_screen(person, findings)
        or person_screen(person, () if is_handed_over else lists, skipped)
        or follow_up_screen(person, findings, skipped)
        or (first_screen(person, findings) if is_ranked else None)
        or signs_screen(person, findings)
        or (None if is_ranked else reach_screen(person, within_reach(person, (*findings, *lists))))
        or _early_stop(person)
    )


def _scope(person: Person, skipped: frozenset[str]) -> Screen | None:
    """Return what asks whether somebody comes with something else, where all that was told belongs elsewhere."""
    knowledge, closed = person.knowledge, person.observations.asked | person.observations.asked_unknown | skipped
    for id in said_elsewhere(knowledge):
        if id not in closed:
            asked = Candidate(id, AnswerKind.YES_NO, (), knowledge.plan.thresholds.burden["yes_no"])
            return _alone(knowledge, question_of(knowledge, asked, Purpose.SCOPE, question_texts.SCOPE))
    return None


def _outside(knowledge: Knowledge) -> Stop:
    return Stop(reason=StopReason.HANDED_OVER, why=out_of_scope(knowledge))


def _emergency() -> Stop:
    return Stop(reason=StopReason.EMERGENCY, why=question_texts.EMERGENCY)


def _early_stop(person: Person) -> Stop | None:
    """Return why nothing about conditions is asked: something else comes first, or they would not be shown."""
    if person.tier.rank >= Tier.SAME_DAY.rank:
        return _emergency()
    if person.shows_conditions:
        return None
    held = person.held_back["conditions"]
    return Stop(reason=StopReason.HANDED_OVER, why=question_texts.handed_over(held.reason))


def _next_test(person: Person, skipped: frozenset[str]) -> Question | Stop:
    knowledge = person.knowledge
    stop = _early_stop(person)
    if stop is not None:
        return stop
    best = _telling_tests(person, skipped)
    if not best:
        return Stop(reason=StopReason.NOTHING_LEFT, why=question_texts.NO_TEST)
    return _informing(person, best[0], Purpose.INFORMATION, question_texts.telling_test(_names(knowledge, best[0])))


def _telling_tests(person: Person, skipped: frozenset[str]) -> list[Gain]:
    """Return the tests that tell most about the conditions that enough speaks for."""
    tests = open_measurements(person.knowledge, person.observations, skipped)
    least = person.knowledge.plan.thresholds.least_information
    return most_telling(Trials(person, _spoken_for(person)), tests, least=least, most=_MOST_TESTS)


def _tests_screen(person: Person, tests: Sequence[Gain]) -> Screen:
    knowledge = person.knowledge
    questions = [
        question_of(knowledge, gain.candidate, Purpose.INFORMATION, question_texts.TESTS, information=gain.total)
        for gain in tests
    ]
    return screen_of("tests", question_texts.TESTS_TITLE, questions)


def _spoken_for(person: Person) -> dict[int, Standing]:
    """Return the conditions that enough speaks for to be possible: nobody is tested for the rest."""
    least = person.knowledge.plan.thresholds.possible_evidence
    now = standings(person).items()
    return {number: standing for number, standing in now if math.exp(standing.weight) >= least}


def _ids(knowledge: Knowledge, names: Iterable[str]) -> frozenset[str]:
    kinds, fields = ("findings", "measurements"), (COMPLAINT, *FIELDS)
    return frozenset(name if name in fields else knowledge.resolve(kinds, name) for name in names)


def _most_useful(person: Person, findings: Sequence[Candidate], skipped: frozenset[str]) -> Screen | Stop:
    """Return what tells most, and as far as there is room, answers that could still change what comes first.

    What is of one topic stands together. Warning signs that are within reach by then come last.
    """
    knowledge, thresholds = person.knowledge, person.knowledge.plan.thresholds
    trials = Trials(person, standings(person))
    telling = most_telling(trials, findings, least=thresholds.least_information, most=LOOKED_AT)
    told = {gain.candidate.id for gain in telling}
    others = [item for item in findings if item.id not in told]
    room = LOOKED_AT - len(telling)
    decisions = most_deciding(trials, others, least=thresholds.least_deciding, most=room) if room else []
    gains = [*telling, *(gain_of(trials, decision.candidate) for decision in decisions)]
    if telling:
        return _deciding(person, gains, Purpose.INFORMATION, question_texts.most_telling(_names(knowledge, gains[0])))
    last = within_reach(person, findings, pressing(trials, findings, least=thresholds.least_deciding))
    if gains:
        return _deciding(person, gains, Purpose.DECIDING, question_texts.DECIDING, signs_beside=last)
    tests = _telling_tests(person, skipped | not_had(person))
    if tests:
        return _tests_screen(person, tests)
    signs = reach_screen(person, last)
    if signs is not None:
        return signs
    measurements = open_measurements(knowledge, person.observations, skipped)
    if any(can_tell(trials, candidate) for candidate in (*findings, *measurements)):
        return Stop(reason=StopReason.LITTLE_TO_GAIN, why=question_texts.LITTLE_TO_GAIN)
    return Stop(reason=StopReason.NOTHING_LEFT, why=question_texts.NOTHING_LEFT)


def _deciding(
    person: Person,
    gains: Sequence[Gain],
    purpose: Purpose,
    why: str,
    *,
    signs_beside: Sequence[tuple[Candidate, str]] = (),
) -> Screen:
    """Return a screen with the first of some questions and what belongs beside it, those of a topic together.

    One that has a warning sign within reach says so: that matters more to who answers than what else it decides.
    """
    knowledge, topics = person.knowledge, person.knowledge.interviewing.topics
    chosen = together(topics, gains)
    signs = warnings(person, [gain.candidate for gain in chosen])
    warned = {id: (Purpose.RED_FLAG, words) for id, (_, words) in signs.items()}
    lead = _informing(person, chosen[0], *warned.get(chosen[0].candidate.id, (purpose, why)))
    others = [
        question_of(knowledge, gain.candidate, asked_for, words, information=gain.total)
        for gain in chosen[1:]
        for asked_for, words in [warned.get(gain.candidate.id, (purpose, question_texts.DECIDING))]
    ]
    asked = {gain.candidate.id for gain in chosen}
    others += [
        question_of(knowledge, candidate, Purpose.RED_FLAG, words)
        for candidate, words in signs_beside
        if candidate.id not in asked
    ]
    shared = {topics.get(question.id) for question in (lead, *others)}
    if len(shared) == 1 or not others:
        topic = topics.get(lead.id)
        return screen_of(topic.id if topic else lead.id, title_of(knowledge, lead.id), (lead, *others))
    return screen_of("deciding", question_texts.DECIDING_TITLE, (lead, *others))


def _further(person: Person, findings: Sequence[Candidate], skipped: frozenset[str]) -> Screen | Stop:
    """Return what tells most about the order of conditions, if anything tells something."""
    trials = Trials(person, as_ordered(person.knowledge, standings(person)))
    measurements = open_measurements(person.knowledge, person.observations, skipped)
    best = most_telling(trials, [*findings, *measurements], least=0.0)
    if not best:
        return Stop(reason=StopReason.NOTHING_LEFT, why=question_texts.NOTHING_LEFT)
    return _alone(person.knowledge, _informing(person, best[0], Purpose.FURTHER, question_texts.FURTHER))


def _alone(knowledge: Knowledge, question: Question) -> Screen:
    return screen_of(question.id, title_of(knowledge, question.id), [question])


def _informing(person: Person, gain: Gain, purpose: Purpose, why: str) -> Question:
    """Return a question with what it tells and what its answers would change."""
    changes = possible_changes(person, gain.candidate)
    return question_of(person.knowledge, gain.candidate, purpose, why, changes=changes, information=gain.total)


def _names(knowledge: Knowledge, gain: Gain) -> list[str]:
    """Return the names of the conditions that a question tells about, most first."""
    order = sorted(gain.about, key=lambda number: (-round(gain.about[number], 12), number))
    return [knowledge.plan.conditions[number].condition.name for number in order]
