"""The command about food diaries of other programs: import."""

from __future__ import annotations

from argparse import Namespace

from attrs import evolve

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.output import complain, counted, write
from twitchkit.cli.person import kit_of, profile_of
from twitchkit.cli.profile_text import as_json, toml_writer
from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.model.profile import Profile, listed
from twitchkit.profile_file import MAX_SIZE


def import_diary(asked: Namespace) -> ExitCode:
    """Print what an export tells as a profile, and say on standard error what it is and what was not taken.

    Raises ``ProfileError`` for a file that cannot be read, or tells more than a file of a profile may hold.
    """
    written = as_json if asked.format == "json" else toml_writer("writing a profile as TOML")
    kit = kit_of(asked)
    diary = kit.read_diary(asked.file)
    person = Profile() if asked.profile is None else profile_of(kit, asked.profile)
    text = written(_together(person, diary.profile))
    if len(text.encode()) > MAX_SIZE:
        message = f"tells more than the {MAX_SIZE:,} bytes that a profile may have"
        problem = Diagnostic("TK106", message, hint="export fewer days at once")
        raise ProfileError([problem.at(file=asked.file)])
    write(text)
    complain([f"{diary.layout}, {counted(diary.days, 'day')}", *diary.notes])
    return ExitCode.FINE


def _together(person: Profile, told: Profile) -> Profile:
    """Return a profile with what an export tells; raise ``ProfileError`` where it tells already what was eaten."""
    if person.diet is not None or person.intake is not None:
        hint = "remove its days of foods, or its 'intake'"
        raise ProfileError([Diagnostic("TK105", "the profile tells already what was eaten", hint=hint)])
    supplements = person.supplements
    if told.supplements is not None:
        supplements = (*listed(supplements), *told.supplements)
    return evolve(person, diet=told.diet, intake=told.intake, supplements=supplements)
