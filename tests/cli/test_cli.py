"""The command line: its streams and exit codes, in a process of its own where that makes a difference."""

import io
import json
import os
import pty
import re
import subprocess
import sys

import pytest
from support.command import twitchkit
from support.packmaker import DEFAULTS, write_pack
from support.quick import one_in

from twitchkit.cli import main
from twitchkit.cli.terminal import print_document
from twitchkit.render.blocks import Bullets, Heading, Item, Panel, Paragraph, Table, Tone

PROFILE = """
age = 61
sex = "female"
medicines = [{ name = "omeprazole", years = 3 }, { name = "foozol" }]

[findings]
urge_to_move = true
worse_at_rest = true
relief_by_moving = "full"
evening_worse = true
weakness = "unknown"

[measurements]
ferritin = "18 ug/L"
"""
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "PYTHONWARNINGS")}


def in_a_process(*arguments: str, input: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "twitchkit", *arguments]
    return subprocess.run(
        command, input=input, capture_output=True, timeout=60, check=False, env={**ENVIRONMENT, **environment}
    )


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """Run on a pseudo-terminal and return what it shows."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "twitchkit", *arguments]
    env = {**ENVIRONMENT, "TERM": "xterm-256color", **environment}
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env) as process:
        os.close(slave)
        shown = b"".join(iter(lambda: _read(master), b""))
    os.close(master)
    assert process.returncode == 0
    return shown.decode()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the other end of a terminal is closed
        return b""


@pytest.fixture
def profile(tmp_path):
    path = tmp_path / "me.toml"
    path.write_text(PROFILE, encoding="utf-8")
    return str(path)


# Exit codes and streams


def test_an_assessment_goes_to_standard_output_with_code_0(profile):
    done = twitchkit("assess", profile, "--as-of", "2026-11-22")

    assert (done.returncode, done.stderr) == (0, b"")
    assert "Restless legs syndrome" in done.stdout.decode()


def test_a_check_that_finds_something_prints_it_with_code_1(tmp_path):
    (tmp_path / "pack.toml").write_text("schema = 1\n[pack]\nid = 'acme'\ntitel = 'Acme'\n", encoding="utf-8")

    done = twitchkit("packs", "check", str(tmp_path))

    assert done.returncode == 1
    assert re.search(rb"pack\.toml:4: TK102 .*'titel'", done.stdout)
    assert b"found" in done.stderr


def test_a_check_that_finds_nothing_has_code_0_and_no_output():
    done = twitchkit("packs", "check", "lifestyle")

    assert (done.returncode, done.stdout) == (0, b"")
    assert b"nothing found" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["asess"],
        ["assess"],
        ["assess", "me.toml", "--format", "xml"],
        ["assess", "me.toml", "--as-of", "yesterday"],
        ["assess", "me.toml", "--on-error", "ignore"],
        ["explain"],
        ["packs"],
        ["schema", "person"],
    ],
)
def test_wrong_usage_has_code_2_and_explains_itself_on_standard_error(arguments):
    done = twitchkit(*arguments)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage: twitchkit" in done.stderr


BAD_INPUT = {
    "unknown finding": (b"[findings]\nurge_to_mvoe = true\n", "urge_to_mvoe"),
    "wrong unit": (b'[measurements]\nferritin = "18 mmHg"\n', "ferritin"),
    "wrong type": (b'[findings]\nurge_to_move = "no"\n', "urge_to_move"),
    "wrong level": (b'[findings]\nrelief_by_moving = "lots"\n', "relief_by_moving"),
    "10 MB": (b"# " + b"x" * 10_000_000, "larger than"),
    "binary": (bytes(range(256)) * 64, "me.toml"),
    "zero bytes": (b"age = 61\0", "me.toml"),
    "deep nesting": (b"a = " + b"[" * 20_000 + b"]" * 20_000, "me.toml"),
    "not a number": (b"age = nan\n", "age"),
    "endless": (b"age = inf\n", "age"),
    "negative age": (b"age = -1\n", "age"),
    "age 200": (b"age = 200\n", "age"),
    "number as text": (b'age = "61"\n', "age"),
    "unknown key": (b"agee = 61\n", "agee"),
    "broken TOML": (b"age = \n", "me.toml:1"),
    "half a number": (b"[measurements]\nferritin = '1,850 ug/L'\n", "ferritin"),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_has_code_3_and_names_the_place_without_a_traceback(tmp_path, name):
    content, place = BAD_INPUT[name]
    path = tmp_path / "me.toml"
    path.write_bytes(content)

    done = twitchkit("assess", str(path))

    message = done.stderr.decode()
    assert (done.returncode, done.stdout) == (3, b"")
    assert place in message
    assert "Traceback" not in message
    assert all(line.startswith("twitchkit: ") for line in message.splitlines())


@pytest.mark.parametrize(
    "content",
    [
        b'{"age": NaN}',
        b'{"a": ' * 50_000,
        b'{"age": "61"}',
        b"{",
        b'{"age": 1e999}',
        b'{"medicines": [{"name": "\\ud800"}]}',
    ],
    ids=["NaN", "deep", "text", "cut short", "endless", "half a character"],
)
def test_bad_json_on_standard_input_has_code_3_without_a_traceback(content):
    done = twitchkit("assess", "-", input=content)

    assert (done.returncode, done.stdout) == (3, b"")
    assert b"Traceback" not in done.stderr


def test_a_message_does_not_repeat_the_answers(tmp_path):
    path = tmp_path / "me.toml"
    path.write_text('[measurements]\nferritin = "4711 mmHg"\n', encoding="utf-8")

    assert b"4711" not in twitchkit("assess", str(path)).stderr


def test_a_flood_of_problems_is_cut_short(tmp_path):
    path = tmp_path / "me.toml"
    path.write_text("".join(f"key{number} = 1\n" for number in range(500)), encoding="utf-8")

    lines = twitchkit("assess", str(path)).stderr.decode().splitlines()

    assert len(lines) == 51
    assert lines[-1] == "twitchkit: and 450 more"


def test_a_file_that_is_not_there_has_code_3():
    done = twitchkit("assess", "no_such_file.toml")

    assert done.returncode == 3
    assert b"no_such_file.toml" in done.stderr


@pytest.mark.parametrize("command", [["explain", "restles_legs_syndrome"], ["packs", "show", "vocabulry"]])
def test_an_unknown_name_has_code_3_and_a_hint(command):
    done = twitchkit(*command)

    assert (done.returncode, done.stdout) == (3, b"")
    assert b"did you mean" in done.stderr


def test_a_food_of_a_database_is_shown_by_another_command():
    done = twitchkit("explain", "foods_usda:11458")

    assert (done.returncode, done.stdout) == (3, b"")
    assert b"twitchkit foods show foods_usda:11458" in done.stderr


def test_a_pack_that_cannot_load_has_code_4(profile):
    done = twitchkit("assess", profile, "--packs", "vocabulary,no_such_pack")

    assert (done.returncode, done.stdout) == (4, b"")
    assert b"no_such_pack" in done.stderr


def test_nobody_reading_is_quiet_with_code_141():
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "twitchkit", "schema", "assessment"]

    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writer)

    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_a_message_and_no_traceback():
    command = [sys.executable, "-m", "twitchkit", "schema", "assessment"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)

    assert done.returncode == 3
    assert done.stderr == b"twitchkit: No space left on device\n"


class _Interrupted(io.RawIOBase):
    """A standard input whose reader presses Ctrl-C."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        raise KeyboardInterrupt


