"""Hypothesis strategies for small whole packs: as content, as knowledge, and as the files of a folder."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, cast

import tomli_w
from hypothesis import strategies as st

from twitchkit.ids import pack_of, qualify, short
from twitchkit.knowledge import Knowledge
from twitchkit.model.content import KINDS, SINGULAR, WRITTEN, Content, Entry, kinds_of
from twitchkit.model.kinds import beside
from twitchkit.model.plain import plain_table
from twitchkit.model.provenance import Certainty
from twitchkit.model.safety import Tier
from twitchkit.structure import structure

Data: TypeAlias = dict[str, object]

ID = "gen"
YES_NO = ("a", "b", "c", "d", "e")
"""The short names of the yes/no findings of a generated pack; the last two are its red-flag screen."""

_LEVELS, _SEVERAL = ["none", "partial", "full"], ["x", "y"]
_TIERS = [tier.value for tier in Tier]
_RATIOS = st.floats(0.11, 9.5)
# What is drawn again and again is made once: hypothesis looks through each strategy that is new.
_CERTAINTIES = st.sampled_from([item.value for item in Certainty])
_SHARES, _FACTORS, _CAPS, _WIDTHS = st.floats(0.01, 0.5), st.floats(0.5, 3), st.floats(1, 20), st.floats(1.0, 3.0)
_TIER, _TIER_OF_A_FLAG = st.sampled_from(_TIERS[:4]), st.sampled_from(_TIERS[2:])
_NAME, _GROUP = st.sampled_from(YES_NO), st.sampled_from(["", "g", "h"])
_SCREEN = st.sets(st.sampled_from(["d", "e"]))
_EITHER, _UP_TO_ONE, _UP_TO_TWO, _UP_TO_THREE = st.booleans(), st.integers(0, 1), st.integers(0, 2), st.integers(1, 3)
_DERIVED = st.sampled_from(["a or b", "a and 'y' in several", "number >= 20", "age >= 65 and c", "known(lab)"])
_ATOMS = st.sampled_from([*YES_NO, "level >= 'partial'", "'x' in several", "number > 5", "lab < '3 mmol/L'", "derived"])
_SPECIAL = st.sampled_from(
    [
        "known(lab)",
        "low(lab)",
        "high(lab)",
        "normal(lab)",
        "age >= 65 and a",
        "sex == 'female' or b",
        "at_least(2, a, b, c)",
    ]
)


def _joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("({} {} {})".format, parts, st.sampled_from(["and", "or"]), parts)


def _denied_or_joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return parts.map("not ({})".format) | _joined(parts)


positive_expressions: st.SearchStrategy[str] = st.recursive(_ATOMS, _joined, max_leaves=4)
"""Expressions that a red flag may have, in the words of a generated pack."""

expressions: st.SearchStrategy[str] = st.recursive(positive_expressions | _SPECIAL, _denied_or_joined, max_leaves=4)
"""Expressions of all sorts, in the words of a generated pack."""

_MAYBE = st.just("") | expressions
_EXCLUSIONS = st.lists(st.tuples(_MAYBE, _MAYBE), max_size=1)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Return the statements of a small pack: one to three conditions, and all that they read."""
    names = ["one", "two", "three"][: draw(_UP_TO_THREE)]
    flags = range(draw(_UP_TO_TWO))
    caution = _stated(draw, id="caution", reason="r", withhold=["supplement:magnesium"], unless=draw(expressions))
    made: dict[str, Sequence[Data]] = {
        "source": [{"id": "own", "title": "Generated"}],
        "finding": _findings(draw),
        "measurement": [_lab(draw)],
        "condition": [_condition(draw, name) for name in names],
        "red_flag": [_red_flag(draw, f"flag_{number}") for number in flags],
        "caution": [caution],
        "tip": _tips(draw),
    }
    return Content.of(_read(kind, data) for kind, items in made.items() for data in items)


def _read(kind: str, data: Data) -> Entry:
    cls = KINDS[SINGULAR[kind]]
    return structure({**data, "id": qualify(str(data["id"]), ID)}, cls)


knowledges: st.SearchStrategy[Knowledge] = contents().map(Knowledge.build)
"""Small packs, checked and compiled."""


def packs() -> st.SearchStrategy[Mapping[str, str]]:
    """Return a strategy for small packs as files: name → text, the manifest among them. Each of them loads."""
    return contents().map(files_of)


