"""The interview, as a person at a terminal and a program at a pipe meet it."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.command import twitchkit
from support.quick import one_in
from support.terminals import Terminal

import twitchkit as tk
from twitchkit.cli.replies import Command, command_of, read_reply, read_ticks
from twitchkit.model.question import AnswerKind, Purpose, Question

WOMAN = {"How old are you?": "44", "Are you female or male?": "1", "Are you pregnant?": "n"}
MAN = {"How old are you?": "30", "Are you female or male?": "male"}
SOMETHING_ELSE = "19"
COMPLAINTS = "[findings]\nurge_to_move = true\nworse_at_rest = true\nrelief_by_moving = 'full'\n"


def answer(question: str, answers: Mapping[str, str]) -> str:
    """Return the answer to a question by words in it; else no, none, or don't know."""
    for words, said in answers.items():
        if words in question:
            return said
    if "[y or n]" in question:
        return "n"
    return "none" if "none" in question.splitlines()[-1] else "d"


def number_of(words: str, shown: str) -> str:
    """Return the number before a line of a list."""
    return next(line.split()[0] for line in shown.splitlines() if words in line)


def talk(terminal: Terminal, answers: Mapping[str, str], *, at_most: int = 200) -> int:
    """Answer until the interview ends by itself; return how many questions it took."""
    for count in range(at_most):
        question = terminal.question()
        if question is None:
            return count
        terminal.type(answer(question, answers))
    raise AssertionError(terminal.screen[-2000:])


class TestOnATerminal:
    @pytest.mark.thorough
    def test_a_benign_person_is_asked_the_whole_screen_and_reassured_no_further_than_earned(self, tmp_path: Path):
        with Terminal("--save", "me.toml", cwd=tmp_path) as terminal:
            asked = talk(terminal, {"What brings you here?": "A jolt just as I fall asleep", **MAN})
            assert terminal.end() == 0
        assert asked <= 25
        told = tk.read_profile(tmp_path / "me.toml").findings
        assert {id.partition(":")[2] for id in tk.load().knowledge.plan.screen} <= told.keys()
        assert told["jerk_at_sleep_onset"] is True
        assert "hypnic jerks" in terminal.screen
        assert "Get emergency help now" not in terminal.screen

    @pytest.mark.thorough
    def test_restless_legs_are_found(self, tmp_path: Path):
        start = tmp_path / "legs.toml"
        start.write_text(COMPLAINTS)
        with Terminal(str(start), cwd=tmp_path) as terminal:
            first = terminal.question() or ""
            assert "Warning signs" in first
            terminal.type("none")
            for _ in range(3):
                terminal.type(answer(terminal.question() or "", WOMAN))
            for _ in range(2):
                terminal.question()
                terminal.type("none")
            shown = terminal.question() or ""
            assert "About what you came with" in shown
            terminal.type(f"{number_of('evening', shown)} {number_of('odd or unpleasant', shown)}")
            talk(terminal, {"ferritin": "18 ug/L"})
            assert terminal.end() == 0
        assert "Restless legs syndrome" in terminal.screen

    def test_an_emergency_on_the_first_screen_of_signs_ends_it_with_what_to_do(self, tmp_path: Path):
        with Terminal(cwd=tmp_path) as terminal:
            terminal.question()
            terminal.type("4")
            shown = terminal.question() or ""
            assert shown.startswith("4\n\nQuestion 2 of about 20. Warning signs\nWhich of these are true?\n  1 ")
            terminal.type(number_of("holding or passing urine", shown))
            assert terminal.question() is None
            assert terminal.end() == 0
        assert "What to do now comes first" in terminal.screen
        assert "Get emergency help now" in terminal.screen

    @pytest.mark.thorough
    def test_it_begins_with_a_persons_own_words(self, tmp_path: Path):
        with Terminal("--save", "me.toml", cwd=tmp_path) as terminal:
            assert "or say it in your own words" in (terminal.question() or "")
            terminal.type("I cannot keep my legs still in the evening, I have to move them")
            assert "Nothing of it counts until you confirm it" in (terminal.question() or "")
            terminal.type("a")
            assert "Warning signs" in (terminal.question() or "")
            terminal.type("q")
            assert terminal.end() == 0
        assert tk.read_profile(tmp_path / "me.toml").findings["urge_to_move"] is True

    @pytest.mark.thorough
    def test_a_killed_one_is_resumed_where_it_stopped(self, tmp_path: Path):
        with Terminal("--save", "me.toml", cwd=tmp_path) as terminal:
            for typed in ("4", "none", "30"):
                terminal.question()
                terminal.type(typed)
            stopped_at = terminal.question() or ""
            terminal.kill()
        saved = tk.read_profile(tmp_path / "me.toml")
        assert (saved.age, len(saved.findings)) == (30.0, 20)
        with Terminal("me.toml", "--save", "me.toml", cwd=tmp_path) as terminal:
            assert (terminal.question() or "").splitlines()[-4:] == stopped_at.splitlines()[-4:]

    def test_why_back_skip_and_a_slip_keep_the_person_in_control(self, tmp_path: Path):
        with Terminal(cwd=tmp_path) as terminal:
            assert "What brings you here" in (terminal.question() or "")
            terminal.type("s")
            terminal.question()
            terminal.type("?")
            assert "depends on age" in (terminal.question() or "")
            terminal.type("old")
            assert "Please type a number of years." in (terminal.question() or "")
            terminal.type("300")
            assert "'age' must be 0 to 130 years." in (terminal.question() or "")
            terminal.type("30")
            assert "Are you female or male?" in (terminal.question() or "")
            terminal.type("b")
            assert "How old are you?" in (terminal.question() or "")
            terminal.type("s")
            assert "Are you female or male?" in (terminal.question() or "")
            terminal.type("e")
            assert terminal.end() == 0
        assert "What to tell or ask next" in terminal.screen

    @pytest.mark.thorough
    def test_a_list_takes_dont_know_why_skip_and_a_slip(self, tmp_path: Path):
        (tmp_path / "me.toml").write_text("[findings]\nurge_to_move = true\n")
        with Terminal("--save", "me.toml", cwd=tmp_path) as terminal:
            shown = terminal.question() or ""
            terminal.type("?")
            assert "It is one of the warning signs" in (terminal.question() or "")
            terminal.type("1 20")
            assert "Please type the numbers of all that are true, 1 to 19" in (terminal.question() or "")
            terminal.type(f"{number_of('stools black', shown)}?")
            assert "How old are you?" in (terminal.question() or "")
            terminal.type("b")
            assert "stools black" in (terminal.question() or "")
            terminal.type("d")
            assert "How old are you?" in (terminal.question() or "")
            terminal.type("b")
            terminal.question()
            terminal.type("s")
            assert "How old are you?" in (terminal.question() or "")
            terminal.type("q")
            assert terminal.end() == 0
        assert list(tk.read_profile(tmp_path / "me.toml").findings) == ["urge_to_move"]

    @pytest.mark.parametrize("typed", one_in(2, ["x", SOMETHING_ELSE]))
    def test_who_comes_with_something_else_is_asked_for_warning_signs_and_told_what_it_knows(
        self, typed: str, tmp_path: Path
    ):
        with Terminal("--save", "me.toml", cwd=tmp_path) as terminal:
            assert "x = my complaint is something else" in (terminal.question() or "")
            terminal.type(typed)
            while "Warning signs" in (terminal.question() or ""):
                terminal.type("none")
            assert terminal.end() == 0
        assert "This program knows only" in terminal.screen
        assert "What you came with cannot be judged here." in terminal.screen
        assert "normal visit" not in terminal.screen
        assert tk.read_profile(tmp_path / "me.toml").findings["other_complaint"] is True

    @pytest.mark.thorough
    def test_nothing_is_written_unless_a_file_was_named(self, tmp_path: Path):
        with Terminal(cwd=tmp_path) as terminal:
            terminal.question()
            terminal.type("e")
            assert terminal.end() == 0
        assert list(tmp_path.iterdir()) == []


