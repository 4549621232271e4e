"""The command that looks for a word in all that packs hold: packs search."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.output import complain, counted, show, show_json
from twitchkit.errors import MissingExtraError
from twitchkit.ids import short
from twitchkit.kit import Kit, load
from twitchkit.model.content import WRITTEN, Entry, kinds_of
from twitchkit.model.plain import Json
from twitchkit.model.provenance import Source
from twitchkit.render.blocks import Table
from twitchkit.render.wording import Names

_TEXTS = ("name", "title", "question", "names", "also_called", "loinc", "icd10cm", "levels", "says", "message")
_MOST_FOODS = 10
Row = tuple[str, str, str]


def search(asked: Namespace) -> ExitCode:
    """Print what has all of some words in its id, names or question: findings, conditions, medicines, foods …"""
    kit = load(asked.packs, paths=asked.pack_folder, on_error="skip")
    words = [word.casefold() for word in asked.words]
    rows = [*_statements(kit, words), *_foods(kit, words)]
    if asked.format == "json":
        found: list[Json] = [{"kind": kind, "id": id, "name": name} for kind, id, name in rows]
        show_json({"found": found})
    elif rows:
        show((Table(("Kind", "Id", "Name"), tuple(rows)),))
    complain([f"{counted(len(rows), 'match').replace('matchs', 'matches')} for {' '.join(asked.words)!r}"])
    return ExitCode.FINE if rows else ExitCode.FOUND


def _statements(kit: Kit, words: Sequence[str]) -> Iterator[Row]:
    """Yield what has the words, what is called so first."""
    names = Names.of(kit.knowledge)
    rows: list[tuple[bool, Row]] = []
    for kind, entries in kinds_of(kit.knowledge):
        for entry in entries.values():
            text = _text(entry)
            if not isinstance(entry, Source) and all(word in text for word in words):
                name = names.name(entry.id)
                called = {short(entry.id).replace("_", " "), name.casefold()}
                rows.append((" ".join(words) not in called, (WRITTEN[kind].replace("_", " "), entry.id, name)))
    yield from (row for _, row in sorted(rows, key=lambda item: item[0]))  # the first of equals stays first


def _text(entry: Entry) -> str:
    """Return all by which a statement may be looked for."""
    values = (getattr(entry, key, "") for key in _TEXTS)
    texts = (value if isinstance(value, str) else " ".join(value) for value in values)
    return " ".join((entry.id, short(entry.id).replace("_", " "), *texts)).casefold()


def _foods(kit: Kit, words: Sequence[str]) -> Iterator[Row]:
    """Yield the foods of the tables that are installed; those of the packs themselves are statements.

    Without the extra that reads foods, what else was found stays, and it is said that foods were left out.
    """
    if not kit.knowledge.food_databases:
        return
    try:
        found = kit.foods.search(" ".join(words), limit=_MOST_FOODS)
    except MissingExtraError as error:
        complain([f"Foods were left out: {error}"])
        return
    for match in found:
        has_all = all(word in match.food.name.casefold() for word in words)
        if has_all and match.food.id not in kit.knowledge.food_sources:
            yield "food", match.food.id, match.food.name
