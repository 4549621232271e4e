"""How soon to seek help, and what is left out because of who it is: what stands before anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twitchkit.ids import is_id
from twitchkit.logic.in_words import some_of
from twitchkit.model.assessment import Assessment, Withheld
from twitchkit.model.safety import Help, Tier
from twitchkit.model.urgency import Urgency, UrgencyReason
from twitchkit.render.advice import withheld
from twitchkit.render.blocks import Bullets, Document, Item, Panel, Paragraph, Tone, section
from twitchkit.render.handover import handover, told_then
from twitchkit.render.references import References
from twitchkit.render.wording import seen_note, sentence
from twitchkit.scoring.advice import DO_FIRST, NO_SCREEN

_TONES: Mapping[Tier, Tone] = {
    Tier.EMERGENCY: Tone.EMERGENCY,
    Tier.SAME_DAY: Tone.WARNING,
    Tier.URGENT: Tone.WARNING,
    Tier.ROUTINE: Tone.PLAIN,
    Tier.SELF_CARE: Tone.GOOD,
}
_NONE_NAMED = "None of the warning signs that this program knows was named."
_NONE_SO_FAR = "You named no warning sign."
_SOME_NAMED = "You named something that can be part of a warning sign"
_ALL_FIT = "What you named calls for no more haste by itself."
_LAST: Mapping[Tier, str] = {
    Tier.ROUTINE: "Not everything that matters is known.",
    Tier.SELF_CARE: "If it changes or gets worse, see a doctor.",
}
_MOST_NAMED = 8
_NOTHING_LOOKED_FOR = "The packs that are loaded look for no warning signs."
_SO_NOTHING_SAID = (
    "So this report does not say how soon you need help. Ask a doctor; in an emergency call the emergency number."
)
_AS_WELL = "This was noticed as well"
_OUTSIDE = "What you came with cannot be judged here."
_DO_THAT_FIRST = "Do what stands above first."
_STILL_NOTICED = "What was noticed in your answers all the same."
_ONLY_NOTICED = "This is about what was noticed in your answers. What you came with may need help sooner."


def first_panels(assessment: Assessment, references: References) -> Document:
    """Return what stands first: how soon to seek help, and that a complaint lies outside the scope, if it does.

    Out of scope, nothing is said of the urgency but what red flags, limits and conditions give reasons for, and what
    has to be done today goes before that sentence.
    """
    urgency = assessment.urgency
    if not urgency.reasons and any(held.reason == NO_SCREEN for held in assessment.withheld):
        return (Panel(_NOTHING_LOOKED_FOR, (Paragraph(_SO_NOTHING_SAID),), Tone.WARNING),)
    if assessment.in_scope is not False:
        return (_panel(assessment, references),)
    if urgency.tier.rank >= Tier.SAME_DAY.rank:
        return (_panel(assessment, references), _outside(f"{_DO_THAT_FIRST} {assessment.scope}"))
    noticed = (_noticed(urgency, references),) if urgency.reasons else ()
    return (_outside(assessment.scope), *noticed)


def one_instruction(assessment: Assessment, references: References) -> Document:
    """Return the instruction where help is needed today or now, that alone, and what to tell there.

    It is that of the first reason; :func:`beside_the_instruction` has the others, which often say the same danger in
    other words.
    """
    urgency = assessment.urgency
    first = _pressing(urgency, references)[:1]
    body: tuple[Paragraph | Bullets, ...] = (
        *_texts(first, urgency.tier),
        *_whom_to_call(assessment),
        *handover(assessment),
    )
    panel = Panel(_title(urgency), body, _TONES[urgency.tier])
    return (panel,) if assessment.in_scope is not False else (panel, _outside(f"{_DO_THAT_FIRST} {assessment.scope}"))


def beside_the_instruction(assessment: Assessment, references: References) -> Document:
    """Return what else was noticed that asks for help today or now, and everything else to tell there.

    Reasons for a later day would say otherwise ("within two weeks") beside an emergency: their facts are told here, and
    :func:`for_later` has their words.
    """
    urgency = assessment.urgency
    if urgency.tier.rank < Tier.SAME_DAY.rank:
        return ()
    others = _pressing(urgency, references)[1:]
    return (*_texts(others, urgency.tier, title=_AS_WELL), *told_then(assessment))


def _pressing(urgency: Urgency, references: References) -> list[str]:
    reasons = (reason for reason in urgency.reasons if reason.tier is urgency.tier)
    return list(dict.fromkeys(_said(reason) + references.mark(reason.sources) for reason in reasons))


def _texts(texts: Sequence[str], tier: Tier, *, title: str = "") -> tuple[Bullets, ...]:
    return (Bullets(tuple(Item(text, tone=_TONES[tier]) for text in texts), title=title),) if texts else ()


def _title(urgency: Urgency) -> str:
    return urgency.says or urgency.tier.says


def for_later(urgency: Urgency, references: References) -> Document:
    """Return the reasons that can wait until what is needed today was done."""
    if urgency.tier.rank < Tier.SAME_DAY.rank:
        return ()
    later = [reason for reason in urgency.reasons if reason.tier is not urgency.tier]
    return (Bullets(tuple(reason_item(reason, references) for reason in later)),) if later else ()


def _whom_to_call(assessment: Assessment) -> tuple[Paragraph, ...]:
    """Return the telephone numbers; the one for emergencies only as what comes next, where it is none yet."""
    worse = "" if assessment.urgency.tier is Tier.EMERGENCY else " if it gets worse"
    lines = [
        f"{line.number} ({line.name}){worse if line.help is Help.EMERGENCY else ''}" for line in assessment.helplines
    ]
    return (Paragraph(f"Whom to call: {'; '.join(lines)}."),) if lines else ()


def _said(reason: UrgencyReason) -> str:
    return f"{sentence(reason.message)} {sentence(reason.do)}" if reason.do else sentence(reason.message)


def _outside(text: str) -> Panel:
    return Panel(_OUTSIDE, (Paragraph(text),), Tone.WARNING)


def _panel(assessment: Assessment, references: References) -> Panel:
    """Return how soon to seek help, with the reasons and what to do, the most urgent first."""
    urgency = assessment.urgency
    body: tuple[Paragraph | Bullets, ...] = ()
    if urgency.reasons:
        body = (_reasons(urgency, references), *_whom_to_call(assessment))
    elif urgency.tier in _LAST:
        body = (Paragraph(f"{_named(urgency)} {_LAST[urgency.tier]}"),)
    return Panel(_title(urgency), body, _TONES[urgency.tier])


def _noticed(urgency: Urgency, references: References) -> Panel:
    """Return the reasons for an urgency that says nothing of the complaint."""
    title = _title(urgency) if urgency.tier.rank > Tier.ROUTINE.rank else _STILL_NOTICED
    return Panel(title, (_reasons(urgency, references), Paragraph(_ONLY_NOTICED)), _TONES[urgency.tier])


def _reasons(urgency: Urgency, references: References) -> Bullets:
    reasons = sorted(urgency.reasons, key=lambda reason: -reason.tier.rank)
    return Bullets(tuple(reason_item(reason, references) for reason in reasons))


def _named(urgency: Urgency) -> str:
    """Say what was named that can be part of a warning sign, or that nothing was; of all only where all were asked."""
    if urgency.named:
        return f"{_SOME_NAMED}: {some_of(urgency.named, _MOST_NAMED)}."
    if urgency.fitting:
        return _ALL_FIT
    return _NONE_SO_FAR if urgency.not_asked or urgency.asked_not_known else _NONE_NAMED


def reason_item(reason: UrgencyReason, references: References) -> Item:
    """Return one reason for the urgency, with what to do about it."""
    text = _said(reason) + references.mark(reason.sources)
    return Item(text, details=seen_note(reason.seen), tone=_TONES[reason.tier])


def held_parts(assessment: Assessment) -> tuple[Withheld, ...]:
    """Return the parts of a report that are left out, with why; what the scope leaves out, its own sentence tells."""
    parts = (held for held in assessment.withheld if not is_id(held.id))
    return tuple(held for held in parts if held.reason != assessment.scope)


def handed_on(assessment: Assessment) -> tuple[Withheld, ...]:
    """Return why nothing is judged here and somebody else is asked: a caution that holds back what fits."""
    return tuple(held for held in held_parts(assessment) if held.id == "conditions" and held.cautions)


def left_out(assessment: Assessment, references: References) -> Document:
    """Return which parts are left out, and why: one line where that is for what has to be done first."""
    parts = held_parts(assessment)
    urgent = assessment.urgency.tier.rank >= Tier.SAME_DAY.rank
    handed = [assessment.scope] if assessment.in_scope is False else [held.reason for held in handed_on(assessment)]
    above = [] if urgent else handed
    others = withheld(tuple(held for held in parts if held.reason not in (DO_FIRST, *above)), references)
    line = f"{DO_FIRST} The other parts of a report are left out."
    names = ", ".join(held.name for held in parts if held.reason in above)
    lines = (
        *((Paragraph(line, Tone.MUTED),) if any(held.reason == DO_FIRST for held in parts) else ()),
        *((Paragraph(f"Left out for that reason: {names}.", Tone.MUTED),) if names else ()),
    )
    return (*lines, *section("Left out of this report", others))


def comes_first(assessment: Assessment, references: References) -> Document:
    """Return what stands before any part of a result that is shown alone: warning signs, and what is out of scope."""
    shown = assessment.urgency.reasons or assessment.in_scope is False
    return first_panels(assessment, references) if shown else ()


def disclaimer(assessment: Assessment) -> Document:
    """Return what stands below all that is said to a person."""
    return (Paragraph(assessment.disclaimer, Tone.MUTED),)
