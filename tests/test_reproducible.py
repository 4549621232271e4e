"""Law 4 over processes: no hash seed, time zone or locale changes a byte; law 8: what is written reads back equal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import handmade
from support.strategies import contents, knowledges, profiles

import twitchkit as tk
from twitchkit.model.content import Content
from twitchkit.model.plain import plain
from twitchkit.scoring import assess
from twitchkit.structure import structure

PROFILE = Path(__file__).parents[1] / "examples" / "profiles" / "restless_evenings.toml"


def output(file_format: str, **environment: str) -> bytes:
    command = [
        sys.executable,
        "-m",
        "twitchkit",
        "assess",
        str(PROFILE),
        "--as-of",
        "2026-11-22",
        "--format",
        file_format,
    ]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **environment})
    assert done.stderr == b""
    return done.stdout


@pytest.mark.thorough
@pytest.mark.parametrize("file_format", ["json", "text"])
def test_hash_seed_time_zone_and_locale_change_no_byte(file_format: str) -> None:
    plainly = output(file_format, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    for seed, zone, locale in (("1", "Asia/Kathmandu", "C.UTF-8"), ("4711", "America/St_Johns", "tr_TR.UTF-8")):
        assert plainly == output(file_format, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)


@given(knowledges, st.data())
def test_an_assessment_of_generated_knowledge_reads_back(knowledge: tk.Knowledge, data: st.DataObject) -> None:
    result = assess(knowledge, data.draw(profiles(knowledge)))
    assert result == tk.read_assessment(json.loads(json.dumps(result.to_dict())))


@given(st.data())
def test_profiles_and_assessments_of_the_shipped_packs_read_back(kit: tk.Kit, data: st.DataObject) -> None:
    profile = data.draw(profiles(kit.knowledge))
    written = json.loads(json.dumps(tk.profile_to_dict(profile)))
    assert profile == tk.read_profile(written)
    result = kit.assess(profile)
    assert result == tk.read_assessment(json.loads(json.dumps(result.to_dict())))
    assert result == kit.assess(tk.read_profile(written))


def read_back(content: Content) -> None:
    for entry in content:
        written = json.loads(json.dumps(stated(plain(entry))))
        assert entry == structure(written, type(entry))


def stated(value: object) -> object:
    """Leave out what is not stated, as TOML does, which has no null."""
    if isinstance(value, dict):
        return {key: stated(item) for key, item in value.items() if item is not None}
    return [stated(item) for item in value] if isinstance(value, list) else value


def test_every_shipped_statement_reads_back(kit: tk.Kit) -> None:
    read_back(kit.knowledge)


@given(contents())
def test_every_generated_statement_reads_back(content: Content) -> None:
    read_back(content)


def test_every_handmade_statement_reads_back() -> None:
    read_back(handmade.content())
