"""The figures of docs/evidence.md: what the shipped packs hold, how it is known, and which sources were checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

import twitchkit as tk
from twitchkit.ids import pack_of, short
from twitchkit.model.content import kinds_of
from twitchkit.model.provenance import Source, Statement, statements_in

PACKS = ("vocabulary", "nutrients", "differential", "lifestyle")
MOST_CITED = 60
# Hosts that are no source: content farms, open encyclopedias, blogs, forums, news, machine-written answers, and pages
# that repost what another published. What only they say is recalled; what they repeat is cited from where it appeared.
NO_SOURCE = (
    *("healthjade", "wikipedia", "wikidoc", "wikimd", "healthline.com", "medicinenet", "healthgrades", "healthscout"),
    *("rxlist", "drugs.com", "drugs-forum", "verywell", "webmd", "everydayhealth", "theguardian", "medpagetoday"),
    *("blogspot", "wordpress", "medium.com", "reddit", "bfsforum", "aboutbfs", "thepracticalpsychosomaticist"),
    *("antidepressantsfacts", "lowcarbaction", "dontforgetthebubbles", "gpreasoning", "droracle", "iatrox"),
    *("scribd", "docslib", "studylib", "vdocuments", "thefreelibrary", "paperzz", "skyscape", "medicalcriteria"),
    *("blackboxrx", "citedrive", "acemap", "researcher.life", "metajournal", "ichgcp", "scilit", "fortuneonline"),
    *("zana.com", "aliem.com", "emedicinehealth"),
    *("scofa", "thensf", "nursing-notebook", "statpearls.com/articlelibrary", "e-cardiogram", "thoracicandsleep"),
)

_OWN = ("clinical_knowledge", "elicitation_method", "nhanes_day_to_day", "source_article")
_PARTS = {
    "Condition": "conditions (text, codes, advice)",
    "Prior": "priors",
    "Factor": "factors of priors",
    "Criterion": "criteria",
    "Evidence": "likelihood ratios",
    "Group": "caps of groups",
    "Ceiling": "ceilings",
    "DayToDay": "variation from day to day",
    "RedFlag": "red flags",
}


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table in Markdown."""
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(str(cell) for cell in line)} |\n" for line in lines)


def citations(part: Statement) -> tuple[str, ...]:
    """Return the short ids of the sources that a statement cites."""
    return tuple(short(citation.source) for citation in part.cite)


def holdings(kit: tk.Kit) -> str:
    kinds = {kind.replace("_", " "): len(entries) for kind, entries in kinds_of(kit.knowledge) if entries}
    parts = Counter(
        type(part).__name__ for each in kit.knowledge.conditions.values() for _, part in statements_in(each)
    )
    kinds["conditions: evidence"] = parts["Evidence"]
    kinds["conditions: criteria"] = parts["Criterion"]
    return table(("kind", "number"), kinds.items())


def by_pack(kit: tk.Kit) -> Mapping[str, list[Statement]]:
    held: dict[str, list[Statement]] = {pack: [] for pack in PACKS}
    for entry in kit.knowledge:
        held[pack_of(entry.id)] += (part for _, part in statements_in(entry))
    return held


def by_kind(kit: tk.Kit) -> Mapping[str, list[Statement]]:
    held: dict[str, list[Statement]] = {}
    for kind, entries in kinds_of(kit.knowledge):
        for entry in entries.values():
            for _, part in statements_in(entry):
                name = _PARTS.get(type(part).__name__, kind.replace("_", " "))
                held.setdefault(name, []).append(part)
    return held


def grades(held: Mapping[str, list[Statement]], what: str, key: str, words: type[StrEnum]) -> str:
    """Return how many statements have which word; for the status also the share without a source behind it."""
    counts = {name: Counter(getattr(part, key) for part in parts) for name, parts in held.items()}
    counts["together"] = sum(counts.values(), Counter())
    head = [what, "statements", *(word.value.replace("_", " ") for word in words)]
    rows = [[name, count.total(), *(count[word] for word in words)] for name, count in counts.items()]
    if words is tk.Status:
        head.append("recalled or elicited")
        for row, count in zip(rows, counts.values(), strict=True):
            row.append(f"{100 * (count[tk.Status.RECALLED] + count[tk.Status.ELICITED]) / count.total():.0f} %")
    return table(head, rows)


_WEIGHTS = ("Prior", "Factor", "Evidence", "Group", "Ceiling")


def weights_apart(kit: tk.Kit) -> Mapping[str, list[Statement]]:
    """Return the weights (what the score is made of) and all other statements."""
    held: dict[str, list[Statement]] = {"weights": [], "other statements": []}
    for entry in kit.knowledge:
        for _, part in statements_in(entry):
            held["weights" if type(part).__name__ in _WEIGHTS else "other statements"].append(part)
    return held


def most_cited(kit: tk.Kit, number: int) -> list[Source]:
    """Return the sources of others that the most statements cite, the most cited first."""
    counts = _cited(kit)
    others = [source for source in kit.knowledge.sources.values() if short(source.id) not in _OWN]
    return sorted(others, key=lambda source: (-counts[short(source.id)], source.id))[:number]


def sources(kit: tk.Kit) -> str:
    """Return how many sources there are, how they are found, and how many records were checked."""
    everything, first = list(kit.knowledge.sources.values()), most_cited(kit, MOST_CITED)
    rows = (
        (name, *(sum(bool(test(source)) for source in group) for group in (everything, first)))
        for name, test in (
            ("number", lambda source: True),
            ("found by a DOI", lambda source: source.doi),
            ("found by another address", lambda source: source.url and not source.doi),
            ("record compared with a public one", lambda source: source.checked),
        )
    )
    return table(("", "all sources", f"the {MOST_CITED} cited most"), rows)


def not_checked(kit: tk.Kit) -> str:
    """Return those of the most cited sources whose record was not found, with what was seen of them."""
    counts = _cited(kit)
    rows = (
        (f"`{short(source.id)}`", counts[short(source.id)], source.title.replace("|", "/"), source.note)
        for source in most_cited(kit, MOST_CITED)
        if not source.checked
    )
    return table(("source", "cited by", "what it is", "what was seen of it"), rows)


def _cited(kit: tk.Kit) -> Counter[str]:
    return Counter(id for parts in by_kind(kit).values() for part in parts for id in citations(part))
