"""What else a thing has to do with: what a finding counts for, how what a tip is for fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twitchkit.model.condition import Band
from twitchkit.model.explanation import Role
from twitchkit.model.range import Range
from twitchkit.model.safety import Tier
from twitchkit.render.blocks import Block, Bullets, Document, Item, Table, Tone
from twitchkit.render.references import References
from twitchkit.render.wording import CERTAINTIES, ORIGINS, as_likely, sentence

_MOST = 10
_FITS: Mapping[str, str] = {
    Band.CONSISTENT: "fits your answers",
    Band.POSSIBLE: "possible",
    Band.UNDETERMINED: "cannot be told yet",
    Band.UNLIKELY: "your answers do not point strongly to it",
    Band.NOT_ASSESSABLE: "not enough answers to judge",
}
_TITLES: Mapping[str, str] = {
    "condition": "What it has to do with",
    "criterion": "Formal criteria that ask for it",
    "red_flag": "Warning signs that it is part of",
    "critical_limit": "Limits from which on a reading is dangerous",
    "caution": "Cautions that look at it",
    "tip": "Tips that depend on it",
    "finding": "What is known of it",
}


def roles(all_roles: Sequence[Role], references: References) -> Document:
    """Return roles by kind: weights as a table, the others as lists."""
    weighed = [role for role in all_roles if role.status is not None]
    blocks: list[Block] = [_weights(weighed, references)] if weighed else []
    for kind, title in _TITLES.items():
        of_kind = [role for role in all_roles if role.kind == kind and role.status is None]
        if of_kind:
            blocks.append(_list(of_kind, title, references))
    return tuple(blocks)


def _weights(weighed: Sequence[Role], references: References) -> Table:
    rows = tuple(
        (role.name, role.text, _ratio(role.if_present), _ratio(role.if_absent), _how_sure(role, references))
        for role in weighed
    )
    return Table(("It counts for", "As", "If so", "If not", "How this is known"), rows)


def _ratio(log_lr: Range | None) -> str:
    return "says nothing" if log_lr is None else as_likely(log_lr)


def _how_sure(role: Role, references: References) -> str:
    assert role.status is not None
    assert role.certainty is not None
    return f"{ORIGINS[role.status]}, {CERTAINTIES[role.certainty]}{references.mark(role.sources)}"


def _list(of_kind: Sequence[Role], title: str, references: References) -> Bullets:
    items = [_item(role, references) for role in of_kind[:_MOST]]
    if len(of_kind) > _MOST:
        items.append(Item(f"and {len(of_kind) - _MOST} more", tone=Tone.MUTED))
    return Bullets(tuple(items), title=title)


def _item(role: Role, references: References) -> Item:
    marks = references.mark(role.sources)
    match role.kind:
        case "condition":
            return Item(_FITS[role.text], lead=role.name)
        case "red_flag" | "critical_limit":
            return Item(f"{sentence(role.name)} {Tier(role.text).says}{marks}")
        case "caution":
            return Item(f"{sentence(role.name)}{marks}", lead=role.text.capitalize())
        case _:
            return Item(role.text + marks, lead=role.name)
