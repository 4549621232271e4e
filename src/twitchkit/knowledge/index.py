"""From names to ids: short names are good wherever they are unambiguous, and people may use other names as well."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cached_property

from twitchkit.errors import did_you_mean
from twitchkit.ids import Names, Needs, short
from twitchkit.knowledge.analyte_names import PART, AnalyteName, analyte_name, both_names, with_unit, without_total
from twitchkit.knowledge.hints import of_another_kind, written_otherwise
from twitchkit.knowledge.problems import Path, Problems
from twitchkit.model.content import Content, Entry, kinds_of
from twitchkit.quantity import Scale, find_unit

_LONG_WORD = 5
_MEASUREMENTS = ("measurements",)
_BOTH = 2
_MOST_WORDS = 12  # of the name of a test
_LONGEST = 200  # a longer text is no name of one
_SAMPLE = frozenset({"serum", "plasma", "blood", "level", "levels"})


class Index:
    """All ids of a content by kind, found by their names."""

    def __init__(self, content: Content, needs: Needs | None = None) -> None:
        """Index every statement of every kind; each pack may use its own names and those of the packs it needs."""
        self._needs = needs
        self._measurements = content.measurements
        self._entries: dict[str, Mapping[str, Entry]] = dict(kinds_of(content))
        self._names: dict[tuple[str, ...], Names] = {}
        self._other_names: dict[tuple[str, ...], Mapping[str, tuple[str, ...]]] = {}

    def names(self, kinds: tuple[str, ...]) -> Names:
        """Return the ids of some kinds together."""
        if kinds not in self._names:
            self._names[kinds] = Names((id for kind in kinds for id in self._entries[kind]), self._needs)
        return self._names[kinds]

    def candidates(self, kinds: tuple[str, ...], name: str, pack: str = "") -> tuple[str, ...]:
        """Return the ids that a name may mean: itself, the own pack's, else those of the packs that it needs.

        People (``pack`` is empty) may also write what a thing is called besides ("TSH", "Hb"), or its LOINC code. Packs
        write ids, so that nothing is read in two ways.
        """
        found = self.names(kinds).candidates(name, pack)
        if found or pack:
            return found
        found = self._as_called(kinds, name)
        return found or (self._as_printed(name) if kinds == _MEASUREMENTS else self._said_twice(kinds, name))

    def _as_called(self, kinds: tuple[str, ...], name: str) -> tuple[str, ...]:
        """Return the ids of what people call so."""
        called, spoken = self._called(kinds), _spoken(name)
        return called.get(spoken) or called.get(_without_sample(spoken), ())

    def _said_twice(self, kinds: tuple[str, ...], name: str) -> tuple[str, ...]:
        """Return what a name and one in brackets both mean ("Willis-Ekbom disease (RLS)")."""
        both = [self.names(kinds).candidates(part, "") or self._as_called(kinds, part) for part in both_names(name)]
        return both[0] if len(both) == _BOTH and both[0] == both[1] else ()

    def _as_printed(self, name: str) -> tuple[str, ...]:
        """Return the measurement of a name with a sample, a method, "total" a unit, or names of the same."""
        if len(name) > _LONGEST:
            return ()
        found = self._of_name(analyte_name(name))
        bare, unit = ("", "") if found else with_unit(name)
        named = (self._as_called(_MEASUREMENTS, bare) or self._of_name(analyte_name(bare))) if unit else ()
        return found or tuple(id for id in named if self._accepts(id, unit))

    def _accepts(self, id: str, unit: str) -> bool:
        measurement = self._measurements[id]
        return find_unit(unit, {measurement.unit: Scale(), **measurement.units}) is not None

    def _of_name(self, name: AnalyteName) -> tuple[str, ...]:
        found = self._of_words(name.words[:_MOST_WORDS]) if len(name.words) <= _MOST_WORDS else ()
        return tuple(id for id in found if name.fits(self._measurements[id].sample))

    def _of_words(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the measurement that words name in any order, or twice in a row ("alt sgpt")."""
        found = self._of_one_name(frozenset(words))
        for place in () if found else range(1, len(words)):
            first = self._of_one_name(frozenset(words[:place]))
            if first and self._of_words(words[place:]) == first:
                return first
        return found

    def _of_one_name(self, words: frozenset[str]) -> tuple[str, ...]:
        """Return the measurement that some words name in any order; one that is of a part only is not the total."""
        found, whole = self._by_words.get(words, ()), without_total(words)
        if found or whole == words:
            return found
        found = self._by_words.get(whole, ())
        return () if any(PART & set(analyte_name(self._measurements[id].name).words) for id in found) else found

    @cached_property
    def _by_words(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        """Measurements by the words of their names, in any order."""
        found: dict[frozenset[str], set[str]] = {}
        for name, ids in self._called(_MEASUREMENTS).items():
            found.setdefault(frozenset(analyte_name(name).words), set()).update(ids)
        return {words: tuple(ids) for words, ids in found.items() if words and len(ids) == 1}

    def _called(self, kinds: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of some kinds by their other names."""
        if kinds not in self._other_names:
            called: dict[str, set[str]] = {}
            for id, entry in (pair for kind in kinds for pair in self._entries[kind].items()):
                for name in (short(id), *getattr(entry, "also_called", ()), *getattr(entry, "loinc", ())):
                    called.setdefault(_spoken(name), set()).add(id)
            self._other_names[kinds] = {name: tuple(sorted(ids)) for name, ids in called.items()}
        return self._other_names[kinds]

    def resolve(self, kinds: tuple[str, ...], name: str, problems: Problems, *, subject: str, path: Path) -> str | None:
        """Return the id that a name means; None, with the problem noted, if there is none or more than one."""
        pack = subject.partition(":")[0]
        found = self.candidates(kinds, name, pack)
        if len(found) == 1:
            return found[0]
        what = " or ".join(kind.removesuffix("s").replace("_", " ") for kind in kinds)
        if found:
            message, hint = f"'{name}' names several things", f"write {' or '.join(found)}"
        else:
            message = f"unknown {what} '{name}'"
            hint = self.hint(kinds, name, pack)
        problems.add("TK202", message, subject=subject, path=path, hint=hint, missing="" if found else name)
        return None

    def hint(self, kinds: tuple[str, ...], name: str, pack: str) -> str:
        """Return what a pack may have meant by a name that it cannot use; empty if nothing is like it."""
        names = self.names(kinds)
        return (
            names.out_of_sight(name, pack)
            or written_otherwise(name, pack, names, lambda text: self._as_called(kinds, text))
            or of_another_kind(name, pack, self._entries, lambda kind: self.names((kind,)))
            or _similar(kinds, name, self.names(kinds).short)
        )

    def suggest(self, kinds: tuple[str, ...], name: str) -> str:
        """Return a hint with the closest known name."""
        return _similar(kinds, name, {*self.names(kinds).short, *self._called(kinds)})


def _similar(kinds: tuple[str, ...], name: str, known: Set[str]) -> str:
    if kinds == _MEASUREMENTS:  # of two analytes with like names, none is the other misspelled
        known = {other for other in known if _is_slip(_spoken(name), _spoken(other))}
    return did_you_mean(short(name).lower(), known) or did_you_mean(short(name), known)


def _is_slip(name: str, other: str) -> bool:
    """Tell whether a name differs from another in its longer words only: "troponin i" is no slip of "troponin t"."""
    pairs = list(zip(name.split(), other.split(), strict=False))
    same_words = len(name.split()) == len(other.split())
    return same_words and all(a == b or min(len(a), len(b)) >= _LONG_WORD for a, b in pairs)


def _spoken(name: str) -> str:
    """Return a name as it is compared where people write it: case, hyphens and underscores count for nothing."""
    return " ".join(re.sub(r"[_,-]", " ", name.casefold()).split())


def _without_sample(name: str) -> str:
    """Return a name without the words for blood, of which all is told that does not say urine: "ferritin serum"."""
    return " ".join(word for word in name.split() if word not in _SAMPLE)
