"""What speaks for and against a condition, in words: the list that its score is the sum of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from twitchkit.model.assessment import ConditionResult, Contribution
from twitchkit.model.provenance import Certainty, Status
from twitchkit.model.range import Range
from twitchkit.render.blocks import Bullets, Document, Item, Paragraph, Tone
from twitchkit.render.references import References
from twitchkit.render.wording import CERTAINTIES, ORIGINS, as_likely, is_slight, is_very_unsure, which_way

_MOST_FOR = 5
_MOST_AGAINST = 3


def both_sides(because: Sequence[Contribution]) -> tuple[list[Contribution], list[Contribution]]:
    """Return what speaks for and what speaks against, each with what counts most first."""
    entries = sorted(
        (entry for entry in because if not entry.cap and entry.log_lr.mid != 0),
        key=lambda entry: (-abs(entry.log_lr.mid), entry.text),
    )
    return [entry for entry in entries if entry.log_lr.mid > 0], [entry for entry in entries if entry.log_lr.mid < 0]


def weighed_in_short(result: ConditionResult, references: References) -> Document:
    """Return what counts most, with how sure it is where that is not the usual: an estimate of very low certainty."""
    return _weighed(result, lambda entry: _in_short(entry, references), _MOST_FOR, _MOST_AGAINST)


def weighed_in_full(result: ConditionResult, references: References) -> Document:
    """Return everything that counts, how sure each is, and where answers that say the same thing were capped."""
    count = len(result.because)
    weighed = _weighed(result, lambda entry: _in_full(entry, references), count, count)
    weights = estimated(entry.status for side in both_sides(result.because) for entry in side)
    return (*weighed, *_capped(result.because), *weights)


def estimated(weights: Iterable[Status]) -> Document:
    """Return how many of some weights are a judgment of the authors, whatever stands behind the other statements."""
    statuses = list(weights)
    guessed = sum(status in (Status.ELICITED, Status.RECALLED) for status in statuses)
    if not statuses:
        return ()
    if not guessed:
        return (Paragraph("All weights here come from studies.", Tone.MUTED),)
    return (Paragraph(f"Weights that the authors estimated or recalled: {guessed} of {len(statuses)}.", Tone.MUTED),)


def _weighed(
    result: ConditionResult, say: Callable[[Contribution], Item], most_for: int, most_against: int
) -> Document:
    speaks_for, speaks_against = both_sides(result.because)
    if not (speaks_for or speaks_against):
        return ()
    return (
        Paragraph(_together(result)),
        *_entries("What speaks for it", speaks_for, most_for, say),
        *_entries("What speaks against it", speaks_against, most_against, say),
    )


def _together(result: ConditionResult) -> str:
    """Say what all entries come to; an assessment in short does not list them all."""
    after, before = result.log_odds, result.prior.log_odds
    total = Range(after.low - before.low, after.mid - before.mid, after.high - before.high)
    than = "than without it" if total.mid < 0 else "as without it"
    if is_slight(total):
        return "Taken together, your answers are about as likely with it as without it."
    if is_very_unsure(total):
        return f"Taken together, your answers point {which_way(total)}."
    return f"Taken together, your answers are {as_likely(total)} with it {than}."


def _entries(title: str, entries: Sequence[Contribution], most: int, say: Callable[[Contribution], Item]) -> Document:
    if not entries:
        return ()
    items = [say(entry) for entry in entries[:most]]
    if len(entries) > most:
        more = len(entries) - most
        items.append(Item(f"and {more} more that {'counts' if more == 1 else 'count'} less", tone=Tone.MUTED))
    return (Bullets(tuple(items), title=title),)


def _in_short(entry: Contribution, references: References) -> Item:
    if (entry.status, entry.certainty) != (Status.ELICITED, Certainty.VERY_LOW):
        return _in_full(entry, references)
    return Item(f"{as_likely(entry.log_lr)}{references.mark(entry.sources)}", lead=entry.text)


def _in_full(entry: Contribution, references: References) -> Item:
    how_sure = f"{ORIGINS[entry.status]}, {CERTAINTIES[entry.certainty]}"
    return Item(f"{as_likely(entry.log_lr)}; {how_sure}{references.mark(entry.sources)}", lead=entry.text)


def _capped(because: Sequence[Contribution]) -> Document:
    items = tuple(
        Item(f"{_plainly(before + cap.log_lr.mid)}; one by one it would be {_plainly(before)}", lead="; ".join(texts))
        for texts, before, cap in _caps(because)
        if not is_slight(cap.log_lr)
    )
    return (Bullets(items, title="These say much the same thing, so together they count less"),) if items else ()


def _caps(because: Sequence[Contribution]) -> Iterator[tuple[list[str], float, Contribution]]:
    """Iterate over the caps, each with the texts of what it caps and their sum; both stand right before it."""
    members: list[Contribution] = []
    for entry in because:
        if entry.cap:
            yield [item.text for item in members], sum(item.log_lr.mid for item in members), entry
        if members and (entry.cap or entry.group is None or entry.group != members[-1].group):
            members = []
        members.append(entry)


def _plainly(log_lr: float) -> str:
    return as_likely(Range(log_lr, log_lr, log_lr))
