"""What every report says beside its findings: what could not be loaded, read or judged."""

from __future__ import annotations

from collections.abc import Iterable

from twitchkit.model.assessment import Assessment
from twitchkit.render.blocks import Bullets, Document, Item, Paragraph, Tone
from twitchkit.render.wording import sentence

STILL_OPEN = "Other warning signs are not known. Do not wait to find out about them."
_INCOMPLETE = "Some knowledge could not be loaded. This result is incomplete."
_NOT_CHECKED = {
    "medicines": (
        "Medicines that are not known here",
        "Check the spelling. Ask a pharmacist whether it can play a part; nothing here takes it into account.",
    ),
    "misspelled": (
        "Medicines whose names look misspelled",
        "Is that what you take? Then correct the name, so that it is taken into account.",
    ),
    "only_a_class": (
        "Named only as a class",
        "Which one is it? Its name stands on the package.",
    ),
    "supplements": (
        "Supplements with contents that are not known here",
        "Look on the label for what a day of it holds.",
    ),
    "foods": (
        "Foods that were not found",
        "Try a plainer name. What is in them is not known.",
    ),
    "not_judged": (
        "Not judged here",
        "You told this, and nothing in this result rests on it. Tell a clinician about it as well.",
    ),
}


def notices(assessment: Assessment) -> Document:
    """Return what the packs and the profile gave notice of."""
    said: Iterable[str] = assessment.notices
    if not assessment.complete:
        said = (_INCOMPLETE, *said)
    return tuple(Paragraph(sentence(notice), Tone.WARNING) for notice in said)


def not_checked(assessment: Assessment) -> Document:
    """Return what was told and is not known, and what to do about it."""
    items = tuple(
        Item(f"{', '.join(entries)}. {what_to_do}", lead=lead)
        for kind, (lead, what_to_do) in _NOT_CHECKED.items()
        if (entries := assessment.not_checked.get(kind))
    )
    return (Bullets(items),) if items else ()
