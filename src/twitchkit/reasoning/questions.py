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
from twitchkit.reasoning.gains import Gain, most_telling
from twitchkit.reasoning.outcomes import Outcome, outcome_of, possible_changes
from twitchkit.reasoning.person import person_question
from twitchkit.reasoning.safety import flag_question, screen_question
from twitchkit.reasoning.standing import Standing, standings
from twitchkit.scoring import Observations, observe
from twitchkit.scoring.advice import find_cautions, withheld_parts
from twitchkit.scoring.conditions import Scored, score_all

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
    skipped = _ids(knowledge, skip)
    observations = observe(knowledge, profile)
    person = person_question(knowledge, profile, skipped)
    if person is not None:
        return person
    scored = score_all(knowledge, observations)
    now = outcome_of(knowledge, observations, scored)
    findings = tuple(open_findings(knowledge, observations, skipped))
    lists = tuple(open_lists(knowledge, profile, skipped))
    safety = _safety(knowledge, observations, (*findings, *lists), scored, now)
    if safety is not None:
        return safety
    stop = _early_stop(knowledge, observations, now.tier)
    if stop is not None:
        return stop
    if lists:
        return _question(knowledge, lists[0], Purpose.TAKEN, wording.TAKEN, ())
    measurements = open_measurements(knowledge, observations, skipped)
    return _most_telling(knowledge, observations, now, [*findings, *measurements])


def next_test(knowledge: Knowledge, profile: Profile, *, skip: Collection[str] = ()) -> Question | Stop:
    """Return the test that is expected to tell most, to ask a doctor about, or why none is named.

    Only conditions that the evidence so far makes possible count. Raises like :func:`next_question`.
    """
    skipped = _ids(knowledge, skip)
    observations = observe(knowledge, profile)
    now = outcome_of(knowledge, observations, score_all(knowledge, observations))
    stop = _early_stop(knowledge, observations, now.tier)
    if stop is not None:
        return stop
    tests = open_measurements(knowledge, observations, skipped)
    best = most_telling(knowledge, observations, _spoken_for(knowledge, observations), tests)
    if best is None or best.per_burden < knowledge.plan.thresholds.least_information:
        return Stop(reason=StopReason.NOTHING_LEFT, why=wording.NO_TEST)
    changes = possible_changes(knowledge, observations, now, best.candidate)
    why = wording.telling_test(_names(knowledge, best))
    return _question(knowledge, best.candidate, Purpose.INFORMATION, why, changes, information=best.total)


def _spoken_for(knowledge: Knowledge, observations: Observations) -> dict[int, Standing]:
    """Return the conditions that enough speaks for to be possible: nobody is tested for the rest."""
    least = knowledge.plan.thresholds.possible_evidence
    now = standings(knowledge, observations)
    return {number: standing for number, standing in now.items() if math.exp(standing.weight) >= least}


def _ids(knowledge: Knowledge, names: Iterable[str]) -> frozenset[str]:
    kinds = ("findings", "measurements")
    return frozenset(name if name in FIELDS else knowledge.resolve(kinds, name) for name in names)


def _safety(
    knowledge: Knowledge,
    observations: Observations,
    findings: Sequence[Candidate],
    scored: Sequence[Scored],
    now: Outcome,
) -> Question | None:
    screen = screen_question(knowledge, observations, findings, now.tier)
    if screen is not None:
        changes = possible_changes(knowledge, observations, now, screen)
        return _question(knowledge, screen, Purpose.SCREEN, wording.SCREEN, changes)
    reach = flag_question(knowledge, observations, findings, scored, now.tier)
    if reach is not None:
        changes = possible_changes(knowledge, observations, now, reach.candidate)
        return _question(knowledge, reach.candidate, Purpose.RED_FLAG, wording.warning_sign(reach.because), changes)
    return None


def _early_stop(knowledge: Knowledge, observations: Observations, tier: Tier) -> Stop | None:
    """Return why nothing about conditions is asked: something else comes first, or they would not be shown."""
    if tier.rank >= Tier.SAME_DAY.rank:
        return Stop(reason=StopReason.EMERGENCY, why=wording.EMERGENCY)
    held = withheld_parts(find_cautions(knowledge, observations)).get("conditions")
    return None if held is None else Stop(reason=StopReason.HANDED_OVER, why=wording.handed_over(held.reason))


def _most_telling(
    knowledge: Knowledge, observations: Observations, now: Outcome, candidates: Iterable[Candidate]
) -> Question | Stop:
    best = most_telling(knowledge, observations, standings(knowledge, observations), candidates)
    if best is None or best.total <= 0:
        return Stop(reason=StopReason.NOTHING_LEFT, why=wording.NOTHING_LEFT)
    if best.per_burden < knowledge.plan.thresholds.least_information:
        return Stop(reason=StopReason.LITTLE_TO_GAIN, why=wording.LITTLE_TO_GAIN)
    why = wording.most_telling(_names(knowledge, best))
    changes = possible_changes(knowledge, observations, now, best.candidate)
    return _question(knowledge, best.candidate, Purpose.INFORMATION, why, changes, information=best.total)


def _names(knowledge: Knowledge, gain: Gain) -> list[str]:
    """Return the names of the conditions that a question tells about, most first."""
    order = sorted(gain.about, key=lambda number: (-round(gain.about[number], 12), number))
    return [knowledge.plan.conditions[number].condition.name for number in order]


def _question(
    knowledge: Knowledge,
    candidate: Candidate,
    purpose: Purpose,
    why: str,
    changes: tuple[PossibleChange, ...],
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
