"""The answer to "is it what I eat?" in plain sentences, the first two of which make a short answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twitchkit.knowledge import Knowledge
from twitchkit.model.condition import Band, OnFood
from twitchkit.model.lack import Lack, LackVerdict
from twitchkit.model.nutrient_result import LabClass, NutrientResult
from twitchkit.scoring.conditions import Scored

ENOUGH = ("likely_adequate", "adequate")
"""The verdicts on an intake that is enough."""
_ONLY_A_TEST = "What you eat alone cannot show a lack in your body; a blood test can."
_CANNOT_TELL = "It cannot be told from your answers whether you eat too little of something."
_NOT_SHOWN = "Your answers cannot show if you eat too little. Only a blood test shows a lack."
_ONLY_BLOOD = "Only a blood test shows a lack."
_A_DIARY_TOO = "Notes of three days of meals would show that; only a blood test shows a lack."
_MOST_LIKELY_NOT = "Most likely not: blood and food look fine. "
_MOST_REASONS = 2
_MOST_IN_A_SENTENCE = 2
_TESTS_WOULD_TELL = "Blood tests of them would tell."


def lack_told(
    knowledge: Knowledge, verdict: LackVerdict, leading: Sequence[Lack], results: Mapping[str, NutrientResult]
) -> Iterator[str]:
    """Say what is known of a lack, by the strongest verdict and the nutrients that have it."""
    names = _listed([lack.name for lack in leading])
    match verdict:
        case LackVerdict.SHOWN:
            yield f"A blood test shows too little {names}."
            yield "Ask for the cause: often it is not food."
            yield from _eaten_as_well(leading, results)
        case LackVerdict.TOO_LITTLE_EATEN:
            yield f"You likely eat too little {names}."
            yield from _noted([" ".join(_noted(knowledge.nutrients[lack.id].low_intake for lack in leading[:2]))])
            yield _ONLY_A_TEST
            yield from _in_blood(knowledge, leading, results)
        case LackVerdict.MAY_LACK:
            yield from _may_lack(leading, results)
            yield from _noted(lack.note for lack in leading)
        case LackVerdict.NOTHING_POINTS:
            fine = [lack for lack in leading if results[lack.id].intake and _is_normal(results[lack.id])]
            yield f"{_MOST_LIKELY_NOT if len(fine) > 1 else ''}Nothing that you told points to a lack."
            yield _looked_at(leading, results)
            normal = [lack for lack in leading if lack.id in results and _is_normal(results[lack.id])]
            yield from _noted(knowledge.nutrients[lack.id].normal_test for lack in normal)
            if not any(results[lack.id].labs for lack in leading):
                yield _ONLY_A_TEST


def _may_lack(leading: Sequence[Lack], results: Mapping[str, NutrientResult]) -> Iterator[str]:
    """Yield a sentence for each of the first reasons, with what one may lack for it, and name the others."""
    by_reason: dict[tuple[str, ...], list[Lack]] = {}
    for lack in leading:
        by_reason.setdefault(lack.seen, []).append(lack)
    groups = list(by_reason.items())
    for words, lacks in groups[:_MOST_REASONS]:
        yield f"You may lack {_listed([lack.name for lack in lacks])}{_why(words, lacks)}."
        tests = [test for lack in lacks for test in lack.tests]
        if any(lack.id in results and results[lack.id].labs for lack in lacks):
            settles = f"a blood test would settle it: {_listed(tests)}" if tests else "another test would settle it"
            yield f"Ask whether {settles}."
        else:
            yield _would_tell(tests)
    others = [lack.name for _, lacks in groups[_MOST_REASONS:] for lack in lacks]
    if others:
        yield f"You may also lack {_listed(others)}."


def _why(words: Sequence[str], lacks: Sequence[Lack]) -> str:
    """Say why, behind many names in a sentence of its own."""
    return f"{': ' if len(lacks) <= _MOST_IN_A_SENTENCE else '. The reason: '}{_listed(words[:_MOST_REASONS])}"


def _would_tell(tests: Sequence[str]) -> str:
    return f"A blood test would tell: {_listed(tests)}." if len(tests) <= _MOST_IN_A_SENTENCE else _TESTS_WOULD_TELL


def _eaten_as_well(leading: Sequence[Lack], results: Mapping[str, NutrientResult]) -> Iterator[str]:
    eaten = {lack.name: result.adequacy for lack in leading if (result := results[lack.id]).adequacy is not None}
    little = [name for name, adequacy in eaten.items() if adequacy.verdict == "likely_inadequate"]
    enough = [name for name, adequacy in eaten.items() if adequacy.verdict in ENOUGH]
    if little:
        yield f"You likely eat too little {_listed(little)} as well."
    if enough:
        yield f"You seem to eat enough {_listed(enough)}, so look for another reason."


def _in_blood(knowledge: Knowledge, leading: Sequence[Lack], results: Mapping[str, NutrientResult]) -> Iterator[str]:
    fine = [lack for lack in leading if _is_normal(results[lack.id])]
    if fine:
        were = "was" if len(fine) == 1 else "were"
        yield f"In your blood, {_listed([lack.name for lack in fine])} {were} within the limits."
        yield from _noted(knowledge.nutrients[lack.id].normal_test for lack in fine)


def _looked_at(leading: Sequence[Lack], results: Mapping[str, NutrientResult]) -> str:
    """Say of which nutrients the blood was looked at, and of which the food, as others were not."""
    blood = [lack.name for lack in leading if results[lack.id].labs]
    food = [lack.name for lack in leading if results[lack.id].intake is not None]
    told = (("your blood", blood), ("what you eat", food))
    return " ".join(f"Looked at in {where}: {_listed(names)}." for where, names in told if names)


def _is_normal(result: NutrientResult) -> bool:
    return any(lab.classed is LabClass.NORMAL for lab in result.labs)


def _noted(notes: Iterable[str]) -> Iterator[str]:
    return (note for note in notes if note)


def lack_untold(knowledge: Knowledge, fits_best: Scored | None, on_food: OnFood | None) -> Iterator[str]:
    """Say what food has to do with what fits; nobody is sent to write a diary whose legs speak for no lack."""
    lacks = {nutrient.deficiency for nutrient in knowledge.nutrients.values() if nutrient.from_food}
    possible = [] if fits_best is None or fits_best.score.band < Band.POSSIBLE.rank else [fits_best.plan.condition.id]
    if on_food is not None:
        yield from (on_food.text, _NOT_SHOWN)
    else:
        yield from (_CANNOT_TELL, _A_DIARY_TOO if lacks.intersection(possible) else _ONLY_BLOOD)


def too_much(nutrients: Sequence[NutrientResult]) -> tuple[str, ...]:
    """Say what is above its upper limit, if anything is."""
    above = [result.name for result in nutrients if result.upper_limit is not None and result.upper_limit.exceeded]
    return (f"You get too much {_listed(above)}: more than the upper limit.",) if above else ()


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
