"""What rests on what, backwards: from a value to everything that has to be looked at again when it changes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from twitchkit.knowledge.conditions import criteria_keys
from twitchkit.knowledge.plans import ConditionPlan, EvidencePlan, Plan
from twitchkit.logic import TruthNode
from twitchkit.logic.nodes import Compare, Constant, Value, limit_key, walk
from twitchkit.model.content import Content

T = TypeVar("T")


class Place(NamedTuple):
    """An evidence and where it stands: the positions of its condition in the plan, its group there, and its own."""

    at: tuple[int, int, int]
    evidence: EvidencePlan


class Dependents(NamedTuple):
    """By the key of a value: the steps that look at it, the evidence, the red flags, and the conditions whose criteria
    are decided by it or whose ceilings it lifts, and what is asked because of it. All are given by their positions.
    """

    steps: Mapping[str, tuple[int, ...]]
    evidence: Mapping[str, tuple[Place, ...]]
    red_flags: Mapping[str, tuple[int, ...]]
    criteria: Mapping[str, tuple[int, ...]]
    ceilings: Mapping[str, tuple[int, ...]]
    follow_ups: Mapping[str, tuple[int, ...]]

    def matter(self, key: str) -> bool:
        """Tell whether anything at all rests on a value."""
        return any(key in kind for kind in self)

    def conditions(self, keys: Iterable[str]) -> dict[int, set[int]]:
        """Return the conditions whose scores rest directly on any of these values, with the groups that do."""
        found: dict[int, set[int]] = {}
        for key in keys:
            for place in self.evidence.get(key, ()):
                found.setdefault(place.at[0], set()).add(place.at[1])
            for number in (*self.criteria.get(key, ()), *self.ceilings.get(key, ())):
                found.setdefault(number, set())
        return found


class Beside(NamedTuple):
    """What rests on values beside scores and flags.

    ``cautions`` are given by the key of a value, by their positions; on the keys in ``limits`` rests which critical
    limits are passed, on the findings in ``scope`` whether what a person came with belongs to the field.
    """

    cautions: Mapping[str, tuple[int, ...]]
    limits: frozenset[str]
    scope: frozenset[str]


def dependents_of(plan: Plan) -> Dependents:
    """Return what rests on every value of a plan."""
    return Dependents(
        steps=_reversed((position, step.names) for position, step in enumerate(plan.steps.items)),
        evidence=_reversed(
            # Whether an evidence tells anything may rest on what must be known behind it as well.
            (Place((number, group_number, position), evidence), dict.fromkeys((*evidence.names, *evidence.guard)))
            for number, condition in enumerate(plan.conditions)
            for group_number, group in enumerate(condition.groups)
            for position, evidence in enumerate(group.evidence)
        ),
        red_flags=_reversed((number, flag.names) for number, flag in enumerate(plan.red_flags.items)),
        criteria=_reversed(
            (number, criteria_keys(condition.deciding)) for number, condition in enumerate(plan.conditions)
        ),
        ceilings=_reversed((number, _ceilings(condition)) for number, condition in enumerate(plan.conditions)),
        follow_ups=_reversed((number, item.names) for number, item in enumerate(plan.asking.follow_ups)),
    )


def beside_of(plan: Plan, content: Content) -> Beside:
    """Return what rests on values beside scores and flags."""
    limits = [limit for limits in plan.critical_limits.values() for limit in limits]
    ends = [limit_key(key, side) for key in plan.critical_limits for side in ("low", "high")]
    complaints = [id for id, finding in content.findings.items() if finding.about]
    return Beside(
        cautions=_reversed((number, caution.names) for number, caution in enumerate(plan.cautions.items)),
        limits=frozenset(ends).union(*(limit.names for limit in limits)),
        scope=frozenset([*complaints, *(scope.elsewhere for scope in content.scopes.values())]),
    )


def cuts_of(truths: Iterable[TruthNode], plan: Plan) -> dict[str, tuple[float, ...]]:
    """Return the values at which something changes, in order, by the key of the number: limits of expressions too."""
    found: dict[str, set[float]] = {}
    for part in (part for node in truths for part in walk(node)):
        if isinstance(part, Compare):
            for number, bound in ((part.left, part.right), (part.right, part.left)):
                if isinstance(number, Value) and isinstance(bound, Constant):
                    found.setdefault(number.key, set()).add(bound.value)
    for key, limits in plan.critical_limits.items():
        found.setdefault(key, set()).update(limit.number for limit in limits)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}


def spans_of(plan: Plan, dependents: Dependents) -> dict[str, dict[int, float]]:
    """Return by the key of a value how far it can move the log-odds of each condition at most, by position in the plan.

    That is the sum over all evidence that rests on it in the end, before caps; infinite where criteria rest on it.
    """
    keys = dependents.steps.keys() | dependents.evidence.keys() | dependents.criteria.keys()
    return {key: _spans(_resting_on(key, plan, dependents), dependents) for key in sorted(keys)}


def _spans(keys: Iterable[str], dependents: Dependents) -> dict[int, float]:
    places = {place.at: place.evidence for key in keys for place in dependents.evidence.get(key, ())}
    spans: dict[int, float] = {}
    for at in sorted(places):
        present, absent = places[at].present[1], places[at].absent[1]
        spans[at[0]] = spans.get(at[0], 0.0) + max(abs(present), abs(absent), abs(present - absent))
    decided = {number for key in keys for number in dependents.criteria.get(key, ())}
    return spans | dict.fromkeys(sorted(decided), math.inf)


def _resting_on(key: str, plan: Plan, dependents: Dependents) -> list[str]:
    """Return a key and those of all values that rest on it in the end."""
    found = {key: None}
    waiting = [key]
    while waiting:
        more = [plan.steps.items[number].key for number in dependents.steps.get(waiting.pop(), ())]
        waiting += [name for name in more if name not in found]
        found |= dict.fromkeys(more)
    return list(found)


def _ceilings(plan: ConditionPlan) -> frozenset[str]:
    return frozenset[str]().union(*(ceiling.names for ceiling in plan.ceilings))


def _reversed(pairs: Iterable[tuple[T, Iterable[str]]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for item, names in pairs:
        for name in names:
            found.setdefault(name, []).append(item)
    return {name: tuple(items) for name, items in found.items()}
