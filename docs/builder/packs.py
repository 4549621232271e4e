"""Pages from the shipped packs: what ``twitchkit explain`` and ``twitchkit packs docs`` say, entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve

import twitchkit as tk
from twitchkit.ids import short
from twitchkit.model.advice import Claim, Tip
from twitchkit.model.content import WRITTEN, Entry, kinds_of
from twitchkit.model.provenance import Source, Statement
from twitchkit.render.blocks import Block, Bullets, Heading, Item
from twitchkit.render.description import describe
from twitchkit.render.features import features, title
from twitchkit.render.markdown import to_markdown
from twitchkit.render.wording import CERTAINTIES, ORIGINS, Names

PACKS = ("vocabulary", "nutrients", "differential", "lifestyle", "foods_usda")
_IN_FULL = ("conditions", "nutrients")
"""Kinds of which each entry has a page of its own, as ``twitchkit explain`` prints it."""
_WITHIN = ("reference_intakes",)
"""Kinds that stand on the pages of another."""
_BY_TIER = ("red_flags", "critical_limits")
_LINKED_ABOVE = "---\norphan: true\n---\n"
"""The head of a page that the page of its kind lists, and the table of contents does not: so that this stays short."""


def lay_out(folder: Path, knowledge: tk.Knowledge) -> list[str]:
    """Write a page for each kind of statement, and return the pages that the table of contents lists."""
    names = Names.of(knowledge)
    there = folder / "packs"
    there.mkdir(parents=True)
    listed: list[str] = []
    for kind, entries in kinds_of(knowledge):
        if not entries or kind in _WITHIN:
            continue
        pages = dict(_pages(kind, entries, knowledge, names))
        for name, text in pages.items():
            (there / f"{name}.md").parent.mkdir(exist_ok=True)
            (there / f"{name}.md").write_text(text, encoding="utf-8")
        listed.append(f"packs/{next(iter(pages))}")
    return listed


def _pages(kind: str, entries: Mapping[str, Entry], knowledge: tk.Knowledge, names: Names) -> Iterator[tuple[str, str]]:
    """Yield the pages of a kind with their names; the first lists the others."""
    name, heading = kind.replace("_", "-"), _heading(kind)
    if kind in _IN_FULL:
        places = {f"{name}/{short(id)}": id for id in entries}
        links = "\n".join(f"- [{names.name(id)}]({place}.md)" for place, id in places.items())
        yield name, f"# {heading}\n\n{links}\n"
        for place, id in places.items():
            yield place, _LINKED_ABOVE + to_markdown(tuple(_below_one_title(describe(knowledge, [id]))))
    elif kind in _BY_TIER:
        tiers = [tier for tier in reversed(tk.Tier) if any(entry.tier is tier for entry in entries.values())]
        places = {f"{name}-{tier.value.replace('_', '-')}": tier for tier in tiers}
        links = "\n".join(f"- [{tier.says}]({place}.md)" for place, tier in places.items())
        yield name, f"# {heading}\n\nBy how soon to seek help; in doubt, sooner.\n\n{links}\n"
        for place, tier in places.items():
            own = [entry for entry in entries.values() if entry.tier is tier]
            yield place, f"{_LINKED_ABOVE}# {heading}: {tier.says}\n\n{_listed(kind, own, names)}"
    else:
        yield name, f"# {heading}\n\n{_listed(kind, entries.values(), names)}"


def _heading(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def _below_one_title(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a document so that it has one title: what stands beside it comes below."""
    first = True
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and not first:
            yield evolve(block, level=2)
        else:
            yield block
        first = False


def _listed(kind: str, entries: Iterable[Entry], names: Names) -> str:
    """Return entries one below the other, each found by its id."""
    return "\n".join(_entry(kind, entry, names) for entry in entries)


def _entry(kind: str, entry: Entry, names: Names) -> str:
    called = title(entry, names)
    items = tuple(Item(text, lead=label) for label, text in features(entry, names))
    body = to_markdown((Bullets(items),)) if items else ""
    return f":::{{{WRITTEN[kind]}}} {entry.id} {called}\n{body}{_known(entry)}\n:::\n"


def _known(entry: Entry) -> str:
    """Return where a statement comes from, with links to its sources."""
    if isinstance(entry, Source):
        url = f"https://doi.org/{entry.doi}" if entry.doi else entry.url
        return f"- **Read it:** <{url}>" if url.startswith("http") else ""
    if not isinstance(entry, Statement):
        return ""
    links = ", ".join(f"{{source}}`{short(item.source)} <{item.source}>`" for item in entry.cite)
    sure = "" if isinstance(entry, Tip | Claim) else f", {CERTAINTIES[entry.certainty]}"  # these say it themselves
    return f"- **How it is known:** {ORIGINS[entry.status]}{sure}; {links}"
