"""A pack whose model is known: what it states is enough to draw people from, and no cap ever bites."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from support.packmaker import write_pack

RATIOS = ((6.0, 0.4), (4.0, 0.3), (3.0, 0.6), (0.3, 1.5), (2.0, 0.5))
PRIORS = {"common": 0.3, "uncommon": 0.1, "rare": 0.03}

_WORDS = """
[[source]]
id = "own"
title = "Written for tests"
"""
_DERIVED = """
[defaults]
cite = "own"
status = "derived"
certainty = "high"
"""


def write_model_pack(
    root: Path, *, priors: Mapping[str, float] = PRIORS, doubled: bool = False, files: Mapping[str, str] | None = None
) -> Path:
    """Write the pack into ``root/model``: conditions with five findings each that no other condition looks at.

    ``priors`` are what it says of them. ``doubled`` counts the first finding of each a second time, under another
    name. ``files`` are more content.
    """
    content = {f"content/{id}.toml": _condition(id, prior, doubled) for id, prior in priors.items()}
    asked = [finding(f"{id}_{number}") for id in priors for number in range(len(RATIOS))]
    if doubled:
        asked += [f'[[finding]]\nid = "{id}_again"\nname = "again"\nwhen = "{id}_0"\n' for id in priors]
    words = "\n".join([_WORDS, *asked])
    return write_pack(root, "model", {"content/words.toml": words, **content, **(files or {})})


def finding(id: str, more: str = "") -> str:
    """Return a finding that is asked."""
    return f'[[finding]]\nid = "{id}"\nname = "{id}"\nquestion = "{id}?"\n{more}\n'


def condition(id: str, prior: float, evidence: Mapping[str, tuple[float, float]], more: str = "") -> str:
    """Return a condition whose evidence is LR+ and LR- by expression."""
    parts = [
        f'[[evidence]]\nwhen = "{when}"\npresent = {present}\nabsent = {absent}\n'
        for when, (present, absent) in evidence.items()
    ]
    head = f'{_DERIVED}\n[condition]\nid = "{id}"\nname = "The {id} one"\n'
    return "\n".join([head, f"[prior]\nshare = {prior}\nrange = [{prior / 2}, {min(2 * prior, 0.9)}]\n{more}", *parts])


def _condition(id: str, prior: float, doubled: bool) -> str:
    evidence = {f"{id}_{number}": ratios for number, ratios in enumerate(RATIOS)}
    again = {f"{id}_again": RATIOS[0]} if doubled else {}
    return condition(id, prior, evidence | again, 'times = [{ when = "age >= 60", by = 2 }]\n')
