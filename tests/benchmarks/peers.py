"""The same small work done by other engines, in one run: python tests/benchmarks/peers.py.

Twenty conditions, each with a prior and twelve likelihood ratios that rest on a yes or no, on one of four levels in
order, or on a measured number; a third of 160 things is known of a person. Each engine is taken as its documents
advise for single people: compiled once, then evaluated. All have to come to the same log-odds. Twitchkit and the plain
index also say what every condition rests on; the others do not, and none of them checks what it is given.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import ge, le
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import polars as pl
import zen
from cel_expr_python import cel
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

import twitchkit as tk
from twitchkit import content as words

PEOPLE, ROUNDS = 60, 7
CONDITIONS = [f"c{number}" for number in range(20)]
YES_NO = [f"yes{number}" for number in range(100)]
LEVELED = [f"level{number}" for number in range(20)]
MEASURED = [f"number{number}" for number in range(40)]
LEVELS = ("none", "little", "much", "most")
UNKNOWN = -1.0
PERIOD = "2026-01"


class Rule(NamedTuple):
    """One likelihood ratio: it counts as present where the value of a key is at least, or at most, so much."""

    key: str
    at_most: bool
    threshold: float
    present: float
    absent: float

    @property
    def sign(self) -> str:
        """How the value is compared."""
        return "<=" if self.at_most else ">="


Person = Mapping[str, float]
Work = Mapping[str, Sequence[Rule]]
Engine = Callable[[Person], Sequence[float]]


def make_work(chance: random.Random) -> Work:
    """Return the rules of every condition."""
    return {
        condition: [make_rule(chance, key) for key in chance.sample([*YES_NO, *LEVELED, *MEASURED], 12)]
        for condition in CONDITIONS
    }


def make_rule(chance: random.Random, key: str) -> Rule:
    """Return a rule for a key."""
    at_most = key in MEASURED and chance.random() < 0.5
    lowest, highest = (1, 1) if key in YES_NO else (1, 3) if key in LEVELED else (20, 80)
    threshold = float(chance.randint(lowest, highest))
    return Rule(key, at_most, threshold, round(chance.uniform(1.2, 9), 3), round(chance.uniform(0.2, 0.95), 3))


def make_person(chance: random.Random) -> Person:
    """Return what is known of a person: yes is 1, no 0, a level its rank, a number itself."""
    known = {key: float(chance.random() < 0.4) for key in YES_NO if chance.random() < 0.3}
    known |= {key: float(chance.randrange(len(LEVELS))) for key in LEVELED if chance.random() < 0.3}
    return known | {key: float(chance.randint(1, 100)) for key in MEASURED if chance.random() < 0.5}


def plain_index(work: Work) -> Engine:
    """Add up in plain Python what rests on what is known, and keep why."""
    index: dict[str, list[tuple[int, str, Callable[[float, float], bool], float, float, float]]] = {}
    for number, rules in enumerate(work.values()):
        for rule in rules:
            compare = le if rule.at_most else ge
            entry = (number, rule.key, compare, rule.threshold, math.log(rule.present), math.log(rule.absent))
            index.setdefault(rule.key, []).append(entry)

    def score(person: Person) -> Sequence[float]:
        totals = [prior()] * len(work)
        because: list[list[tuple[str, bool, float]]] = [[] for _ in work]
        for key, value in person.items():
            for number, name, compare, threshold, present, absent in index.get(key, ()):
                is_present = compare(value, threshold)
                step = present if is_present else absent
                totals[number] += step
                because[number].append((name, is_present, step))
        return totals

    return score


def prior() -> float:
    """Return the log-odds of every condition before anything is known."""
    return math.log(0.1 / 0.9)


def twitchkit(work: Work) -> Engine:
    """Score with this library, and look at the list that every score is the sum of."""
    knowledge = tk.Knowledge.build(words.Content(**statements(work)))

    def score(person: tk.Profile) -> Sequence[float]:
        found = {item.id: (item.log_odds.mid, item.because) for item in tk.assess(knowledge, person).conditions}
        return [found[f"toy:{name}"][0] for name in CONDITIONS]

    return score


def statements(work: Work) -> dict[str, list[object]]:
    """Return the work as the statements of a pack."""
    cited = {"cite": (words.Citation("own"),), "status": tk.Status.ELICITED, "certainty": tk.Certainty.LOW}
    levels = {"kind": words.Kind.LEVELS, "levels": LEVELS}
    kinds = {**{key: {} for key in YES_NO}, **dict.fromkeys(LEVELED, levels)}
    conditions = [
        tk.Condition(
            id=f"toy:{name}",
            name=name,
            tier=tk.Tier.ROUTINE,
            advice="Ask a doctor.",
            prior=words.Prior(share=0.1, range=(0.05, 0.2), **cited),
            evidence=tuple(
                words.Evidence(when=expression(rule), present=rule.present, absent=rule.absent, **cited)
                for rule in rules
            ),
            **cited,
        )
        for name, rules in work.items()
    ]
    return {
        "sources": [tk.Source(id="toy:own", title="Own")],
        "findings": [
            words.Finding(id=f"toy:{key}", name=key, question="Is it so?", **kind) for key, kind in kinds.items()
        ],
        "measurements": [words.Measurement(id=f"toy:{key}", name=key, unit="g/L", **cited) for key in MEASURED],
        "conditions": conditions,
    }


def expression(rule: Rule) -> str:
    """Return a rule as an expression of a pack."""
    if rule.key in YES_NO:
        return rule.key
    if rule.key in LEVELED:
        return f'{rule.key} >= "{LEVELS[int(rule.threshold)]}"'
    return f'{rule.key} {rule.sign} "{rule.threshold:g} g/L"'


def as_profile(person: Person) -> tk.Profile:
    """Return a person as this library takes one."""
    answers: dict[str, bool | str] = {key: bool(person[key]) for key in YES_NO if key in person}
    answers |= {key: LEVELS[int(person[key])] for key in LEVELED if key in person}
    return tk.Profile(findings=answers, measurements={key: f"{person[key]:g} g/L" for key in MEASURED if key in person})


def sums(rules: Iterable[Rule]) -> str:
    """Return a condition as one expression of CEL or zen: unknown is below zero."""
    parts = [
        f"({rule.key} < 0.0 ? 0.0 : ({rule.key} {rule.sign} {rule.threshold!r} ? "
        f"{math.log(rule.present)!r} : {math.log(rule.absent)!r}))"
        for rule in rules
    ]
    return " + ".join([f"({prior()!r})", *parts])


def common_expression_language(work: Work) -> Engine:
    """Evaluate an expression of CEL for every condition, all with one activation."""
    environment = cel.NewEnv(variables=dict.fromkeys(all_keys(), cel.Type.DOUBLE))
    compiled = [environment.compile(sums(rules)) for rules in work.values()]

    def score(person: Person) -> Sequence[float]:
        activation = environment.Activation(person)
        return [expression.eval(activation).value() for expression in compiled]

    return score


def zen_engine(work: Work) -> Engine:
    """Evaluate a decision with one node that holds an expression for every condition."""
    expressions = [{"id": name, "key": name, "value": sums(rules)} for name, rules in work.items()]
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
        {
            "id": "all",
            "name": "all",
            "type": "expressionNode",
            "position": {"x": 1, "y": 0},
            "content": {"expressions": expressions},
        },
        {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}},
    ]
    edges = [
        {"id": "1", "type": "edge", "sourceId": "in", "targetId": "all"},
        {"id": "2", "type": "edge", "sourceId": "all", "targetId": "out"},
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))

    def score(person: Person) -> Sequence[float]:
        found = decision.evaluate(person)["result"]
        return [found[name] for name in CONDITIONS]

    return score


def openfisca(work: Work) -> Engine:
    """Calculate a variable for every condition."""
    entity = build_entity("person", "persons", "A person", is_person=True)
    system = TaxBenefitSystem([entity])
    about = {"value_type": float, "entity": entity, "definition_period": DateUnit.MONTH}
    for key in all_keys():
        system.add_variable(type(key, (Variable,), {**about, "default_value": UNKNOWN}))
    for name, rules in work.items():
        system.add_variable(type(name, (Variable,), {**about, "formula": formula(rules)}))
    builder = SimulationBuilder()

    def score(person: Person) -> Sequence[float]:
        simulation = builder.build_default_simulation(system)
        for key, value in person.items():
            simulation.set_input(key, PERIOD, np.array([value]))
        return [float(simulation.calculate(name, PERIOD)[0]) for name in CONDITIONS]

    return score


def formula(rules: Sequence[Rule]) -> Callable[..., object]:
    """Return the formula of a condition."""

    def total(persons: Callable[..., np.ndarray], period: object) -> np.ndarray:
        result = np.full(persons.count, prior())  # type: ignore[attr-defined]  # what OpenFisca calls a population
        for rule in rules:
            value = persons(rule.key, period)
            is_present = value <= rule.threshold if rule.at_most else value >= rule.threshold
            known = np.where(is_present, math.log(rule.present), math.log(rule.absent))
            result += np.where(value < 0, 0.0, known)
        return result

    return total


def polars(work: Work) -> Engine:
    """Select an expression for every condition from a table of one row."""
    schema = dict.fromkeys(all_keys(), pl.Float64)

    def step(rule: Rule) -> pl.Expr:
        value = pl.col(rule.key)
        is_present = value <= rule.threshold if rule.at_most else value >= rule.threshold
        known = pl.when(is_present).then(math.log(rule.present)).otherwise(math.log(rule.absent))
        return pl.when(value.is_null()).then(0.0).otherwise(known)

    selected = [(pl.lit(prior()) + pl.sum_horizontal(map(step, rules))).alias(name) for name, rules in work.items()]

    def score(person: Person) -> Sequence[float]:
        return pl.DataFrame([person], schema=schema).select(selected).row(0)

    return score


def all_keys() -> list[str]:
    """Return everything that may be known of a person."""
    return [*YES_NO, *LEVELED, *MEASURED]


def filled(person: Person) -> Person:
    """Return a person with what is unknown as a number below zero."""
    return dict.fromkeys(all_keys(), UNKNOWN) | dict(person)


ENGINES: Mapping[str, tuple[Callable[[Work], Engine], Callable[[Person], object]]] = {
    "plain index": (plain_index, dict),
    "twitchkit": (twitchkit, as_profile),
    "CEL": (common_expression_language, filled),
    "zen": (zen_engine, filled),
    "OpenFisca": (openfisca, dict),
    "Polars": (polars, dict),
}


def main() -> None:
    """Measure every engine in turn, round by round, and print what one person costs, and as a ratio."""
    chance = random.Random(20261122)  # noqa: S311  (chooses the work, which is to be the same in every run)
    work = make_work(chance)
    people = [make_person(chance) for _ in range(PEOPLE)]
    ready = {name: (make(work), [convert(person) for person in people]) for name, (make, convert) in ENGINES.items()}
    expected = [ready["plain index"][0](person) for person in people]
    for name, (score, told) in ready.items():
        tolerance = 1e-5 if name == "OpenFisca" else 1e-9  # OpenFisca keeps numbers of 32 bits
        for person, right in zip(told, expected, strict=True):
            near = [math.isclose(*pair, abs_tol=tolerance) for pair in zip(score(person), right, strict=True)]
            if not all(near):
                sys.exit(f"{name} comes to something else")
    taken: dict[str, list[float]] = {name: [] for name in ready}
    for _ in range(ROUNDS):
        for name, (score, told) in ready.items():
            start = process_time()
            for person in told:
                score(person)
            taken[name].append((process_time() - start) / PEOPLE)
    plain = median(taken["plain index"])
    for name, times in taken.items():
        micro = 1e6 * median(times)
        sys.stdout.write(f"{name:12}{micro:10.0f} µs a person{median(times) / plain:10.1f} × the plain index\n")


if __name__ == "__main__":
    main()
