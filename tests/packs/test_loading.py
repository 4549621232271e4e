"""Loading as a whole: all problems at once, skipping what can be spared, and never what keeps people safe."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from support.broken_packs import BROKEN, SOUND, install_broken, install_sound
from support.packmaker import DEFAULTS, forget_modules, install, manifest, write_pack

from twitchkit.errors import Diagnostic, KnowledgeError, PackError, TwitchkitError
from twitchkit.ids import Needs
from twitchkit.knowledge import Knowledge
from twitchkit.model.content import Content
from twitchkit.packs import load_content

TIP = DEFAULTS + '[[tip]]\nid = "rest"\ntitle = "Rest"\ntext = "Rest."\n'
FLAG = DEFAULTS + '[[red_flag]]\nid = "flag"\nwhen = "numb"\ntier = "emergency"\nmessage = "M"\ndo = "D"\n'
NO_SAFETY = ["tip", "source", "override"]
BAD = "no toml"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on ``sys.path`` to install packs into."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    yield folder
    forget_modules(folder)


def check_knowledge(content: Content, needs: Needs) -> Iterable[Diagnostic]:
    """Tell what is wrong with a content as a whole."""
    try:
        Knowledge.build(content, needs=needs)
    except KnowledgeError as error:
        return error.diagnostics
    return ()


def pack(
    root: Path, id: str, files: dict[str, str], needs: Iterable[str] = (), defines: list[str] | None = None
) -> Path:
    return write_pack(root, id, files, needs=dict.fromkeys(needs, ">=1"), defines=defines or NO_SAFETY)


def told(paths: Iterable[Path], on_error: str = "raise") -> str:
    with pytest.raises(PackError) as caught:
        load_content([], paths=list(paths), on_error=on_error)
    return str(caught.value)


IDS = [SOUND, *(broken.id for broken in BROKEN)]


def test_ten_broken_packs_give_ten_problems_in_one_error(site: Path) -> None:
    install_sound(site)
    install_broken(site)

    with pytest.raises(PackError) as caught:
        load_content(IDS, check=check_knowledge)

    problems = {problem.place.partition("/")[0]: problem for problem in caught.value.diagnostics}
    assert len(caught.value.diagnostics) == 10
    for broken in BROKEN:
        problem = problems[broken.id]
        assert (problem.code, problem.place) == (broken.code, broken.place)
        assert broken.says in str(problem)


def test_the_rest_of_ten_broken_packs_loads_without_them(site: Path) -> None:
    install_sound(site)
    install_broken(site)

    loaded = load_content(IDS, on_error="skip", check=check_knowledge)

    assert not loaded.complete
    assert [stamp.id for stamp in loaded.stamps] == [SOUND]
    assert [skipped.id for skipped in loaded.skipped] == sorted(broken.id for broken in BROKEN)
    assert loaded.content == load_content([SOUND]).content
    assert len(loaded.notices) == 10
    assert loaded.notices[0].startswith("The pack 'bad_toml' (1.0) was left out: bad_toml/content/tips.toml:9: TK101")


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.id)
def test_a_broken_pack_with_red_flags_fails_the_load_all_the_same(site: Path, broken: object) -> None:
    install_sound(site)
    install_broken(site, also_defines=("red_flag",))

    with pytest.raises(PackError) as caught:
        load_content([SOUND, broken.id], on_error="skip", check=check_knowledge)

    assert [problem.code for problem in caught.value.diagnostics] == ["TK402", broken.code]


def test_the_error_survives_pickling(site: Path) -> None:
    install_sound(site)
    install_broken(site)

    with pytest.raises(PackError) as caught:
        load_content(IDS, check=check_knowledge)

    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301  (our own object)


def test_the_order_of_packs_changes_nothing(tmp_path: Path) -> None:
    paths = [pack(tmp_path, id, {"content/tips.toml": TIP}) for id in ("aaa", "bbb", "ccc")]

    forward, backward = (load_content([], paths=order) for order in (paths, paths[::-1]))

    assert forward.content == backward.content
    assert list(forward.content.tips) == list(backward.content.tips)
    assert forward.stamps == backward.stamps


def test_what_is_fine_is_complete_and_without_notice(tmp_path: Path) -> None:
    loaded = load_content([], paths=[pack(tmp_path, "aaa", {"content/tips.toml": TIP})])

    assert (loaded.complete, loaded.skipped, loaded.notices) == (True, (), ())


def test_a_pack_that_was_left_out_has_no_folder_and_is_told_with_its_first_problem(tmp_path: Path) -> None:
    twice = TIP + '[[tip]]\nid = "a"\ntitel = "A"\n[[tip]]\nid = "b"\ntitel = "B"\n'
    paths = [pack(tmp_path, "aaa", {"content/tips.toml": twice}), pack(tmp_path, "bbb", {"content/tips.toml": TIP})]

    loaded = load_content([], paths=paths, on_error="skip")

    assert loaded.folders == {"bbb": paths[1]}
    assert (loaded.complete, len(loaded.skipped[0].problems) > 1) == (False, True)
    assert loaded.notices == (f"The pack 'aaa' (0+path) was left out: {loaded.skipped[0].problems[0]}",)
    assert loaded.skipped[0].problems[0].line < loaded.skipped[0].problems[-1].line


def test_a_file_that_leads_out_of_its_pack_may_hold_anything(tmp_path: Path) -> None:
    broken = pack(tmp_path, "aaa", {"content/tips.toml": BAD})
    (tmp_path / "elsewhere.toml").write_text("")
    (broken / "content" / "more.toml").symlink_to(tmp_path / "nothing.toml")
    assert not load_content([], paths=[broken], on_error="skip").complete  # a link to nothing holds nothing
    (broken / "content" / "other.toml").symlink_to(tmp_path / "elsewhere.toml")
    assert "TK402 the pack 'aaa' holds red flags or cautions (or cannot be read to tell)" in told([broken], "skip")


def test_a_pack_that_needs_a_broken_one_is_not_told_twice(tmp_path: Path) -> None:
    paths = [pack(tmp_path, "aaa", {"content/tips.toml": BAD}), pack(tmp_path, "bbb", {}, needs=["aaa"])]

    assert told(paths).count("TK") == 1


def test_a_pack_that_needs_a_skipped_one_is_skipped(tmp_path: Path) -> None:
    paths = [
        pack(tmp_path, "aaa", {"content/tips.toml": BAD}),
        pack(tmp_path, "bbb", {}, needs=["aaa"]),
        pack(tmp_path, "ccc", {}, needs=["bbb"]),
        pack(tmp_path, "ddd", {"content/tips.toml": TIP}),
    ]

    loaded = load_content([], paths=paths, on_error="skip")

    assert [stamp.id for stamp in loaded.stamps] == ["ddd"]
    assert [str(skipped.problems[0]) for skipped in loaded.skipped[1:]] == [
        "bbb/pack.toml:9: TK607 needs the pack 'aaa', which was left out; repair 'aaa' first",
        "ccc/pack.toml:9: TK607 needs the pack 'bbb', which was left out; repair 'bbb' first",
    ]


def test_a_safety_pack_that_needs_a_broken_one_fails_the_load(tmp_path: Path) -> None:
    paths = [
        pack(tmp_path, "aaa", {"content/tips.toml": BAD}),
        pack(tmp_path, "bbb", {"content/flags.toml": FLAG}, needs=["aaa"], defines=["red_flag"]),
    ]

    assert "bbb/pack.toml:7: TK402 the pack 'bbb' holds red flags or cautions" in told(paths, "skip")


@pytest.mark.parametrize("kind", ["red_flag", "caution"])
def test_a_pack_that_defines_safety_content_is_never_skipped(tmp_path: Path, kind: str) -> None:
    message = told([pack(tmp_path, "aaa", {"content/tips.toml": BAD}, defines=["tip", kind])], "skip")

    assert message.splitlines() == [
        "aaa/pack.toml:7: TK402 the pack 'aaa' holds red flags or cautions (or cannot be read to tell) "
        "and is not left out; repair it, or load without it by name",
        "aaa/content/tips.toml:1: TK101 not valid TOML: Expected '=' after a key in a key/value pair",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{FLAG}\n{BAD}",
        f'[[caution]]\nid = "c"\n{BAD}',
        f"  [[ 'red_flag' ]]\n{BAD}",
        f"caution = [{{ }}]\n{BAD}",
        f'[table]\nkind = "red_flag"\n{BAD}',
    ],
)
@pytest.mark.parametrize("broken", [True, False], ids=["broken manifest", "sound manifest"])
def test_a_pack_whose_files_hold_safety_content_is_never_skipped(tmp_path: Path, text: str, broken: bool) -> None:
    folder = pack(tmp_path, "aaa", {"content/deep/any.toml": text})
    if broken:
        (folder / "pack.toml").write_text(BAD)

    assert "TK402 the pack 'aaa' holds red flags or cautions" in told([folder], "skip")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("pack.toml", 'defines = ["tip",\n  "caution"]\nno toml'),
        ("hooks.py", "def twitchkit_red_flags():\n    return []\n"),
    ],
)
def test_a_pack_with_a_broken_manifest_that_may_hold_safety_content_is_never_skipped(
    tmp_path: Path, file: str, text: str
) -> None:
    folder = pack(tmp_path, "aaa", {})
    (folder / "pack.toml").write_text(BAD)
    (folder / file).write_text(text)

    assert "TK402" in told([folder], "skip")


def test_a_pack_with_a_broken_manifest_and_no_safety_content_is_skipped(tmp_path: Path) -> None:
    folder = pack(tmp_path, "aaa", {"content/tips.toml": TIP + "effect = 'caution'\n"})
    (folder / "pack.toml").write_text(BAD)

    assert [skipped.id for skipped in load_content([], paths=[folder], on_error="skip").skipped] == ["aaa"]


def test_a_pack_that_is_not_there_may_have_held_safety_content(site: Path) -> None:
    install(site, "aaa", package="no_such_package_at_all")
    for path in sorted((site / "no_such_package_at_all").rglob("*"), reverse=True):
        path.unlink()
    (site / "no_such_package_at_all").rmdir()

    with pytest.raises(PackError, match="TK402"):
        load_content(["aaa"], on_error="skip")


@pytest.mark.parametrize("text", [b"\xff", None], ids=["binary", "missing"])
def test_a_pack_without_readable_manifest_is_never_skipped_if_it_holds_safety_content(
    tmp_path: Path, text: bytes | None
) -> None:
    folder = pack(tmp_path, "aaa", {"content/flags.toml": FLAG})
    (folder / "pack.toml").unlink()
    if text is not None:
        (folder / "pack.toml").write_bytes(text)

    assert "aaa/pack.toml:1: TK402" in told([folder], "skip")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = pack(tmp_path, "aaa", {"content/tips.toml": TIP})
    (folder / "content" / "more.toml").symlink_to(folder / "nowhere")

    assert told([folder]) == "aaa/content/more.toml: TK601 cannot be read: No such file or directory"
    assert load_content([], paths=[folder], on_error="skip").skipped[0].id == "aaa"


def test_safety_content_that_is_not_selected_fails_nothing(site: Path) -> None:
    install(site, "aaa", {"content/flags.toml": BAD}, defines=["red_flag"])
    install(site, "bbb", {"content/tips.toml": TIP})

    assert load_content(["bbb"]).complete


OVERRIDE = f"""{DEFAULTS}
[[override]]
id = "surer"
target = "aaa:rest"
field = "certainty"
expects = "low"
value = "high"
reason = "A new trial."
"""


def test_overrides_apply_across_packs(tmp_path: Path) -> None:
    paths = [
        pack(tmp_path, "aaa", {"content/tips.toml": TIP}),
        pack(tmp_path, "bbb", {"content/overrides.toml": OVERRIDE}, needs=["aaa"]),
    ]

    content = load_content([], paths=paths).content

    assert content.tips["aaa:rest"].certainty.value == "high"
    assert list(content.overrides) == ["bbb:surer"]


def two_overrides(root: Path) -> list[Path]:
    return [
        pack(root, "aaa", {"content/tips.toml": TIP}),
        pack(root, "bbb", {"content/overrides.toml": OVERRIDE}, needs=["aaa"]),
        pack(root, "ccc", {"content/overrides.toml": OVERRIDE.replace('"high"', '"moderate"')}, needs=["aaa"]),
    ]


def test_two_overrides_of_one_field_are_told_at_both_places(tmp_path: Path) -> None:
    message = told(two_overrides(tmp_path))

    assert [line.split(" several")[0] for line in message.splitlines()] == [
        "bbb/content/overrides.toml:9: TK207",
        "ccc/content/overrides.toml:9: TK207",
    ]


def test_the_application_chooses_between_two_packs(tmp_path: Path) -> None:
    loaded = load_content([], paths=two_overrides(tmp_path), prefer={"aaa:rest.certainty": "ccc"})

    assert loaded.content.tips["aaa:rest"].certainty.value == "moderate"


def test_both_of_two_overrides_are_skipped(tmp_path: Path) -> None:
    loaded = load_content([], paths=two_overrides(tmp_path), on_error="skip")

    assert loaded.content.tips["aaa:rest"].certainty.value == "low"
    assert [skipped.id for skipped in loaded.skipped] == ["bbb", "ccc"]


def test_a_check_sees_the_content_with_overrides_and_is_asked_once(tmp_path: Path) -> None:
    seen: list[Content] = []

    loaded = load_content(
        [],
        paths=two_overrides(tmp_path),
        prefer={"aaa:rest.certainty": "bbb"},
        check=lambda it, _: seen.append(it) or (),
    )

    assert len(seen) == 1
    assert seen[0] is loaded.content


def test_what_a_check_finds_is_placed(tmp_path: Path) -> None:
    paths = [pack(tmp_path, "aaa", {"content/tips.toml": TIP})]

    with pytest.raises(PackError) as caught:
        load_content([], paths=paths, check=lambda *_: [Diagnostic("TK202", "no!", subject="aaa:rest", path=("text",))])

    assert str(caught.value) == "aaa/content/tips.toml:8: TK202 no!"


def test_a_pack_that_a_check_finds_wrong_is_skipped(tmp_path: Path) -> None:
    paths = [pack(tmp_path, id, {"content/tips.toml": TIP}) for id in ("aaa", "bbb")]

    def check(content: Content, needs: Needs) -> list[Diagnostic]:
        return [Diagnostic("TK202", "no!", subject=id) for id in content.tips if id.startswith("aaa")]

    loaded = load_content([], paths=paths, on_error="skip", check=check)

    assert list(loaded.content.tips) == ["bbb:rest"]


def test_a_problem_of_no_pack_cannot_be_skipped(tmp_path: Path) -> None:
    paths = [pack(tmp_path, "aaa", {"content/tips.toml": TIP})]

    with pytest.raises(PackError, match="TK404 all is wrong"):
        load_content([], paths=paths, on_error="skip", check=lambda *_: [Diagnostic("TK404", "all is wrong")])


def test_a_misspelt_way_to_treat_errors_is_refused() -> None:
    with pytest.raises(ValueError, match="on_error is 'raise' or 'skip', not 'rasie'"):
        load_content([], on_error="rasie")


def test_a_file_with_a_thousand_problems_is_told_quickly(tmp_path: Path) -> None:
    text = "".join(f'[[source]]\nid = "s{number}"\ntitle = 1\n' for number in range(1000))

    assert told([pack(tmp_path, "aaa", {"content/sources.toml": text})]).count("TK104") == 1000


def test_a_pack_with_format_problems_is_not_checked_as_a_whole(tmp_path: Path) -> None:
    paths = [pack(tmp_path, "aaa", {"content/tips.toml": TIP, "content/more.toml": BAD})]

    assert load_content([], paths=paths, on_error="skip", check=check_knowledge).skipped[0].problems[0].code == "TK101"


def test_the_manifest_that_tests_write_is_a_manifest(tmp_path: Path) -> None:
    assert "aaa" in manifest("aaa")
    assert load_content([], paths=[write_pack(tmp_path, "aaa")]).stamps[0].id == "aaa"


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_is_afterwards_as_it_was(collects: bool) -> None:
    (gc.enable if collects else gc.disable)()
    try:
        load_content([])
        with pytest.raises(TwitchkitError):
            load_content(["no_such_pack"])
        assert gc.isenabled() is collects
    finally:
        gc.enable()


LEFT_BEHIND = """
import gc, sys
from twitchkit.packs.collecting import nothing_collected
first = len(gc.get_objects())
for _ in range(100):
    with nothing_collected():
        for _ in range(2_000):
            cycle = []
            cycle.append(cycle)
print(len(gc.get_objects()) / first)
"""


def test_what_is_left_behind_does_not_pile_up() -> None:
    run = subprocess.run([sys.executable, "-c", LEFT_BEHIND], capture_output=True, text=True, check=True)
    assert float(run.stdout) < 3
