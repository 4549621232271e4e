"""Whom to call: telephone numbers of the country that was told, for who needs help today or now."""

from __future__ import annotations

from twitchkit.knowledge import Knowledge
from twitchkit.model.safety import Help, Helpline, Tier
from twitchkit.model.urgency import HelplineResult, Urgency

_ALSO = {"UK": "GB"}  # what people write


def find_helplines(knowledge: Knowledge, country: str | None, urgency: Urgency) -> tuple[HelplineResult, ...]:
    """Return the numbers: in an emergency its own goes before those that the reasons name, else these come first.

    There are none where no country was told, and before today only those that a reason names; its words say whom to
    call.
    """
    flags = [knowledge.red_flags[reason.red_flag] for reason in urgency.reasons if reason.red_flag is not None]
    named = [help for flag in flags for help in flag.help]
    match urgency.tier:
        case Tier.EMERGENCY:
            wanted = dict.fromkeys((Help.EMERGENCY, *named))
        case Tier.SAME_DAY:
            wanted = dict.fromkeys((*named, Help.ADVICE, Help.EMERGENCY))
        case _:
            wanted = dict.fromkeys(named)
    lines = _of(knowledge, country)
    return tuple(
        HelplineResult(help=line.help, name=line.name, number=line.number, sources=line.sources)
        for help in wanted
        for line in lines
        if line.help is help
    )


def no_helpline(knowledge: Knowledge, country: str | None) -> tuple[str, ...]:
    """Return a notice where a country was told of which no number is known."""
    if country is None or _of(knowledge, country):
        return ()
    return (f"No telephone numbers of {country.upper()} are known here. Find your local emergency number beforehand.",)


def _of(knowledge: Knowledge, country: str | None) -> list[Helpline]:
    """Return the numbers of a country."""
    if country is None:
        return []
    code = _ALSO.get(country.upper(), country.upper())
    return [line for line in knowledge.helplines.values() if line.country == code]
