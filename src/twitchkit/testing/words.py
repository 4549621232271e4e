"""The words by which statements find each other: what a tip involves and a caution withholds, fields of complaints."""

from __future__ import annotations

from collections.abc import Iterator

from twitchkit.errors import Diagnostic, closest, did_you_mean
from twitchkit.ids import pack_of
from twitchkit.knowledge.eating import FOOD
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.problems import Path, Problems
from twitchkit.model.content import Content
from twitchkit.scoring.advice import PARTS

SUPPLEMENT = "supplement:"
_ALIKE = 0.75
_KINDS = {FOOD: ("nutrients", "food_tags"), SUPPLEMENT: ("nutrients",)}


def check_words(content: Content, index: Index, pack: str) -> Iterator[Diagnostic]:
    """Yield the words of the tips and cautions of a pack that nothing knows."""
    involved = {word for tip in content.tips.values() for word in tip.involves}
    involved |= {word.partition(":")[0] for word in involved} | {*PARTS, "supplement"}
    withheld = {word for caution in content.cautions.values() for word in caution.withhold}
    for caution in content.cautions.values():
        if pack_of(caution.id) == pack:
            for position, word in enumerate(caution.withhold):
                yield from _unknown(word, involved, index, caution.id, ("withhold", position))
    for tip in content.tips.values():
        if pack_of(tip.id) == pack:
            for position, word in enumerate(tip.involves):
                yield from _unknown(word, withheld, index, tip.id, ("involves", position))


def check_fields(content: Content, pack: str) -> Iterator[Diagnostic]:
    """Yield the fields of complaints and of the scope of a pack that miss each other."""
    scopes = {field: scope for scope in content.scopes.values() for field in scope.about}
    told = {finding.about for finding in content.findings.values()}
    own = any(pack_of(scope.id) == pack for scope in content.scopes.values())
    for finding in content.findings.values():
        if pack_of(finding.id) != pack:
            continue
        meant = closest(finding.about, scopes, alike=_ALIKE) if finding.about not in scopes else ""
        if meant:
            message = f"no scope has the field {finding.about!r}"
            hint = f"did you mean {meant!r}?"
            yield Diagnostic("TK215", message, hint=hint, subject=finding.id, path=("about",), missing=finding.about)
        if own and finding.complaint and not finding.about:
            message = "a complaint without 'about' belongs to no field"
            hint = 'say which one (about = "…"), as the scope calls it'
            yield Diagnostic("TK514", message, hint=hint, subject=finding.id, path=("complaint",))
    for field, scope in scopes.items():
        if pack_of(scope.id) == pack and field not in told:
            message, hint = f"no complaint is about {field!r}", f'write about = "{field}" in findings, or remove it'
            yield Diagnostic("TK215", message, hint=hint, subject=scope.id, path=("about",), missing=field)


def _unknown(word: str, known: set[str], index: Index, subject: str, path: Path) -> Iterator[Diagnostic]:
    kind = next((kind for kind in _KINDS if word.startswith(kind)), "")
    if kind:
        problems = Problems()
        index.resolve(_KINDS[kind], word.removeprefix(kind), problems, subject=subject, path=path)
        yield from problems.found
        return
    hint = did_you_mean(word, sorted(known - {word}))
    if path[0] == "involves":
        # A tip may involve what no caution minds: only a word like one of theirs is a slip.
        if word not in known and hint:
            message = f"no caution knows the word {word!r}"
            yield Diagnostic("TK213", message, hint=hint, subject=subject, path=path, missing=word)
    elif word not in known:
        hint = hint or "write what tips involve: " + ", ".join(sorted(known))
        message = f"no tip knows the word {word!r}"
        yield Diagnostic("TK213", message, hint=hint, subject=subject, path=path, missing=word)
