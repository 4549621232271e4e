"""The command that says what to eat for what is missing."""

from __future__ import annotations

from argparse import Namespace

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.output import show, show_json
from twitchkit.cli.person import kit_of, profile_of
from twitchkit.model.plain import plain
from twitchkit.render.foods import food_advice


def suggest(asked: Namespace) -> ExitCode:
    """Print suggestions of food for a profile, and for what there is none."""
    profile = profile_of(asked.profile)
    kit = kit_of(asked)
    assessment = kit.assess(profile)
    advice = kit.suggest_foods(
        assessment, nutrients=asked.nutrient, at_most=asked.at_most, alternatives=asked.alternatives
    )
    if asked.format == "json":
        show_json(
            {
                "urgency": plain(assessment.urgency),
                "suggestions": plain(advice.suggestions),
                "withheld": plain(advice.withheld),
            }
        )
    else:
        show(food_advice(advice, assessment, kit.knowledge.sources))
    return ExitCode.FINE
