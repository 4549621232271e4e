"""The cases of the installed packs as evaluation cases: python examples/evaluation/from_pack_cases.py > cases.jsonl

Such cases were written by the authors of the packs and pass already, so what an evaluation of them says about first
places and urgency is no independent evidence. It shows how to write a file of one's own, and what the bands and the
probabilities are where the order is right.
"""

import json
import sys
from collections.abc import Iterator

import twitchkit as tk
from twitchkit.packs import installed
from twitchkit.testing import Case, read_cases

BANDS = tuple(tk.Band)


def evaluation_case(case: Case) -> dict[str, object]:
    """Return a case of a pack as a line of an evaluation file; what has no counterpart is left out."""
    expect = case.expect
    too_high = [
        {"condition": name, "at_or_above": BANDS[band.rank + 1].value}
        for name, band in expect.at_most.items()
        if band is not tk.Band.CONSISTENT
    ]
    told = {
        "accepted": list(expect.first),
        "bands": {name: band.value for name, band in expect.conditions.items()},
        "urgency_at_least": _tier(expect.urgency or expect.urgency_at_least),
        "urgency_at_most": _tier(expect.urgency or expect.urgency_at_most),
        "must_not": [*too_high, *({"tip": name} for name in expect.no_tips)],
    }
    return {
        "id": f"{case.pack}:{case.id}",
        "name": case.name,
        "profile": tk.profile_to_dict(case.profile),
        **{key: value for key, value in told.items() if value},
        "labels": [case.pack],
        "citation": ", ".join(citation.source for citation in case.cite),
    }


def _tier(tier: tk.Tier | None) -> str | None:
    return tier.value if tier else None


def evaluation_cases() -> Iterator[dict[str, object]]:
    """Iterate over the cases of all installed packs that an evaluation can judge."""
    for pack in installed():
        for case in read_cases(pack.folder).cases if pack.folder else ():
            line = evaluation_case(case)
            if line.keys() & {"accepted", "bands", "urgency_at_least", "urgency_at_most", "must_not"}:
                yield line


if __name__ == "__main__":
    sys.stdout.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in evaluation_cases())
