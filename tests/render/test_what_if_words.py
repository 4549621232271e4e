"""What would change a result, said word for word: what is gathered, in which order, and how firm it is."""

from __future__ import annotations

import pytest

from twitchkit.model.condition import Band
from twitchkit.model.counterfactual import ChangedAnswer, Counterfactual, Effect, Sensitivity
from twitchkit.model.safety import Tier
from twitchkit.render.blocks import Bullets, Document, Heading, Paragraph
from twitchkit.render.what_if import firmness, what_if
from twitchkit.render.wording import Names


def answer(name: str, after: str, before: str = "not known") -> ChangedAnswer:
    return ChangedAnswer(id=f"toy:{name}", name=name, before=before, after=after)


def band(name: str, after: Band) -> Effect:
    return Effect(subject=f"toy:{name}", name=name, before="unlikely", after=after.value)


def urgency(after: Tier) -> Effect:
    return Effect(subject="urgency", name="", before="routine", after=after.value)


FIRST = Effect(subject="first", name="", before="toy:cramp", after="toy:restless_legs")
FITS, SOON = band("cramp", Band.CONSISTENT), urgency(Tier.URGENT)


def changed(effects: tuple[Effect, ...], *changes: ChangedAnswer) -> Counterfactual:
    return Counterfactual(changes=changes, effects=effects)


def lists(document: Document) -> list[tuple[str, list[str]]]:
    return [
        (block.title, [f"{item.lead}: {item.text}" for item in block.items])
        for block in document
        if isinstance(block, Bullets)
    ]


FIRM = Sensitivity(
    condition="toy:cramp", name="cramp", band=Band.CONSISTENT, weights=3, estimated=0, without=Band.CONSISTENT,
    first_without="toy:cramp", lowest=Band.POSSIBLE, highest=Band.CONSISTENT,
)  # fmt: skip


def test_what_does_the_same_stands_together_and_the_most_urgent_comes_first() -> None:
    found = [
        changed((FITS,), answer("ferritin", "14 ug/L", "40 ug/L")),
        changed((FITS,), answer("ferritin", "76 ug/L", "40 ug/L")),
        changed((FITS,), answer("ferritin", "110 ug/L")),
        changed((FITS,), answer("urge", "yes", "no"), answer("rest", "yes")),
        changed((FITS, FIRST), answer("rest", "yes")),
        changed((SOON,), answer("fever", "yes")),
        changed((urgency(Tier.EMERGENCY),), answer("weakness", "yes", "no")),
        changed((SOON, FITS), answer("knot", "yes")),
    ]

    assert lists(what_if(found, None)) == [
        (
            "What fits",
            [
                f"“{Tier.URGENT.says.removesuffix('.')}”; cramp would fit the pattern: knot: yes",
                "cramp would fit the pattern: ferritin: 14 ug/L or 76 ug/L (you said: 40 ug/L); ferritin: 110 ug/L; "
                "urge: yes (you said: no) and rest: yes",
                "cramp would fit the pattern; restless legs would come first: rest: yes",
            ],
        ),
        (
            "How soon to get help",
            [
                f"“{Tier.EMERGENCY.says.removesuffix('.')}”: weakness: yes (you said: no)",
                f"“{Tier.URGENT.says.removesuffix('.')}”: fever: yes",
            ],
        ),
    ]


@pytest.mark.parametrize(("number", "told"), [(8, ""), (9, "; and 1 more"), (11, "; and 3 more")])
def test_of_many_changes_eight_are_told(number: int, told: str) -> None:
    found = [changed((FITS,), answer(f"sign {place:02}", "yes")) for place in range(number)]
    ((_, (said,)),) = lists(what_if(found, None))

    assert said.endswith(f"sign 07: yes{told}")
    assert said.count(": yes") == 8


@pytest.mark.parametrize(
    ("found", "sensitivity", "titles", "first"),
    [
        (
            [],
            None,
            ["What would change this result"],
            "Too little is known of you to say what would change this result.",
        ),
        (
            [],
            FIRM,
            ["What would change this result", "How firm this is"],
            "No change of one or two answers that the packs know of would change this result.",
        ),
        (
            [changed((SOON,), answer("fever", "yes"))],
            FIRM,
            ["What would change this result", "How firm this is"],
            firmness(FIRM, Names()),
        ),
        (
            [changed((SOON,), answer("fever", "yes"))],
            None,
            ["What would change this result"],
            "This is to understand the result. Answer as things are, not as you would like the result to be.",
        ),
    ],
)
def test_what_is_said_where_there_is_nothing_or_it_is_not_known_how_firm(
    found: list[Counterfactual], sensitivity: Sensitivity | None, titles: list[str], first: str
) -> None:
    document = what_if(found, sensitivity)

    assert [block.text for block in document if isinstance(block, Heading)] == titles
    assert next(block.text for block in document if isinstance(block, Paragraph)) == first


@pytest.mark.parametrize(
    ("estimated", "without", "first", "lowest", "highest", "said"),
    [
        (
            0,
            Band.CONSISTENT,
            "toy:cramp",
            Band.POSSIBLE,
            Band.CONSISTENT,
            "All weights behind “cramp” were worked out from studies. Without those it would fit as well and still "
            "come first. With each weight at the low end of its range it would be possible; at the high end it "
            "would fit the pattern.",
        ),
        (
            2,
            Band.POSSIBLE,
            "toy:cramp",
            Band.CONSISTENT,
            Band.CONSISTENT,
            "2 of 3 weights behind “cramp” are estimated or of very low certainty. Without those it would be possible "
            "and still come first. Wherever in its range each weight lies, it would fit the pattern.",
        ),
        (
            2,
            Band.NOT_ASSESSABLE,
            "toy:clot",
            Band.UNLIKELY,
            Band.UNDETERMINED,
            "2 of 3 weights behind “cramp” are estimated or of very low certainty. Without those there would not be "
            "enough left to judge it, so it rests on them. With each weight at the low end of its range it would not "
            "be pointed to strongly; at the high end it could not be told.",
        ),
        (
            3,
            Band.CONSISTENT,
            "toy:blood_clot",
            Band.UNLIKELY,
            Band.UNLIKELY,
            "3 of 3 weights behind “cramp” are estimated or of very low certainty. Without those it would fit the "
            "pattern, and “blood clot” would come first. Wherever in its range each weight lies, it would not be "
            "pointed to strongly.",
        ),
    ],
)
def test_how_firm_a_result_is(
    estimated: int, without: Band, first: str, lowest: Band, highest: Band, said: str
) -> None:
    sensitivity = Sensitivity(
        condition="toy:cramp", name="cramp", band=Band.CONSISTENT, weights=3, estimated=estimated, without=without,
        first_without=first, lowest=lowest, highest=highest,
    )  # fmt: skip

    assert firmness(sensitivity, Names()) == said
