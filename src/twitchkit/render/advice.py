"""Tips with their evidence, what is withheld and why, and what to mind."""

from __future__ import annotations

from collections.abc import Mapping

from twitchkit.ids import is_id
from twitchkit.model.assessment import Assessment, TipResult, Warned, Withheld
from twitchkit.model.condition import Band
from twitchkit.render.blocks import Bullets, Document, Item, Tone
from twitchkit.render.references import References
from twitchkit.render.wording import CERTAINTIES, FITS, Names, seen_note, sentence

_IN_FULL = 8


def tips(assessment: Assessment, names: Names, references: References) -> Document:
    """Return the tips that apply, each with what it is for, what trials found and how sure that is.

    They come in order; those far down are only named. What is for everyone, when to see somebody, stands in full.
    """
    bands = {result.id: result.band for result in assessment.conditions}
    in_full = [tip for place, tip in enumerate(assessment.tips) if place < _IN_FULL or not tip.for_]
    others = [tip for tip in assessment.tips if tip not in in_full]
    blocks = []
    if in_full:
        blocks.append(Bullets(tuple(tip_item(tip, names, references, bands) for tip in in_full)))
    if others:
        blocks.append(Bullets(tuple(Item(tip.title) for tip in others), title="Also worth a thought"))
    return tuple(blocks)


def tip_item(tip: TipResult, names: Names, references: References, bands: Mapping[str, Band]) -> Item:
    """Return one tip; of what it is for, only that is named which fits or may fit, as ``bands`` say."""
    aims = "; ".join(f"{names.name(id)} ({FITS[bands[id]]})" for id in tip.for_ if bands.get(id) in FITS)
    effect = f" {sentence(tip.effect)}" if tip.effect else ""
    details = (
        *((f"For: {aims}.",) if aims else ()),
        f"Evidence: {CERTAINTIES[tip.certainty]}.{effect}{references.mark(tip.sources)}",
        *(f"You may have read: {sentence(dispute)}" for dispute in tip.disputes),
    )
    return Item(sentence(tip.text), lead=tip.title, details=details)


def withheld(held: tuple[Withheld, ...], references: References) -> Document:
    """Return what is not shown, gathered under the reason that holds it back."""
    by_reason: dict[str, list[Withheld]] = {}
    for entry in held:
        by_reason.setdefault(entry.reason, []).append(entry)
    items = tuple(_held_by(reason, entries, references) for reason, entries in by_reason.items())
    return (Bullets(items),) if items else ()


def _held_by(reason: str, entries: list[Withheld], references: References) -> Item:
    marks = references.mark(id for entry in entries for id in entry.sources)
    names = list(dict.fromkeys(entry.name for entry in entries))
    seen = list(dict.fromkeys(words for entry in entries for words in entry.seen))
    missing = list(dict.fromkeys(words for entry in entries for words in entry.missing))
    note = seen_note(seen, missing)
    if len(names) == 1 or not all(is_id(entry.id) for entry in entries):
        return Item(sentence(reason) + marks, lead=", ".join(names), details=note)
    return Item(sentence(reason) + marks, details=(*(f"Held back: {name}." for name in names), *note))


def warnings(warned: tuple[Warned, ...], references: References) -> Document:
    """Return what to mind."""
    items = tuple(
        Item(
            sentence(entry.text) + references.mark(entry.sources),
            details=seen_note(entry.seen, entry.missing),
            tone=Tone.WARNING,
        )
        for entry in warned
    )
    return (Bullets(items),) if items else ()
