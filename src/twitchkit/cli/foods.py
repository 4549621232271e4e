"""The commands about foods: search, show, rich-in, suggest and import."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.output import complain, show, show_json
from twitchkit.cli.person import kit_of, profile_of
from twitchkit.diet.fooddata_central import import_download
from twitchkit.errors import UnknownIdError
from twitchkit.ids import short
from twitchkit.kit import Kit
from twitchkit.model.eaten import FoodMatch
from twitchkit.model.food import FoodSource
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.plain import plain
from twitchkit.quantity import number_text
from twitchkit.render.blocks import Bullets, Document, Heading, Item, Table
from twitchkit.render.foods import food_advice


def import_foods(asked: Namespace) -> ExitCode:
    """Make a pack of a FoodData Central download."""
    number = import_download(Path(asked.folder), Path(asked.to))
    complain([f"{number:,} foods; use them with --pack-folder {asked.to}, or tk.load(paths=[…])"])
    return ExitCode.FINE


def search(asked: Namespace) -> ExitCode:
    """Print the foods that some words may mean; raises :class:`UnknownIdError` where there is none."""
    matches = kit_of(asked).foods.search(asked.text, asked.limit)
    if not matches:
        raise UnknownIdError("no food like this is known; try a plainer name")
    if asked.format == "json":
        show_json({"matches": [plain(match) for match in matches]})
    else:
        show((_matches(matches),))
    return ExitCode.FINE


def _matches(matches: Iterable[FoodMatch]) -> Table:
    rows = tuple((match.food.id, match.food.name, f"{match.score:.0f}") for match in matches)
    return Table(("Id", "Food", "Fits, of 100"), rows)


def show_food(asked: Namespace) -> ExitCode:
    """Print what is in a food; raises :class:`UnknownIdError` where there is none."""
    kit = kit_of(asked)
    food = _food(kit, asked.id)
    if asked.format == "json":
        show_json({"food": plain(food)})
    else:
        show(_described(food, kit))
    return ExitCode.FINE


def _food(kit: Kit, id: str) -> FoodSource:
    """Return a food of a pack by its id or short name, or one of a database by its id."""
    try:
        return kit.foods.get(id if ":" in id else kit.knowledge.resolve("food_sources", id))
    except UnknownIdError as error:
        raise UnknownIdError(f"{error}; find its id with: twitchkit foods search {shlex.quote(id)}") from None


def _described(food: FoodSource, kit: Kit) -> Document:
    about = (("Id", food.id), ("Also called", ", ".join(food.names)), ("Kind of food", food.group), ("Note", food.note))
    rows = tuple((nutrient.name, _amount(nutrient, food)) for nutrient in kit.knowledge.nutrients.values())
    portions = tuple(Item(f"{number_text(grams)} g", lead=portion) for portion, grams in food.portions.items())
    cited = ", ".join(f"{short(citation.source)} {citation.at}".strip() for citation in food.cite)
    return (
        Heading(food.name),
        Bullets(tuple(Item(text, lead=label) for label, text in (*about, ("From", cited)) if text)),
        Table(("In 100 g", "Amount"), rows),
        *((Bullets(portions, title="Portions"),) if portions else ()),
    )


def rich_in(asked: Namespace) -> ExitCode:
    """Print the foods with most of a nutrient; raises :class:`UnknownIdError` for an unknown nutrient."""
    kit = kit_of(asked)
    id = kit.knowledge.resolve("nutrients", asked.nutrient)
    found = kit.foods.rich_in(id, asked.limit)
    if asked.format == "json":
        show_json({"nutrient": id, "foods": [plain(food) for food in found]})
        return ExitCode.FINE
    nutrient = kit.knowledge.nutrients[id]
    rows = tuple((food.id, food.name, _amount(nutrient, food)) for food in found)
    show((Table(("Id", "Food", f"{nutrient.name} in 100 g"), rows),))
    return ExitCode.FINE


def suggest(asked: Namespace) -> ExitCode:
    """Print suggestions of food for a profile, and for what there is none."""
    kit = kit_of(asked)
    profile = profile_of(kit, asked.profile)
    assessment = kit.assess(profile)
    advice = kit.suggest_foods(
        assessment, nutrients=asked.nutrient, at_most=asked.at_most, alternatives=asked.alternatives
    )
    if asked.format == "json":
        show_json(
            {
                "urgency": plain(assessment.urgency),
                "suggestions": plain(advice.suggestions),
                "withheld": plain(advice.withheld),
            }
        )
    else:
        show(food_advice(advice, assessment, kit.knowledge.sources))
    return ExitCode.FINE


def _amount(nutrient: Nutrient, food: FoodSource) -> str:
    """Say how much is in 100 g; what a table does not know is said to be unknown."""
    amount = food.per_100g.get(nutrient.id)
    return "unknown" if amount is None else f"{number_text(amount)} {nutrient.unit}"
