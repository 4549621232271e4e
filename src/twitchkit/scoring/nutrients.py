"""The nutrients of one person: labs by their limits, intake against what the life stage needs."""

from __future__ import annotations

from twitchkit.knowledge import Knowledge
from twitchkit.model.assessment import NutrientResult
from twitchkit.model.profile import Profile
from twitchkit.scoring.intake import judge, life_stage_of, mean_intake, upper_limit
from twitchkit.scoring.labs import find_labs
from twitchkit.scoring.observe import Observations


def find_nutrients(knowledge: Knowledge, profile: Profile, observations: Observations) -> tuple[NutrientResult, ...]:
    """Return what can be said of each nutrient; those of which nothing is known are left out.

    Diet alone never makes a deficiency: intake is only ever judged against a reference.
    """
    results = []
    for id, nutrient in knowledge.nutrients.items():
        reference = life_stage_of(knowledge, profile, id)
        labs = tuple(find_labs(knowledge, nutrient, observations))
        intake = mean_intake(nutrient, observations)
        upper = upper_limit(knowledge, id, reference, observations)
        if labs or intake or (upper is not None and upper.exceeded):
            results.append(
                NutrientResult(
                    id=id,
                    name=nutrient.name,
                    life_stage=None if reference is None else reference.life_stage,
                    intake=intake,
                    adequacy=None if intake is None else judge(knowledge, nutrient, intake, reference, observations),
                    upper_limit=upper,
                    labs=labs,
                )
            )
    return tuple(results)
