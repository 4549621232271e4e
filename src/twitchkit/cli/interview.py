"""The interview: one question at a time, on a terminal or over a pipe, and the assessment at the end.

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
from twitchkit.cli.person import kit_of, print_assessment, profile_of
from twitchkit.cli.replies import Command, choices, command_of, how_to_answer, read_reply
from twitchkit.cli.saving import SavedProfile
from twitchkit.cli.session import Session
from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.kit import Kit
from twitchkit.model.profile import UNKNOWN, Profile
from twitchkit.model.question import Purpose, Question, Stop
from twitchkit.render.wording import sentence
from twitchkit.scoring.scope import said_elsewhere

_PARTS = {
    Purpose.SCOPE: "What brings you here",
    Purpose.PERSON: "About you",
    Purpose.SCREEN: "Warning signs",
    Purpose.RED_FLAG: "A warning sign within reach",
    Purpose.TAKEN: "What you take",
    Purpose.INFORMATION: "What tells most now",
    Purpose.DECIDING: "What could change the result",
    Purpose.FURTHER: "Going on",
}


def interview(asked: Namespace) -> ExitCode:
    """Ask until nothing more helps, somebody ends it, or something comes first; then print the assessment."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a slip of the terminal must not end it
    kit = kit_of(asked)
    saved = SavedProfile(asked.save, kit.read_profile) if asked.save else None
    start = Session(_start(kit, asked, saved), asked.go_on)
    kit.assess(start.profile)  # what cannot be read is told before the first question
    _say(f"One question at a time. Nothing is written to a file{f' but {saved.name}' if saved else ''}.")
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
    problem = Diagnostic("TK105", "holds answers already, and other ones would be written over it", hint=hint)
    raise ProfileError([problem.at(file=saved.name)])


def _dialogue(kit: Kit, session: Session, saved: SavedProfile | None) -> tuple[Session, bool]:
    """Return the last session, and whether its assessment is wanted; what was told is saved after every answer."""
    while True:
        if saved:
            saved.save(session.profile)
        question = session.next(kit)
        if isinstance(question, Stop):
            _say(f"\n{question.why}")
            return session, True
        _ask(kit, session, question)
        typed = _read()
        command = Command.FINISH if typed is None else command_of(typed)
        if command in (Command.FINISH, Command.QUIT):
            return session, command is Command.FINISH
        session = _checked(kit, session, _after(kit, session, question, command, typed or ""))


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


def _after(kit: Kit, session: Session, question: Question, command: Command | None, typed: str) -> Session:
    """Return the session after what was typed; the same one where the question stays."""
    match command:
        case Command.UNKNOWN:
            return session.answered(kit, question, UNKNOWN)
        case Command.SKIP:
            return session.skip(question)
        case Command.ELSEWHERE if command in _commands(kit):
            return session.elsewhere(kit)
        case Command.BACK:
            return session.back()
        case Command.WHY:
            _say(" ".join(part for part in (question.why, question.note) if part))
            return session
        case _:
            try:
                return session.answered(kit, question, read_reply(question, typed))
            except ProfileError:
                _say(f"Please type {how_to_answer(question)}.")
                return session


def _ask(kit: Kit, session: Session, question: Question) -> None:
    _say("")
    _say(f"Question {session.asked + 1}. {_part(kit, session, question)}")
    _say(question.text)
    for number, choice in enumerate(choices(question), start=1):
        _say(f"  {number} {choice}")
    sys.stderr.write(f"[{how_to_answer(question)}] > ")
    sys.stderr.flush()


def _part(kit: Kit, session: Session, question: Question) -> str:
    """Return where in the interview this is; of the screen, how far."""
    if question.purpose is not Purpose.SCREEN:
        return _PARTS[question.purpose]
    screen = kit.knowledge.plan.screen
    told = {kit.knowledge.resolve("findings", name) for name in session.profile.findings}
    done = sum(id in told or id in session.skipped for id in screen)
    return f"{_PARTS[question.purpose]}: {done + 1} of {len(screen)}"


def _read() -> str | None:
    """Return a line that was typed; None where the input has ended."""
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        _say("")  # a terminal shows the line end that was typed, a pipe does not
    return line if line else None


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
