"""A test of many cases runs them all, and tells each that fails."""

from collections.abc import Callable

import pytest
from support.each import on_each

TRIED: list[int] = []


def told(test: Callable[..., None], cases: list[tuple[object, ...]]) -> list[str]:
    with pytest.raises(ExceptionGroup) as failed:
        test(all_cases=cases, most=1)
    return [f"{type(error).__name__} {error.__notes__[0]}" for error in failed.value.exceptions]


def test_every_case_is_run_and_each_that_fails_is_told():
    @on_each("number", [0, 1, 2, "3"])
    def is_small(number: int, most: int) -> None:
        TRIED.append(number)
        assert number <= most

    assert told(is_small, [(0,), (2,), (1,), ("3",)]) == ["AssertionError for 2", "TypeError for '3'"]
    assert TRIED == [0, 2, 1, "3"]


def test_what_is_thorough_is_a_test_of_its_own():
    @on_each("number, other", [(1, 2), pytest.param(3, 4, marks=pytest.mark.thorough), [5, 6]])
    def is_tried(number: int, other: int) -> None: ...

    some, others = is_tried.pytestmark[0].args[1]
    assert (some.values, some.marks) == (([(1, 2), (5, 6)],), ())
    assert (others.values, [mark.name for mark in others.marks]) == (([(3, 4)],), ["thorough"])
