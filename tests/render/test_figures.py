"""Figures: what is drawn, what is said and what the JSON has are the same numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TypeVar
from xml.etree.ElementTree import Element, fromstring

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from support.strategies import profiles

import twitchkit as tk
from twitchkit.quantity import Interval, number_text
from twitchkit.render.blocks import Document, Figure, Fold, Paragraph, Row
from twitchkit.render.figures import NumberLine, RangeBar, ShareBar, times
from twitchkit.render.page import page
from twitchkit.render.pictures import weights
from twitchkit.render.plain import to_text
from twitchkit.render.svg import RATIOS, Scale, drawn, scale_of

Kind = TypeVar("Kind", bound=Row)
LINE = NumberLine(
    name="Ferritin",
    unit="ug/L",
    said="18 ug/L",
    value=Interval(18, 18),
    limits=Interval(30, 200),
    worry=Interval(10, math.inf),
    reads_as="below the limit",
    note="the usual ones",
)
SHARE = ShareBar(
    name="Magnesium",
    unit="mg",
    low=190,
    mid=210,
    high=240,
    need=Interval(265, 265),
    limit=400,
    known=0.9,
    said="210 mg a day (190 to 240), over 3 days",
    needed="265 mg (average need)",
    verdict="Likely too little",
)


def rows_of(document: Document, kind: type[Kind]) -> Iterator[Kind]:
    for block in document:
        if isinstance(block, Fold):
            yield from rows_of(block.blocks, kind)
        if isinstance(block, Figure):
            yield from (row for row in block.rows if isinstance(row, kind))


def part_of(kit: tk.Kit, result: tk.Assessment, id: str) -> Document:
    return next((part.blocks for part in page(result, knowledge=kit.knowledge) if part.id == id), ())


def strip_of(row: Row) -> Element:
    return fromstring(drawn(row))  # noqa: S314 (it is our own)


def place(element: Element, name: str) -> float:
    return float(element.attrib[name].removesuffix("%"))


def ends(rect: Element, scale: Scale) -> tuple[float, float]:
    left = place(rect, "x")
    return scale.value(left), scale.value(left + place(rect, "width"))


def near(value: float, scale: Scale) -> object:
    """Return what a drawn value is compared with: places are rounded, and what lies beyond an end stands there."""
    shown = min(max(value, scale.low), scale.high)
    return pytest.approx(shown, abs=1e-4 * (scale.high - scale.low))


def only(strip: Element, kind: str) -> Element:
    return next(element for element in strip.iter() if kind in element.get("class", "").split()[:1])


def test_a_reading_is_drawn_and_told():
    strip, scale = strip_of(LINE), scale_of(LINE)
    assert scale.value(place(only(strip, "mid"), "cx")) == near(18, scale)
    assert ends(only(strip, "zone"), scale) == (near(30, scale), near(200, scale))
    assert ends(only(strip, "worry"), scale)[1] == near(10, scale)
    assert to_text((Figure((LINE,)),)).split("\n") == [
        "  - Ferritin: 18 ug/L; below the limit.",
        "    Limits: 30 to 200 ug/L (the usual ones).",
        "    Doctors worry from 10 down.",
        "",
    ]


def test_a_bound_is_drawn_as_far_as_it_reaches_and_has_no_middle():
    row = NumberLine(
        name="Ferritin",
        unit="ug/L",
        said="< 30 ug/L",
        value=Interval(-math.inf, 30),
        limits=Interval(-math.inf, math.inf),
        worry=Interval(-math.inf, math.inf),
        reads_as="",
    )
    strip, scale = strip_of(row), scale_of(row)
    assert list(strip.iter("circle")) == []
    assert ends(only(strip, "span"), scale)[1] == near(30, scale)
    assert row.item().details == ()


def test_what_is_eaten_is_drawn_beside_need_and_limit():
    strip, scale = strip_of(SHARE), scale_of(SHARE)
    assert ends(only(strip, "eaten"), scale) == (near(0, scale), near(210, scale))
    assert ends(only(strip, "spread"), scale) == (near(190, scale), near(240, scale))
    assert scale.value(place(only(strip, "limit"), "x1")) == near(265, scale)
    assert scale.value(place(only(strip, "upper"), "x1")) == near(400, scale)
    assert "90 % known" in "".join(strip.itertext())
    assert SHARE.item().details[-1] == "Upper limit: 400 mg a day."


def test_what_goes_beyond_the_picture_is_marked_at_its_end():
    beyond = strip_of(evolve(SHARE, low=900, mid=950, high=990))
    assert place(only(beyond, "beyond"), "x") == pytest.approx(98)
    assert all(element.get("class") != "beyond" for element in strip_of(SHARE).iter())


@pytest.mark.parametrize(
    ("more", "said"), [(0, None), (1, "And 1 more that counts less."), (2, "And 2 more that count less.")]
)
def test_of_many_reasons_the_others_are_counted(kit: tk.Kit, more: int, said: str | None):
    result = next(item for item in kit.assess(tk.Profile(findings={"urge_to_move": True})).conditions if item.because)
    entry = result.because[0]
    same = tuple(evolve(entry, text=f"reason {number}", cap=False) for number in range(6 + more))
    told = [block.text for block in weights(evolve(result, because=same)) if isinstance(block, Paragraph)]
    assert told == ([] if said is None else [said])


@pytest.mark.parametrize("row", [LINE, SHARE, RangeBar(label="a", low=-1, mid=0.5, high=2, certainty="low")])
def test_a_picture_is_told_to_whom_it_is_not_shown(row: Row):
    strip, item = strip_of(row), row.item()
    assert strip.get("role") == "img"
    assert (strip.findtext("title"), strip.findtext("desc")) == (item.lead, " ".join((item.text, *item.details)))


def test_a_row_that_nothing_draws_is_refused():
    class Other(Row):
        def item(self) -> object:
            return None

    with pytest.raises(TypeError, match="no picture for Other"):
        drawn(Other())


@given(st.data())
@settings(max_examples=15)
def test_bars_for_and_against_carry_the_numbers_of_the_json(kit: tk.Kit, data: st.DataObject):
    result = kit.assess(data.draw(profiles(kit.knowledge)))
    told = [entry for condition in result.to_dict()["conditions"] for entry in condition["because"]]
    for row in rows_of(part_of(kit, result, "why"), RangeBar):
        numbers = {"low": row.low, "mid": row.mid, "high": row.high}
        assert [
            entry for entry in told if entry["log_lr"] == numbers and entry["text"].casefold() == row.label.casefold()
        ]
        strip = strip_of(row)
        assert RATIOS.value(place(only(strip, "mid"), "cx")) == near(row.mid, RATIOS)
        for span in strip.iter("rect"):
            assert ends(span, RATIOS) == (near(min(row.low, row.high), RATIOS), near(max(row.low, row.high), RATIOS))
        said = to_text((Figure((row,)),), width=1_000)
        assert all(times(value) in said for value in numbers.values())


@given(st.data())
@settings(max_examples=15)
def test_bars_of_intake_carry_the_numbers_of_the_json(kit: tk.Kit, data: st.DataObject):
    eaten = data.draw(st.dictionaries(st.sampled_from(["magnesium", "calcium", "iron"]), st.integers(1, 3000)))
    per_day = {name: f"{amount} mg" for name, amount in eaten.items()}
    result = kit.assess(tk.Profile(age=44, sex="female", intake=tk.IntakeRecord(days=3, per_day=per_day)))
    told = {nutrient["name"].casefold(): nutrient for nutrient in result.to_dict()["nutrients"]}
    rows = list(rows_of(part_of(kit, result, "food"), ShareBar))
    assert [row for row in rows if row.mid] != [] or not eaten
    for row in rows:
        intake, adequacy = told[row.name.casefold()]["intake"], told[row.name.casefold()]["adequacy"]
        assert (row.low, row.mid, row.high) == (intake["low"], intake["mid"], intake["high"])
        assert (row.known, row.need.low) == (intake["completeness"], adequacy["reference"])
        strip, scale = strip_of(row), scale_of(row)
        assert ends(only(strip, "eaten"), scale)[1] == near(row.mid, scale)
        said = to_text((Figure((row,)),), width=1_000)
        assert number_text(row.need.low) in said
        assert number_text(float(f"{row.mid:.3g}")) in said


@given(st.data())
@settings(max_examples=15)
def test_readings_are_drawn_where_they_are_told(kit: tk.Kit, data: st.DataObject):
    result = kit.assess(data.draw(profiles(kit.knowledge)))
    data_of = {reading["name"].casefold(): reading for reading in result.to_dict()["told"]["readings"]}
    for row in rows_of(part_of(kit, result, "readings"), NumberLine):
        told = data_of[row.name.casefold()]
        ends = (told["low"], told["high"], told["limit_low"], told["limit_high"], told["worry_low"], told["worry_high"])
        assert (told["value"], told["unit"]) == (row.said, row.unit)
        assert [end for end in ends if end is not None] == [
            end for end in (*row.value, *row.limits, *row.worry) if math.isfinite(end)
        ]
        strip, scale = strip_of(row), scale_of(row)
        assert scale.low < scale.high
        said = to_text((Figure((row,)),), width=1_000)
        assert row.said in said
        for end in (end for end in row.limits if math.isfinite(end)):
            assert number_text(end) in said
        if row.value.low == row.value.high:
            assert scale.value(place(only(strip, "mid"), "cx")) == near(row.value.low, scale)
            assert not re.search(r"nan|inf", drawn(row))


@pytest.mark.parametrize(
    ("told", "drawn_lines"), [({"age": 40}, 1), ({"age": 9}, 0), ({"age": 40, "findings": {"hx_dialysis": True}}, 0)]
)
def test_limits_of_healthy_adults_are_not_drawn_for_those_whom_they_do_not_fit(
    kit: tk.Kit, told: dict, drawn_lines: int
):
    result = kit.assess({**told, "measurements": {"ferritin": "50 ug/L"}})
    assert len(list(rows_of(part_of(kit, result, "readings"), NumberLine))) == drawn_lines


def test_a_result_that_was_read_back_has_the_same_lines(kit: tk.Kit):
    measurements = {
        "hemoglobin": "12.4 g/dL",
        "serum_calcium": "1.72 mmol/L",
        "albumin": "37 g/L",
        "ferritin": "< 30 ug/L",
    }
    result = kit.assess({"age": 44, "sex": "female", "measurements": measurements})
    lines = list(rows_of(part_of(kit, result, "readings"), NumberLine))
    assert [line.name for line in lines if "calculated" in line.said] == ["Calcium adjusted for albumin"]
    assert list(rows_of(part_of(kit, tk.read_assessment(result.to_dict()), "readings"), NumberLine)) == lines


def test_a_reading_stands_beside_limits_of_its_own_unit(kit: tk.Kit):
    result = kit.assess(tk.Profile(age=44, sex="female", measurements={"hemoglobin": "12.4 g/dL"}))
    (row,) = rows_of(part_of(kit, result, "readings"), NumberLine)
    assert (row.unit, row.value) == ("g/dL", pytest.approx((12.4, 12.4)))
    assert row.limits.low == pytest.approx(12.0, abs=1)


def test_a_reading_below_nothing_is_drawn(kit: tk.Kit):
    result = kit.assess(tk.Profile(measurements={"irls_total": "< 0"}))
    (row,) = rows_of(part_of(kit, result, "readings"), NumberLine)
    assert scale_of(row).low < scale_of(row).high
    assert not re.search(r"nan|inf", drawn(row))
