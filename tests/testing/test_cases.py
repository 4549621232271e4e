"""Cases of small packs: read strictly, judged expectation by expectation, counted, and held against wrong content."""

import json
import subprocess
import sys

import pytest
from support.each import on_each
from support.packmaker import DEFAULTS, write_files, write_pack

import twitchkit as tk
from twitchkit.cli import main
from twitchkit.testing import Expectation, proofs, read_cases, run_case
from twitchkit.testing.mutants import MutantKind
from twitchkit.testing.mutation import main as mutate
from twitchkit.testing.mutation import run_mutants, summary
from twitchkit.testing.thresholds import shifts_of
from twitchkit.testing.trial import Fate

CONTENT = {
    "content/vocabulary.toml": """
[[source]]
id = "own"
title = "Invented for tests"

[[finding]]
id = "urge"
name = "an urge"

[[finding]]
id = "rest_worse"
name = "worse at rest"

[[finding]]
id = "knot"
name = "a knot"

[[finding]]
id = "cold_leg"
name = "a cold leg"
screen = true

[[finding]]
id = "kidneys"
name = "weak kidneys"

[[measurement]]
id = "stored_iron"
name = "stored_iron"
unit = "ug/L"
limits = [{ low = 30, high = 300 }]
cite = "own"
status = "elicited"
certainty = "low"
""",
    "content/restless.toml": DEFAULTS
    + """
[condition]
id = "restless"
name = "Restless"
[prior]
share = 0.1
range = [0.05, 0.2]
[[evidence]]
finding = "urge"
present = 8
absent = 0.2
[[evidence]]
finding = "rest_worse"
present = 4
absent = 0.5
""",
    "content/cramps.toml": DEFAULTS
    + """
[condition]
id = "cramps"
name = "Cramps"
[prior]
share = 0.2
range = [0.1, 0.3]
[[evidence]]
finding = "knot"
present = 6
absent = 0.2
[[evidence]]
finding = "urge"
present = 0.5
""",
    "content/compared.toml": DEFAULTS + '[condition]\nid = "compared"\nname = "Only compared"\n',
    "content/safety.toml": DEFAULTS
    + """
[[red_flag]]
id = "no_blood"
when = "cold_leg"
tier = "emergency"
message = "No blood."
do = "Call."

[[red_flag]]
id = "no_iron"
when = "stored_iron < '10 ug/L'"
tier = "urgent"
message = "No iron."
do = "Go."

[[critical_limit]]
id = "much_iron"
measurement = "stored_iron"
limit = "> 1000 ug/L"
tier = "same_day"
message = "Much iron."
do = "Go."

[[caution]]
id = "weak_kidneys"
when = "kidneys"
withhold = ["supplement:magnesium"]
reason = "It cannot leave."

[[caution]]
id = "iron_untested"
unless = "stored_iron <= '50 ug/L'"
withhold = ["supplement:iron"]
reason = "Test first."
""",
    "content/tips.toml": DEFAULTS
    + """
[[tip]]
id = "take_magnesium"
title = "Magnesium"
text = "Ask."
when = "urge"
involves = ["supplement:magnesium"]

[[tip]]
id = "take_iron"
title = "Iron"
text = "Ask."
when = "urge"
involves = ["supplement:iron"]

[[tip]]
id = "rest_more"
title = "Rest"
text = "Rest."
for = ["cramps"]
""",
}

RESTLESS = "findings = { urge = true, rest_worse = true, knot = false }"
IRON = 'measurements = { stored_iron = "1200 ug/L" }'
COLD = "findings = { urge = true, rest_worse = true, knot = false, cold_leg = true }"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return write_pack(tmp_path_factory.mktemp("packs"), "small", CONTENT)


@pytest.fixture(scope="module")
def small_kit(small):
    return tk.load([], paths=[small])


def case_text(person, expect, id="one"):
    return f'[[case]]\nid = "{id}"\nname = "A person"\n{person}\n[case.expect]\n{expect}\n'


def with_cases(tmp_path, *texts):
    """Write the small pack with case files; return its folder."""
    files = {f"cases/{number}.toml": text for number, text in enumerate(texts)}
    return write_pack(tmp_path, "small", {**CONTENT, **files})


def problems_of(folder):
    return [str(problem) for problem in read_cases(folder).problems]


