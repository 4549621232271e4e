"""What a person came with, and whether it belongs to the field of the packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from twitchkit.ids import pack_of
from twitchkit.knowledge import Knowledge
from twitchkit.model.interview import Complaint
from twitchkit.scoring.observations import Observations
from twitchkit.scoring.reassurance import is_absent, is_present, told_present


def is_in_scope(knowledge: Knowledge, observations: Observations) -> bool | None:
    """Tell whether a complaint that was told belongs to the field of the packs; None where no complaint was told.

    A complaint is a finding that says what it is ``about``. Diet, readings, medicines, history and age are none. Who
    says that they do not come with something else comes with what the packs are about, whatever else was told.
    """
    fields = {field for scope in knowledge.scopes.values() for field in scope.about}
    told = set(_complaints(knowledge, observations)) - {""}
    if not fields or told & fields:
        return True if fields else None
    if any(is_absent(id, observations) for id in said_elsewhere(knowledge)):
        return True
    return False if told else None


def complaints_of(knowledge: Knowledge, observations: Observations) -> Iterator[str]:
    """Yield the ids of the complaints that were told, of those that the packs can judge."""
    fields = {field for scope in knowledge.scopes.values() for field in scope.about}
    return (id for id in told_present(knowledge, observations) if knowledge.findings[id].about in fields)


def came_with(knowledge: Knowledge, observations: Observations) -> tuple[Complaint, ...]:
    """Return the complaints that a person told, in the order in which they can be chosen."""
    complaints = knowledge.interviewing.complaints
    return tuple(item for item in complaints if any(is_present(id, observations) for id in item.tells))


def in_turn(lists: Iterable[Sequence[str]], most: int) -> list[str]:
    """Return the first so many of several lists, one of each in turn.

    >>> in_turn([("a", "b", "c"), ("b", "d")], 3)
    ['a', 'b', 'd']
    """
    mixed = (id for row in zip_longest(*lists) for id in row if id is not None)
    return list(dict.fromkeys(mixed))[:most]


def said_elsewhere(knowledge: Knowledge) -> Iterator[str]:
    """Yield the findings by which somebody says that they come with something else."""
    for scope in knowledge.scopes.values():
        if scope.elsewhere:
            yield scope.elsewhere


def asked_by(knowledge: Knowledge, id: str) -> str:
    """Return among whom the prior of a condition is a share: who asks about the field of its packs."""
    scopes = [scope for scope in knowledge.scopes.values() if scope.asked_by]
    near = [scope for scope in scopes if not _packs(knowledge, scope.id).isdisjoint(_packs(knowledge, id))]
    said = {scope.asked_by for scope in near or scopes}
    return said.pop() if len(said) == 1 else "people who ask"


def _packs(knowledge: Knowledge, id: str) -> set[str]:
    """Return the pack of a statement and those that it needs: packs of one field have some in common."""
    return {pack_of(id), *knowledge.needs.get(pack_of(id), ())}


def in_pregnancy(knowledge: Knowledge) -> str:
    """Return why somebody is asked whether they are pregnant."""
    said = dict.fromkeys(scope.in_pregnancy for scope in knowledge.scopes.values() if scope.in_pregnancy)
    return " ".join(said) or "It can change what is likely, and which warning signs and advice count."


def _complaints(knowledge: Knowledge, observations: Observations) -> Iterator[str]:
    """Yield the fields of what was told, and of what follows from it (a fever from a temperature)."""
    for id in told_present(knowledge, observations):
        yield knowledge.findings[id].about
    for id in observations.told.present & knowledge.findings.keys():
        finding = knowledge.findings[id]
        if finding.when and is_present(id, observations):
            yield finding.about


def out_of_scope(knowledge: Knowledge) -> str:
    """Return what the packs know and where to go with anything else, in whole sentences."""
    scopes = knowledge.scopes.values()
    known = "; ".join(scope.knows for scope in scopes)
    do = " ".join(dict.fromkeys(scope.do for scope in scopes))
    return f"This program knows only {known}. It cannot judge what you came with, nor how soon that needs help. {do}"
