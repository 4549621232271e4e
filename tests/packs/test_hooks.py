"""Packs with code: the same hooks, each pack alone, and every hook that would not be called is an error."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pluggy
import pytest
from support.packmaker import DEFAULTS, forget_modules, install

from twitchkit import content
from twitchkit.errors import PackError
from twitchkit.model.content import KINDS
from twitchkit.packs import load_content
from twitchkit.packs.hookspecs import HOOKS, PackHooks, hookimpl

TIP = DEFAULTS + '[[tip]]\nid = "rest"\ntitle = "Rest"\ntext = "Rest."\n'
HEAD = """\
import twitchkit.content as tk
CITED = {"cite": (tk.Citation("own"),), "status": tk.Status.ELICITED, "certainty": tk.Certainty.LOW}

"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on ``sys.path`` to install packs into."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    yield folder
    forget_modules(folder)


def install_code(site: Path, id: str, code: str, files: dict[str, str] | None = None, **about: object) -> None:
    """Install a pack whose hooks are answered in code; its lines begin at 4."""
    code = HEAD + dedent(code).lstrip("\n")
    install(site, id, {"hooks.py": code, **(files or {})}, module=f"twitchkit_pack_{id}.hooks", **about)


def told(*packs: str) -> str:
    with pytest.raises(PackError) as caught:
        load_content(packs)
    return str(caught.value)


TIPS = """
@tk.hookimpl
def twitchkit_tips():
    return [tk.Tip(id="{id}", title="Rest", text="Rest.", **CITED)]
"""


@pytest.mark.parametrize("id", ["rest", "aaa:rest"])
def test_a_pack_may_answer_in_code_with_short_or_full_ids(site: Path, id: str) -> None:
    install_code(site, "aaa", TIPS.format(id=id))

    assert list(load_content(["aaa"]).content.tips) == ["aaa:rest"]


def test_code_and_files_say_the_same_in_the_same_way(site: Path) -> None:
    install_code(site, "aaa", TIPS.format(id="rest"))
    install(site, "bbb", {"content/tips.toml": TIP})

    in_code, in_file = (load_content([id]).content.tips[f"{id}:rest"] for id in ("aaa", "bbb"))

    assert (in_code.title, in_code.text, in_code.cite, in_code.status) == (
        in_file.title,
        in_file.text,
        in_file.cite,
        in_file.status,
    )


def test_a_generator_is_an_answer(site: Path) -> None:
    install_code(site, "aaa", TIPS.format(id="rest").replace("return [", "yield from ["))

    assert list(load_content(["aaa"]).content.tips) == ["aaa:rest"]


def test_a_hook_may_have_another_name(site: Path) -> None:
    code = (
        TIPS.format(id="rest").replace("hookimpl", 'hookimpl(specname="twitchkit_tips")').replace("def t", "def my_t")
    )
    install_code(site, "aaa", code)

    assert list(load_content(["aaa"]).content.tips) == ["aaa:rest"]


def test_files_and_code_may_answer_different_kinds(site: Path) -> None:
    install_code(site, "aaa", TIPS.format(id="rest"), {"content/own.toml": '[[source]]\nid = "own"\ntitle = "Own"\n'})

    content = load_content(["aaa"]).content

    assert [*content.sources, *content.tips] == ["aaa:own", "aaa:rest"]


def test_one_kind_in_files_and_in_code_is_told(site: Path) -> None:
    install_code(site, "aaa", TIPS.format(id="walk"), {"content/tips.toml": TIP})

    assert "TK609 'tip' is answered in files and in code; answer a kind in one place only" in told("aaa")


def test_what_code_says_is_part_of_the_digest(site: Path) -> None:
    install_code(site, "aaa", TIPS.format(id="rest"))
    before = load_content(["aaa"]).stamps[0].sha256
    again = load_content(["aaa"]).stamps[0].sha256
    (site / "twitchkit_pack_aaa" / "hooks.py").write_text(HEAD + TIPS.format(id="walk_a_little_before_bed"))
    forget_modules(site)

    after = load_content(["aaa"]).stamps[0].sha256

    assert before == again
    assert before != after


