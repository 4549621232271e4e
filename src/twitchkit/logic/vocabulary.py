"""The names that expressions may use, and what kind of value each has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType

from attrs import field, frozen

from twitchkit.errors import did_you_mean
from twitchkit.ids import Names, Needs, short
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

    def __init__(
        self, symbols: Iterable[Symbol], criteria: Iterable[tuple[str, str]], needs: Needs | None = None
    ) -> None:
        """Index the symbols, and the criteria as pairs of condition id and criterion id, as packs see them."""
        self.symbols: Mapping[str, Symbol] = MappingProxyType(
            {symbol.key: symbol for symbol in (*PROFILE_SYMBOLS, *symbols)}
        )
        self.criteria: frozenset[tuple[str, str]] = frozenset(criteria)
        self._names = Names(self.symbols, needs)
        self._found: dict[tuple[str, str], Symbol | None] = {}
        self._criteria = {f"{condition}.{criterion}": (condition, criterion) for condition, criterion in self.criteria}
        self._criterion_names = Names(self._criteria, needs)

    def find(self, name: str, pack: str) -> Symbol | None:
        """Return the symbol of a full or short name; the own pack's wins; raises if several packs have it."""
        if (pack, name) in self._found:
            return self._found[pack, name]
        keys = self._names.candidates(name, pack)
        if len(keys) > 1:
            raise AmbiguousNameError(" or ".join(key.replace(":", ".") for key in keys))
        symbol = self._found[pack, name] = self.symbols[keys[0]] if keys else None
        return symbol

    def find_criterion(self, condition: str, criterion: str, pack: str) -> tuple[str, str] | None:
        """Return the full pair of a criterion whose condition is given by its full or short name."""
        found = self._criterion_names.candidates(f"{condition}.{criterion}", pack)
        return self._criteria[found[0]] if len(found) == 1 else None

    def suggest(self, name: str, pack: str) -> str:
        """Return a hint: which pack has the name, or the closest known name, or an empty string."""
        return self._names.out_of_sight(name, pack) or did_you_mean(short(name), self._names.short)
