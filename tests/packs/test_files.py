"""Reading the files of a pack: statements, defaults, condition files, tables, manifests, and what can be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.packmaker import DEFAULTS, write_files, write_pack

import twitchkit as tk
from twitchkit.errors import Diagnostic, PackError
from twitchkit.model.content import Content
from twitchkit.model.nutrient import UpperLimitScope
from twitchkit.model.provenance import Certainty, Citation, Status
from twitchkit.packs import load_content


def line_of(text: str, part: str) -> int:
    """Return the line of a file written from a text on which a part of the text stands."""
    return text.lstrip("\n").partition(part)[0].count("\n") + 1


SOURCE = '[[source]]\nid = "own"\ntitle = "Written for tests"\n'
TIP = '[[tip]]\nid = "stretch"\ntitle = "Stretch"\ntext = "Stretch."\n'


def content(root: Path, files: Mapping[str, str | bytes]) -> Content:
    """Return what a pack with these files says."""
    return load_content([], paths=[write_pack(root, "mine", files)]).content


def told(root: Path, files: Mapping[str, str | bytes], **about: object) -> str:
    """Return what is wrong with a pack with these files."""
    with pytest.raises(PackError) as caught:
        load_content([], paths=[write_pack(root, "mine", files, **about)])
    return str(caught.value)


def test_statements_get_full_ids_and_keep_references_as_written(tmp_path: Path) -> None:
    tips = content(tmp_path, {"content/tips.toml": f'{DEFAULTS}\n{TIP}for = ["cramp"]\n'}).tips

    assert list(tips) == ["mine:stretch"]
    assert tips["mine:stretch"].for_ == ("cramp",)


def test_files_are_found_at_any_depth(tmp_path: Path) -> None:
    read = content(tmp_path, {"content/a.toml": SOURCE, "content/deep/er/tips.toml": f"{DEFAULTS}\n{TIP}"})

    assert [*read.sources, *read.tips] == ["mine:own", "mine:stretch"]


def test_a_statement_has_what_it_says_and_else_the_defaults(tmp_path: Path) -> None:
    text = f'{DEFAULTS}\n{TIP}certainty = "high"\ncite = {{ source = "own", at = "p. 2" }}\n'

    tip = content(tmp_path, {"content/tips.toml": text}).tips["mine:stretch"]

    assert (tip.status, tip.certainty) == (Status.ELICITED, Certainty.HIGH)
    assert tip.cite == (Citation("own", "p. 2"),)


def test_sources_and_findings_take_no_defaults(tmp_path: Path) -> None:
    text = f'{DEFAULTS}\n{SOURCE}\n[[finding]]\nid = "knot"\nname = "knot"\n'

    read = content(tmp_path, {"content/words.toml": text})

    assert list(read.findings) == ["mine:knot"]


def test_day_to_day_variation_takes_defaults(tmp_path: Path) -> None:
    nutrient = '[[nutrient]]\nid = "zinc"\nname = "zinc"\nunit = "mg"\nrole = "-"\nday_to_day = { sd_log = 0.3 }\n'

    read = content(tmp_path, {"content/zinc.toml": DEFAULTS + nutrient}).nutrients["mine:zinc"]

    assert read.day_to_day is not None
    assert read.day_to_day.status is Status.ELICITED


CONDITION = (
    DEFAULTS
    + """
