"""Which of the questions that are worth asking share a screen: a list costs little more than one of its questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twitchkit.model.interview import Topic
from twitchkit.reasoning.gains import Gain

LOOKED_AT = 20
"""So many of the best questions are looked at for a screen."""

_MOST = 14


def together(topics: Mapping[str, Topic], gains: Sequence[Gain]) -> list[Gain]:
    """Return the first question, those of its topic, and the next best, up to fourteen, topic by topic."""
    topic = topics.get(gains[0].candidate.id)
    beside = [gain for gain in gains if topic and topics.get(gain.candidate.id) is topic]
    chosen = {gain.candidate.id: gain for gain in (gains[0], *beside, *gains)}
    by_topic: dict[str, list[Gain]] = {}
    for id, gain in list(chosen.items())[:_MOST]:
        by_topic.setdefault(topics[id].id if id in topics else id, []).append(gain)
    return [gain for some in by_topic.values() for gain in some]
