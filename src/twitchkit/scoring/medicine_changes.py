"""Words by which people tell that a medicine was stopped, lowered, raised or started, in five languages.

A word that is missing here leaves a text not understood, which is told; a word too many could turn a medicine that is
taken into one that was stopped. So plans ("want to stop") and missed doses are no changes, but doubts.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from twitchkit.scoring.medicine_words import BESIDE, REASONS, words_of
from twitchkit.scoring.other_people import CLINICIANS
from twitchkit.scoring.times_ago import time_ago

_LONG = r"(?:since\b|(?:for|in) (?:\S+ ){1,4}(?:days?|weeks?|months?|years?)\b)"
_CHANGES = {
    "lowered": (
        "(?:coming|weaning|tapering) off|lowered|reduced|decreased|halved|tapered|tapering|weaning",
        "(?:cut|cutting|went|gone|brought|titrated|wound|stepped|bumped)(?: it)? (?:down|back)",
        "down(?= (?:to \\S+ (?:\\S+ )?)?from \\d)",
        "reduziert|verringert|gesenkt|halbiert|diminuée?|baissée?|réduite?",
        "bajé|bajad[oa]|reduje|reducid[oa]|ridott[oa]|diminuit[oa]",
    ),
    "stopped": (
        "put on hold|stopped|quit|discontinued|d/c'?d|ceased|finished|completed|ga?ve up|given up",
        "(?:(?:came|come|gone|went|been|got|taken|weaned|tapered) )?off|(?:(?:ran|run) )?out of|(?:ran|run) out",
        "had to stop|went cold turkey on|no longer|no more|not (?:on|taking|using)(?=.* any ?more)",
        rf"(?:no|without|none|(?:have not|haven't|not) (?:taken|had))(?=.* {_LONG})",
        "until(?= (?:last|yesterday|an?|two|[a-z]+day|\\d))",
        "abgesetzt|gestoppt|aufgehört|weggelassen|ausgeschlichen|nicht mehr|keine?n?(?=.* mehr)",
        "arrêtée?|arrêt|stoppée?|cessée?|ne prends? plus|plus de(?=.* depuis)",
        "dejé(?: de tomar)?|dejado|suspendí|suspendid[oa]|retirad[oa]|quitad[oa]|quitaron|quedé sin",
        "(?:ya|que) no tomo|no tomo(?=.* desde)",
        "sospes[oa]|interrott[oa]|smesso",
    ),
    "raised": (
        "raised|increased|upped|doubled|titrated up|up(?= from \\d)|(?:went|gone|put|goes) up",
        "(?:bumped|stepped|cranked|nudged|pushed|moved)(?: it)? up|erhöht|gesteigert|verdoppelt",
        "augmentée?|doublée?|subí|subid[oa]|aumenté|aumentad[oa]|aumentat[oa]",
    ),
    "started": (
        "started|restarted|began|begun|commenced|initiated|resumed|(?:gone )?back on|put on|new",
        "angefangen|begonnen|gestartet|neu|commencée?|débutée?|nouveau",
        "empecé|empezad[oa]|comencé|comenzad[oa]|inicié|iniciad[oa]|nuev[oa]|iniziat[oa]|cominciat[oa]",
    ),
}
_CHANGE = re.compile(
    "|".join(rf"(?<![\w'-])(?P<{change}>{'|'.join(phrases)})(?![\w'-])" for change, phrases in _CHANGES.items())
)
SWITCHED = re.compile(
    r"^(?:(?:i|i've|was|have|just) )*(?:switched|changed|swapped|moved) from "
    r"(?P<one>[^,;]+?) (?:on)?to (?P<other>[^,;]+)$"
)
"""One medicine in place of another, as the whole of a text."""

_DOUBT = re.compile(
    r"\b(?:stop\w*|quit\w*|off|(?:ran|run|out) (?:of|out)|miss(?:ed|ing)?|forg[eo]t\w*|skip\w*|cold turkey|withdrawal"
    r"|last (?:dose|took|tablet|pill|\S+ .*ago)|wean\w*|taper\w*|reduc\w*|lower\w*|cut|haven't|hasn't|abgesetzt"
    r"|absetz\w+|ausgeschlichen|vergessen|ausgelassen|dej[éeó]|olvid\w+|suspend\w*|no tomo|oublié\w*|arrêt\w*"
    r"|sevrage)\b"
)
_NOT_SO = re.compile(r"\b(?:never|not|\w+n't|nie|nicht|jamais|nunca)\b(?! sure)[^,;]*\b(?:stop|quit|miss|forg|skip)")
_UNIT = r"(?: ?(?:mg|mcg|µg|ug|g|ml))?"
_ARROW = re.compile(rf"(?P<before>\d+(?:[.,]\d+)?){_UNIT} ?(?:->|→|-->|=>) ?(?P<now>\d+(?:[.,]\d+)?){_UNIT}")
_WAS = re.compile(
    rf"(?P<now>\d+(?:[.,]\d+)?){_UNIT} ?[,(] ?(?:it )?(?:was|previously|formerly|before that)(?: on| at)? "
    rf"(?P<before>\d+(?:[.,]\d+)?){_UNIT}(?: (?:until|in|before|till) [a-z]+)?(?=\W*$)\)?"
)
_ON_AND_OFF = re.compile(r"\bon(?:/| and | & )off\b|\boff(?:/| and | & )on\b")
_LASTING = ("off", "out of", "no longer", "without", "no", "none", "taken", "had", "out")
_FOR = re.compile(r"\b(?:for|in) (?=(?:the |about )?(?:last |past )?(?:\d|an? |one |two |three |four |five |six ))")
_DOSE = re.compile(r"(?<!\S)\d[\d.,/]*\s?(?:mg|mcg|ug|µg|g|ml)(?!\S)")
_TO_A_DOSE = re.compile(
    r"\b(?:from|to|auf|von|de|à|a) \d[\d.,]*(?= |$)"
    r"(?! ?(?:days?|weeks?|months?|years?|tab|cap|pill|wochen|tage|mg|mcg|ug|g|ml))"
    r"|\b(?:from|to|by|auf|von|um|de|à|a) (?=\d)"
)
# Who, how suddenly, and in what words besides: nothing that tells which medicine it was.
_FILLING = BESIDE | words_of(
    "last just i i've ive have has had was were been be got suddenly "
    "abruptly cold turkey completely altogether finally all any "
    "gp doctor dr psychiatrist he she they me us took to from it on using use anymore more "
    "ich habe hab hat wurde wird bin nehme nehm nahm mit dem den die auf von um mehr jetzt plötzlich arzt "
    "j'ai je ai ne on de d du des que brusquement brutalement "
    "he ha han se fue me yo del los las con ya ho da di dello "
)


_SAYS_NO_NAME = _FILLING | REASONS | CLINICIANS


class Said(NamedTuple):
    """What a part of a text says: the words that are left for the name of a medicine, and how it changed, and when.

    ``leads`` where the change stands before the name; ``odd`` where there are several changes or times.
    """

    left: str
    change: str = ""
    weeks_ago: float | None = None
    leads: bool = False
    odd: bool = False


def with_doses_compared(text: str) -> str:
    """Return a text in small letters with what two doses tell, in words; equal ones tell no change.

    >>> with_doses_compared("fluoxetine 20 -> 40 since monday")
    'fluoxetine raised since monday'
    >>> with_doses_compared("prednisolone 5 mg, was 20 in spring")
    'prednisolone lowered'
    """

    def change(doses: re.Match[str]) -> str:
        now, before = (float(doses[side].replace(",", ".")) for side in ("now", "before"))
        return "raised" if now > before else "lowered" if now < before else doses[0]

    return _WAS.sub(change, _ARROW.sub(change, text))


def changes_in(text: str) -> bool:
    """Tell whether a text says that something was started, raised, lowered or stopped."""
    return (_CHANGE.search(text) or SWITCHED.search(text)) is not None and _ON_AND_OFF.search(text) is None


def may_have_stopped(text: str) -> bool:
    """Tell whether a text that is not understood may say that a medicine was stopped, or a dose was missed.

    >>> may_have_stopped("last dose of lorazepam on monday"), may_have_stopped("never stopped warfarin")
    (True, False)
    """
    return _DOUBT.search(text) is not None and _NOT_SO.search(text) is None


def said_in(part: str) -> Said:
    """Read how a part of a text, in small letters, says that something changed.

    >>> said_in("i stopped taking my clonazepam last week")
    Said(left='taking my clonazepam', change='stopped', weeks_ago=1.0, leads=True, odd=False)
    """
    found = list(_CHANGE.finditer(part))
    if not found:
        time = time_ago(part)
        return Said(part if _bare(time.rest) else "", weeks_ago=None if _bare(time.rest) else time.weeks)
    first = found[0]
    behind = part[first.end() :]
    if first.group().endswith(_LASTING):
        behind = _FOR.sub("since ", behind)
    times = time_ago(part[: first.start()]), time_ago(behind)
    before, after = (_bare(time.rest) for time in times)
    weeks = [time.weeks for time in times if time.weeks is not None]
    odd = len(found) > 1 or len(weeks) > 1 or any(time.odd for time in times)
    left = " ".join(filter(None, (before, after)))
    return Said(left, str(first.lastgroup), min(weeks, default=None), leads=not before, odd=odd)


def _bare(text: str) -> str:
    """Return a text without a new dose, and without the words at its ends that tell nothing of which medicine it is.

    Those that may be part of its name ("sleeping pills") stay, unless they are all that there is.
    """
    text = _TO_A_DOSE.sub(" ", text)
    if not _DOSE.sub(" ", text).strip(" .:()-–?"):
        return ""
    words = [word.strip(".:()-–?") for word in text.split()]
    telling = [place for place, word in enumerate(words) if word and word not in _FILLING]
    is_by_whom = not CLINICIANS.isdisjoint(words) and _SAYS_NO_NAME.issuperset(words)
    if not telling or is_by_whom:
        return ""
    ends = (place for place in range(len(words)) if not telling[0] <= place <= telling[-1])
    left_out = {place for place in ends if words[place] not in BESIDE}
    return " ".join(word for place, word in enumerate(words) if place not in left_out)
