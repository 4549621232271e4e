"""Without thresholds of a pack those hold that the documents tell."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import attrs
from support.handmade import CITED

from twitchkit.content import Thresholds
from twitchkit.model.plain import plain

PAGE = Path(__file__).parents[2] / "docs" / "pack-conditions.md"


def test_the_values_that_hold_are_those_that_are_told() -> None:
    section = PAGE.read_text(encoding="utf-8").partition("## thresholds\n")[2]
    (told,) = tomllib.loads(re.findall(r"```toml\n(.*?)```", section, re.DOTALL)[0])["thresholds"]
    usual = plain(Thresholds(id="bands", **CITED))

    assert {key: told[key] for key in told if key not in CITED} == {
        key: usual[key] for key in usual if key not in CITED
    }


def test_each_may_be_stated() -> None:
    assert attrs.evolve(Thresholds(id="bands", **CITED), widening={}).burden["measurement"] == 6.0
