"""Something that a text says, before it has the names and the question of the packs."""

from __future__ import annotations

from typing import NamedTuple

from twitchkit.model.heard import HeardAs, HeardKind
from twitchkit.model.profile import Answer, MedicineUse


class Said(NamedTuple):
    """What is said, how, the answer that it tells of the person as of now, and the place of the words."""

    kind: HeardKind
    id: str
    heard: HeardAs
    answer: Answer | MedicineUse | None
    start: int
    end: int
    guessed: bool = False
