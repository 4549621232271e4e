"""What cautions say about food: nutrients that no food is suggested for, and foods that are not suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from twitchkit.ids import short
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.eating import FOOD
from twitchkit.model.assessment import Withheld
from twitchkit.scoring.advice import HeldCaution, withheld_by


class HeldFood(NamedTuple):
    """Cautions that hold, by the nutrient or the tag of foods that they withhold (full ids)."""

    nutrients: Mapping[str, tuple[HeldCaution, ...]]
    tags: Mapping[str, tuple[HeldCaution, ...]]


def find_held(knowledge: Knowledge, cautions: Iterable[HeldCaution]) -> HeldFood:
    """Return what the cautions that hold for a person say about food."""
    nutrients: dict[str, tuple[HeldCaution, ...]] = {}
    tags: dict[str, tuple[HeldCaution, ...]] = {}
    for held in cautions:
        for id in held.plan.foods:
            found = nutrients if id in knowledge.nutrients else tags
            found[id] = (*found.get(id, ()), held)
    return HeldFood(nutrients, tags)


def held_nutrient(knowledge: Knowledge, nutrient: str, holding: Sequence[HeldCaution]) -> Withheld:
    """Return that cautions hold back food for a nutrient."""
    return withheld_by(holding, id=f"{FOOD}{short(nutrient)}", name=_name(knowledge, nutrient))


def no_food_for(knowledge: Knowledge, nutrient: str, reason: str) -> Withheld:
    """Return that no food is suggested for a nutrient, and why."""
    name = _name(knowledge, nutrient)
    return Withheld(id=f"{FOOD}{short(nutrient)}", name=name, reason=reason, cautions=(), sources=())


def _name(knowledge: Knowledge, nutrient: str) -> str:
    return f"food with {knowledge.nutrients[nutrient].name}"
