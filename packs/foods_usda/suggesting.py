"""Which foods of the reference may be put forward, with which tags and in which portions: the rules of suggested.csv.

A row says what the description of a food begins with (one of), has (all of) and lacks (all of), as whole words; several
stand in a cell with semicolons between. Then its tags hold, and all that matters for diets, allergies and cautions is
among them. A row without tags is a word with which no food is put forward. What no row knows is not put forward either:
a food for which nobody can tell from its description what is in it (a mixed dish, a brand), or that nobody eats so.

Portions are those of the food that begin as written here, or ours = theirs: "1/2 cup = 0.5 cup".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

RULES = Path(__file__).parent / "suggested.csv"


class Rule(NamedTuple):
    """A row of suggested.csv."""

    tags: tuple[str, ...]
    group: str
    begins: tuple[str, ...]
    has: tuple[str, ...]
    lacks: tuple[str, ...]
    portions: tuple[str, ...]

    def fits(self, description: str, group: str) -> bool:
        """Tell whether the rule is one for a food."""
        return (
            self.group in ("", group)
            and (not self.begins or any(_begins(description, words) for words in self.begins))
            and all(_has(description, words) for words in self.has)
            and not any(_has(description, words) for words in self.lacks)
        )


class Suggested(NamedTuple):
    """What a food is made of, and the portions of it that people eat, in grams."""

    tags: tuple[str, ...] = ()
    portions: Mapping[str, float] = {}


def read_rules() -> tuple[Rule, ...]:
    """Read the rules."""
    with RULES.open(encoding="utf-8", newline="") as file:
        return tuple(
            Rule(group=row["group"], **{key: _listed(row[key]) for key in Rule._fields if key != "group"})
            for row in csv.DictReader(file)
        )


def suggested(description: str, group: str, portions: Mapping[str, float], rules: Sequence[Rule]) -> Suggested:
    """Return what the rules say of a food; nothing for one that is not put forward.

    Two rules for one food end the program.
    """
    fitting = [rule for rule in rules if rule.fits(description, group)]
    if not fitting or not all(rule.tags for rule in fitting):
        return Suggested()
    if len(fitting) > 1:
        raise SystemExit(f"{description!r} has two rules in {RULES.name}: {fitting}")
    served = _served(portions, fitting[0].portions)
    return Suggested(fitting[0].tags, served) if served else Suggested()


def _served(portions: Mapping[str, float], wanted: Iterable[str]) -> dict[str, float]:
    """Return the wanted portions as far as a food has them; the plain "1 cup" before "1 cup, mashed"."""
    served: dict[str, float] = {}
    for each in wanted:
        ours, _, theirs = (part.strip() for part in each.partition("="))
        name = theirs or ours
        named = [label for label in portions if _begins(label, name)]
        if named:
            served.setdefault(ours, portions[name if name in named else named[0]])
    return served


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _begins(text: str, words: str) -> bool:
    return re.match(rf"{re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
