"""What is told is heard: every word of the shipped packs is read, or its pack says why nothing reads it."""

from __future__ import annotations

import random
from typing import Any

import pytest
from attrs import evolve
from support.quick import one_in

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.readers import unread
from twitchkit.logic import names_in
from twitchkit.model.condition import Condition, Evidence
from twitchkit.model.content import Content, kinds_of
from twitchkit.model.vocabulary import Kind, TakenFrom

KNOWLEDGE = tk.load(["vocabulary", "nutrients", "differential", "lifestyle"]).knowledge
WORDS = {**KNOWLEDGE.findings, **KNOWLEDGE.measurements}
READ = sorted(word for word in WORDS if word in KNOWLEDGE.readers)
REBUILT = random.Random(20261129).sample(READ, 10)  # noqa: S311  (a sample, not secrets)
# A finding that a criterion may rest on in the place of what it no longer reads, so that met(...) still names it.
PLACEHOLDER = "weakness"


def test_every_word_is_read_or_its_pack_says_why_not() -> None:
    assert KNOWLEDGE.unread == ()


def test_a_word_is_read_or_says_why_not_and_never_both() -> None:
    assert [id for id, word in WORDS.items() if word.context and id in KNOWLEDGE.readers] == []


def test_each_reason_is_a_sentence_and_no_phrase_for_all() -> None:
    reasons = [word.context for word in KNOWLEDGE.findings.values() if word.context]
    assert all(reason.endswith(".") and len(reason.split()) >= 6 for reason in reasons)
    assert max(map(reasons.count, reasons)) <= 8  # complaints of one field of the body may share theirs


@pytest.mark.thorough
def test_who_reads_nothing_reads_is_noticed_for_every_word() -> None:
    """Without the statements that read it, a word is unread: for each word, as the map of readers has it."""
    for word in READ:
        gone = KNOWLEDGE.readers[word]
        left = {other: kept for other, readers in KNOWLEDGE.readers.items() if (kept := readers - gone)}
        assert word in unread(KNOWLEDGE, left), word


def test_with_one_reader_left_a_word_is_read() -> None:
    for word in READ:
        last = min(KNOWLEDGE.readers[word])
        left = {other: readers & {last} for other, readers in KNOWLEDGE.readers.items() if readers & {last}}
        assert word not in unread(KNOWLEDGE, left), word


@pytest.mark.parametrize("word", one_in(5, REBUILT), ids=short)
def test_a_rebuilt_content_without_the_readers_of_a_word_leaves_it_unread(word: str) -> None:
    without = _without_readers(word)
    assert word in without.unread
    assert word not in without.readers


def test_what_is_neutral_and_unread_is_not_called_unjudged_beside_reassurance() -> None:
    screen = {short(id): False for id, finding in KNOWLEDGE.findings.items() if finding.screen}
    cramp = {"leg_cramps": True, "painful_knot": True, "relief_by_stretch": True}
    neutral = KNOWLEDGE.conditions["differential:nocturnal_leg_cramps"].neutral
    unread_neutral = [name for name in neutral if _id(name) not in KNOWLEDGE.readers]
    assert unread_neutral
    for name in unread_neutral:
        finding = KNOWLEDGE.findings[_id(name)]
        told: dict[str, Any] = {"age": 58, "findings": {**screen, **cramp}}
        if finding.taken_from is TakenFrom.MEDICINE_CLASS:
            medicine = next(item for item in KNOWLEDGE.medicines.values() if finding.id in map(_id, item.classes))
            told["medicines"] = [{"name": medicine.names[0]}]
        else:
            assert finding.kind is Kind.YES_NO, name
            told["findings"][name] = True
        result = tk.assess(KNOWLEDGE, tk.read_profile(told))
        if result.urgency.tier is tk.Tier.SELF_CARE:
            assert result.not_checked["not_judged"] == (), name


def _id(name: str) -> str:
    return KNOWLEDGE.resolve("findings", name)


def _without_readers(word: str) -> Knowledge:
    """Build the shipped content anew without any statement that reads a word, or anything that it is part of."""
    gone, reads = KNOWLEDGE.readers[word], _keys_with(word)
    kinds: dict[str, Any] = {kind: dict(entries) for kind, entries in kinds_of(KNOWLEDGE)}
    for kind in ("red_flags", "critical_limits", "cautions", "tips"):
        kinds[kind] = {id: entry for id, entry in kinds[kind].items() if id not in gone}
    for kind in ("claims", "overrides"):  # they name what is gone
        kinds[kind] = {}
    for id in gone & set(kinds["conditions"]):
        kinds["conditions"][id] = _deaf(kinds["conditions"][id], reads)
    for kind in ("nutrients", "diets"):
        attribute, nothing = {"nutrients": ("markers", ()), "diets": ("finding", "")}[kind]
        for id in gone & set(kinds[kind]):
            kinds[kind][id] = evolve(kinds[kind][id], **{attribute: nothing})
    return Knowledge.build(Content(**kinds))


def _keys_with(word: str) -> frozenset[str]:
    """Return a word and everything that is worked out from it, however long the chain is."""
    keys = {word}
    for step in KNOWLEDGE.plan.steps.items:  # each stands behind what it rests on
        if any(_word(name) in keys for name in step.names):
            keys.add(_word(step.key))
    return frozenset(keys)


def _word(key: str) -> str:
    return key.partition("=")[0].removesuffix(".low").removesuffix(".high")


def _deaf(condition: Condition, keys: frozenset[str]) -> Condition:
    """Return a condition that no longer looks at some words."""
    return evolve(
        condition,
        evidence=tuple(item for item in condition.evidence if not _looks_at(item, condition) & keys),
        criteria=tuple(
            evolve(item, requires=PLACEHOLDER, excluded_by="", doubted_by="")
            if any(
                _names(text, condition) & keys for text in (item.requires, item.excluded_by, item.doubted_by) if text
            )
            else item
            for item in condition.criteria
        ),
        ceilings=tuple(item for item in condition.ceilings if not _names(item.unless, condition) & keys),
        advised=tuple(item for item in condition.advised if not _names(item.when, condition) & keys),
    )


def _looks_at(item: Evidence, condition: Condition) -> frozenset[str]:
    return frozenset((item.finding,)) if item.finding else _names(item.when, condition)


def _names(text: str, condition: Condition) -> frozenset[str]:
    return frozenset(map(_word, names_in(KNOWLEDGE.read(text, condition.id))))
