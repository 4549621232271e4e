"""What is in a food, by the ids of the nutrients that packs know."""

from __future__ import annotations

from collections.abc import Mapping

from twitchkit.ids import pack_of
from twitchkit.knowledge import Knowledge
from twitchkit.model.food import FoodSource


def content_of(knowledge: Knowledge, food: FoodSource) -> Mapping[str, float]:
    """Return what is in 100 g of a food, by the full id of the nutrient; what is left out is unknown."""
    index, pack = knowledge.index, pack_of(food.id)
    return {id: amount for name, amount in food.per_100g.items() for id in index.candidates(("nutrients",), name, pack)}
