import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchkit.quantity import ANYTHING, Interval, Quantity, Scale, bounded, find_unit, number_text
from twitchkit.scoring.result_words import plain_word, worded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 ug/L", Quantity(18.0, "ug/L", "=")),
        ("< 30 µg/L", Quantity(30.0, "µg/L", "<")),
        (">=7", Quantity(7.0, "", ">=")),
        ("≤ 2.5e1 %", Quantity(25.0, "%", "<=")),
        (" -0.5 mmol/L ", Quantity(-0.5, "mmol/L", "=")),
    ],
)
def test_a_quantity_is_read_with_sign_and_unit(text: str, expected: Quantity) -> None:
    assert expected == Quantity.parse(text)


@pytest.mark.parametrize("text", ["", "ferritin", "1,5 mg/dL", "1 234", "nan ug/L", "1e999 ug/L", "--3", "< > 3"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    try:
        quantity = Quantity.parse(text)
    except ValueError:
        return
    # "1 234" reads as one with the unit "234", which no measurement accepts.
    assert find_unit(quantity.unit, {"ug/L": Scale()}) is None


def test_a_comma_is_never_guessed() -> None:
    with pytest.raises(ValueError, match="decimal point"):
        Quantity.parse("1,234 ug/L")


@given(st.floats(-1e6, 1e6), st.sampled_from(["<", "<=", ">", ">=", "="]))
def test_an_open_bound_holds_everything_inside_and_not_the_bound(bound: float, sign: str) -> None:
    interval = bounded(sign, bound)
    assert (interval.low <= bound <= interval.high) == ("=" in sign)
    inside = math.nextafter(bound, -math.inf if "<" in sign else math.inf)
    if sign != "=":
        assert interval.low <= inside <= interval.high


@given(st.floats(0.001, 1e5), st.floats(0.001, 1e3))
def test_a_bound_is_converted_before_it_is_opened(number: float, factor: float) -> None:
    scale = Scale(factor)
    assert Quantity(number, "x", "<").interval(scale) == bounded("<", scale.to_canonical(number))


def test_a_negative_factor_turns_a_bound_round() -> None:
    assert Quantity(3.0, "x", "<").interval(Scale(-2.0)) == bounded(">", -6.0)


TWO, FIVE = Interval(2.0, 2.0), Interval(5.0, 5.0)


@pytest.mark.parametrize(
    ("word", "low", "high", "expected"),
    [
        ("low", TWO, FIVE, bounded("<", 2.0)),
        ("high", TWO, FIVE, bounded(">", 5.0)),
        ("normal", TWO, FIVE, Interval(2.0, 5.0)),
        ("normal", ANYTHING, FIVE, Interval(-math.inf, 5.0)),
        ("low", Interval(2.0, 3.0), FIVE, bounded("<", 3.0)),
        ("high", TWO, Interval(5.0, 6.0), bounded(">", 5.0)),
        ("normal", Interval(2.0, 3.0), Interval(5.0, 6.0), Interval(2.0, 6.0)),
        ("low", ANYTHING, FIVE, None),
        ("high", TWO, ANYTHING, None),
        ("normal", ANYTHING, ANYTHING, None),
    ],
)
def test_a_word_is_what_the_limits_leave_open(
    word: str, low: Interval, high: Interval, expected: Interval | None
) -> None:
    assert expected == worded(word, low, high)


@pytest.mark.parametrize(
    ("text", "word"),
    [("low", "low"), (" Very  Low ", "low"), ("very high", "high"), ("very normal", None), ("3", None)],
)
def test_how_far_beyond_a_limit_no_word_tells(text: str, word: str | None) -> None:
    assert plain_word(text) == word


@pytest.mark.parametrize("spelling", ["ug/L", "µg/L", "μg/L", "mcg/L", "UG/L", "ug / L"])
def test_units_are_found_in_every_common_spelling(spelling: str) -> None:
    assert Scale(1.0) == find_unit(spelling, {"ug/L": Scale(1.0), "mg/L": Scale(1000.0)})


def test_letter_case_counts_where_it_tells_units_apart() -> None:
    units = {"mmol/L": Scale(1.0), "Mmol/L": Scale(1e9)}
    assert Scale(1e9) == find_unit("Mmol/L", units)
    assert find_unit("MMOL/L", units) is None


@pytest.mark.parametrize(("value", "text"), [(0.0, "0"), (18.0, "18"), (0.70000001, "0.7"), (12345.678, "12346")])
def test_numbers_are_written_as_people_do(value: float, text: str) -> None:
    assert text == number_text(value)


def test_anything_holds_everything() -> None:
    assert Interval(-math.inf, math.inf) == ANYTHING
