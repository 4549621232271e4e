"""Strategies for authors: what they give survives writing and reading, and small whole packs load."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import twitchkit as tk
from twitchkit.content import Tip
from twitchkit.ids import is_id
from twitchkit.model.plain import plain
from twitchkit.structure import structure
from twitchkit.testing.small_packs import knowledges, packs, written
from twitchkit.testing.strategies import classes, profiles, register, statements

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("cls", classes(), ids=lambda cls: cls.__name__)
@settings(max_examples=10)
@given(data=st.data())
def test_what_is_given_survives_writing_and_reading(cls, data):
    made = data.draw(statements(cls))
    assert structure(plain(made), cls) == made


@settings(max_examples=10)
@given(data=st.data())
def test_profiles_are_in_the_words_of_a_knowledge(data):
    knowledge = data.draw(knowledges)
    assert tk.assess(knowledge, data.draw(profiles(knowledge))).urgency.tier in tk.Tier


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=packs())
def test_small_packs_load_from_their_files(tmp_path, files):
    folder = written(tmp_path / "pack", files)
    assert tk.load([], paths=[folder]).knowledge.conditions


@settings(max_examples=10)
@given(data=st.data())
def test_hypothesis_makes_each_class_once_it_is_told(data):
    register()
    assert is_id(data.draw(st.from_type(Tip)).id)


def test_hypothesis_finds_them_by_itself():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["hypothesis"] == {"twitchkit": "twitchkit.testing.strategies:register"}
