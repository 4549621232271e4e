"""The names that expressions may use, and what kind of value each has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType

from attrs import field, frozen

from twitchkit.errors import did_you_mean
from twitchkit.ids import short
from twitchkit.quantity import Scale


class SymbolKind(Enum):
    """What a name stands for in an expression."""

    TRUTH = "yes/no"
    LEVELS = "ordered levels"
    CHOICE = "levels without order"
    SEVERAL = "several of a list"
    NUMBER = "number"
    MEASUREMENT = "measurement"


@frozen(kw_only=True)
class Symbol:
    """A name: its key in the values of a person, its kind, and its levels or units."""

    key: str
    kind: SymbolKind
    name: str
    levels: tuple[str, ...] = ()
    unit: str = ""
    units: Mapping[str, Scale] = field(factory=dict)


PROFILE_SYMBOLS = (
    Symbol(key="age", kind=SymbolKind.NUMBER, name="age"),
    Symbol(key="sex", kind=SymbolKind.CHOICE, name="sex", levels=("female", "male")),
    Symbol(key="pregnant", kind=SymbolKind.TRUTH, name="pregnant"),
    Symbol(key="trimester", kind=SymbolKind.NUMBER, name="trimester"),
    Symbol(key="breastfeeding", kind=SymbolKind.TRUTH, name="breastfeeding"),
)
PROFILE_KEYS = frozenset(symbol.key for symbol in PROFILE_SYMBOLS)


class AmbiguousNameError(LookupError):
    """A short name that several packs use."""


class Vocabulary:
    """All symbols by full id and, where it is unambiguous, by short name; and all criteria."""

    def __init__(self, symbols: Iterable[Symbol], criteria: Iterable[tuple[str, str]]) -> None:
        """Index the symbols, and the criteria as pairs of condition id and criterion id."""
        self.symbols: Mapping[str, Symbol] = MappingProxyType(
            {symbol.key: symbol for symbol in (*PROFILE_SYMBOLS, *symbols)}
        )
        by_short: dict[str, list[str]] = {}
        for key in self.symbols:
            by_short.setdefault(short(key), []).append(key)
        self._by_short = by_short
        self.criteria: frozenset[tuple[str, str]] = frozenset(criteria)

    def find(self, name: str, pack: str) -> Symbol | None:
        """Return the symbol of a full or short name; the own pack's wins; raises if several packs have it."""
        for key in (name, f"{pack}:{name}"):
            if key in self.symbols:
                return self.symbols[key]
        keys = self._by_short.get(name, [])
        if len(keys) > 1:
            raise AmbiguousNameError(" or ".join(sorted(key.replace(":", ".") for key in keys)))
        return self.symbols[keys[0]] if keys else None

    def find_criterion(self, condition: str, criterion: str, pack: str) -> tuple[str, str] | None:
        """Return the full pair of a criterion whose condition is given by its full or short name."""
        for candidate in (condition, f"{pack}:{condition}"):
            if (candidate, criterion) in self.criteria:
                return candidate, criterion
        matches = [pair for pair in self.criteria if short(pair[0]) == condition and pair[1] == criterion]
        return matches[0] if len(matches) == 1 else None

    def suggest(self, name: str) -> str:
        """Return a hint with the closest known name, or an empty string."""
        return did_you_mean(name, self._by_short)
