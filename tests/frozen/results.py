"""What is kept of an assessment: everything but dates, versions, digests, and what nobody asked for here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import twitchkit as tk

PACKS = ("vocabulary", "nutrients", "differential", "lifestyle")
LEFT_OUT = {"as_of", "engine", "packs", "knowledge", "foods", "questions", "schema_version"}


def result(kit: tk.Kit, profile: Mapping[str, object]) -> dict[str, Any]:
    """Return what comes out for a profile, or the codes and places of what is wrong with it."""
    try:
        assessed: dict[str, Any] = kit.assess(tk.read_profile(profile)).to_dict()
    except tk.ProfileError as error:
        return {"errors": sorted(f"{problem.code} {problem.place}" for problem in error.diagnostics)}
    return {key: value for key, value in assessed.items() if key not in LEFT_OUT}
