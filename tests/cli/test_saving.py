"""What `interview --save FILE` does with the file: it reads what is there, and harms nothing that it did not read."""

import io
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.terminals import Terminal

import twitchkit as tk
from twitchkit.cli import main
from twitchkit.cli.saving import SavedProfile
from twitchkit.model.profile import MedicineUse

TOLD = "age = 44.0\nsex = 'male'\n[findings]\nleg_jerks = true\n"


class Done(NamedTuple):
    """How an interview ended."""

    returncode: int
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def interview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    """What runs an interview in a folder of its own, with what is typed."""
    monkeypatch.chdir(tmp_path)

    def run(typed: str | bytes, *arguments: str) -> Done:
        stream = io.BytesIO(typed if isinstance(typed, bytes) else typed.encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream, encoding="utf-8"))
        code = main(["interview", *arguments])
        return Done(code, capfd.readouterr().err)

    return run


def in_a_process(name: str, cwd: Path, *, largest: int = -1, stdout: int | BinaryIO = subprocess.PIPE):
    """Answer one question in a process that can write no file of more than so many bytes, and so no bytecode either."""
    return subprocess.run(
        [sys.executable, "-m", "twitchkit", "interview", "--save", name],
        input=b"1\n",
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
        check=False,
    )


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


class TestWhatIsThere:
    @pytest.mark.parametrize("name", ["me.toml", "me.json", "me.JSON", "me"])
    def test_is_read_and_the_interview_goes_on_from_it(self, interview: Run, tmp_path: Path, name: str):
        interview("s\n30\nmale\nq\n", "--save", name)
        first = (tmp_path / name).read_bytes()

        again = interview("q\n", "--save", name)

        assert (again.returncode, "How old" in again.stderr, "What brings you" in again.stderr) == (0, False, True)
        assert (tmp_path / name).read_bytes() == first
        assert tk.read_profile(tmp_path / name) == tk.Profile(age=30.0, sex="male")

    def test_is_what_another_name_for_it_holds(self, interview: Run, tmp_path: Path):
        (tmp_path / "me.toml").write_text(TOLD)
        (tmp_path / "link.toml").symlink_to("me.toml")

        done = interview("1\nq\n", "link.toml", "--save", "me.toml")

        assert done.returncode == 0
        assert len(tk.read_profile(tmp_path / "me.toml").findings) == 20

    @pytest.mark.parametrize("name", ["me.toml", "me.json"])
    def test_may_be_nothing(self, interview: Run, tmp_path: Path, name: str):
        (tmp_path / name).touch()

        done = interview("s\n30\nq\n", "--save", name)

        assert (done.returncode, tk.read_profile(tmp_path / name)) == (0, tk.Profile(age=30.0))

    def test_is_left_as_it_is_where_nothing_is_told(self, interview: Run, tmp_path: Path):
        (tmp_path / "me.toml").write_text(f"# a note\n{TOLD}")

        interview("s\nq\n", "--save", "me.toml")

        assert (tmp_path / "me.toml").read_text() == f"# a note\n{TOLD}"

    def test_keeps_who_may_read_it(self, interview: Run, tmp_path: Path):
        (tmp_path / "me.toml").write_text(TOLD)
        (tmp_path / "me.toml").chmod(0o640)

        interview("1\nq\n", "--save", "me.toml")

        assert "leg_jerks = true" in (tmp_path / "me.toml").read_text()
        assert mode(tmp_path / "me.toml") == 0o640

    def test_is_not_written_over_with_the_answers_of_another_file(self, interview: Run, tmp_path: Path):
        (tmp_path / "me.toml").write_text(TOLD)
        (tmp_path / "you.toml").write_text("age = 70\n")

        done = interview("male\nq\n", "you.toml", "--save", "me.toml")

        assert (done.returncode, (tmp_path / "me.toml").read_text()) == (3, TOLD)
        assert done.stderr.startswith("twitchkit: me.toml: TK105 holds other answers")


