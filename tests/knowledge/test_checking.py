"""What every content must be, beside its names and expressions: each problem word for word, and what is just right."""

from __future__ import annotations

import attrs
import pytest
from support import handmade
from support.each import on_each
from support.handmade import CITED

import twitchkit as tk
from twitchkit import Knowledge, KnowledgeError
from twitchkit.content import Citation, Content, Evidence, Finding, Kind, Limits, Medicine, Scale, TakenFrom, Thresholds

CONTENT = handmade.content()
ELICITED = Evidence(finding="urge", **CITED)

LOWER_FIRST = "write the lower one first"
CALCIUM_OPEN = "toy:calcium.indeterminate"


def told(content: Content) -> list[tuple[str, str, str, str]]:
    """Return the problems of a content: code, place, message, hint."""
    try:
        Knowledge.build(content)
    except KnowledgeError as error:
        return [(problem.code, problem.place, problem.message, problem.hint) for problem in error.diagnostics]
    return []


def with_changed(kind: str, id: str, **changes: object) -> Content:
    entries = getattr(CONTENT, kind)
    return attrs.evolve(CONTENT, **{kind: {**entries, id: attrs.evolve(entries[id], **changes)}})


def with_finding(**fields: object) -> Content:
    finding = Finding(**{"id": "toy:new", "name": "new", "question": "New?"} | fields)
    return attrs.evolve(CONTENT, findings=[*CONTENT.findings.values(), finding])


DATED = "'within_weeks' goes with medicine_recent, medicine_stopped, medicine_ended and medicine_change"


@on_each(
    "fields, code, at, message",
    [
        ({"kind": Kind.LEVELS}, "TK211", ".levels", "a levels finding needs levels"),
        ({"kind": Kind.CHOICE}, "TK211", ".levels", "a choice finding needs levels"),
        ({"kind": Kind.SEVERAL}, "TK211", ".levels", "a several finding needs levels"),
        ({"levels": ("a", "b")}, "TK211", ".levels", "a yes_no finding has no levels"),
        ({"kind": Kind.NUMBER, "levels": ("a", "b")}, "TK211", ".levels", "a number finding has no levels"),
        ({"kind": Kind.LEVELS, "levels": ("a", "a")}, "TK211", ".levels", "a level stands twice: 'a'"),
        ({"unit": "min"}, "TK211", ".unit", "only a number has a unit"),
        ({"kind": Kind.NUMBER, "screen": True}, "TK405", ".screen", "a finding of the red-flag screen is a yes/no"),
        (
            {"complaint": True, "screen": True},
            "TK405",
            ".complaint",
            "a complaint is a yes/no and no part of the red-flag screen",
        ),
        (
            {"complaint": True, "kind": Kind.NUMBER},
            "TK405",
            ".complaint",
            "a complaint is a yes/no and no part of the red-flag screen",
        ),
        ({"within_weeks": 3.0}, "TK211", "", DATED),
        *(
            ({"taken_from": taken, "of": of}, "TK211", "", DATED)
            for taken, of in (
                (TakenFrom.MEDICINE_RECENT, "drug_water"),
                (TakenFrom.MEDICINE_STOPPED, "drug_water"),
                (TakenFrom.MEDICINE_ENDED, "drug_water"),
                (TakenFrom.MEDICINE_CHANGE, ""),
            )
        ),
        ({"usual": (0.0, 1.0)}, "TK211", ".usual", "only a number has a usual range"),
        *(
            (
                {"kind": Kind.NUMBER, "plausible": (1.0, 9.0), "usual": usual},
                "TK106",
                ".usual",
                "a usual range rises and lies within what is plausible",
            )
            for usual in ((5.0, 4.0), (0.9, 5.0), (5.0, 9.1))
        ),
        ({"kind": Kind.NUMBER, "plausible": (9.0, 9.0)}, "TK106", ".plausible", "the range 9 to 9 does not rise"),
        ({"kind": Kind.NUMBER, "plausible": (9.0, 1.0)}, "TK106", ".plausible", "the range 9 to 1 does not rise"),
        ({"kind": Kind.NUMBER, "units": {"h": Scale(0.0)}}, "TK106", ".units", "the factor of 'h' is above 0, not 0"),
    ],
)
def test_a_finding(fields: dict[str, object], code: str, at: str, message: str) -> None:
    assert (code, f"toy:new{at}", message) in [problem[:3] for problem in told(with_finding(**fields))]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": Kind.NUMBER, "plausible": (1.0, 9.0), "usual": (1.0, 9.0), "unit": "min", "units": {"h": Scale(60.0)}},
        {"kind": Kind.NUMBER, "usual": (5.0, 5.0)},
        {"kind": Kind.SEVERAL, "levels": ("a",)},
        {"complaint": True},
        {"screen": True},
    ],
)
def test_a_finding_that_is_just_right(fields: dict[str, object]) -> None:
    assert told(with_finding(**fields)) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"plausible": (3.0, 3.0)}, ("TK106", "toy:calcium.plausible", "the range 3 to 3 does not rise", LOWER_FIRST)),
        (
            {"units": {"mg/dL": Scale(0.0)}},
            ("TK106", "toy:calcium.units", "the factor of 'mg/dL' is above 0, not 0", ""),
        ),
        (
            {"indeterminate": (2.0, 2.0)},
            ("TK106", CALCIUM_OPEN, "the range 2 to 2 does not rise", LOWER_FIRST),
        ),
        (
            {"indeterminate": (2.0, 1.9)},
            ("TK106", CALCIUM_OPEN, "the range 2 to 1.9 does not rise", LOWER_FIRST),
        ),
        (
            {"limits": (Limits(low=1.0, high=2.0), Limits(low=2.1, high=2.0))},
            ("TK106", "toy:calcium.limits.1", "the low limit 2.1 is above the high one 2", "exchange them"),
        ),
    ],
)
def test_a_measurement(fields: dict[str, object], expected: tuple[str, ...]) -> None:
    assert told(with_changed("measurements", "toy:calcium", **fields)) == [expected]


