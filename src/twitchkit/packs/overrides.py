"""Overrides: applied once, after the union, each checked against what its author saw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from twitchkit.errors import Diagnostic, StructureError, did_you_mean
from twitchkit.ids import Names, Needs, pack_of, short
from twitchkit.model.addition import AddedEvidence
from twitchkit.model.content import Content, Entry
from twitchkit.model.override import Override
from twitchkit.packs.fields import FieldError, field_of, shown, with_field
from twitchkit.packs.safety_lock import weakened


@frozen(kw_only=True)
class Applied:
    """A content in which it is settled what holds, what was wrong, and what was passed over as another is preferred."""

    content: Content
    problems: tuple[Diagnostic, ...]
    passed_over: tuple[Override | AddedEvidence, ...] = ()


def apply_overrides(content: Content, *, prefer: Mapping[str, str], needs: Needs | None = None) -> Applied:
    """Apply all overrides of a content in the order of their ids; each changes what its pack needs, and nothing else.

    Two that change a field differently are a problem unless ``prefer`` says whose holds:
    ``{"pack:target.field": "pack"}``. Overrides that lose and those that fail are left out of the result, so that
    those that remain are what was changed.
    """
    entries: dict[str, Entry] = {entry.id: entry for entry in content if entry.id not in content.overrides}
    done: list[Override] = []
    problems: list[Diagnostic] = []
    resolved = list(_resolved(content.overrides.values(), Names(entries, needs), problems))
    passed_over: list[Override] = []
    for override in _undisputed(resolved, prefer, problems, passed_over):
        if any(_is_same(override, other) for other in done):
            done.append(override)
            continue
        target = entries[override.target]
        wrong = _check(target, override)
        problems += wrong
        if not wrong:
            entries[override.target] = with_field(target, override.field, override.value)
            done.append(override)
    changed = Content.of([*entries.values(), *done])
    return Applied(content=changed, problems=tuple(problems), passed_over=tuple(passed_over))


def _resolved(overrides: Iterable[Override], names: Names, problems: list[Diagnostic]) -> Iterator[Override]:
    """Iterate over the overrides with the full ids of their targets."""
    for override in overrides:
        target, pack = override.target, pack_of(override.id)
        found = names.candidates(target, pack)
        if len(found) == 1:
            yield evolve(override, target=found[0])
            continue
        message = f"{target!r} names several things" if found else f"there is no {target!r} to change"
        if found:
            hint = f"write {' or '.join(found)}"
        else:
            hint = names.out_of_sight(target, pack) or did_you_mean(short(target), names.short)
        missing = "" if found else target
        problems.append(Diagnostic("TK202", message, hint=hint, subject=override.id, path=("target",), missing=missing))


def _undisputed(
    overrides: Iterable[Override], prefer: Mapping[str, str], problems: list[Diagnostic], passed_over: list[Override]
) -> Iterator[Override]:
    """Iterate over the overrides that are alone with their field, or preferred."""
    by_target: dict[str, list[Override]] = {}
    for override in overrides:
        by_target.setdefault(override.target, []).append(override)
    for override in overrides:
        rivals = [other for other in by_target[override.target] if _overlap(override, other)]
        place = f"{override.target}.{override.field}"
        preferred = prefer.get(place)
        if not rivals or preferred == pack_of(override.id):
            yield override
        elif preferred not in {pack_of(rival.id) for rival in rivals}:
            names = " and ".join(sorted({override.id, *(rival.id for rival in rivals)}))
            hint = f"the application chooses: prefer={{{place!r}: {pack_of(override.id)!r}}}"
            message = f"several overrides change {place}: {names}"
            problems.append(Diagnostic("TK207", message, hint=hint, subject=override.id, path=("field",)))
        else:
            passed_over.append(override)


def _overlap(one: Override, other: Override) -> bool:
    """Tell whether two overrides differ over a field, or one changes a part of what the other changes."""
    a, b = f"{one.field}.", f"{other.field}."
    return one.id != other.id and (a.startswith(b) or b.startswith(a)) and not _is_same(one, other)


def _is_same(one: Override, other: Override) -> bool:
    """Tell whether two overrides change the same value into the same."""
    return one.target == other.target and (one.field, one.expects, one.value) == (
        other.field,
        other.expects,
        other.value,
    )


def _check(entry: Entry, override: Override) -> list[Diagnostic]:
    """Return what is wrong with an override of a statement."""

    def problem(code: str, message: str, key: str, hint: str) -> Diagnostic:
        return Diagnostic(code, message, hint=hint, subject=override.id, path=(key,))

    try:
        seen = _as_seen(entry, override)
    except FieldError as error:
        return [problem("TK212", f"{error} in {override.target}", "field", error.hint)]
    if seen != entry:
        message = f"{override.target}.{override.field} is not what this override expects"
        now = shown(field_of(entry, override.field))
        hint = f"it is now {now}: look at it again, then change 'expects' or remove the override"
        return [problem("TK206", message, "expects", hint)]
    try:
        changed = with_field(entry, override.field, override.value)
    except StructureError as error:
        return [evolve(wrong, subject=override.id, path=("value",)) for wrong in error.diagnostics]
    hint = "safety content can be made stricter, never weaker"
    return [problem("TK401", reason, "value", hint) for reason in weakened(entry, changed)]


def _as_seen(entry: Entry, override: Override) -> Entry | None:
    """Return the statement as the author of an override saw it; None if no such statement can be."""
    try:
        return with_field(entry, override.field, override.expects)
    except StructureError:
        return None