def files_of(content: Content) -> Mapping[str, str]:
    """Return the statements of one pack as the files of its folder, with a manifest."""
    held = {kind: entries for kind, entries in kinds_of(content) if entries}
    about: Data = {
        "id": pack_of(next(iter(content)).id),
        "title": "A small pack",
        "license": "CC-BY-4.0",
        "reviewed": datetime.date(2026, 11, 22),
        "defines": [WRITTEN[kind] for kind in held],
    }
    files: dict[str, Data] = {"pack.toml": {"schema": 1, "pack": about}}
    for kind, entries in held.items():
        if beside(KINDS[kind]):
            files |= {f"content/{kind}/{short(entry.id)}.toml": _whole(kind, entry) for entry in entries.values()}
        else:
            files[f"content/{kind}.toml"] = {WRITTEN[kind]: [_table(entry) for entry in entries.values()]}
    return {name: tomli_w.dumps(data) for name, data in files.items()}


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """Write the files of a pack into a folder, in the place of what is there, and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _stated(draw: st.DrawFn, **said: object) -> Data:
    """Return a statement with where it comes from."""
    certainty = draw(_CERTAINTIES)
    return {**said, "cite": "own", "status": "derived", "certainty": certainty}


def _findings(draw: st.DrawFn) -> Sequence[Data]:
    return [
        *({"id": name, "name": f"finding {name}", "screen": name in "de"} for name in YES_NO),
        {"id": "level", "name": "level", "kind": "levels", "levels": _LEVELS},
        {"id": "several", "name": "several", "kind": "several", "levels": _SEVERAL},
        {"id": "number", "name": "number", "kind": "number", "unit": "min", "plausible": [0.0, 100.0]},
        {"id": "derived", "name": "derived", "when": draw(_DERIVED)},
        {"id": "unrelated", "name": "unrelated"},
    ]


def _lab(draw: st.DrawFn) -> Data:
    limits = [{"low": 2.0, "high": 5.0}]
    return _stated(draw, id="lab", name="lab", unit="mmol/L", plausible=[0.0, 20.0], limits=limits)


def _condition(draw: st.DrawFn, name: str) -> Data:
    share, by = draw(_SHARES), draw(_FACTORS)
    times = [_stated(draw, when="sex == 'female'", by=by)]
    evidence = draw(_EVIDENCES)
    criteria = [
        _stated(draw, id="only", name="only", requires=draw(expressions), excluded_by=excluded, doubted_by=doubted)
        for excluded, doubted in draw(_EXCLUSIONS)
    ]
    ceilings = [_stated(draw, band="possible", unless=draw(expressions)) for _ in range(draw(_UP_TO_ONE))]
    return _stated(
        draw,
        id=name,
        name=name,
        tier=draw(_TIER),
        screen=sorted(draw(_SCREEN)),
        prior=_stated(draw, share=share, range=[share / 2, share * 1.5], times=times),
        criteria=criteria,
        groups=[_stated(draw, id="g", cap=draw(_CAPS)), _stated(draw, id="h", cap=3.0)],
        evidence=evidence,
        ceilings=ceilings,
    )


@st.composite
def _evidence(draw: st.DrawFn) -> Data:
    what = {"finding": draw(_NAME)} if draw(_EITHER) else {"when": draw(expressions)}
    present, absent, width = draw(_RATIOS), draw(_RATIOS), draw(_WIDTHS)
    bounds = {"range": [present / width, present * width]} if draw(_EITHER) else {}
    group = draw(_GROUP)
    return _stated(draw, present=present, absent=absent, group=group, **what, **bounds)


_EVIDENCES = st.lists(_evidence(), max_size=6, unique_by=lambda item: str(item.get("finding") or item["when"]))


def _red_flag(draw: st.DrawFn, id: str) -> Data:
    when, tier = draw(positive_expressions), draw(_TIER_OF_A_FLAG)
    return _stated(draw, id=id, when=when, tier=tier, message="m", do="d")


def _tips(draw: st.DrawFn) -> Sequence[Data]:
    shown: Data = {"title": "t", "text": "t", "for": ["one"]}
    return [
        _stated(draw, id="tip", when=draw(_MAYBE), **shown),
        _stated(draw, id="pill", involves=["supplement:magnesium"], **shown),
    ]


def _whole(kind: str, entry: Entry) -> Data:
    """Return a statement with its parts beside it, as its file has them."""
    table = _table(entry)
    parts = {key: table.pop(name) for key, name in beside(KINDS[kind]).items() if name in table}
    return {WRITTEN[kind]: table, **parts}


def _table(entry: Entry) -> Data:
    return {**cast("Data", plain_table(entry, defaults=False)), "id": short(entry.id)}
