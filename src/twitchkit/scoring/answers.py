"""Answers to findings: each as a truth or an interval, checked against the vocabulary."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from twitchkit.errors import Diagnostic, did_you_mean
from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.logic import FALSE, TRUE, Truth
from twitchkit.logic.nodes import level_key
from twitchkit.logic.truth import of_bool
from twitchkit.model.profile import UNKNOWN, Answer
from twitchkit.model.reply import expected, misfit
from twitchkit.model.vocabulary import Finding, Kind
from twitchkit.quantity import Interval, Quantity, find_unit
from twitchkit.scoring.names import find_id


class Answers(NamedTuple):
    """Values by key, which findings were asked, and which of them the person does not know."""

    values: Mapping[str, Truth | Interval]
    asked: frozenset[str]
    asked_unknown: frozenset[str]


class _WrongAnswerError(ValueError):
    """What is wrong with an answer; the message does not repeat the answer."""

    code = "TK104"


class _ImplausibleError(_WrongAnswerError):
    """A number that nobody can have."""

    code = "TK106"


def read_answers(knowledge: Knowledge, answers: Mapping[str, Answer], problems: list[Diagnostic]) -> Answers:
    """Return what the answers tell; every wrong one is added to ``problems``."""
    values: dict[str, Truth | Interval] = {}
    asked: set[str] = set()
    asked_unknown: set[str] = set()
    for name, answer in answers.items():
        path = ("findings", name)
        id = find_id(knowledge, "findings", name, problems, path)
        if id is None:
            continue
        finding = knowledge.findings[id]
        if finding.id in asked | asked_unknown:
            problems.append(Diagnostic("TK204", "this finding is answered twice", path=path))
        if answer == UNKNOWN:
            asked_unknown.add(finding.id)
            continue
        asked.add(finding.id)
        try:
            values |= _read(finding, answer)
        except _WrongAnswerError as error:
            hint = expected(finding.kind.value, finding.levels, symbol_of(finding).units)
            problems.append(Diagnostic(error.code, str(error), hint=hint, path=path))
    return Answers(values=values, asked=frozenset(asked), asked_unknown=frozenset(asked_unknown))


def _read(finding: Finding, answer: Answer) -> dict[str, Truth | Interval]:
    if wrong := misfit(finding.kind.value, finding.levels, answer):
        hint = did_you_mean(answer, finding.levels) if isinstance(answer, str) else ""
        raise _WrongAnswerError(wrong + (f", {hint}" if hint else ""))
    if isinstance(answer, tuple):
        return {level_key(finding.id, level): TRUE if level in answer else FALSE for level in finding.levels}
    if isinstance(answer, bool):
        return {finding.id: of_bool(answer)}
    if finding.kind is Kind.NUMBER:
        return {finding.id: _number(finding, answer)}
    rank = float(finding.levels.index(str(answer)))
    return {finding.id: Interval(rank, rank)}


def _number(finding: Finding, answer: float | str) -> Interval:
    if isinstance(answer, str):
        try:
            quantity = Quantity.parse(answer)
        except ValueError as error:
            raise _WrongAnswerError(str(error)) from None
    else:
        quantity = Quantity(float(answer), finding.unit)
    scale = find_unit(quantity.unit, symbol_of(finding).units)
    if scale is None:
        raise _WrongAnswerError("unknown unit")
    value = quantity.interval(scale)
    number = scale.to_canonical(quantity.number)
    low, high = finding.plausible or (-math.inf, math.inf)
    if not (math.isfinite(number) and low <= number <= high):
        raise _ImplausibleError(f"the number is not plausible, it lies outside {low:g} to {high:g}")
    return value
