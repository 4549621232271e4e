"""The lines of a diary, read one by one: whatever is wrong with one of them harms no other."""

from __future__ import annotations

from attrs import evolve

from twitchkit.diet.foods import Foods
from twitchkit.errors import MissingExtraError
from twitchkit.model.eaten import ReadFood
from twitchkit.model.profile import FoodEaten


class Lines:
    """Reads the lines of one diary, each different one once."""

    def __init__(self, foods: Foods) -> None:
        """Begin with the foods to look in."""
        self._foods = foods
        self._seen: dict[str, ReadFood] = {}

    def __call__(self, item: FoodEaten) -> ReadFood:
        """Return which food a line means and how many grams, or what cannot be told."""
        text = item.text
        if text not in self._seen:
            self._seen[text] = evolve(self._read(item), text=text)
        return self._seen[text]

    def _read(self, item: FoodEaten) -> ReadFood:
        try:
            if item.amount is None:
                return self._foods.read(item.food)
            return self._foods.read_stated(item.food, item.amount)
        except MissingExtraError as error:  # a slip in a diary must not hide how urgent something is
            return ReadFood(text="", problem=f"{error}.")
