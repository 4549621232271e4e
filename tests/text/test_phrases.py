"""Phrases in packs: how they are written, and what is wrong with some."""

import pytest

import twitchkit as tk
from twitchkit.content import Content, Finding, Kind
from twitchkit.knowledge.phrases import parts_of
from twitchkit.packs.safety_lock import weakened


def built(**said_as: tuple[str, ...]) -> tk.Knowledge:
    urge = Finding(id="toy:urge", name="urge", question="Is there an urge?", said_as=said_as)
    return tk.Knowledge.build(Content(findings=[urge]))


def test_a_phrase_has_groups_and_parts():
    assert parts_of("(calf|foot) + hard (knot|ball)") == (("calf", "foot"), ("hard knot", "hard ball"))


@pytest.mark.parametrize(
    ("said_as", "message"),
    [
        ({"yes": ("",)}, "2 letters or more"),
        ({"yes": ("the of",)}, "2 letters or more"),
        ({"yes": ("calf +",)}, "2 letters or more"),
        ({"yes": ("sleep badly",)}, "write only 'sleep'"),
        ({"yes": ("calf | foot",)}, "groups such as"),
        ({"yes": ("(calf + knot|foot)",)}, "groups such as"),
        ({"yes": ("(calf|foot",)}, "groups such as"),
        ({"yes": ("calf; foot",)}, "groups such as"),
        ({"yes": ("(a1|b1|c1|d1)" * 5,)}, "more than 100 ways"),
        ({"full": ("calf",)}, "no phrase tells 'full'"),
        ({"yes": ("calf",), "no": ("(calf|foot)",)}, "another answer"),
    ],
)
def test_what_is_wrong_with_a_phrase_is_said(said_as, message):
    with pytest.raises(tk.KnowledgeError, match="TK211") as caught:
        built(**said_as)
    assert message in str(caught.value)


def test_levels_and_numbers_have_phrases_of_their_own():
    ease = Finding(id="toy:ease", name="ease", kind=Kind.LEVELS, levels=("none", "full"), said_as={"yes": ("eases",)})
    lasts = Finding(id="toy:lasts", name="length", kind=Kind.NUMBER, unit="min", said_as={"number": ("cramp lasts",)})

    with pytest.raises(tk.KnowledgeError, match="none, full"):
        tk.Knowledge.build(Content(findings=[ease, lasts]))


def test_the_phrases_of_any_pack_are_read_and_two_findings_may_share_one():
    pain = Finding(id="a:pain", name="pain", said_as={"yes": ("leg + zonk",)})
    other = Finding(id="b:other", name="other", said_as={"yes": ("zonk + leg",), "no": ("unzonked leg",)})
    kit = tk.Kit(tk.Knowledge.build(Content(findings=[pain, other])))

    assert [(item.id, item.answer) for item in kit.read_text("Both legs are zonking").heard] == [
        ("a:pain", True),
        ("b:other", True),
    ]
    assert [(item.id, item.answer) for item in kit.read_text("unzonked legs").heard] == [("b:other", False)]


def test_an_override_adds_phrases_and_takes_none_away():
    before = Finding(id="a:pain", name="pain", said_as={"yes": ("leg + zonk",)})
    more = Finding(id="a:pain", name="pain", said_as={"yes": ("leg + zonk", "zonked leg"), "no": ("unzonked leg",)})

    assert weakened(before, more) == ()
    assert weakened(more, before) == ("the phrases of a finding may only grow",)