class TestWhatIsNoProfile:
    @pytest.mark.parametrize(
        ("name", "text", "problem"),
        [
            ("me.toml", b"to do: buy milk\n", "me.toml:1: TK101 not valid TOML"),
            ("me.toml", b"[project]\nname = 'x'\n", "me.toml:1: TK102 unknown key 'project'"),
            ("me.toml", b"\xff\xfe", "me.toml: TK101 not a text in UTF-8"),
            ("me.toml", b"age = 300\n", "me.toml:1: TK106"),
            ("me.json", TOLD.encode(), "me.json:1: TK101 not valid JSON"),
            ("me", b'{"age": 61}', "me:1: TK101 not valid TOML"),
            ("me.toml", b"[findings]\nno_such_finding = true\n", "TK202"),
        ],
    )
    def test_is_refused_with_its_problems_and_untouched(
        self, interview: Run, tmp_path: Path, name: str, text: bytes, problem: str
    ):
        (tmp_path / name).write_bytes(text)

        done = interview("s\n30\n", "--save", name)

        assert done.returncode == 3
        assert problem in done.stderr.splitlines()[0]
        assert (tmp_path / name).read_bytes() == text
        assert list(tmp_path.iterdir()) == [tmp_path / name]


class TestWhatCannotBeReplaced:
    @pytest.fixture(autouse=True)
    def here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.chdir(tmp_path)
        Path("folder").mkdir()
        os.mkfifo("pipe.toml")
        Path("loop.toml").symlink_to("loop.toml")
        Path("lost.toml").symlink_to("nowhere/me.toml")
        Path("kept.toml").write_text(TOLD)
        Path("kept.toml").chmod(0o444)
        Path("closed").mkdir()
        Path("closed").chmod(0o555)
        yield
        Path("closed").chmod(0o755)

    @pytest.mark.parametrize(
        ("name", "problem"),
        [
            ("folder", "is a folder, a pipe or a device"),
            ("pipe.toml", "is a folder, a pipe or a device"),
            ("/dev/null", "is a folder, a pipe or a device"),
            ("nowhere/me.toml", "folder does not exist"),
            ("lost.toml", "folder does not exist"),
            ("kept.toml", "write-protected"),
            ("closed/me.toml", "write-protected"),
            ("kept.toml/me.toml", "Not a directory"),
            ("loop.toml", "Too many levels of symbolic links"),
            ("x" * 300, "File name too long"),
            ("-", "standard input"),
        ],
    )
    def test_is_told_before_the_first_question(self, name: str, problem: str, capfd: pytest.CaptureFixture[str]):
        before = sorted(Path().rglob("*"))

        assert main(["interview", "--save", name]) == 3

        said = capfd.readouterr().err
        assert f"{name}: " in said
        assert problem in said
        assert sorted(Path().rglob("*")) == before

    @pytest.mark.thorough
    def test_is_where_the_result_goes(self, tmp_path: Path):
        for name in ("out.toml", "/dev/stdout"):
            with Path("out.toml").open("w") as out:
                done = in_a_process(name, tmp_path, stdout=out)
            assert (done.returncode, b"is where the result is written" in done.stderr) == (3, True)


