"""Which statements belong together: the intakes and foods of a nutrient, the claims about a thing, the tips for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from twitchkit.ids import pack_of
from twitchkit.model.addition import AddedEvidence
from twitchkit.model.advice import Claim, Tip
from twitchkit.model.content import Content, EntryT
from twitchkit.model.food import FoodSource
from twitchkit.model.nutrient import ReferenceIntake
from twitchkit.model.override import Override


class Relations(NamedTuple):
    """By full id: foods of a nutrient (richest first), claims about, tips for and overrides of anything.

    ``evidence`` is what other packs have for a condition.

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
    evidence: Mapping[str, tuple[AddedEvidence, ...]]


def relate(content: Content) -> Relations:
    """Return the relations of a linked content."""
    rows: dict[str, list[ReferenceIntake]] = {}
    for intake in sorted(content.reference_intakes.values(), key=_is_broad):
        rows.setdefault(intake.standard, []).append(intake)
    intakes = {standard: grouped((item.nutrient, item) for item in rows[standard]) for standard in sorted(rows)}
    own = [standard for standard, rows in intakes.items() if any(_at_home(id, rows[id]) for id in rows)]
    return Relations(
        intakes=intakes,
        standard=min(own or intakes, default=""),
        foods=_foods(content),
        claims=grouped((id, claim) for claim in content.claims.values() for id in claim.about),
        tips=grouped((id, tip) for tip in content.tips.values() for id in tip.for_),
        changes=grouped((item.target, item) for item in content.overrides.values()),
        evidence=grouped((item.condition, item) for item in content.evidence.values()),
    )


def grouped(pairs: Iterable[tuple[str, EntryT]]) -> dict[str, tuple[EntryT, ...]]:
    """Return statements by the key of each, in their order."""
    groups: dict[str, tuple[EntryT, ...]] = {}
    for id, entry in pairs:
        groups[id] = (*groups.get(id, ()), entry)
    return groups


def _is_broad(intake: ReferenceIntake) -> bool:
    return not intake.when


def _at_home(nutrient: str, intakes: Iterable[ReferenceIntake]) -> bool:
    """Tell whether some of these come from the pack of the nutrient."""
    return any(pack_of(intake.id) == pack_of(nutrient) for intake in intakes)


def _foods(content: Content) -> dict[str, tuple[FoodSource, ...]]:
    amounts: dict[str, list[tuple[float, str]]] = {}
    for food in content.food_sources.values():
        for id, amount in food.per_100g.items():
            amounts.setdefault(id, []).append((-amount, food.id))
    return {id: tuple(content.food_sources[food] for _, food in sorted(foods)) for id, foods in amounts.items()}