def test_a_pack_that_cannot_be_imported_names_itself_and_harms_no_other(site: Path) -> None:
    """The first trap of pluggy: one broken plugin would stop all."""
    install_code(site, "aaa", "import no_such_module_anywhere\n", defines=["tip"])
    install_code(site, "bbb", TIPS.format(id="rest"))

    loaded = load_content(["aaa", "bbb"], on_error="skip")

    assert list(loaded.content.tips) == ["bbb:rest"]
    assert [str(problem) for problem in loaded.skipped[0].problems] == [
        "aaa/hooks.py:4: TK604 cannot import 'twitchkit_pack_aaa.hooks': "
        "ModuleNotFoundError: No module named 'no_such_module_anywhere'"
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("x = = 1\n", "aaa/hooks.py:4: TK604 cannot import 'twitchkit_pack_aaa.hooks': SyntaxError: invalid syntax"),
        ("raise SystemExit(3)\n", "aaa/hooks.py:4: TK604 cannot import 'twitchkit_pack_aaa.hooks': SystemExit: 3"),
        ("1 / 0\n", "aaa/hooks.py:4: TK604 cannot import 'twitchkit_pack_aaa.hooks': ZeroDivisionError"),
        (
            "def one():\n    return two()\n\n\ndef two():\n    return 1 / 0\n\n\none()\n",
            "aaa/hooks.py:9: TK604 cannot import 'twitchkit_pack_aaa.hooks': ZeroDivisionError",
        ),
    ],
)
def test_whatever_an_import_raises_is_told(site: Path, code: str, expected: str) -> None:
    install_code(site, "aaa", code)

    assert expected in told("aaa")


def test_a_module_that_is_not_there_is_told_in_the_manifest(site: Path) -> None:
    install(site, "aaa", module="twitchkit_pack_aaa.hoks")

    assert "aaa/pack.toml:9: TK604 cannot import 'twitchkit_pack_aaa.hoks': ModuleNotFoundError" in told("aaa")


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        (TIPS.replace("_tips", "_tipps"), 4, "there is no hook 'twitchkit_tipps'; did you mean 'twitchkit_tips'?"),
        (TIPS.replace("twitchkit_tips", "tips"), 4, "there is no hook 'tips'"),
        (
            TIPS.replace("hookimpl", 'hookimpl(specname="twitchkit_tps")'),
            4,
            "there is no hook 'twitchkit_tps'; did you mean 'twitchkit_tips'?",
        ),
        (TIPS.replace("@tk.hookimpl\n", ""), 4, "'twitchkit_tips' is not marked as a hook; put @hookimpl above it"),
        ("def twitchkit_tps():\n    return []\n", 4, "there is no hook 'twitchkit_tps'"),
        (
            TIPS.replace("hookimpl", "hookimpl(wrapper=True)").replace("return", "yield"),
            4,
            "'twitchkit_tips' wraps other packs' answers",
        ),
    ],
)
def test_a_hook_that_would_not_be_called_is_told(site: Path, code: str, line: int, expected: str) -> None:
    """The third trap of pluggy: a misspelt hook would pass and never be called."""
    install_code(site, "aaa", code.format(id="rest"))

    assert f"aaa/hooks.py:{line}: TK603 {expected}" in told("aaa")


def test_a_hook_that_wants_arguments_is_told(site: Path) -> None:
    install_code(site, "aaa", TIPS.format(id="rest").replace("tips()", "tips(kit)"))

    message = told("aaa")

    assert "aaa/hooks.py:4: TK603" in message
    assert "hooks take no arguments" in message


