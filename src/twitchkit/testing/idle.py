"""What says less than it seems: expressions that come out one way, names that stand twice, groups without evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from twitchkit.errors import Diagnostic
from twitchkit.ids import pack_of, short
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.possible_answers import between
from twitchkit.logic import FALSE, ONE_PERSON, TRUE, UNKNOWN, Env, Truth, compile_truth, names_in
from twitchkit.logic.nodes import AtLeast, Classed, Compare, Constant, Known, TruthNode, Value, walk
from twitchkit.model.content import Entry
from twitchkit.model.kinds import Path, items_of, parts_in
from twitchkit.quantity import ANYTHING, Interval

_MOST = 3_000
"""So many combinations of answers are tried, and of expressions with more nothing is said."""
_YEARS = (0.0, 130.0)


def check_idle(knowledge: Knowledge, pack: str) -> Iterator[Diagnostic]:
    """Yield what of a pack says less than it seems."""
    said = (knowledge.tips, knowledge.red_flags, knowledge.cautions, knowledge.findings)
    for id, when in [(id, entry.when) for entries in said for id, entry in entries.items()]:
        if pack_of(id) == pack and when:
            yield from _one_way(knowledge, when, id)
    for entry in knowledge:
        if pack_of(entry.id) == pack:
            yield from _named_twice(entry)
    for condition in knowledge.conditions.values():
        added = (evidence for evidence in knowledge.evidence.values() if evidence.condition == condition.id)
        used = {evidence.group for evidence in (*condition.evidence, *added)}
        for position, group in enumerate(condition.groups):
            if pack_of(condition.id) == pack and group.id not in used:
                message, hint = f"no evidence is in the group {group.id!r}", "name it in [[evidence]], or remove it"
                path = ("groups", position, "id")
                yield Diagnostic("TK526", message, hint=hint, subject=condition.id, path=path)


def _named_twice(entry: Entry) -> Iterator[Diagnostic]:
    for path, part in parts_in(entry):
        cls: type = type(part)
        for item in items_of(cls):
            names = getattr(part, item.name)
            if not item.means.refers or not isinstance(names, tuple):
                continue
            for position, name in enumerate(names):
                if isinstance(name, str) and name in names[:position]:
                    message = f"'{short(name)}' stands twice in {item.key!r}"
                    yield _less(message, "remove one", entry.id, (*path, item.key, position))


def _one_way(knowledge: Knowledge, text: str, subject: str) -> Iterator[Diagnostic]:
    node = knowledge.read(text, subject)
    for part in walk(node):
        if isinstance(part, AtLeast):
            for inner in part.parts:
                if _in_vain(part.parts.count(inner), part):
                    names = ", ".join(sorted(short(name) for name in names_in(inner)))
                    yield _less(f"'{names}' stands twice and counts twice", "name each once", subject, ("when",))
                    break
    came_out = _tried(knowledge, node)
    if came_out is not None and not came_out.ever:
        message, hint = "this is never true, whatever somebody answers", "look at 'and', 'or', 'not' and the numbers"
        yield Diagnostic("TK509", message, hint=hint, subject=subject, path=("when",))
    if came_out is not None and came_out.always:
        hint = "say for whom it is; what is for everybody needs no 'when'"
        yield _less("this is always true, whatever somebody answers", hint, subject, ("when",))


def _in_vain(times: int, part: AtLeast) -> bool:
    """Tell whether it means nothing that one thing is named so many times, or that alone it is enough.

    Beside others, "at least five" of which one stands three times gives it a weight.
    """
    return times > 1 and (times >= part.least or part.least == len(part.parts))


def _less(message: str, hint: str, subject: str, path: Path) -> Diagnostic:
    return Diagnostic("TK525", message, hint=hint, subject=subject, path=path)


class _Tried(NamedTuple):
    """Whether an expression was true for any answers, and whether it was for all that leave nothing open."""

    ever: bool
    always: bool


def _tried(knowledge: Knowledge, node: TruthNode) -> _Tried | None:
    """Try every combination of answers that an expression tells apart; None if there are too many or they depend."""
    if any(isinstance(part, Classed) for part in walk(node)):
        return None
    answers = {key: _answers(knowledge, key, node) for key in sorted(names_in(node))}
    count = 1
    for values in answers.values():
        count *= len(values)
    if count > _MOST or not all(answers.values()):
        return None
    evaluate, blank, always, ever = compile_truth(node), knowledge.plan.blank, True, False
    for each in product(*answers.values()):
        true = evaluate(Env({**blank, **dict(zip(answers, each, strict=True))}), ONE_PERSON).true
        ever |= true
        always &= true or any(value is UNKNOWN or value is ANYTHING for value in each)
        if ever and not always:
            break
    return _Tried(ever, always and not any(isinstance(part, Known) for part in walk(node)))


def _answers(knowledge: Knowledge, key: str, node: TruthNode) -> list[Truth | Interval]:
    """Return what may be known of a name, one value for all that an expression does not tell apart, and nothing."""
    blank = knowledge.plan.blank.get(key)
    if blank is None:
        return []
    if isinstance(blank, Truth):
        return [TRUE, FALSE, UNKNOWN]
    compared = [part for part in walk(node) if isinstance(part, Compare)]
    cuts: set[float] = set()
    for part in compared:
        sides = (part.left, part.right)
        if Value(key) in sides and any(isinstance(side, Constant) for side in sides):
            cuts |= {side.value for side in sides if isinstance(side, Constant)}
        elif any(Value(key) in walk(side) for side in sides):
            return []  # something is worked out with it
    return [*(Interval(value, value) for value in _stretches(cuts, _range(knowledge, key))), ANYTHING]


def _stretches(cuts: Iterable[float], span: tuple[float, float]) -> list[float]:
    low, high = span
    inside = sorted(cut for cut in cuts if low <= cut <= high)
    return sorted({*inside, *(value for value, _ in between(inside, span))})


def _range(knowledge: Knowledge, key: str) -> tuple[float, float]:
    """Return from where to where a value goes: ranks of levels, what is plausible, years of age."""
    finding = knowledge.findings.get(key)
    if finding is not None and finding.levels:
        return 0.0, len(finding.levels) - 1.0
    item = finding or knowledge.measurements.get(key)
    plausible: Mapping[str, tuple[float, float]] = {"age": _YEARS, "sex": (0.0, 1.0), "trimester": (1.0, 3.0)}
    span = item.plausible if item is not None else plausible.get(key)
    return span or (float("-inf"), float("inf"))