@pytest.fixture
def failures(tmp_path, small_kit):
    """Run one case and return what fails, in words."""

    def run(person, expect):
        folder = write_files(tmp_path, {"cases/a.toml": case_text(person, expect)})
        read = read_cases(folder)
        assert read.problems[1:] == ()
        (case,) = read.cases
        return [problem.message for problem in run_case(small_kit, case).failures]

    return run


# Judging

HOLD = {
    "urgency": (RESTLESS, 'urgency = "routine"'),
    "urgency_at_least": (COLD, 'urgency_at_least = "emergency"'),
    "urgency_at_most": (RESTLESS, 'urgency_at_most = "routine"'),
    "conditions": (RESTLESS, 'conditions = { restless = "consistent", "small:cramps" = "unlikely" }'),
    "conditions of an emergency": (COLD, 'conditions = { restless = "consistent" }'),
    "at_least": (RESTLESS, 'at_least = { restless = "possible" }'),
    "at_most": (RESTLESS, 'at_most = { cramps = "undetermined" }'),
    "first": (RESTLESS, 'first = ["cramps", "restless"]'),
    "first_three": (RESTLESS, 'first_three = ["cramps"]'),
    "red_flags": (COLD, 'red_flags = ["no_blood"]'),
    "no_red_flags": (COLD, 'no_red_flags = ["no_iron"]'),
    "critical_limits": (IRON, 'critical_limits = ["much_iron"]'),
    "no_critical_limits": (RESTLESS, 'no_critical_limits = ["much_iron"]'),
    "cautions": (RESTLESS, 'cautions = ["iron_untested"]'),
    "no_cautions": (RESTLESS, 'no_cautions = ["weak_kidneys"]'),
    "cautions of an emergency": (COLD, 'cautions = ["iron_untested"]'),
    "tips": (RESTLESS, 'tips = ["take_magnesium"]'),
    "withheld": (RESTLESS, 'withheld = ["take_iron"]'),
    "withheld parts": (COLD, 'withheld = ["tips", "conditions"]'),
    "no_tips": (RESTLESS, 'no_tips = ["take_iron", "rest_more"]'),
    "no_tips of an emergency": (COLD, 'no_tips = ["take_magnesium"]'),
    "labs": ('measurements = { stored_iron = "20 ug/L" }', 'labs = { stored_iron = "low" }'),
    "labs without a result": (RESTLESS, 'labs = { stored_iron = "unknown" }'),
}

FAIL = {
    "urgency": (RESTLESS, 'urgency = "urgent"', "expected urgency urgent, got routine"),
    "urgency_at_least": (RESTLESS, 'urgency_at_least = "urgent"', "expected urgency urgent or higher, got routine"),
    "urgency_at_most": (COLD, 'urgency_at_most = "same_day"', "expected urgency same_day or lower, got emergency"),
    "conditions": (RESTLESS, 'conditions = { restless = "possible" }', "expected restless possible, got consistent"),
    "at_least": (RESTLESS, 'at_least = { cramps = "possible" }', "expected cramps possible or higher, got unlikely"),
    "at_most": (RESTLESS, 'at_most = { restless = "possible" }', "expected restless possible or lower, got consistent"),
    "a condition without a prior": (
        RESTLESS,
        'at_most = { compared = "possible" }',
        "compared has no prior, so it is never ranked",
    ),
    "first": (RESTLESS, 'first = ["cramps"]', "expected cramps first, got restless"),
    "first_three": (
        RESTLESS,
        'first_three = ["compared"]',
        "expected compared among the first three, got restless, cramps",
    ),
    "red_flags": (COLD, 'red_flags = ["no_iron"]', "expected the red flag no_iron to be raised"),
    "no_red_flags": (COLD, 'no_red_flags = ["no_blood"]', "expected the red flag no_blood not to be raised"),
    "critical_limits": (
        RESTLESS,
        'critical_limits = ["much_iron"]',
        "expected the critical limit much_iron to be told",
    ),
    "no_critical_limits": (
        IRON,
        'no_critical_limits = ["much_iron"]',
        "expected the critical limit much_iron not to be told",
    ),
    "cautions": (RESTLESS, 'cautions = ["weak_kidneys"]', "expected the caution weak_kidneys to hold"),
    "no_cautions": (RESTLESS, 'no_cautions = ["iron_untested"]', "expected the caution iron_untested not to hold"),
    "tips": (RESTLESS, 'tips = ["take_iron"]', "expected the tip take_iron to be shown"),
    "tips of an emergency": (COLD, 'tips = ["take_magnesium"]', "expected the tip take_magnesium to be shown"),
    "withheld": (RESTLESS, 'withheld = ["take_magnesium"]', "expected take_magnesium to be withheld"),
    "withheld parts": (RESTLESS, 'withheld = ["tips"]', "expected tips to be withheld"),
    "no_tips": (RESTLESS, 'no_tips = ["take_magnesium"]', "expected the tip take_magnesium not to be shown"),
    "labs": (RESTLESS, 'labs = { stored_iron = "low" }', "expected stored_iron low, got unknown"),
}


