"""A diary in words: what every line was taken for, what is open about others, and which days are not counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from twitchkit.model.eaten import EatenFood
from twitchkit.quantity import number_text
from twitchkit.render.blocks import Block, Bullets, Document, Item, Paragraph, Table, Tone
from twitchkit.render.wording import sentence

_MOST_OPEN, _MOST_TAKEN = 12, 60


def diary(lines: Sequence[EatenFood]) -> Document:
    """Return the lines that are not clear, with what is open about them, and what every other line was taken for."""
    return (*_open(lines), *_taken(lines), *_not_counted(lines))


def _open(lines: Sequence[EatenFood]) -> Iterator[Block]:
    found = dict.fromkeys((line.text, line.problem or "not known") for line in lines if line.problem or not line.food)
    items = [Item(sentence(problem), lead=text) for text, problem in list(found)[:_MOST_OPEN]]
    if len(found) > _MOST_OPEN:
        items.append(Item(f"and {len(found) - _MOST_OPEN} more", tone=Tone.MUTED))
    if items:
        yield Bullets(tuple(items), title="What you ate and is not clear; it widens the amounts above")


def _taken(lines: Sequence[EatenFood]) -> Iterator[Block]:
    rows = Counter((line.text, _name(line), _weight(line)) for line in lines if line.food is not None)
    if not rows:
        return
    shown = [(text if times == 1 else f"{text} ({times} ×)", *rest) for (text, *rest), times in rows.items()]
    yield Paragraph("What every line was taken for; write a line in other words where that is wrong.", Tone.MUTED)
    yield Table(("You wrote", "Taken for", "Weight"), tuple(shown[:_MOST_TAKEN]))
    if len(shown) > _MOST_TAKEN:
        yield Paragraph(f"And {len(shown) - _MOST_TAKEN} more.", Tone.MUTED)


def _not_counted(lines: Sequence[EatenFood]) -> Iterator[Block]:
    days = sorted({line.day for line in lines if not line.counted})
    if days:
        listed = ", ".join(map(str, days))
        said = f"Day {listed} is marked" if len(days) == 1 else f"Days {listed} are marked"
        yield Paragraph(f"{said} as incomplete: listed here, and not counted.", Tone.MUTED)


def _name(line: EatenFood) -> str:
    return f"{line.name} (or another kind of it)" if line.likely else line.name


def _weight(line: EatenFood) -> str:
    """Say how many grams a line was taken for.

    >>> from twitchkit.model.range import Range
    >>> _weight(EatenFood(day=1, text="an apple", food="x:apple", name="apple", grams=Range(149, 186, 223)))
    '149 to 223 g'
    """
    if line.grams is None:
        return "not known"
    low, high = (number_text(float(f"{grams:.3g}")) for grams in (line.grams.low, line.grams.high))
    return f"{low} g" if low == high else f"{low} to {high} g"
