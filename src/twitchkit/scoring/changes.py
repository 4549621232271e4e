"""What follows from one more answer: only what rests on it is worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from twitchkit.knowledge import Knowledge
from twitchkit.logic import ONE_PERSON, Env, Truth
from twitchkit.quantity import Interval
from twitchkit.scoring.observations import Observations


class Overlay(Env):
    """A few values over all others; a copy of them all would take longer than everything that is done with it."""

    __slots__ = ("_below",)

    def __init__(self, values: Mapping[str, Truth | Interval], below: Env) -> None:
        super().__init__(values, None if below.told is None else below.told.union(values))
        self._below = below

    def __missing__(self, key: str) -> Truth | Interval:
        return self._below[key]


class Changed(NamedTuple):
    """All values with one more answer, and the keys of those that it changed, each with whether it is now absent."""

    env: Env
    absent: Mapping[str, bool]


def with_answer(knowledge: Knowledge, observations: Observations, answer: Mapping[str, Truth | Interval]) -> Changed:
    """Return the values of a person who gives one more answer, with everything derived that rests on it."""
    steps, rests = knowledge.plan.steps.items, knowledge.dependents.steps
    env = Overlay(answer, observations.env)
    absent = {key: _is_absent(value) for key, value in answer.items()}
    # An answer to what is derived as well settles it only as far as what was derived agrees.
    waiting = [position for position, step in enumerate(steps) if step.key in answer]
    _add(waiting, answer, rests)
    done = -1
    while waiting:
        position = heappop(waiting)
        if position == done:
            continue
        done, key = position, steps[position].key
        before = env[key]
        # A derived value is worked out from what was reported, never from what was derived before.
        env[key] = answer.get(key) or observations.given.get(key) or knowledge.plan.blank[key]
        env.tell(key, steps[position].run(env, ONE_PERSON))
        if env[key] != before:
            absent[key] = _is_absent(env[key])
            _add(waiting, (key,), rests)
    return Changed(env, absent)


def _add(waiting: list[int], keys: Iterable[str], rests: Mapping[str, tuple[int, ...]]) -> None:
    for key in keys:
        for position in rests.get(key, ()):
            heappush(waiting, position)


def _is_absent(value: Truth | Interval) -> bool:
    return isinstance(value, Truth) and value.false
