"""The command that writes a page about a pack from its content: packs docs."""

from __future__ import annotations

from argparse import Namespace

from attrs import evolve

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.named_packs import named_packs
from twitchkit.cli.output import write
from twitchkit.errors import PackError
from twitchkit.ids import pack_of, short
from twitchkit.model.content import WRITTEN, kinds_of
from twitchkit.render.blocks import Block, Bullets, Heading, Item, Paragraph, Table
from twitchkit.render.description import describe
from twitchkit.render.markdown import to_markdown
from twitchkit.render.wording import Names

_IN_FULL = ("conditions", "red_flags", "critical_limits", "cautions", "tips", "claims")


def docs(asked: Namespace) -> ExitCode:
    """Print a page of a pack in Markdown: who it is, and what it says, each statement with its sources.

    Raises :class:`PackError` for a pack that cannot load, and :class:`UnknownIdError` for what is none.
    """
    packs = named_packs([asked.pack])
    (pack,) = packs.named
    if pack.manifest is None:
        raise PackError(pack.problems)
    knowledge, about = packs.kit().knowledge, pack.manifest.pack
    names = Names.of(knowledge)
    told = (("Id", pack.id), ("License", about.license), ("Last review", about.reviewed.isoformat()))
    needs = ", ".join(pack.manifest.needs) or "no other pack"
    page: list[Block] = [
        Heading(about.title),
        Bullets((*(Item(text, lead=lead) for lead, text in told), Item(needs, lead="Needs"))),
    ]
    for kind, entries in kinds_of(knowledge):
        own = [id for id in entries if pack_of(id) == pack.id]
        if not own:
            continue
        page.append(Heading(f"{WRITTEN[kind].replace('_', ' ').capitalize()} ({len(own)})", 2))
        if kind in _IN_FULL:
            for id in own:
                page += map(_two_below, describe(knowledge, [id]))
        else:
            page.append(Table(("Id", "Name"), tuple((short(id), names.name(id)) for id in own)))
    write(to_markdown((*page, Paragraph(f"Made by twitchkit packs docs {pack.id}."))))
    return ExitCode.FINE


def _two_below(block: Block) -> Block:
    """Return a heading two levels lower: below the title of the page, and the kind."""
    return evolve(block, level=block.level + 2) if isinstance(block, Heading) else block
