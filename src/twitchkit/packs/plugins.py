"""Asking the packs: each is a plugin, and one that fails harms no other.

The three traps of pluggy are closed here and in discovery: packs are imported and called one by one, so that a
broken one does not stop the others; entry points are not loaded by pluggy, which drops the second of two with the
same name; a hook that no specification has is an error.
"""

from __future__ import annotations

import importlib
import inspect
import io
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import cast

import pluggy
from attrs import field, frozen

from twitchkit.errors import Diagnostic, did_you_mean
from twitchkit.model.content import KINDS, WRITTEN, Entry
from twitchkit.packs.discovery import PATH_VERSION, InstalledPack
from twitchkit.packs.hookspecs import HOOKS, PROJECT, PackHooks, hook_of, hookimpl
from twitchkit.packs.origins import Origin
from twitchkit.packs.statements import Statements
from twitchkit.packs.written_hooks import written_twice

_UNHEARD = ("TK603", "TK604", "TK605")
"""After these nobody knows what the code of a pack would have said."""


@frozen(kw_only=True)
class Speaker:
    """A pack that can be asked: where it was found, and the statements of its files."""

    found: InstalledPack
    statements: Statements = field(eq=False, repr=False)

    def refuse(self, code: str, message: str, place: Origin, *, hint: str = "") -> None:
        """Note why the pack cannot be used."""
        self.statements.lost |= code in _UNHEARD
        self.statements.problems.append(place.place(Diagnostic(code, message, hint=hint)))


class FilePlugin:
    """A data pack as a plugin: it answers each hook that its files have statements for."""

    def __init__(self, entries: Mapping[str, Sequence[Entry]]) -> None:
        for kind, statements in entries.items():
            setattr(self, hook_of(kind), hookimpl(_answer(tuple(statements))))

    def __dir__(self) -> Iterable[str]:
        """Return the hooks alone: a plugin manager looks at each name, and of a hundred packs that takes a while."""
        return vars(self)


def _answer(statements: tuple[Entry, ...]) -> Callable[[], tuple[Entry, ...]]:
    def answer() -> tuple[Entry, ...]:
        return statements

    return answer


def ask(speakers: Iterable[Speaker]) -> Mapping[str, Mapping[str, list[Entry]]]:
    """Ask every pack for every kind; return what each said, by pack and kind. What is wrong is noted with its pack.

    Modules of packs that have code are imported here, and nowhere else.
    """
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(PackHooks)
    by_plugin: dict[str, Speaker] = {}
    said: dict[str, dict[str, list[Entry]]] = {}
    for speaker in speakers:
        id = speaker.found.id
        said[id] = {}
        manager.register(FilePlugin(speaker.statements.entries), id)
        by_plugin[id] = speaker
        module = _import_hooks(speaker)
        if module is not None and _register(manager, module, speaker):
            by_plugin[f"{id}.hooks"] = speaker
    for hook, kind in HOOKS.items():
        heard: set[str] = set()
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            speaker = by_plugin[implementation.plugin_name]
            answers = list(_answers(implementation, kind, speaker))
            _check_kind(kind, speaker, heard, _place_of(implementation, answers, speaker))
            said[speaker.found.id].setdefault(kind, []).extend(answers)
    return said


def _answers(implementation: pluggy.HookImpl, kind: str, speaker: Speaker) -> Iterator[Entry]:
    """Call one implementation alone, so that it can fail alone."""
    if isinstance(implementation.plugin, FilePlugin):
        yield from cast("Iterable[Entry]", implementation.function())
        return
    origin = _defined_at(implementation.function, speaker.found)
    try:
        with _heard_aside(speaker, hook_of(kind), origin):
            given: object = implementation.function()
            answers = tuple(given) if isinstance(given, Iterable) else ()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a pack may raise anything, and only it shall fail
        message = f"{hook_of(kind)} raised {type(error).__name__}: {error}"
        speaker.refuse("TK605", message, _raised_at(error, speaker.found))
        return
    if not isinstance(given, Iterable):
        what = "nothing" if given is None else f"one {type(given).__name__}"
        hint = f"return a list: return [{KINDS[kind].__name__}(…)]"
        speaker.refuse("TK605", f"{hook_of(kind)} gave {what}, where a list is needed", origin, hint=hint)
        return
    for answer in answers:
        entry = speaker.statements.accept(kind, answer, origin)
        if entry is not None:
            yield entry


def _check_kind(kind: str, speaker: Speaker, heard: set[str], place: Origin) -> None:
    """Refuse a kind that the manifest does not define, and one that is answered in files and in code."""
    manifest, written = speaker.found.manifest, WRITTEN[kind]
    if speaker.found.id in heard:
        hint = "answer a kind in one place only"
        speaker.refuse("TK609", f"{written!r} is answered in files and in code", place, hint=hint)
    elif manifest is not None and written not in manifest.pack.defines:
        hint = "add it to 'defines' in pack.toml"
        speaker.refuse("TK608", f"this pack does not define {written!r}", place, hint=hint)
    heard.add(speaker.found.id)


