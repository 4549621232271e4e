"""The first stage: from what was said to what is known, every finding present, absent or unknown."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.knowledge import Knowledge
from twitchkit.logic import FALSE, ONE_PERSON, TRUE, UNKNOWN, Truth
from twitchkit.logic.truth import known, of_bool
from twitchkit.model.profile import Profile
from twitchkit.model.vocabulary import TakenFrom
from twitchkit.quantity import ANYTHING, Interval
from twitchkit.scoring.answers import read_answers
from twitchkit.scoring.medicines import read_medicines
from twitchkit.scoring.readings import ReadValue, limits_of_derived, read_measurements
from twitchkit.scoring.supplements import read_amounts, read_supplements

OLDEST = 130.0


@frozen(kw_only=True)
class Observations:
    """All values of a person by key, and where those come from that were not asked.

    ``known`` holds the keys of which anything is known, ``asked`` the findings that were answered, ``asked_unknown``
    those answered "unknown"; ``notes`` a few words on values that were not asked directly (a reading, the medicine
    behind a class). ``intake`` is the mean daily intake from food in each nutrient's unit, ``supplements`` what
    supplements add (None: nobody asked).
    """

    env: Mapping[str, Truth | Interval]
    known: frozenset[str]
    asked: frozenset[str]
    asked_unknown: frozenset[str]
    notes: Mapping[str, str]
    readings: Mapping[str, ReadValue]
    intake: Mapping[str, Interval]
    intake_days: int | None
    supplements: Mapping[str, Interval] | None
    not_checked: Mapping[str, tuple[str, ...]]
    conflicts: tuple[str, ...] = field(default=())


def observe(knowledge: Knowledge, profile: Profile) -> Observations:
    """Return what a profile tells; raises :class:`~twitchkit.errors.ProfileError` with every problem at once.

    >>> from twitchkit.model.content import Content
    >>> observe(Knowledge.build(Content()), Profile(age=61)).env["age"]
    Interval(low=61.0, high=61.0)
    """
    problems: list[Diagnostic] = []
    env = dict(knowledge.plan.blank)
    env |= _fields(profile, problems)
    env |= _demographic_findings(knowledge, env)
    answers = read_answers(knowledge, profile.findings, problems)
    medicines = read_medicines(knowledge, profile.medicines, problems)
    supplements = read_supplements(knowledge, profile.supplements, problems)
    intake = read_amounts(knowledge, profile.intake, problems)
    readings = read_measurements(knowledge, profile.measurements, env, problems)
    if problems:
        raise ProfileError(problems)
    env |= limits_of_derived(knowledge, env)
    env |= {key: value for reading in readings.values() for key, value in reading.values.items()}
    env |= supplements.values
    conflicts = _merge(env, medicines.values, answers.values, knowledge)
    for step in knowledge.plan.steps:
        env[step.key] = step.run(env, ONE_PERSON)
    return Observations(
        env=env,
        known=frozenset([key for key, value in env.items() if _is_known(value)]),
        asked=answers.asked,
        asked_unknown=answers.asked_unknown,
        notes=medicines.notes | {id: reading.text for id, reading in readings.items()},
        readings=readings,
        intake=intake,
        intake_days=None if profile.intake is None else profile.intake.days,
        supplements=supplements.totals,
        not_checked={"medicines": medicines.not_checked, "supplements": supplements.not_checked},
        conflicts=conflicts,
    )


def _is_known(value: Truth | Interval) -> bool:
    # By far most values are one of these two; their identity is looked at, as (0.0, 0.0) equals (False, False).
    if value is UNKNOWN or value is ANYTHING:
        return False
    return known(value).true


def _fields(profile: Profile, problems: list[Diagnostic]) -> dict[str, Truth | Interval]:
    values: dict[str, Truth | Interval] = {}
    if profile.age is not None:
        if not 0 <= profile.age <= OLDEST:
            problems.append(Diagnostic("TK106", f"an age is between 0 and {OLDEST:g} years", path=("age",)))
        values["age"] = Interval(float(profile.age), float(profile.age))
    if profile.sex is not None:
        if profile.sex not in ("female", "male"):
            hint = "leave it out if it is not known"
            problems.append(Diagnostic("TK105", "sex is 'female' or 'male'", hint=hint, path=("sex",)))
        rank = float(profile.sex == "male")
        values["sex"] = Interval(rank, rank)
    for key in ("pregnant", "breastfeeding"):
        stated = getattr(profile, key)
        if stated is not None:
            values[key] = of_bool(stated)
    if profile.sex == "male" and profile.pregnant is None:
        values["pregnant"] = FALSE
    if profile.trimester is not None:
        if profile.trimester not in (1, 2, 3):
            problems.append(Diagnostic("TK106", "a trimester is 1, 2 or 3", path=("trimester",)))
        values["trimester"] = Interval(float(profile.trimester), float(profile.trimester))
        values["pregnant"] = TRUE if profile.pregnant is None else values["pregnant"]
    return values


def _demographic_findings(knowledge: Knowledge, env: Mapping[str, Truth | Interval]) -> dict[str, Truth | Interval]:
    keys = {TakenFrom.AGE: "age", TakenFrom.SEX: "sex"}
    return {
        id: env[keys[finding.taken_from]] for id, finding in knowledge.findings.items() if finding.taken_from in keys
    }


def _merge(
    env: dict[str, Truth | Interval],
    taken: Mapping[str, Truth | Interval],
    answered: Mapping[str, Truth | Interval],
    knowledge: Knowledge,
) -> tuple[str, ...]:
    """Put answers over what the medicines tell: present wins, and a conflict is reported."""
    env |= taken
    env |= answered
    conflicts = []
    for key, value in answered.items():
        before = taken.get(key)
        if (
            isinstance(value, Truth)
            and isinstance(before, Truth)
            and ((value.true and before.false) or (value.false and before.true))
        ):
            conflicts.append(
                f"{knowledge.plan.display.get(key, key)}: answered one way and told another; taken as present"
            )
            env[key] = TRUE
    return tuple(sorted(conflicts))
