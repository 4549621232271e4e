"""Whether what somebody eats has to do with it: blood, food, medicines and illnesses together, nutrient by nutrient.

A lack is shown by a test only. Food is judged against what people need and shows nothing of the body. Who takes a
medicine or eats in a way that empties the stores may lack something that nobody has looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twitchkit.knowledge import Knowledge
from twitchkit.logic import FALSE, ONE_PERSON, TRUE
from twitchkit.model.lack import Lack, LackAnswer, LackVerdict
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.nutrient_result import LabClass, LabResult, NutrientResult
from twitchkit.model.provenance import Statement
from twitchkit.quantity import Interval
from twitchkit.scoring import rules
from twitchkit.scoring.conditions import Scored, seen
from twitchkit.scoring.lack_in_words import ENOUGH, lack_told, lack_untold, too_much
from twitchkit.scoring.observations import Observations

_WEEKS_THAT_COUNT = 52  # an older reading shows no lack now, and rules none out; our own choice


def find_lack(
    knowledge: Knowledge,
    observations: Observations,
    scored: Sequence[Scored],
    nutrients: Sequence[NutrientResult],
    fits_best: Scored | None,
) -> LackAnswer:
    """Return the answer over every nutrient whose lack is a condition that the packs know.

    Where nothing is known of one, it is what packs say of food and the condition that fits best.
    """
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
    on_food = None if found or fits_best is None else fits_best.plan.condition.on_food
    said = tuple(
        lack_told(knowledge, verdict, leading, results) if found else lack_untold(knowledge, fits_best, on_food)
    )
    behind: list[Statement] = [*(knowledge.nutrients[lack.id] for lack in leading), *filter(None, [on_food])]
    above = too_much(nutrients)
    return LackAnswer(
        verdict=verdict,
        text=(*said, *above) if verdict is LackVerdict.SHOWN else (*above, *said),
        nutrients=tuple(found),
        sources=tuple(sorted({id for statement in behind for id in statement.sources})),
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
    risks = _risks(knowledge, observations, nutrient, eats_enough=adequacy in ENOUGH)
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
    elif adequacy in ENOUGH:
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
