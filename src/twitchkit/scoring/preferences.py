"""What a person does not eat: diets, allergies and dislikes, each name looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from twitchkit.errors import Diagnostic, did_you_mean
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.eating import head_of
from twitchkit.logic import TRUE, Truth
from twitchkit.model.profile import Profile
from twitchkit.scoring.names import HINTS


class Avoided(NamedTuple):
    """Foods that are left out: full ids of tags, and names of foods as sets of words that no name may hold all of."""

    tags: frozenset[str] = frozenset()
    foods: frozenset[frozenset[str]] = frozenset()


class Preferences(NamedTuple):
    """Diets by full id, allergies (None: nobody asked) and dislikes; ``values`` are the findings that diets tell."""

    diets: tuple[str, ...] = ()
    allergies: Avoided | None = None
    dislikes: Avoided = Avoided()
    values: Mapping[str, Truth] = {}


NO_PREFERENCES = Preferences()


def read_preferences(knowledge: Knowledge, profile: Profile, problems: list[Diagnostic]) -> Preferences:
    """Return what a person does not eat; every name that is not known is added to ``problems``."""
    if profile.eats is None and profile.allergies is None and profile.dislikes is None:
        return NO_PREFERENCES
    diets = _diets(knowledge, profile.eats or (), problems)
    eating = knowledge.eating
    allergies = None
    if profile.allergies is not None:
        allergies = _avoided(knowledge, profile.allergies, "allergies", problems)
    return Preferences(
        diets=diets,
        allergies=allergies,
        dislikes=_avoided(knowledge, profile.dislikes or (), "dislikes", problems),
        values={eating.findings[diet]: TRUE for diet in diets if diet in eating.findings},
    )


def _diets(knowledge: Knowledge, names: Iterable[str], problems: list[Diagnostic]) -> tuple[str, ...]:
    known = knowledge.eating.diets
    found = []
    for position, name in enumerate(names):
        id = _look_up(known, name)
        if id is None:
            problems.append(_unknown("unknown diet", name, known, problems, ("eats", position)))
        else:
            found.append(id)
    return tuple(dict.fromkeys(found))


def _avoided(knowledge: Knowledge, names: Iterable[str], key: str, problems: list[Diagnostic]) -> Avoided:
    eating = knowledge.eating
    tags, foods = set(), set()
    for position, name in enumerate(names):
        tag, food = _look_up(eating.tags, name), _look_up(eating.foods, name)
        if tag is not None:
            tags.add(tag)
        elif food is not None:
            foods.add(food_words(head_of(knowledge.food_sources[food].name)))
        else:
            known = [*eating.tags, *eating.foods]
            problems.append(_unknown("unknown food or kind of food", name, known, problems, (key, position)))
    return Avoided(frozenset(tags), frozenset(foods))


def _unknown(
    what: str, name: str, known: Iterable[str], problems: Sequence[Diagnostic], path: tuple[str | int, ...]
) -> Diagnostic:
    hint = did_you_mean(name.casefold(), known) if len(problems) < HINTS else ""
    return Diagnostic("TK202", what, hint=hint, path=path)


def _look_up(known: Mapping[str, str], name: str) -> str | None:
    """Return the id that a name means, in the singular or the plural."""
    word = " ".join(name.casefold().split())
    for form in (word, word.removesuffix("s"), word.removesuffix("es"), f"{word}s"):
        if form in known:
            return known[form]
    return None


def food_words(name: str) -> frozenset[str]:
    """Return the words of a food's name, in lower case and the singular.

    >>> sorted(food_words("Tomatoes, canned")), sorted(food_words("peas"))
    (['canned', 'tomato'], ['pea'])
    """
    words = name.casefold().replace(",", " ").split()
    return frozenset(word.removesuffix("es" if word.endswith("oes") else "s") for word in words)
