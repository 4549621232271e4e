"""What people do not eat: tags of foods, and the diets that exclude them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from attrs import field, frozen

from twitchkit.model.kinds import Lock, Means, Stays
from twitchkit.model.provenance import Statement

_TAGS, _NUTRIENTS = ("food_tags",), ("nutrients",)


@frozen(kw_only=True)
class FoodTag(Statement):
    """Something that holds for many foods and matters to who eats them: what they are made of, or what they do.

    ``names`` are other words for it, as people write their allergies and dislikes. A food with the tag also has every
    tag of ``kind_of``. A tag with a ``nutrient`` is never written on a food: it holds by content, where a day's
    amount reaches ``amount`` (in the nutrient's unit) or is unknown. Foods whose tag is not ``suggested`` are found
    and counted, and never put forward; of others at most ``most`` grams a day are. ``uncounted`` names nutrients that
    the body hardly gets from such a food, so that they close no gap; ``absorption`` says in words how well it gets
    them.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind_of: Annotated[tuple[str, ...], Means(refers=_TAGS, lock=Lock.GROWS, shown="Kind of")] = ()
    nutrient: Annotated[str, Means(refers=_NUTRIENTS)] = ""
    amount: Annotated[float | None, Means(lock=Lock.FALLS, shown="Holds from")] = None
    suggested: Annotated[
        bool, Means(lock=Stays(False, "a tag that is never suggested stays so"), shown="Suggested")
    ] = True
    most: Annotated[float | None, Means(lock=Lock.FALLS)] = None
    uncounted: Annotated[tuple[str, ...], Means(refers=_NUTRIENTS)] = ()
    absorption: Annotated[Mapping[str, str], Means(refers=_NUTRIENTS, shown="Uptake")] = field(factory=dict)
    note: Annotated[str, Means(shown="Note")] = ""


@frozen(kw_only=True)
class Diet(Statement):
    """A way of eating: the tags that it ``excludes``, and those of which it has one at a time (``not_together``).

    ``names`` are other words for it. ``finding`` is the yes/no finding that says the same: the diet makes it present,
    and where it is present the exclusions hold. ``note`` says what no table of foods can tell (how an animal was
    slaughtered).
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    excludes: Annotated[tuple[str, ...], Means(refers=_TAGS, lock=Lock.GROWS, shown="Leaves out")]
    not_together: Annotated[tuple[str, ...], Means(refers=_TAGS, lock=Lock.GROWS, shown="Not together")] = ()
    finding: Annotated[str, Means(refers=("findings",))] = ""
    note: Annotated[str, Means(shown="Note")] = ""
