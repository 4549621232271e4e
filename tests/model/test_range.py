"""Ranges: in order by their class, and what is added to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import twitchkit as tk

numbers = st.floats(allow_nan=True)


@given(numbers, numbers, numbers)
def test_a_range_is_in_order_or_there_is_none(low, mid, high):
    if low <= mid <= high:
        assert tk.Range(low, mid, high).mid == mid
    elif not (low <= mid + 1e-6 * abs(mid) + 1e-6 and mid <= high + 1e-6 * abs(high) + 1e-6):
        with pytest.raises(ValueError, match="low <= mid <= high"):
            tk.Range(low, mid, high)


def test_the_last_digits_of_a_sum_do_not_count():
    assert tk.Range(0.1 + 0.2, 0.3, 0.3).low > 0.3
    assert tk.Range(1e300, 1e300, 1e300 * (1 - 1e-15)).low == 1e300


def test_the_correction_of_a_cap_may_fall():
    assert tk.Shift(0.0, -0.5, -0.9).high == -0.9


def test_a_range_that_was_written_the_wrong_way_round_is_not_read(kit):
    data = kit.assess(tk.Profile(findings={"urge_to_move": True})).to_dict()
    data["conditions"][0]["probability"] = {"low": 0.5, "mid": 0.4, "high": 0.6}
    with pytest.raises(tk.TwitchkitError):
        tk.read_assessment(data)
