"""Sentences as people write them, and how well they are read: the lists stand in ``tests/data``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import twitchkit as tk
from twitchkit import HeardAs, HeardKind
from twitchkit.knowledge.symbols import symbol_of
from twitchkit.quantity import find_unit

DATA = Path(__file__).parents[1] / "data"


class Figures(NamedTuple):
    """How many claims were right of those made, how many of those expected were made, and which were opposite."""

    right: int
    made: int
    found: int
    expected: int
    opposite: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.expected if self.expected else 1.0

    def __str__(self) -> str:
        return (
            f"precision {self.right} of {self.made} ({self.precision:.1%}), "
            f"recall {self.found} of {self.expected} ({self.recall:.1%}), opposite {len(self.opposite)}"
        )


def sentences(*, sealed: bool) -> list[dict]:
    return [item for item in _list("lay_sentences.json") if item.get("sealed", False) is sealed]


def sentences_of_another_writer() -> list[dict]:
    """Return a list that names no medicines: measure it without "rx"."""
    return _list("lay_sentences_of_another_writer.json")


def sentences_of_a_third_writer() -> list[dict]:
    """Return a list that names no medicines: measure it without "rx"."""
    return _list("lay_sentences_fresh_3.json")


def sentences_of_a_fourth_writer() -> list[dict]:
    """Return a list that names no medicines: measure it without "rx"."""
    return _list("lay_sentences_fresh_4.json")


def sentences_of_a_fifth_writer() -> list[dict]:
    """Return a list that names no medicines: measure it without "rx"."""
    return _list("lay_sentences_fresh_5.json")


def _list(name: str) -> list[dict]:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def measured(kit: tk.Kit, items: list[dict], *, without: tuple[str, ...] = ()) -> Figures:
    """Return the figures of a list; claims that begin with one of ``without`` are not counted."""
    right = made = found = expected = 0
    opposite = []
    for item in items:
        said = (claim for claim in claims_of(kit.read_text(item["text"])) if not claim.startswith(without))
        claims = {_compared(kit, claim) for claim in said}
        wanted = {_compared(kit, claim) for claim in item.get("present", [])}
        wanted |= {_compared(kit, f"-{claim}") for claim in item.get("absent", [])}
        allowed = wanted | {_compared(kit, claim) for claim in item.get("may", [])}
        named = {claim for claim in item.get("may", []) if "=" not in claim}
        right += sum(claim in allowed or claim.partition("=")[0] in named for claim in claims)
        made += len(claims)
        found += len(wanted & claims)
        expected += len(wanted)
        opposite += [
            f"{item['text']} → {claim}"
            for claim in claims
            if claim in item.get("never", []) or (claim.removeprefix("-") if claim[0] == "-" else f"-{claim}") in wanted
        ]
    return Figures(right, made, found, expected, tuple(opposite))


def claims_of(reading: tk.TextReading) -> Iterator[str]:
    """Yield what a reading claims, as the list writes it: "urge_to_move", "-chest_pain", "nicotine=vape", "rx:…"."""
    for item in reading.to_confirm:
        match item.kind, item.answer:
            case HeardKind.ALL_MEDICINES, _:
                yield from ["rx:none"] if item.heard is HeardAs.ABSENT else []
            case HeardKind.MEDICINE, use:
                yield f"rx{'-' if use.change == 'stopped' else ''}:{use.name.casefold().replace(' ', '_')}"
            case HeardKind.MEASUREMENT, reading:
                yield f"lab:{item.key}={str(reading).split()[0]}"
            case _, bool(answer):
                yield item.key if answer else f"-{item.key}"
            case _, tuple(levels):
                yield from (f"{item.key}={level}" for level in levels)
            case _, float(number):
                yield f"{item.key}={number:g}"
            case _, answer:
                yield f"{item.key}={answer}"


def _compared(kit: tk.Kit, claim: str) -> str:
    """Return a claim with its number in the finding's own unit, to two digits; most stay as they are."""
    name, _, value = claim.partition("=")
    ids = kit.knowledge.index.candidates(("findings",), name) if value else ()
    finding = kit.knowledge.findings[ids[0]] if ids else None
    if finding is None or finding.kind.value != "number":
        return claim
    number, _, unit = value.partition(" ")
    scale = find_unit(unit, symbol_of(finding).units) if unit else None
    return f"{name}={scale.to_canonical(float(number)) if scale else float(number):.2g}"
