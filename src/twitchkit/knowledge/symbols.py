"""The vocabulary that a content gives to expressions, and the blank sheet of values that every person starts from."""

from __future__ import annotations

from twitchkit.ids import Needs
from twitchkit.knowledge.asking import PROFILE_QUESTIONS
from twitchkit.logic import UNKNOWN, Symbol, SymbolKind, Truth, Vocabulary
from twitchkit.logic.nodes import level_key, limit_key, met_key
from twitchkit.model.content import Content
from twitchkit.model.vocabulary import Finding, Kind, Measurement
from twitchkit.quantity import ANYTHING, Interval, Scale

_SYMBOL_KINDS = {
    Kind.YES_NO: SymbolKind.TRUTH,
    Kind.LEVELS: SymbolKind.LEVELS,
    Kind.CHOICE: SymbolKind.CHOICE,
    Kind.SEVERAL: SymbolKind.SEVERAL,
    Kind.NUMBER: SymbolKind.NUMBER,
}


def symbol_of(item: Finding | Measurement) -> Symbol:
    """Return the symbol of a finding or a measurement; its own unit is always accepted."""
    kind = _SYMBOL_KINDS[item.kind] if isinstance(item, Finding) else SymbolKind.MEASUREMENT
    levels = item.levels if isinstance(item, Finding) else ()
    units = {item.unit: Scale(), **item.units}
    return Symbol(key=item.id, kind=kind, name=item.name, levels=levels, unit=item.unit, units=units)


def vocabulary_of(content: Content, needs: Needs | None = None) -> Vocabulary:
    """Return the names that expressions in this content may use."""
    items: list[Finding | Measurement] = [*content.findings.values(), *content.measurements.values()]
    criteria = [
        (condition.id, criterion.id) for condition in content.conditions.values() for criterion in condition.criteria
    ]
    return Vocabulary((symbol_of(item) for item in items), criteria, needs)


def blank_values(vocabulary: Vocabulary) -> dict[str, Truth | Interval]:
    """Return every key that an expression can look up, unknown."""
    values: dict[str, Truth | Interval] = {}
    for symbol in vocabulary.symbols.values():
        if symbol.kind is SymbolKind.TRUTH:
            values[symbol.key] = UNKNOWN
        elif symbol.kind is SymbolKind.SEVERAL:
            values |= {level_key(symbol.key, level): UNKNOWN for level in symbol.levels}
        else:
            values[symbol.key] = ANYTHING
        if symbol.kind is SymbolKind.MEASUREMENT:
            values |= {limit_key(symbol.key, side): ANYTHING for side in ("low", "high")}
    values |= {met_key(*pair): UNKNOWN for pair in vocabulary.criteria}
    return values


def display_names(content: Content) -> dict[str, str]:
    """Return the words for every key that an explanation may show."""
    names = {key: name for key, (name, _) in PROFILE_QUESTIONS.items()}
    names |= {id: finding.name for id, finding in content.findings.items()}
    names |= {id: measurement.name for id, measurement in content.measurements.items()}
    for id, finding in content.findings.items():
        if finding.kind is Kind.SEVERAL:
            names |= {level_key(id, level): f"{finding.name}: {level.replace('_', ' ')}" for level in finding.levels}
    for condition in content.conditions.values():
        for criterion in condition.criteria:
            names[met_key(condition.id, criterion.id)] = f"{condition.name}: {criterion.name}"
    return names
