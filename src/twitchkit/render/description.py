"""What the packs say about a thing, or about several side by side; nothing here is about a person."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from twitchkit.model.addition import AddedEvidence
from twitchkit.model.condition import Condition, Evidence
from twitchkit.model.content import Entry
from twitchkit.model.food import FoodSource
from twitchkit.model.nutrient import LifeState, Nutrient, ReferenceIntake
from twitchkit.model.override import Override
from twitchkit.model.provenance import Citation, Source, Statement
from twitchkit.model.range import Range
from twitchkit.quantity import number_text
from twitchkit.render.blocks import Block, Bullets, Document, Heading, Item, Paragraph, Table, Tone
from twitchkit.render.features import VERDICTS, features, title
from twitchkit.render.references import References
from twitchkit.render.weighing import estimated
from twitchkit.render.wording import CERTAINTIES, LEGEND, ORIGINS, TAKEN_FROM, Names, as_likely, life_stage, sentence

if TYPE_CHECKING:
    from twitchkit.knowledge import Knowledge

_STATES = tuple(LifeState)


def describe(knowledge: Knowledge, ids: Sequence[str]) -> Document:
    """Return what the packs say about some ids; several of one kind become a table, feature by feature.

    Raises :class:`~twitchkit.errors.UnknownIdError` for a name that the knowledge does not have.
    """
    entries = [knowledge.find(id) for id in ids]
    names = Names.of(knowledge)
    references = References(knowledge.sources)
    kinds = {type(entry) for entry in entries}
    if len(entries) > 1 and len(kinds) == 1:
        blocks = _side_by_side(entries, knowledge, names, references)
    else:
        blocks = tuple(block for entry in entries for block in _one(entry, knowledge, names, references))
    return (*blocks, *references.blocks())


def _side_by_side(entries: Sequence[Entry], knowledge: Knowledge, names: Names, references: References) -> Document:
    described = [dict(features(entry, names)) for entry in entries]
    labels = dict.fromkeys(label for features_of in described for label in features_of)
    titles = [title(entry, names) for entry in entries]
    columns = tuple(name + _marks(entry, references) for name, entry in zip(titles, entries, strict=True))
    rows = tuple((label, *(features_of.get(label, "") for features_of in described)) for label in labels)
    more = "Explain one of them alone to see what is claimed about it, and what studies show."
    return Heading(" · ".join(titles)), Table(("", *columns), rows), Paragraph(more, Tone.MUTED)


def _one(entry: Entry, knowledge: Knowledge, names: Names, references: References) -> Document:
    items = tuple(Item(text, lead=label) for label, text in features(entry, names))
    marks = _marks(entry, references)
    blocks: list[Block] = [Heading(title(entry, names)), Bullets(items)]
    if isinstance(entry, Statement):
        known = f"{TAKEN_FROM[entry.status]}, {CERTAINTIES[entry.certainty]}".capitalize()
        blocks.append(Paragraph(f"{known}{marks}", Tone.MUTED))
    match entry:
        case Condition():
            blocks.extend(_condition(entry, knowledge, references))
        case Nutrient():
            blocks.extend(_nutrient(entry, knowledge, references))
        case _:
            pass
    blocks.extend(_claims([claim.id for claim in knowledge.claims_about(entry.id)], knowledge, references))
    blocks.extend(_tips(entry, knowledge, references))
    blocks.extend(_changes(entry, knowledge, references))
    if isinstance(entry, Condition | Nutrient) and entry.further_reading:
        marks = _marked(entry.further_reading, references)
        blocks.append(Paragraph(f"Further reading:{marks}"))
    return tuple(blocks)


def _condition(condition: Condition, knowledge: Knowledge, references: References) -> Document:
    blocks: list[Block] = []
    if condition.criteria:
        items = tuple(
            Item(
                f"{CERTAINTIES[criterion.certainty]}{_marked(criterion.cite, references)}",
                lead=criterion.name,
            )
            for criterion in condition.criteria
        )
        blocks += [Heading("Formal criteria", 2), Bullets(items)]
    evidence = (*condition.evidence, *knowledge.evidence_added_to(condition.id))
    if evidence:
        strongest = sorted(evidence, key=_strength, reverse=True)
        words = _evidence_in_words(condition, knowledge)
        rows = tuple(_evidence(item, words[item.key], references) for item in strongest)
        columns = ("Finding", "If so", "If not", "How this is known")
        blocks += [Heading("What speaks for and against it", 2), Table(columns, rows)]
        blocks += [Paragraph(LEGEND, Tone.MUTED), *estimated(item.status for item in evidence)]
    return tuple(blocks)


def _evidence_in_words(condition: Condition, knowledge: Knowledge) -> Mapping[str, str]:
    return {
        item.evidence.key: item.if_present.text
        for plan in knowledge.plan.conditions
        if plan.condition.id == condition.id
        for group in plan.groups
        for item in group.evidence
    }


def _strength(evidence: Evidence) -> float:
    return max(abs(math.log(evidence.present)), abs(math.log(evidence.absent)))


def _evidence(evidence: Evidence, words: str, references: References) -> tuple[str, ...]:
    return (
        words,
        _ratio(evidence.present, evidence.range),
        _ratio(evidence.absent, evidence.absent_range),
        f"{ORIGINS[evidence.status]}, {CERTAINTIES[evidence.certainty]}{_marked(evidence.cite, references)}",
    )


def _ratio(times: float, bounds: tuple[float, float] | None) -> str:
    if times == 1:
        return "says nothing"
    low, high = bounds or (times, times)
    return as_likely(Range(math.log(low), math.log(times), math.log(high)))


def _nutrient(nutrient: Nutrient, knowledge: Knowledge, references: References) -> Document:
    blocks: list[Block] = []
    intakes = knowledge.intakes_of(nutrient.id)
    if intakes:
        columns = ("For whom", "Average need (EAR)", "Goal (RDA or AI)", "Upper limit (UL)")
        by_age = sorted(intakes, key=lambda item: (_STATES.index(item.state), item.sex, item.min_age))
        rows = tuple(_intake(intake) for intake in by_age)
        marks = references.mark(dict.fromkeys(source for intake in intakes for source in intake.sources))
        blocks += [Heading(f"Needed a day, in {nutrient.unit}{marks}", 2), Table(columns, rows)]
    foods = knowledge.foods_with(nutrient.id)
    if foods:
        rows = tuple(_food(food, nutrient, knowledge, references) for food in foods)
        blocks += [Heading("Foods that have it", 2), Table(("Food", "In 100 g", "In a portion"), rows)]
    return tuple(blocks)


def _intake(intake: ReferenceIntake) -> tuple[str, ...]:
    goal = intake.ai if intake.rda is None else intake.rda
    kind = "" if goal is None else " (AI)" if intake.rda is None else " (RDA)"
    scope = " (supplements only)" if intake.ul is not None and intake.ul_scope == "supplements" else ""
    return (
        life_stage(intake),
        _number(intake.ear),
        f"{_number(goal)}{kind}",
        f"{_number(intake.ul)}{scope}",
    )


def _number(value: float | None) -> str:
    return "none set" if value is None else number_text(value)


def _food(food: FoodSource, nutrient: Nutrient, knowledge: Knowledge, references: References) -> tuple[str, ...]:
    content, unit = food.per_100g[nutrient.id], nutrient.unit
    portions = ", ".join(
        f"{_rounded(content * grams / 100)} {unit} in {portion}" for portion, grams in food.portions.items()
    )
    return food.name + _marks(food, references), f"{number_text(content)} {unit}", portions


def _rounded(amount: float) -> str:
    return f"{amount:.0f}" if amount >= 10 else f"{amount:.2g}"


def _claims(ids: Sequence[str], knowledge: Knowledge, references: References) -> Document:
    items = tuple(
        Item(
            f"“{sentence(claim.says)}”",
            lead=VERDICTS[claim.verdict].capitalize(),
            details=(
                f"{sentence(claim.because)} {CERTAINTIES[claim.certainty].capitalize()}.{_marks(claim, references)}",
            ),
        )
        for claim in (knowledge.claims[id] for id in ids)
    )
    return (Heading("What you may have read, and what studies show", 2), Bullets(items)) if items else ()


def _tips(entry: Entry, knowledge: Knowledge, references: References) -> Document:
    items = tuple(
        Item(
            sentence(tip.text),
            lead=tip.title,
            details=(
                f"Evidence: {CERTAINTIES[tip.certainty]}. {sentence(tip.effect) if tip.effect else ''}"
                f"{_marks(tip, references)}",
            ),
        )
        for tip in knowledge.tips_for(entry.id)
    )
    return (Heading("Tips for it", 2), Bullets(items)) if items else ()


def _changes(entry: Entry, knowledge: Knowledge, references: References) -> Document:
    """Return the history of a statement: what other packs changed and added, and what of that was passed over."""
    changed = [_history(change, references) for change in knowledge.changes_of(entry.id)]
    changed += [_history(added, references) for added in _added(entry, knowledge)]
    lost = (_history(item, references) for item in knowledge.passed_over_of(entry.id))
    changed += [evolve(item, text=f"Passed over, as another pack is preferred. {item.text}") for item in lost]
    return (Heading("Changed by other packs", 2), Bullets(tuple(changed))) if changed else ()


def _added(entry: Entry, knowledge: Knowledge) -> tuple[AddedEvidence, ...]:
    return knowledge.evidence_added_to(entry.id) if isinstance(entry, Condition) else ()


def _history(change: Override | AddedEvidence, references: References) -> Item:
    marks = _marks(change, references)
    if isinstance(change, AddedEvidence):
        ratios = f"{number_text(change.present)} times if so, {number_text(change.absent)} times if not."
        return Item(f"{ratios}{marks}", lead=f"evidence {change.written} by {change.id}")
    values = f"{_value(change.expects)} became {_value(change.value)}."
    return Item(f"{values} {sentence(change.reason)}{marks}", lead=f"{change.field} by {change.id}")


def _value(value: object) -> str:
    match value:
        case Mapping():
            return ", ".join(f"{key} {_value(inner)}" for key, inner in value.items()) or "nothing"
        case list() | tuple():
            return ", ".join(map(_value, value)) or "nothing"
        case float():
            return number_text(value)
        case _:
            return str(value) or "nothing"


def _marks(entry: Entry, references: References) -> str:
    if isinstance(entry, Source):
        return references.mark((entry.id,))
    return _marked(entry.cite, references) if isinstance(entry, Statement) else ""


def _marked(citations: Sequence[Citation], references: References) -> str:
    return references.mark(citation.source for citation in citations)
