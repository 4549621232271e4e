"""What type checkers see of the public names; mypy and pyright read this in CI, nothing runs it.

Each ``type: ignore`` stands on an error that must be there: a checker that finds none says that it is not needed.
"""

from typing import assert_type

import twitchkit as tk
from twitchkit import content


def results_can_be_annotated(kit: tk.Kit, profile: tk.Profile) -> None:
    result = kit.assess(profile)
    assert_type(result.urgency, tk.Urgency)
    assert_type(result.urgency.reasons, tuple[tk.UrgencyReason, ...])
    assert_type(result.conditions[0], tk.ConditionResult)
    assert_type(result.conditions[0].because, tuple[tk.Contribution, ...])
    assert_type(result.nutrients, tuple[tk.NutrientResult, ...])
    assert_type(result.tips, tuple[tk.TipResult, ...])
    assert_type(kit.next_question(profile), tk.Question | tk.Stop)
    assert_type(kit.explain(result, "magnesium"), tk.Explanation)
    assert_type(kit.counterfactuals(profile), tuple[tk.Counterfactual, ...])
    assert_type(kit.report(result, "html"), str)
    kit.report(result, "pdf")  # type: ignore[arg-type]
    assert_type(kit.foods, tk.Foods)
    assert_type(kit.foods.read("1 cup spinach"), tk.ReadFood)


def misspelt_names_are_errors() -> None:
    tk.Assesment  # type: ignore[attr-defined]
    tk.load_packs  # type: ignore[attr-defined]
    content.Evidense  # type: ignore[attr-defined]
    tk.Evidence  # type: ignore[attr-defined]  # it is a name for authors
