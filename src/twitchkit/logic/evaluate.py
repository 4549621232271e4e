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
    names_in,
)
from twitchkit.logic.truth import FALSE, TRUE, Truth, at_least, both, either, equal, known, less, less_equal, negate
from twitchkit.quantity import ANYTHING, Interval


class Env(dict[str, Truth | Interval]):
    """Values by key: a truth for yes/no, an interval for everything else; and ``truths``, what was worked out of them.

    An expression that stands in many places is worked out once. So values are only added while what rests on them has
    not been looked at. ``told`` holds the keys of which anything is known of a person (None: it may be of any), since
    what names no other needs no look.
    """

    __slots__ = ("told", "truths")

    def __init__(self, values: Mapping[str, Truth | Interval], told: Iterable[str] | None = None) -> None:
        super().__init__(values)
        self.told: set[str] | None = None if told is None else set(told)
        self.truths: dict[Evaluator, Truth] = {}

    def tell(self, key: str, value: Truth | Interval) -> None:
        """Add a value of which something may be known."""
        self[key] = value
        if self.told is not None:
            self.told.add(key)

    def forget(self, truths: Iterable[Evaluator]) -> None:
        """Forget what was worked out of values that changed."""
        for evaluate in truths:
            self.truths.pop(evaluate, None)


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


class Made:
    """The functions of distinct truths, each under what it is made of, and what each that is kept was made from.

    ``names`` are the keys of which one must be told for a truth to be another than that of somebody who told nothing.
    """

    def __init__(self) -> None:
        self.functions: dict[tuple[object, ...], Evaluator] = {}
        self.kept: dict[Evaluator, TruthNode] = {}
        self.names: dict[Evaluator, frozenset[str]] = {}


def compile_truth(node: TruthNode, made: Made | None = None) -> Evaluator:
    """Return the function that evaluates a truth; the very same one for what is in ``made`` already, which grows."""
    made = Made() if made is None else made
    match node:
        case AtLeast(count, nodes):
            parts = [compile_truth(part, made) for part in nodes]
            key: tuple[object, ...] = (AtLeast, count, *parts)
        case Not(part):
            parts = [compile_truth(part, made)]
            key = (Not, *parts)
        case _:
            parts, key = [], (type(node), node)
    if key not in made.functions:
        names = _names(node, [made.names[part] for part in parts])
        made.functions[key] = _function(node, parts, names, made)
        made.names[made.functions[key]] = names
    return made.functions[key]


def compile_later(node: TruthNode, made: Made) -> Evaluator:
    """Return the function that evaluates a truth, which is made when it is first asked: most are of nobody."""
    ready: list[Evaluator] = []

    def evaluate(env: Env, kernel: Kernel) -> Truth:
        if not ready:
            ready.append(compile_truth(node, made))
        return ready[0](env, kernel)

    return evaluate


def _names(node: TruthNode, parts: Sequence[frozenset[str]]) -> frozenset[str]:
    if isinstance(node, Classed):
        return frozenset((node.key,))  # limits without a reading tell nothing
    return frozenset[str]().union(*parts) if parts else names_in(node)


def _function(node: TruthNode, parts: Sequence[Evaluator], names: frozenset[str], made: Made) -> Evaluator:
    """Return a function for a truth with parts that have theirs; what takes longer than a look is worked out once."""
    match node:
        case Present() | Includes() | Met():
            return _lookup(node.key)
        case Not():
            (inner,) = parts
            return lambda env, kernel: negate(inner(env, kernel))
        case Compare(sign, Value(key), Constant(value, _)):
            return _limit(sign, key, value)
        case AtLeast(count, nodes):
            evaluate = _at_least(count, nodes, parts)
            if all(isinstance(part, _LOOKED_UP) for part in nodes):
                return evaluate
        case Known(_, keys):
            evaluate = _known(keys)
        case Classed(key, word):
            evaluate = _classed(key, word)
        case Compare(sign, left, right):
            evaluate = _comparison(sign, left, right)
    made.kept[evaluate] = node
    return _once(evaluate, names)


def _once(evaluate: Evaluator, names: frozenset[str]) -> Evaluator:
    """Return the same function, which looks first whether its truth is there already, or rests on nothing told.

    What comes of nothing told is the same for everybody.
    """
    of_nothing: list[Truth] = []

    def once(env: Env, kernel: Kernel) -> Truth:
        truth = env.truths.get(evaluate)
        if truth is None:
            told = env.told
            if told is None or not names.isdisjoint(told):
                truth = evaluate(env, kernel)
            else:
                if not of_nothing:
                    of_nothing.append(evaluate(env, kernel))
                truth = of_nothing[0]
            env.truths[evaluate] = truth
        return truth

    return once


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


def _at_least(least: int, parts: Sequence[TruthNode], evaluators: Sequence[Evaluator]) -> Evaluator:
    """Return the function for so many of some parts; those that are only looked up are looked up without a call."""
    keys = tuple(part.key for part in parts if isinstance(part, _LOOKED_UP))
    others = tuple(
        evaluate for part, evaluate in zip(parts, evaluators, strict=True) if not isinstance(part, _LOOKED_UP)
    )
    if least == len(parts):
        return _all(keys, others)
    if least == 1:
        return _any(keys, others)
    return lambda env, kernel: at_least(least, [part(env, kernel) for part in evaluators])


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
