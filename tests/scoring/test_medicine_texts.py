"""Texts of words, digits and units: each is read or told as not understood, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import twitchkit as tk
from twitchkit.scoring.medicine_told import read_told

_PIECES = st.sampled_from(
    [
        *(
            "warfarin",
            "apixaban",
            "CPAP",
            "Tylenol",
            "vitamin B12",
            "or",
            "o",
            "ou",
            "and",
            "y",
            "mg",
            "cmH2O",
            "H2O",
            "9",
            "10",
        ),
        *(
            "1/2",
            "½",
            "2-0-1",
            "(",
            ")",
            ",",
            ";",
            "-",
            "/",
            "+",
            "q8h",
            "x5",
            "no",
            "stopped",
            "since",
            "for",
            "il y a",
            "#30",
        ),
    ]
)


@given(st.lists(st.tuples(_PIECES, st.sampled_from(["", " "])), max_size=40))
def test_any_text_is_read_or_told(kit: tk.Kit, pieces):
    read_told("".join(piece + space for piece, space in pieces), kit.knowledge.medicine_names)


@pytest.mark.parametrize(
    "text", ["CPAP 9 cmH2O nightly", "5 cmH2O", "x1o2", "or", "o " * 400, "warfarin or " * 200, "(" * 3000]
)
def test_what_is_no_medicine_ends_in_no_error(kit: tk.Kit, text: str):
    assert read_told(text, kit.knowledge.medicine_names).medicines == ()
