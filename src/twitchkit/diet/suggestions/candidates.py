"""Which foods may be put forward for a person: nothing excluded, nothing that nobody looked at, nothing unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from twitchkit.diet.suggestions.gaps import Gap
from twitchkit.diet.suggestions.held import HeldFood
from twitchkit.diet.suggestions.limits import Limit
from twitchkit.diet.words import words
from twitchkit.knowledge import Knowledge
from twitchkit.model.diet import Diet
from twitchkit.model.food import FoodSource
from twitchkit.scoring.observations import Observations
from twitchkit.scoring.preferences import Avoided, food_words

_NEARLY = 0.15
"""A food with so much less of what is missing is worth as much: what it holds differs more from field to field."""


class FoodCandidate(NamedTuple):
    """A food with all tags that hold for it, and its content per 100 g (both by full id).

    ``uptake`` is the content that counts for a gap: without what the body hardly takes up from such a food.
    ``own_tags`` are those that are written on it. ``listed`` says that a pack writes it out, and no database alone.
    """

    food: FoodSource
    tags: frozenset[str]
    content: Mapping[str, float]
    uptake: Mapping[str, float]
    eaten: bool
    own_tags: frozenset[str] = frozenset()
    listed: bool = True


class Exclusions(NamedTuple):
    """Tags and words that a food must not have, those of which foods must be known not to have them (``hard``).

    ``related`` are the tags of the foods that an allergy names. A food that only a database has may go by another name
    than its kin (a clementine is a mandarin), so none with such a tag is put forward.
    """

    hard: Avoided
    soft: Avoided
    related: frozenset[str] = frozenset()


def diets_of(knowledge: Knowledge, observations: Observations) -> tuple[Diet, ...]:
    """Return the diets that a person keeps: those that were named, and those whose finding is present."""
    present = observations.told.present
    found = [id for id, finding in knowledge.eating.findings.items() if finding in present]
    ids = dict.fromkeys((*observations.preferences.diets, *found))
    return tuple(knowledge.diets[id] for id in ids)


def find_exclusions(knowledge: Knowledge, observations: Observations, held: HeldFood) -> Exclusions:
    """Return what is left out for a person: by diet, allergy and caution for sure, and by dislike."""
    preferences = observations.preferences
    tags = {tag for diet in diets_of(knowledge, observations) for tag in diet.excludes}
    tags |= {id for id in held.tags if not knowledge.food_tags[id].nutrient}
    allergies = preferences.allergies or Avoided()
    never = frozenset(id for id, tag in knowledge.food_tags.items() if not tag.suggested)
    dislikes = preferences.dislikes
    return Exclusions(
        hard=Avoided(frozenset(tags) | allergies.tags, allergies.foods),
        soft=Avoided(never | dislikes.tags, dislikes.foods),
        related=frozenset(
            tag for food in knowledge.food_sources.values() if _is_named(food, allergies.foods) for tag in food.tags
        ),
    )


def find_candidates(
    knowledge: Knowledge,
    foods: Iterable[FoodSource],
    exclusions: Exclusions,
    *,
    gaps: Sequence[Gap],
    limits: Sequence[Limit],
    eaten: frozenset[str],
) -> tuple[FoodCandidate, ...]:
    """Return the foods that may be suggested and help, by id; one is dropped whose content a limit has to know."""
    found = {}
    for food in foods:
        candidate = _candidate(knowledge, food, eaten)
        helps = any(candidate.uptake.get(gap.nutrient.id, 0.0) > 0.0 for gap in gaps)
        known = all(limit.nutrient.id in candidate.content for limit in limits)
        if helps and known and food.portions and not excluded(candidate, exclusions):
            found[food.id] = candidate
    return tuple(found[id] for id in sorted(found))


def excluded(candidate: FoodCandidate, exclusions: Exclusions) -> bool:
    """Tell whether a food is left out; where that must be sure, one that nobody checked is left out as well."""
    food, (hard, soft, related) = candidate.food, exclusions
    if not food.checked and (hard.tags or hard.foods):
        return True
    if not candidate.tags.isdisjoint(hard.tags | soft.tags):
        return True
    if not (candidate.listed or related.isdisjoint(candidate.own_tags)):
        return True
    return _is_named(food, hard.foods | soft.foods)


def _is_named(food: FoodSource, avoided: Iterable[frozenset[str]]) -> bool:
    """Tell whether a name of a food holds all words of one that is avoided."""
    if not avoided:
        return False
    names = [food_words(name).union(words(name)) for name in (food.name, *food.names)]
    return any(each <= name for each in avoided for name in names)


def _candidate(knowledge: Knowledge, food: FoodSource, eaten: frozenset[str]) -> FoodCandidate:
    own, content = frozenset(food.tags), dict(food.per_100g)
    tags = frozenset(wide for id in own for wide in knowledge.eating.closure[id])
    lost = {id for tag in tags for id in knowledge.food_tags[tag].uncounted}
    uptake = {id: amount for id, amount in content.items() if id not in lost}
    listed = food.id in knowledge.food_sources
    return FoodCandidate(food, tags, content, uptake, food.id in eaten, own_tags=own, listed=listed)


def without_twins(
    candidates: Sequence[FoodCandidate], gaps: Sequence[Gap], limits: Sequence[Limit]
) -> tuple[FoodCandidate, ...]:
    """Return the foods without those of a database for which a listed one with the same tags does nearly as much.

    So an answer has the food with the plain name, and an alternative to spinach is not frozen spinach.
    """
    listed: dict[frozenset[str], list[FoodCandidate]] = {}
    for candidate in candidates:
        if candidate.listed:
            listed.setdefault(candidate.own_tags, []).append(candidate)
    return tuple(
        candidate
        for candidate in candidates
        if candidate.listed
        or not any(_replaces(plain, candidate, gaps, limits) for plain in listed.get(candidate.own_tags, ()))
    )


def _replaces(plain: FoodCandidate, other: FoodCandidate, gaps: Iterable[Gap], limits: Iterable[Limit]) -> bool:
    """Tell whether a food has nearly as much of what is missing as another one, and hardly more of what is limited."""
    missing = (gap.nutrient.id for gap in gaps)
    limited = (limit.nutrient.id for limit in limits)
    return all(_of(plain.uptake, id) >= _of(other.uptake, id) * (1 - _NEARLY) for id in missing) and all(
        _of(plain.content, id) * (1 - _NEARLY) <= _of(other.content, id) for id in limited
    )


def _of(content: Mapping[str, float], nutrient: str) -> float:
    return content.get(nutrient, 0.0)
