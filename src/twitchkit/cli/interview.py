"""The interview: screen by screen, on a terminal or over a pipe, and the assessment at the end.

Questions go to standard error and the assessment to standard output. Plain lines, no cursor tricks: a screen reader
and a pipe read the same. Nothing is written to a file unless ``--save`` names one.
"""

from __future__ import annotations

import io
import os
import shlex
import sys
from argparse import Namespace

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.heard import confirm
from twitchkit.cli.person import kit_of, print_assessment, profile_of
from twitchkit.cli.replies import (
    Command,
    choices,
    command_of,
    how_to_answer,
    how_to_tick,
    read_reply,
    read_ticks,
)
from twitchkit.cli.saving import SavedProfile
from twitchkit.cli.session import Session
from twitchkit.errors import Diagnostic, MissingExtraError, ProfileError
from twitchkit.kit import Kit
from twitchkit.model.profile import UNKNOWN, Profile
from twitchkit.model.question import Purpose, Question, Screen, Stop
from twitchkit.render.wording import sentence
from twitchkit.scoring.scope import said_elsewhere

_WHICH = "Which of these are true?"
_OR_IN_WORDS = "; or say it in your own words"
_USUAL, _AT_LEAST = 20, 2  # answers that an interview takes at the median, and that are left at any time


def interview(asked: Namespace) -> ExitCode:
    """Ask until nothing more helps, somebody ends it, or something comes first; then print the assessment."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a slip of the terminal must not end it
    kit = kit_of(asked)
    saved = SavedProfile(asked.save, kit.read_profile) if asked.save else None
    start = Session(_start(kit, asked, saved), asked.go_on)
    kit.assess(start.profile)  # what cannot be read is told before the first question
    _say(f"A few questions at a time. Nothing is written to a file{f' but {saved.name}' if saved else ''}.")
    _say("Instead of an answer: " + ", ".join(f"{item.letter} = {item.words}" for item in _commands(kit)) + ".")
    session, is_finished = _dialogue(kit, start, saved)
    if saved and saved.profile is not None:
        _say(f"What you told is in {saved.name}; go on with: twitchkit interview --save {shlex.quote(saved.name)}")
    if is_finished:
        _say("")
        print_assessment(asked, kit, session.profile)
    return ExitCode.FINE


def _start(kit: Kit, asked: Namespace, saved: SavedProfile | None) -> Profile:
    """Return the profile to go on from; raises ``ProfileError`` where there are two."""
    if saved is None or saved.profile is None:
        return profile_of(kit, asked.file) if asked.file else Profile()
    if not asked.file or (asked.file != "-" and os.path.samefile(asked.file, saved.name)):
        return saved.profile
    hint = "name another file to save in, or go on from this one: leave out the first"
    problem = Diagnostic("TK105", "holds other answers, which would be overwritten", hint=hint)
    raise ProfileError([problem.at(file=saved.name)])


def _dialogue(kit: Kit, session: Session, saved: SavedProfile | None) -> tuple[Session, bool]:
    """Return the last session, and whether its assessment is wanted; what was told is saved after every answer."""
    while True:
        if saved:
            saved.save(session.profile)
        screen = session.next(kit)
        if isinstance(screen, Stop):
            _say(f"\n{screen.why}")
            return session, True
        _ask(session, screen)
        typed = _read()
        command = Command.FINISH if typed is None else command_of(typed)
        if command in (Command.FINISH, Command.QUIT):
            return session, command is Command.FINISH
        session = _checked(kit, session, _after(kit, session, screen, command, typed or ""))


def _checked(kit: Kit, before: Session, after: Session) -> Session:
    """Return the session after an answer, or that before it where a profile cannot hold it."""
    try:
        kit.assess(after.profile)
    except ProfileError as error:
        _say(" ".join(sentence("; ".join(filter(None, (item.message, item.hint)))) for item in error.diagnostics))
        return before
    return after


def _commands(kit: Kit) -> list[Command]:
    """Return what can be typed instead of an answer: "something else" only where packs have a scope."""
    has_scope = any(said_elsewhere(kit.knowledge))
    return [command for command in Command if has_scope or command is not Command.ELSEWHERE]


def _after(kit: Kit, session: Session, screen: Screen, command: Command | None, typed: str) -> Session:
    """Return the session after what was typed; the same one where the screen stays."""
    asked = screen.parts[0]
    match command:
        case Command.UNKNOWN:
            return session.told(screen.answered(session.profile, {question.id: UNKNOWN for question in asked}))
        case Command.SKIP:
            return session.skip(asked)
        case Command.ELSEWHERE if command in _commands(kit):
            return session.elsewhere(kit)
        case Command.BACK:
            return session.back()
        case Command.WHY:
            _say("\n".join(dict.fromkeys(f"{item.why} {item.note}".strip() for item in asked)))
            return session
        case _ if screen.ticks:
            return _ticked(session, screen, typed)
        case _:
            return _answered(kit, session, asked[0], typed)


def _ticked(session: Session, screen: Screen, typed: str) -> Session:
    ticked = read_ticks(typed, len(screen.ticks))
    if ticked is None:
        _say(f"Please type {how_to_tick(len(screen.ticks))}.")
        return session
    told = {
        question.id: UNKNOWN if number in ticked.unknown else number in ticked.so
        for number, question in enumerate(screen.ticks, start=1)
    }
    return session.told(screen.answered(session.profile, told))


def _answered(kit: Kit, session: Session, question: Question, typed: str) -> Session:
    try:
        return session.told(question.answered(session.profile, read_reply(question, typed)))
    except ProfileError:
        if question.purpose is Purpose.COMPLAINT and len(typed.split()) > 1:
            return _in_own_words(kit, session, typed)
        _say(f"Please type {how_to_answer(question)}.")
        return session


def _in_own_words(kit: Kit, session: Session, typed: str) -> Session:
    """Return the session with what was confirmed of a person's own words; the same one where nothing was."""
    try:
        reading = kit.read_text(typed)
    except MissingExtraError as error:
        _say(str(error))
        return session
    profile = confirm(session.profile, reading)
    return session if profile == session.profile else session.told(profile)


def _ask(session: Session, screen: Screen) -> None:
    """Show one part of a screen: its list to tick, or else its first question, with its choices."""
    asked, number = screen.parts[0], session.asked + 1
    _say("")
    _say(f"Question {number} of about {max(_USUAL, number + _AT_LEAST)}. {screen.title}")
    if screen.ticks:
        _say(_WHICH)
        lines, how = [question.text for question in asked], how_to_tick(len(asked))
    else:
        _say(asked[0].text)
        lines, how = list(choices(asked[0])), how_to_answer(asked[0])
        if screen.purpose is Purpose.COMPLAINT:
            how += _OR_IN_WORDS
    for place, line in enumerate(lines, start=1):
        _say(f"  {place} {line}")
    sys.stderr.write(f"[{how}] > ")
    sys.stderr.flush()


def _read() -> str | None:
    """Return a line that was typed; None where the input has ended."""
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        _say("")  # a terminal shows the line end that was typed, a pipe does not
    return line if line else None


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
