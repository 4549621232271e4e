"""The page for the doctor: what was told, what was denied and what nobody asked, with dates, and what is to be settled.

Of what the packs guess it says no more than how soon, and which criteria of what may be it are met or open. It needs
no more than an assessment that was read back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twitchkit.logic.in_words import some_of, unit_in_words
from twitchkit.model.assessment import Assessment, ConditionResult, CriterionResult, CriterionState
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.model.told import State, Told, ToldReading, ToldSign, ToldUse
from twitchkit.model.urgency import Urgency, soonest
from twitchkit.render.blocks import Block, Bullets, Document, Fold, Item, Paragraph, Table
from twitchkit.render.figures import within
from twitchkit.render.nutrition import CLASSES
from twitchkit.render.pictures import span_of
from twitchkit.render.told import age_text, answer_text, use_text, who
from twitchkit.render.weighing import both_sides
from twitchkit.render.wording import CRITERIA, FITS, Names, capitalized, sentence

_MOST_CONDITIONS = 3
_MOST_REASONS = 5
_HOW_SOON = {
    Tier.EMERGENCY: "Urgency: emergency.",
    Tier.SAME_DAY: "Urgency: to be seen the same day.",
    Tier.URGENT: "Urgency: to be seen within two weeks.",
    Tier.ROUTINE: "Urgency: an ordinary visit.",
    Tier.SELF_CARE: "Urgency: no visit needed so far.",
}
_UNCLEAR = {
    "Not understood": "medicines",
    "Perhaps misspelled": "misspelled",
    "Only a class is known": "only_a_class",
}


def doctor(assessment: Assessment, names: Names) -> Document:
    """Return the page for the doctor: the verdict and what speaks for it first, what nobody asked last and folded."""
    told = assessment.told
    blocks: list[Block] = [Paragraph(_first_line(assessment))]
    blocks += _listed("Why this soon", _reasons(assessment))
    blocks += _listed("What fits", _criteria(assessment.conditions, names))
    blocks += _listed("Medicines and supplements", _uses(assessment))
    blocks += _readings(told.readings)
    blocks += _listed("Told", _answers(told))
    blocks += _listed("Screen of warning signs", _signs(told.signs))
    blocks += _listed("To be settled", _open(assessment))
    blocks += _not_asked(told.signs)
    blocks += _codes(assessment.conditions)
    return tuple(blocks)


def _first_line(assessment: Assessment) -> str:
    described = sentence(", ".join(_described(assessment.told)))
    soon = _how_soon(assessment.urgency) if assessment.urgency.says else ""
    day = f"As of {assessment.as_of}." if assessment.as_of else ""
    return " ".join(filter(None, (described, soon, day)))


def _how_soon(urgency: Urgency) -> str:
    days = soonest(urgency.reasons)
    if urgency.tier is Tier.URGENT and days is not None:
        return f"Urgency: to be seen within {days} days."
    return _HOW_SOON[urgency.tier]


def _described(told: Told) -> Iterator[str]:
    """Yield who it is, with what is not known of that; of a man nothing about pregnancy."""
    yield _not_told("age", told) if told.age is None else age_text(told.age)
    yield told.sex or _not_told("sex", told)
    yield from who(told)
    if told.sex == "male":
        return
    for name, words in ((told.pregnant, "pregnancy"), (told.breastfeeding, "breastfeeding")):
        if name is False:
            yield f"no {words}"
        elif words in told.not_known:
            yield f"{words} not known"


def _not_told(what: str, told: Told) -> str:
    return f"{what} {'not known' if what in told.not_known else 'not told'}"


def _listed(title: str, items: Iterable[Item]) -> Document:
    shown = tuple(items)
    return (Bullets(shown, title=title),) if shown else ()


def _reasons(assessment: Assessment) -> Iterator[Item]:
    for reason in assessment.urgency.reasons:
        seen = f"Seen: {', '.join(reason.seen)}." if reason.seen else ""
        yield Item(" ".join(part for part in (sentence(reason.message), seen) if part))


def _answers(told: Told) -> Iterator[Item]:
    signs = {sign.id for sign in told.signs}
    answers = [answer for answer in told.answers if answer.id not in signs]
    there = [answer for answer in answers if answer.state is State.PRESENT]
    kinds = (
        ("There", [answer_text(item) for item in there if not item.history]),
        ("Has or had", [answer_text(item) for item in there if item.history]),
        ("Not there", [answer_text(item) for item in answers if item.state is State.ABSENT]),
        (
            "Asked, and not known",
            [*(item.name for item in answers if item.state is State.UNKNOWN), *told.not_known],
        ),
        ("Eats", _named(told.eats)),
        ("Allergic to", _named(told.allergies)),
        ("Does not eat", _named(told.dislikes)),
        ("Days of food told", [unit_in_words(f"{told.diary_days} d")] if told.diary_days else []),
    )
    return (Item(sentence("; ".join(words)), lead=lead) for lead, words in kinds if words)


def _named(names: tuple[str, ...] | None) -> list[str]:
    return [] if names is None else [name.replace("_", " ") for name in names] or ["nothing named"]


def _signs(signs: tuple[ToldSign, ...]) -> Iterator[Item]:
    kinds = (
        ("Yes", [sign.name for sign in signs if sign.state is State.PRESENT]),
        ("No", [sign.name for sign in signs if sign.state is State.ABSENT]),
        ("Not known", [sign.name for sign in signs if sign.state is State.UNKNOWN and sign.asked]),
        ("Asked in part, so far no", [sign.name for sign in signs if sign.state is State.UNKNOWN and sign.in_part]),
    )
    yield from (Item(sentence("; ".join(words)), lead=lead) for lead, words in kinds if words)


def _is_not_asked(sign: ToldSign) -> bool:
    return not (sign.asked or sign.in_part)


def _not_asked(signs: tuple[ToldSign, ...]) -> Document:
    names = [sign.name for sign in signs if _is_not_asked(sign)]
    listed = Bullets((Item(sentence("; ".join(names)), lead="Not asked"),))
    return (Fold(f"Warning signs not asked about: {len(names)} of {len(signs)}", (listed,)),) if names else ()


def _codes(conditions: Iterable[ConditionResult]) -> Document:
    """Return a code for each of what fits, folded: looked up at night, one can be hard news."""
    shown = [result for result in _fitting(conditions) if result.icd10cm]
    items = tuple(Item(result.icd10cm[0], lead=result.name) for result in shown)
    return (Fold("Codes (ICD-10-CM)", (Bullets(items),)),) if items else ()


def _uses(assessment: Assessment) -> Iterator[Item]:
    told, unclear = assessment.told, assessment.not_checked
    for lead, uses in (("Medicines", told.medicines), ("Supplements", told.supplements)):
        yield Item(_used(uses, is_unknown=lead.lower() in told.not_known), lead=lead)
    for lead, key in _UNCLEAR.items():
        if names := unclear.get(key, ()):
            yield Item(sentence("; ".join(names)), lead=lead)


def _used(uses: tuple[ToldUse, ...] | None, *, is_unknown: bool) -> str:
    if uses is None:
        return "Not known." if is_unknown else "Not asked."
    return sentence("; ".join(map(use_text, uses))) if uses else "None."


def _readings(readings: tuple[ToldReading, ...]) -> Document:
    rows = tuple(
        (
            _test(reading),
            reading.value,
            _limits(reading),
            CLASSES[reading.classed] if _has_limits(reading) else "",
        )
        for reading in readings
    )
    return (Table(("Test", "Result", "Limits", "Reads as"), rows),) if rows else ()


def _test(reading: ToldReading) -> str:
    """Return what was measured, with its code; where several units have codes of their own, none is the one."""
    code = f" (LOINC {reading.loinc[0]})" if len(reading.loinc) == 1 else ""
    return f"{capitalized(reading.name)}{code}"


def _limits(reading: ToldReading) -> str:
    if not _has_limits(reading):
        return ""
    said = within(span_of(reading.limit_low, reading.limit_high), reading.unit)
    return f"{said} (report)" if reading.limits == "report" else said


def _has_limits(reading: ToldReading) -> bool:
    return reading.limit_low is not None or reading.limit_high is not None


def _fitting(conditions: Iterable[ConditionResult]) -> list[ConditionResult]:
    return [result for result in conditions if result.band.rank >= Band.POSSIBLE.rank][:_MOST_CONDITIONS]


def _criteria(conditions: Iterable[ConditionResult], names: Names) -> Iterator[Item]:
    """Yield what fits, with what speaks for and against it and its criteria."""
    for result in _fitting(conditions):
        told = [item for item in result.criteria if item.state is CriterionState.MET or not item.specifier]
        sides = zip(("For it", "Against it"), both_sides(result.because), strict=True)
        lines = (
            *(f"{lead}: {some_of([each.text for each in side], _MOST_REASONS)}." for lead, side in sides if side),
            *(f"{item.name}: {CRITERIA[item.state]}{_missing(item, names)}" for item in told),
        )
        yield Item(f"{FITS[result.band]}.", lead=result.name, details=lines)


def _missing(item: CriterionResult, names: Names) -> str:
    if item.state is not CriterionState.OPEN or not item.missing:
        return ""
    return f"; not known: {names.list(item.missing)}"


def _open(assessment: Assessment) -> Iterator[Item]:
    for question in assessment.questions or ():
        yield Item(question.text)
    tests = [test for lack in (assessment.lack.nutrients if assessment.lack else ()) for test in lack.tests]
    if tests:
        yield Item(sentence(", ".join(dict.fromkeys(tests))), lead="Tests that would tell more of a lack")
