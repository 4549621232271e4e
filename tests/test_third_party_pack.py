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


def installed_alone(tmp_path_factory, folder, *names):
    """Return an environment with the wheel of an example and some of the workspace, and the folder of the example."""
    own = tmp_path_factory.mktemp(folder)
    source = shutil.copytree(ROOT / "examples" / folder, own / "source")
    wheels = workspace_wheels(tmp_path_factory.getbasetemp())
    environment = Environment(own / "environment")
    needed = [wheel for wheel in wheels.glob("*.whl") if wheel.name.split("-")[0] in names]
    environment.install([*needed, build_wheel(source, own / "wheel")])
    return environment, source


def test_a_pack_of_another_field_runs_without_the_shipped_ones(tmp_path_factory):
    environment, _ = installed_alone(tmp_path_factory, "headache_pack", "twitchkit")
    assert environment.twitchkit("packs", "check", "headaches") == ""
    assert environment.twitchkit("packs", "test", "headaches") == ""
    profile = environment.folder / "me.toml"
    profile.write_text("age = 55\n[findings]\nhead_pain = true\nthunderclap = true\n", encoding="utf-8")
    told = json.loads(environment.twitchkit("assess", profile, "--format", "json"))
    assert (told["urgency"]["tier"], [pack["id"] for pack in told["packs"]]) == ("emergency", ["headaches"])


def test_a_pack_with_code_makes_findings_of_a_recording_as_its_page_says(tmp_path_factory):
    names = ("twitchkit", "twitchkit_pack_vocabulary", "twitchkit_pack_differential")
    environment, source = installed_alone(tmp_path_factory, "actigraphy_pack", *names)
    assert environment.twitchkit("packs", "check", "actigraphy") == ""
    assert environment.twitchkit("packs", "test", "actigraphy") == ""
    rows = "".join(f"{30 * n},5\n" for n in range(1, 500))
    (environment.folder / "night.csv").write_text(f"second,activity\n{rows}", encoding="utf-8")
    page = (source / "README.md").read_text(encoding="utf-8")
    program = page.partition("```py\n")[2].partition("```")[0]
    (environment.folder / "program.py").write_text(program, encoding="utf-8")
    assert "15 leg movements an hour or more in four hours of recording" in environment.python("program.py")
