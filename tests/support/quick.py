"""What the default run leaves to the thorough one: most of a long list."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def one_in(number: int, values: Iterable[object]) -> list[object]:
    """Return parameters of a test, of which the default run takes each ``number``-th, and CI all."""
    return [
        pytest.param(value, marks=pytest.mark.thorough) if place % number else value
        for place, value in enumerate(values)
    ]
