"""JSON without surprises: a key that stands twice and NaN are errors."""

from __future__ import annotations

import json
from collections import Counter

from twitchkit.errors import Diagnostic, StructureError


def parse_json(text: str, *, file: str = "") -> object:
    """Parse a JSON document; raises :class:`StructureError` (TK101, TK106) with its place.

    >>> parse_json('{"age": 61}')
    {'age': 61}
    """
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as error:
        problem = Diagnostic("TK101", f"not valid JSON: {error.msg}", file=file, line=error.lineno)
    except RecursionError:
        problem = Diagnostic("TK101", "nested too deeply", file=file)
    except StructureError as error:
        problem = error.diagnostics[0].at(file=file)
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        problem = Diagnostic("TK101", "a whole number has too many digits", file=file)
    raise StructureError([problem])


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        doubled = counts.most_common(1)[0][0]
        raise StructureError([Diagnostic("TK101", f"the key {doubled!r} stands twice in one object")])
    return read


def _constant(name: str) -> object:
    raise StructureError([Diagnostic("TK106", f"{name} is not a number", hint="leave out what is not known")])
