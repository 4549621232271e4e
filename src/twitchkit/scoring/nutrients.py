"""The nutrients of one person: labs by their limits, intake against what the life stage needs."""

from __future__ import annotations

from twitchkit.knowledge import Knowledge
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.scoring.intake import disease_risk_limit, judge, mean_intake, upper_limit
from twitchkit.scoring.labs import find_labs
from twitchkit.scoring.life_stage import find_reference
from twitchkit.scoring.observations import Observations


def find_nutrients(knowledge: Knowledge, observations: Observations) -> tuple[NutrientResult, ...]:
    """Return what can be said of each nutrient; those of which nothing is known are left out.

    Diet alone never makes a deficiency: intake is only ever judged against a reference.
    """
    results = []
    for id, nutrient in knowledge.nutrients.items():
        labs = tuple(find_labs(knowledge, nutrient, observations))
        intake = mean_intake(nutrient, observations)
        if not (labs or intake or (observations.supplements and observations.supplements[id].low > 0)):
            continue
        reference = find_reference(knowledge, id, observations.env)
        upper = upper_limit(id, reference, observations)
        if labs or intake or (upper is not None and upper.exceeded):
            results.append(
                NutrientResult(
                    id=id,
                    name=nutrient.name,
                    unit=nutrient.unit,
                    life_stage=None if reference is None else reference.intake.life_stage,
                    reference=None if reference is None else knowledge.standard,
                    recommended=None if reference is None else reference.recommended,
                    intake=intake,
                    adequacy=None if intake is None else judge(nutrient, intake, reference, observations),
                    upper_limit=upper,
                    disease_risk_limit=disease_risk_limit(id, reference, observations),
                    labs=labs,
                )
            )
    return tuple(results)
