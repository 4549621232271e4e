"""The commands about foods: search, show, rich-in and import."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from twitchkit.cli.output import complain, show, show_json
from twitchkit.errors import UnknownIdError
from twitchkit.ids import short
from twitchkit.kit import Kit, load
from twitchkit.model.assessment import plain
from twitchkit.model.nutrient import FoodSource
from twitchkit.model.read_food import FoodMatch
from twitchkit.quantity import number_text
from twitchkit.render.blocks import Bullets, Document, Heading, Item, Table


def foods(asked: Namespace) -> None:
    """Print what was asked for about foods; raises :class:`UnknownIdError` where there is none."""
    if asked.action == "import":
        _import(asked)
        return
    kit = load(asked.packs, paths=asked.pack_folder, on_error=asked.on_error)
    match asked.action:
        case "search":
            _search(asked, kit)
        case "show":
            _show(asked, kit)
        case "rich-in":
            _rich_in(asked, kit)


def _import(asked: Namespace) -> None:
    from twitchkit.diet.fooddata_central import import_download  # noqa: PLC0415 (it loads SQLite)

    number = import_download(Path(asked.folder), Path(asked.to))
    complain([f"{number:,} foods; use them with --pack-folder {asked.to}, or tk.load(paths=[…])"])


def _search(asked: Namespace, kit: Kit) -> None:
    matches = kit.foods.search(asked.text, asked.limit)
    if not matches:
        raise UnknownIdError("no food like this is known")
    if asked.format == "json":
        show_json({"matches": [plain(match) for match in matches]})
        return
    show((_matches(matches),))


def _matches(matches: Iterable[FoodMatch]) -> Table:
    rows = tuple((match.food.id, match.food.name, f"{match.score:.0f}") for match in matches)
    return Table(("Id", "Food", "Fits, of 100"), rows)


def _show(asked: Namespace, kit: Kit) -> None:
    food = kit.foods.get(_full_id(kit, asked.id))
    if asked.format == "json":
        show_json({"food": plain(food)})
        return
    show(_described(food, kit))


def _full_id(kit: Kit, id: str) -> str:
    """Return the id of a food of a pack by its short name; that of a database food has its pack before it."""
    return id if ":" in id else kit.knowledge.resolve("food_sources", id)


def _described(food: FoodSource, kit: Kit) -> Document:
    about = (("Id", food.id), ("Also called", ", ".join(food.names)), ("Kind of food", food.group), ("Note", food.note))
    nutrients = {short(id): nutrient for id, nutrient in kit.knowledge.nutrients.items()}
    rows = tuple((_name_of(name, kit), _amount(name, food, kit)) for name in sorted({*nutrients, *food.per_100g}))
    portions = tuple(Item(f"{number_text(grams)} g", lead=portion) for portion, grams in food.portions.items())
    cited = ", ".join(f"{citation.source} {citation.at}".strip() for citation in food.cite)
    return (
        Heading(food.name),
        Bullets(tuple(Item(text, lead=label) for label, text in (*about, ("From", cited)) if text)),
        Table(("In 100 g", "Amount"), rows),
        *((Bullets(portions, title="Portions"),) if portions else ()),
    )


def _rich_in(asked: Namespace, kit: Kit) -> None:
    id = kit.knowledge.resolve("nutrients", asked.nutrient)
    found = kit.foods.rich_in(id, asked.limit)
    if asked.format == "json":
        show_json({"nutrient": id, "foods": [plain(food) for food in found]})
        return
    nutrient = short(id)
    rows = tuple((food.id, food.name, _amount(nutrient, food, kit)) for food in found)
    show((Table(("Id", "Food", f"{_name_of(nutrient, kit)} in 100 g"), rows),))


def _name_of(nutrient: str, kit: Kit) -> str:
    return kit.knowledge.nutrients[kit.knowledge.resolve("nutrients", nutrient)].name


def _amount(nutrient: str, food: FoodSource, kit: Kit) -> str:
    """Say how much is in 100 g; what a table does not know is said to be unknown."""
    amount = food.per_100g.get(nutrient)
    unit = kit.knowledge.nutrients[kit.knowledge.resolve("nutrients", nutrient)].unit
    return "unknown" if amount is None else f"{number_text(amount)} {unit}"
