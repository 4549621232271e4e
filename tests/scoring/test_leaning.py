"""What a complaint leans to, where too little is told to say that anything fits."""

import attrs
import pytest
from support import handmade
from support.handmade import CITED

from twitchkit import Knowledge, Profile, Tier
from twitchkit.content import Ceiling, Content, Evidence
from twitchkit.model.condition import Band
from twitchkit.scoring import Person
from twitchkit.scoring.conditions import leans

SPEAKS = Evidence(finding="knot", present=8.0, absent=0.2, **CITED)


def cramps(**changes: object) -> Content:
    (cramp,) = (item for item in handmade.CONDITIONS if item.id == "toy:cramp")
    changed = attrs.evolve(cramp, **{"ceilings": (), "evidence": (SPEAKS,)} | changes)
    return attrs.evolve(handmade.content(), conditions=[changed])


def leaning(content: Content, complaint: str, **findings: bool) -> bool:
    person = Person.of(Knowledge.build(content), Profile(findings=findings))
    (item,) = person.scored
    return leans(item, person.observations, {f"toy:{complaint}"})


def test_a_complaint_that_speaks_for_a_condition_leans_to_it():
    assert leaning(cramps(), "knot", knot=True)


def test_one_that_was_denied_or_is_not_among_the_complaints_does_not():
    assert not leaning(cramps(), "knot", knot=False)
    assert not leaning(cramps(), "urge", knot=True)


def test_nor_does_one_that_speaks_against_it_while_something_else_speaks_for_it():
    against = Evidence(finding="urge", present=0.7, **CITED)
    content = cramps(evidence=(SPEAKS, against))

    assert not leaning(content, "urge", urge=True, knot=True)
    assert leaning(content, "knot", urge=True, knot=True)


@pytest.mark.parametrize(("band", "expected"), [(Band.UNDETERMINED, False), (Band.POSSIBLE, True)])
def test_a_ceiling_holds_it_down_where_it_leaves_less_than_possible(band: Band, expected: bool):
    held = (Ceiling(band=band, unless="known(side)", **CITED),)

    assert leaning(cramps(ceilings=held), "knot", knot=True) is expected


@pytest.mark.parametrize(
    ("tier", "expected"), [(Tier.SELF_CARE, True), (Tier.ROUTINE, True), (Tier.URGENT, False), (Tier.EMERGENCY, False)]
)
def test_what_is_urgent_is_not_named_on_so_little(tier: Tier, expected: bool):
    assert leaning(cramps(tier=tier), "knot", knot=True) is expected
