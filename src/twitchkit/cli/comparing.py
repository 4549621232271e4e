"""The command that tells two packs apart: packs diff."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.named_packs import NamedPacks, named_packs
from twitchkit.cli.output import complain, counted, show_json, write
from twitchkit.errors import PackError, printable
from twitchkit.kit import load
from twitchkit.model.content import Content
from twitchkit.packs.discovery import InstalledPack
from twitchkit.packs.reading import read_packs
from twitchkit.scoring.outcome import Outcome
from twitchkit.testing.changes import changed_people
from twitchkit.testing.differences import differences
from twitchkit.testing.people import ReferencePerson, outcomes, read_people


def diff(asked: Namespace) -> ExitCode:
    """Print what a pack says otherwise than another, or than it said before, and what changes for reference people.

    Each of the two is loaded with all other installed packs. Raises :class:`PackError` if one cannot load.
    """
    sides = [named_packs([asked.before]), named_packs([asked.after])]
    ids = {pack.id for side in sides for pack in side.named}
    said = tuple(differences(*(_content(side.named[0]) for side in sides)))
    people = _people(pack for side in sides for pack in (*side.named, *side.others))
    before, after = (_outcomes(side, ids, people) for side in sides)
    changed = tuple(changed_people(before, after))
    if asked.format == "json":
        show_json({"differences": [item._asdict() for item in said], "people": list(changed)})
    else:
        write("".join(f"{printable(str(line))}\n" for line in (*said, *changed)))
    complain([f"{counted(len(said), 'difference')}; {len(changed)} of {len(before)} reference people change"])
    return ExitCode.FOUND if said or changed else ExitCode.FINE


def _content(pack: InstalledPack) -> Content:
    (read,) = read_packs([pack])
    if read.problems:
        raise PackError(read.problems)
    return read.content


def _people(packs: Iterable[InstalledPack]) -> dict[str, ReferencePerson]:
    folders = {pack.folder for pack in packs if pack.folder is not None}
    return {person.id: person for folder in sorted(folders) for person in read_people(folder).people}


def _outcomes(side: NamedPacks, ids: set[str], people: Mapping[str, ReferencePerson]) -> dict[str, Outcome]:
    """Return what comes out for people with one side and all other packs, but not with the other side."""
    (pack,) = side.named
    names = [other.id for other in side.others if other.id not in ids]
    kit = load([*names, pack.id] if pack.distribution else names, paths=side.folders)
    return outcomes(kit, people.values())
