"""Generated knowledge and profiles for the laws of scoring."""

from __future__ import annotations

from hypothesis import strategies as st

from twitchkit import Certainty, Condition, Knowledge, Profile, Source, Status, Tier
from twitchkit.content import (
    Caution,
    Ceiling,
    Citation,
    Content,
    Criterion,
    Evidence,
    Factor,
    Finding,
    Group,
    Kind,
    Limits,
    Measurement,
    Prior,
    RedFlag,
    Tip,
)
from twitchkit.model.condition import Band
from twitchkit.model.profile import Answer, MedicineUse, Reading, SupplementUse
from twitchkit.model.vocabulary import TakenFrom

YES_NO = ("a", "b", "c", "d", "e")
LEVELS = ("none", "partial", "full")
SEVERAL = ("x", "y")
CITED = {"cite": (Citation("own"),), "status": Status.DERIVED}

certainties = st.sampled_from(list(Certainty))
ratios = st.floats(0.11, 9.5)
stated = st.builds(lambda certainty: {**CITED, "certainty": certainty}, certainties)


def _positive() -> st.SearchStrategy[str]:
    atoms = st.sampled_from(
        [*YES_NO, "level >= 'partial'", "'x' in several", "number > 5", "lab < '3 mmol/L'", "derived"]
    )
    return st.recursive(
        atoms,
        lambda parts: st.builds(lambda a, word, b: f"({a} {word} {b})", parts, st.sampled_from(["and", "or"]), parts),
        max_leaves=4,
    )


def _any_expression() -> st.SearchStrategy[str]:
    special = st.sampled_from(
        [
            "known(lab)",
            "low(lab)",
            "high(lab)",
            "normal(lab)",
            "age >= 65 and a",
            "sex == 'female' or b",
            "at_least(2, a, b, c)",
        ]
    )
    atoms = _positive() | special
    return st.recursive(
        atoms,
        lambda parts: (
            st.builds(lambda a: f"not ({a})", parts)
            | st.builds(lambda a, word, b: f"({a} {word} {b})", parts, st.sampled_from(["and", "or"]), parts)
        ),
        max_leaves=4,
    )


positive_expressions = _positive()
expressions = _any_expression()


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    what = {"finding": draw(st.sampled_from(YES_NO))} if draw(st.booleans()) else {"when": draw(expressions)}
    present, absent = draw(ratios), draw(ratios)
    width = draw(st.floats(1.0, 3.0))
    ranges = {"range": (present / width, present * width)} if draw(st.booleans()) else {}
    return Evidence(
        present=present, absent=absent, group=draw(st.sampled_from(["", "g", "h"])), **what, **ranges, **draw(stated)
    )


@st.composite
def conditions(draw: st.DrawFn, name: str) -> Condition:
    share = draw(st.floats(0.01, 0.5))
    found = draw(st.lists(evidences(), max_size=6, unique_by=lambda evidence: evidence.key))
    criteria = draw(
        st.lists(
            st.builds(
                lambda requires, excluded, doubted: Criterion(
                    id="only",
                    name="only",
                    requires=requires,
                    excluded_by=excluded,
                    doubted_by=doubted,
                    **CITED,
                    certainty=Certainty.LOW,
                ),
                expressions,
                st.just("") | expressions,
                st.just("") | expressions,
            ),
            max_size=1,
        )
    )
    ceilings = [Ceiling(band=Band.POSSIBLE, unless=draw(expressions), **draw(stated))] if draw(st.booleans()) else []
    return Condition(
        id=f"gen:{name}",
        name=name,
        tier=draw(st.sampled_from(list(Tier)[:4])),
        screen=tuple(draw(st.sets(st.sampled_from(["d", "e"])))),
        prior=Prior(
            share=share,
            range=(share / 2, share * 1.5),
            times=(Factor(when="sex == 'female'", by=draw(st.floats(0.5, 3)), **draw(stated)),),
            **draw(stated),
        ),
        criteria=tuple(criteria),
        groups=(Group(id="g", cap=draw(st.floats(1, 20)), **draw(stated)), Group(id="h", cap=3.0, **draw(stated))),
        evidence=tuple(found),
        ceilings=tuple(ceilings),
        **draw(stated),
    )


