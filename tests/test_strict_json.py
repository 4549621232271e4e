"""Long JSON documents are read piece by piece: the pieces change nothing, and every fault has its line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchkit.errors import StructureError
from twitchkit.strict_json import parse_items, parse_json

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
items = st.lists(st.dictionaries(st.text(max_size=4), plain, max_size=3), max_size=4)


@given(items, st.integers(1, 9), st.sampled_from([None, 1]))
def test_pieces_of_any_length_are_read_as_the_whole(written: list[dict[str, object]], length: int, indent: int | None):
    text = json.dumps({"Foods": written}, indent=indent)
    chunks = [text[at : at + length] for at in range(0, len(text), length)]

    read = list(parse_items(chunks, ["Foods"]))

    assert [item.value for item in read] == written
    assert [item.line for item in read] == [item.line for item in parse_items([text], ["Foods"])]


@pytest.mark.parametrize(
    ("chunks", "message"),
    [
        (['{"Foods": [\n{"a": 1,\n "a"', ": 2}]}"], "f.json:2: TK101 the key 'a' stands twice in one object"),
        (['{"Foods": [\n{}\n', "{}]}"], "f.json:3: TK101 not valid JSON: expected ','"),
        (['{"Bars": []}'], "f.json:1: TK101 not valid JSON: expected one of the lists Foods"),
        (['{"Foods": []}', "\n7"], "f.json:2: TK101 not valid JSON: something follows after the end"),
    ],
)
def test_a_fault_has_its_file_and_line(chunks: list[str], message: str):
    with pytest.raises(StructureError) as caught:
        list(parse_items(chunks, ["Foods"], file="f.json"))

    assert str(caught.value) == message


def test_a_key_that_stands_twice_is_named():
    with pytest.raises(StructureError, match="the key 'b' stands twice"):
        parse_json('{"a": 1, "b": 2, "b": 3}')
