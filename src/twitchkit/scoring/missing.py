"""What is not known of a person, and what of it could be asked."""

from __future__ import annotations

from collections.abc import Iterable

from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.asking import MEDICINES
from twitchkit.scoring.observations import Observations


def missing_of(names: Iterable[str], knowledge: Knowledge, observations: Observations) -> tuple[str, ...]:
    """Return in words what would have to be known to learn the values of these names, as far as they are not."""
    display, strange = knowledge.plan.display, _not_recognized(observations)
    found = dict.fromkeys([display[id] for id in _open(names, knowledge, observations)])
    if not strange:
        return tuple(found)
    kind = f"what kind of medicine {' and '.join(strange)} is"
    return tuple(kind if words == display[MEDICINES] else words for words in found)


def to_ask(names: Iterable[str], knowledge: Knowledge, observations: Observations) -> list[str]:
    """Return what could be asked of this person to learn the values of these names, as far as they are not known.

    Medicines that were told and not recognized are not asked for again.
    """
    found = _open(names, knowledge, observations)
    return [id for id in found if id != MEDICINES] if _not_recognized(observations) else found


def _not_recognized(observations: Observations) -> tuple[str, ...]:
    return observations.not_checked["medicines"]


def _open(names: Iterable[str], knowledge: Knowledge, observations: Observations) -> list[str]:
    """Return the questions behind names that are not known.

    A name without a question (a medicine class, a criterion) stands for what can be asked in its place, and a question
    for the parts that it covers.
    """
    closed, parts_of, covers = observations.closed, knowledge.plan.asking.parts, knowledge.covers
    parts = [part for name in names if name not in closed for part in parts_of.get(name, (name,))]
    found = dict.fromkeys([part for part in parts if part not in closed])
    covered = {part for name in covers.keys() & found.keys() for part in covers[name]}
    return [name for name in found if name not in covered]
