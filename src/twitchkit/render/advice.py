"""Tips with their evidence, what is withheld and why, and what to mind."""

from __future__ import annotations

from collections.abc import Mapping

from twitchkit.model.assessment import Assessment, TipResult, Warned, Withheld
from twitchkit.model.condition import Band
from twitchkit.render.blocks import Bullets, Document, Item, Tone
from twitchkit.render.references import References
from twitchkit.render.wording import CERTAINTIES, Names, seen_note, sentence

_FITS: Mapping[Band, str] = {
    Band.CONSISTENT: "fits your answers",
    Band.POSSIBLE: "possible",
}


def tips(assessment: Assessment, names: Names, references: References) -> Document:
    """Return the tips that apply, each with what it is for, what trials found and how sure that is."""
    bands = {result.id: result.band for result in assessment.conditions}
    items = tuple(tip_item(tip, names, references, bands) for tip in assessment.tips)
    return (Bullets(items),) if items else ()


def tip_item(tip: TipResult, names: Names, references: References, bands: Mapping[str, Band]) -> Item:
    """Return one tip; ``bands`` say how well conditions fit, and what it is for is shortened to those that do."""
    fitting = [id for id in tip.for_ if bands.get(id) in _FITS]
    aims = "; ".join(names.name(id) + _fit(bands.get(id)) for id in fitting or tip.for_)
    effect = f" {sentence(tip.effect)}" if tip.effect else ""
    details = (
        *((f"For: {aims}.",) if aims else ()),
        f"Evidence: {CERTAINTIES[tip.certainty]}.{effect}{references.mark(tip.sources)}",
        *(f"The article says: {sentence(dispute)}" for dispute in tip.disputes),
    )
    return Item(sentence(tip.text), lead=tip.title, details=details)


def _fit(band: Band | None) -> str:
    said = None if band is None else _FITS.get(band)
    return f" ({said})" if said else ""


def withheld(held: tuple[Withheld, ...], references: References) -> Document:
    """Return what is not shown, gathered under the reason that holds it back."""
    by_reason: dict[str, list[Withheld]] = {}
    for entry in held:
        by_reason.setdefault(entry.reason, []).append(entry)
    items = tuple(_held_by(reason, entries, references) for reason, entries in by_reason.items())
    return (Bullets(items),) if items else ()


def _held_by(reason: str, entries: list[Withheld], references: References) -> Item:
    marks = references.mark(id for entry in entries for id in entry.sources)
    return Item(sentence(reason) + marks, lead=", ".join(dict.fromkeys(entry.name for entry in entries)))


def warnings(warned: tuple[Warned, ...], references: References) -> Document:
    """Return what to mind."""
    items = tuple(
        Item(sentence(entry.text) + references.mark(entry.sources), details=seen_note(entry.seen), tone=Tone.WARNING)
        for entry in warned
    )
    return (Bullets(items),) if items else ()
