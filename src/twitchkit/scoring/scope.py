"""What a person came with, and whether it belongs to the field of the packs."""

from __future__ import annotations

from twitchkit.knowledge import Knowledge
from twitchkit.scoring.observations import Observations
from twitchkit.scoring.reassurance import told_present


def is_in_scope(knowledge: Knowledge, observations: Observations) -> bool | None:
    """Tell whether a complaint that was told belongs to the field of the packs; None where no complaint was told.

    A complaint is a finding that says what it is ``about``. Diet, readings, medicines, history and age are none.
    """
    fields = {field for scope in knowledge.scopes.values() for field in scope.about}
    told = {knowledge.findings[id].about for id in told_present(knowledge, observations)} - {""}
    return bool(told & fields) if told and fields else None


def out_of_scope(knowledge: Knowledge) -> str:
    """Return what the packs know and where to go with anything else."""
    scopes = knowledge.scopes.values()
    known = "; ".join(scope.knows for scope in scopes)
    do = " ".join(dict.fromkeys(scope.do for scope in scopes))
    return f"This program knows only {known}. It cannot judge what you came with, nor how soon that needs help. {do}"
