"""What a person told, in the words of the packs: for those who take over, and for a page that says what it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import evolve

from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.logic import Truth
from twitchkit.logic.in_words import spelled, unit_in_words
from twitchkit.logic.nodes import level_key, limit_key
from twitchkit.model.nutrient_result import LabClass
from twitchkit.model.profile import UNKNOWN, Profile, known
from twitchkit.model.told import State, Told, ToldAnswer, ToldReading, ToldSign, ToldUse
from twitchkit.model.vocabulary import Finding, Kind
from twitchkit.quantity import Interval, Scale, find_unit, span_text
from twitchkit.scoring.critical import counts
from twitchkit.scoring.labs import classify, has_limits, value_text
from twitchkit.scoring.names import find_id
from twitchkit.scoring.observations import Observations
from twitchkit.scoring.person import Person
from twitchkit.scoring.readings import usual_limits
from twitchkit.scoring.reassurance import is_present
from twitchkit.scoring.scope import said_elsewhere

_FIELDS = {
    "age": "age",
    "sex": "sex",
    "pregnant": "pregnancy",
    "trimester": "trimester",
    "breastfeeding": "breastfeeding",
    "medicines": "medicines",
    "supplements": "supplements",
}
_NO = frozenset({"none", "never"})
_ZERO = Interval(0.0, 0.0)
_TIMES = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})
_DENIED = "answered no, but other answers say so"


def tell(person: Person) -> Told:
    """Return everything that a person told, as it was understood.

    What follows from other answers is left out, and so are classes of medicines, as the list names them. Where a
    caution holds nutrients back, readings are told without the usual limits, which are not those of a child, or of
    somebody on dialysis.
    """
    knowledge, observations, profile = person.knowledge, person.observations, person.profile
    held = {part for part, why in person.held_back.items() if why.cautions}
    # To whom figures can harm, none is told that was only calculated.
    calculated = (id for id in knowledge.plan.calculated if id in observations.known and "intake" not in held)
    ids = dict.fromkeys((*observations.readings, *calculated))
    readings = (_reading(knowledge, observations, id, usual_hold="nutrients" not in held) for id in ids)
    medicines, supplements = _uses(profile)
    return Told(
        age=_age(observations),
        sex=_sex(observations),
        pregnant=_pregnant(observations),
        trimester=known(profile.trimester),
        breastfeeding=known(profile.breastfeeding),
        answers=tuple(_answers(knowledge, observations, profile)),
        signs=tuple(_signs(knowledge, observations)),
        readings=tuple(readings),
        medicines=medicines,
        supplements=supplements,
        eats=profile.eats,
        allergies=profile.allergies,
        dislikes=profile.dislikes,
        country=profile.country,
        not_known=tuple(_not_known(knowledge, observations, profile)),
        diary_days=len(profile.diet or ()) or (profile.intake.days if profile.intake else 0),
    )


def _age(observations: Observations) -> float | None:
    age = observations.env["age"]
    assert isinstance(age, Interval)
    return age.low if age.low == age.high else None


def _sex(observations: Observations) -> str | None:
    sex = observations.env["sex"]
    assert isinstance(sex, Interval)
    return None if sex.low != sex.high else "male" if sex.low else "female"


def _pregnant(observations: Observations) -> bool | None:
    """Return whether somebody is pregnant, which a trimester tells as well."""
    pregnant = observations.env["pregnant"]
    assert isinstance(pregnant, Truth)
    return True if pregnant.true else False if pregnant.false else None


def _not_known(knowledge: Knowledge, observations: Observations, profile: Profile) -> Iterator[str]:
    for field, words in _FIELDS.items():
        if getattr(profile, field) == UNKNOWN:
            yield words
    yield from (item.name for id, item in knowledge.measurements.items() if id in observations.asked_unknown)


def _answers(knowledge: Knowledge, observations: Observations, profile: Profile) -> Iterator[ToldAnswer]:
    denied = {find_id(knowledge, "findings", name, [], ()) for name, told in profile.findings.items() if told is False}
    elsewhere = set(said_elsewhere(knowledge))  # whether that is so is told by the scope
    for id in sorted((observations.asked | observations.asked_unknown) & knowledge.findings.keys() - elsewhere):
        finding = knowledge.findings[id]
        if id in observations.asked_unknown:
            state, value = State.UNKNOWN, ""
        else:
            state, value = _answer(finding, observations)
        if id in denied and state is State.PRESENT:
            value = _DENIED
        name = knowledge.plan.display[id]
        yield ToldAnswer(id=id, name=name, state=state, value=value, history=finding.history, exposure=finding.exposure)


def _answer(finding: Finding, observations: Observations) -> tuple[State, str]:
    """Return whether a finding is there, and its level or number in words."""
    if finding.kind is Kind.SEVERAL:
        levels = [level for level in finding.levels if is_present(level_key(finding.id, level), observations)]
        return (State.ABSENT if set(levels) <= _NO else State.PRESENT), _words(", ".join(levels)) or "none"
    value = observations.env[finding.id]
    if isinstance(value, Truth):
        return _state(value), ""
    if finding.kind is Kind.NUMBER:
        nothing = value == _ZERO and finding.unit not in _TIMES
        return (State.ABSENT if nothing else State.PRESENT), _number(value, finding.unit)
    level = finding.levels[int(value.low)]
    return (State.ABSENT if level in _NO else State.PRESENT), _words(level)


def _number(value: Interval, unit: str) -> str:
    text = span_text(value)
    return f"{text} {spelled(unit)}".rstrip() if " " in text else unit_in_words(f"{text} {unit}".rstrip())


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
        told = [] if asked else list(_parts_told(knowledge, observations, id))
        state = State.PRESENT if State.PRESENT in told else _state(value)
        yield ToldSign(id=id, name=name, question=question, asked=asked, state=state, in_part=bool(told))


def _parts_told(knowledge: Knowledge, observations: Observations, sign: str) -> Iterator[State]:
    """Yield what was told of the parts of a sign: what leads to the same questions as it does, and those themselves."""
    plans = (plan for plan in knowledge.plan.asking.follow_ups if sign in plan.names)
    for id in dict.fromkeys(id for plan in plans for id in (*plan.names, *plan.follow_up.asks) if id != sign):
        value = observations.env.get(id)
        if id in observations.told.present and is_present(id, observations):
            yield State.PRESENT
        elif isinstance(value, Truth) and value.false and id in observations.asked:
            yield State.ABSENT


def _reading(knowledge: Knowledge, observations: Observations, id: str, *, usual_hold: bool) -> ToldReading:
    measurement, reading = knowledge.measurements[id], observations.readings.get(id)
    units = symbol_of(measurement).units
    unit = measurement.unit if reading is None or find_unit(reading.unit, units) is None else reading.unit
    scale = find_unit(unit, units) or Scale()
    low, high = _told_in(scale, observations.env[id])
    told = ToldReading(
        id=id,
        name=measurement.name,
        value=value_text(measurement, observations),
        unit=spelled(unit),
        low=low,
        high=high,
        limits="usual" if reading is None else reading.limits,
        weeks_ago=None if reading is None else reading.weeks_ago,
        calculated=reading is None,
        loinc=measurement.loinc,
    )
    if not (usual_hold or told.limits == "report"):
        return told
    limit_low, limit_high = _told_in(scale, _limits(knowledge, observations, id, usual_hold=usual_hold))
    worry_low, worry_high = _told_in(scale, _worry(knowledge, observations, id))
    classed = classify(measurement, observations) if has_limits(id, observations) else LabClass.UNKNOWN
    return evolve(
        told,
        limit_low=limit_low,
        limit_high=limit_high,
        worry_low=worry_low,
        worry_high=worry_high,
        classed=classed,
    )


def _limits(knowledge: Knowledge, observations: Observations, id: str, *, usual_hold: bool) -> Interval:
    """Return the limits that hold; an end that nothing sets, or that sex or age leaves open, is open."""
    lower, upper = observations.env[limit_key(id, "low")], observations.env[limit_key(id, "high")]
    assert isinstance(lower, Interval)
    assert isinstance(upper, Interval)
    usual_low, usual_high = usual_limits(knowledge, id, observations.env)
    low = lower.low if lower.low == lower.high and (usual_hold or lower != usual_low) else -math.inf
    return Interval(low, upper.low if upper.low == upper.high and (usual_hold or upper != usual_high) else math.inf)


def _worry(knowledge: Knowledge, observations: Observations, id: str) -> Interval:
    """Return from where on a reading alone is urgent for this person, downward and upward."""
    counting = [plan for plan in knowledge.plan.critical_limits.get(id, ()) if counts(plan, observations.env)]
    return Interval(
        max((plan.number for plan in counting if plan.is_low), default=-math.inf),
        min((plan.number for plan in counting if not plan.is_low), default=math.inf),
    )


def _told_in(scale: Scale, span: Truth | Interval) -> tuple[float | None, float | None]:
    """Return both ends in another unit than the canonical one, in which more may be less; None where one is open."""
    assert isinstance(span, Interval)
    low, high = sorted(scale.from_canonical(end) for end in span)
    return _end(low), _end(high)


def _end(number: float) -> float | None:
    """Return an end that is known, without the last digits by which "< 18" lies below 18."""
    return float(f"{number:.12g}") if math.isfinite(number) else None


def _uses(profile: Profile) -> tuple[tuple[ToldUse, ...] | None, tuple[ToldUse, ...] | None]:
    """Return medicines and supplements; None where nobody asked, or nobody knows."""
    medicines, supplements = known(profile.medicines), known(profile.supplements)
    taken = [
        ToldUse(name=use.name, change=use.change or "", weeks_ago=use.weeks_ago, years=use.years)
        for use in medicines or ()
    ]
    added = [ToldUse(name=use.name, per_day=use.per_day) for use in supplements or ()]
    return None if medicines is None else tuple(taken), None if supplements is None else tuple(added)
