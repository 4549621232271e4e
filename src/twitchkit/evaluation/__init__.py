"""How good is it: cases with a known truth, people drawn from the model, and how results compare with them."""

from twitchkit.evaluation.cases import EvaluationCase, EvaluationCases, MustNot, read_evaluation_cases
from twitchkit.evaluation.result import Evaluation, Figure
from twitchkit.evaluation.running import evaluate
from twitchkit.evaluation.simulation import SimulatedPerson, simulate, simulated_cases

__all__ = [
    "Evaluation",
    "EvaluationCase",
    "EvaluationCases",
    "Figure",
    "MustNot",
    "SimulatedPerson",
    "evaluate",
    "read_evaluation_cases",
    "simulate",
    "simulated_cases",
]
