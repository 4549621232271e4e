"""What would change a result, and how much of it rests on estimates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from twitchkit.model.condition import Band
from twitchkit.model.counterfactual import NOT_KNOWN, ChangedAnswer, Counterfactual, Effect, Sensitivity
from twitchkit.model.safety import Tier
from twitchkit.render.blocks import Bullets, Document, Heading, Item, Paragraph, Tone
from twitchkit.render.wording import Names

if TYPE_CHECKING:
    from twitchkit.knowledge import Knowledge

_MOST = 8
_TOO_LITTLE = "Too little is known of you to say what would change this result."
_NONE = "No change of one or two answers that the packs know of would change this result."
_MIND = "This is to understand the result. Answer as things are, not as you would like the result to be."
_WOULD = {
    Band.CONSISTENT: "would fit the pattern",
    Band.POSSIBLE: "would be possible",
    Band.UNDETERMINED: "could not be told",
    Band.UNLIKELY: "would not be pointed to strongly",
    Band.NOT_ASSESSABLE: "could not be judged",
}


def what_if(
    found: Sequence[Counterfactual], sensitivity: Sensitivity | None, *, knowledge: Knowledge | None = None
) -> Document:
    """Return the changes that would change a result, gathered by what they would change, and how firm the result is."""
    names = Names.of(knowledge)
    firm = () if sensitivity is None else (Heading("How firm this is"), Paragraph(firmness(sensitivity, names)))
    if not found:
        return (Heading("What would change this result"), Paragraph(_NONE if sensitivity else _TOO_LITTLE), *firm)
    fit = [item for item in found if any(effect.subject != "urgency" for effect in item.effects)]
    urgency = [item for item in found if item not in fit]
    lists = (("What fits", fit), ("How soon to get help", urgency))
    return (
        Heading("What would change this result"),
        *(_list(title, items, names) for title, items in lists if items),
        *firm,
        Paragraph(_MIND, Tone.MUTED),
    )


def firmness(sensitivity: Sensitivity, names: Names) -> str:
    """Say how much of what fits best rests on estimates, and what would be left without them."""
    name = sensitivity.name
    if not sensitivity.estimated:
        count = f"All weights behind “{name}” were worked out from studies."
    else:
        count = (
            f"{sensitivity.estimated} of {sensitivity.weights} weights behind “{name}” are estimated or of very low "
            "certainty."
        )
    return " ".join((count, _without(sensitivity, names), _ends(sensitivity)))


def _without(sensitivity: Sensitivity, names: Names) -> str:
    if sensitivity.without is sensitivity.band and sensitivity.first_without == sensitivity.condition:
        return "Without those it would fit as well and still come first."
    if sensitivity.without is Band.NOT_ASSESSABLE:
        return "Without those there would not be enough left to judge it, so it rests on them."
    said = f"Without those it {_WOULD[sensitivity.without]}"
    if sensitivity.first_without == sensitivity.condition:
        return f"{said} and still come first."
    return f"{said}, and “{names.name(sensitivity.first_without)}” would come first."


def _ends(sensitivity: Sensitivity) -> str:
    low, high = _WOULD[sensitivity.lowest], _WOULD[sensitivity.highest]
    if low == high:
        return f"Wherever in its range each weight lies, it {low}."
    return f"With each weight at the low end of its range it {low}; at the high end it {high}."


def _list(title: str, found: Sequence[Counterfactual], names: Names) -> Bullets:
    """Return what would change, each once and the most urgent first, with all that would change it."""
    by_effects: dict[tuple[Effect, ...], list[tuple[ChangedAnswer, ...]]] = {}
    for item in found:
        by_effects.setdefault(item.effects, []).append(item.changes)
    gathered = sorted(by_effects.items(), key=lambda item: -_urgency(item[0]))
    return Bullets(tuple(_item(effects, _said(changes), names) for effects, changes in gathered), title=title)


def _said(found: Sequence[tuple[ChangedAnswer, ...]]) -> list[str]:
    """Say each change; values of one thing that do the same stand together."""
    alone: dict[tuple[str, str], list[str]] = {}
    for changes in found:
        if len(changes) == 1:
            alone.setdefault((changes[0].name, changes[0].before), []).append(changes[0].after)
    pairs = (changes for changes in found if len(changes) > 1)
    return [
        *(_change(name, " or ".join(after), before) for (name, before), after in alone.items()),
        *(" and ".join(_change(item.name, item.after, item.before) for item in changes) for changes in pairs),
    ]


def _urgency(effects: Sequence[Effect]) -> int:
    return max((Tier(effect.after).rank for effect in effects if effect.subject == "urgency"), default=0)


def _item(effects: Sequence[Effect], changes: Sequence[str], names: Names) -> Item:
    more = f"; and {len(changes) - _MOST} more" if len(changes) > _MOST else ""
    return Item("; ".join(changes[:_MOST]) + more, lead="; ".join(_effect(effect, names) for effect in effects))


def _change(name: str, after: str, before: str) -> str:
    said = "" if before == NOT_KNOWN else f" (you said: {before})"
    return f"{name}: {after}{said}"


def _effect(effect: Effect, names: Names) -> str:
    if effect.subject == "urgency":
        return f"“{Tier(effect.after).says.removesuffix('.')}”"
    if effect.subject == "first":
        return f"{names.name(effect.after)} would come first"
    return f"{effect.name} {_WOULD[Band(effect.after)]}"
