"""What was understood of a person's own words, shown and confirmed: one at a time, or all at once.

Nothing counts that was not confirmed, in either direction: "no" says that it was not meant, and not that it is absent.
"""

from __future__ import annotations

import sys
from enum import Enum

from twitchkit.cli.output import counted
from twitchkit.model.heard import Heard, HeardAs, HeardKind, TextReading
from twitchkit.model.profile import MedicineUse, Profile

_OPEN = {
    HeardAs.PAST: "of earlier times",
    HeardAs.ANOTHER: "of somebody else",
    HeardAs.UNSURE: "not sure",
}


class _Reply(Enum):
    """What can be typed: its letter, and what it says."""

    YES = ("y", "yes")
    NO = ("n", "no, not meant so")
    UNKNOWN = ("d", "don't know")
    ALL = ("a", "yes to all that are left")
    NONE = ("x", "no to all that are left")

    @property
    def letter(self) -> str:
        return str(self.value[0])


def confirm(profile: Profile, reading: TextReading) -> Profile:
    """Return a profile with what the person confirms of a text; asked on standard error, read from standard input.

    Where the input ends, the rest is not confirmed.
    """
    _show(reading)
    if not reading.to_confirm:
        return profile
    said = _ask(reading.to_confirm)
    confirmed = [item.id for item in reading.to_confirm if said.get(item.id) is _Reply.YES]
    unknown = [item.id for item in reading.to_confirm if said.get(item.id) is _Reply.UNKNOWN]
    _say(f"{counted(len(confirmed), 'answer')} taken over.")
    return reading.confirmed(profile, confirmed, unknown=unknown)


def told(item: Heard) -> str:
    """Return what was understood, in a few words: "leg cramps at night: yes"."""
    match item.answer:
        case None:
            return f"{item.name} ({_OPEN[item.heard]})"
        case bool(answer) if item.kind is not HeardKind.ALL_MEDICINES:
            shown = "yes" if answer else "no"
        case bool():
            return item.name
        case MedicineUse() as use:
            shown = use.change or "taken"
        case tuple() as several:
            shown = ", ".join(several)
        case float() as number:
            shown = f"{number:g}"
        case text:
            shown = text
    return f"{item.name}: {shown.replace('_', ' ')}"


def _show(reading: TextReading) -> None:
    if not reading.heard:
        _say("Nothing was understood. Try other words.")
        return
    if reading.to_confirm:
        _say("This was understood. Nothing of it counts until you confirm it:")
    for number, item in enumerate(reading.to_confirm, start=1):
        _say(f"  {number} {told(item)}{_rests_on(item)}")
    if reading.left_open:
        _say("This was left open, and does not count:")
    for item in reading.left_open:
        _say(f"  - {told(item)}{_rests_on(item)}")


def _rests_on(item: Heard) -> str:
    guess = ", a guess" if item.guessed else ""
    return f'  ["{" ".join(item.words.split())}"{guess}]'


def _ask(items: tuple[Heard, ...]) -> dict[str, _Reply]:
    """Return what was typed for each; a wrong reply is asked again."""
    _say(", ".join(f"{reply.letter} = {reply.value[1]}" for reply in _Reply) + ".")
    said: dict[str, _Reply] = {}
    left = list(items)
    while left:
        _prompt(f"{len(items) - len(left) + 1} of {len(items)}: {told(left[0])}? [y, n, d, a, x] > ")
        typed = _read()
        reply = next((reply for reply in _Reply if typed in (reply.letter, reply.name.casefold())), None)
        match reply:
            case _ if typed is None:
                return said
            case None:
                _say("Please type one letter: y, n, d, a or x.")
            case _Reply.ALL | _Reply.NONE:
                final = _Reply.YES if reply is _Reply.ALL else _Reply.NO
                return said | {item.id: final for item in left}
            case _:
                said[left.pop(0).id] = reply
    return said


def _read() -> str | None:
    """Return a line that was typed, in small letters; None where the input has ended."""
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        _say("")  # a terminal shows the line end that was typed, a pipe does not
    return line.strip().casefold() if line else None


def _prompt(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _say(line: str) -> None:
    _prompt(f"{line}\n")
