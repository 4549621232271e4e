"""Expressions: what they mean, what is refused, and that unknown stays unknown."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support import handmade
from support.each import on_each

from twitchkit.knowledge.symbols import blank_values, display_names, vocabulary_of
from twitchkit.logic import (
    FALSE,
    ONE_PERSON,
    TRUE,
    UNKNOWN,
    Env,
    ExpressionProblem,
    Truth,
    compile_number,
    compile_truth,
    in_words,
    normal_cdf,
    translate_number,
    translate_truth,
)
from twitchkit.logic.arithmetic import add, divide, hull, largest, multiply, power, smallest, subtract
from twitchkit.logic.in_words import ago, for_years
from twitchkit.logic.truth import at_least, both, either, equal, less, less_equal, negate, reported_or_derived
from twitchkit.quantity import ANYTHING, Interval, bounded
from twitchkit.table import ARRAYS

CONTENT = handmade.content()
VOCABULARY = vocabulary_of(CONTENT)
NAMES = display_names(CONTENT)


def evaluate(text: str, **values: Truth | Interval) -> Truth:
    given = {key if key in ("age", "sex") else f"toy:{key}": value for key, value in values.items()}
    env = Env(blank_values(VOCABULARY) | given)
    return compile_truth(translate_truth(text, VOCABULARY, "toy"))(env, ONE_PERSON)


def exactly(value: float) -> Interval:
    return Interval(value, value)


THREE = (TRUE, FALSE, UNKNOWN)


@pytest.mark.parametrize(("a", "b"), list(itertools.product(THREE, THREE)))
def test_kleene_tables(a: Truth, b: Truth) -> None:
    """Kleene 1952, section 64: a table entry is the common value over all ways to fill in what is unknown."""

    def fill(truth: Truth) -> list[bool]:
        return [True] if truth == TRUE else [False] if truth == FALSE else [True, False]

    def common(values: set[bool]) -> Truth:
        return UNKNOWN if len(values) == 2 else (TRUE if values == {True} else FALSE)

    ways = list(itertools.product(fill(a), fill(b)))
    assert common({x and y for x, y in ways}) == both(a, b)
    assert common({x or y for x, y in ways}) == either(a, b)
    assert common({not x for x, _ in ways}) == negate(a)
    assert common({x + y >= 1 for x, y in ways}) == at_least(1, [a, b])
    assert common({x + y >= 2 for x, y in ways}) == at_least(2, [a, b])


def test_reported_and_derived_merge_with_present_winning() -> None:
    assert [
        reported_or_derived(TRUE, FALSE),
        reported_or_derived(FALSE, TRUE),
        reported_or_derived(UNKNOWN, FALSE),
        reported_or_derived(UNKNOWN, UNKNOWN),
    ] == [TRUE, TRUE, FALSE, UNKNOWN]


intervals = st.tuples(st.integers(-5, 5), st.integers(0, 4)).map(lambda pair: Interval(pair[0], pair[0] + pair[1]))


@given(intervals, intervals)
def test_a_comparison_is_true_when_the_whole_interval_agrees(a: Interval, b: Interval) -> None:
    pairs = list(itertools.product(range(a.low, a.high + 1), range(b.low, b.high + 1)))
    for compare, holds in ((less, [x < y for x, y in pairs]), (less_equal, [x <= y for x, y in pairs])):
        assert (all(holds), not any(holds)) == tuple(compare(a, b))
    assert (all(x == y for x, y in pairs), not any(x == y for x, y in pairs)) == tuple(equal(a, b))


@given(intervals, intervals)
def test_interval_arithmetic_holds_every_result(a: Interval, b: Interval) -> None:
    for operation, result in (
        (lambda x, y: x + y, add(a, b, ONE_PERSON)),
        (lambda x, y: x - y, subtract(a, b, ONE_PERSON)),
        (lambda x, y: x * y, multiply(a, b, ONE_PERSON)),
        (min, smallest(a, b, ONE_PERSON)),
        (max, largest(a, b, ONE_PERSON)),
    ):
        values = [operation(x, y) for x, y in itertools.product((a.low, a.high), (b.low, b.high))]
        assert (min(values), max(values)) == tuple(result)
    assert (min(a.low, b.low), max(a.high, b.high)) == tuple(hull(a, b, ONE_PERSON))


@given(intervals, intervals)
def test_a_quotient_holds_every_result_and_by_what_may_be_zero_nothing_is_known(a: Interval, b: Interval) -> None:
    if b.low <= 0 <= b.high:
        assert divide(a, b, ONE_PERSON) == ANYTHING
    else:
        values = [x / y for x, y in itertools.product((a.low, a.high), (b.low, b.high))]
        assert (min(values), max(values)) == pytest.approx(tuple(divide(a, b, ONE_PERSON)))


@pytest.mark.parametrize(("x", "expected"), [(0.0, -math.inf), (1.0, 0.0), (math.e, 1.0)])
def test_the_logarithm_of_nothing_is_minus_infinity_for_one_and_for_many(x: float, expected: float):
    assert ONE_PERSON.log(x) == float(ARRAYS.log(np.float64(x))) == expected


def test_division_and_powers_know_nothing_where_they_are_undefined() -> None:
    assert divide(exactly(1.0), Interval(-1.0, 1.0), ONE_PERSON) == ANYTHING
    assert power(Interval(0.0, 2.0), exactly(2.0), ONE_PERSON) == ANYTHING
    assert tuple(divide(exactly(6.0), Interval(2.0, 3.0), ONE_PERSON)) == (2.0, 3.0)
    assert tuple(power(Interval(2.0, 3.0), exactly(2.0), ONE_PERSON)) == pytest.approx((4.0, 9.0))
    assert Interval(0.0, 0.0) == multiply(exactly(0.0), ANYTHING, ONE_PERSON)


@on_each(
    "text, values, expected",
    [
        ("urge and rest", {"urge": TRUE}, UNKNOWN),
        ("urge and rest", {"urge": FALSE}, FALSE),
        ("urge or rest", {"urge": TRUE}, TRUE),
        ("not urge", {"urge": FALSE}, TRUE),
        ("relief >= 'partial'", {"relief": exactly(1)}, TRUE),
        ("relief >= 'partial'", {}, UNKNOWN),
        ("relief != 'none'", {"relief": exactly(0)}, FALSE),
        ("side == 'one'", {"side": exactly(0)}, TRUE),
        ("'burning' in feel", {"feel=burning": TRUE}, TRUE),
        ("known(feel)", {"feel=numb": FALSE}, TRUE),
        ("known(ferritin)", {}, FALSE),
        ("known(ferritin)", {"ferritin": bounded("<", 30.0)}, TRUE),
        ("minutes <= 10", {"minutes": exactly(10)}, TRUE),
        ("minutes <= '0.5 h'", {"minutes": exactly(30)}, TRUE),
        ("ferritin <= '75 ug/L'", {"ferritin": bounded("<", 30.0)}, TRUE),
        ("ferritin < '30 ng/mL'", {"ferritin": bounded("<", 30.0)}, TRUE),
        ("ferritin <= '20 ug/L'", {"ferritin": bounded("<", 30.0)}, UNKNOWN),
        ("10 < minutes <= 20", {"minutes": exactly(15)}, TRUE),
        ("at_least(2, urge, rest, knot)", {"urge": TRUE, "knot": TRUE}, TRUE),
        ("at_least(2, urge, rest, knot)", {"urge": FALSE, "knot": FALSE}, FALSE),
        ("low(calcium)", {"calcium": exactly(2.0), "calcium.low": exactly(2.15)}, TRUE),
        ("normal(calcium)", {"calcium": exactly(2.2), "calcium.low": exactly(2.15)}, UNKNOWN),
        ("age >= 65 and urge", {"age": exactly(40), "urge": TRUE}, FALSE),
        ("sex == 'female'", {"sex": exactly(0)}, TRUE),
        ("toy.urge", {"urge": TRUE}, TRUE),
        ("index > 3", {"index": exactly(4)}, TRUE),
        ("calcium / albumin > 0.05", {"calcium": exactly(2.4), "albumin": exactly(40)}, TRUE),
        ("max(minutes, 3) == 3", {"minutes": exactly(1)}, TRUE),
    ],
)
def test_what_expressions_mean(text: str, values: dict[str, Truth | Interval], expected: Truth) -> None:
    assert expected == evaluate(text, **values)


@on_each(
    "text, code, part",
    [
        ("urgee", "TK202", "did you mean 'urge'"),
        ("relief >= 'parttial'", "TK209", "did you mean 'partial'"),
        ("ferritin <= 75", "TK208", "write '75 ug/L'"),
        ("ferritin <= '75 mg/dL'", "TK208", "ug/L, ng/mL, pmol/L"),
        ("ferritin <= 'much'", "TK208", "no quantity"),
        ("ferritin <= '< 75 ug/L'", "TK208", "unknown unit"),
        ("relief == partial", "TK209", "the level 'partial' stands without quotes write 'partial' in quotes"),
        ("side != both", "TK209", "write 'both' in quotes"),
        ("urge == true", "TK201", "a yes/no is not compared with true"),
        ("relief", "TK205", "compare it"),
        ("urge > 3", "TK205", "a number is expected"),
        ("side > 'one'", "TK205", "use == or !="),
        ("urge == 'yes'", "TK205", "is not compared"),
        ("'burning' in relief", "TK205", "'in' needs"),
        ("'itching' in feel", "TK209", "no level"),
        ("met(restless.symptom)", "TK203", "did you mean"),
        ("low(urge)", "TK205", "needs a measurement"),
        ("at_least(4, urge, rest)", "TK201", "count from 1 to 2"),
        ("at_least(0, urge, rest)", "TK201", "count from 1 to 2, not 0"),
        ("at_least(1)", "TK201", "'at_least' with 1 arguments"),
        ("at_least()", "TK201", "'at_least' with 0 arguments"),
        ("knwon(urge)", "TK201", "did you mean 'known'"),
        ("'75 ug/L' >= ferritin", "TK201", "name first"),
        ("urge and 3", "TK201", "a yes/no is expected"),
        ("urge.__class__", "TK202", "unknown name"),
        ("__import__('os')", "TK201", "no yes/no function"),
        ("(lambda: urge)()", "TK201", "only calls like"),
        ("[urge]", "TK201", "not part of expressions"),
        ("urge if rest else knot", "TK201", "not part of expressions"),
        ("True", "TK201", "not part of expressions"),
        ("urge and", "TK201", "not an expression"),
        ("urge\x00", "TK201", "not an expression"),
        ("(" * 500 + "urge" + ")" * 500, "TK201", ""),
        ("not " * 300 + "urge", "TK201", ""),
        ("urge or " * 400 + "urge", "TK201", "longer than"),
    ],
)
def test_what_is_refused_and_how_it_is_said(text: str, code: str, part: str) -> None:
    with pytest.raises(ExpressionProblem) as caught:
        translate_truth(text, VOCABULARY, "toy")
    assert code == caught.value.code
    assert part in f"{caught.value.message} {caught.value.hint}"


def test_lines_of_an_expression_may_break_anywhere() -> None:
    assert evaluate("urge and\n  rest\n or knot", knot=TRUE) == TRUE


def test_adjusted_calcium_of_the_guideline() -> None:
    """Turner et al. 2016: total calcium 2.0 mmol/L with albumin 30 g/L is 2.2 mmol/L adjusted."""
    node = translate_number("calcium + 0.02 * (40 - albumin)", VOCABULARY, "toy")
    env = Env(blank_values(VOCABULARY) | {"toy:calcium": exactly(2.0), "toy:albumin": exactly(30.0)})
    assert tuple(compile_number(node)(env, ONE_PERSON)) == pytest.approx((2.2, 2.2))


@pytest.mark.parametrize("text", ["'a'", "urge", "relief", "min(3)"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ExpressionProblem):
        translate_number(text, VOCABULARY, "toy")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("urge and not rest", "urge to move and worse at rest: no"),
        ("not known(index) or not low(calcium)", "index not known or calcium not low"),
        ("not (urge and rest)", "not (urge to move and worse at rest)"),
        ("urge or (rest and knot)", "urge to move or (worse at rest and hard painful knot)"),
        ("ferritin <= '75 ug/L'", "ferritin at most 75 ug/L"),
        ("relief >= 'partial'", "ease while moving: partial or more"),
        ("at_least(2, urge, rest, knot)", "at least 2 of: urge to move, worse at rest, hard painful knot"),
        ("low(calcium) or known(index)", "calcium low or index known"),
        ("'burning' in feel", "feeling: burning"),
        ("met(restless.symptoms)", "Restless legs: the four symptoms"),
        ("max(minutes, 3) > -1", "max(length of a cramp, 3) above -1"),
        ("calcium * 2 > 4", "(calcium * 2) above 4"),
    ],
)
def test_expressions_in_words(text: str, words: str) -> None:
    assert words == in_words(translate_truth(text, VOCABULARY, "toy"), lambda key: NAMES.get(key, key))


@on_each(
    "years, words",
    [
        (40, "40 years"),
        (1.5, "1.5 years"),
        (1, "1 year"),
        (0.96, "12 months"),
        (0.5, "6 months"),
        (0.08, "1 month"),
        (0, "1 month"),
    ],
)
def test_how_long_something_has_lasted_is_said_in_years_or_in_a_month_or_more(years: float, words: str) -> None:
    assert for_years(years) == words


@on_each(
    "weeks, words",
    [(52, "52 weeks ago"), (1, "1 week ago"), (0.5, "4 days ago"), (1 / 7, "1 day ago"), (0.05, "this week")],
)
def test_how_long_ago_something_was_is_said_in_weeks_or_days(weeks: float, words: str) -> None:
    assert ago(weeks) == words


@given(st.floats(-37.4, 9))
@example(-37.4)
@example(-7.08)
@example(-7.07)
def test_the_normal_distribution_agrees_with_the_library(z: float) -> None:
    expected = 0.5 * math.erfc(-z / math.sqrt(2))

    assert normal_cdf(z, ONE_PERSON) == pytest.approx(expected, rel=1e-11, abs=1e-15)
    assert normal_cdf(z, ONE_PERSON) == pytest.approx(expected, rel=1e-7, abs=0.0)  # to the end of the tail


def test_the_ends_of_the_normal_distribution_are_reached() -> None:
    assert 0.0 < normal_cdf(-math.inf, ONE_PERSON) == normal_cdf(-38.0, ONE_PERSON) < 1e-300
    assert normal_cdf(math.inf, ONE_PERSON) == 1.0
