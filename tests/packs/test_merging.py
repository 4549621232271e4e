"""The union of contents: its laws, and what happens when packs disagree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchkit.errors import KnowledgeError
from twitchkit.model.content import Content
from twitchkit.model.provenance import Source
from twitchkit.model.vocabulary import Finding
from twitchkit.packs.merging import merge

names = st.sampled_from("abcdef")


@st.composite
def agreeing(draw: st.DrawFn) -> Content:
    """A content in which an id always stands for the same statement."""
    sources = [Source(id=f"p:source_{name}", title=name) for name in draw(st.sets(names))]
    findings = [Finding(id=f"q:finding_{name}", name=name) for name in draw(st.sets(names))]
    return Content(sources=sources, findings=findings)


@given(agreeing(), agreeing())
def test_the_order_of_packs_means_nothing(one: Content, other: Content) -> None:
    assert merge([one, other]) == merge([other, one])
    assert list(merge([one, other]).sources) == list(merge([other, one]).sources)


@given(agreeing(), agreeing(), agreeing())
def test_the_grouping_of_packs_means_nothing(one: Content, two: Content, three: Content) -> None:
    assert merge([merge([one, two]), three]) == merge([one, merge([two, three])]) == merge([one, two, three])


@given(agreeing())
def test_a_pack_twice_is_the_pack(content: Content) -> None:
    assert merge([content, content]) == merge([content]) == content


@given(agreeing())
def test_nothing_adds_nothing(content: Content) -> None:
    assert merge([content, Content()]) == content


@given(agreeing(), agreeing())
def test_everything_is_kept_and_nothing_comes_in(one: Content, other: Content) -> None:
    assert set(merge([one, other]).findings) == set(one.findings) | set(other.findings)


def titled(*titles: str) -> Content:
    return Content(sources=[Source(id=f"p:s{number}", title=title) for number, title in enumerate(titles)])


def test_different_statements_with_one_id_are_all_told() -> None:
    for contents in ([titled("A", "B", "C"), titled("A", "X", "Y")], [titled("A", "X", "Y"), titled("A", "B", "C")]):
        with pytest.raises(KnowledgeError) as caught:
            merge(contents)

        assert [(problem.code, problem.subject) for problem in caught.value.diagnostics] == [
            ("TK204", "p:s1"),
            ("TK204", "p:s2"),
        ]


def test_one_id_for_two_kinds_is_told() -> None:
    with pytest.raises(KnowledgeError, match="TK204"):
        merge([Content(sources=[Source(id="p:x", title="X")]), Content(findings=[Finding(id="p:x", name="x")])])
