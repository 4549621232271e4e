"""Nutrients in words: intake against its reference, and lab results with the limits used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from twitchkit.model.assessment import Assessment
from twitchkit.model.nutrient_result import Adequacy, Amount, LabClass, LabResult, NutrientResult, UpperLimit
from twitchkit.quantity import number_text
from twitchkit.render.blocks import Block, Bullets, Document, Item, Paragraph, Table, Tone
from twitchkit.render.references import References
from twitchkit.render.wording import Names, sentence

VERDICTS: Mapping[str, str] = {
    "likely_adequate": "likely enough",
    "uncertain": "may or may not be enough",
    "likely_inadequate": "likely too little",
    "adequate": "enough",
    "cannot_say": "cannot be told",
    "not_enough_data": "not enough data",
}
_SCOPES: Mapping[str, str] = {
    "total": "food and supplements together",
    "supplements": "supplements and medicines only",
}
_STANDARDS: Mapping[str, str] = {"EAR": "average need", "AI": "adequate intake"}
LIMITS: Mapping[str, str] = {"usual": "the usual ones", "report": "those of your report"}
CLASSES: Mapping[LabClass, str] = {
    LabClass.LOW: "below the limit",
    LabClass.INDETERMINATE: "leaves it open",
    LabClass.NORMAL: "within the limits",
    LabClass.HIGH: "above the limit",
    LabClass.UNKNOWN: "cannot be told",
}
SENTENCES_ON_FOOD = 2
"""How many sentences on what is eaten the short answer has."""
_ONLY_FOOD = "What you eat alone cannot show a lack in your body; a blood test can."


def lack(assessment: Assessment) -> Document:
    """Return what the short answer leaves out of whether it is what one eats, and readings beyond their limits."""
    if assessment.lack is None:
        return ()
    beyond = [
        _with_class(lab)
        for result in assessment.nutrients
        for lab in result.labs
        if lab.classed in (LabClass.LOW, LabClass.HIGH)
    ]
    read = (f"Outside the limits: {', '.join(dict.fromkeys(beyond))}.",) if beyond else ()
    more = (*assessment.lack.text[SENTENCES_ON_FOOD:], *read)
    return (Paragraph(" ".join(more)),) if more else ()


def _with_class(lab: LabResult) -> str:
    """Return a reading with the side on which it lies, which a reading that was told as a word says itself."""
    side = "low" if lab.classed is LabClass.LOW else "high"
    return f"{lab.name} {lab.value}" + ("" if side in lab.value else f" ({side})")


def nutrients(results: tuple[NutrientResult, ...], names: Names, references: References) -> Document:
    """Return a table of intakes, what they are compared with, what goes over a limit, and a table of labs."""
    eaten = [result for result in results if result.intake or result.adequacy]
    labs = [lab for result in results for lab in result.labs]
    blocks: list[Block] = []
    if eaten:
        blocks.append(_intakes(eaten, references))
        stages = dict.fromkeys(names.name(result.life_stage) for result in eaten if result.life_stage)
        if stages:
            standard = references.mark(dict.fromkeys(result.reference for result in eaten if result.reference))
            blocks.append(Paragraph(f"Needs are those of: {', '.join(stages)}{standard}.", Tone.MUTED))
    notes = (*_reasons(eaten), *_limits_passed(results, references))
    if notes:
        blocks.append(Bullets(notes))
    if eaten:
        blocks.append(Paragraph(_ONLY_FOOD, Tone.MUTED))
    if labs:
        blocks.append(_labs(labs, references))
    return tuple(blocks)


def amount_text(amount: Amount) -> str:
    """Say a daily amount with its range, its days and how much of it is known.

    >>> amount_text(Amount(low=190, mid=210, high=240, unit="mg", completeness=0.9, days=3))
    '210 mg a day (190 to 240), over 3 days; known for 90 % of the foods'
    """
    low, mid, high = (number_text(float(f"{part:.3g}")) for part in (amount.low, amount.mid, amount.high))
    spread = "" if low == high else f" ({low} to {high})"
    days = "" if amount.days is None else f", over {amount.days} {'day' if amount.days == 1 else 'days'}"
    known = "" if amount.completeness >= 1 else f"; known for {100 * amount.completeness:.0f} % of the foods"
    return f"{mid} {amount.unit.removesuffix('/d')} a day{spread}{days}{known}"


def _intakes(results: list[NutrientResult], references: References) -> Table:
    rows = tuple(
        (
            result.name,
            amount_text(result.intake) if result.intake else "not known",
            needed(result),
            _verdict(result.adequacy, references),
        )
        for result in results
    )
    return Table(("Nutrient", "What you get", "What is needed", "What this says"), rows)


def needed(result: NutrientResult) -> str:
    """Say what intake is held against."""
    adequacy = result.adequacy
    if adequacy is None or adequacy.reference is None:
        return "no figure set"
    standard = _STANDARDS.get(adequacy.standard, adequacy.standard)
    high = "" if adequacy.reference_high is None else f" to {number_text(adequacy.reference_high)}"
    return f"{number_text(adequacy.reference)}{high} {result.unit} ({standard})"


def _verdict(adequacy: Adequacy | None, references: References) -> str:
    if adequacy is None:
        return "cannot be told"
    said = VERDICTS.get(adequacy.verdict, adequacy.verdict.replace("_", " "))
    return said + references.mark(adequacy.sources)


def _reasons(results: list[NutrientResult]) -> tuple[Item, ...]:
    names_by_reason: dict[str, list[str]] = {}
    for result in results:
        if result.adequacy is not None and result.adequacy.because:
            names_by_reason.setdefault(result.adequacy.because, []).append(result.name)
    return tuple(Item(sentence(reason), lead=", ".join(names)) for reason, names in names_by_reason.items())


def _limits_passed(results: tuple[NutrientResult, ...], references: References) -> tuple[Item, ...]:
    return tuple(
        Item(said + references.mark(limit.sources), lead=result.name, tone=Tone.WARNING)
        for result in results
        for limit, said in _passed(result)
    )


def _passed(result: NutrientResult) -> Iterator[tuple[UpperLimit, str]]:
    limit, risk = result.upper_limit, result.disease_risk_limit
    if limit is not None and limit.exceeded:
        scope = _SCOPES.get(limit.scope, limit.scope)
        yield limit, f"more than the upper limit of {number_text(limit.value)} {result.unit} a day ({scope})"
    if risk is not None and risk.exceeded:
        figure = f"{number_text(risk.value)} {result.unit} a day"
        yield risk, f"more than {figure}; less lowers the risk of heart disease and stroke"


def _labs(labs: list[LabResult], references: References) -> Table:
    rows = tuple(
        (
            lab.name,
            lab.value,
            CLASSES[lab.classed],
            LIMITS.get(lab.limits, lab.limits) + references.mark(lab.sources),
        )
        for lab in labs
    )
    return Table(("Test", "Result", "Reads as", "Limits used"), rows)
