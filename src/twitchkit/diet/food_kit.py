"""The food part of a kit: what was eaten, which foods there are, and what to eat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from twitchkit.diet.foods import Foods
from twitchkit.diet.intake import add_up
from twitchkit.diet.lines import Lines
from twitchkit.diet.plausible import Plausible
from twitchkit.diet.suggestions import add_foods, advise
from twitchkit.knowledge import Knowledge
from twitchkit.model.assessment import Assessment
from twitchkit.model.eaten import Eaten
from twitchkit.model.food import FoodSource
from twitchkit.model.food_advice import FoodAdvice
from twitchkit.model.profile import DietDay
from twitchkit.scoring import Person
from twitchkit.scoring.supplements import StatedNutrients


class FoodKit:
    """What a kit does with food; it opens no database and loads no solver before one is needed."""

    def __init__(self, knowledge: Knowledge, folders: Mapping[str, Path]) -> None:
        """Take the foods of a knowledge; ``folders`` are those of its packs, by id."""
        self._knowledge = knowledge
        self.foods: Foods = Foods(knowledge, folders)

    def eaten(self, diet: Sequence[DietDay] | None, stated: StatedNutrients) -> Eaten | None:
        """Return what a diary comes to, with what is told to have been in its lines; None where there is none."""
        return add_up(diet, Lines(self.foods), self._plausible, stated) if diet else None

    def advise(
        self,
        assessment: Assessment,
        person: Person,
        *,
        nutrients: Sequence[str],
        at_most: int,
        alternatives: int,
    ) -> FoodAdvice:
        """Return what to eat for what is missing in an assessment of a person; ``nutrients`` are full ids."""
        return advise(
            assessment,
            person,
            self._suggested(),
            nutrients=nutrients,
            at_most=at_most,
            alternatives=alternatives,
        )

    def with_foods(self, assessment: Assessment, person: Person) -> Assessment:
        """Return an assessment of a person with what to eat for what seems to be missing."""
        return add_foods(assessment, person, self._suggested())

    def _suggested(self) -> Iterator[FoodSource]:
        """Iterate over the foods to choose from; a database is opened with the first."""
        yield from self.foods.suggested

    @cached_property
    def _plausible(self) -> Plausible:
        return Plausible(self._knowledge)
