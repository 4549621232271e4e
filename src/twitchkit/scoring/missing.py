"""What is not known of a person and could be asked."""

from __future__ import annotations

from collections.abc import Iterable

from twitchkit.knowledge import Knowledge
from twitchkit.scoring.observe import Observations


def missing_of(names: Iterable[str], knowledge: Knowledge, observations: Observations) -> tuple[str, ...]:
    """Return in words what could be asked to learn the values of these names, as far as they are not known."""
    display = knowledge.plan.display
    return tuple(dict.fromkeys([display[id] for id in to_ask(names, knowledge, observations)]))


def to_ask(names: Iterable[str], knowledge: Knowledge, observations: Observations) -> list[str]:
    """Return what could be asked of this person to learn the values of these names, as far as they are not known.

    A name without a question (a medicine class, a criterion) stands for what can be asked in its place, and a question
    for the parts that it covers.
    """
    closed = observations.known | observations.spared
    parts_of = knowledge.plan.asking.parts
    found = dict.fromkeys(
        part for name in names if name not in closed for part in parts_of.get(name, (name,)) if part not in closed
    )
    covered = {part for name in found for part in knowledge.covers.get(name, ())}
    return [name for name in found if name not in covered]
