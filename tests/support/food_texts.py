"""Generated lines of a diary: everything that an amount is made of, in any order, with and without spaces."""

from __future__ import annotations

from hypothesis import strategies as st

_DIGITS = ("0", "1", "2", "10", "0.5", "007", "9" * 30, "9" * 400, "１", "٣", "²", "1e5")
_FRACTIONS = ("1/2", "1/0", "½", "⅜", "⅟", "↉", "⁄")
_SIGNS = (*"/.,;-–+%x×()'_:", "//", " ", "  ", "\t", "\0", "\ud800")
_UNITS = ("g", "kg", "ml", "fl oz", "cup", "cups", "slice", "handful", "day", "per")
_WORDS = ("milk", "banana", "eggs", "chips", "half", "dozen", "a", "few", "of", "large", "nutrients:banana", "x:y")

_parts = st.one_of(*map(st.sampled_from, (_DIGITS, _FRACTIONS, _SIGNS, _UNITS, _WORDS)))
food_texts = st.builds(str.join, st.sampled_from(["", " "]), st.lists(_parts, max_size=10))
