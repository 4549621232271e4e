"""The tables and examples in README and docs/ that are made from the shipped packs: run this file to write them anew.

A document holds a table between ``<!-- name -->`` and ``<!-- end -->``; a test compares it with what is counted here.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from runs import model_card
from runs.evidence_tables import PACKS, by_kind, by_pack, grades, holdings, not_checked, sources, table, weights_apart

import twitchkit as tk
from twitchkit.content import Caution, Verdict
from twitchkit.ids import short
from twitchkit.model.plain import Json
from twitchkit.render.brief import brief
from twitchkit.render.plain import to_text
from twitchkit.render.wording import Names

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "profiles" / "restless_evenings.toml"
_TABLE = re.compile(r"(<!-- ([\w ]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_LONGEST = 90
_KEPT = {"": 12, "Is it what you eat?": 5, "What fits": 16, "What you can do": 9, "Held back, and why": 9}


def tiers(kit: tk.Kit) -> str:
    counts = Counter(flag.tier for flag in kit.knowledge.red_flags.values())
    return table(("tier", "red flags"), [(tier.value.replace("_", " "), counts[tier]) for tier in reversed(tk.Tier)])


def verdicts(kit: tk.Kit) -> str:
    counts = Counter(claim.verdict for claim in kit.knowledge.claims.values())
    return table(("verdict", "claims"), [(verdict.value.replace("_", " "), counts[verdict]) for verdict in Verdict])


def cautions(kit: tk.Kit) -> str:
    rows = [
        (f"`{id}`", ", ".join(caution.withhold), f"{'unless' if caution.unless else 'when'} `{_code(caution)}`")
        for id, caution in kit.knowledge.cautions.items()
        if caution.withhold
    ]
    return table(("caution", "withholds", "holds"), rows)


def priors(kit: tk.Kit) -> str:
    """Return each prior with what it was made from: the figures of populations, where a study gives some."""
    rows = []
    for condition in kit.knowledge.conditions.values():
        prior = condition.prior
        if prior is not None:
            low, high = prior.range
            factors = ", ".join(f"`{factor.when}` ×{factor.by:g}" for factor in prior.times)
            figures = "; ".join(f"{cite.at} (`{short(cite.source)}`)" for cite in prior.cite if cite.at)
            shares = f"{100 * prior.share:.3g}", f"{100 * low:.3g}–{100 * high:.3g}"
            rows.append((condition.name, *shares, factors, figures))
    return table(("condition", "of 100 who ask", "range", "odds change by", "in populations"), sorted(rows))


def _code(caution: Caution) -> str:
    return " ".join((caution.when or caution.unless).split()).replace("|", "\\|")


def json_example(kit: tk.Kit) -> str:
    data = kit.assess(tk.read_profile(EXAMPLE), as_of="2026-11-22").to_dict()
    return f"```json\n{json.dumps(_shortened(data), indent=1, ensure_ascii=False)}\n```\n"


def _shortened(value: Json, key: str = "") -> Json:
    """Keep the first of each list, cut long texts, and leave out what changes with every edit of a pack."""
    if isinstance(value, dict):
        return {name: _shortened(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_shortened(item) for item in value[:1]] + (["…"] if len(value) > 1 else [])
    if key in ("sha256", "knowledge"):
        return "…"
    if isinstance(value, float):
        return round(value, 3)
    return value[:_LONGEST] + "…" if isinstance(value, str) and len(value) > _LONGEST else value


def report_example(kit: tk.Kit) -> str:
    """Return the first lines of the sections of a report; the last ones change with every edit of a pack."""
    result = kit.assess(tk.read_profile(EXAMPLE), as_of="2026-11-22")
    shown: list[str] = []
    for section in re.split(r"\n(?=.+\n=+\n)", to_text(brief(result, Names.of(kit.knowledge)))):
        title, _, body = section.partition("\n") if shown else ("", "", section)
        kept = _KEPT.get(title, 0)
        if kept:
            lines = section.split("\n") if title else body.split("\n")
            shown += [*lines[:kept], "…", ""]
    return "```text\n" + "\n".join(shown).rstrip() + "\n```\n"


def in_short(kit: tk.Kit) -> str:
    """Return what the packs hold and how much of it is guessed, in two sentences."""
    held, parts = kit.knowledge, weights_apart(kit)
    kinds = ("conditions", "findings", "red_flags", "critical_limits", "medicines", "sources")
    counts = ", ".join(f"{len(getattr(held, kind)):,} {kind.replace('_', ' ')}" for kind in kinds)
    statuses = Counter(part.status for part in parts["weights"])
    guessed = sum(statuses[status] for status in (tk.Status.RECALLED, tk.Status.ELICITED))
    share = f"{guessed:,} of {statuses.total():,}"
    return (
        f"The shipped packs hold {counts}. Of the weights that scores are made of, {share} are guesses, each marked.\n"
    )


TABLES: Mapping[str, Callable[[tk.Kit], str]] = {
    "holdings": holdings,
    "status by pack": lambda kit: grades(by_pack(kit), "pack", "status", tk.Status),
    "status by kind": lambda kit: grades(by_kind(kit), "kind", "status", tk.Status),
    "weights apart": lambda kit: grades(weights_apart(kit), "what", "status", tk.Status),
    "certainty": lambda kit: grades(by_kind(kit), "kind", "certainty", tk.Certainty),
    "sources": sources,
    "not checked": not_checked,
    "tiers": tiers,
    "verdicts": verdicts,
    "cautions": cautions,
    "priors": priors,
    "json example": json_example,
    "report example": report_example,
    "in short": in_short,
    **{name: lambda _, written=written: written() for name, written in model_card.TABLES.items()},
}


def with_tables(text: str, kit: tk.Kit) -> str:
    """Return the text of a document with all of its tables counted anew."""
    return _TABLE.sub(lambda match: f"{match[1]}{TABLES[match[2]](kit)}{match[4]}", text)


def documents_with_tables() -> list[Path]:
    documents = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [path for path in documents if _TABLE.search(path.read_text(encoding="utf-8"))]


if __name__ == "__main__":
    KIT = tk.load(PACKS)
    for document in documents_with_tables():
        document.write_text(with_tables(document.read_text(encoding="utf-8"), KIT), encoding="utf-8")
