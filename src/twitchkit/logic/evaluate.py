"""From a checked expression to a function of a person's values (or of the columns of many)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

from twitchkit.logic import arithmetic
from twitchkit.logic.kernel import Kernel
from twitchkit.logic.nodes import (
    Arithmetic,
    AtLeast,
    Classed,
    Compare,
    Constant,
    Extreme,
    Includes,
    Known,
    Met,
    Not,
    NumberNode,
    Present,
    TruthNode,
    Value,
    limit_key,
)
from twitchkit.logic.truth import Truth, at_least, both, either, equal, known, less, less_equal, negate
from twitchkit.quantity import Interval

Env = Mapping[str, Truth | Interval]
"""The values of a person by key: a truth for yes/no, an interval for everything else."""

Evaluator = Callable[[Env, Kernel], Truth]
Calculator = Callable[[Env, Kernel], Interval]

_COMPARISONS: Mapping[str, Callable[[Interval, Interval], Truth]] = {
    "<": less,
    "<=": less_equal,
    ">": lambda a, b: less(b, a),
    ">=": lambda a, b: less_equal(b, a),
    "==": equal,
    "!=": lambda a, b: negate(equal(a, b)),
}


def compile_truth(node: TruthNode) -> Evaluator:
    """Return the function that evaluates a truth."""
    match node:
        case Present() | Includes() | Met():
            return _lookup(node.key)
        case Known(_, keys):
            return lambda env, kernel: reduce(either, [known(env[key]) for key in keys])
        case Classed(key, word):
            return _classed(key, word)
        case Compare(sign, left, right):
            return _comparison(sign, left, right)
        case Not(part):
            inner = compile_truth(part)
            return lambda env, kernel: negate(inner(env, kernel))
        case AtLeast(count, parts):
            return _at_least(count, parts)


def compile_number(node: NumberNode) -> Calculator:
    """Return the function that calculates a number."""
    match node:
        case Value(key):
            return _lookup(key)  # type: ignore[return-value]  # translation made sure that the key is a number's
        case Constant(value, _):
            constant = Interval(value, value)
            return lambda env, kernel: constant
        case Arithmetic(sign, left, right):
            operation, first, second = arithmetic.OPERATIONS[sign], compile_number(left), compile_number(right)
            return lambda env, kernel: operation(first(env, kernel), second(env, kernel), kernel)
        case Extreme(name, parts):
            choose = arithmetic.smallest if name == "min" else arithmetic.largest
            numbers = [compile_number(part) for part in parts]
            return lambda env, kernel: reduce(
                lambda a, b: choose(a, b, kernel), [number(env, kernel) for number in numbers]
            )


def _lookup(key: str) -> Evaluator:
    return lambda env, kernel: env[key]  # type: ignore[return-value]  # translation made sure that it is a truth's


def _comparison(sign: str, left: NumberNode, right: NumberNode) -> Evaluator:
    compare = _COMPARISONS[sign]
    if isinstance(left, Value) and isinstance(right, Constant):
        # By far the most common form: worth one call instead of three.
        key, constant = left.key, Interval(right.value, right.value)
        return lambda env, kernel: compare(env[key], constant)  # type: ignore[arg-type]  # a number's key
    first, second = compile_number(left), compile_number(right)
    return lambda env, kernel: compare(first(env, kernel), second(env, kernel))


def _classed(key: str, word: str) -> Evaluator:
    low_key, high_key = limit_key(key, "low"), limit_key(key, "high")

    def low(env: Env, kernel: Kernel) -> Truth:
        return less(env[key], env[low_key])  # type: ignore[arg-type]  # numbers' keys

    def high(env: Env, kernel: Kernel) -> Truth:
        return less(env[high_key], env[key])  # type: ignore[arg-type]  # numbers' keys

    if word == "low":
        return low
    if word == "high":
        return high
    return lambda env, kernel: both(negate(low(env, kernel)), negate(high(env, kernel)))


def _at_least(least: int, parts: Sequence[TruthNode]) -> Evaluator:
    if least == len(parts):
        return _all(parts)
    if least == 1:
        return _any(parts)
    evaluators = [compile_truth(part) for part in parts]
    return lambda env, kernel: at_least(least, [part(env, kernel) for part in evaluators])


def _all(parts: Sequence[TruthNode]) -> Evaluator:
    """Conjunction, unrolled into masks, what is only looked up without a call: most of scoring is spent here."""
    keys, others = _looked_up(parts)

    def every(env: Env, kernel: Kernel) -> Truth:
        true, false = True, False
        for key in keys:
            also_true, also_false = env[key]
            true, false = true & also_true, false | also_false  # type: ignore[operator]  # a truth's key
        for part in others:
            also_true, also_false = part(env, kernel)
            true, false = true & also_true, false | also_false
        return Truth(true, false)

    return every


def _any(parts: Sequence[TruthNode]) -> Evaluator:
    """Disjunction, likewise."""
    keys, others = _looked_up(parts)

    def some(env: Env, kernel: Kernel) -> Truth:
        true, false = False, True
        for key in keys:
            also_true, also_false = env[key]
            true, false = true | also_true, false & also_false  # type: ignore[operator]  # a truth's key
        for part in others:
            also_true, also_false = part(env, kernel)
            true, false = true | also_true, false & also_false
        return Truth(true, false)

    return some


def _looked_up(parts: Sequence[TruthNode]) -> tuple[tuple[str, ...], tuple[Evaluator, ...]]:
    """Return the keys of those parts that are values of a person as they are, and the other parts as functions."""
    keys = tuple(part.key for part in parts if isinstance(part, Present | Includes | Met))
    return keys, tuple(compile_truth(part) for part in parts if not isinstance(part, Present | Includes | Met))