def test_other_names_of_a_module_are_its_own(site: Path) -> None:
    install_code(
        site,
        "aaa",
        "import twitchkit_pack_aaa\ntwitchkit_note = 'text'\nhelper = len\n" + TIPS.format(id="rest"),
    )

    assert list(load_content(["aaa"]).content.tips) == ["aaa:rest"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("raise ValueError('no tips today')", "twitchkit_tips raised ValueError: no tips today"),
        ("raise SystemExit", "twitchkit_tips raised SystemExit"),
        ("return None", "twitchkit_tips gave nothing, where a list is needed; return a list: return [Tip(…)]"),
        ("yield from [][0]", "twitchkit_tips raised IndexError"),
    ],
)
def test_a_hook_that_raises_is_told_and_harms_no_other(site: Path, body: str, expected: str) -> None:
    install_code(site, "aaa", f"@tk.hookimpl\ndef twitchkit_tips():\n    {body}\n", defines=["tip"])
    install_code(site, "bbb", TIPS.format(id="rest"))

    loaded = load_content(["aaa", "bbb"], on_error="skip")

    assert list(loaded.content.tips) == ["bbb:rest"]
    assert f"TK605 {expected}" in str(loaded.skipped[0].problems[0])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("'text'", "TK605 twitchkit_tips gave a str; it gives Tip objects"),
        ("tk.Source(id='s', title='S')", "TK605 twitchkit_tips gave a Source; it gives Tip objects"),
        ("tk.Tip(id='t', title=3, text='T', **CITED)", "TK104 'title' must be a text, not a number in tip 't'"),
        ("tk.Tip(id='t', title='T', text='T', **{**CITED, 'cite': ()})", "TK301 'cite' must name a source"),
        ("tk.Tip(id='t', title=object(), text='T', **CITED)", "TK104 not plain data: object in tip 't'"),
        ("tk.Tip(id='bbb:t', title='T', text='T', **CITED)", "TK105 'bbb:t' is no id of this pack"),
        ("tk.Tip(id='T-1', title='T', text='T', **CITED)", "TK105 'T-1' is no id of this pack"),
        ("tk.Tip(id=7, title='T', text='T', **CITED)", "TK105 7 is no id of this pack"),
    ],
)
def test_what_code_gives_is_checked_like_a_file(site: Path, value: str, expected: str) -> None:
    install_code(site, "aaa", f"@tk.hookimpl\ndef twitchkit_tips():\n    return [{value}]\n")

    assert f"aaa/hooks.py:4: {expected}" in told("aaa")


def test_a_doubled_id_in_code_is_told(site: Path) -> None:
    install_code(site, "aaa", TIPS.format(id="rest").replace("return [", "return 2 * ["))

    assert "aaa/hooks.py:4: TK204 the id 'rest' is taken: aaa/hooks.py:4" in told("aaa")


def test_a_kind_that_the_manifest_does_not_define_is_refused_in_code_too(site: Path) -> None:
    install_code(site, "aaa", TIPS.format(id="rest"), defines=["source"])

    assert "aaa/hooks.py:4: TK608 this pack does not define 'tip'" in told("aaa")


def test_two_packs_with_one_module_are_told(site: Path) -> None:
    install_code(site, "aaa", TIPS.format(id="rest"))
    install(site, "bbb", module="twitchkit_pack_aaa.hooks")

    assert "bbb/pack.toml:9: TK603 another pack has 'twitchkit_pack_aaa.hooks' too" in told("aaa", "bbb")


def test_there_is_one_documented_hook_for_each_kind() -> None:
    assert {f"twitchkit_{kind}" for kind in KINDS} == set(HOOKS)
    for hook in HOOKS:
        assert "Data packs: " in (inspect.getdoc(getattr(PackHooks, hook)) or "")


def test_the_marker_is_public() -> None:
    assert content.hookimpl is hookimpl
    assert isinstance(hookimpl, pluggy.HookimplMarker)


def test_what_a_pack_prints_reaches_no_result(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = "print('at import')\n" + TIPS.format(id="rest").replace("    return", "    print('in a hook')\n    return")
    install_code(site, "aaa", said)

    assert list(load_content(["aaa"]).content.tips) == ["aaa:rest"]
    assert capsys.readouterr() == ("", "at import\nin a hook\n")
