"""People drawn from a model have the shares and likelihood ratios that the model states."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.model_pack import PRIORS, RATIOS, condition, finding, write_model_pack

import twitchkit as tk
from twitchkit.evaluation import simulate
from twitchkit.evaluation.simulation import SimulatedPerson

N = 6_000


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> tk.Knowledge:
    return tk.load([], paths=[write_model_pack(tmp_path_factory.mktemp("packs"))]).knowledge


@pytest.fixture(scope="module")
def people(knowledge: tk.Knowledge) -> list[SimulatedPerson]:
    return list(simulate(knowledge, N, seed=5))


def drawn(tmp_path: Path, files: dict[str, str], n: int = N) -> list[SimulatedPerson]:
    folder = write_model_pack(tmp_path, priors={}, files=files)
    return list(simulate(tk.load([], paths=[folder]).knowledge, n, seed=2))


def share(people: list[SimulatedPerson], finding: str, answer: object = True) -> float:
    return sum(person.profile.findings[f"model:{finding}"] == answer for person in people) / len(people)


def having(people: list[SimulatedPerson], *ids: str) -> list[SimulatedPerson]:
    wanted = {f"model:{id}" for id in ids}
    return [person for person in people if person.truth == wanted]


class TestModel:
    def test_prior_is_the_share_of_the_young_and_twice_the_odds_of_the_old(self, people: list[SimulatedPerson]) -> None:
        for id, prior in PRIORS.items():
            for old, odds in ((False, prior / (1 - prior)), (True, 2 * prior / (1 - prior))):
                group = [person for person in people if (person.profile.age >= 60) == old]
                seen = sum(f"model:{id}" in person.truth for person in group) / len(group)
                assert seen == pytest.approx(odds / (1 + odds), abs=0.02)

    def test_ratios_among_the_drawn_are_those_stated(self, people: list[SimulatedPerson]) -> None:
        there = [person for person in people if "model:common" in person.truth]
        not_there = [person for person in people if "model:common" not in person.truth]
        for number, (present, absent) in enumerate(RATIOS):
            yes, no = share(there, f"common_{number}"), share(not_there, f"common_{number}")
            assert yes / no == pytest.approx(present, rel=0.12)
            assert (1 - yes) / (1 - no) == pytest.approx(absent, rel=0.12)

    def test_conditions_come_and_go_on_their_own(self, people: list[SimulatedPerson]) -> None:
        count = Counter(len(person.truth) for person in people)
        alone = [sum(f"model:{id}" in person.truth for person in people) / N for id in PRIORS]
        assert count[3] / N == pytest.approx(alone[0] * alone[1] * alone[2], abs=0.004)

    def test_ages_and_sexes_are_even(self, people: list[SimulatedPerson]) -> None:
        ages = [person.profile.age for person in people]
        assert (min(ages), max(ages)) == (18, 90)
        assert sum(ages) / N == pytest.approx(54, abs=1)
        assert sum(person.profile.sex == "male" for person in people) / N == pytest.approx(0.5, abs=0.02)


class TestSeed:
    @given(st.integers(), st.integers(0, 20))
    def test_same_seed_gives_the_same_people_and_more_of_them_begin_alike(
        self, knowledge: tk.Knowledge, seed: int, n: int
    ) -> None:
        longer = simulate(knowledge, n + 5, seed)
        assert list(simulate(knowledge, n, seed)) == list(islice(longer, n))

    def test_another_seed_gives_others(self, knowledge: tk.Knowledge) -> None:
        assert list(simulate(knowledge, 10, seed=1)) != list(simulate(knowledge, 10, seed=2))


class TestSharedFindings:
    def test_each_cause_keeps_its_own_ratio_from_the_mean_of_the_backgrounds(self, tmp_path: Path) -> None:
        # LR+ 4 and LR- 0.4 leave P(finding | neither) = 1/6, LR+ 2 and LR- 0.5 leave 1/3, 0.5 and 1.5 leave 1/2.
        files = {
            "content/shared.toml": finding("seen"),
            "content/one.toml": condition("one", 0.4, {"seen": (4, 0.4)}),
            "content/two.toml": condition("two", 0.4, {"seen": (2, 0.5)}),
            "content/less.toml": condition("less", 0.4, {"seen": (0.5, 1.5)}),
        }
        people = drawn(tmp_path, files)
        background = (1 / 6 + 1 / 3 + 1 / 2) / 3
        for ids, absence, left in (
            ((), 1, 1),
            (("one",), 0.4, 1),
            (("two",), 0.5, 1),
            (("one", "two"), 0.2, 1),
            (("less",), 1, 0.5),
            (("one", "less"), 0.4, 0.5),
        ):
            expected = (1 - (1 - background) * absence) * left
            assert share(having(people, *ids), "seen") == pytest.approx(expected, abs=0.04)


class TestWhatTheModelCannotSay:
    def test_levels_are_drawn_by_the_side_they_stand_on(self, tmp_path: Path) -> None:
        levels = 'kind = "levels"\nlevels = ["none", "some", "much"]'
        evidence = {"felt >= 'some'": (3, 0.5)}
        files = {"content/a.toml": finding("felt", levels), "content/one.toml": condition("one", 0.5, evidence)}
        people = drawn(tmp_path, files, 8_000)
        p = (1 - 0.5) / (3 - 0.5)
        assert share(having(people), "felt", "none") == pytest.approx(1 - p, abs=0.03)
        assert share(having(people), "felt", "some") == pytest.approx(p / 2, abs=0.03)
        assert share(having(people, "one"), "felt", "much") == pytest.approx(3 * p / 2, abs=0.03)

    def test_a_finding_that_is_split_two_ways_is_drawn_by_what_most_conditions_use(self, tmp_path: Path) -> None:
        levels = 'kind = "levels"\nlevels = ["none", "some", "much"]'
        files = {
            "content/a.toml": finding("felt", levels),
            "content/one.toml": condition("one", 0.01, {"felt == 'much'": (9, 0.1)}),
            "content/two.toml": condition("two", 0.01, {"felt >= 'some'": (3, 0.5)}),
            "content/three.toml": condition("three", 0.01, {"felt != 'none'": (3, 0.5)}),
        }
        assert share(drawn(tmp_path, files, 2_000), "felt", "none") == pytest.approx(0.8, abs=0.05)

    def test_nobody_answers_what_they_would_not_be_asked(self, tmp_path: Path) -> None:
        files = {
            "content/a.toml": finding("first")
            + finding("then", 'asked_if = "known(first) and first"')
            + finding("last", 'asked_if = "known(then) and then"'),
            "content/one.toml": condition("one", 0.3, {"first": (4, 0.4), "then": (4, 0.4), "last": (4, 0.4)}),
        }
        answers = [person.profile.findings for person in drawn(tmp_path, files, 400)]
        for leads, follows in (("model:first", "model:then"), ("model:then", "model:last")):
            assert all((follows in told) == bool(told.get(leads)) for told in answers)
        assert any("model:last" in told for told in answers)

    @pytest.mark.parametrize(
        ("more", "evidence"),
        [
            ("", {"seen": (4, 1)}),
            ("", {"seen": (1, 0.4)}),
            ("", {"seen": (4, 2)}),
            ("", {"seen and other": (4, 0.4)}),
            ("", {"seen and age > 40": (4, 0.4)}),
            ('kind = "number"\nunit = "min"', {"seen > 3": (4, 0.4)}),
            ('kind = "several"\nlevels = ["left", "right"]', {"'left' in seen": (4, 0.4)}),
            ('kind = "levels"\nlevels = ["little", "much"]', {"seen >= 'little'": (4, 0.4)}),
        ],
    )
    def test_what_is_not_stated_for_one_finding_is_left_out(
        self, tmp_path: Path, more: str, evidence: dict[str, tuple[float, float]]
    ) -> None:
        files = {
            "content/a.toml": finding("seen", more) + finding("other"),
            "content/one.toml": condition("one", 0.3, evidence),
        }
        assert {name for person in drawn(tmp_path, files, 50) for name in person.profile.findings} == set()


def test_people_drawn_from_the_shipped_packs_can_be_assessed(kit: tk.Kit) -> None:
    people = list(simulate(kit.knowledge, 40, seed=3))
    scored = {plan.condition.id for plan in kit.knowledge.plan.conditions}
    assert all(person.truth <= scored for person in people)
    assert len({kit.assess(person.profile).urgency.tier for person in people}) > 1
    assert min(len(person.profile.findings) for person in people) >= 60
