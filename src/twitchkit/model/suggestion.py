"""What to eat: a few foods that close the gaps between what was eaten and what is needed."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from twitchkit.model.discreet import Result

SUGGESTION = "suggestion:"
"""How the id of a suggestion begins; foods and grams follow."""
MOST_FOODS = 3
"""At most so many foods are suggested at a time."""


@frozen(kw_only=True, repr=False)
class SuggestedFood(Result):
    """A food and how much of it a day; ``adds`` is what that holds, by nutrient id in the nutrient's unit.

    ``portion`` says it in household words ("1 oz", "half of 1 cup"). ``eaten`` says that the person eats it already.
    ``notes`` say how well the body takes up what it is suggested for.
    """

    food: str
    name: str
    grams: float
    portion: str
    eaten: bool
    adds: Mapping[str, float]
    notes: tuple[str, ...]
    sources: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class ClosedGap(Result):
    """A nutrient of which too little is eaten, and what the foods do about it, per day in its unit.

    The gap is ``target`` less ``intake``, which is the middle of what is known. ``standard`` names the target (RDA or
    AI). ``added`` is what the foods add and the body can take up; ``closed`` the share of the gap, at most 1. ``note``
    says what to know about getting it from food.
    """

    nutrient: str
    name: str
    unit: str
    standard: str
    intake: float
    target: float
    added: float
    closed: float
    note: str
    sources: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class KeptLimit(Result):
    """A limit that the foods had to keep, per day in the nutrient's unit.

    ``kind`` is one of UL, CDRR and caution; ``value`` is the limit itself. The foods may add ``room`` and do add
    ``added``; ``because`` says where the room comes from.
    """

    nutrient: str
    name: str
    unit: str
    kind: str
    value: float
    room: float
    added: float
    because: str
    sources: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class FoodSuggestion(Result):
    """A small change of diet: a few foods a day, the gaps that they close and the limits that they keep."""

    id: str
    text: str
    foods: tuple[SuggestedFood, ...]
    gaps: tuple[ClosedGap, ...]
    limits: tuple[KeptLimit, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
