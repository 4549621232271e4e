"""Whether what somebody eats has to do with it: blood, food, medicines and illnesses together, nutrient by nutrient.

A lack is shown by a test only. Food is judged against what people need and shows nothing of the body. Who takes a
medicine or eats in a way that empties the stores may lack something that nobody has looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twitchkit.knowledge import Knowledge
from twitchkit.logic import FALSE, ONE_PERSON, TRUE
from twitchkit.model.condition import Band
from twitchkit.model.lack import Lack, LackAnswer, LackVerdict
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.nutrient_result import LabClass, LabResult, NutrientResult
from twitchkit.quantity import Interval
from twitchkit.scoring import rules
from twitchkit.scoring.conditions import Scored, seen
from twitchkit.scoring.observations import Observations

_ONLY_A_TEST = "What you eat alone cannot show a lack in your body; a blood test can."
_CANNOT_TELL = "It cannot be told from your answers whether you eat too little of something."
_ONLY_BLOOD = "Only a blood test shows a lack."
_A_DIARY_TOO = "Notes of three days of meals would show that; only a blood test shows a lack."
_MOST_LIKELY_NOT = "Most likely not: blood and food look fine. "
_ENOUGH = ("likely_adequate", "adequate")
_MOST_REASONS = 2
_MOST_IN_A_SENTENCE = 2
_TESTS_WOULD_TELL = "Blood tests of them would tell."
_WEEKS_THAT_COUNT = 52  # an older reading shows no lack now, and rules none out; our own choice


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
        if nutrient.from_food and nutrient.deficiency in plans
        for lack in _lack_of(knowledge, observations, nutrient, plans[nutrient.deficiency], results.get(nutrient.id))
    ]
    weights = {id: item.score.weight for id, item in plans.items()}
    found.sort(key=lambda lack: (-lack.verdict.rank, -weights[knowledge.nutrients[lack.id].deficiency], lack.id))
    verdict = found[0].verdict if found else LackVerdict.CANNOT_TELL
    leading = [lack for lack in found if lack.verdict is verdict]
    said = tuple(_text(knowledge, verdict, leading, results) if found else _nothing_known(plans, knowledge))
    too_much = _too_much(nutrients)
    return LackAnswer(
        verdict=verdict,
        text=(*said, *too_much) if verdict is LackVerdict.SHOWN else (*too_much, *said),
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
    labs = () if result is None else result.labs
    adequacy = "" if result is None or result.adequacy is None else result.adequacy.verdict
    risks = _risks(knowledge, observations, nutrient, eats_enough=adequacy in _ENOUGH)
    is_met = [observations.env[plan.key] for plan in deficiency.plan.criteria if not plan.criterion.specifier]
    up_to_date = all(map(_is_recent, labs))
    note = _why_open(knowledge, observations, nutrient) if labs else ""
    doubts = _doubts(labs, deficiency)
    low = [lab for lab in labs if lab.classed is LabClass.LOW and not _is_on_the_edge(knowledge, observations, lab)]
    words = tuple(f"{lab.name} {lab.value}" for lab in low or doubts or labs[:1])
    if doubts and not low:
        words += risks
    if TRUE in is_met and low and up_to_date:
        verdict = LackVerdict.SHOWN
    elif adequacy == "likely_inadequate":
        verdict = LackVerdict.TOO_LITTLE_EATEN
    elif labs and (TRUE in is_met or doubts or note):
        verdict = LackVerdict.MAY_LACK
    elif FALSE in is_met and up_to_date:
        verdict = LackVerdict.NOTHING_POINTS
    elif risks:
        verdict, words = LackVerdict.MAY_LACK, risks
    elif adequacy in _ENOUGH:
        verdict = LackVerdict.NOTHING_POINTS
    else:
        return
    done = {lab.measurement for lab in labs if _is_recent(lab)}
    decide = {name for plan in deficiency.plan.criteria for name in (*plan.requires_names, *plan.excluded_names)}
    to_do = [id for id in nutrient.markers if id in decide and id not in done]
    tests = tuple(knowledge.plan.display[id] for id in to_do[:1])
    yield Lack(id=nutrient.id, name=nutrient.name, verdict=verdict, seen=words, tests=tests, note=note)


def _is_on_the_edge(knowledge: Knowledge, observations: Observations, lab: LabResult) -> bool:
    """Tell whether a reading below the usual limit lies where only another test decides."""
    between, value = knowledge.measurements[lab.measurement].indeterminate, observations.env[lab.measurement]
    assert isinstance(value, Interval)
    return lab.limits == "usual" and between is not None and between[0] <= value.low <= value.high <= between[1]


def _is_recent(lab: LabResult) -> bool:
    return lab.weeks_ago is None or lab.weeks_ago <= _WEEKS_THAT_COUNT


def _doubts(labs: Sequence[LabResult], deficiency: Scored) -> list[LabResult]:
    """Return the readings beyond their limits that speak for a lack, where all that is known does.

    A high methylmalonic acid speaks for a lack of vitamin B12, and small red cells for one of iron alone.
    """
    if not rules.speaks_for_it(deficiency.score.weight):
        return []
    evidence = [item for group in deficiency.score.groups for item in group.evidence]
    speaking = {
        name for item in evidence if item.truth == TRUE and item.plan.present[1] > 0 for name in item.plan.names
    }
    beyond = (LabClass.LOW, LabClass.INDETERMINATE, LabClass.HIGH)
    return [lab for lab in labs if lab.classed in beyond and lab.measurement in speaking]


def _why_open(knowledge: Knowledge, observations: Observations, nutrient: Nutrient) -> str:
    """Return why tests within their limits leave a lack open in this person, as the packs say; "" where they do not."""
    plans = knowledge.plan.open_tests.get(nutrient.id, ())
    return next((plan.test.because for plan in plans if plan.applies(observations.env, ONE_PERSON).true), "")


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


def _nothing_known(plans: Mapping[str, Scored], knowledge: Knowledge) -> Iterator[str]:
    """Say that nothing is known; nobody is sent to write a diary whose legs speak for no lack."""
    lacks = {nutrient.deficiency for nutrient in knowledge.nutrients.values() if nutrient.from_food} & plans.keys()
    best = max(plans, key=lambda id: (plans[id].score.band, plans[id].score.weight), default=None)
    yield _CANNOT_TELL
    yield _A_DIARY_TOO if best in lacks and plans[best].score.band >= Band.POSSIBLE.rank else _ONLY_BLOOD


def _too_much(nutrients: Sequence[NutrientResult]) -> tuple[str, ...]:
    above = [result.name for result in nutrients if result.upper_limit is not None and result.upper_limit.exceeded]
    return (f"You get too much {_listed(above)}: more than the upper limit.",) if above else ()


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
