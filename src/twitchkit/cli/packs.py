"""The commands about packs: list, show and check."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.output import complain, counted, show, write
from twitchkit.cli.unread import as_problem, unread_of
from twitchkit.errors import Diagnostic, PackError, UnknownIdError, did_you_mean, printable
from twitchkit.ids import pack_of, short
from twitchkit.kit import Kit, load
from twitchkit.model.content import Entry, kinds_of
from twitchkit.model.provenance import Certainty, Status, statements_in
from twitchkit.packs.discovery import InstalledPack, at_paths, installed
from twitchkit.packs.food_files import damaged
from twitchkit.packs.loading import load_content
from twitchkit.packs.manifest import Manifest
from twitchkit.render.blocks import Block, Bullets, Document, Heading, Item, Paragraph, Table
from twitchkit.render.wording import Names
from twitchkit.testing.cases import Case, read_cases
from twitchkit.testing.coverage import Proof, proofs


def list_packs(asked: Namespace) -> ExitCode:
    """Print the installed packs, one a line, with what is wrong with them or overdue on a day (ISO 8601)."""
    packs = installed()
    if not packs:
        complain(["no packs are installed; run: pip install 'twitchkit[packs]'"])
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
    """Print the manifest of an installed pack, what it holds, and how that is known; or a list of one kind of it.

    Raises :class:`UnknownIdError` for a pack that is not installed, or a kind of which it has none.
    """
    id = asked.id
    packs = {pack.id: pack for pack in installed()}
    if id not in packs:
        hint = did_you_mean(id, packs) or f"installed: {', '.join(packs) or 'none'}"
        raise UnknownIdError(f"no pack {id!r} is installed; {hint}")
    pack = packs[id]
    if pack.problems or pack.manifest is None:
        raise PackError(pack.problems)
    knowledge = load(on_error="skip").knowledge
    held = {
        kind: [entry for entry in entries.values() if pack_of(entry.id) == id] for kind, entries in kinds_of(knowledge)
    }
    if asked.list:
        show((_listing(id, asked.list.replace(" ", "_").replace("-", "_"), held, Names.of(knowledge)),))
        return ExitCode.FINE
    cases = [case for other in packs.values() if other.folder for case in read_cases(other.folder).cases]
    show((*_about(pack, pack.manifest), *_holdings(held), *_proofs(proofs(knowledge, cases, id), cases, id)))
    return ExitCode.FINE


def _listing(pack: str, kind: str, held: Mapping[str, Sequence[Entry]], names: Names) -> Table:
    """List all of a kind that a pack holds; raises :class:`UnknownIdError` where it holds none of it."""
    entries = held.get(kind)
    if not entries:
        kinds = ", ".join(kind for kind, entries in held.items() if entries) or "nothing"
        raise UnknownIdError(f"pack {pack!r} has none of these; it has {kinds}")
    return Table(("Id", "Name"), tuple((short(entry.id), names.name(entry.id)) for entry in entries))


def check(asked: Namespace) -> ExitCode:
    """Print every problem of the packs in some folders, or of all installed ones.

    Packs in folders are checked together with the installed ones, whose names they may use; what they add must be read.
    With ``--installed`` what nothing reads over the installed packs together is a problem too.
    """
    given = at_paths(asked.paths)
    others = [pack for pack in installed() if pack.id not in {found.id for found in given}]
    names = [pack.id for pack in others]
    checked = [found.id for found in given] or names
    try:
        kit = load(names, paths=asked.paths)
        problems = tuple(_damaged_files(kit))
    except PackError as error:
        problems = error.diagnostics
    else:
        knowledge = kit.knowledge
        unread = knowledge.unread if asked.installed else unread_of(knowledge, given, others)
        if unread:  # only a loading knows where a statement was written
            locate = load_content(names, paths=asked.paths).locate
            problems += tuple(locate(as_problem(knowledge, word)) for word in unread)
    if problems:
        write("".join(f"{printable(str(problem))}\n" for problem in problems))
        complain([f"{counted(len(problems), 'problem')} found"])
        return ExitCode.FOUND
    complain([f"{counted(len(checked), 'pack')} checked, nothing found: {', '.join(checked)}"])
    return ExitCode.FINE


def _damaged_files(kit: Kit) -> Iterable[Diagnostic]:
    for database in kit.knowledge.food_databases.values():
        yield from damaged(database, kit.folders[pack_of(database.id)])


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


def _shares(found: Sequence[StrEnum], order: Sequence[StrEnum]) -> Iterable[tuple[str, str, str]]:
    counts = Counter(found)
    for word in order:
        if counts[word]:
            name = word.value.replace("_", " ") + (" certainty" if isinstance(word, Certainty) else "")
            yield name, str(counts[word]), f"{100 * counts[word] / len(found):.0f} %"
