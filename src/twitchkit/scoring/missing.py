"""What is not known of a person and could be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twitchkit.knowledge import Knowledge
from twitchkit.scoring.observe import Observations


def missing_of(names: Iterable[str], knowledge: Knowledge, observations: Observations) -> tuple[str, ...]:
    """Return in words what could be asked to learn the values of these names, as far as they are not known."""
    display = knowledge.plan.display
    return tuple(dict.fromkeys([display[id] for id in to_ask(names, knowledge, observations)]))


def to_ask(names: Iterable[str], knowledge: Knowledge, observations: Observations) -> Iterator[str]:
    """Iterate over what could be asked of this person to learn the values of these names, as far as they are not known.

    A name without a question (a medicine class, a criterion) stands for what can be asked in its place.
    """
    asking, known = knowledge.plan.asking, observations.known
    for name in names:
        if name in known:
            continue
        for part in asking.parts.get(name, (name,)):
            if part not in known and part not in observations.spared:
                yield part
