"""An answer of the program in full: every amount added up again from the table, and all of it in words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from twitchkit.diet.suggestions.gaps import Gap
from twitchkit.diet.suggestions.limits import Limit
from twitchkit.diet.suggestions.options import Option
from twitchkit.diet.suggestions.program import Program, closed_share
from twitchkit.ids import short
from twitchkit.knowledge import Knowledge
from twitchkit.model.diet import Diet
from twitchkit.model.suggestion import SUGGESTION, ClosedGap, FoodSuggestion, KeptLimit, SuggestedFood
from twitchkit.scoring.preferences import Preferences

_NOT_ASKED = "Food allergies were not asked about: leave out what you must not eat."
_LABELS = "Read the label of all that comes in a packet: traces of other foods stand only there."


def suggestion_of(
    knowledge: Knowledge, program: Program, answer: Sequence[Option], diets: Iterable[Diet], preferences: Preferences
) -> FoodSuggestion:
    """Return an answer as a suggestion; what helps most comes first."""
    chosen = sorted(answer, key=lambda option: (-_help(program, option), option.candidate.food.id))
    foods = tuple(_food(knowledge, program, option) for option in chosen)
    gaps = tuple(_gap(gap, chosen) for gap in sorted(program.gaps, key=lambda gap: (-gap.weight, gap.nutrient.id)))
    limits = tuple(_limit(limit, chosen) for limit in program.limits)
    cited = [food.sources for food in foods] + [gap.sources for gap in gaps] + [limit.sources for limit in limits]
    cited += [diet.sources for diet in diets]
    return FoodSuggestion(
        id=SUGGESTION + "_and_".join(f"{short(food.food)}_{round(food.grams)}g" for food in foods),
        text=f"{_closes(gaps)}: {_joined([_helping(food) for food in foods])} a day",
        foods=foods,
        gaps=gaps,
        limits=limits,
        notes=tuple(_notes(diets, preferences)),
        sources=tuple(dict.fromkeys(source for sources in cited for source in sources)),
    )


def _help(program: Program, option: Option) -> float:
    return sum(gap.weight * closed_share(gap, [option]) for gap in program.gaps)


def _food(knowledge: Knowledge, program: Program, option: Option) -> SuggestedFood:
    candidate = option.candidate
    food, content = candidate.food, candidate.content
    notes, sources = [], [*food.sources]
    for id in sorted(candidate.tags):
        tag = knowledge.food_tags[id]
        for about, text in tag.absorption.items():
            if content.get(about, 0.0) > 0.0 and any(gap.nutrient.id == about for gap in program.gaps):
                notes.append(text)
                sources += tag.sources
    return SuggestedFood(
        food=food.id,
        name=food.as_bought or food.name,
        grams=option.grams,
        portion=option.portion,
        eaten=candidate.eaten,
        adds={id: option.amount(id) for id in sorted(content)},
        notes=tuple(dict.fromkeys((food.note, *notes) if food.note else notes)),
        sources=tuple(dict.fromkeys(sources)),
    )


def _gap(gap: Gap, chosen: Sequence[Option]) -> ClosedGap:
    return ClosedGap(
        nutrient=gap.nutrient.id,
        name=gap.nutrient.name,
        unit=gap.nutrient.unit,
        standard=gap.standard,
        intake=gap.intake,
        target=gap.target,
        added=sum(option.uptake(gap.nutrient.id) for option in chosen),
        closed=closed_share(gap, chosen),
        note=gap.nutrient.food_note,
        sources=gap.sources,
    )


def _limit(limit: Limit, chosen: Sequence[Option]) -> KeptLimit:
    return KeptLimit(
        nutrient=limit.nutrient.id,
        name=limit.nutrient.name,
        unit=limit.nutrient.unit,
        kind=limit.kind,
        value=limit.value,
        room=limit.room,
        added=sum(option.amount(limit.nutrient.id) for option in chosen),
        because=limit.because,
        sources=limit.sources,
    )


def _closes(gaps: Sequence[ClosedGap]) -> str:
    """Say what is closed; shares are rounded down, so that none is claimed too high."""
    shares = [(gap.name, math.floor(gap.closed * 100)) for gap in gaps]
    whole = [name for name, share in shares if share == 100]
    parts = [f"all of the {_joined(whole)} gap{'s' if len(whole) > 1 else ''}"] if whole else []
    parts += [f"{share} % of the {name} gap" for name, share in shares if 0 < share < 100]
    return f"closes {_joined(parts)}"


def _helping(food: SuggestedFood) -> str:
    return f"{food.grams:.0f} g {food.name} ({food.portion})"


def _joined(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _notes(diets: Iterable[Diet], preferences: Preferences) -> Iterator[str]:
    yield from (f"{diet.name.capitalize()}: {diet.note}" for diet in diets if diet.note)
    if preferences.allergies is None:
        yield _NOT_ASKED
    elif preferences.allergies.tags or preferences.allergies.foods:
        yield _LABELS
