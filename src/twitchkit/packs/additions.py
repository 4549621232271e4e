"""Evidence that several packs add for one thing: the application chooses, as it does between overrides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from twitchkit.errors import Diagnostic
from twitchkit.ids import Names, Needs, pack_of, short
from twitchkit.model.addition import AddedEvidence
from twitchkit.model.content import Content
from twitchkit.packs.overrides import Applied


def settle_evidence(content: Content, *, prefer: Mapping[str, str], needs: Needs | None = None) -> Applied:
    """Leave out the added evidence that loses: of several packs for the same finding, or expression, of a condition.

    Two are a problem unless ``prefer`` says whose holds: ``{"pack:condition.evidence.finding": "pack"}``.
    """
    found = {id: (of, about) for id, of, about in _subjects(content, needs)}
    places = {id: f"{of}.evidence.{about}" for id, (of, about) in found.items()}
    problems: list[Diagnostic] = []
    lost: list[AddedEvidence] = []
    for id, place in places.items():
        rivals = sorted(other for other, its in places.items() if its == place)
        preferred = prefer.get(place)
        own = [other for other in rivals if pack_of(other) == pack_of(id)]
        if id != own[0]:
            message = f"evidence of '{found[id][1]}' stands twice for '{short(found[id][0])}': {own[0]}"
            problems.append(Diagnostic("TK204", message, hint="remove one", subject=id, path=("id",)))
            continue
        if len(rivals) == len(own) or preferred == pack_of(id):
            continue
        if preferred in {pack_of(rival) for rival in rivals}:
            lost.append(evolve(content.evidence[id], condition=found[id][0]))
            continue
        hint = f"the application chooses: prefer={{{place!r}: {pack_of(id)!r}}}"
        message = f"several packs add {place}: {' and '.join(rivals)}"
        problems.append(Diagnostic("TK207", message, hint=hint, subject=id, path=("condition",)))
    left = {item.id for item in lost}
    kept = Content.of(entry for entry in content if entry.id not in left) if lost else content
    return Applied(content=kept, problems=tuple(problems), passed_over=tuple(lost))


def _subjects(content: Content, needs: Needs | None) -> Iterator[tuple[str, str, str]]:
    """Yield of each evidence its condition and its finding or expression; one with an unknown name is told later."""
    conditions, findings = Names(content.conditions, needs), Names(content.findings, needs)
    for id, evidence in content.evidence.items():
        of = conditions.candidates(evidence.condition, pack_of(id))
        about = _one(findings.candidates(evidence.finding, pack_of(id))) or evidence.when
        if len(of) == 1 and about:
            yield id, of[0], about


def _one(found: Iterable[str]) -> str:
    ids = tuple(found)
    return short(ids[0]) if len(ids) == 1 else ""