@pytest.mark.parametrize(
    "fields",
    [
        {"plausible": (1.0, 9.0), "indeterminate": (1.9, 2.0)},
        {"limits": (Limits(low=2.0, high=2.0),)},
        {"limits": (Limits(low=2.0), Limits(high=1.0))},
    ],
)
def test_a_measurement_that_is_just_right(fields: dict[str, object]) -> None:
    assert told(with_changed("measurements", "toy:calcium", **fields)) == []


@pytest.mark.parametrize(
    ("present", "absent", "wrong"),
    [
        (10.0, 0.1, []),
        (10.1, 1.0, ["present"]),
        (1.0, 0.09, ["absent"]),
        (0.09, 10.1, ["present", "absent"]),
    ],
)
def test_an_elicited_likelihood_ratio_stays_within_its_limit(present: float, absent: float, wrong: list[str]) -> None:
    evidence = attrs.evolve(ELICITED, present=present, absent=absent)
    measured = attrs.evolve(evidence, status=tk.Status.VERIFIED)
    message = "an elicited likelihood ratio stays within 0.1 and 10, not {:g}"

    assert told(with_changed("conditions", "toy:restless", evidence=(evidence,))) == [
        ("TK304", f"toy:restless.evidence.0.{key}", message.format(getattr(evidence, key)), "") for key in sorted(wrong)
    ]
    assert told(with_changed("conditions", "toy:restless", evidence=(measured,))) == []


def test_the_limit_of_what_is_elicited_is_that_of_the_thresholds() -> None:
    thresholds = Thresholds(id="toy:own_thresholds", elicited_limit=4.0, **CITED)
    content = attrs.evolve(
        with_changed("conditions", "toy:restless", evidence=(attrs.evolve(ELICITED, present=5.0),)),
        thresholds=[thresholds],
    )
    message = "an elicited likelihood ratio stays within 0.25 and 4, not 5"

    assert ("TK304", "toy:restless.evidence.0.present", message, "") in told(content)


def test_a_condition() -> None:
    twice = with_changed(
        "conditions", "toy:restless", evidence=(ELICITED, attrs.evolve(ELICITED, finding="rest"), ELICITED)
    )
    screened = with_changed("conditions", "toy:restless", screen=("weakness", "urge"))
    unscored = with_changed("conditions", "toy:restless", prior=None)
    bare = with_changed("conditions", "toy:restless", prior=None, criteria=(), groups=(), evidence=(), ceilings=())

    assert told(twice) == [("TK204", "toy:restless.evidence.2", "evidence 'urge' stands twice", "")]
    assert told(screened) == [
        (
            "TK405",
            "toy:restless.screen.1",
            "'urge' is not part of the red-flag screen",
            "mark the finding: screen = true",
        )
    ]
    assert told(unscored) == [
        ("TK103", "toy:restless", "criteria and evidence need a prior", "add [prior] with share and range")
    ]
    assert told(bare) == []


@pytest.mark.parametrize("part", ["criteria", "groups", "evidence", "ceilings"])
def test_whatever_is_scored_needs_a_prior(part: str) -> None:
    kept = {name: () for name in ("criteria", "groups", "evidence", "ceilings") if name != part}
    whole = attrs.evolve(
        CONTENT.conditions["toy:restless"],
        ceilings=CONTENT.conditions["toy:cramp"].ceilings,
        evidence=(ELICITED,),
        prior=None,
    )
    conditions = {**CONTENT.conditions, "toy:restless": attrs.evolve(whole, **kept)}

    assert [problem[0] for problem in told(attrs.evolve(CONTENT, conditions=conditions))] == ["TK103"]


@pytest.mark.parametrize(
    ("classes", "may_be", "good"),
    [
        (("drug_water",), (), True),
        ((), ("drug_water", "drug_water_years"), True),
        ((), ("drug_water",), False),
        ((), (), False),
    ],
)
def test_a_medicine(classes: tuple[str, ...], may_be: tuple[str, ...], good: bool) -> None:
    medicine = Medicine(id="toy:pill", names=("pill",), classes=classes, may_be=may_be, **CITED)
    hint = "or, for a name of several things, two or more that it 'may_be'"
    found = told(attrs.evolve(CONTENT, medicines=[*CONTENT.medicines.values(), medicine]))

    assert found == ([] if good else [("TK211", "toy:pill", "a medicine needs classes", hint)])


def test_ids_are_ids_and_each_has_one_owner() -> None:
    sources = [*CONTENT.sources.values(), tk.Source(id="toy:urge", title="x"), tk.Source(id="NoId", title="x")]

    assert sorted(told(attrs.evolve(CONTENT, sources=sources))) == [
        ("TK105", "NoId", "'NoId' is no id", "write pack:name in snake_case"),
        ("TK204", "toy:urge", "'toy:urge' is the id of a source and a finding", ""),
    ]


def test_thresholds_come_from_one_pack() -> None:
    thresholds = [Thresholds(id=f"toy:{name}", cite=(Citation("toy:own"),), status=tk.Status.ELICITED,
                             certainty=tk.Certainty.LOW) for name in "abc"]  # fmt: skip
    message = "thresholds come from one pack only, not 3"

    assert told(attrs.evolve(CONTENT, thresholds=thresholds)) == [("TK207", "toy:c", message, "")]
