"""Which statements belong together: the intakes and foods of a nutrient, the claims about a thing, the tips for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from twitchkit.ids import pack_of
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.references import CLAIMED
from twitchkit.model.advice import Claim, Tip
from twitchkit.model.content import Content, Entry, kinds_of
from twitchkit.model.food import FoodSource
from twitchkit.model.nutrient import ReferenceIntake
from twitchkit.model.override import Override

EntryT = TypeVar("EntryT", bound=Entry)


class Relations(NamedTuple):
    """By full id: foods of a nutrient (richest first), claims about, tips for and overrides of anything.

    ``intakes`` holds the reference intakes of a nutrient by standard, those that are narrower than their life stage
    first; ``standard`` is the one that holds unless another is asked for: that of the packs of the nutrients
    themselves, else the first by id, else empty.
    """

    intakes: Mapping[str, Mapping[str, tuple[ReferenceIntake, ...]]]
    standard: str
    foods: Mapping[str, tuple[FoodSource, ...]]
    claims: Mapping[str, tuple[Claim, ...]]
    tips: Mapping[str, tuple[Tip, ...]]
    changes: Mapping[str, tuple[Override, ...]]


def relate(content: Content, index: Index) -> Relations:
    """Return the relations of a checked content."""
    targets = ("conditions", "nutrients")
    anything = tuple(kind for kind, _ in kinds_of(content) if kind != "sources")
    intakes = {
        standard: _grouped(index, ("nutrients",), ((item.nutrient, item) for item in sorted(rows, key=_is_broad)))
        for standard, rows in sorted(_by_standard(content, index).items())
    }
    own = [standard for standard, rows in intakes.items() if any(_at_home(id, rows[id]) for id in rows)]
    return Relations(
        intakes=intakes,
        standard=min(own or intakes, default=""),
        foods=_foods(content, index),
        claims=_grouped(index, CLAIMED, ((name, claim) for claim in content.claims.values() for name in claim.about)),
        tips=_grouped(index, targets, ((name, tip) for tip in content.tips.values() for name in tip.for_)),
        changes=_grouped(index, anything, ((item.target, item) for item in content.overrides.values())),
    )


def _grouped(
    index: Index, kinds: tuple[str, ...], pairs: Iterable[tuple[str, EntryT]]
) -> dict[str, tuple[EntryT, ...]]:
    groups: dict[str, tuple[EntryT, ...]] = {}
    for name, entry in pairs:
        for id in index.candidates(kinds, name, pack_of(entry.id)):
            groups[id] = (*groups.get(id, ()), entry)
    return groups


def _by_standard(content: Content, index: Index) -> dict[str, list[ReferenceIntake]]:
    rows: dict[str, list[ReferenceIntake]] = {}
    for intake in content.reference_intakes.values():
        for standard in index.candidates(("sources",), intake.standard, pack_of(intake.id)):
            rows.setdefault(standard, []).append(intake)
    return rows


def _is_broad(intake: ReferenceIntake) -> bool:
    return not intake.when


def _at_home(nutrient: str, intakes: Iterable[ReferenceIntake]) -> bool:
    """Tell whether some of these come from the pack of the nutrient."""
    return any(pack_of(intake.id) == pack_of(nutrient) for intake in intakes)


def _foods(content: Content, index: Index) -> dict[str, tuple[FoodSource, ...]]:
    amounts: dict[str, list[tuple[float, str]]] = {}
    for food in content.food_sources.values():
        for name, amount in food.per_100g.items():
            for id in index.candidates(("nutrients",), name, pack_of(food.id)):
                amounts.setdefault(id, []).append((-amount, food.id))
    return {id: tuple(content.food_sources[food] for _, food in sorted(foods)) for id, foods in amounts.items()}
