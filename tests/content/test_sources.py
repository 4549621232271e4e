"""The bibliography: where each source is found, whether its record was checked, and what a status may rest on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

import pytest
from runs.evidence_tables import NO_SOURCE, PACKS, citations, most_cited
from support.each import on_each

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.model.provenance import Statement, statements_in

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ADDRESS = re.compile(r"https?://[\w.-]+\.[a-z]{2,}(/\S*)?|docs/\w+\.md")
_UNSEEN = ("Second-hand", "Weak", "No source was seen")

# The summary tables of the Dietary Reference Intakes (Food and Nutrition Board) as they are reprinted in the reports of
# 2011 and 2019 and elsewhere; of minerals, the allowances up to pregnancy were seen. For calcium in pregnant and
# lactating adolescents the summary table prints 1000; the report itself says 1100 (IOM 2011, page 362), as here.
STAGES = (
    *("C1-3", "C4-8", "M9-13", "M14-18", "M19-30", "M31-50", "M51-70", "M71+"),
    *("F9-13", "F14-18", "F19-30", "F31-50", "F51-70", "F71+"),
    *("P14-18", "P19-30", "P31-50", "L14-18", "L19-30", "L31-50"),
)
PUBLISHED = {
    ("ear", "calcium"): "500 800 1100 1100 800 800 800 1000 1100 1100 800 800 1000 1000 1100 800 800 1100 800 800",
    ("ear", "vitamin_d"): "10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10",
    ("ear", "thiamin"): "0.4 0.5 0.7 1.0 1.0 1.0 1.0 1.0 0.7 0.9 0.9 0.9 0.9 0.9 1.2 1.2 1.2 1.2 1.2 1.2",
    ("ear", "vitamin_b6"): "0.4 0.5 0.8 1.1 1.1 1.1 1.4 1.4 0.8 1.0 1.1 1.1 1.3 1.3 1.6 1.6 1.6 1.7 1.7 1.7",
    ("ear", "folate"): "120 160 250 330 320 320 320 320 250 330 320 320 320 320 520 520 520 450 450 450",
    ("ear", "vitamin_b12"): "0.7 1.0 1.5 2.0 2.0 2.0 2.0 2.0 1.5 2.0 2.0 2.0 2.0 2.0 2.2 2.2 2.2 2.4 2.4 2.4",
    ("ear", "iron"): "3.0 4.1 5.9 7.7 6 6 6 6 5.7 7.9 8.1 8.1 5 5 23 22 22 7 6.5 6.5",
    ("ear", "magnesium"): "65 110 200 340 330 350 350 350 200 300 255 265 265 265 335 290 300 300 255 265",
    ("ear", "zinc"): "2.5 4.0 7.0 8.5 9.4 9.4 9.4 9.4 7.0 7.3 6.8 6.8 6.8 6.8 10.5 9.5 9.5 10.9 10.4 10.4",
    ("rda", "calcium"): (
        "700 1000 1300 1300 1000 1000 1000 1200 1300 1300 1000 1000 1200 1200 1300 1000 1000 1300 1000 1000"
    ),
    ("rda", "iron"): "7 10 8 11 8 8 8 8 8 15 18 18 8 8 27 27 27",
    ("rda", "magnesium"): "80 130 240 410 400 420 420 420 240 360 310 320 320 320 400 350 360",
    ("rda", "zinc"): "3 5 8 11 11 11 11 11 8 9 8 8 8 8 12 11 11",
    ("rda", "vitamin_d"): "15 15 15 15 15 15 15 20 15 15 15 15 15 20 15 15 15 15 15 15",
    ("rda", "thiamin"): "0.5 0.6 0.9 1.2 1.2 1.2 1.2 1.2 0.9 1.0 1.1 1.1 1.1 1.1 1.4 1.4 1.4 1.4 1.4 1.4",
    ("rda", "vitamin_b6"): "0.5 0.6 1.0 1.3 1.3 1.3 1.7 1.7 1.0 1.2 1.3 1.3 1.5 1.5 1.9 1.9 1.9 2.0 2.0 2.0",
    ("rda", "folate"): "150 200 300 400 400 400 400 400 300 400 400 400 400 400 600 600 600 500 500 500",
    ("rda", "vitamin_b12"): "0.9 1.2 1.8 2.4 2.4 2.4 2.4 2.4 1.8 2.4 2.4 2.4 2.4 2.4 2.6 2.6 2.6 2.8 2.8 2.8",
}


@pytest.fixture(scope="module")
def kit() -> tk.Kit:
    return tk.load(PACKS)


def test_every_source_has_a_doi_or_a_stable_address(kit: tk.Kit) -> None:
    sources = kit.knowledge.sources.values()

    assert [source.id for source in sources if not (source.doi or source.url)] == []
    assert [source.doi for source in sources if source.doi and not _DOI.fullmatch(source.doi)] == []
    assert [source.url for source in sources if source.url and not _ADDRESS.fullmatch(source.url)] == []


def test_no_two_sources_are_one(kit: tk.Kit) -> None:
    dois = [source.doi.lower() for source in kit.knowledge.sources.values() if source.doi]

    assert sorted(dois) == sorted(set(dois))


def test_every_source_says_what_of_it_was_seen(kit: tk.Kit) -> None:
    assert [source.id for source in kit.knowledge.sources.values() if not source.note] == []


def test_a_checked_record_names_its_day(kit: tk.Kit) -> None:
    days = {source.checked for source in kit.knowledge.sources.values()} - {""}

    assert days
    assert all(datetime.date(2026, 1, 1) <= datetime.date.fromisoformat(day) for day in days)


def test_most_of_the_papers_cited_most_were_checked(kit: tk.Kit) -> None:
    papers = [source for source in most_cited(kit, 60) if source.doi]

    assert sum(bool(source.checked) for source in papers) >= 0.9 * len(papers)


def test_what_rests_on_recall_is_not_called_verified(kit: tk.Kit) -> None:
    wrong = [
        f"{part.status} {where}"
        for where, part in _with_places(kit)
        if part.status in (tk.Status.VERIFIED, tk.Status.VERIFIED_SECONDARY, tk.Status.DERIVED)
        and "clinical_knowledge" in citations(part)
    ]

    assert wrong == []


def test_what_is_verified_cites_something_that_was_seen_itself(kit: tk.Kit) -> None:
    notes = {short(source.id): source.note for source in kit.knowledge.sources.values()}
    wrong = [
        where
        for where, part in _with_places(kit)
        if part.status is tk.Status.VERIFIED and all(notes[id].startswith(_UNSEEN) for id in citations(part))
    ]

    assert wrong == []


def test_nothing_is_cited_from_a_content_farm_an_encyclopedia_a_blog_or_a_repost(kit: tk.Kit) -> None:
    """Laboratory catalogs are what they describe; further reading that the article names carries no statement."""
    urls = {short(source.id): source.url for source in kit.knowledge.sources.values()}
    wrong = [
        f"{where}: {urls[id]}"
        for where, part in _with_places(kit)
        for id in citations(part)
        if any(host in urls[id] for host in NO_SOURCE)
    ]

    assert wrong == []


@on_each("value, nutrient", PUBLISHED)
def test_reference_intakes_are_those_of_the_published_summary_tables(kit: tk.Kit, value: str, nutrient: str) -> None:
    held = {
        intake.life_stage: getattr(intake, value)
        for intake in kit.knowledge.reference_intakes.values()
        if (short(intake.nutrient), intake.standard) == (nutrient, "vocabulary:us_dri")
    }
    published = dict(zip(STAGES, map(float, PUBLISHED[value, nutrient].split()), strict=False))

    assert {stage: held.get(stage) for stage in published} == published


def _with_places(kit: tk.Kit) -> Iterable[tuple[str, Statement]]:
    for entry in kit.knowledge:
        yield from ((entry.id, part) for _, part in statements_in(entry))
