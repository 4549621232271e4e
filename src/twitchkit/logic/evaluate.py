"""From a checked expression to a function of a person's values (or of the columns of many)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
from twitchkit.logic.truth import FALSE, TRUE, Truth, at_least, both, either, equal, known, less, less_equal, negate
from twitchkit.quantity import ANYTHING, Interval


class Env(dict[str, Truth | Interval]):
    """Values by key: a truth for yes/no, an interval for everything else.

    ``told`` holds the keys of which anything may be known (None: of any), since what names no other needs no look.
    """

    __slots__ = ("told",)

    def __init__(self, values: Mapping[str, Truth | Interval], told: Iterable[str] | None = None) -> None:
        super().__init__(values)
        self.told: set[str] | None = None if told is None else set(told)

    def tell(self, key: str, value: Truth | Interval) -> None:
        """Add a value of which something may be known."""
        self[key] = value
        if self.told is not None:
            self.told.add(key)


Evaluator = Callable[[Env, Kernel], Truth]
Calculator = Callable[[Env, Kernel], Interval]

_LOOKED_UP = (Present, Includes, Met)
"""The truths that are values of a person as they are."""

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
        case Not(part):
            inner = compile_truth(part)
            return lambda env, kernel: negate(inner(env, kernel))
        case Known(_, keys):
            return _known(keys)
        case Classed(key, word):
            return _classed(key, word)
        case Compare(sign, Value(key), Constant(value, _)):
            return _limit(sign, key, value)
        case Compare(sign, left, right):
            return _comparison(sign, left, right)
        case AtLeast(count, parts):
            return _at_least(count, parts)


def compile_later(node: TruthNode) -> Evaluator:
    """Return the function that evaluates a truth, which is made when it is first asked: most are of nobody."""
    ready: list[Evaluator] = []

    def evaluate(env: Env, kernel: Kernel) -> Truth:
        if not ready:
            ready.append(compile_truth(node))
        return ready[0](env, kernel)

    return evaluate


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
    compare, first, second = _COMPARISONS[sign], compile_number(left), compile_number(right)
    return lambda env, kernel: compare(first(env, kernel), second(env, kernel))


def _limit(sign: str, key: str, value: float) -> Evaluator:
    """Return the function for a number beside a constant, by far the most common form."""
    compare, constant = _COMPARISONS[sign], Interval(value, value)
    of_nothing = compare(ANYTHING, constant)

    def beside(env: Env, kernel: Kernel) -> Truth:
        if env.told is not None and key not in env.told:
            return of_nothing
        return compare(env[key], constant)  # type: ignore[arg-type]  # a number's key

    return beside


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


def _known(keys: Sequence[str]) -> Evaluator:
    return lambda env, kernel: reduce(either, [known(env[key]) for key in keys])


def _at_least(least: int, parts: Sequence[TruthNode]) -> Evaluator:
    """Return the function for so many of some parts; those that are only looked up are looked up without a call."""
    keys = tuple(part.key for part in parts if isinstance(part, _LOOKED_UP))
    others = tuple(compile_truth(part) for part in parts if not isinstance(part, _LOOKED_UP))
    if least == len(parts):
        return _all(keys, others)
    if least == 1:
        return _any(keys, others)
    each = tuple(map(compile_truth, parts))
    return lambda env, kernel: at_least(least, [part(env, kernel) for part in each])


def _all(keys: Sequence[str], others: Sequence[Evaluator]) -> Evaluator:
    """Conjunction, unrolled into masks: most of scoring is spent here. What was not told of a person is not true.

    Of one person, unlike of columns, one part that is false settles it.
    """
    named = frozenset(keys)

    def every(env: Env, kernel: Kernel) -> Truth:
        told = _told(named, env)
        true, false = len(told) == len(named), False
        for key in told:
            also_true, also_false = env[key]
            true, false = true & also_true, false | also_false  # type: ignore[operator]  # a truth's key
        for part in others:
            if false is True:
                return FALSE
            also_true, also_false = part(env, kernel)
            true, false = true & also_true, false | also_false
        return Truth(true, false)

    return every


def _any(keys: Sequence[str], others: Sequence[Evaluator]) -> Evaluator:
    """Disjunction, likewise. What was not told of a person is not false."""
    named = frozenset(keys)

    def some(env: Env, kernel: Kernel) -> Truth:
        told = _told(named, env)
        true, false = False, len(told) == len(named)
        for key in told:
            also_true, also_false = env[key]
            true, false = true | also_true, false & also_false  # type: ignore[operator]  # a truth's key
        for part in others:
            if true is True:
                return TRUE
            also_true, also_false = part(env, kernel)
            true, false = true | also_true, false & also_false
        return Truth(true, false)

    return some


def _told(keys: frozenset[str], env: Env) -> Collection[str]:
    """Return those of some keys of which anything may be known."""
    return keys if env.told is None else env.told & keys
