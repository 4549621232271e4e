"""The documents: what they show runs, what they list is complete, and where they point there is something."""

import re
import shlex
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator, Mapping
from pathlib import Path
from pkgutil import resolve_name
from typing import get_args, get_type_hints

import attrs
import pytest
from runs import docs_tables
from support.command import script
from support.each import on_each

import twitchkit as tk
from twitchkit.cli import main
from twitchkit.cli.arguments import parser
from twitchkit.cli.exit_code import ExitCode
from twitchkit.ids import short
from twitchkit.model.assessment import Assessment
from twitchkit.model.content import KINDS, WRITTEN
from twitchkit.model.kinds import items_of
from twitchkit.model.plain import plain
from twitchkit.model.profile import Profile
from twitchkit.packs import at_paths
from twitchkit.packs.hookspecs import HOOKS, PackHooks
from twitchkit.packs.manifest import Manifest
from twitchkit.testing import Expectation, check_packs, read_cases, run_case

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("tests/*.md"),
        *DOCS.rglob("*.md"),
        *ROOT.glob("packs/*/README.md"),
        *ROOT.glob("examples/**/*.md"),
    ]
)
RECORDS = sorted((DOCS / "decisions").glob("[0-9]*.md"))

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, language: str) -> list[str]:
    return [body for kind, body in _FENCE.findall(read(path)) if kind == language]


def prose(path: Path) -> str:
    return _FENCE.sub("", read(path))


def anchors(path: Path) -> set[str]:
    """Return the anchors of the headings of a page, as forges make them."""
    titles = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


LONG = {"docs/questions.md-0", "docs/testing.md-0", "docs/what-if.md-0"}
"""Examples that take seconds: a whole interview, all checks of a pack, all that could have been answered otherwise."""


def python_examples() -> list[object]:
    return [
        pytest.param(path, code, id=id, marks=[pytest.mark.thorough] * (id in LONG))
        for path in PAGES
        for position, code in enumerate(blocks(path, "python"))
        for id in [f"{name_of(path)}-{position}"]
    ]


def counted() -> list[object]:
    """Return the pages with counted tables; for those of the model card an evaluation has to run."""
    slow = {DOCS / "model-card.md", DOCS / "what-is-measured.md"}
    return [
        pytest.param(path, marks=[pytest.mark.thorough] * (path in slow))
        for path in docs_tables.documents_with_tables()
    ]


def commands() -> list[str]:
    """Return what follows the name of the program, in blocks and in the text, once each."""
    lines = [line for path in PAGES for block in blocks(path, "sh") for line in block.splitlines()]
    lines += [line for path in PAGES for line in re.findall(r"`(twitchkit [^`]+)`", prose(path))]
    found = [re.search(r"(?:^|[\s/])twitchkit (\w.*)", line) for line in lines]
    return sorted({match[1] for match in found if match})


def every_command() -> Iterator[str]:
    """Yield every command with its action, as it is typed."""
    for name, command in subcommands(parser()).items():
        actions = subcommands(command)
        yield from (f"{name} {action}" for action in actions) if actions else (name,)


def subcommands(command: ArgumentParser) -> Mapping[str, ArgumentParser]:
    found = [action.choices for action in command._actions if isinstance(action, _SubParsersAction)]
    return dict(*found)


def classes_below(cls: type) -> set[type]:
    """Return a class and all attrs classes that its fields hold."""
    found: set[type] = set()
    waiting: list[object] = [cls]
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        if isinstance(hint, type) and attrs.has(hint) and hint not in found:
            found.add(hint)
            hints = get_type_hints(hint)
            waiting += [hints[item.name] for item in attrs.fields(hint) if item.eq]
    return found


def keys_of(classes: set[type]) -> set[str]:
    return {item.key for cls in classes for item in items_of(cls)}


def named_in(path: Path) -> set[str]:
    """Return every word of a page that stands in code: in backticks, or as a key of a block."""
    text = read(path)
    spans = [*re.findall(r"`([^`\n]+)`", prose(path)), *re.findall(r"^```(.*?)^```$", text, re.DOTALL | re.MULTILINE)]
    return {word for span in spans for word in re.findall(r"\w+", span)}


