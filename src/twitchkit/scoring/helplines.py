"""Whom to call: telephone numbers of the country that was told, for who needs help today or now."""

from __future__ import annotations

from twitchkit.knowledge import Knowledge
from twitchkit.model.safety import Help, Tier
from twitchkit.model.urgency import HelplineResult, Urgency

_BY_TIER = {Tier.EMERGENCY: (Help.EMERGENCY,), Tier.SAME_DAY: (Help.ADVICE, Help.EMERGENCY)}


def find_helplines(knowledge: Knowledge, country: str | None, urgency: Urgency) -> tuple[HelplineResult, ...]:
    """Return the numbers: those that the reasons name first, then those for how soon it is.

    There are none where no country was told or nothing has to be done today; the words of the reasons say then whom
    to call.
    """
    usual = _BY_TIER.get(urgency.tier)
    if country is None or usual is None:
        return ()
    flags = [knowledge.red_flags[reason.red_flag] for reason in urgency.reasons if reason.red_flag is not None]
    wanted = dict.fromkeys((*(help for flag in flags for help in flag.help), *usual))
    lines = [line for line in knowledge.helplines.values() if line.country == country.upper()]
    return tuple(
        HelplineResult(help=line.help, name=line.name, number=line.number, sources=line.sources)
        for help in wanted
        for line in lines
        if line.help is help
    )


def no_helpline(knowledge: Knowledge, country: str | None) -> tuple[str, ...]:
    """Return a notice where a country was told of which no number is known."""
    if country is None or any(line.country == country.upper() for line in knowledge.helplines.values()):
        return ()
    return (f"No telephone numbers of {country.upper()} are known here. Find your local emergency number beforehand.",)
