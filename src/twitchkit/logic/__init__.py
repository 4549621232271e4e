"""Three-valued expressions over findings and measurements: read, check against a vocabulary, evaluate, put in words."""

from twitchkit.logic.evaluate import Env, Evaluator, compile_later, compile_number, compile_truth
from twitchkit.logic.in_words import in_words
from twitchkit.logic.kernel import ONE_PERSON, Kernel, normal_cdf
from twitchkit.logic.nodes import NumberNode, TruthNode, names_in
from twitchkit.logic.translate import ExpressionProblem, translate_number, translate_truth
from twitchkit.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from twitchkit.logic.vocabulary import Symbol, SymbolKind, Vocabulary

__all__ = [
    "FALSE",
    "ONE_PERSON",
    "TRUE",
    "UNKNOWN",
    "Env",
    "Evaluator",
    "ExpressionProblem",
    "Kernel",
    "NumberNode",
    "Symbol",
    "SymbolKind",
    "Truth",
    "TruthNode",
    "Vocabulary",
    "compile_later",
    "compile_number",
    "compile_truth",
    "in_words",
    "names_in",
    "normal_cdf",
    "translate_number",
    "translate_truth",
]
