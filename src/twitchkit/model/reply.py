"""What fits as an answer to a question, by the kind of the question."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable


def misfit(kind: str, levels: Collection[str], answer: object) -> str:
    """Return why something is no answer to a finding of a kind, without repeating it; "" if it is one.

    The answer "unknown" fits everywhere and does not come here; whether a text is an amount is seen when it is read.

    >>> misfit("yes_no", (), "no"), misfit("levels", ("none", "full"), "full")
    ('the answer is yes or no', '')
    """
    match kind:
        case "yes_no":
            return "" if isinstance(answer, bool) else "the answer is yes or no"
        case "levels" | "choice":
            return "" if isinstance(answer, str) and answer in levels else "no such level"
        case "several":
            fits = isinstance(answer, tuple) and all(isinstance(item, str) and item in levels for item in answer)
            return "" if fits else "the answer is a list of its levels"
        case _:
            if isinstance(answer, str):  # with a unit, maybe a bound
                return "" if re.match(r"[<>=≤≥~\s]*[+-]?[.\d]", answer) else "the answer is a number"
            is_number = isinstance(answer, int | float) and not isinstance(answer, bool) and math.isfinite(answer)
            return "" if is_number else "the answer is a number"


def expected(kind: str, levels: Collection[str], units: Iterable[str]) -> str:
    """Return what to write as an answer to a finding of a kind.

    >>> expected("number", (), ["min", "h"])
    'a number in min, h'
    """
    match kind:
        case "yes_no":
            return 'write true, false or "unknown"'
        case "levels" | "choice":
            return f"its levels are {', '.join(levels)}"
        case "several":
            return f"a list of {', '.join(levels)}"
        case _:
            named = ", ".join(unit for unit in units if unit)
            return f"a number in {named}" if named else "a number"
