"""What to eat for what is missing: from the gaps and the foods that may close them to suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from twitchkit.diet.suggestions.candidates import diets_of, find_candidates, find_exclusions, without_twins
from twitchkit.diet.suggestions.gaps import Gap, find_gaps
from twitchkit.diet.suggestions.held import find_held, no_food_for
from twitchkit.diet.suggestions.limits import Limit, find_limits
from twitchkit.diet.suggestions.options import Option, find_options
from twitchkit.diet.suggestions.program import Groups, Program, closed_share, shortlist
from twitchkit.diet.suggestions.results import suggestion_of
from twitchkit.errors import MissingExtraError, TwitchkitError
from twitchkit.knowledge import Knowledge
from twitchkit.model.assessment import Assessment, Withheld
from twitchkit.model.diet import Diet
from twitchkit.model.eaten import Eaten
from twitchkit.model.food import FoodSource
from twitchkit.model.food_advice import FoodAdvice
from twitchkit.model.suggestion import MOST_FOODS
from twitchkit.scoring import Person

MOST_ALTERNATIVES = 60
"""Each takes longer to find than the one before: 50 took four seconds, 200 more than a minute."""
_PARTS = ("foods", "tips", "nutrients", "intake")
LEAST = 0.1
"""A gap of which no portion closes this share is called out of reach."""
_NOTHING_FITS = "No food was found that helps, that you eat and that may be suggested to you."


def advise(
    assessment: Assessment,
    person: Person,
    foods: Iterable[FoodSource],
    *,
    nutrients: Sequence[str] = (),
    at_most: int = MOST_FOODS,
    alternatives: int = 0,
) -> FoodAdvice:
    """Return the smallest change of diet that closes most of what a person lacks, and ``alternatives`` to it.

    ``foods`` are those to choose from, ``nutrients`` (full ids) what to close instead of what seems to be lacking.
    Where the assessment withholds food, nothing is suggested. Raises
    :class:`~twitchkit.errors.MissingExtraError` if there is a gap and the solver is not installed, and
    :class:`~twitchkit.errors.TwitchkitError` for more than :data:`MOST_ALTERNATIVES`.
    """
    if not (0 <= alternatives <= MOST_ALTERNATIVES and at_most >= 1):
        raise TwitchkitError(f"at most {MOST_ALTERNATIVES} alternatives can be asked for, and at least one food")
    parts = tuple(part for part in assessment.withheld if part.id in _PARTS)
    if parts:
        return FoodAdvice(withheld=parts)
    knowledge, observations = person.knowledge, person.observations
    held = find_held(knowledge, person.cautions)
    gaps, withheld = find_gaps(knowledge, assessment, observations, held, nutrients)
    if not gaps:
        return FoodAdvice(withheld=withheld)
    limits = find_limits(knowledge, observations, held)
    exclusions = find_exclusions(knowledge, observations, held)
    candidates = find_candidates(knowledge, foods, exclusions, gaps=gaps, limits=limits, eaten=_eaten_ids(person.eaten))
    kept = without_twins(candidates, gaps, limits)
    options = [option for option in find_options(knowledge, kept) if _fits(option, limits)]
    gaps, out_of_reach = _within_reach(knowledge, gaps, options)
    diets = diets_of(knowledge, observations)
    program = _program(knowledge, gaps, limits, options, at_most, diets)
    suggestions = (
        suggestion_of(knowledge, program, answer, diets, observations.preferences)
        for answer in _answers(program, 1 + alternatives)
    )
    return FoodAdvice(suggestions=tuple(suggestions), withheld=(*withheld, *out_of_reach))


def add_foods(assessment: Assessment, person: Person, foods: Iterable[FoodSource]) -> Assessment:
    """Return an assessment with what to eat, and with the nutrients that no food is suggested for.

    There is nothing to eat where no intake was told or nothing is missing; the solver is then not loaded. Where it is
    not installed, a notice says so and what to eat stays open.
    """
    if not any(result.intake for result in assessment.nutrients):
        return evolve(assessment, foods=())
    try:
        advice = advise(assessment, person, foods)
    except MissingExtraError as error:
        return evolve(assessment, notices=(*assessment.notices, str(error)))
    held = tuple(entry for entry in advice.withheld if entry not in assessment.withheld)
    cited = {source.id for source in assessment.sources}
    cited.update(id for suggestion in advice.suggestions for id in suggestion.sources)
    cited.update(id for entry in held for id in entry.sources)
    return evolve(
        assessment,
        foods=advice.suggestions,
        withheld=(*assessment.withheld, *held),
        sources=tuple(person.knowledge.sources[id] for id in sorted(cited)),
    )


def _program(
    knowledge: Knowledge,
    gaps: Sequence[Gap],
    limits: Sequence[Limit],
    options: Sequence[Option],
    at_most: int,
    diets: Iterable[Diet],
) -> Program:
    kept = shortlist(gaps, options) if gaps else ()
    return Program(gaps, limits, kept, at_most, tuple(_apart(knowledge, diets, kept)))


def _eaten_ids(eaten: Eaten | None) -> frozenset[str]:
    return frozenset() if eaten is None else frozenset(line.food for line in eaten.foods if line.food is not None)


def _within_reach(
    knowledge: Knowledge, gaps: Sequence[Gap], options: Sequence[Option]
) -> tuple[tuple[Gap, ...], tuple[Withheld, ...]]:
    """Return the gaps that some portion does something about, and those that none does."""
    reached = {gap.nutrient.id for gap in gaps if any(closed_share(gap, [option]) >= LEAST for option in options)}
    none = (no_food_for(knowledge, gap.nutrient.id, _no_food(gap)) for gap in gaps if gap.nutrient.id not in reached)
    return tuple(gap for gap in gaps if gap.nutrient.id in reached), tuple(none)


def _fits(option: Option, limits: Iterable[Limit]) -> bool:
    return all(limit.allows(option.amount(limit.nutrient.id)) for limit in limits)


def _apart(knowledge: Knowledge, diets: Iterable[Diet], options: Sequence[Option]) -> Iterator[Groups]:
    """Yield, for each diet that keeps some foods apart, the options of each of them."""
    for diet in diets:
        if diet.not_together:
            yield tuple(
                frozenset(position for position, option in enumerate(options) if tag in option.candidate.tags)
                for tag in diet.not_together
            )


def _answers(program: Program, wanted: int) -> Iterator[tuple[Option, ...]]:
    """Yield answers, best first, each with foods of which no earlier one had all; none that close nothing."""
    try:
        from twitchkit.diet.suggestions.solver import solve  # noqa: PLC0415 (it loads HiGHS, an extra)
    except ImportError:
        raise MissingExtraError("suggesting foods", "foods") from None
    taken: list[frozenset[str]] = []
    while len(taken) < wanted:
        answer = solve(program._replace(taken=taken))
        if not answer:
            return
        taken.append(frozenset(option.candidate.food.id for option in answer))
        yield answer


def _no_food(gap: Gap) -> str:
    return f"{_NOTHING_FITS} {gap.nutrient.food_note}".strip()
