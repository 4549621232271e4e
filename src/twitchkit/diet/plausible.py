"""What may be in a food of which it is not known: as much as is in other foods, and never simply nothing.

A missing value must not count as zero: IOM (2000), Dietary Reference Intakes: Applications in Dietary Assessment,
p. 157, asks for tables without gaps. Where one is left, the amount is taken to lie between nothing and what 95 of 100
foods with a known amount do not exceed, with the median in the middle. The same holds for the weight of a portion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from attrs import frozen

from twitchkit.knowledge import Knowledge
from twitchkit.model.range import Range

_HIGH = 0.95


@frozen(slots=False)
class Plausible:
    """What foods hold and weigh, as far as the packs that are loaded know it."""

    knowledge: Knowledge

    @cached_property
    def per_100g(self) -> Mapping[str, Range]:
        """What 100 g of a food may hold of each nutrient; nutrients of which no food is known are left out."""
        amounts: dict[str, list[float]] = {}
        for food in self.knowledge.food_sources.values():
            for id, amount in food.per_100g.items():
                amounts.setdefault(id, []).append(amount)
        return {id: spread(values) for id, values in amounts.items()}

    @cached_property
    def portion(self) -> Range:
        """What a portion of a food may weigh, in grams."""
        foods = self.knowledge.food_sources.values()
        return spread(chain.from_iterable(food.portions.values() for food in foods))


def spread(values: Iterable[float]) -> Range:
    """Return nothing, the median and the 95th percentile of some amounts; nothing at all of none.

    >>> spread([1, 2, 3, 4, 100])
    Range(low=0.0, mid=3, high=100)
    """
    ordered = sorted(values)
    if not ordered:
        return Range(0.0, 0.0, 0.0)
    last = len(ordered) - 1
    return Range(0.0, ordered[last // 2], ordered[min(last, round(_HIGH * last + 0.5))])
