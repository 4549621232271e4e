"""What foods are and who does not eat them: tags with all that follows from them, and the words people use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from twitchkit.ids import pack_of, short
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.problems import Path, Problems
from twitchkit.model.content import Content
from twitchkit.model.diet import Diet, FoodTag
from twitchkit.model.food import FoodSource
from twitchkit.model.vocabulary import Kind

FOOD = "food:"
"""How a caution, or what a tip involves, begins that names a nutrient or a tag of foods."""

_TAGS, _NUTRIENTS = ("food_tags",), ("nutrients",)


class Eating(NamedTuple):
    """By full id: the tags that follow from a tag, itself among them, and the findings of diets.

    ``tags``, ``diets`` and ``foods`` hold full ids by the words that people use, in lower case.
    """

    closure: Mapping[str, frozenset[str]]
    findings: Mapping[str, str]
    tags: Mapping[str, str]
    diets: Mapping[str, str]
    foods: Mapping[str, str]


def check_eating(content: Content, index: Index, problems: Problems) -> None:
    """Note every wrong reference between tags, diets, foods and cautions."""
    for tag in content.food_tags.values():
        _check_tag(tag, index, problems)
    for diet in content.diets.values():
        for key in ("excludes", "not_together"):
            _resolve_all(_TAGS, getattr(diet, key), index, problems, diet.id, (key,))
        _check_finding(diet, content, index, problems)
    for food in content.food_sources.values():
        _check_tags_of(food, content, index, problems)
    for caution in content.cautions.values():
        for position, token in enumerate(caution.withhold):
            if token.startswith(FOOD):
                path = ("withhold", position)
                name = token.removeprefix(FOOD)
                index.resolve((*_NUTRIENTS, *_TAGS), name, problems, subject=caution.id, path=path)


def relate_eating(content: Content, index: Index) -> Eating:
    """Return the tags and words of a checked content."""
    findings = {
        diet.id: index.candidates(("findings",), diet.finding, pack_of(diet.id))[0]
        for diet in content.diets.values()
        if diet.finding
    }
    return Eating(
        closure={id: _closure(id, content, index) for id in content.food_tags},
        findings=findings,
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


def _closure(id: str, content: Content, index: Index) -> frozenset[str]:
    """Return a tag with everything that it is a kind of; a circle is walked once."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            tag = content.food_tags[each]
            waiting += [wide for name in tag.kind_of for wide in index.candidates(_TAGS, name, pack_of(each))]
    return frozenset(found)


def _words(named: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    words: dict[str, str] = {}
    for id, names in named:
        for name in (id, short(id), *names):
            words.setdefault(name.casefold(), id)
    return words


def _check_tag(tag: FoodTag, index: Index, problems: Problems) -> None:
    _resolve_all(_TAGS, tag.kind_of, index, problems, tag.id, ("kind_of",))
    _resolve_all(_NUTRIENTS, tag.uncounted, index, problems, tag.id, ("uncounted",))
    for name in tag.absorption:
        index.resolve(_NUTRIENTS, name, problems, subject=tag.id, path=("absorption", name))
    if tag.nutrient:
        index.resolve(_NUTRIENTS, tag.nutrient, problems, subject=tag.id, path=("nutrient",))
    if bool(tag.nutrient) != (tag.amount is not None):
        problems.add("TK103", "'nutrient' and 'amount' go together", subject=tag.id)
    for key, amount in (("amount", tag.amount), ("most", tag.most)):
        if amount is not None and amount <= 0:
            problems.add("TK106", f"'{key}' is above 0", subject=tag.id, path=(key,))


def _check_finding(diet: Diet, content: Content, index: Index, problems: Problems) -> None:
    if not diet.finding:
        return
    id = index.resolve(("findings",), diet.finding, problems, subject=diet.id, path=("finding",))
    if id is not None and content.findings[id].kind is not Kind.YES_NO:
        problems.add("TK211", f"'{diet.finding}' is no yes/no finding", subject=diet.id, path=("finding",))


def _check_tags_of(food: FoodSource, content: Content, index: Index, problems: Problems) -> None:
    for position, name in enumerate(food.tags):
        path = ("tags", position)
        id = index.resolve(_TAGS, name, problems, subject=food.id, path=path)
        if id is not None and content.food_tags[id].nutrient:
            hint = "remove it: it follows from what is in the food"
            problems.add("TK105", f"'{name}' is no tag to write on a food", subject=food.id, path=path, hint=hint)


def _resolve_all(
    kinds: tuple[str, ...], names: Iterable[str], index: Index, problems: Problems, subject: str, path: Path
) -> None:
    for position, name in enumerate(names):
        index.resolve(kinds, name, problems, subject=subject, path=(*path, position))
