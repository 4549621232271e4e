"""The interview: one question at a time, on a terminal or over a pipe, and the assessment at the end.

Questions go to standard error and the assessment to standard output. Plain lines, no cursor tricks: a screen reader
and a pipe read the same. Nothing is written to a file unless ``--save`` names one.
"""

from __future__ import annotations

import sys
from argparse import Namespace

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.person import kit_of, print_assessment, profile_of
from twitchkit.cli.replies import BadReplyError, Command, choices, command_of, how_to_answer, read_reply
from twitchkit.cli.saving import Writer, save, writer_of
from twitchkit.cli.session import Session
from twitchkit.errors import ProfileError
from twitchkit.kit import Kit
from twitchkit.model.profile import Profile
from twitchkit.model.question import Purpose, Question, Stop
from twitchkit.render.wording import sentence

_PARTS = {
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
    start = Session(profile_of(asked.file) if asked.file else Profile(), asked.go_on)
    writer = writer_of(asked.save) if asked.save else None  # before the first question, not after the last
    kit = kit_of(asked)
    _say(f"One question at a time. Nothing is written to a file{f' but {asked.save}' if writer else ''}.")
    _say("Instead of an answer: " + ", ".join(f"{command.letter} = {command.words}" for command in Command) + ".")
    session, is_finished = _dialogue(kit, start, asked.save or "", writer)
    if writer:
        _say(f"What you told is in {asked.save}; go on with: twitchkit interview {asked.save} --save {asked.save}")
    if is_finished:
        _say("")
        print_assessment(asked, kit, session.profile)
    return ExitCode.FINE


def _dialogue(kit: Kit, session: Session, file: str, writer: Writer | None) -> tuple[Session, bool]:
    """Return the last session, and whether its assessment is wanted; what was told is saved after every answer."""
    while True:
        try:
            question = session.next(kit)
        except ProfileError as error:
            if session.before is None:
                raise
            _say(" ".join(sentence("; ".join(filter(None, (item.message, item.hint)))) for item in error.diagnostics))
            session = session.back()
            continue
        if writer:
            save(file, writer(session.profile))
        if isinstance(question, Stop):
            _say(f"\n{question.why}")
            return session, True
        _ask(kit, session, question)
        typed = _read()
        command = Command.FINISH if typed is None else command_of(typed)
        if command in (Command.FINISH, Command.QUIT):
            return session, command is Command.FINISH
        session = _after(kit, session, question, command, typed or "")


def _after(kit: Kit, session: Session, question: Question, command: Command | None, typed: str) -> Session:
    """Return the session after what was typed; the same one where the question stays."""
    match command:
        case Command.UNKNOWN:
            return session.unknown(kit, question)
        case Command.SKIP:
            return session.skip(question)
        case Command.BACK:
            return session.back()
        case Command.WHY:
            _say(" ".join(part for part in (question.why, question.note) if part))
            return session
        case _:
            try:
                return session.answered(kit, question, read_reply(question, typed))
            except BadReplyError as error:
                _say(f"Please type {error}.")
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