class TestSaving:
    def test_makes_a_file_that_is_private(self, interview: Run, tmp_path: Path):
        before = os.umask(0)
        try:
            interview("s\n30\nq\n", "--save", "me.toml")
        finally:
            os.umask(before)

        assert mode(tmp_path / "me.toml") == 0o600

    @pytest.mark.parametrize("is_there", [True, False])
    def test_follows_a_link_and_leaves_it(self, interview: Run, tmp_path: Path, is_there: bool):
        (tmp_path / "store").mkdir()
        if is_there:
            (tmp_path / "store" / "me.toml").write_text("sex = 'male'\n")
        (tmp_path / "me.toml").symlink_to("store/me.toml")

        interview("s\n30\nq\n", "--save", "me.toml")

        assert (tmp_path / "me.toml").is_symlink()
        assert "age = 30.0" in (tmp_path / "store" / "me.toml").read_text()
        assert os.listdir(tmp_path / "store") == ["me.toml"]

    def test_starts_with_what_another_file_told(self, interview: Run, tmp_path: Path):
        (tmp_path / "you.toml").write_text(TOLD)

        done = interview("q\n", "you.toml", "--save", "me.toml")

        assert tk.read_profile(tmp_path / "me.toml") == tk.read_profile(tmp_path / "you.toml")
        assert "go on with: twitchkit interview --save me.toml" in done.stderr

    def test_writes_nothing_where_nothing_is_told(self, interview: Run, tmp_path: Path):
        done = interview("q\n", "--save", "me.toml")

        assert (list(tmp_path.iterdir()), "What you told is in" in done.stderr) == ([], False)

    def test_takes_back_what_is_taken_back_and_never_holds_what_cannot_be(self, interview: Run, tmp_path: Path):
        interview("s\n30\nmale\nb\n", "--save", "me.toml")
        interview("s\n300\n", "--save", "you.toml")

        assert tk.read_profile(tmp_path / "me.toml") == tk.Profile(age=30.0)
        assert not (tmp_path / "you.toml").exists()

    @pytest.mark.thorough
    def test_an_interrupt_loses_nothing_that_was_answered(self, tmp_path: Path):
        with Terminal("--save", "me.toml", cwd=tmp_path) as terminal:
            for typed in ("s", "30", "male"):
                terminal.question()
                terminal.type(typed)
            terminal.question()
            terminal.interrupt()
            assert terminal.end() == 128 + signal.SIGINT
        assert tk.read_profile(tmp_path / "me.toml") == tk.Profile(age=30.0, sex="male")
        assert list(tmp_path.iterdir()) == [tmp_path / "me.toml"]

    def test_a_full_disk_leaves_what_was_there_and_nothing_else(self, tmp_path: Path):
        (tmp_path / "me.toml").write_text(TOLD)

        done = in_a_process("me.toml", tmp_path, largest=len(TOLD))

        assert done.returncode == 3
        assert done.stderr.splitlines()[-1].startswith(b"twitchkit: me.toml: cannot save what was told: File too large")
        assert (tmp_path / "me.toml").read_text() == TOLD
        assert list(tmp_path.iterdir()) == [tmp_path / "me.toml"]

    def test_signs_that_are_none_do_not_end_it(self, interview: Run, tmp_path: Path):
        done = interview(b"\xff\ns\n30\nq\n", "--save", "me.toml")

        assert (done.returncode, tk.read_profile(tmp_path / "me.toml")) == (0, tk.Profile(age=30.0))


class TestAFileThatChangesMeanwhile:
    @pytest.mark.parametrize("before", [None, TOLD])
    def test_is_left_as_it_was_changed(self, tmp_path: Path, before: str | None):
        path = tmp_path / "me.toml"
        if before:
            path.write_text(before)
        saved = SavedProfile(str(path), tk.read_profile)
        path.write_text("age = 70\n")

        with pytest.raises(tk.ProfileError, match="changed by another program"):
            saved.save(tk.Profile(age=30))

        assert path.read_text() == "age = 70\n"

    def test_is_no_longer_there_and_is_not_made_again(self, tmp_path: Path):
        path = tmp_path / "me.toml"
        saved = SavedProfile(str(path), tk.read_profile)
        saved.save(tk.Profile(age=30))
        path.unlink()

        with pytest.raises(tk.ProfileError, match="changed by another program"):
            saved.save(tk.Profile(age=31))

    def test_is_not_so_where_only_the_interview_writes_it(self, tmp_path: Path):
        saved = SavedProfile(str(tmp_path / "me.toml"), tk.read_profile)
        for age in (30.0, 31.0, 31.0, 30.0):
            saved.save(tk.Profile(age=age))

        assert tk.read_profile(tmp_path / "me.toml") == tk.Profile(age=30.0)


@pytest.mark.parametrize("name", ["me.toml", "me.json"])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_what_is_saved_reads_back_as_it_was_told(tmp_path_factory: pytest.TempPathFactory, name: str, text: str):
    path = tmp_path_factory.mktemp("told") / name
    told = tk.Profile(age=30.0, medicines=(MedicineUse(name=f"x{text}"),), findings={"leg_jerks": True})

    SavedProfile(str(path), tk.read_profile).save(told)

    assert SavedProfile(str(path), tk.read_profile).profile == told == tk.read_profile(path)
