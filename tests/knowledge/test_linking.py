"""Content is linked once: full ids, expressions that were read, and nothing looked up or read again for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from support import handmade

import twitchkit as tk
from twitchkit.content import Citation, Content
from twitchkit.ids import pack_of
from twitchkit.knowledge.index import Index
from twitchkit.logic import translate
from twitchkit.model.content import kinds_of
from twitchkit.model.kinds import items_of, parts_in
from twitchkit.testing.thresholds import expressions_in

PROFILE = tk.Profile(
    age=61,
    sex="female",
    findings={"urge_to_move": True, "worse_at_rest": True, "painful_knot": False},
    measurements={"ferritin": "12 ug/L"},
    medicines=("omeprazole",),
    supplements=(),
    intake=tk.IntakeRecord(days=7, per_day={"magnesium": "200 mg"}),
)
EXPLAINED = ("conditions", "nutrients", "tips", "red_flags", "cautions", "findings", "measurements", "claims")


def names_in(entry: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every name of another statement in a statement, with the kinds that it may be of."""
    for _, part in parts_in(entry):
        for item in items_of(type(part)):
            value, kinds = getattr(part, item.name), item.means.kinds(part)
            if kinds and value:
                names = [value] if isinstance(value, str) else value
                yield from ((kinds, name.source if isinstance(name, Citation) else name) for name in names)


def test_every_name_is_a_full_id(kit: tk.Kit) -> None:
    named = [pair for entry in kit.knowledge for pair in names_in(entry)]

    assert len(named) > 5000
    assert [
        (kinds, name) for kinds, name in named if all(name not in getattr(kit.knowledge, kind) for kind in kinds)
    ] == []


def test_what_is_linked_already_stays(kit: tk.Kit) -> None:
    again = tk.Knowledge.build(Content.of(kit.knowledge))

    assert dict(kinds_of(again)) == dict(kinds_of(kit.knowledge))


def test_the_content_that_was_given_stays_as_it_was() -> None:
    content = handmade.content()
    knowledge = tk.Knowledge.build(content)

    assert content.nutrients["toy:magnesium"].cite == (Citation("own"),)
    assert knowledge.nutrients["toy:magnesium"].cite == (Citation("toy:own"),)


def test_every_expression_is_kept_and_can_be_made_wrong(kit: tk.Kit) -> None:
    written = {(pack_of(entry.id), each.text) for entry in kit.knowledge for each in expressions_in(entry)}

    assert written == set(kit.knowledge.expressions)


def test_a_food_answers_to_short_names_as_well(kit: tk.Kit) -> None:
    content: Mapping[str, float] = kit.foods.get("nutrients:spinach_cooked").per_100g

    assert content["magnesium"] == content["nutrients:magnesium"] == content.get("magnesium")
    assert "gold" not in content
    assert all(id in kit.knowledge.nutrients for id in content)


def test_nothing_is_looked_up_or_read_for_a_person(kit: tk.Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("an expression was read again")

    looked_up: set[str] = set()
    find = Index.candidates

    def watched(self: Index, kinds: tuple[str, ...], name: str, pack: str = "") -> tuple[str, ...]:
        looked_up.add(name)
        return find(self, kinds, name, pack)

    monkeypatch.setattr(translate, "read_tree", refuse)
    monkeypatch.setattr(Index, "candidates", watched)
    ids = [next(iter(getattr(kit.knowledge, kind))) for kind in EXPLAINED]
    assessment = kit.with_foods(kit.assess(PROFILE))
    for id in ids:
        kit.explain(assessment, id)
    kit.report(kit.with_questions(assessment))

    told = {*PROFILE.findings, *PROFILE.measurements, *PROFILE.intake.per_day}
    assert looked_up <= told | set(ids)