def _place_of(implementation: pluggy.HookImpl, answers: Sequence[Entry], speaker: Speaker) -> Origin:
    if isinstance(implementation.plugin, FilePlugin):
        return speaker.statements.origins[answers[0].id]
    return _defined_at(implementation.function, speaker.found)


def _import_hooks(speaker: Speaker) -> ModuleType | None:
    manifest = speaker.found.manifest
    if manifest is None or manifest.hooks is None:
        return None
    if speaker.found.problems:  # what cannot be used is not run
        speaker.statements.lost = True
        return None
    try:
        with _heard_aside(speaker, manifest.hooks.module, _module_line(speaker.found)):
            return importlib.import_module(manifest.hooks.module)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a module may raise anything while it is imported
        message = f"cannot import {manifest.hooks.module!r}: {type(error).__name__}: {error}"
        hint = _INSTALL if _is_not_installed(error, speaker.found, manifest.hooks.module) else ""
        speaker.refuse("TK604", message, _raised_at(error, speaker.found), hint=hint)
        return None


_INSTALL = "install a pack with code before you use it: pip install --editable, with the folder of pyproject.toml"


def _is_not_installed(error: BaseException, found: InstalledPack, module: str) -> bool:
    """Tell whether a pack was given by its folder, and its own module is what cannot be found."""
    name = getattr(error, "name", None)
    return found.version == PATH_VERSION and bool(name) and f"{module}.".startswith(f"{name}.")


@contextmanager
def _heard_aside(speaker: Speaker, what: str, place: Origin) -> Iterator[None]:
    """Let what a pack prints go to standard error: standard output belongs to results."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            yield
    finally:
        if text := printed.getvalue():
            sys.stderr.write(text)
            message, hint = f"{what} prints; this goes to standard error", "remove the print: hooks return data"
            speaker.statements.advice.append(place.place(Diagnostic("TK507", message, hint=hint)))


def _register(manager: pluggy.PluginManager, module: ModuleType, speaker: Speaker) -> bool:
    wrong = list(_wrong_hooks(manager, module))
    for name, message, hint in wrong:
        place = _defined_at(getattr(module, name), speaker.found)
        speaker.refuse("TK603", message, place, hint=hint)
    again = list(written_twice(module))
    for name, line in again:
        place = Origin(file=_name_in(module.__file__ or "", speaker.found), line=line)
        message = f"{name!r} stands twice, and only the last is heard"
        speaker.refuse("TK603", message, place, hint="let one return all of them")
    if wrong or again:
        return False
    try:
        manager.register(module, f"{speaker.found.id}.hooks")
    except ValueError:
        message = f"another pack has {module.__name__!r} too"
        speaker.refuse("TK603", message, _module_line(speaker.found), hint="each pack has a module of its own")
    else:
        return True
    return False


def _wrong_hooks(manager: pluggy.PluginManager, module: ModuleType) -> Iterator[tuple[str, str, str]]:
    """Iterate over the names of a module that look like hooks and would never be called, or could not be."""
    for name, value in sorted(vars(module).items()):
        marks = manager.parse_hookimpl_opts(module, name)
        if marks is None and not (name.startswith("twitchkit_") and inspect.isroutine(value)):
            continue
        hook = (marks.get("specname") if marks else None) or name
        if hook not in HOOKS:
            yield name, f"there is no hook {hook!r}", did_you_mean(hook, HOOKS)
        elif marks is None:
            yield name, f"{name!r} is not marked as a hook", "put @hookimpl above it"
        elif marks.get("wrapper") or marks.get("hookwrapper"):
            yield name, f"{name!r} wraps other packs' answers", "hooks return data; remove wrapper=True"
        elif _has_arguments(value):
            yield name, f"{name!r} has arguments", "hooks take no arguments"


def _has_arguments(value: object) -> bool:
    try:
        return callable(value) and bool(inspect.signature(value).parameters)
    except (TypeError, ValueError):
        return False


def _module_line(found: InstalledPack) -> Origin:
    """Return the line of the manifest that names the module."""
    problem = found.problem("TK604", "", "hooks", "module")
    return Origin(file=problem.file, line=problem.line)


def _raised_at(error: BaseException, found: InstalledPack) -> Origin:
    """Return the innermost line of the pack that an exception went through."""
    lines = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        lines.append((error.filename or "", error.lineno or 0))
    inside = [(name, line) for file, line in lines if (name := _name_in(file, found))]
    return Origin(file=inside[-1][0], line=inside[-1][1]) if inside else _module_line(found)


def _defined_at(function: object, found: InstalledPack) -> Origin:
    code = getattr(inspect.unwrap(function) if callable(function) else function, "__code__", None)
    name = _name_in(code.co_filename, found) if code else ""
    return Origin(file=name, line=code.co_firstlineno) if code and name else _module_line(found)


def _name_in(file: str, found: InstalledPack) -> str:
    """Return the name of a file of the pack as messages show it, or an empty text for any other file."""
    path = Path(file).resolve()
    if found.folder is None or not path.is_relative_to(found.folder):
        return ""
    return f"{found.id}/{path.relative_to(found.folder).as_posix()}"
