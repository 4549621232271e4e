"""Single values are read strictly: what has the wrong type is told, and nothing is converted on the quiet."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from types import MappingProxyType

import pytest

from twitchkit import strict
from twitchkit.errors import StructureError
from twitchkit.model.safety import Tier

DAY = datetime.date(2026, 11, 22)
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
VALUES = (None, True, 1, 1.0, 1.5, math.nan, math.inf, 10**400, "a", "", [], (), {}, DAY, NOON, NOON.time(), object())
Read = Callable[[object], object]

READERS: dict[str, tuple[Read, tuple[object, ...], str]] = {
    "text": (strict.text, ("a", ""), "must be a text"),
    "flag": (strict.flag, (True,), "must be true or false"),
    "whole": (strict.whole, (1, 10**400), "must be a whole number"),
    "number": (strict.number, (1, 1.0, 1.5), "must be a"),
    "date": (strict.date, (DAY,), "must be a date like 2026-11-22, without quotes"),
    "word": (lambda value: strict.word(value, ("a", "b")), ("a",), 'must be "a" or "b"'),
    "choice": (lambda value: strict.choice(value, Tier), (), ""),
    "plain": (strict.plain, (None, True, 1, 1.0, 1.5, "a", "", [], {}), "must be"),
}


@pytest.mark.parametrize("name", READERS)
def test_each_reader_takes_its_type_and_no_other(name: str) -> None:
    read, fine, message = READERS[name]
    for value in VALUES:
        if any(type(value) is type(good) and value == good for good in fine):
            assert read(value) == value
        else:
            with pytest.raises(StructureError) as error:
                read(value)
            (problem,) = error.value.diagnostics
            assert problem.message.startswith(message), value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"), (True, "true or false"), (1, "a number"), (1.5, "a number"), ("a", "a text"),
        ([], "a list"), ((), "a list"), ({}, "a table"), (MappingProxyType({}), "a table"), (NOON, "a date and time"),
        (DAY, "a date"), (NOON.time(), "a time"), (Tier.URGENT, "a text"), (object(), "something else"),
    ],
)  # fmt: skip
def test_what_a_value_looks_like(value: object, words: str) -> None:
    assert strict.shape(value) == words
    assert str(strict.mistyped("a thing", value)) == f"TK104 must be a thing, not {words}"


@pytest.mark.parametrize(
    ("read", "value", "told"),
    [
        (strict.text, "\ud800", "TK101 must be valid Unicode"),
        (strict.whole, 1.0, "TK104 must be a whole number, without a point"),
        (strict.whole, True, "TK104 must be a whole number, not true or false"),
        (strict.number, True, "TK104 must be a number, not true or false"),
        (strict.number, math.nan, "TK106 must be a finite number"),
        (strict.number, -math.inf, "TK106 must be a finite number"),
        (strict.number, 10**400, "TK106 must be a finite number"),
        (strict.date, NOON, "TK104 must be a date like 2026-11-22, without quotes, not a date and time"),
        (lambda value: strict.choice(value, Tier), 1, "TK104 must be one of self_care, routine, urgent, same_day, "
         "emergency, not a number"),
        (lambda value: strict.choice(value, Tier), "urgen", "TK105 cannot be 'urgen'; did you mean 'urgent'? allowed: "
         "self_care, routine, urgent, same_day, emergency"),
        (lambda value: strict.choice(value, Tier), "x" * 70, f"TK105 cannot be '{'x' * 60}'; allowed: self_care, "
         "routine, urgent, same_day, emergency"),
        (strict.plain, {"a": [1, math.nan, {"b": DAY}]}, "a.1: TK106 must be a finite number\n"
         "a.2.b: TK104 must be plain data, not a date"),
    ],
)  # fmt: skip
def test_what_is_said(read: Read, value: object, told: str) -> None:
    with pytest.raises(StructureError) as error:
        read(value)
    assert str(error.value) == told


def test_a_number_of_whatever_type_is_a_float() -> None:
    assert (type(strict.number(1)), type(strict.whole(1)), strict.text("é")) == (float, int, "é")


def test_problems_get_the_keys_above_them() -> None:
    assert [problem.path for problem in strict.under("a", strict.wrong("TK104", "x"))] == [("a",)]
