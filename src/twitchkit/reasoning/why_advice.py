"""Why a tip is shown, withheld or left out; why a red flag is raised, and a caution holds, or not."""

from __future__ import annotations

from collections.abc import Sequence

from twitchkit.logic.in_words import some_of
from twitchkit.model.advice import Tip
from twitchkit.model.assessment import TipResult, Warned, Withheld
from twitchkit.model.explanation import Explanation, Role
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.safety import Caution, RedFlag
from twitchkit.quantity import number_text
from twitchkit.reasoning.because import because, lacking, truth_of
from twitchkit.reasoning.why_condition import fit_of
from twitchkit.scoring import Person
from twitchkit.scoring.advice import silences, warnings_of, withheld_by
from twitchkit.scoring.missing import missing_of

_MOST_NAMED = 10
_REASSURES = "It reassures, so it is not told beside what calls for a doctor or can be part of a warning sign:"


def explain_tip(person: Person, tip: Tip) -> Explanation:
    """Return a tip with why it applies and what it is for, or why not."""
    shown, held = person.tips
    results: dict[str, TipResult | Withheld] = {item.id: item for item in held}
    results |= {item.id: item for item in shown}
    result = results.get(tip.id)
    silenced = silences(person.knowledge, person.observations, person.scored, person.urgency) if tip.reassures else ()
    applies = (f"{_REASSURES} {'; '.join(silenced)}",) if silenced else _applies(person, tip)
    return Explanation(
        id=tip.id,
        name=tip.title,
        kind="tip",
        result=result,
        why=applies if result is not None else (),
        why_not=applies if result is None else (result.reason,) if isinstance(result, Withheld) else (),
        roles=tuple(_targets(person, tip.for_)),
    )


def _applies(person: Person, tip: Tip) -> tuple[str, ...]:
    """Say why a tip applies to a person, or why it does not."""
    if tip.when:
        return _decided(person, tip.when, tip.id, yes="It applies because of", no="It does not apply here")
    if tip.general:
        return ("It is for everyone.",)
    fits = [role for role in _targets(person, tip.for_) if role.text in ("possible", "consistent")]
    if fits:
        return (f"It applies, as it is for something that fits or may fit: {', '.join(role.name for role in fits)}.",)
    return ("Nothing that it is for is possible by these answers.",)


def _decided(person: Person, text: str, id: str, *, yes: str, no: str) -> tuple[str, ...]:
    """Say in one sentence what decides an expression, or what it lacks."""
    node = person.knowledge.read(text, id)
    truth = truth_of(person, node)
    if truth.true or truth.false:
        return (f"{yes if truth.true else no}: {'; '.join(because(person, node))}.",)
    return (f"Not enough is known to tell. Not known: {some_of(lacking(person, node), _MOST_NAMED)}.",)


def _targets(person: Person, ids: Sequence[str]) -> list[Role]:
    """Return what a tip is for, each with how well it fits."""
    scored = {item.plan.condition.id for item in person.scored}
    return [fit_of(person, target) for target in ids if target in scored]


def explain_caution(person: Person, caution: Caution) -> Explanation:
    """Return what a caution withholds or warns of and what it rests on, or why it does not hold."""
    held = next((item for item in person.cautions if item.plan.caution.id == caution.id), None)
    result: Withheld | Warned | None = None
    if held is not None:
        result = withheld_by([held], id=caution.id, name="") if caution.withhold else warnings_of([held])[0]
    node = person.knowledge.read(caution.when or caution.unless, caution.id)
    deciding = "; ".join(because(person, node))
    why_not = f"It does not hold for these answers: {deciding}." if deciding else "Nothing that it looks at is known."
    return Explanation(
        id=caution.id,
        name=caution.reason,
        kind="caution",
        result=result,
        why_not=(why_not,) if held is None else (),
    )


def explain_red_flag(person: Person, flag: RedFlag) -> Explanation:
    """Return a red flag with what was seen, or what was answered no and what is not known."""
    is_up = flag.id in person.flags
    result = next((reason for reason in person.urgency.reasons if reason.red_flag == flag.id), None)
    decided = _decided(person, flag.when, flag.id, yes="It is raised by", no="What it looks for is not there")
    return Explanation(
        id=flag.id,
        name=flag.message,
        kind="red flag",
        result=result,
        why=decided if is_up else (),
        why_not=() if is_up else _excused(person, flag) or decided,
    )


def _excused(person: Person, flag: RedFlag) -> tuple[str, ...]:
    """Say what keeps a red flag down whose signs are there; nothing where they are not."""
    if not truth_of(person, person.knowledge.read(flag.when, flag.id)).true:
        return ()
    excuse = because(person, person.knowledge.read(flag.unless, flag.id))
    return (f"Its signs are there, and it does not count here: {'; '.join(excuse)}.",)


def explain_nutrient(person: Person, nutrient: Nutrient) -> Explanation:
    """Return what labs and intake say of a nutrient, and how well its lack and its excess fit."""
    results = {item.id: item for item in person.nutrients}
    missing = missing_of(nutrient.markers, person.knowledge, person.observations)
    why_not = []
    if nutrient.id not in results:
        why_not.append(_no_result(person, nutrient))
    if missing:
        why_not.append(f"Tests that could tell more, and are not known: {', '.join(missing)}.")
    related = [name for name in (nutrient.deficiency, nutrient.excess) if name]
    return Explanation(
        id=nutrient.id,
        name=nutrient.name,
        kind="nutrient",
        result=results.get(nutrient.id),
        why_not=tuple(why_not),
        roles=tuple(_targets(person, related)),
    )


def _no_result(person: Person, nutrient: Nutrient) -> str:
    added = (person.observations.supplements or {}).get(nutrient.id)
    if added is None or added.low <= 0:
        return "Neither a lab value nor an intake was given."
    amount = f"{number_text(added.low)} {nutrient.unit}"
    return f"Supplements bring {amount} a day. What you eat was not told, so the whole amount cannot be judged."
