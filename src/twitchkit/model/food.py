"""Foods: what is in them, where many come from, and how people measure what they eat without scales."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from attrs import field, frozen

from twitchkit.model.kinds import Lock, Means, Stays
from twitchkit.model.provenance import Statement


@frozen(kw_only=True)
class FoodSource(Statement):
    """A food: content per 100 g in each nutrient's unit, and household portions in grams.

    A nutrient that is left out is unknown, never zero. ``as_bought`` is what people ask for, where ``name``
    turns words round ("tofu, firm"). ``names`` are other words for it, by which it is found; ``group`` is the kind of
    food ("vegetables"). ``tags`` say what matters for exclusions and absorption. ``checked`` says that every tag
    was looked at, so that a tag which is not there does not hold.
    """

    id: str
    name: str
    as_bought: Annotated[str, Means(shown="Suggested as")] = ""
    names: Annotated[tuple[str, ...], Means(shown="Also called")] = ()
    group: Annotated[str, Means(shown="Kind of food")] = ""
    per_100g: Annotated[Mapping[str, float], Means(refers=("nutrients",), shown="In 100 g")]
    portions: Annotated[Mapping[str, float], Means(shown="Portions")] = field(factory=dict)
    tags: Annotated[tuple[str, ...], Means(refers=("food_tags",), lock=Lock.GROWS)] = ()
    checked: Annotated[bool, Means(lock=Stays(False, "only the pack that has a food may call its tags checked"))] = (
        False
    )
    note: Annotated[str, Means(shown="Note")] = ""


@frozen(kw_only=True)
class FoodDatabase(Statement):
    """A file with the content of many foods, beside the other files of its pack.

    ``file`` is an SQLite database as :mod:`twitchkit.diet.writing` makes it, and ``sha256`` its digest. ``release`` and
    ``released`` say which edition of the source it holds; a food cites the source at ``number`` and its key ("NDB
    11458"). ``synonyms``, ``costs`` and ``kinds`` are CSV files in the folder of the statement: words that mean the
    same, words that make a food a special one, and words that a food's name need not have (docs/foods.md).
    """

    id: str
    title: str
    release: Annotated[str, Means(shown="Release")]
    released: Annotated[str, Means(shown="Of")]
    file: Annotated[str, Means(shown="File")]
    sha256: str
    number: str
    synonyms: str = ""
    costs: str = ""
    kinds: str = ""


@frozen(kw_only=True)
class HouseholdMeasure(Statement):
    """What a handful, a bowl or a slice holds, from the least to the most that is usual.

    It is given in ``grams``, or in ``ml`` and then weighed by the food's own cup or spoon. With ``groups`` it holds
    for foods of these groups only, and goes before one that holds for all. A measure with neither is a word for a
    portion that only the food itself knows (an ear, a stalk). ``implies`` is a word for what is in it ("canned").
    """

    id: str
    names: Annotated[tuple[str, ...], Means(shown="Also called")]
    grams: Annotated[tuple[float, float] | None, Means(shown="Weighs")] = None
    ml: Annotated[tuple[float, float] | None, Means(shown="Holds")] = None
    groups: Annotated[tuple[str, ...], Means(shown="For")] = ()
    implies: str = ""