[condition]
id = "cramp"
name = "Cramp"
[condition.compare]
sensation = "A knot."
[prior]
share = 0.2
range = [0.1, 0.4]
times = [{ when = "pregnant", by = 2 }]
[[criterion]]
id = "pattern"
name = "pattern"
requires = "knot"
[[group]]
id = "g"
cap = 10
[[evidence]]
finding = "knot"
present = 8
certainty = "high"
[[evidence]]
finding = "urge"
absent = 2
[[ceiling]]
band = "possible"
unless = "known(knot)"
"""
)


def test_a_condition_file_is_put_together(tmp_path: Path) -> None:
    condition = content(tmp_path, {"content/cramp.toml": CONDITION}).conditions["mine:cramp"]

    assert condition.compare.sensation == "A knot."
    assert condition.prior is not None
    assert condition.prior.times[0].certainty is Certainty.LOW
    assert [evidence.certainty for evidence in condition.evidence] == [Certainty.HIGH, Certainty.LOW]
    assert [len(part) for part in (condition.criteria, condition.groups, condition.ceilings)] == [1, 1, 1]


def test_a_condition_needs_none_of_its_parts(tmp_path: Path) -> None:
    text = f'{DEFAULTS}\n[condition]\nid = "cramp"\nname = "Cramp"\n'

    condition = content(tmp_path, {"content/cramp.toml": text}).conditions["mine:cramp"]

    assert (condition.prior, condition.evidence) == (None, ())


@pytest.mark.parametrize(
    ("old", "new", "at", "expected"),
    [
        ("present = 8", "presnt = 8", "presnt", "TK102 unknown key 'presnt' in condition 'cramp'"),
        ("absent = 2", 'absent = "2"', "absent", "TK104 'absent' must be a number"),
        ("cap = 10", "", "[[group]]", "TK103 missing key 'cap' in condition 'cramp'"),
        ("requires =", "require =", "require =", "TK102 unknown key 'require'"),
        ('band = "possible"', 'band = "maybe"', "maybe", "TK105 'band' cannot be 'maybe'"),
        ("by = 2 }", "by = nan }", "by = nan", "TK106 'by' must be a finite number"),
        ("range = [0.1, 0.4]", "range = [0.1]", "range", "TK104 'range' must be a list of 2, not of 1"),
        ("sensation =", "feeling =", "feeling", "TK102 unknown key 'feeling'"),
        ("[[evidence]]", "[[evidnce]]", "[[evidnce]]", "TK102 unknown key 'evidnce'; did you mean 'evidence'?"),
        ("[prior]", "[condition.prior]", "[condition.prior]", "TK102 unknown key 'prior' in [condition]"),
        ("[condition]\n", "[[condition]]\n", "[[condition]]", "TK104 no table [condition]"),
    ],
)
def test_what_is_wrong_in_a_condition_file_has_its_line(
    tmp_path: Path, old: str, new: str, at: str, expected: str
) -> None:
    text = CONDITION.replace(old, new, 1)

    message = told(tmp_path, {"content/cramp.toml": text})

    assert f"mine/content/cramp.toml:{line_of(text, at)}: {expected}" in message


def test_parts_without_their_condition_are_refused(tmp_path: Path) -> None:
    text = CONDITION.replace('[condition]\nid = "cramp"\nname = "Cramp"\n[condition.compare]', "[defalts]")

    message = told(tmp_path, {"content/cramp.toml": text})

    assert "TK104 no table [condition]" in message
    assert "TK102 unknown key 'defalts'; did you mean 'defaults'?" in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DEFAULTS}\n{TIP}nmae = 1", "tips.toml:10: TK102 unknown key 'nmae' in tip 'stretch'"),
        (f"{DEFAULTS}\n{TIP}for = 'cramp'", "tips.toml:10: TK104 'for' must be a list, not a text in tip 'stretch'"),
        (f"{TIP}cite = 'own'\ncertainty = 'low'", "tips.toml:1: TK302 missing 'status'"),
        (f"{TIP}cite = 'own'\nstatus = 'derived'", "tips.toml:1: TK303 missing 'certainty'"),
        (TIP.replace("stretch", "Stretch-it"), "tips.toml:2: TK105 'id' cannot be 'Stretch-it'; use snake_case"),
        (TIP.replace("stretch", "other:stretch"), "tips.toml:2: TK105 'id' cannot be 'other:stretch'"),
        (TIP.replace('id = "stretch"', ""), "tips.toml:1: TK103 missing key 'id' in a tip"),
        (TIP.replace("[[tip]]", "[tip]"), "tips.toml:1: TK104 'tip' must be an array of tables; write [[tip]]"),
        (TIP.replace("[[tip]]", "[[tips]]"), "tips.toml:1: TK102 unknown key 'tips'; did you mean 'tip'?"),
        ("tip = [1]", "tips.toml:1: TK104 it must be a table, not a number in a tip"),
        ("[defaults]\nstatus = 'sure'", "tips.toml:2: TK105 'status' cannot be 'sure'"),
        ("[defaults]\nnote = 'x'", "tips.toml:2: TK102 unknown key 'note'"),
        ("defaults = 1", "tips.toml:1: TK104 it must be a table, not a number in [defaults]"),
        ("a = [1\nb = 2", "tips.toml:2: TK101 not valid TOML: Unclosed array"),
    ],
)
def test_what_is_wrong_in_a_file_has_its_line(tmp_path: Path, text: str, expected: str) -> None:
    assert f"mine/content/{expected}" in told(tmp_path, {"content/tips.toml": text})


def test_a_wrong_default_is_told_once(tmp_path: Path) -> None:
    text = f"[defaults]\nstatus = 'sure'\n{TIP}{TIP.replace('stretch', 'rest')}"

    assert told(tmp_path, {"content/tips.toml": text}).count("TK") == 1


def test_all_problems_of_all_files_come_together(tmp_path: Path) -> None:
    files = {
        "content/a.toml": "not toml",
        "content/b.toml": f"{DEFAULTS}\n{TIP}nmae = 1\ngeneral = 'no'",
        "content/c.toml": b"\xff",
    }

    codes = [line.split()[1] for line in told(tmp_path, files).splitlines()]

    assert codes == ["TK101", "TK101", "TK102", "TK104"]  # what cannot be read comes first


def test_a_doubled_id_names_both_places_whatever_the_kinds(tmp_path: Path) -> None:
    files = {"content/a.toml": f"{DEFAULTS}\n{TIP}", "content/b.toml": '[[source]]\nid = "stretch"\ntitle = "T"\n'}

    assert told(tmp_path, files) == (
        "mine/content/b.toml:2: TK204 the id 'stretch' is taken: mine/content/a.toml:7; choose another"
    )


def test_a_kind_that_the_manifest_does_not_define_is_refused(tmp_path: Path) -> None:
    two = f"{TIP}\n{TIP.replace('stretch', 'walk')}"
    message = told(tmp_path, {"content/tips.toml": f"{DEFAULTS}\n{two}"}, defines=["source"])

    assert message == (
        "mine/content/tips.toml:6: TK608 this pack does not define 'tip'; add it to 'defines' in pack.toml"
    )


TO_NOWHERE = f'{DEFAULTS}\n{TIP}for = ["nowhere"]\n'


def codes_of(pack: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        tk.load([], paths=[pack])
    return [problem.code for problem in caught.value.diagnostics]


def test_a_name_may_stand_in_what_could_not_be_read(tmp_path: Path) -> None:
    plain = write_pack(tmp_path / "plain", "mine", {"content/tips.toml": TO_NOWHERE})
    rows = '[table]\nkind = "food_source"\n'  # of a table that is not named
    unread = write_pack(tmp_path / "rows", "mine", {"content/tips.toml": TO_NOWHERE, "content/foods.toml": rows})
    linked = write_pack(tmp_path / "linked", "mine", {"content/tips.toml": TO_NOWHERE})
    (linked / "content" / "words.toml").symlink_to(plain / "pack.toml")

    assert "TK202" in codes_of(plain)
    assert [code for code in codes_of(unread) if code != "TK103"] == []
    assert [code for code in codes_of(linked) if code != "TK601"] == []


TABLE = """
[table]
kind = "reference_intake"
csv = "intakes.csv"
status = "verified_secondary"
certainty = "high"
"""
HEADER = "id,nutrient,standard,life_stage,min_age,max_age,ear,ul,ul_scope,sex,status,cite\n"
ROW = 'zinc_adults,zinc,us_dri,"19, and older",19,120,6.8,40,supplements,female,,own; iom_1997\n'


def test_a_table_is_read_from_csv(tmp_path: Path) -> None:
    files = {"content/intakes.toml": TABLE, "content/intakes.csv": HEADER + "\n" + ROW + ROW.replace("adults", "all")}

    intakes = content(tmp_path, files).reference_intakes

    assert list(intakes) == ["mine:zinc_adults", "mine:zinc_all"]
    intake = intakes["mine:zinc_adults"]
    assert (intake.min_age, intake.ear, intake.rda, intake.ul) == (19.0, 6.8, None, 40.0)
    assert (intake.life_stage, intake.ul_scope, intake.sex) == ("19, and older", UpperLimitScope.SUPPLEMENTS, "female")
    assert intake.status is Status.VERIFIED_SECONDARY
    assert intake.cite == (Citation("own"), Citation("iom_1997"))


def test_a_cell_wins_over_what_all_rows_share(tmp_path: Path) -> None:
    files = {"content/intakes.toml": TABLE, "content/intakes.csv": HEADER + ROW.replace("female,,", "female,recalled,")}

    assert content(tmp_path, files).reference_intakes["mine:zinc_adults"].status is Status.RECALLED


FOODS = '[table]\nkind = "food_source"\ncsv = "foods.csv"\nstatus = "verified"\ncertainty = "high"\n'
FOOD_HEADER = "id,name,portions,per_100g.zinc,per_100g.iron,cite\n"


def test_entries_of_a_table_have_columns_of_their_own_or_stand_in_a_cell(tmp_path: Path) -> None:
    rows = "oats,oats,1 cup = 81; 1/2 cup = 40.5,3.64,,own @ NDB 08120; other\n"

    files = {"content/foods.toml": FOODS, "content/foods.csv": FOOD_HEADER + rows}
    food = content(tmp_path, files).food_sources["mine:oats"]

    assert food.per_100g == {"zinc": 3.64}
    assert food.portions == {"1 cup": 81, "1/2 cup": 40.5}
    assert food.cite == (Citation("own", "NDB 08120"), Citation("other"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (FOOD_HEADER + "oats,oats,1 cup,3.64,,own\n", "foods.csv:2: TK104 'portions' must be a table"),
        (FOOD_HEADER + "oats,oats,a = 1; a = 2,3.64,,own\n", "foods.csv:2: TK104 'portions' must be a table"),
        (FOOD_HEADER + "oats,oats,1 cup = much,3.64,,own\n", "foods.csv:2: TK104 '1 cup' must be a number"),
        (FOOD_HEADER + "oats,oats,1 cup = 81,much,,own\n", "foods.csv:2: TK104 'zinc' must be a number"),
        (FOOD_HEADER.replace("iron", "zinc"), "foods.csv:1: TK101 the column 'per_100g' stands twice"),
        (FOOD_HEADER.replace(".iron", ""), "foods.csv:1: TK101 the column 'per_100g' stands twice"),
        (FOOD_HEADER.replace("name", "name.first"), "foods.csv:1: TK101 unknown column 'name.first'"),
    ],
)
def test_what_is_wrong_in_entries_of_a_table_has_its_line(tmp_path: Path, rows: str, expected: str) -> None:
    assert f"mine/content/{expected}" in told(tmp_path, {"content/foods.toml": FOODS, "content/foods.csv": rows})


def test_truth_values_in_a_table_are_true_or_false(tmp_path: Path) -> None:
    head = '[table]\nkind = "finding"\ncsv = "findings.csv"\n'
    rows = "id,name,screen\nweak,weak,true\nstiff,stiff,\n"
    files = {"content/findings.toml": head, "content/findings.csv": rows}

    assert [finding.screen for finding in content(tmp_path, files).findings.values()] == [False, True]
    files["content/findings.csv"] = rows.replace("true", "yes")
    assert "findings.csv:2: TK104 'screen' must be true or false" in told(tmp_path / "again", files)


def test_whole_numbers_in_a_table_are_whole(tmp_path: Path) -> None:
    files = {
        "content/sources.toml": '[table]\nkind = "source"\ncsv = "sources.csv"\n',
        "content/sources.csv": "id,title,year\na,One,1997\n",
    }

    assert content(tmp_path, files).sources["mine:a"].year == 1997


@pytest.mark.parametrize(
    ("csv", "expected"),
    [
        (HEADER + ROW.replace("6.8", "much"), "intakes.csv:2: TK104 'ear' must be a number"),
        (HEADER + ROW.replace("6.8", "nan"), "intakes.csv:2: TK104 'ear' must be a number"),
        (HEADER + ROW.replace("6.8", "1e999"), "intakes.csv:2: TK106 'ear' must be a finite number"),
        (HEADER + ROW.replace("own; iom_1997", ""), "intakes.csv:2: TK301 missing 'cite'"),
        (HEADER + ROW + "a,b\n", "intakes.csv:3: TK101 2 cells under 12 columns"),
        (HEADER + ROW + ROW, "intakes.csv:3: TK204 the id 'zinc_adults' is taken: mine/content/intakes.csv:2"),
        (HEADER.replace("ear", "eear") + ROW, "intakes.csv:1: TK101 unknown column 'eear'; did you mean 'ear'?"),
        (HEADER.replace("ear", "ul") + ROW, "intakes.csv:1: TK101 the column 'ul' stands twice"),
        (HEADER + ROW + '"open', "intakes.csv:3: TK101 not valid CSV"),
    ],
)
def test_what_is_wrong_in_a_table_has_its_line(tmp_path: Path, csv: str, expected: str) -> None:
    assert f"mine/content/{expected}" in told(tmp_path, {"content/intakes.toml": TABLE, "content/intakes.csv": csv})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            '"intakes.csv"',
            '"intake.csv"',
            "intakes.toml:3: TK601 no file 'intake.csv' in [table]; did you mean 'intakes.csv'?",
        ),
        ('"intakes.csv"', '"../../intakes.csv"', "intakes.toml:3: TK601 no file '../../intakes.csv'"),
        ("reference_intake", "intake", "intakes.toml:2: TK105 unknown kind 'intake'"),
        ("csv =", "cvs =", "intakes.toml:3: TK102 unknown key 'cvs' in [table]; did you mean 'csv'?"),
        ('"high"', '"sure"', "intakes.toml:5: TK105 'certainty' cannot be 'sure'"),
    ],
)
def test_what_is_wrong_in_the_head_of_a_table_has_its_line(tmp_path: Path, old: str, new: str, expected: str) -> None:
    files = {"content/intakes.toml": TABLE.replace(old, new), "content/intakes.csv": HEADER + ROW}

    assert f"mine/content/{expected}" in told(tmp_path, files)


def change_manifest(folder: Path, old: str, new: str) -> None:
    text = (folder / "pack.toml").read_text()
    assert old in text
    (folder / "pack.toml").write_text(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("schema = 1", "schema = 2", "pack.toml:1: TK105 'schema' is 2; this version of twitchkit reads 1"),
        ("schema = 1", "", "pack.toml:1: TK103 missing key 'schema'"),
        ("title =", "titel =", "pack.toml:4: TK102 unknown key 'titel'; did you mean 'title'?"),
        ("2026-11-22", '"2026"', "pack.toml:6: TK104 'reviewed' must be a date"),
        (
            "reviewed = 2026-11-22",
            "reviewed = 2026-11-22\nreview_by = 2026-11-22",
            "pack.toml:7: TK105 'review_by' is not after 'reviewed'",
        ),
        ("'tip'", "'tips'", "pack.toml:7: TK105 unknown kind 'tips'; did you mean 'tip'?"),
        ('"mine"', '"Mine"', "pack.toml:3: TK105 'Mine' is no name in snake_case"),
        ("[pack]", "[pack", "pack.toml:2: TK101 not valid TOML"),
        ('license = "CC-BY-4.0"', "", "pack.toml:2: TK103 missing key 'license'"),
    ],
)
def test_what_is_wrong_in_a_manifest_has_its_line(tmp_path: Path, old: str, new: str, expected: str) -> None:
    folder = write_pack(tmp_path, "mine")
    change_manifest(folder, old, new)

    with pytest.raises(PackError) as caught:
        load_content([], paths=[folder])

    assert f"mine/{expected}" in str(caught.value)


@pytest.mark.parametrize("about", [{"requires": "newest"}, {"needs": {"other": "2026"}}])
def test_versions_that_cannot_be_read_are_told(tmp_path: Path, about: dict[str, object]) -> None:
    assert 'names no versions; write them like ">=0.1,<1"' in told(tmp_path, {}, **about)


def test_a_folder_without_manifest_is_told(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "mine", {"content/tips.toml": TIP})

    with pytest.raises(PackError, match="TK601 cannot read the manifest: No such file or directory; give the folder"):
        load_content([], paths=[folder])


def test_the_digest_is_that_of_the_files(tmp_path: Path) -> None:
    one = write_pack(tmp_path / "one", "mine", {"content/tips.toml": f"{DEFAULTS}\n{TIP}"})
    same = write_pack(tmp_path / "two", "mine", {"content/tips.toml": f"{DEFAULTS}\n{TIP}"})
    other = write_pack(tmp_path / "three", "mine", {"content/tips.toml": f"{DEFAULTS}\n{TIP}\n# a comment\n"})
    renamed = write_pack(tmp_path / "four", "mine", {"content/tip.toml": f"{DEFAULTS}\n{TIP}"})

    digests = [load_content([], paths=[folder]).stamps[0].sha256 for folder in (one, same, other, renamed)]

    assert digests[0] == digests[1]
    assert len(set(digests)) == 3


def test_a_problem_of_a_statement_is_located_when_asked(tmp_path: Path) -> None:
    loaded = load_content([], paths=[write_pack(tmp_path, "mine", {"content/cramp.toml": CONDITION})])

    def place(*path: str | int) -> str:
        return loaded.locate(Diagnostic("TK202", "", subject="mine:cramp", path=path)).place

    def line(part: str) -> str:
        return f"mine/content/cramp.toml:{line_of(CONDITION, part)}"

    assert place("evidence", 1, "absent") == line("absent = 2")
    assert place("criterion", 0, "requires") == place("criteria", 0, "requires") == line("requires")
    assert place("compare", "sensation") == line("sensation")
    assert place("prior", "times", 0, "when") == line("pregnant")
    assert place("evidence", 0, "when") == line("[[evidence]]")
    assert place() == line("[condition]")


def test_a_problem_of_an_unknown_statement_stays_as_it_is(tmp_path: Path) -> None:
    loaded = load_content([], paths=[write_pack(tmp_path, "mine")])
    problem = Diagnostic("TK202", "unknown", subject="other:thing")

    assert loaded.locate(problem) == problem
