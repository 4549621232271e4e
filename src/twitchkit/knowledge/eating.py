"""What foods are and who does not eat them: tags with all that follows from them, and the words people use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from twitchkit.ids import short
from twitchkit.knowledge.problems import Problems
from twitchkit.model.content import Content
from twitchkit.model.diet import FoodTag
from twitchkit.model.vocabulary import Kind

FOOD = "food:"
"""How a caution, or what a tip involves, begins that names a nutrient or a tag of foods."""


class Eating(NamedTuple):
    """By full id: the tags that follow from a tag, itself among them, and the findings of diets.

    ``tags``, ``diets`` and ``foods`` hold full ids by the words that people use, in lower case.
    """

    closure: Mapping[str, frozenset[str]]
    findings: Mapping[str, str]
    tags: Mapping[str, str]
    diets: Mapping[str, str]
    foods: Mapping[str, str]


def check_eating(content: Content, problems: Problems) -> None:
    """Note what is wrong with tags, and with what diets and foods name."""
    for tag in content.food_tags.values():
        _check_tag(tag, problems)
    for diet in content.diets.values():
        finding = content.findings.get(diet.finding)
        if finding is not None and finding.kind is not Kind.YES_NO:
            problems.add("TK211", f"'{short(finding.id)}' is no yes/no finding", subject=diet.id, path=("finding",))
    for food in content.food_sources.values():
        for position, id in enumerate(food.tags):
            if id in content.food_tags and content.food_tags[id].nutrient:
                message, hint = (
                    f"'{short(id)}' is no tag to write on a food",
                    "remove it: it follows from what is in the food",
                )
                problems.add("TK105", message, subject=food.id, path=("tags", position), hint=hint)


def relate_eating(content: Content) -> Eating:
    """Return the tags and words of a linked content."""
    return Eating(
        closure={id: _closure(id, content) for id in content.food_tags},
        findings={diet.id: diet.finding for diet in content.diets.values() if diet.finding},
        tags=_words((tag.id, (tag.name, *tag.names)) for tag in content.food_tags.values() if not tag.nutrient),
        diets=_words((diet.id, (diet.name, *diet.names)) for diet in content.diets.values()),
        foods=_words((food.id, (food.name, head_of(food.name), *food.names)) for food in content.food_sources.values()),
    )


def head_of(name: str) -> str:
    """Return a food without how it was prepared.

    >>> head_of("kale, cooked")
    'kale'
    """
    return name.partition(",")[0].strip()


def _closure(id: str, content: Content) -> frozenset[str]:
    """Return a tag with everything that it is a kind of; a circle is walked once."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += content.food_tags[each].kind_of
    return frozenset(found)


def _words(named: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    words: dict[str, str] = {}
    for id, names in named:
        for name in (id, short(id), *names):
            words.setdefault(name.casefold(), id)
    return words


def _check_tag(tag: FoodTag, problems: Problems) -> None:
    if bool(tag.nutrient) != (tag.amount is not None):
        problems.add("TK103", "'nutrient' and 'amount' go together", subject=tag.id)
    for key, amount in (("amount", tag.amount), ("most", tag.most)):
        if amount is not None and amount <= 0:
            problems.add("TK106", f"'{key}' is above 0", subject=tag.id, path=(key,))
