"""The door to scoring: a profile read by the words of a knowledge, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.knowledge import Knowledge
from twitchkit.logic import FALSE, TRUE, Env, Truth
from twitchkit.logic.truth import of_bool
from twitchkit.model.eaten import Eaten
from twitchkit.model.profile import UNKNOWN, Profile, known
from twitchkit.profile_check import look_at
from twitchkit.quantity import Interval
from twitchkit.scoring.absent_packs import not_here
from twitchkit.scoring.answers import Answers, read_answers
from twitchkit.scoring.medicines import TakenMedicines, read_medicines
from twitchkit.scoring.preferences import Preferences, read_preferences
from twitchkit.scoring.readings import Readings, limits_of_derived, read_measurements
from twitchkit.scoring.supplements import StatedNutrients, Supplements, read_average, read_stated, read_supplements

_FIELDS = ("age", "sex", "pregnant", "trimester", "breastfeeding", "medicines", "supplements")


class Entered(NamedTuple):
    """A profile that came through, and its parts, each as far as it tells something.

    ``person`` is what age, sex and pregnancy tell, ``not_here`` what was told in the words of packs that are not here.
    """

    profile: Profile
    person: Mapping[str, Truth | Interval]
    answers: Answers
    medicines: TakenMedicines
    supplements: Supplements
    average: Eaten | None
    stated: StatedNutrients
    preferences: Preferences
    readings: Readings
    not_here: frozenset[str]

    @property
    def asked_unknown(self) -> frozenset[str]:
        """The ids of everything that was asked and is not known; of fields, their keys."""
        fields = [key for key in _FIELDS if getattr(self.profile, key) == UNKNOWN]
        return self.answers.asked_unknown.union(self.readings.asked_unknown, fields)


def enter(knowledge: Knowledge, told: object) -> Entered:
    """Read a profile in any form; raises :class:`~twitchkit.errors.ProfileError` with everything that is wrong with it.

    >>> from twitchkit.model.content import Content
    >>> enter(Knowledge.build(Content()), {"age": 61}).person["age"]
    Interval(low=61.0, high=61.0)
    """
    looked = look_at(told)
    problems: list[Diagnostic] = []
    read = _read(knowledge, looked.profile, problems)
    if looked.problems or problems:
        raise ProfileError([*looked.problems, *(looked.placed(problem) for problem in problems)])
    return read


def _read(knowledge: Knowledge, profile: Profile, problems: list[Diagnostic]) -> Entered:
    plan = knowledge.plan
    fields = _fields(profile)
    findings, measurements = profile.findings, profile.measurements
    unread = not_here(knowledge, "findings", findings) | not_here(knowledge, "measurements", measurements)
    if unread:
        findings = {name: told for name, told in findings.items() if name not in unread}
        measurements = {name: told for name, told in measurements.items() if name not in unread}
    answers = read_answers(knowledge, findings, problems)
    # Whoever answers a question of a pack for the age has told the age.
    answered = {key: answers.values[id] for id, key in plan.demographics.items() if id in answers.values}
    fields = {**answered, **fields}
    fields |= {id: fields[key] for id, key in plan.demographics.items() if key in fields}
    person = Env(plan.blank)
    person.update(fields)
    return Entered(
        profile=profile,
        person=fields | limits_of_derived(knowledge, person),
        answers=answers,
        medicines=read_medicines(knowledge, known(profile.medicines)),
        supplements=read_supplements(knowledge, known(profile.supplements), problems),
        average=read_average(knowledge, profile.intake, problems),
        stated=read_stated(knowledge, profile.diet, problems),
        preferences=read_preferences(knowledge, profile, problems),
        readings=read_measurements(knowledge, measurements, person, problems),
        not_here=unread,
    )


def _fields(profile: Profile) -> dict[str, Truth | Interval]:
    values: dict[str, Truth | Interval] = {}
    age, sex, trimester = known(profile.age), known(profile.sex), known(profile.trimester)
    if age is not None:
        values["age"] = Interval(age, age)
    if sex is not None:
        rank = float(sex == "male")
        values["sex"] = Interval(rank, rank)
    for key in ("pregnant", "breastfeeding"):
        stated = known(getattr(profile, key))
        if stated is not None:
            values[key] = of_bool(stated)
    if sex == "male":
        values |= {key: FALSE for key in ("pregnant", "breastfeeding") if key not in values}
    if trimester is not None:
        values["trimester"] = Interval(float(trimester), float(trimester))
        values["pregnant"] = TRUE
    return values