@st.composite
def contents(draw: st.DrawFn) -> Content:
    names = ["one", "two", "three"][: draw(st.integers(1, 3))]
    return Content(
        sources=[Source(id="gen:own", title="Generated")],
        findings=[
            *(Finding(id=f"gen:{name}", name=f"finding {name}", screen=name in "de") for name in YES_NO),
            Finding(id="gen:level", name="level", kind=Kind.LEVELS, levels=LEVELS),
            Finding(id="gen:several", name="several", kind=Kind.SEVERAL, levels=SEVERAL),
            Finding(id="gen:number", name="number", kind=Kind.NUMBER, unit="min", plausible=(0.0, 100.0)),
            Finding(
                id="gen:derived",
                name="derived",
                when=draw(
                    st.sampled_from(["a or b", "a and 'y' in several", "number >= 20", "age >= 65 and c", "known(lab)"])
                ),
            ),
            Finding(id="gen:unrelated", name="unrelated"),
        ],
        measurements=[
            Measurement(
                id="gen:lab",
                name="lab",
                unit="mmol/L",
                plausible=(0.0, 20.0),
                limits=(Limits(low=2.0, high=5.0),),
                **draw(stated),
            )
        ],
        conditions=[draw(conditions(name)) for name in names],
        red_flags=[
            RedFlag(
                id=f"gen:flag_{number}",
                when=draw(positive_expressions),
                tier=draw(st.sampled_from(list(Tier)[2:])),
                message="m",
                do="d",
                **draw(stated),
            )
            for number in range(draw(st.integers(0, 2)))
        ],
        cautions=[
            Caution(
                id="gen:caution",
                reason="r",
                withhold=("supplement:magnesium",),
                unless=draw(expressions),
                **draw(stated),
            )
        ],
        tips=[
            Tip(id="gen:tip", title="t", text="t", for_=("one",), when=draw(st.just("") | expressions), **draw(stated)),
            Tip(id="gen:pill", title="p", text="p", for_=("one",), involves=("supplement:magnesium",), **draw(stated)),
        ],
    )


knowledges = contents().map(Knowledge.build)


def _answer(finding: Finding) -> st.SearchStrategy[Answer]:
    unknown = st.just("unknown")
    match finding.kind:
        case Kind.YES_NO:
            return st.booleans() | unknown
        case Kind.LEVELS | Kind.CHOICE:
            return st.sampled_from(finding.levels) | unknown
        case Kind.SEVERAL:
            return st.lists(st.sampled_from(finding.levels), unique=True, max_size=3).map(tuple) | unknown
        case Kind.NUMBER:
            low, high = finding.plausible or (0.0, 100.0)
            return st.floats(low, high) | unknown


def _reading(measurement: Measurement) -> st.SearchStrategy[str | Reading]:
    low, high = measurement.plausible or (0.1, 100.0)
    number = (
        st.floats(low, high, allow_subnormal=False)
        .map(lambda value: float(f"{value:.4g}"))
        .filter(lambda v: low <= v <= high)
    )
    sign = st.sampled_from(["", "< ", ">= "])
    text = st.builds(lambda sign, value: f"{sign}{value} {measurement.unit}".strip(), sign, number)
    words = st.sampled_from(["low", "normal", "high"])
    two_sided = measurement.limits and all(
        item.low is not None and item.high is not None for item in measurement.limits
    )
    return text | words if two_sided else text


@st.composite
def profiles(draw: st.DrawFn, knowledge: Knowledge, ages: st.SearchStrategy[float | None] | None = None) -> Profile:
    """A profile in the vocabulary of a knowledge: a few answers and readings of each sort."""
    askable = [
        finding for finding in knowledge.findings.values() if finding.taken_from not in (TakenFrom.AGE, TakenFrom.SEX)
    ]
    asked = draw(st.lists(st.sampled_from(askable), unique_by=lambda finding: finding.id, max_size=12))
    measured = draw(
        st.lists(st.sampled_from(list(knowledge.measurements.values())), unique_by=lambda item: item.id, max_size=4)
    )
    sex = draw(st.sampled_from([None, "female", "male"]))
    names = sorted({name for item in knowledge.medicines.values() for name in item.names})
    use = st.builds(
        MedicineUse,
        name=st.sampled_from(names) if names else st.just("unheard-of"),
        change=st.sampled_from([None, "started", "stopped"]),
        weeks_ago=st.none() | st.floats(0, 20),
        years=st.none() | st.floats(0, 20),
    )
    return Profile(
        age=draw(ages if ages is not None else st.none() | st.floats(18, 100).map(lambda age: round(age, 1))),
        sex=sex,
        pregnant=draw(st.sampled_from([None, False, True])) if sex == "female" else None,
        medicines=draw(st.none() | st.lists(use, max_size=3).map(tuple)),
        supplements=draw(st.none() | st.just((SupplementUse(name="a multivitamin"),))),
        findings={finding.id: draw(_answer(finding)) for finding in asked},
        measurements={item.id: draw(_reading(item)) for item in measured},
    )
