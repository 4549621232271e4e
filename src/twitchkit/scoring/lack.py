"""Whether what somebody eats has to do with it: blood, food, medicines and illnesses together, nutrient by nutrient.

A lack is shown by a test only. Food is judged against what people need and shows nothing of the body. Who takes a
medicine or eats in a way that empties the stores may lack something that nobody has looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twitchkit.knowledge import Knowledge
from twitchkit.logic import ONE_PERSON, TRUE
from twitchkit.model.lack import Lack, LackAnswer, LackVerdict
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.nutrient_result import LabClass, NutrientResult
from twitchkit.scoring.conditions import Scored, seen
from twitchkit.scoring.observations import Observations

_ONLY_A_TEST = "What you eat alone cannot show a lack in your body; a blood test can."
_CANNOT_TELL = (
    "It cannot be told from your answers whether you eat too little of something. Notes of three days of meals would "
    "show what you eat. Only a blood test shows a lack."
)
_ENOUGH = ("likely_adequate", "adequate")
_MOST_SEEN = 2


def find_lack(
    knowledge: Knowledge,
    observations: Observations,
    scored: Sequence[Scored],
    nutrients: Sequence[NutrientResult],
) -> LackAnswer:
    """Return the answer over every nutrient whose lack is a condition that the packs know."""
    results = {result.id: result for result in nutrients}
    plans = {item.plan.condition.id: item for item in scored}
    found = [
        lack
        for nutrient in knowledge.nutrients.values()
        if nutrient.deficiency in plans
        for lack in _lack_of(knowledge, observations, nutrient, plans[nutrient.deficiency], results.get(nutrient.id))
    ]
    found.sort(key=lambda lack: (-lack.verdict.rank, lack.id))
    verdict = found[0].verdict if found else LackVerdict.CANNOT_TELL
    leading = [lack for lack in found if lack.verdict is verdict]
    return LackAnswer(
        verdict=verdict,
        text=(*_text(knowledge, verdict, leading, results), *_too_much(nutrients)),
        nutrients=tuple(found),
        sources=tuple(sorted({id for lack in leading for id in knowledge.nutrients[lack.id].sources})),
    )


def _lack_of(
    knowledge: Knowledge,
    observations: Observations,
    nutrient: Nutrient,
    deficiency: Scored,
    result: NutrientResult | None,
) -> Iterator[Lack]:
    """Yield what is known of one nutrient, if anything is."""
    labs = () if result is None else tuple(lab for lab in result.labs if lab.classed is not LabClass.UNKNOWN)
    beyond = [lab for lab in labs if lab.classed in (LabClass.LOW, LabClass.INDETERMINATE)]
    adequacy = "" if result is None or result.adequacy is None else result.adequacy.verdict
    risks = _risks(knowledge, observations, nutrient, eats_enough=adequacy in _ENOUGH)
    readings = tuple(f"{lab.name} {lab.value}" for lab in beyond or labs)
    tests = tuple(knowledge.plan.display[id] for id in nutrient.markers[:1])
    if beyond and _is_shown(observations, deficiency):
        verdict, words = LackVerdict.SHOWN, readings
    elif adequacy == "likely_inadequate":
        verdict, words = LackVerdict.TOO_LITTLE_EATEN, readings
    elif beyond or (labs and _is_open(knowledge, observations, nutrient)):
        verdict, words = LackVerdict.MAY_LACK, readings
    elif risks and not labs:
        verdict, words = LackVerdict.MAY_LACK, risks
    elif labs or adequacy in _ENOUGH:
        verdict, words = LackVerdict.NOTHING_POINTS, readings
    else:
        return
    yield Lack(id=nutrient.id, name=nutrient.name, verdict=verdict, seen=words, tests=tests)


def _is_shown(observations: Observations, deficiency: Scored) -> bool:
    criteria = (plan for plan in deficiency.plan.criteria if not plan.criterion.specifier)
    return any(observations.env[plan.key] == TRUE for plan in criteria)


def _is_open(knowledge: Knowledge, observations: Observations, nutrient: Nutrient) -> bool:
    """Tell whether a test within its limits leaves it open in this person, as the packs say."""
    plan = knowledge.plan.test_open.get(nutrient.id)
    return plan is not None and bool(plan.applies(observations.env, ONE_PERSON).true)


def _risks(
    knowledge: Knowledge, observations: Observations, nutrient: Nutrient, *, eats_enough: bool
) -> tuple[str, ...]:
    """Return in words what puts somebody at risk of a lack; nothing where a supplement of it is taken.

    A way of eating is no risk to who gets enough all the same.
    """
    at_risk = knowledge.plan.at_risk.get(nutrient.id)
    taken = observations.supplements
    if at_risk is None or (taken and taken[nutrient.id].low > 0):
        return ()
    if not at_risk.applies(observations.env, ONE_PERSON).true:
        return ()
    there = {key for key in at_risk.keys if observations.env[key] == TRUE}
    if eats_enough and there and there <= set(knowledge.eating.findings.values()):
        return ()
    return seen(sorted(at_risk.keys), knowledge, observations)


def _text(
    knowledge: Knowledge, verdict: LackVerdict, leading: Sequence[Lack], results: Mapping[str, NutrientResult]
) -> Iterator[str]:
    names = _listed([lack.name for lack in leading])
    match verdict:
        case LackVerdict.SHOWN:
            yield f"A blood test shows too little {names}. Ask for the cause: often it is not food."
            yield from _eaten_as_well(leading, results)
        case LackVerdict.TOO_LITTLE_EATEN:
            yield f"You likely eat too little {names}. {_ONLY_A_TEST}"
            yield from _in_blood(knowledge, leading, results)
            yield from _noted(knowledge.nutrients[lack.id].low_intake for lack in leading[:1])
        case LackVerdict.MAY_LACK:
            yield from _may_lack(leading)
            within = [lack for lack in leading if lack.id in results and _is_normal(results[lack.id])]
            yield from _noted(knowledge.nutrients[lack.id].test_open for lack in within)
        case LackVerdict.NOTHING_POINTS:
            yield f"Nothing that you told points to a lack. {_looked_at(leading, results)}"
            normal = [lack for lack in leading if _is_normal(results[lack.id])]
            yield from _noted(knowledge.nutrients[lack.id].normal_test for lack in normal)
            yield from () if normal else (_ONLY_A_TEST,)
        case LackVerdict.CANNOT_TELL:
            yield _CANNOT_TELL


def _may_lack(leading: Sequence[Lack]) -> Iterator[str]:
    """Yield a sentence for each reason, with all nutrients that one may lack for it."""
    by_reason: dict[tuple[str, ...], list[Lack]] = {}
    for lack in leading:
        by_reason.setdefault(lack.seen, []).append(lack)
    for seen_words, lacks in list(by_reason.items())[:_MOST_SEEN]:
        tests = [test for lack in lacks for test in lack.tests]
        measured = any(test in words for words in seen_words for test in tests)
        asked = "Ask what would settle it." if measured else f"A blood test would tell: {_listed(tests)}."
        yield f"You may lack {_listed([lack.name for lack in lacks])} ({_listed(seen_words[:_MOST_SEEN])}). {asked}"


def _eaten_as_well(leading: Sequence[Lack], results: Mapping[str, NutrientResult]) -> Iterator[str]:
    eaten = {lack.name: result.adequacy for lack in leading if (result := results[lack.id]).adequacy is not None}
    little = [name for name, adequacy in eaten.items() if adequacy.verdict == "likely_inadequate"]
    enough = [name for name, adequacy in eaten.items() if adequacy.verdict in _ENOUGH]
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


def _too_much(nutrients: Sequence[NutrientResult]) -> tuple[str, ...]:
    above = [result.name for result in nutrients if result.upper_limit is not None and result.upper_limit.exceeded]
    return (f"You get too much {_listed(above)}: more than the upper limit.",) if above else ()


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
