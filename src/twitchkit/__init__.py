"""twitchkit: explained, cited assessments of legs that twitch at night, from plug-in knowledge packs.

>>> import twitchkit as tk
>>> kit = tk.load([])                            # tk.load() takes all installed packs
>>> kit.assess(tk.Profile(age=61)).urgency.tier.value
'routine'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twitchkit.errors import (
        AssessmentError,
        Diagnostic,
        KnowledgeError,
        MissingExtraError,
        PackError,
        ProblemsError,
        ProfileError,
        TwitchkitError,
        UnknownIdError,
    )
    from twitchkit.evaluation import (
        Evaluation,
        EvaluationCase,
        EvaluationCases,
        Figure,
        MustNot,
        SimulatedPerson,
        evaluate,
        read_evaluation_cases,
        simulate,
        simulated_cases,
    )
    from twitchkit.kit import Kit, load
    from twitchkit.knowledge import Knowledge
    from twitchkit.model.advice import Claim, Tip, Verdict
    from twitchkit.model.assessment import Assessment
    from twitchkit.model.condition import (
        Band,
        Ceiling,
        Comparison,
        Condition,
        Criterion,
        Evidence,
        Factor,
        Group,
        Prior,
    )
    from twitchkit.model.content import Content
    from twitchkit.model.counterfactual import Counterfactual, Sensitivity
    from twitchkit.model.diet import Diet, FoodTag
    from twitchkit.model.eaten import Eaten
    from twitchkit.model.explanation import Explanation
    from twitchkit.model.food_advice import FoodAdvice
    from twitchkit.model.food_table import FoodDatabase, HouseholdMeasure
    from twitchkit.model.nutrient import DayToDay, FoodSource, Nutrient, ReferenceIntake
    from twitchkit.model.override import Override
    from twitchkit.model.profile import DietDay, FoodEaten, IntakeRecord, MedicineUse, Profile, Reading, SupplementUse
    from twitchkit.model.provenance import Certainty, Citation, Source, Status
    from twitchkit.model.question import Question, Stop
    from twitchkit.model.read_food import FoodMatch, ReadFood
    from twitchkit.model.safety import Caution, RedFlag, Tier
    from twitchkit.model.suggestion import FoodSuggestion
    from twitchkit.model.thresholds import Thresholds
    from twitchkit.model.vocabulary import Derivation, Finding, Kind, Limits, Measurement, Medicine, TakenFrom
    from twitchkit.packs import hookimpl
    from twitchkit.profile_file import profile_to_dict, read_profile
    from twitchkit.quantity import Interval, Quantity, Scale
    from twitchkit.scoring import assess
    from twitchkit.structure import read_assessment

__all__ = [
    "Assessment",
    "AssessmentError",
    "Band",
    "Caution",
    "Ceiling",
    "Certainty",
    "Citation",
    "Claim",
    "Comparison",
    "Condition",
    "Content",
    "Counterfactual",
    "Criterion",
    "DayToDay",
    "Derivation",
    "Diagnostic",
    "Diet",
    "DietDay",
    "Eaten",
    "Evaluation",
    "EvaluationCase",
    "EvaluationCases",
    "Evidence",
    "Explanation",
    "Factor",
    "Figure",
    "Finding",
    "FoodAdvice",
    "FoodDatabase",
    "FoodEaten",
    "FoodMatch",
    "FoodSource",
    "FoodSuggestion",
    "FoodTag",
    "Group",
    "HouseholdMeasure",
    "IntakeRecord",
    "Interval",
    "Kind",
    "Kit",
    "Knowledge",
    "KnowledgeError",
    "Limits",
    "Measurement",
    "Medicine",
    "MedicineUse",
    "MissingExtraError",
    "MustNot",
    "Nutrient",
    "Override",
    "PackError",
    "Prior",
    "ProblemsError",
    "Profile",
    "ProfileError",
    "Quantity",
    "Question",
    "ReadFood",
    "Reading",
    "RedFlag",
    "ReferenceIntake",
    "Scale",
    "Sensitivity",
    "SimulatedPerson",
    "Source",
    "Status",
    "Stop",
    "SupplementUse",
    "TakenFrom",
    "Thresholds",
    "Tier",
    "Tip",
    "TwitchkitError",
    "UnknownIdError",
    "Verdict",
    "assess",
    "evaluate",
    "hookimpl",
    "load",
    "profile_to_dict",
    "read_assessment",
    "read_evaluation_cases",
    "read_profile",
    "simulate",
    "simulated_cases",
]

# Where each name lives, so that it is imported when it is first used.
_HOMES = {
    "errors": (
        "AssessmentError Diagnostic KnowledgeError MissingExtraError PackError ProblemsError ProfileError "
        "TwitchkitError UnknownIdError"
    ),
    "evaluation": (
        "Evaluation EvaluationCase EvaluationCases Figure MustNot SimulatedPerson evaluate read_evaluation_cases "
        "simulate simulated_cases"
    ),
    "kit": "Kit load",
    "knowledge": "Knowledge",
    "model.advice": "Claim Tip Verdict",
    "model.assessment": "Assessment",
    "model.condition": "Band Ceiling Comparison Condition Criterion Evidence Factor Group Prior",
    "model.content": "Content",
    "model.counterfactual": "Counterfactual Sensitivity",
    "model.diet": "Diet FoodTag",
    "model.eaten": "Eaten",
    "model.explanation": "Explanation",
    "model.food_table": "FoodDatabase HouseholdMeasure",
    "model.food_advice": "FoodAdvice",
    "model.nutrient": "DayToDay FoodSource Nutrient ReferenceIntake",
    "model.override": "Override",
    "model.profile": "DietDay FoodEaten IntakeRecord MedicineUse Profile Reading SupplementUse",
    "model.question": "Question Stop",
    "model.provenance": "Certainty Citation Source Status",
    "model.read_food": "FoodMatch ReadFood",
    "model.safety": "Caution RedFlag Tier",
    "model.suggestion": "FoodSuggestion",
    "model.thresholds": "Thresholds",
    "model.vocabulary": "Derivation Finding Kind Limits Measurement Medicine TakenFrom",
    "packs": "hookimpl",
    "profile_file": "profile_to_dict read_profile",
    "quantity": "Interval Quantity Scale",
    "scoring": "assess",
    "structure": "read_assessment",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: ``import twitchkit`` itself loads nothing heavy."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'twitchkit' has no attribute {name!r}")
    value: object = getattr(import_module(f"twitchkit.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