def test_an_interrupt_has_code_130(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(_Interrupted())))

    assert main(["assess", "-"]) == 130


# What the commands say


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command in this process and return what it prints; it must do well."""
    code = main(arguments)
    output = capsys.readouterr()
    assert (code, output.err) == (0, "")
    return output.out


@pytest.mark.thorough
def test_json_is_the_assessment_in_utf_8_whatever_the_locale(profile):
    arguments = ("assess", profile, "--format", "json", "--as-of", "2026-11-22")
    plain = in_a_process(*arguments, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")

    written = json.loads(plain.stdout.decode("utf-8"))
    assert plain.stdout == twitchkit(*arguments).stdout
    assert written["as_of"] == "2026-11-22"
    assert "differential:restless_legs_syndrome" in {found["id"] for found in written["conditions"][:2]}


@pytest.mark.thorough
def test_a_text_report_is_the_same_in_any_locale(profile):
    arguments = ("assess", profile, "--as-of", "2026-11-22")

    assert in_a_process(*arguments, LC_ALL="C", PYTHONUTF8="0").stdout == twitchkit(*arguments).stdout


@pytest.mark.parametrize("content", [PROFILE.encode(), b'{"age": 61, "findings": {"urge_to_move": true}}'])
def test_a_profile_in_toml_or_json_comes_from_standard_input(content):
    done = twitchkit("assess", "-", "--format", "json", input=content)

    assert done.returncode == 0
    assert json.loads(done.stdout)["schema_version"] == 1


def test_today_is_written_when_no_day_is_given(capsys, profile):
    written = json.loads(said(capsys, "assess", profile, "--format", "json"))

    assert re.fullmatch(r"\d{4}-\d\d-\d\d", written["as_of"])


def test_urgency_is_the_first_thing_in_the_text(capsys, profile):
    first = said(capsys, "assess", profile).splitlines()[:2]

    assert first == ["*" * 100, "Bring this to your doctor at a normal visit."]


def test_probabilities_come_on_request(capsys, profile):
    assert "in 100 people" not in said(capsys, "assess", profile)
    assert "in 100 people" in said(capsys, "assess", profile, "--probabilities")


def test_a_medicine_that_is_not_known_is_named(capsys, profile):
    assert "foozol" in said(capsys, "assess", profile)


def test_only_the_packs_that_are_named_are_used(capsys, profile):
    written = json.loads(said(capsys, "assess", profile, "--format", "json", "--packs", "vocabulary, nutrients"))

    assert [pack["id"] for pack in written["packs"]] == ["nutrients", "vocabulary"]


def test_the_comparison_of_the_article_stands_side_by_side(capsys):
    ids = ["nutritional_deficiency_twitches", "restless_legs_syndrome", "periodic_limb_movement_disorder"]

    text = said(capsys, "explain", *ids)

    for feature in ("Sensation", "Control", "Cause", "Symptoms"):
        assert re.search(rf"^{feature} ", text, re.MULTILINE)


def test_explain_says_what_the_article_says_and_what_trials_found(capsys):
    text = said(capsys, "explain", "magnesium")

    assert "What you may have read, and what studies show" in text
    assert re.search(r"^avocado.* 29 mg", text, re.MULTILINE)


def test_explain_with_a_profile_says_why(capsys, profile):
    text = said(capsys, "explain", "restless_legs_syndrome", "--profile", profile)

    assert "What speaks for it" in text
    assert "urge to move" in text


def test_explain_gives_json_with_and_without_a_profile(capsys, profile):
    described = json.loads(said(capsys, "explain", "magnesium", "--format", "json"))
    explained = json.loads(said(capsys, "explain", "magnesium", "--profile", profile, "--format", "json"))

    assert described["statements"][0]["statement"]["id"] == "nutrients:magnesium"
    assert described["statements"][0]["claims"]
    assert explained["explanations"][0]["id"] == "nutrients:magnesium"


HUNGRY = """\
age = 44
sex = "female"
pregnant = false
medicines = []
supplements = []
allergies = ["peanut"]
findings = { hx_ckd = false }
intake = { days = 3, per_day = { magnesium = "210 mg", calcium = "600 mg" } }
"""


@pytest.fixture
def hungry(tmp_path):
    path = tmp_path / "hungry.toml"
    path.write_text(HUNGRY, encoding="utf-8")
    return str(path)


def test_foods_are_suggested_with_every_sum(capsys, hungry):
    assert main(["foods", "suggest", "--profile", hungry, "--nutrient", "calcium", "--alternatives", "1"]) == 0
    out = capsys.readouterr().out
    assert "Closes all of the calcium gap: " in out
    assert "Or (alternative 1)" in out
    assert "Room for more" in out


def test_foods_are_part_of_the_assessment(capsys, hungry):
    assert main(["assess", hungry, "--format", "json"]) == 0
    (suggestion,) = json.loads(capsys.readouterr().out)["foods"]
    assert main(["foods", "suggest", "--profile", hungry, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["suggestions"] == [suggestion]
    assert main(["explain", suggestion["id"], "--profile", hungry]) == 0
    assert "Room for more" in capsys.readouterr().out


def test_packs_are_listed_with_version_and_state(capsys):
    text = said(capsys, "packs", "list")

    assert re.search(r"^vocabulary +\d+\.\d+ +twitchkit-pack-vocabulary .* ok$", text, re.MULTILINE)


def test_a_pack_shows_its_license_and_how_its_statements_are_known(capsys):
    text = said(capsys, "packs", "show", "lifestyle")

    assert "License: CC-BY-4.0" in text
    assert re.search(r"^tips +\d+$", text, re.MULTILINE)
    assert re.search(r"^low certainty +\d+ +\d+ %$", text, re.MULTILINE)


@pytest.mark.usefixtures("no_packs")
def test_a_check_prints_what_it_finds_and_counts_it(capsys, tmp_path):
    (tmp_path / "pack.toml").write_text("schema = 1\n", encoding="utf-8")

    code = main(["packs", "check", str(tmp_path)])

    output = capsys.readouterr()
    assert code == 1
    assert "TK103" in output.out
    assert output.err == "twitchkit: 1 pack checked, 1 problem found\n"


UNHEARD = "[[finding]]\nid = 'tinfoil_hat'\nname = 'a hat of tinfoil'\nquestion = 'Do you wear one?'\n"
READS = 'id = "hats"\nwhen = "tinfoil_hat"\nreason = "Off with it."\n'
OWN = "[[source]]\nid = 'own'\ntitle = 'Own'\nurl = 'https://example.org'\n"
HEARD = {
    "read": f"{DEFAULTS}{OWN}[[caution]]\n{READS}{UNHEARD}",
    "context": f"{UNHEARD}context = 'Kept for its looks.'\n",
}


@pytest.mark.thorough
@pytest.mark.usefixtures("no_packs")
def test_a_check_of_a_folder_prints_what_it_adds_and_nothing_reads(capsys, tmp_path):
    write_pack(tmp_path, "hats", {"content/hats.toml": UNHEARD}, defines=["finding"])

    code = main(["packs", "check", str(tmp_path / "hats")])

    assert code == 1
    assert "hats.toml:1: TK408 nothing reads the finding 'tinfoil_hat'" in capsys.readouterr().out


@pytest.mark.parametrize("how", one_in(2, HEARD))
@pytest.mark.usefixtures("no_packs")
def test_what_is_read_or_says_why_not_is_no_problem(capsys, tmp_path, how):
    write_pack(tmp_path, "hats", {"content/hats.toml": HEARD[how]}, defines=["finding", "caution", "source"])

    assert main(["packs", "check", str(tmp_path / "hats")]) == 0


@pytest.mark.thorough
@pytest.mark.usefixtures("no_packs")
def test_what_only_a_stranger_reads_is_unread(capsys, tmp_path):
    write_pack(tmp_path, "hats", {"content/hats.toml": UNHEARD}, defines=["finding"])
    reader = f"{DEFAULTS}{OWN}[[caution]]\n" + READS.replace("tinfoil_hat", "hats.tinfoil_hat")
    write_pack(tmp_path, "heads", {"content/heads.toml": reader}, needs={"hats": ">=1"}, defines=["caution", "source"])

    assert main(["packs", "check", str(tmp_path / "hats")]) == 1
    # Of two folders that are checked together the one that needs the other reads its words.
    assert main(["packs", "check", str(tmp_path / "hats"), str(tmp_path / "heads")]) == 0


@pytest.mark.thorough
def test_the_installed_packs_pass_every_required_check(capsys):
    assert main(["packs", "check"]) == 0


@pytest.mark.thorough
@pytest.mark.usefixtures("no_packs")
def test_advice_alone_is_no_failure_and_says_so(capsys, tmp_path):
    write_pack(tmp_path, "hats", {"content/hats.toml": f"{UNHEARD}context = 'Kept.'\n"}, defines=["finding", "tip"])

    assert main(["packs", "check", str(tmp_path / "hats")]) == 0
    output = capsys.readouterr()
    assert "hats/pack.toml:7: TK504 warning: the pack defines 'tip' and holds none" in output.out
    assert output.err == "twitchkit: 1 pack checked, 1 warning found\n"


@pytest.mark.usefixtures("no_packs")
def test_a_check_comes_as_json(capsys, tmp_path):
    write_pack(tmp_path, "hats", {"content/hats.toml": UNHEARD}, defines=["finding"])

    main(["packs", "check", str(tmp_path / "hats"), "--format", "json"])
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["code"], problem["severity"], problem["file"], problem["line"], problem["subject"]) == (
        "TK408",
        "error",
        "hats/content/hats.toml",
        1,
        "hats:tinfoil_hat",
    )


@pytest.mark.thorough
@pytest.mark.usefixtures("no_packs")
def test_a_check_comes_as_sarif_with_files_as_seen_from_here(capsys, tmp_path, monkeypatch):
    write_pack(tmp_path, "hats", {"content/hats.toml": UNHEARD}, defines=["finding"])
    monkeypatch.chdir(tmp_path)

    main(["packs", "check", "hats", "--format", "sarif"])
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], result["level"]) == ("TK408", "error")
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("hats/content/hats.toml", 1)
    assert run["tool"]["driver"]["rules"] == [{"id": "TK408"}]


def test_a_folder_is_shown_like_an_installed_pack_and_its_shares_are_counted(capsys, tmp_path):
    cautions = "".join(
        f'[[caution]]\nid = "off_{word}"\nwhen = "tinfoil_hat"\nreason = "Off."\n{how}\n'
        for word, how in (("a", ""), ("b", 'status = "verified"'), ("c", 'certainty = "moderate"'), ("d", ""))
    )
    case = "[[case]]\nid = 'hat'\nname = 'A hat'\nfindings = { tinfoil_hat = true }\n[case.expect]\n"
    case += "cautions = ['off_a', 'off_b']\nno_cautions = ['off_a', 'off_b', 'off_c', 'off_d']\n"
    files = {"content/hats.toml": f"{DEFAULTS}{OWN}{UNHEARD}{cautions}", "cases/hats.toml": case}
    write_pack(tmp_path, "hats", files, defines=["finding", "caution", "source"])

    assert main(["packs", "show", str(tmp_path / "hats")]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"^findings +1$", shown, re.MULTILINE)
    known, level = shown[shown.index("How its") :].split("How far it has come")
    known = re.sub(r"\d+ of other packs", "others", known)
    assert [" ".join(line.split()) for line in known.splitlines() if line.strip("- ")] == [
        "How its 4 statements are known",
        "Number Share",
        "verified 1 25 %",
        "elicited 3 75 %",
        "low certainty 3 75 %",
        "moderate certainty 1 25 %",
        "What cases prove",
        "1 case of its own, others.",
        "Kind In a case Number Cases each",
        "cautions hold 2 of 4 0.5",
        "cautions do not hold 4 of 4 1.0",
        "Without such a case:",
        "- cautions, hold: off_c, off_d",
    ]
    assert " ".join(level.split()).endswith(
        "Level bronze, if packs check finds no problem: 75 % of what cases can prove is proven; 25 % of the statements "
        "were seen in a source; 25 % are of moderate or high certainty; the next review has no day."
    )


@pytest.mark.parametrize("name", ["profile", "assessment", "pack"])
def test_schemas_are_printed(capsys, name):
    assert json.loads(said(capsys, "schema", name))["$id"] == f"urn:twitchkit:schema:{name}:1"


@pytest.mark.parametrize("arguments", [["assess", "no_such_file.toml"], ["explain", "no_such_thing"]])
def test_bad_input_in_this_process_is_a_message_and_code_3(capsys, arguments):
    code = main(arguments)

    output = capsys.readouterr()
    assert (code, output.out) == (3, "")
    assert output.err.startswith("twitchkit: ")


def test_a_day_that_is_none_is_wrong_usage(capsys, profile):
    with pytest.raises(SystemExit) as stopped:
        main(["assess", profile, "--as-of", "2026-02-30"])

    assert stopped.value.code == 2
    assert "'2026-02-30' is not a date" in capsys.readouterr().err


def test_the_version_is_printed():
    done = twitchkit("--version")

    assert (done.returncode, done.stderr) == (0, b"")
    assert re.fullmatch(rb"twitchkit \d+\.\d+\S*\n", done.stdout)


# On a terminal


def test_a_terminal_gets_color_and_a_panel(profile):
    shown = on_a_terminal("assess", profile)

    assert "\x1b[" in shown
    assert "╭" in shown
    assert "Bring this to your doctor at a normal visit." in shown


@pytest.mark.parametrize("environment", one_in(2, [{"NO_COLOR": "1"}, {"TERM": "dumb"}]))
def test_a_terminal_without_color_gets_plain_text(profile, environment):
    shown = on_a_terminal("assess", profile, **environment)

    assert "\x1b[" not in shown
    assert shown.startswith("*" * 100)


def test_every_kind_of_block_is_drawn_for_a_terminal(capsys):
    print_document(
        (
            Panel("Help now", (Paragraph("Call."),), Tone.EMERGENCY),
            Heading("Foods"),
            Bullets((Item("eat it", lead="Spinach", details=("raw or cooked",)),), title="Leaves"),
            Table(("Food", "mg"), (("kale [1]", "33"),)),
            Paragraph("The end.", Tone.MUTED),
        )
    )

    shown = capsys.readouterr().out
    for part in ("┏", "Help now", "Foods", "Leaves", "Spinach: eat it", "raw or cooked", "kale [1]", "The end."):
        assert part in shown


@pytest.mark.thorough
def test_tables_are_drawn_on_a_terminal():
    assert "magnesium" in on_a_terminal("explain", "magnesium")


def test_a_pipe_does_not_load_what_only_a_terminal_needs(profile):
    command = [sys.executable, "-X", "importtime", "-m", "twitchkit", "assess", profile]

    done = subprocess.run(command, capture_output=True, timeout=60, check=True)

    assert not re.search(rb"\| +(rich|numpy|jsonschema|asyncio|http|sqlite3|rapidfuzz)$", done.stderr, re.MULTILINE)


@pytest.mark.thorough
def test_a_terminal_without_rich_gets_plain_text(tmp_path, profile):
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['rich'] = None\n", encoding="utf-8")

    shown = on_a_terminal("assess", profile, PYTHONPATH=os.pathsep.join([str(tmp_path), *sys.path]))

    assert shown.startswith("*" * 100)


# Foods


def test_foods_are_found_by_words(capsys):
    text = said(capsys, "foods", "search", "wholemeal bread", "--limit", "3")

    assert len(text.splitlines()) == 5
    assert "nutrients:whole_wheat_bread" in text.splitlines()[2]


def test_foods_found_are_data_on_request(capsys):
    data = json.loads(said(capsys, "foods", "search", "cooked spinach", "--limit", "1", "--format", "json"))

    (match,) = data["matches"]
    assert match["food"]["id"] == "nutrients:spinach_cooked"
    assert match["score"] > 90


def test_a_food_is_shown_with_what_is_unknown(capsys):
    text = said(capsys, "foods", "show", "foods_usda:15209")

    assert "vitamin D             unknown" in text
    assert "magnesium             37 mg" in text
    assert "usda_sr24 NDB 15209" in text


def test_the_richest_foods_are_listed_with_their_amount(capsys):
    text = said(capsys, "foods", "rich-in", "magnesium", "--limit", "8")

    assert "pumpkin seeds" in text
    assert "592 mg" in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rich-in", "magnesum"], "did you mean 'magnesium'?"),
        (["show", "foods_usda:1"], "there is no food 'foods_usda:1'"),
        (["search", "qqqq zzzz"], "no food like this is known"),
    ],
)
def test_a_food_or_nutrient_that_is_not_known_is_bad_input(capsys, arguments, message):
    code = main(["foods", *arguments])

    output = capsys.readouterr()
    assert (code, output.out) == (3, "")
    assert message in output.err


def test_the_number_of_foods_to_list_is_a_number(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["foods", "search", "bread", "--limit", "0"])

    assert stopped.value.code == 2
    assert "'0' is not a number from 1" in capsys.readouterr().err


# What comes first


@pytest.mark.parametrize(
    "arguments",
    one_in(
        2,
        [
            ("explain", "restless_legs_syndrome", "--profile"),
            ("explain", "magnesium", "stretch_before_bed", "--profile"),
            ("what-if",),
            ("foods", "suggest", "--profile"),
        ],
    ),
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_no_part_of_a_result_is_shown_without_its_warning_signs_first(arguments, tmp_path):
    path = tmp_path / "me.toml"
    path.write_text(PROFILE.replace("[findings]", "[findings]\nchest_pain = true"), encoding="utf-8")

    shown = twitchkit(*arguments, str(path)).stdout.decode()
    data = json.loads(twitchkit(*arguments, str(path), "--format", "json").stdout)

    assert data["urgency"]["tier"] == "emergency"
    assert shown.splitlines()[1] == "Get emergency help now."
    assert "Call the emergency number now" in shown
    assert " ".join(shown.split()).endswith("call your local emergency number.")


def test_an_explanation_says_what_a_report_leaves_out_and_why(tmp_path):
    path = tmp_path / "me.toml"
    path.write_text(PROFILE.replace("[findings]", "[findings]\nhx_dialysis = true"), encoding="utf-8")

    shown = twitchkit("explain", "restless_legs_syndrome", "--profile", str(path)).stdout.decode()

    assert "Ask your kidney team" in " ".join(shown[: shown.index("Restless legs syndrome")].split())


def test_without_a_word_on_food_the_suggestions_say_that_it_was_not_told(profile):
    shown = twitchkit("foods", "suggest", "--profile", profile).stdout.decode()

    assert "Nothing was told of what you eat" in " ".join(shown.split())


# Finding one's way


def test_a_pack_lists_what_it_has_of_a_kind():
    shown = twitchkit("packs", "show", "vocabulary", "--list", "findings").stdout.decode()

    assert re.search(r"^urge_to_move +a strong urge to move the legs$", shown, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "help"),
    [
        (("packs", "show", "lifestyle", "--list", "findings"), "it has tips, claims"),
        (("packs", "show", "nope"), "installed: "),
        (("packs", "show", "lifestile"), "did you mean 'lifestyle'?"),
        (("foods", "show", "nosuch"), "twitchkit foods search nosuch"),
        (("foods", "show", "foods_usda:0"), "twitchkit foods search foods_usda:0"),
        (("foods", "search", "qzxw"), "try a plainer name"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_not_there_comes_with_what_to_do(arguments, help):
    done = twitchkit(*arguments)

    assert (done.returncode, done.stdout) == (3, b"")
    assert help in done.stderr.decode()


def test_a_profile_in_json_that_is_no_object_is_refused_with_its_file(tmp_path):
    path = tmp_path / "me.json"
    path.write_text("[1, 2]", encoding="utf-8")

    assert f"{path}: TK104" in twitchkit("assess", str(path)).stderr.decode()
