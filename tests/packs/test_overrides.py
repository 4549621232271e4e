"""Overrides: found, guarded by what their author saw, undisputed, and never weaker than the safety content."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from support.each import on_each

from twitchkit.model.advice import Tip
from twitchkit.model.condition import Ceiling, Condition, Criterion, Evidence, Group, Prior
from twitchkit.model.content import Content, Entry
from twitchkit.model.diet import Diet, FoodTag
from twitchkit.model.food import FoodSource
from twitchkit.model.nutrient import ReferenceIntake, UpperLimitScope
from twitchkit.model.override import Override, Plain
from twitchkit.model.provenance import Certainty, Citation, Status
from twitchkit.model.safety import Caution, RedFlag, Tier
from twitchkit.model.thresholds import Thresholds
from twitchkit.model.vocabulary import Finding, Limits, Measurement
from twitchkit.packs.overrides import apply_overrides
from twitchkit.packs.safety_lock import narrowed, widened

CITED = {"cite": (Citation("own"),), "status": Status.ELICITED, "certainty": Certainty.LOW}

TIP = Tip(id="p:rest", title="Rest", text="Rest.", **CITED)
FLAG = RedFlag(id="p:flag", when="a or b", tier=Tier.URGENT, message="M", do="D", **CITED)
CAUTION = Caution(id="p:caution", unless="known(egfr)", withhold=("supplement:iron",), reason="R", **CITED)
WARNING = Caution(id="p:warning", when="a and b", reason="R", **CITED)
INTAKE = ReferenceIntake(
    id="p:zinc",
    nutrient="zinc",
    standard="dri",
    life_stage="adults",
    min_age=19,
    max_age=120,
    ear=6.8,
    ul=40.0,
    **CITED,
)
NO_LIMIT = evolve(INTAKE, id="p:iron", ul=None)
FINDING = Finding(id="p:numb", name="numb", screen=True)
MEASUREMENT = Measurement(id="p:ck", name="CK", unit="U/L", limits=(Limits(when="sex == 'male'", high=200.0),), **CITED)
FOOD = FoodSource(id="p:nuts", name="nuts", per_100g={"zinc": 3.0}, tags=("peanut",), **CITED)
TAG = FoodTag(id="p:peanut", name="peanut", kind_of=("legume",), suggested=False, most=30.0, **CITED)
RICH = FoodTag(id="p:rich", name="rich", nutrient="zinc", amount=2.0, **CITED)
DIET = Diet(id="p:beanless", name="beanless", excludes=("peanut",), not_together=("peanut",), **CITED)
THRESHOLDS = Thresholds(id="p:numbers", **CITED)
CONDITION = Condition(
    id="p:cramp",
    name="Cramp",
    tier=Tier.ROUTINE,
    screen=("numb",),
    prior=Prior(share=0.2, range=(0.1, 0.4), **CITED),
    criteria=(Criterion(id="pattern", name="pattern", requires="knot", **CITED),),
    groups=(Group(id="g", cap=10.0, **CITED),),
    evidence=(
        Evidence(finding="knot", present=8.0, **CITED),
        Evidence(when="ck > '1000.5 U/L'", present=2.0, **CITED),
    ),
    ceilings=(Ceiling(band="possible", unless="known(x)", **CITED),),
    **CITED,
)
CONTENT = Content(
    tips=[TIP],
    red_flags=[FLAG],
    cautions=[CAUTION, WARNING],
    reference_intakes=[INTAKE, NO_LIMIT],
    findings=[FINDING],
    measurements=[MEASUREMENT],
    food_sources=[FOOD],
    food_tags=[TAG, RICH],
    diets=[DIET],
    thresholds=[THRESHOLDS],
    conditions=[CONDITION],
)


def override(field: str, expects: Plain, value: Plain, *, target: str = "p:rest", id: str = "q:o") -> Override:
    return Override(id=id, target=target, field=field, expects=expects, value=value, reason="R", **CITED)


def applied(*overrides: Override, prefer: Mapping[str, str] | None = None) -> Content:
    """Return the content with overrides that are all right."""
    result = apply_overrides(evolve(CONTENT, overrides=overrides), prefer=prefer or {})
    assert result.problems == ()
    return result.content


def entry(content: Content, id: str) -> Entry:
    return next(entry for entry in content if entry.id == id)


def told(*overrides: Override, prefer: Mapping[str, str] | None = None) -> list[str]:
    """Return what is wrong with overrides, and see that those left nothing behind."""
    result = apply_overrides(evolve(CONTENT, overrides=overrides), prefer=prefer or {})
    assert result.problems
    assert {problem.subject for problem in result.problems}.isdisjoint(result.content.overrides)
    return [f"{problem.subject}: {problem.code} {problem.message}; {problem.hint}" for problem in result.problems]


@on_each(
    "target, field, expects, value",
    [
        ("p:rest", "certainty", "low", "moderate"),
        ("p:rest", "cite", "own", ["own", {"source": "new", "at": "p. 3"}]),
        ("p:rest", "for", [], ["cramp"]),
        ("p:rest", "general", False, True),
        ("p:nuts", "per_100g.zinc", 3, 4.5),
        ("p:nuts", "per_100g", {"zinc": 3}, {"zinc": 3, "iron": 1}),
        ("p:nuts", "group", "", "nuts"),
        ("p:nuts", "names", [], ["tree nuts"]),
        ("p:ck", "indeterminate", None, [150.0, 200.0]),
        ("p:ck", "name", "CK", "creatine kinase"),
        ("p:cramp", "prior.share", 0.2, 0.25),
        ("p:cramp", "prior.range", [0.1, 0.4], [0.2, 0.3]),
        ("p:cramp", "evidence.knot.present", 8, 6),
        ("p:cramp", "evidence.ck > '1000.5 U/L'.present", 2, 3),
        ("p:cramp", "criterion.pattern.requires", "knot", "knot and a"),
        ("p:cramp", "group.g.cap", 10, 5),
        ("p:cramp", "ceiling.known(x).because", "", "no test"),
        ("p:cramp", "compare.sensation", "", "A knot."),
        ("p:cramp", "name", "Cramp", "Leg cramp"),
        ("p:numbers", "possible_evidence", 2.0, 2.5),
        ("p:zinc", "ear", 6.8, 7),
    ],
)
def test_a_field_is_changed_and_nothing_else(target: str, field: str, expects: Plain, value: Plain) -> None:
    content = applied(override(field, expects, value, target=target))
    back = applied_to(content, override(field, value, expects, target=target))

    assert entry(content, target) != entry(CONTENT, target)
    assert entry(back, target) == entry(CONTENT, target)
    others = {entry.id for entry in CONTENT} - {target}
    assert all(entry(content, id) == entry(CONTENT, id) for id in others)


def applied_to(content: Content, change: Override) -> Content:
    return apply_overrides(evolve(content, overrides=[change]), prefer={}).content


def test_a_changed_value_is_there() -> None:
    content = applied(override("evidence.knot.present", 8, 6, target="cramp"))

    assert content.conditions["p:cramp"].evidence[0].present == 6.0


def test_what_was_done_is_kept_with_the_full_id_of_its_target() -> None:
    content = applied(override("certainty", "low", "high", target="rest"))

    assert [(change.id, change.target) for change in content.overrides.values()] == [("q:o", "p:rest")]


def test_overrides_of_different_fields_do_not_meet() -> None:
    content = applied(override("title", "Rest", "Rest now"), override("text", "Rest.", "Do rest.", id="r:o"))

    assert (content.tips["p:rest"].title, content.tips["p:rest"].text) == ("Rest now", "Do rest.")


@on_each(
    "change, expected",
    [
        (override("title", "Rest", "X", target="p:rset"), "q:o: TK202 there is no 'p:rset' to change"),
        (override("title", "Rest", "X", target="rset"), "TK202 there is no 'rset' to change; did you mean 'rest'?"),
        (override("titel", "Rest", "X"), "TK212 there is no field 'titel' in p:rest; did you mean 'title'?"),
        (override("title.x", "Rest", "X"), "TK212 there is no field 'title.x' in p:rest"),
        (override("", "Rest", "X"), "TK212 there is no field '' in p:rest"),
        (override("id", "p:rest", "p:x"), "TK212 an id never changes in p:rest"),
        (override("evidence.knt.present", 8, 6, target="cramp"), "there is no evidence 'knt' in p:cramp; did you mean"),
        (override("evidence.knot.presnt", 8, 6, target="cramp"), "did you mean 'present'?"),
        (override("evidence.knot", 8, 6, target="cramp"), "TK212 there is no evidence ''"),
        (override("criteria.pattern.name", "pattern", "x", target="cramp"), "TK212 there is no field 'criteria.p"),
        (override("criterion.pattern.id", "pattern", "x", target="cramp"), "TK212 an id never changes"),
        (override("per_100g.iron", 1, 2, target="nuts"), "TK212 there is no field 'per_100g.iron'"),
        (override("title", "Old title", "X"), "TK206 p:rest.title is not what this override expects; it is now 'Rest'"),
        (override("general", 0, True), "TK206"),
        (override("title", 3, "X"), "TK206"),
        (override("title", None, "X"), "TK206"),
        (override("title", "Rest", 3), "TK104 'title' must be a text, not a number"),
        (override("certainty", "low", "sure"), "TK105 'certainty' cannot be 'sure'"),
        (override("cite", "own", []), "TK301 'cite' must name a source"),
        (override("prior.range", [0.1, 0.4], [0.1], target="cramp"), "TK104 'range' must be a list of 2"),
    ],
)
def test_an_override_that_does_not_fit_is_told(change: Override, expected: str) -> None:
    assert expected in told(change)[0]


def test_a_short_name_of_two_things_is_told() -> None:
    content = evolve(
        CONTENT, findings=[Finding(id="v:rest", name="rest")], overrides=[override("t", 1, 2, target="rest")]
    )

    (problem,) = apply_overrides(content, prefer={}).problems

    assert (problem.code, problem.hint) == ("TK202", "write p:rest or v:rest")


ONE = override("certainty", "low", "moderate", id="q:surer")
OTHER = override("certainty", "low", "high", id="r:surest")


def test_two_overrides_of_one_field_are_told_at_both() -> None:
    problems = told(ONE, OTHER)

    assert [problem.partition(":")[0] for problem in problems] == ["q", "r"]
    assert "TK207 several overrides change p:rest.certainty: q:surer and r:surest" in problems[0]
    assert "prefer={'p:rest.certainty': 'q'}" in problems[0]


def test_two_overrides_that_say_the_same_agree() -> None:
    again = evolve(ONE, id="r:surer")
    content = applied(ONE, again)

    assert content.tips["p:rest"].certainty is Certainty.MODERATE
    assert list(content.overrides) == ["q:surer", "r:surer"]


def test_the_application_chooses_between_two() -> None:
    content = applied(ONE, OTHER, prefer={"p:rest.certainty": "r"})

    assert content.tips["p:rest"].certainty is Certainty.HIGH
    assert list(content.overrides) == ["r:surest"]


def test_a_choice_that_names_neither_chooses_nothing() -> None:
    assert "TK207" in told(ONE, OTHER, prefer={"p:rest.certainty": "x"})[0]


def test_a_field_and_a_part_of_it_are_one_field() -> None:
    whole = override("prior.range", [0.1, 0.4], [0.2, 0.3], target="cramp", id="q:o")
    part = override("prior", {}, {}, target="p:cramp", id="r:o")

    assert [problem[:10] for problem in told(whole, part)] == ["q:o: TK207", "r:o: TK207"]


WEAKER = [
    ("p:flag", "tier", "urgent", "routine", "the 'tier' of a red flag may only rise"),
    ("p:flag", "when", "a or b", "a", "the 'when' of a red flag may only become '(old) or …'"),
    ("p:flag", "when", "a or b", "(a or b) and c", "the 'when' of a red flag"),
    ("p:flag", "when", "a or b", "a or", "the 'when' of a red flag"),
    ("p:flag", "message", "M", "All is well.", "the 'message' of a red flag may not change"),
    ("p:flag", "do", "D", "Nothing.", "the 'do' of a red flag may not change"),
    ("p:caution", "withhold", ["supplement:iron"], [], "the 'withhold' of a caution may only grow"),
    (
        "p:caution",
        "unless",
        "known(egfr)",
        "known(egfr) or a",
        "the 'unless' of a caution may only become '(old) and …'",
    ),
    ("p:caution", "unless", "known(egfr)", "a", "the 'unless' of a caution"),
    ("p:caution", "unless", "known(egfr)", "", "the 'unless' of a caution"),
    ("p:caution", "reason", "R", "Never mind.", "the 'reason' of a caution may not change"),
    ("p:warning", "when", "a and b", "a and b and c", "the 'when' of a caution may only become '(old) or …'"),
    ("p:cramp", "tier", "routine", "self_care", "the 'tier' of a condition may only rise"),
    ("p:cramp", "screen", ["numb"], [], "the 'screen' of a condition may only grow"),
    ("p:zinc", "ul", 40, 50, "the 'ul' of a reference intake may only fall"),
    ("p:zinc", "ul", 40, None, "the 'ul' of a reference intake may only fall"),
    ("p:zinc", "ul_scope", "total", "supplements", "an upper limit of the total may not become one of supplements"),
    ("p:numb", "screen", True, False, "a finding stays in the red-flag screen"),
    ("p:nuts", "tags", ["peanut"], [], "the 'tags' of a food source may only grow"),
    ("p:nuts", "checked", False, True, "only the pack that has a food may call its tags checked"),
    ("p:peanut", "kind_of", ["legume"], [], "the 'kind_of' of a food tag may only grow"),
    ("p:peanut", "suggested", False, True, "a tag that is never suggested stays so"),
    ("p:peanut", "most", 30, 50, "the 'most' of a food tag may only fall"),
    ("p:rich", "amount", 2, 3, "the 'amount' of a food tag may only fall"),
    ("p:beanless", "excludes", ["peanut"], [], "the 'excludes' of a diet may only grow"),
    ("p:beanless", "not_together", ["peanut"], [], "the 'not_together' of a diet may only grow"),
    ("p:numb", "complaint", False, True, "a finding that red flags may name does not become a complaint"),
]


@on_each("target, field, expects, value, expected", WEAKER)
def test_safety_content_is_never_weaker(target: str, field: str, expects: Plain, value: Plain, expected: str) -> None:
    problems = told(override(field, expects, value, target=target))

    assert f"q:o: TK401 {expected}" in problems[0]
    assert "safety content can be made stricter, never weaker" in problems[0]


KNOT, CK = "evidence.knot.present", "evidence.ck > '1000.5 U/L'.present"


@pytest.mark.parametrize(
    ("field", "expects", "weaker", "stronger"),
    [(KNOT, 8, 6, 9), (CK, 2, 1.5, 3), ("prior.share", 0.2, 0.15, 0.25), ("group.g.cap", 10, 9, 11)],
)
def test_what_speaks_for_something_urgent_may_weigh_more_and_never_less(
    field: str, expects: float, weaker: float, stronger: float
) -> None:
    urgent = evolve(CONTENT, conditions=[evolve(CONDITION, tier=Tier.URGENT)])

    def problems(value: float) -> list[tuple[str, str | None]]:
        change = override(field, expects, value, target="p:cramp")
        found = apply_overrides(evolve(urgent, overrides=[change]), prefer={}).problems
        return [(problem.code, problem.subject) for problem in found]

    assert problems(weaker) == [("TK401", "q:o")]
    assert problems(stronger) == []


@pytest.mark.parametrize(
    ("target", "field", "expects", "value"),
    [
        ("p:flag", "tier", "urgent", "emergency"),
        ("p:flag", "when", "a or b", "(a or b) or c"),
        ("p:flag", "when", "a or b", "c or b or (d and e) or a"),
        ("p:flag", "certainty", "low", "high"),
        ("p:caution", "withhold", ["supplement:iron"], ["supplement", "supplement:iron"]),
        ("p:caution", "unless", "known(egfr)", "known(egfr) and a"),
        ("p:warning", "when", "a and b", "(a and b) or c"),
        ("p:cramp", "tier", "routine", "urgent"),
        ("p:cramp", "screen", ["numb"], ["weak", "numb"]),
        ("p:zinc", "ul", 40, 25),
        ("p:nuts", "tags", ["peanut"], ["peanut", "soy"]),
        ("p:rich", "amount", 2, 1),
        ("p:beanless", "excludes", ["peanut"], ["peanut", "soy"]),
    ],
)
def test_safety_content_may_be_stricter(target: str, field: str, expects: Plain, value: Plain) -> None:
    assert entry(applied(override(field, expects, value, target=target)), target) != entry(CONTENT, target)


def test_a_limit_may_be_set_where_there_is_none() -> None:
    assert applied(override("ul", None, 45, target="p:iron")).reference_intakes["p:iron"].ul == 45.0


def test_a_limit_of_supplements_may_become_one_of_the_total() -> None:
    content = evolve(
        CONTENT,
        reference_intakes=[evolve(INTAKE, ul_scope=UpperLimitScope.SUPPLEMENTS)],
        overrides=[override("ul_scope", "supplements", "total", target="zinc")],
    )

    assert apply_overrides(content, prefer={}).problems == ()


expressions = st.recursive(
    st.sampled_from(["a", "b", "ck > '3 U/L'", "known(x)", "'x' in y"]),
    lambda parts: st.builds("({} {} {})".format, parts, st.sampled_from(["and", "or"]), parts),
    max_leaves=5,
)


@given(expressions, expressions)
def test_an_alternative_widens_and_a_condition_narrows(old: str, more: str) -> None:
    assert widened(old, f"({old}) or ({more})")
    assert widened(old, f"{more} or {old}")
    assert narrowed(old, f"({old}) and ({more})")


TRUTHS = [(a, b) for a in (False, True) for b in (False, True)]
plain_expressions = st.recursive(
    st.sampled_from(["a", "b"]),
    lambda parts: st.builds("({} {} {})".format, parts, st.sampled_from(["and", "or"]), parts),
    max_leaves=5,
)


@given(plain_expressions, plain_expressions)
def test_what_counts_as_wider_is_true_wherever_the_old_one_is(old: str, new: str) -> None:
    truths = [(eval(old, {"a": a, "b": b}), eval(new, {"a": a, "b": b})) for a, b in TRUTHS]  # noqa: S307  (our own text)

    assert not widened(old, new) or all(now for before, now in truths if before)
    assert not narrowed(old, new) or all(before for before, now in truths if now)


@given(st.permutations(range(3)))
def test_the_order_of_overrides_means_nothing(order: list[int]) -> None:
    changes = [
        override("title", "Rest", "Now", id="q:a"),
        override("text", "Rest.", "Then.", id="q:b"),
        override("effect", "", "Some.", id="r:a"),
    ]

    assert applied(*(changes[position] for position in order)) == applied(*changes)
