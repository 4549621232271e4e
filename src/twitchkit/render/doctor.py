"""The page for the doctor: what was told, what was denied and what nobody asked, with dates, and what is to be settled.

It says nothing that the person did not tell and nothing that the packs guess, but for how soon, and which criteria are
met or open. It needs no more than an assessment that was read back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twitchkit.model.assessment import Assessment, ConditionResult, CriterionState
from twitchkit.model.condition import Band
from twitchkit.model.told import State, Told, ToldReading, ToldSign, ToldUse
from twitchkit.quantity import counted, number_text
from twitchkit.render.blocks import Block, Bullets, Document, Item, Paragraph, Table
from twitchkit.render.nutrition import CLASSES
from twitchkit.render.told import answer_text, use_text, who
from twitchkit.render.wording import CRITERIA, Names, capitalized, sentence

_MOST_CONDITIONS = 3
_NOT_SOUGHT = "Nobody asked."
_NONE = "None."


def doctor(assessment: Assessment, names: Names) -> Document:
    """Return the page for the doctor."""
    told = assessment.told
    blocks: list[Block] = [Paragraph(_first_line(assessment))]
    blocks += _listed("Why this soon", _reasons(assessment))
    blocks += _listed("Told", _answers(told))
    blocks += _listed("Warning signs", _signs(told.signs))
    blocks += _listed("Medicines and supplements", _uses(told))
    blocks += _readings(told.readings)
    blocks += _listed("Criteria", _criteria(assessment.conditions, names))
    blocks += _listed("To be settled", _open(assessment))
    return tuple(blocks)


def _first_line(assessment: Assessment) -> str:
    told = assessment.told
    age = () if told.age is None else (f"{number_text(told.age)} years old",)
    described = dict.fromkeys((*age, *([told.sex] if told.sex else ()), *who(told)))
    return " ".join(
        sentence(text)
        for text in (", ".join(described) or "Age and sex were not told", assessment.urgency.says)
        if text
    )


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
    kinds = (
        ("There", [answer_text(item) for item in answers if item.state is State.PRESENT and not item.past]),
        ("In the past", [answer_text(item) for item in answers if item.state is State.PRESENT and item.past]),
        ("Not there", [item.name for item in answers if item.state is State.ABSENT]),
        ("Asked, and not known", [item.name for item in answers if item.state is State.UNKNOWN]),
        ("Eats", list(told.eats or ())),
        ("Food written down", [counted(told.diary_days, "day")] if told.diary_days else []),
    )
    return (Item(sentence("; ".join(words)), lead=lead) for lead, words in kinds if words)


def _signs(signs: tuple[ToldSign, ...]) -> Iterator[Item]:
    kinds = (
        ("Yes", [sign.name for sign in signs if sign.state is State.PRESENT]),
        ("No", [sign.name for sign in signs if sign.state is State.ABSENT]),
        ("Not known", [sign.name for sign in signs if sign.state is State.UNKNOWN and sign.asked]),
        ("Not asked", [sign.name for sign in signs if not sign.asked]),
    )
    return (Item(sentence("; ".join(words)), lead=lead) for lead, words in kinds if words)


def _uses(told: Told) -> Iterator[Item]:
    for lead, uses in (("Medicines", told.medicines), ("Supplements", told.supplements)):
        yield Item(_used(uses), lead=lead)


def _used(uses: tuple[ToldUse, ...] | None) -> str:
    if uses is None:
        return _NOT_SOUGHT
    return sentence("; ".join(map(use_text, uses))) if uses else _NONE


def _readings(readings: tuple[ToldReading, ...]) -> Document:
    rows = tuple(
        (
            capitalized(reading.name),
            reading.value,
            _limits(reading),
            CLASSES[reading.classed],
        )
        for reading in readings
    )
    return (Table(("Test", "Result", "Limits", "Reads as"), rows),) if rows else ()


def _limits(reading: ToldReading) -> str:
    low, high = reading.limit_low, reading.limit_high
    if low is None and high is None:
        return "none that hold here"
    if low is None or high is None:
        said = f"up to {number_text(high)}" if high is not None else f"from {number_text(low or 0.0)}"
    else:
        said = f"{number_text(low)} to {number_text(high)}"
    return f"{said} {reading.unit}".rstrip() + (" (report)" if reading.limits == "report" else "")


def _criteria(conditions: Iterable[ConditionResult], names: Names) -> Iterator[Item]:
    fitting = [result for result in conditions if result.band.rank >= Band.POSSIBLE.rank]
    for result in fitting[:_MOST_CONDITIONS]:
        told = [item for item in result.criteria if item.state is CriterionState.MET or not item.specifier]
        lines = tuple(
            f"{item.name}: {CRITERIA[item.state]}"
            + (f"; not known: {names.list(item.missing)}" if item.state is CriterionState.OPEN and item.missing else "")
            for item in told
        )
        yield Item("" if lines else "no formal criteria", lead=result.name, details=lines)


def _open(assessment: Assessment) -> Iterator[Item]:
    for question in assessment.questions or ():
        yield Item(question.text)
    tests = [test for lack in (assessment.lack.nutrients if assessment.lack else ()) for test in lack.tests]
    if tests:
        yield Item(sentence(", ".join(dict.fromkeys(tests))), lead="Tests that would tell more of a lack")
    medicines = assessment.not_checked.get("medicines", ())
    if medicines:
        yield Item(sentence(", ".join(medicines)), lead="Medicines that nobody here knows")