def files_shown(path: Path, folder: Path, language: str = "toml") -> None:
    """Write the blocks of a page that begin with the name of a file, as that file."""
    for block in blocks(path, language):
        name = re.match(r"# ([\w/.]+\.\w+)\n", block)
        if name:
            file = folder / name[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block, encoding="utf-8")


class TestEveryPage:
    @on_each("path", PAGES)
    def test_relative_links_lead_somewhere(self, path: Path) -> None:
        broken = []
        for target in _LINK.findall(prose(path)):
            file, _, anchor = target.partition("#")
            if "://" in target:
                continue
            there = (path.parent / file).resolve() if file else path
            if not there.exists() or (anchor and anchor not in anchors(there)):
                broken.append(target)
        assert broken == []

    @on_each("path", PAGES)
    def test_no_page_holds_the_path_of_a_machine(self, path: Path) -> None:
        assert re.findall(r"/(?:work|root|home|tmp)/\S*", read(path)) == []

    @on_each("path", PAGES)
    def test_toml_blocks_are_toml(self, path: Path) -> None:
        for block in blocks(path, "toml"):
            assert tomllib.loads(block)

    @pytest.mark.parametrize(("path", "code"), python_examples())
    def test_python_examples_run(self, path: Path, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        files_shown(path, tmp_path, "python")
        monkeypatch.syspath_prepend(tmp_path)
        example = tmp_path / "example.py"
        example.write_text(code, encoding="utf-8")
        monkeypatch.chdir(ROOT)
        assert (done := script(example)).returncode == 0
        assert done.stderr == b""

    @on_each("command", commands())
    def test_commands_are_commands(self, command: str) -> None:
        words = shlex.split(command.replace("…", "").replace("[", "").replace("]", ""), comments=True)
        asked = parser().parse_args(words)
        assert asked.command == words[0]
        assert callable(resolve_name(asked.run))

    def test_what_is_explained_is_there(self, tmp_path: Path) -> None:
        files_shown(DOCS / "how-to-write-a-pack.md", tmp_path)
        tutorial = tmp_path
        runners = ROOT / "examples" / "third_party_pack" / "src" / "twitchkit_pack_runners"
        knowledge = tk.load(docs_tables.PACKS, paths=[tutorial, runners]).knowledge
        words = {word for line in commands() if line.startswith("explain ") for word in line.split()[1:]}
        names = [word for word in sorted(words) if re.fullmatch(r"[a-z0-9_:]+", word)]
        assert [short(knowledge.find(name).id) for name in names] == names

    @pytest.mark.parametrize("path", counted(), ids=name_of)
    def test_counted_tables_are_true(self, path: Path, kit: tk.Kit) -> None:
        assert docs_tables.with_tables(read(path), kit) == read(path), "run: python tests/runs/docs_tables.py"

    def test_the_index_names_every_page(self) -> None:
        linked = set(_LINK.findall(read(DOCS / "index.md")))
        assert {path.name for path in DOCS.glob("*.md")} - linked == {"index.md"}


class TestReadme:
    def test_sets_up_with_two_commands(self) -> None:
        (block,) = blocks(ROOT / "README.md", "sh")
        commands = [line for line in block.splitlines() if not line.startswith("#")]
        assert [command.startswith("python3 -m venv .venv &&") for command in commands] == [True, True]

    def test_the_python_example_has_ten_lines_at_most(self) -> None:
        (example,) = blocks(ROOT / "README.md", "python")
        assert len(example.splitlines()) <= 10

    def test_the_pack_is_ten_lines_of_a_tip_that_is_shipped(self, kit: tk.Kit) -> None:
        (block,) = blocks(ROOT / "README.md", "toml")
        assert len(block.splitlines()) <= 10
        (shown,) = tomllib.loads(block)["tip"]
        tip = kit.knowledge.tips["lifestyle:stretch_before_bed"]
        held = (tip.id, tip.title, tip.when, tip.status.value, tip.certainty.value)
        assert held == (f"lifestyle:{shown['id']}", *(shown[key] for key in ("title", "when", "status", "certainty")))
        assert [short(id) for id in tip.for_] == shown["for"]
        assert [short(citation.source) for citation in tip.cite] == shown["cite"]
        assert all(getattr(tip, key).startswith(shown[key].rstrip(" …")) for key in ("text", "effect"))

    def test_is_two_screens_long(self) -> None:
        assert len(read(ROOT / "README.md").splitlines()) <= 120

    def test_its_picture_is_small(self) -> None:
        (picture,) = re.findall(r"^!\[.+\]\((.+)\)$", read(ROOT / "README.md"), re.MULTILINE)
        assert (ROOT / picture).stat().st_size < 150_000

    def test_says_what_it_is_not(self) -> None:
        text = read(ROOT / "README.md")
        for said in ("not a medical device", "No licensed clinician", "Adults only", "emergency number"):
            assert said in text


class TestProfilePage:
    PAGE = DOCS / "profile.md"

    def test_the_complete_example_is_assessed(self, kit: tk.Kit) -> None:
        profile = tk.read_profile(tomllib.loads(blocks(self.PAGE, "toml")[0]))
        assert kit.assess(profile).nutrients

    def test_the_complete_example_has_every_key_but_those_that_exclude_others(self) -> None:
        shown = set(tomllib.loads(blocks(self.PAGE, "toml")[0]))
        assert keys_of({Profile}) - shown == {"trimester", "intake"}

    def test_every_key_is_explained(self) -> None:
        assert keys_of(classes_below(Profile)) - named_in(self.PAGE) == set()


class TestAssessmentPage:
    PAGE = DOCS / "assessment.md"

    def test_every_key_is_explained(self) -> None:
        assert keys_of(classes_below(Assessment)) - set(re.findall(r"`(\w+)`", prose(self.PAGE))) == set()

    def test_every_command_is_there(self) -> None:
        shown = {" ".join(line.split()[:2]) for line in re.findall(r"`(?:twitchkit )?([a-z-]+[^`]*)`", read(self.PAGE))}
        assert [
            command for command in every_command() if command not in shown | {line.split()[0] for line in shown}
        ] == []

    def test_every_exit_code_is_there(self) -> None:
        listed = {int(code) for code in re.findall(r"^\| (\d+) \|", prose(self.PAGE), re.MULTILINE)}
        assert listed == set(map(int, ExitCode))


class TestErrorsPage:
    PAGE = DOCS / "errors.md"

    def test_lists_every_code_that_is_used_and_no_other(self) -> None:
        used = {code for file in (ROOT / "src").rglob("*.py") for code in re.findall(r"TK\d{3}", read(file))}
        listed = re.findall(r"^\| (TK\d{3}) \|", prose(self.PAGE), re.MULTILINE)
        assert listed == sorted(used)

    def test_lists_every_class(self) -> None:
        errors = {name for name in tk.__all__ if name.endswith("Error")}
        assert errors - named_in(self.PAGE) == set()


class TestHooksPage:
    PAGE = DOCS / "hooks.md"

    def test_lists_every_hook_with_its_arguments_class_and_key(self) -> None:
        listed = re.findall(
            r"^\| `(twitchkit_\w+)` \| (\w+) \| `(\w+)` \| `\[+(\w+)\]+` \|$", read(self.PAGE), re.MULTILINE
        )
        expected = [(hook, "none", KINDS[kind].__name__, WRITTEN[kind]) for hook, kind in HOOKS.items()]
        assert listed == expected

    def test_hooks_have_no_arguments(self) -> None:
        codes = [getattr(PackHooks, hook).__code__ for hook in HOOKS]
        assert {code.co_varnames[: code.co_argcount] for code in codes} == {()}


REFERENCE = sorted(DOCS.glob("pack-*.md"))
"""The pages that say how a pack is written."""


class TestPackPages:
    def test_the_reference_names_every_key_of_every_kind(self) -> None:
        classes = {cls for kind in (*KINDS.values(), Manifest) for cls in classes_below(kind)}
        assert keys_of(classes) - {word for page in REFERENCE for word in named_in(page)} == set()

    def test_the_examples_of_the_reference_have_the_right_shape(self, tmp_path: Path) -> None:
        for page in REFERENCE:
            files_shown(page, tmp_path)
        (rows,) = blocks(DOCS / "pack-food.md", "csv")
        (tmp_path / "content" / "reference_intakes.csv").write_text(rows, encoding="utf-8")
        for name in ("foods.sqlite", "content/synonyms.csv", "content/costs.csv", "content/kinds.csv"):
            (tmp_path / name).touch()
        with pytest.raises(tk.PackError) as raised:
            tk.load(["vocabulary"], paths=[tmp_path])
        # Some names belong to a pack that was not loaded; nothing else may be wrong.
        assert {problem.message for problem in raised.value.diagnostics} == {
            "unknown nutrient 'calcium'",
            "unknown nutrient 'iron'",
            "unknown nutrient 'zinc'",
            "unknown condition 'hypomagnesemia'",
        }

    def test_the_pack_of_the_tutorial_loads_and_counts(self, tmp_path: Path) -> None:
        files_shown(DOCS / "how-to-write-a-pack.md", tmp_path)
        kit = tk.load(docs_tables.PACKS, paths=[tmp_path])
        result = kit.assess(tk.Profile(age=40, findings={"standing_worse": True, "relief_by_elevation": True}))
        assert result.condition("tired_standing_legs").band is tk.Band.POSSIBLE
        portions = plain(kit.knowledge.food_sources["nutrients:pumpkin_seeds"].portions)
        assert portions == {"1 oz": 28.35, "1 handful": 28.35, "1 tbsp": 9.0}

    def test_the_cases_of_the_tutorial_pass(self, tmp_path: Path) -> None:
        files_shown(DOCS / "how-to-write-a-pack.md", tmp_path)
        kit = tk.load(docs_tables.PACKS, paths=[tmp_path])
        read = read_cases(tmp_path)
        failures = [failure for case in read.cases for failure in run_case(kit, case).failures]
        assert (len(read.cases), read.problems, failures) == (2, (), [])

    def test_the_case_of_the_reference_passes_and_shows_most_keys(self, kit: tk.Kit, tmp_path: Path) -> None:
        files_shown(DOCS / "pack-cases.md", tmp_path)
        (case,) = read_cases(tmp_path).cases
        assert run_case(kit, case).failures == ()
        assert keys_of({Expectation}) - named_in(DOCS / "pack-cases.md") == set()

    def test_the_pack_of_another_field_needs_no_other_and_its_cases_pass(self, tmp_path: Path) -> None:
        files_shown(DOCS / "a-pack-of-another-field.md", tmp_path)
        assert check_packs(at_paths([tmp_path])) == ()
        kit = tk.load([], paths=[tmp_path])
        cases = read_cases(tmp_path).cases
        assert [problem for case in cases for problem in run_case(kit, case).failures] == []
        assert len(cases) > 1

    def test_the_tutorial_shows_the_error_that_a_typo_gives(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        files_shown(DOCS / "how-to-write-a-pack.md", tmp_path)
        foods = tmp_path / "content" / "foods.toml"
        foods.write_text(read(foods).replace("per_100g", "pre_100g"), encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        assert main(["packs", "check", "."]) == 1
        (shown,) = [block for block in blocks(DOCS / "how-to-write-a-pack.md", "text") if "TK103" in block]
        assert capsys.readouterr().out.startswith(shown)


class TestDecisions:
    def test_records_are_numbered_one_after_the_other(self) -> None:
        assert [int(path.name[:4]) for path in RECORDS] == list(range(1, len(RECORDS) + 1))

    @on_each("path", RECORDS)
    def test_a_record_says_context_choice_and_consequences(self, path: Path) -> None:
        assert re.findall(r"^## (.+)$", read(path), re.MULTILINE) == ["Context", "Choice", "Consequences"]

    def test_the_list_has_every_record(self) -> None:
        linked = _LINK.findall(read(DOCS / "decisions" / "README.md"))
        assert linked == [path.name for path in RECORDS]


class TestContributing:
    def test_shows_the_layers_that_are_checked(self) -> None:
        settings = tomllib.loads(read(ROOT / "pyproject.toml"))
        (contract,) = settings["tool"]["importlinter"]["contracts"]
        checked = [layer.replace("twitchkit.", "").replace(" | ", " · ") for layer in contract["layers"]]
        (shown,) = blocks(ROOT / "CONTRIBUTING.md", "text")
        assert shown.splitlines() == checked
