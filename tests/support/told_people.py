"""Everybody who is told of in the lists of people, and somebody for each red flag and each critical limit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from support.shipped_cases import shipped_cases

import twitchkit as tk
from twitchkit.model.safety import Tier
from twitchkit.quantity import Quantity

DATA = Path(__file__).parents[1] / "data"


def listed_people() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the profiles of all lists, each with the list and the name that it has there."""
    for path in sorted(DATA.glob("*.json")):
        entries = json.loads(path.read_text(encoding="utf-8"))
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            if "profile" in entry:
                yield f"{path.stem}: {entry.get('id', place)}", entry["profile"]


def people_by_flag(kit: tk.Kit, *, at_least: Tier = Tier.SAME_DAY) -> dict[str, tk.Profile]:
    """Return somebody for each red flag of a tier or a more urgent one, from the cases that name it."""
    found: dict[str, tk.Profile] = {}
    for pack in ("differential", "nutrients"):
        for case in shipped_cases(pack).cases:
            for name in case.expect.red_flags:
                flag = kit.knowledge.find(name)
                if flag.tier.rank >= at_least.rank:
                    found.setdefault(flag.id, case.profile)
    return found


def people_by_limit(kit: tk.Kit, *, at_least: Tier = Tier.SAME_DAY) -> dict[str, tk.Profile]:
    """Return somebody for each critical limit of such a tier: a reading that lies on the limit, or just beyond it."""
    return {
        limit.id: tk.Profile(age=50, measurements={limit.measurement: _beyond(limit.limit)})
        for limit in kit.knowledge.critical_limits.values()
        if limit.tier.rank >= at_least.rank and not limit.when
    }


def _beyond(limit: str) -> str:
    quantity = Quantity.parse(limit)
    beyond = {"<": 0.99, ">": 1.01}.get(quantity.sign, 1.0)
    return f"{quantity.number * beyond:g} {quantity.unit}".strip()
