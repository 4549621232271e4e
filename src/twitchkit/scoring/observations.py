"""The first stage: from what was said to what is known, every finding present, absent or unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen

from twitchkit.knowledge import Knowledge, Plan
from twitchkit.knowledge.plans import Asking
from twitchkit.knowledge.relevance import Told
from twitchkit.logic import ONE_PERSON, TRUE, Env, Truth
from twitchkit.model.discreet import Discreet
from twitchkit.model.eaten import Eaten
from twitchkit.model.profile import Profile
from twitchkit.quantity import ANYTHING, Interval, number_text
from twitchkit.scoring.absent_packs import is_told_present, notices_of
from twitchkit.scoring.door import Entered, enter
from twitchkit.scoring.preferences import Preferences
from twitchkit.scoring.readings import ReadValue


@frozen(kw_only=True, repr=False, slots=False)
class Observations(Discreet):
    """All values of a person by key, and where those come from that were not asked.

    ``told`` holds the keys of which anything is known, ``asked`` the findings that were answered, ``asked_unknown``
    everything that was answered "unknown"; ``given`` the values as reported, before anything is derived from them;
    ``asking`` says what is asked of whom; ``notes`` are a few words on values that were not asked directly (a reading,
    the medicine behind a class). ``eaten`` is the mean daily intake from food (None: not told),
    ``supplements`` what supplements add (None: nobody asked), ``preferences`` what the person does not eat.
    ``not_here`` are findings and measurements of packs that are not here, told and not denied.
    """

    env: Env
    given: Mapping[str, Truth | Interval]
    told: Told
    asking: Asking
    asked: frozenset[str]
    asked_unknown: frozenset[str]
    notes: Mapping[str, str]
    readings: Mapping[str, ReadValue]
    eaten: Eaten | None
    supplements: Mapping[str, Interval] | None
    preferences: Preferences
    not_checked: Mapping[str, tuple[str, ...]]
    conflicts: tuple[str, ...] = field(default=())
    not_here: tuple[str, ...] = field(default=())

    @cached_property
    def spared(self) -> frozenset[str]:
        """What this person is not asked, as it is known not to concern them."""
        return self.asking.spared(self.env)

    @cached_property
    def closed(self) -> frozenset[str]:
        """The keys that are not open: what is known, and what does not concern this person."""
        return self.known | self.spared

    @property
    def known(self) -> frozenset[str]:
        """The keys of which anything is known."""
        return self.told.known


def observe(knowledge: Knowledge, profile: Profile, eaten: Eaten | None = None) -> Observations:
    """Return what a profile tells; raises :class:`~twitchkit.errors.ProfileError` with every problem at once.

    ``eaten`` is what the diary of the profile comes to; without it the foods of the diary are listed as not checked.

    >>> from twitchkit.model.content import Content
    >>> observe(Knowledge.build(Content()), Profile(age=61)).env["age"]
    Interval(low=61.0, high=61.0)
    """
    return observed(knowledge, enter(knowledge, profile), eaten)


def observed(knowledge: Knowledge, read: Entered, eaten: Eaten | None = None) -> Observations:
    """Return what a profile tells that has come through the door."""
    given, _, conflicts = reported(knowledge, read)
    told_of: Mapping[str, object] = {**read.profile.findings, **read.profile.measurements}
    env, told = _derive(knowledge.plan, given)
    texts = {id: reading.text for id, reading in read.readings.by_id.items()}
    return Observations(
        env=env,
        given=given,
        told=told,
        asking=knowledge.plan.asking,
        asked=read.answers.asked,
        asked_unknown=read.asked_unknown,
        notes=_notes(knowledge, env, told, {**read.medicines.notes, **read.supplements.notes, **texts}),
        readings=read.readings.by_id,
        eaten=eaten or read.average,
        supplements=read.supplements.totals,
        preferences=read.preferences,
        not_checked={
            "medicines": read.medicines.not_checked,
            "only_a_class": read.medicines.only_a_class,
            "supplements": read.supplements.not_checked,
            "foods": _foods_not_found(read.profile, eaten),
        },
        conflicts=(*conflicts, *notices_of(read.not_here)),
        not_here=tuple(sorted(id for id in read.not_here if is_told_present(told_of[id]))),
    )


class Reported(NamedTuple):
    """Values by key as a profile gives them, those of them that its lists tell, and where answers contradict these."""

    given: Mapping[str, Truth | Interval]
    listed: Mapping[str, Truth | Interval]
    conflicts: tuple[str, ...]


def reported(knowledge: Knowledge, read: Entered) -> Reported:
    """Return what a profile gives, before anything is derived from it."""
    given = dict(read.person)
    for reading in read.readings.by_id.values():
        given |= reading.values
    given |= read.supplements.values
    listed = {**read.medicines.values, **read.preferences.values}
    conflicts = _merge(given, listed, read.answers.values, knowledge)
    return Reported(given, listed, conflicts)


def _derive(plan: Plan, given: Mapping[str, Truth | Interval]) -> tuple[Env, Told]:
    """Return all values, those that follow from others among them, and what is known of them."""
    told = told_by(given)
    env = Env(plan.blank, told.known)
    env.update(given)
    derived: dict[str, Truth | Interval] = {}
    for step in plan.steps.select(told):
        value = derived[step.key] = step.run(env, ONE_PERSON)
        env.tell(step.key, value)
    more = told_by(derived)
    return env, Told(told.known | more.known, told.present | more.present)


def told_by(values: Mapping[str, Truth | Interval]) -> Told:
    """Return which of some values are known, and which of these are there: what is open again is neither."""
    present, absent = [], []
    for key, value in values.items():
        if type(value) is Truth:
            if value.true:
                present.append(key)
            elif value.false:
                absent.append(key)
        elif value != ANYTHING:
            present.append(key)
    return Told(frozenset(present).union(absent), frozenset(present))


def _notes(
    knowledge: Knowledge, env: Mapping[str, Truth | Interval], told: Told, notes: Mapping[str, str]
) -> dict[str, str]:
    """Add what was calculated, and pass notes on to the derived findings that are present because of them.

    What a calculated measurement rests on is not passed on beside it.
    """
    passed_on = dict(notes)
    for step in knowledge.plan.steps.select(told):
        key = step.key
        if key not in told.present or key in notes or step.needs is None:
            continue
        value, measurement = env[key], knowledge.measurements.get(key)
        if measurement is not None and isinstance(value, Interval) and value.low == value.high:
            passed_on[key] = f"{number_text(value.low)} {measurement.unit}".rstrip()
        elif key in knowledge.findings:
            behind = sorted(name for name in step.needs.names if name in passed_on and name in told.present)
            read = [name for name in uncovered(knowledge, behind) if name not in knowledge.findings or name in notes]
            if read:
                passed_on[key] = ", ".join(dict.fromkeys(passed_on[name] for name in read))
    return passed_on


def uncovered(knowledge: Knowledge, names: Sequence[str]) -> list[str]:
    """Return names without the measurements that another of them is calculated from."""
    parts = {part for name in names if name in knowledge.measurements for part in knowledge.rests_on.get(name, ())}
    return [name for name in names if name not in parts]


def _foods_not_found(profile: Profile, eaten: Eaten | None) -> tuple[str, ...]:
    if eaten is not None:
        return eaten.not_found
    return tuple(dict.fromkeys(item.text for day in profile.diet or () for item in day.foods))


def contradict(answered: Truth | Interval, listed: Truth | Interval | None) -> bool:
    """Tell whether an answer and what else was told contradict each other; then it is taken as present."""
    if not isinstance(answered, Truth) or not isinstance(listed, Truth):
        return False
    return bool((answered.true and listed.false) or (answered.false and listed.true))


def _merge(
    given: dict[str, Truth | Interval],
    taken: Mapping[str, Truth | Interval],
    answered: Mapping[str, Truth | Interval],
    knowledge: Knowledge,
) -> tuple[str, ...]:
    """Put answers over what the medicines tell: present wins, and a conflict is reported."""
    given |= taken
    given |= answered
    conflicts = []
    for key, value in answered.items():
        before = taken.get(key)
        if contradict(value, before):
            conflicts.append(
                f"{knowledge.plan.display.get(key, key)}: answered one way and told another; taken as present"
            )
            given[key] = TRUE
    return tuple(sorted(conflicts))
