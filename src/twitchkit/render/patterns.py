"""Patterns of JSON Schema for texts that are read loosely: quantities, words in any case, spelled units.

They are within what Python and JavaScript understand alike. What a reader accepts of letters, blanks and spellings of
micro, a pattern accepts too; whether a number is plausible it cannot tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from twitchkit.unit_spelling import spelled

SIGNS = "<=|>=|<|>|≤|≥"
UPPER_SIGNS = "<=|<|≤"
ANY_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
NOT_NEGATIVE = ANY_NUMBER.replace("[+-]", "[+]", 1)

_SPECIAL = set(r".^$*+?()[]{}|\/")
_SPELLINGS = {"2": "[2²]", "*": "[*·]", "-": "[-−]"}


def quantity_pattern(units: Iterable[str], *, signs: str = SIGNS, number: str = ANY_NUMBER, tail: str = "") -> str:
    """Return the pattern of a number with one of some units, as :func:`~twitchkit.quantity.find_unit` compares them.

    >>> import re
    >>> bool(re.search(quantity_pattern(["ug/L"]), "< 30 µg/l"))
    True
    """
    names = {spelled(unit) for unit in units}
    folded = Counter(name.casefold() for name in names)
    parts = sorted(_unit(name, any_case=folded[name.casefold()] == 1) for name in names if name)
    unit = f"(?:{'|'.join(parts)}){tail}" if parts else ""
    unit = f"(?:{unit})?" if "" in names else unit
    return rf"^\s*(?:{signs})?\s*{number}\s*{unit}\s*$"


def words_pattern(words: Iterable[str], *, tail: str = "") -> str:
    """Return the pattern of any of some words, in any case and with any blanks between them; ``tail`` may follow.

    >>> import re
    >>> bool(re.search(words_pattern(["tree nuts"]), "Tree  nuts "))
    True
    """
    return rf"^\s*(?:{'|'.join(_word(word) for word in sorted(words))}){tail}\s*$"


def _unit(name: str, *, any_case: bool) -> str:
    """Return the pattern of a unit in its plain spelling; blanks may stand anywhere."""
    pieces = [_SPELLINGS.get(character) or _letter(character, any_case=any_case) for character in name]
    for place in range(len(name) - 1):
        if name[place : place + 2].casefold() == "ug":
            micro = "[uUµμ]" if any_case else "[uµμ]"
            pieces[place : place + 2] = [f"(?:{micro}", rf"{pieces[place + 1]}|mcg)"]
    return r"\s*".join(pieces)


def _word(word: str) -> str:
    return r"\s+".join("".join(_letter(character, any_case=True) for character in part) for part in word.split())


def _letter(character: str, *, any_case: bool) -> str:
    if any_case and character.lower() != character.upper():
        return f"[{character.lower()}{character.upper()}]"
    return f"\\{character}" if character in _SPECIAL else character
