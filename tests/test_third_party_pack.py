"""A pack of somebody else: built, installed into a fresh environment, used, and removed without a trace."""

import json
import math
import shutil

import pytest
from support.environments import ROOT, Environment, build_wheel, workspace_wheels

pytestmark = pytest.mark.thorough

RUNNER = """
age = 31
sex = "male"

[findings]
leg_cramps = true
painful_knot = true
after_exercise = true
muscle_ache = true
weakness = false
dark_urine = false
"""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """What is printed for one person before the pack is installed, with it, and after it is removed."""
    base = tmp_path_factory.getbasetemp()
    own = tmp_path_factory.mktemp("third_party")
    source = shutil.copytree(ROOT / "examples" / "third_party_pack", own / "source")
    wheel = build_wheel(source, own / "wheel")
    profile = own / "runner.toml"
    profile.write_text(RUNNER, encoding="utf-8")
    environment = Environment(own / "environment")
    environment.install(workspace_wheels(base).glob("*.whl"))

    def printed() -> dict[str, str]:
        def assess(*options: str) -> str:
            return environment.twitchkit("assess", profile, "--as-of", "2026-11-22", *options)

        return {
            "json": assess("--format", "json"),
            "text": assess("--full"),
            "packs": environment.twitchkit("packs", "list"),
        }

    before = printed()
    environment.install([wheel])
    installed = printed() | {
        "check": environment.twitchkit("packs", "check", source / "src" / "twitchkit_pack_runners"),
        "explain": environment.twitchkit("explain", "exercise_associated_cramp", "--format", "json"),
    }
    environment.uninstall("twitchkit-pack-runners")
    return {"before": before, "installed": installed, "after": printed()}


def result(outputs, when):
    return json.loads(outputs[when]["json"])


def condition(outputs, when, id):
    return next((entry for entry in result(outputs, when)["conditions"] if entry["id"] == id), None)


def test_its_condition_shows_up(outputs):
    assert condition(outputs, "before", "runners:muscle_soreness_after_exercise") is None
    assert condition(outputs, "installed", "runners:muscle_soreness_after_exercise")["band"] == "consistent"


def test_its_tip_shows_up_in_the_text(outputs):
    assert "Keep the days after a long run easy" not in outputs["before"]["text"]
    assert "Keep the days after a long run easy" in outputs["installed"]["text"]


def test_its_source_is_listed(outputs):
    assert "runners:runners_pack_authors" in {source["id"] for source in result(outputs, "installed")["sources"]}


def test_it_is_stamped_with_its_version_and_digest(outputs):
    stamps = {stamp["id"]: stamp for stamp in result(outputs, "installed")["packs"]}
    assert stamps["runners"]["version"] == "2026.1"
    assert len(stamps["runners"]["sha256"]) == 64


def test_its_override_changes_the_prior_of_another_pack(outputs):
    id = "differential:exercise_associated_cramp"
    before, installed = (condition(outputs, when, id)["prior"]["log_odds"]["mid"] for when in ("before", "installed"))
    assert installed - before == pytest.approx(math.log(0.12 / 0.88) - math.log(0.08 / 0.92))


def test_its_override_is_named_where_the_value_is_explained(outputs):
    explained = json.loads(outputs["installed"]["explain"])
    changes = explained["statements"][0]["changed_by"]
    assert [(change["id"], change["expects"], change["value"]) for change in changes] == [
        ("runners:cramps_are_common_among_runners", 0.08, 0.12)
    ]


def test_other_conditions_score_the_same_with_it(outputs):
    id = "differential:nocturnal_leg_cramps"
    assert condition(outputs, "installed", id)["log_odds"] == condition(outputs, "before", id)["log_odds"]


def test_it_is_listed_among_the_packs(outputs):
    assert "twitchkit-pack-runners" in outputs["installed"]["packs"]
    assert "twitchkit-pack-runners" not in outputs["before"]["packs"]


def test_nothing_of_it_is_left_after_removal(outputs):
    assert outputs["after"] == outputs["before"]
