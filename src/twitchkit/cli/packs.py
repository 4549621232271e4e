"""The commands about packs: list and show."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.named_packs import named_packs
from twitchkit.cli.output import complain, counted, show
from twitchkit.errors import PackError, UnknownIdError
from twitchkit.ids import pack_of, short
from twitchkit.model.content import Entry, kinds_of
from twitchkit.model.provenance import Certainty, Status, statements_in
from twitchkit.packs.discovery import InstalledPack, installed
from twitchkit.packs.manifest import Manifest
from twitchkit.render.blocks import Block, Bullets, Document, Heading, Item, Paragraph, Table
from twitchkit.render.wording import Names
from twitchkit.testing.cases import Case, read_cases
from twitchkit.testing.coverage import Proof, proofs
from twitchkit.testing.quality import Quality, quality


def list_packs(asked: Namespace) -> ExitCode:
    """Print the installed packs, one a line, with what is wrong with them or overdue on a day (ISO 8601)."""
    packs = installed()
    if not packs:
        complain(["no packs are installed: the shipped ones are the folders in packs/ of the repository"])
        return ExitCode.FINE
    rows = tuple(
        (
            pack.id,
            pack.version,
            pack.distribution,
            pack.manifest.pack.title if pack.manifest else "",
            _state(pack, asked.as_of),
        )
        for pack in packs
    )
    show((Table(("Pack", "Version", "Distribution", "About", "State"), rows),))
    return ExitCode.FINE


def _state(pack: InstalledPack, as_of: str) -> str:
    if pack.problems or pack.manifest is None:
        return counted(len(pack.problems), "problem")
    due = pack.manifest.pack.review_by
    return "review overdue" if due is not None and due.isoformat() < as_of else "ok"


def show_pack(asked: Namespace) -> ExitCode:
    """Print the manifest of a pack, what it holds, and how that is known; or a list of one kind of it.

    Raises :class:`UnknownIdError` for what is no installed pack and no folder, or a kind of which it has none.
    """
    packs = named_packs([asked.pack])
    (pack,) = packs.named
    id = pack.id
    if pack.problems or pack.manifest is None:
        raise PackError(pack.problems)
    knowledge = packs.kit(on_error="skip").knowledge
    held = {
        kind: [entry for entry in entries.values() if pack_of(entry.id) == id] for kind, entries in kinds_of(knowledge)
    }
    if asked.list:
        show((_listing(id, asked.list.replace(" ", "_").replace("-", "_"), held, Names.of(knowledge)),))
        return ExitCode.FINE
    cases = [case for other in (pack, *packs.others) if other.folder for case in read_cases(other.folder).cases]
    proof = _proofs(proofs(knowledge, cases, id), cases, id)
    show((*_about(pack, pack.manifest), *_holdings(held), *proof, *_level(quality(knowledge, pack, cases, ()))))
    return ExitCode.FINE


def _listing(pack: str, kind: str, held: Mapping[str, Sequence[Entry]], names: Names) -> Table:
    """List all of a kind that a pack holds; raises :class:`UnknownIdError` where it holds none of it."""
    entries = held.get(kind)
    if not entries:
        kinds = ", ".join(kind for kind, entries in held.items() if entries) or "nothing"
        raise UnknownIdError(f"pack {pack!r} has none of these; it has {kinds}")
    return Table(("Id", "Name"), tuple((short(entry.id), names.name(entry.id)) for entry in entries))


def _about(pack: InstalledPack, manifest: Manifest) -> Document:
    about = manifest.pack
    lines = (
        ("Version", f"{pack.version} ({pack.distribution})"),
        ("License", about.license),
        ("Language", about.language),
        ("Last review", about.reviewed.isoformat()),
        ("Next review by", about.review_by.isoformat() if about.review_by else ""),
        ("Works with twitchkit", about.requires_twitchkit),
        ("Needs", ", ".join(f"{name} {versions}".strip() for name, versions in manifest.needs.items())),
        ("Code", manifest.hooks.module if manifest.hooks else "none"),
    )
    items = tuple(Item(text, lead=label) for label, text in lines if text)
    return Heading(f"{pack.id}: {about.title}"), Bullets(items)


def _holdings(held: Mapping[str, Sequence[Entry]]) -> Document:
    kinds = tuple((kind.replace("_", " "), str(len(entries))) for kind, entries in held.items() if entries)
    if not kinds:
        return (Paragraph("It holds nothing."),)
    blocks: list[Block] = [Heading("What it holds", 2), Table(("Kind", "Number"), kinds)]
    statements = [part for entries in held.values() for entry in entries for _, part in statements_in(entry)]
    if statements:
        rows = (
            *_shares([part.status for part in statements], tuple(Status)),
            *_shares([part.certainty for part in statements], tuple(reversed(tuple(Certainty)))),
        )
        title = f"How its {counted(len(statements), 'statement')} are known"
        blocks += [Heading(title, 2), Table(("", "Number", "Share"), rows)]
    return tuple(blocks)


def _proofs(found: Sequence[Proof], cases: Sequence[Case], id: str) -> Document:
    """Tell what cases prove, of whatever pack they are; where there are none at all, that is enough to say."""
    if not found:
        return ()
    own = sum(case.pack == id for case in cases)
    named = [(proof.kind.replace("_", " "), proof) for proof in found]
    rows = tuple((kind, proof.what, f"{proof.shown} of {proof.of}", f"{proof.cases_each:.1f}") for kind, proof in named)
    lacking = tuple(
        Item(", ".join(short(lacking) for lacking in proof.lacking), lead=f"{kind}, {proof.what}")
        for kind, proof in named
        if 0 < len(proof.lacking) < proof.of
    )
    blocks: list[Block] = [
        Heading("What cases prove", 2),
        Paragraph(f"{counted(own, 'case')} of its own, {len(cases) - own} of other packs."),
        Table(("Kind", "In a case", "Number", "Cases each"), rows),
    ]
    return (*blocks, *([Bullets(lacking, title="Without such a case")] if lacking else []))


def _level(counted_quality: Quality) -> Document:
    """Tell how far a pack has come: counted, and never claimed."""
    found = counted_quality
    facts = (
        f"{100 * found.proven:.0f} % of what cases can prove is proven",
        f"{100 * found.seen:.0f} % of the statements were seen in a source",
        f"{100 * found.firm:.0f} % are of moderate or high certainty",
        "the next review has a day" if found.review_is_due else "the next review has no day",
    )
    level = f"Level {found.level.value}, if packs check finds no problem: {'; '.join(facts)}."
    return Heading("How far it has come", 2), Paragraph(level)


def _shares(found: Sequence[StrEnum], order: Sequence[StrEnum]) -> Iterable[tuple[str, str, str]]:
    counts = Counter(found)
    for word in order:
        if counts[word]:
            name = word.value.replace("_", " ") + (" certainty" if isinstance(word, Certainty) else "")
            yield name, str(counts[word]), f"{100 * counts[word] / len(found):.0f} %"
