"""Packs and profiles that are a little broken: a sample of ``tests/runs/mutated_packs.py``."""

import random

import pytest
from support.mutated_packs import broken_pack, broken_profile
from support.quick import one_in

PACKS, PROFILES = 10, 20


@pytest.mark.parametrize("seed", one_in(6, range(6)))
def test_a_mutated_pack_is_told_about_and_never_raises(tmp_path, seed):
    draw = random.Random(seed)  # noqa: S311  (a sample, not a secret)
    assert {broken_pack(tmp_path, draw) for _ in range(PACKS)} <= {"packs read", "packs told"}


def test_a_mutated_profile_is_told_about_and_never_raises(tmp_path):
    draw = random.Random(7)  # noqa: S311
    assert {broken_profile(tmp_path, draw) for _ in range(PROFILES)} == {"profiles read", "profiles told"}