@on_each("name", HOLD)
def test_an_expectation_that_holds_is_silent(failures, name):
    assert failures(*HOLD[name]) == []


@on_each("name", FAIL)
def test_an_expectation_that_fails_is_told_in_words(failures, name):
    person, expect, message = FAIL[name]

    assert failures(person, expect) == [message]


def test_every_expectation_is_shown_holding_and_failing():
    keys = {field.name for field in Expectation.__attrs_attrs__}

    assert keys - HOLD.keys() == keys - FAIL.keys() == set()


def test_all_failures_of_a_case_come_together(failures):
    expect = 'urgency = "urgent"\ntips = ["take_iron"]\nno_tips = ["take_magnesium"]'

    assert len(failures(RESTLESS, expect)) == 3


UNKNOWN = {
    "condition": ('at_least = { restles = "possible" }', "unknown condition: nothing is called 'restles'"),
    "first": ('first = ["restless", "nothing"]', "unknown condition: nothing is called 'nothing'"),
    "red flag": ('red_flags = ["no_blod"]', "unknown red flag: nothing is called 'no_blod'"),
    "no red flag": ('no_red_flags = ["cold"]', "unknown red flag: nothing is called 'cold'"),
    "critical limit": ('critical_limits = ["iron"]', "unknown critical limit: nothing is called 'iron'"),
    "caution": ('no_cautions = ["iron"]', "unknown caution: nothing is called 'iron'"),
    "tip": ('no_tips = ["irn"]', "unknown tip: nothing is called 'irn'"),
    "withheld": ('withheld = ["restless"]', "unknown tip: nothing is called 'restless'"),
    "lab": ('labs = { stord_iron = "low" }', "unknown measurement: nothing is called 'stord_iron'"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_name_that_is_not_there_fails_the_case(failures, name):
    expect, message = UNKNOWN[name]

    (failure,) = failures(RESTLESS, expect)

    assert failure.startswith(message)


def test_a_source_that_is_not_there_fails_the_case(failures):
    assert failures(f'cite = ["own", "other"]\n{RESTLESS}', 'urgency = "routine"') == [
        "unknown source: nothing is called 'other'"
    ]


def test_a_person_who_cannot_be_read_fails_the_case_at_the_line(tmp_path, small_kit):
    folder = with_cases(tmp_path, case_text("findings.urge = true\nfindings.ugre = true", 'urgency = "routine"'))

    (failure,) = run_case(small_kit, read_cases(folder).cases[0]).failures

    assert (failure.place, failure.code) == ("small/cases/0.toml:5", "TK202")


def test_a_failure_has_the_line_of_its_expectation(tmp_path, small_kit):
    folder = with_cases(
        tmp_path, case_text(RESTLESS, 'urgency = "routine"\ntips = [\n  "take_magnesium",\n  "take_iron",\n]')
    )

    (failure,) = run_case(small_kit, read_cases(folder).cases[0]).failures

    assert str(failure) == "small/cases/0.toml:9: TK701 expected the tip take_iron to be shown"


# Reading

BAD_FILES = {
    "an unknown key": (
        '[[case]]\nid = "a"\nname = "A"\nmedicnes = []\nexpect.urgency = "urgent"\n',
        "small/cases/0.toml:4: TK102 unknown key 'medicnes' in case 'a'; did you mean 'medicines'?",
    ),
    "an unknown expectation": (
        '[[case]]\nid = "a"\nname = "A"\n[case.expect]\nurgent = true\n',
        "small/cases/0.toml:5: TK102 unknown key 'urgent' in case 'a'; did you mean 'urgency'?",
    ),
    "a band that does not exist": (
        case_text(RESTLESS, 'conditions = { restless = "likely" }'),
        "small/cases/0.toml:6: TK105 'restless' cannot be 'likely' in case 'one'; allowed: not_assessable, ",
    ),
    "nothing expected": (
        '[[case]]\nid = "a"\nname = "A"\nexpect = {}\n',
        "small/cases/0.toml:4: TK103 nothing is expected in case 'a'; say at least one thing that must come out",
    ),
    "no expectation": ('[[case]]\nid = "a"\nname = "A"\n', "small/cases/0.toml:1: TK103 missing key 'expect' in case"),
    "a wrong id": (
        case_text(RESTLESS, 'urgency = "urgent"', id="One-two"),
        "small/cases/0.toml:2: TK105 'id' cannot be 'One-two' in case 'One-two'; use snake_case",
    ),
    "a person that cannot be": (
        case_text('sex = "male"\npregnant = true', 'urgency = "urgent"'),
        "small/cases/0.toml:5: TK105 'pregnant' contradicts 'sex' in case 'one'",
    ),
    "a wrong answer": (
        case_text("age = true", 'urgency = "urgent"'),
        "small/cases/0.toml:4: TK104 'age' must be a number",
    ),
    "another table": ("[defaults]\nage = 4\n", "small/cases/0.toml:1: TK102 unknown key 'defaults'"),
    "no list": ("[case]\nid = 4\n", "small/cases/0.toml:1: TK104 'case' must be an array of tables"),
    "an item that is no table": ("case = [4]\n", "small/cases/0.toml:1: TK104 it must be a table, not a number"),
    "no TOML": ("[[case]]\nid = \n", "small/cases/0.toml:2: TK101 not valid TOML"),
    "no text": (b"\xff\xfe", "small/cases/0.toml: TK101 not a text in UTF-8"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_what_cannot_be_read_is_told_with_file_and_line(tmp_path, name):
    text, problem = BAD_FILES[name]

    (found,) = problems_of(with_cases(tmp_path, text))

    assert found.startswith(problem)


def test_an_id_stands_once_in_a_pack(tmp_path):
    text = case_text(RESTLESS, 'urgency = "routine"')

    assert problems_of(with_cases(tmp_path, text, text)) == [
        "small/cases/1.toml:2: TK204 the id 'one' is taken: small/cases/0.toml:2; choose another"
    ]


def test_a_bad_case_does_not_hide_the_others(tmp_path):
    good, bad = (case_text(RESTLESS, f'urgency = "{word}"', id=word) for word in ("routine", "sometimes"))

    read = read_cases(with_cases(tmp_path, bad + good))

    assert ([case.id for case in read.cases], len(read.problems)) == (["routine"], 1)


def test_a_pack_without_cases_has_none(small):
    assert read_cases(small).cases == read_cases(small).problems == ()


# The command

ROUTINE = case_text(RESTLESS, 'urgency = "routine"')
URGENT = case_text(RESTLESS, 'urgency = "urgent"', id="two")


@pytest.mark.usefixtures("no_packs")
def test_cases_that_pass_have_code_0_and_no_output(tmp_path, capsys):
    code = main(["packs", "test", str(with_cases(tmp_path, ROUTINE))])

    assert (code, *capsys.readouterr()) == (0, "", "twitchkit: 1 case of small: 0 failed\n")


@pytest.mark.usefixtures("no_packs")
def test_a_case_that_fails_is_told_with_place_and_name_and_code_1(tmp_path, capsys):
    code = main(["packs", "test", str(with_cases(tmp_path, ROUTINE, URGENT))])

    out, err = capsys.readouterr()
    assert (code, out) == (1, f"{tmp_path}/small/cases/1.toml:6: TK701 two: expected urgency urgent, got routine\n")
    assert err == "twitchkit: 2 cases of small: 1 failed\n"


@pytest.mark.usefixtures("no_packs")
def test_a_file_that_cannot_be_read_has_code_1_and_the_others_are_run(tmp_path, capsys):
    code = main(["packs", "test", str(with_cases(tmp_path, ROUTINE, "[[case]"))])

    out, err = capsys.readouterr()
    assert (code, out.partition(" ")[0]) == (1, f"{tmp_path}/small/cases/1.toml:1:")
    assert err == "twitchkit: 1 case of small: 0 failed, 1 problem in files\n"


@pytest.mark.usefixtures("no_packs")
def test_results_come_as_json_too(tmp_path, capsys):
    main(["packs", "test", str(with_cases(tmp_path, ROUTINE, URGENT)), "--format", "json"])

    result = json.loads(capsys.readouterr().out)
    assert (result["cases"], result["failed"], result["problems"]) == (2, 1, [])
    assert result["failures"] == [
        {
            "pack": "small",
            "case": "two",
            "name": "A person",
            "file": "small/cases/1.toml",
            "line": 6,
            "code": "TK701",
            "severity": "error",
            "message": "expected urgency urgent, got routine",
            "hint": "",
            "subject": "",
        }
    ]


@pytest.mark.usefixtures("no_packs")
def test_a_pack_that_cannot_load_has_code_4(tmp_path, capsys):
    folder = with_cases(tmp_path, ROUTINE)
    write_files(folder, {"content/more.toml": "[[finding]]\nid = 'urge'\nnmae = 'x'\n"})

    assert main(["packs", "test", str(folder)]) == 4
    assert "nmae" in capsys.readouterr().err


def test_what_is_no_pack_has_code_3_and_a_hint(capsys):
    assert main(["packs", "test", "nutrient"]) == 3
    assert "did you mean 'nutrients'?" in capsys.readouterr().err


# What cases prove


def test_it_is_counted_what_cases_prove(tmp_path):
    flag = case_text(COLD, 'red_flags = ["no_blood"]\nconditions = { restless = "consistent" }', id="flag")
    near = case_text(
        RESTLESS,
        'no_red_flags = ["no_blood", "no_iron"]\nno_critical_limits = ["much_iron"]\nfirst = ["small:restless"]',
        id="near",
    )
    held = case_text(
        RESTLESS, 'cautions = ["iron_untested"]\nwithheld = ["take_iron"]\ntips = ["take_magnesium"]', id="held"
    )
    more = case_text(RESTLESS, 'at_most = { cramps = "unlikely" }\nat_least = { restless = "possible" }', id="more")
    folder = with_cases(tmp_path, flag, near, held, more)
    kit = tk.load([], paths=[folder])

    found = {(proof.kind, proof.what): proof for proof in proofs(kit.knowledge, read_cases(folder).cases, "small")}

    assert found["conditions", "named in 3 cases"].cases_each == 2.0  # restless in three, cramps in one
    assert {key: (proof.shown, proof.of, proof.lacking) for key, proof in found.items()} == {
        ("red_flags", "raised"): (1, 2, ("small:no_iron",)),
        ("red_flags", "missed by a little"): (2, 2, ()),
        ("critical_limits", "passed"): (0, 1, ("small:much_iron",)),
        ("critical_limits", "missed by a little"): (1, 1, ()),
        ("cautions", "hold"): (1, 2, ("small:weak_kidneys",)),
        ("cautions", "do not hold"): (0, 2, ("small:iron_untested", "small:weak_kidneys")),
        ("tips", "shown"): (1, 3, ("small:rest_more", "small:take_iron")),
        ("tips", "not shown"): (1, 3, ("small:rest_more", "small:take_magnesium")),
        ("tips", "withheld"): (1, 2, ("small:take_magnesium",)),
        ("conditions", "named in 3 cases"): (1, 2, ("small:cramps",)),
    }


def test_a_pack_without_anything_to_prove_has_no_figures(small_kit):
    assert proofs(small_kit.knowledge, (), "other") == ()


# Mutants

PROVEN = (
    case_text(RESTLESS, 'conditions = { restless = "consistent" }\nurgency = "routine"', id="restless"),
    case_text("findings = { urge = false, rest_worse = false }", 'at_most = { restless = "unlikely" }', id="neither"),
    case_text('measurements = { stored_iron = "9.5 ug/L" }', 'red_flags = ["no_iron"]', id="iron"),
    case_text('measurements = { stored_iron = "1050 ug/L" }', 'critical_limits = ["much_iron"]', id="much"),
    case_text('measurements = { stored_iron = "960 ug/L" }', 'no_critical_limits = ["much_iron"]', id="less"),
    case_text("findings = { urge = true, kidneys = true }", 'withheld = ["take_magnesium"]', id="kidneys"),
)
UNNOTICED = case_text("findings = { cold_leg = true }", 'no_tips = ["rest_more"]', id="cold")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = with_cases(tmp_path_factory.mktemp("mutated"), *PROVEN, UNNOTICED, URGENT)
    return run_mutants([], paths=[folder])


def test_a_red_flag_that_no_case_expects_is_a_survivor_with_its_place_and_what_it_changes(run):
    (survivor,) = [found for found in run.survivors if found.kind is MutantKind.DROP_RED_FLAG]

    assert (survivor.place, survivor.what) == ("small/content/safety.toml:6", "small:no_blood")
    assert survivor.change == "urgency emergency → routine in the case small:cold"


def test_what_a_case_expects_is_caught(run):
    caught = {kind: run.count(Fate.CAUGHT, kind) for kind in MutantKind}

    assert caught[MutantKind.DROP_RED_FLAG] == 1
    assert caught[MutantKind.DROP_CRITICAL_LIMIT] == 1
    assert caught[MutantKind.SHIFT_CRITICAL_LIMIT] == 2
    assert caught[MutantKind.REMOVE_CAUTION] == 1
    assert caught[MutantKind.SHIFT_THRESHOLD] == 1


def test_what_changes_nothing_shown_does_not_count(run):
    # 10 → 11, 50 → 45 and 50 → 55 lie on the same side of the one result of 9.5.
    assert run.count(Fate.EQUIVALENT, MutantKind.SHIFT_THRESHOLD) == 3
    assert run.caught(MutantKind.SHIFT_THRESHOLD) == 1.0


def test_a_case_that_fails_already_is_left_aside(run):
    assert run.left_aside == 1


def test_the_share_caught_is_of_those_that_change_something(run):
    caught, survived = run.count(Fate.CAUGHT), run.count(Fate.SURVIVED)

    assert run.caught() == caught / (caught + survived)
    assert survived == len(run.survivors)


def test_a_sample_is_the_same_for_the_same_seed(tmp_path):
    folder = with_cases(tmp_path, *PROVEN)

    one, other = (run_mutants([], paths=[folder], sample=5, seed=3) for _ in range(2))

    assert one == other
    assert sum(one.verdicts.values()) == 5


def test_one_pack_can_be_mutated_alone(tmp_path):
    folder = with_cases(tmp_path, *PROVEN)

    assert run_mutants([], paths=[folder], pack="other").caught() is None


def test_the_summary_has_a_line_a_kind_and_one_a_survivor(run):
    text = summary(run)

    assert all(kind.value in text for kind in MutantKind)
    assert "small/content/safety.toml:6: drop a red flag: small:no_blood; urgency emergency → routine" in text
    assert "cannot be read: 1\n" in text


def test_the_command_prints_the_share_and_the_survivors_whatever_the_number_of_processes(tmp_path):
    folder = with_cases(tmp_path, *PROVEN, UNNOTICED)
    command = [sys.executable, "-m", "twitchkit.testing.mutation", "--packs", "", "--pack-folder", str(folder)]

    one, two = (
        subprocess.run([*command, "--workers", workers], capture_output=True, encoding="utf-8", timeout=60, check=False)
        for workers in "12"
    )

    assert (one.returncode, one.stderr) == (0, "")
    assert "small/content/safety.toml:6: drop a red flag: small:no_blood" in one.stdout
    assert two.stdout == one.stdout


def test_a_pack_that_cannot_be_mutated_has_code_4(tmp_path, capsys):
    assert mutate(["--pack-folder", str(tmp_path / "nowhere")]) == 4
    assert "nowhere" in capsys.readouterr().err


SHIFTS = {
    "age >= 60": ["age >= 54", "age >= 66"],
    "ferritin <= '75 ug/L'": ["ferritin <= '67.5 ug/L'", "ferritin <= '82.5 ug/L'"],
    "10 <= x and y": ["9 <= x and y", "11 <= x and y"],
    "x < -2": ["x < -1.8", "x < -2.2"],
    "x\n  > 0.5": ["x > 0.45", "x > 0.55"],
    "relief >= 'full'": [],
    "trimester == 3": [],
    "x > 0": [],
    "at_least(2, a, b)": [],
    "low(ferritin)": [],
}


@pytest.mark.parametrize("text", SHIFTS)
def test_each_threshold_is_shifted_both_ways(text):
    assert [shift.text for shift in shifts_of(text)] == SHIFTS[text]
