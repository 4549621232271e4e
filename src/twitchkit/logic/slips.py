"""What people write for an expression who know it from elsewhere, and what to write instead."""

from __future__ import annotations

import re

_SLIPS: tuple[tuple[str, str], ...] = (
    (r"&&?", "write 'and' for {0}"),
    (r"\|\|?", "write 'or' for {0}"),
    (r"(?<!\w)!(?!=)", "write 'not' for {0}"),
    (r"[≥≤≠]", "write >=, <= or != for {0}"),
    (r"\b(AND|OR|NOT)\b", "write {0} in small letters"),
    (r"\b(\w+)\s+is\s+(?i:true|yes)\b", "write the name alone: '{1}'"),
    (r"\b(\w+)\s+is\s+(?i:false|no)\b", "write 'not {1}', or the name alone: '{1}'"),
    (r"(?<![\w.])(\d+(?:\.\d+)?)([a-df-zA-DF-Z]\w*)", "write a quantity with its unit in quotes: '{1} {2}'"),
    (r"\b(\w+)\s*={1,2}\s*(?i:true|yes)\b", "write the name alone: '{1}'"),
    (r"\b(\w+)\s*={1,2}\s*(?i:false|no)\b", "write 'not {1}', or the name alone: '{1}'"),
    (r"\b(if|then|when)\b", "write only what must be true, without '{1}'"),
    (r"^[^()]*,[^()]*$", "write 'and' or 'or' for a comma"),
    (r"(?<![<>=!])=(?!=)", "write == to compare"),
    (r"\b([a-z]\w*):([a-z]\w*)\b", "write {1}.{2}, with a point"),
    (r"[“”‘’]", "write straight quotes"),
)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


def slip(text: str) -> str:
    """Return what to write for what stands in a text that is no expression; an empty text if nothing is known.

    >>> slip("a && b"), slip("urge_to_move = true"), slip("(a or b")
    ("write 'and' for &&", "write the name alone: 'urge_to_move'", 'a bracket is not closed')
    """
    bare = _QUOTED.sub("''", text)
    for pattern, advice in _SLIPS:
        found = re.search(pattern, bare)
        if found:
            return advice.format(found[0], *found.groups())
    if bare.count("(") != bare.count(")"):
        return "a bracket is not closed" if bare.count("(") > bare.count(")") else "a bracket is closed twice"
    return "a quote is not closed" if "'" in bare.replace("''", "") or '"' in bare else ""
