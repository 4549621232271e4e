"""Where many foods come from, and how people measure what they eat without scales."""

from __future__ import annotations

from attrs import frozen

from twitchkit.model.provenance import Statement


@frozen(kw_only=True)
class FoodDatabase(Statement):
    """A file with the content of many foods, beside the other files of its pack.

    ``file`` is an SQLite database as :mod:`twitchkit.diet.writing` makes it, and ``sha256`` its digest. ``release`` and
    ``released`` say which edition of the source it holds; a food cites the source at ``number`` and its key ("NDB
    11458"). ``synonyms`` and ``costs`` are CSV files in the folder of the statement: words that mean the same, and
    words that make a food a special one (docs/foods.md).
    """

    id: str
    title: str
    file: str
    sha256: str
    release: str
    released: str
    number: str
    synonyms: str = ""
    costs: str = ""


@frozen(kw_only=True)
class HouseholdMeasure(Statement):
    """What a handful, a bowl or a slice holds, from the least to the most that is usual.

    It is given in ``grams``, or in ``ml`` and then weighed by the food's own cup or spoon. With ``groups`` it holds
    for foods of these groups only, and goes before one that holds for all. A measure with neither is a word for a
    portion that only the food itself knows (an ear, a stalk). ``implies`` is a word for what is in it ("canned").
    """

    id: str
    names: tuple[str, ...]
    grams: tuple[float, float] | None = None
    ml: tuple[float, float] | None = None
    groups: tuple[str, ...] = ()
    implies: str = ""