class TestOverAPipe:
    def run(self, typed: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        with contextlib.chdir(cwd):
            done = twitchkit("interview", *arguments, input=typed.encode())
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    def test_questions_and_assessment_go_apart(self, tmp_path: Path):
        command = [sys.executable, "-m", "twitchkit", "interview"]
        typed = "4\n1 2 3 4 5 6 7 8\n"
        done = subprocess.run(command, input=typed, capture_output=True, text=True, cwd=tmp_path, check=False)
        assert done.returncode == 0
        assert "What brings you here?" in done.stderr
        assert done.stderr.endswith("\n\n")  # a line apart from the assessment, on one terminal
        assert "Get emergency help now." in done.stdout
        assert "\x1b" not in done.stdout + done.stderr

    def test_the_end_of_the_input_finishes(self, tmp_path: Path):
        done = self.run("4\n", "--format", "json", cwd=tmp_path)
        assert (done.returncode, '"tier": "routine"' in done.stdout) == (0, True)

    def test_two_words_are_words_of_ones_own_and_one_that_is_no_choice_is_none(self, tmp_path: Path):
        own, word = (
            self.run(f"{typed}\ny\nq\n", "--save", "me.toml", cwd=tmp_path) for typed in ("leg cramps", "xyzzy")
        )
        assert "Please type" not in own.stderr
        assert "Please type" in word.stderr

    def test_what_is_not_known_skipped_or_gone_back_on_is_saved_as_it_was_told(self, tmp_path: Path):
        done = self.run("s\nd\nfemale\nb\nmale\ns\nq\n", "--save", "me.toml", cwd=tmp_path)
        assert done.returncode == 0
        assert done.stderr.count("Are you female or male?") == 2
        saved = tk.read_profile(tmp_path / "me.toml")
        assert (saved.age, saved.sex, saved.findings) == ("unknown", "male", {})

    @pytest.mark.thorough
    def test_who_goes_on_is_asked_more(self, kit: tk.Kit, tmp_path: Path):
        told = "age = 30\nsex = 'male'\nmedicines = []\nsupplements = []\n[findings]\n"
        screen = kit.knowledge.plan.screen
        asked = [id for id, finding in kit.knowledge.findings.items() if finding.question and id not in screen]
        asked.remove("vocabulary:other_complaint")
        told += "".join(f"{id.partition(':')[2]} = false\n" for id in screen)
        told += "other_complaint = 'unknown'\n"
        told += "".join(f"{id.partition(':')[2]} = 'unknown'\n" for id in asked[:-120])
        (tmp_path / "me.toml").write_text(told)
        typed = "d\n" * 300
        stopped, went_on = (self.run(typed, "me.toml", *more, cwd=tmp_path) for more in ((), ("--go-on",)))
        assert "Going on" in went_on.stderr
        assert went_on.stderr.count("\nQuestion ") > stopped.stderr.count("\nQuestion ") + 10

    def test_a_file_that_cannot_be_written_is_named(self, tmp_path: Path):
        done = self.run("30\n", "--save", "nowhere/me.toml", cwd=tmp_path)
        assert done.returncode == 3
        assert "nowhere" in done.stderr.splitlines()[-1]

    def test_a_file_that_cannot_be_read_is_told(self, tmp_path: Path):
        done = self.run("", "nobody.toml", cwd=tmp_path)
        assert done.returncode == 3


def question(kind: AnswerKind, *levels: str, id: str = "v:x") -> Question:
    return Question(
        id=id, name="x", text="X?", kind=kind, levels=levels, unit="h", purpose=Purpose.INFORMATION, why="", note="",
        could_change=(), information=0.0, burden=1.0,
    )  # fmt: skip


class TestReplies:
    @pytest.mark.parametrize(
        ("asked", "typed", "read"),
        [
            (question(AnswerKind.YES_NO), "Yes", True),
            (question(AnswerKind.YES_NO), "n", False),
            (question(AnswerKind.LEVELS, "none", "very_severe"), "2", "very_severe"),
            (question(AnswerKind.LEVELS, "none", "very_severe"), "Very severe", "very_severe"),
            (question(AnswerKind.CHOICE, "female", "male"), "f", "female"),
            (question(AnswerKind.CHOICE, "male", "male_or_not"), "male", "male"),
            (question(AnswerKind.SEVERAL, "burning", "numb", "aching"), "1, 3", ("burning", "aching")),
            (question(AnswerKind.SEVERAL, "burning", "numb"), "none", ()),
            (question(AnswerKind.NUMBER), "1.5", 1.5),
            (question(AnswerKind.NUMBER), "1,500", "1,500"),  # one and a half, or fifteen hundred: asked again
            (question(AnswerKind.NUMBER), "90 min", "90 min"),
            (question(AnswerKind.MEASUREMENT), " <  30 ug/L", "< 30 ug/L"),
            (question(AnswerKind.MEDICINES), "omeprazole, iron ", "omeprazole, iron"),
            (question(AnswerKind.SUPPLEMENTS), "none", ()),
        ],
    )
    def test_are_read_as_a_profile_holds_them(self, asked: Question, typed: str, read: object):
        assert read_reply(asked, typed) == read

    @pytest.mark.parametrize(
        ("asked", "typed"),
        [
            (question(AnswerKind.YES_NO), "maybe"),
            (question(AnswerKind.LEVELS, "none", "mild"), "3"),
            (question(AnswerKind.LEVELS, "mild", "moderate"), "m"),
            (question(AnswerKind.SEVERAL, "burning"), "1 2"),
            (question(AnswerKind.NUMBER, id="age"), "61 years"),
            (question(AnswerKind.MEASUREMENT), "  "),
        ],
    )
    def test_that_are_no_answer_are_refused(self, asked: Question, typed: str):
        with pytest.raises(tk.ProfileError):
            asked.answered(tk.Profile(), read_reply(asked, typed))

    @pytest.mark.parametrize("typed", ["", "5", "0 1", "1 x", "1 1?", "yes", "²", "1-3", "-1"])
    def test_that_tick_nothing_of_a_list_are_refused(self, typed: str):
        assert read_ticks(typed, 4) is None

    @pytest.mark.parametrize("typed", ["none", "N", "no", "0", " None "])
    def test_none_of_a_list_is_an_answer(self, typed: str):
        assert read_ticks(typed, 4) == (frozenset(), frozenset())

    def test_commands_are_known_by_letter_and_by_words(self):
        assert [command_of(typed) for typed in ("D", "don't know", "?", "30")] == [
            Command.UNKNOWN, Command.UNKNOWN, Command.WHY, None,
        ]  # fmt: skip

    def test_the_letters_for_female_and_male_are_answers_and_no_commands(self):
        assert [command_of(typed) for typed in ("f", "m", "F", "M")] == [None] * 4
