"""Which statements read each word, of a content that is small enough to be looked through by eye."""

from __future__ import annotations

import attrs
from support import handmade
from support.handmade import CITED

from twitchkit import Knowledge
from twitchkit.content import Ceiling, CriticalLimit, Diet, Finding, Measurement, Scope, Tier
from twitchkit.knowledge.readers import unread
from twitchkit.model.condition import Band


def test_who_reads_what() -> None:
    assert handmade.knowledge().readers == {
        "toy:urge": {"toy:restless", "toy:clot"},
        "toy:rest": {"toy:restless"},
        "toy:relief": {"toy:restless"},
        "toy:knot": {"toy:restless", "toy:cramp", "toy:magnesium_tablets"},
        "toy:minutes": {"toy:restless", "toy:cramp"},
        "toy:ferritin": {"toy:restless"},
        "toy:drug_water": {"toy:cramp", "toy:mind_water"},
        "toy:side": {"toy:cramp"},  # only its ceiling looks at it
        "toy:swelling": {"toy:clot"},
        "toy:weakness": {"toy:weak_now"},
        "toy:calcium": {"toy:low_calcium", "toy:magnesium"},
        "toy:adjusted_calcium": {"toy:magnesium"},
        "toy:albumin": {"toy:magnesium"},  # through what is worked out from it
        "toy:kidneys": {"toy:kidneys_first"},
    }


def test_what_is_named_in_no_expression_is_read_as_well() -> None:
    content = handmade.content()
    limit = CriticalLimit(
        id="toy:low", measurement="index", limit="< 1", tier=Tier.URGENT, message="Low.", do="Go.", **CITED
    )
    scope = Scope(id="toy:legs", about=("legs",), knows="legs", do="See someone else.", elsewhere="feel", **CITED)
    diet = Diet(id="toy:no_meat", name="no meat", excludes=(), finding="knot", **CITED)
    readers = Knowledge.build(attrs.evolve(content, critical_limits=[limit], scopes=[scope], diets=[diet])).readers

    assert {word: readers[word] for word in ("toy:index", "toy:feel", "toy:knot")} == {
        "toy:index": {"toy:low"},
        "toy:feel": {"toy:legs"},
        "toy:knot": {"toy:restless", "toy:cramp", "toy:magnesium_tablets", "toy:no_meat"},
    }


def test_what_nothing_reads_says_why_or_is_named() -> None:
    content = handmade.content()
    more = [
        Finding(id="other:told", name="told", question="Told?"),
        Finding(id="other:kept", name="kept", question="Kept?", context="Only for the record."),
    ]
    content = attrs.evolve(content, findings=[*content.findings.values(), *more])
    knowledge = Knowledge.build(content)

    assert "other:told" in knowledge.unread
    assert "other:kept" not in knowledge.unread
    assert knowledge.unread == tuple(sorted(knowledge.unread))
    assert set(knowledge.unread) == {
        *(id for id in (*knowledge.findings, *knowledge.measurements) if id not in knowledge.readers),
    } - {"other:kept"}
    assert "toy:urge" in unread(content, knowledge.readers, {"other"})
    assert "toy:urge" not in unread(content, knowledge.readers, {"other", "toy"})


def test_a_ceiling_alone_reads() -> None:
    content = handmade.content()
    cramp = attrs.evolve(
        content.conditions["toy:cramp"], ceilings=(Ceiling(band=Band.POSSIBLE, unless="known(index)", **CITED),)
    )
    built = Knowledge.build(attrs.evolve(content, conditions={**content.conditions, "toy:cramp": cramp}))

    assert isinstance(built.find("toy:index"), Measurement)
    assert built.readers["toy:index"] == {"toy:cramp"}
    assert "toy:side" not in built.readers
