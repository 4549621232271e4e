"""What a person told, in the words of the packs: for those who take over, and for a page that says what it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import evolve

from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.plans import CriticalLimitPlan
from twitchkit.logic import Env, Truth
from twitchkit.logic.nodes import level_key, limit_key
from twitchkit.model.profile import UNKNOWN, MedicineUse, SupplementUse, Unknown, known
from twitchkit.model.told import State, Told, ToldAnswer, ToldReading, ToldSign, ToldUse
from twitchkit.model.vocabulary import Finding, Kind
from twitchkit.quantity import Interval, span_text
from twitchkit.scoring.critical import counts
from twitchkit.scoring.labs import classify, has_limits
from twitchkit.scoring.observations import Observations
from twitchkit.scoring.person import Person
from twitchkit.scoring.reassurance import is_present, says_no


def tell(person: Person) -> Told:
    """Return everything that a person told, as it was understood.

    What follows from other answers is left out, and so are classes of medicines, as the list names them. Where a
    caution holds nutrients back, readings are told without limits: the usual ones are not those of a child, or of
    somebody on dialysis.
    """
    knowledge, observations, profile = person.knowledge, person.observations, person.profile
    held = person.held_back.get("nutrients")
    limits_hold = held is None or not held.cautions
    readings = (_reading(knowledge, observations, id, limits_hold=limits_hold) for id in observations.readings)
    return Told(
        age=known(profile.age),
        sex=known(profile.sex),
        pregnant=known(profile.pregnant),
        trimester=known(profile.trimester),
        breastfeeding=known(profile.breastfeeding),
        answers=tuple(_answers(knowledge, observations)),
        signs=tuple(_signs(knowledge, observations)),
        readings=tuple(readings),
        medicines=_medicines(profile.medicines),
        supplements=_supplements(profile.supplements),
        eats=profile.eats,
        diary_days=len(profile.diet or ()) or (profile.intake.days if profile.intake else 0),
    )


def _answers(knowledge: Knowledge, observations: Observations) -> Iterator[ToldAnswer]:
    for id, finding in knowledge.findings.items():
        if id in observations.asked_unknown:
            state, value = State.UNKNOWN, ""
        elif id in observations.asked:
            state, value = _answer(finding, observations)
        else:
            continue
        yield ToldAnswer(id=id, name=knowledge.plan.display[id], state=state, value=value, past=finding.history)


def _answer(finding: Finding, observations: Observations) -> tuple[State, str]:
    """Return whether a finding is there, and its level or number in words; of the lowest level, that it is not."""
    if finding.kind is Kind.SEVERAL:
        levels = [level for level in finding.levels if is_present(level_key(finding.id, level), observations)]
        return (State.PRESENT, _words(", ".join(levels))) if levels else (State.ABSENT, "")
    value = observations.env[finding.id]
    if isinstance(value, Truth):
        return _state(value), ""
    state = State.ABSENT if says_no(finding, value) else State.PRESENT
    if finding.kind is Kind.NUMBER:
        return state, f"{span_text(value)} {finding.unit}".rstrip()
    return state, _words(finding.levels[int(value.low)])


def _state(value: Truth) -> State:
    return State.PRESENT if value.true else State.ABSENT if value.false else State.UNKNOWN


def _words(level: str) -> str:
    return level.replace("_", " ")


def _signs(knowledge: Knowledge, observations: Observations) -> Iterator[ToldSign]:
    for id in knowledge.plan.screen:
        value = observations.env[id]
        assert isinstance(value, Truth)
        name, question = knowledge.plan.display[id], knowledge.plan.asking.questions.get(id, "")
        asked = any(value) or id in observations.asked_unknown
        yield ToldSign(id=id, name=name, question=question, asked=asked, state=_state(value))


def _reading(knowledge: Knowledge, observations: Observations, id: str, *, limits_hold: bool) -> ToldReading:
    env, measurement, reading = observations.env, knowledge.measurements[id], observations.readings[id]
    value, lower, upper = (env[key] for key in (id, limit_key(id, "low"), limit_key(id, "high")))
    assert isinstance(value, Interval)
    assert isinstance(lower, Interval)
    assert isinstance(upper, Interval)
    told = ToldReading(
        id=id,
        name=measurement.name,
        value=reading.text,
        unit=measurement.unit,
        low=_end(value.low),
        high=_end(value.high),
        limits=reading.limits,
        weeks_ago=reading.weeks_ago,
    )
    if not (limits_hold and has_limits(id, observations)):
        return told
    # Where sex or age leaves a limit open, what is within is what lies within whichever of them holds.
    return evolve(
        told,
        limit_low=_end(lower.high),
        limit_high=_end(upper.low),
        worry_low=max((plan.number for plan in _counting(knowledge, env, id) if plan.is_low), default=None),
        worry_high=min((plan.number for plan in _counting(knowledge, env, id) if not plan.is_low), default=None),
        classed=classify(measurement, observations),
    )


def _counting(knowledge: Knowledge, env: Env, id: str) -> list[CriticalLimitPlan]:
    return [plan for plan in knowledge.plan.critical_limits.get(id, ()) if counts(plan, env)]


def _end(number: float) -> float | None:
    """Return an end that is known, without the last digits by which "< 18" lies below 18."""
    return float(f"{number:.12g}") if math.isfinite(number) else None


def _medicines(uses: tuple[MedicineUse, ...] | Unknown | None) -> tuple[ToldUse, ...] | None:
    if uses is None or uses == UNKNOWN:
        return None
    return tuple(
        ToldUse(name=use.name, change=use.change or "", weeks_ago=use.weeks_ago, years=use.years) for use in uses
    )


def _supplements(uses: tuple[SupplementUse, ...] | Unknown | None) -> tuple[ToldUse, ...] | None:
    if uses is None or uses == UNKNOWN:
        return None
    return tuple(ToldUse(name=use.name, per_day=use.per_day) for use in uses)
