"""The statements of one pack while they are read: each checked, with its full id and its origin."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import cast

from attrs import evolve

from twitchkit.errors import Diagnostic, StructureError
from twitchkit.ids import is_name, pack_of, qualify, short
from twitchkit.model.content import KINDS, SINGULAR, WRITTEN, Entry
from twitchkit.model.kinds import Path
from twitchkit.model.plain import plain
from twitchkit.packs.drafts import STAND_IN, draft, part_at
from twitchkit.packs.hookspecs import hook_of
from twitchkit.packs.origins import Origin
from twitchkit.packs.toml_parts import words_in
from twitchkit.structure import structure

_LONGEST = 60


class Statements:
    """Collects the statements of a pack; what is wrong with one is noted and the others are read all the same.

    ``unread`` are the words of what could not be read: that such a name is missing says nothing new; ``lost`` says that
    more may be. Of a statement that was read in part, the places in ``not_judged`` say nothing.
    """

    def __init__(self, pack: str) -> None:
        self.pack = pack
        self.entries: dict[str, list[Entry]] = {}
        self.advice: list[Diagnostic] = []
        self.unread: set[str] = {STAND_IN}
        self.lost = False
        self.not_judged: dict[str, frozenset[Path]] = {}
        self.origins: dict[str, Origin] = {}
        self.problems: list[Diagnostic] = []

    def read(self, kind: str, data: object, origin: Origin) -> None:
        """Read one statement of a kind (``tip``) from plain data, and give it its full id."""
        name = data.get("id") if isinstance(data, Mapping) else None
        if isinstance(data, Mapping) and isinstance(name, str):
            if not is_name(name):
                meant = _as_name(name, self.pack)
                hint = f"use snake_case: write {meant!r}" if meant else "use snake_case"
                problem = Diagnostic("TK105", f"'id' cannot be {name[:_LONGEST]!r}", hint=hint, path=("id",))
                self.problems.append(origin.place(problem))
                self.unread |= words_in(repr(data))
                if not meant:
                    return
                name = meant  # by which others may name it
            data = {**data, "id": qualify(name, self.pack)}
        cls = KINDS[SINGULAR[kind]]
        try:
            entry = structure(data, cls, subject=f"{self.pack}:{name}" if name else self.pack)
        except StructureError as error:
            self.refuse(f"{kind} {name!r}" if isinstance(name, str) else f"a {kind}", error, origin, data)
            read = draft(data, cls, error.diagnostics) if isinstance(name, str) else None
            if read is None:
                self.unread |= words_in(repr(data))
                return
            entry, self.not_judged[qualify(str(name), self.pack)] = read.left, read.not_judged
            self.unread |= read.words
        if self._keep(entry, origin):
            self.entries.setdefault(SINGULAR[kind], []).append(entry)

    def accept(self, kind: str, answer: object, origin: Origin) -> Entry | None:
        """Return an object that code gave for a kind (``tips``), checked as if it had been read from a file."""
        cls, written = KINDS[kind], WRITTEN[kind]
        if not isinstance(answer, cls):
            message = f"{hook_of(kind)} gave a {type(answer).__name__}; it gives {cls.__name__} objects"
            self.problems.append(origin.place(Diagnostic("TK605", message)))
            return None
        id = qualify(str(answer.id), self.pack)
        if pack_of(id) != self.pack or not is_name(short(id)):
            problem = Diagnostic("TK105", f"{answer.id!r} is no id of this pack", hint="use a short snake_case name")
            self.problems.append(origin.place(problem))
            return None
        try:
            return self._keep(
                structure({**cast("dict[str, object]", plain(answer)), "id": id}, cls, subject=id), origin
            )
        except StructureError as error:
            self.refuse(f"{written} {short(id)!r}", error, origin)
        except TypeError as error:
            self.problems.append(origin.place(Diagnostic("TK104", f"{error} in {written} {short(id)!r}")))
        return None

    def refuse(self, what: str, error: StructureError, origin: Origin, data: object = None) -> None:
        """Note why something was not read; what was written instead (``data``) makes a hint clearer."""
        for problem in error.diagnostics:
            hint = problem.hint or _how_to_write(problem, data)
            self.problems.append(origin.place(evolve(problem, message=f"{problem.message} in {what}", hint=hint)))

    def _keep(self, entry: Entry, origin: Origin) -> Entry | None:
        other = self.origins.get(entry.id)
        if other is None:
            self.origins[entry.id] = origin
            return entry
        message = f"the id {short(entry.id)!r} is taken: {other}"
        self.problems.append(origin.place(Diagnostic("TK204", message, hint="choose another", path=("id",))))
        return None


def _as_name(text: str, pack: str) -> str:
    """Return the name that somebody may have meant; an empty text if none can be told."""
    plain = unicodedata.normalize("NFKD", text.removeprefix(f"{pack}:").lower())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    name = "_".join(re.findall(r"[a-z0-9]+", bare))
    return name if is_name(name) and len(name) <= _LONGEST else ""


def _how_to_write(problem: Diagnostic, data: object) -> str:
    """Return how something of the wrong shape is written; the model knows shapes, and not how files write them."""
    key = problem.path[-1] if problem.path else ""
    if "must be a list of 2, not a text" in problem.message:
        return f"write two numbers in brackets: {key} = [1, 2]"
    if "must be a list" in problem.message and "not a text" in problem.message:
        text = json.dumps(str(part_at(data, problem.path))[:_LONGEST], ensure_ascii=False)
        return f"put it in brackets: {key} = [{text}]"
    if key == "said_as" and "must be a table" in problem.message:
        return 'say which answer the phrases tell: said_as.yes = ["…"]'
    return ""
