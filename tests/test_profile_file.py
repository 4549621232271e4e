from __future__ import annotations

import contextlib
import io
import json
import math
import traceback
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twitchkit.errors import ProfileError
from twitchkit.model.profile import DietDay, FoodEaten, IntakeRecord, MedicineUse, Profile, Reading, SupplementUse
from twitchkit.profile_file import MAX_SIZE, profile_to_dict, read_profile

TOML = """\
age = 61
sex = "female"
medicines = [{ name = "amitriptyline", change = "started", weeks_ago = 4 }, { name = "omeprazole", years = 3 }]
supplements = [{ name = "multivitamin", per_day = { vitamin_b6 = "2 mg" } }]

[findings]
urge_to_move = true
relief_by_moving = "full"
sensation_quality = ["burning"]

[measurements]
ferritin = "18 ug/L"
serum_calcium = { value = "2.31 mmol/L", low = "2.15 mmol/L", high = "2.55 mmol/L", weeks_ago = 3 }

[intake]
days = 7
per_day = { magnesium = "210 mg" }
"""
PROFILE = Profile(
    age=61.0,
    sex="female",
    medicines=(
        MedicineUse(name="amitriptyline", change="started", weeks_ago=4.0),
        MedicineUse(name="omeprazole", years=3.0),
    ),
    supplements=(SupplementUse(name="multivitamin", per_day={"vitamin_b6": "2 mg"}),),
    findings={"urge_to_move": True, "relief_by_moving": "full", "sensation_quality": ("burning",)},
    measurements={
        "ferritin": "18 ug/L",
        "serum_calcium": Reading(value="2.31 mmol/L", low="2.15 mmol/L", high="2.55 mmol/L", weeks_ago=3.0),
    },
    intake=IntakeRecord(days=7, per_day={"magnesium": "210 mg"}),
)


def told(source: object) -> str:
    """Return what is said about a profile that cannot be read."""
    with pytest.raises(ProfileError) as caught:
        read_profile(source)
    return str(caught.value)


def test_a_toml_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text(TOML)

    assert read_profile(tmp_path / "me.toml") == PROFILE


def test_a_json_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "me.json").write_text(json.dumps(profile_to_dict(PROFILE)))

    assert read_profile(str(tmp_path / "me.json")) == PROFILE


@pytest.mark.parametrize("stream", [io.StringIO, lambda text: io.BytesIO(text.encode())])
@pytest.mark.parametrize("text", [TOML, "\n " + json.dumps(profile_to_dict(PROFILE)), "\ufeff" + TOML])
def test_a_stream_is_read_as_what_it_holds(stream: type[io.StringIO], text: str) -> None:
    assert read_profile(stream(text)) == PROFILE


def test_a_mapping_is_read() -> None:
    assert read_profile(profile_to_dict(PROFILE)) == PROFILE


words = st.text(max_size=8)
amounts = st.none() | st.floats(0, 1000)
values = words | st.floats(allow_nan=False, allow_infinity=False)
amount_tables = st.dictionaries(words, words, max_size=2)
profiles = st.builds(
    Profile,
    age=st.none() | st.floats(0, 130),
    sex=st.sampled_from([None, "female"]),
    pregnant=st.sampled_from([None, True]),
    trimester=st.sampled_from([None, 1, 2, 3]),
    breastfeeding=st.sampled_from([None, False, True]),
    medicines=st.none()
    | st.lists(
        st.builds(MedicineUse, name=words, change=st.sampled_from([None, "stopped"]), weeks_ago=amounts, years=amounts),
        max_size=2,
    ).map(tuple),
    supplements=st.none()
    | st.lists(st.builds(SupplementUse, name=words, per_day=amount_tables), max_size=2).map(tuple),
    findings=st.dictionaries(words, st.booleans() | values | st.lists(words, max_size=3).map(tuple), max_size=4),
    measurements=st.dictionaries(
        words,
        values | st.builds(Reading, value=values, low=st.none() | values, high=st.none() | values, weeks_ago=amounts),
        max_size=4,
    ),
    intake=st.none() | st.builds(IntakeRecord, days=st.integers(1, 9), per_day=amount_tables),
)
foods = st.builds(FoodEaten, food=st.text(min_size=1, max_size=8).filter(str.strip), amount=st.none() | words)
diaries = st.lists(
    st.builds(DietDay, foods=st.lists(foods, max_size=3).map(tuple), complete=st.booleans()), max_size=3
).map(tuple)


@given(profiles)
def test_a_profile_survives_write_and_read(profile: Profile) -> None:
    assert read_profile(profile_to_dict(profile)) == profile
    assert read_profile(io.StringIO(json.dumps(profile_to_dict(profile)))) == profile


@given(diaries)
def test_a_diary_survives_write_and_read(diet: tuple[DietDay, ...]) -> None:
    profile = Profile(diet=diet)
    assert read_profile(profile_to_dict(profile)) == profile
    assert read_profile(io.StringIO(json.dumps(profile_to_dict(profile)))) == profile


def test_a_food_is_a_table_or_a_plain_line() -> None:
    written = """
    [[diet]]
    foods = [{ food = "almonds", amount = "28 g" }, "1 cup spinach, cooked"]
    [[diet]]
    complete = false
    foods = []
    """
    first, second = read_profile(io.StringIO(written)).diet or ()
    assert first == DietDay(foods=(FoodEaten(food="almonds", amount="28 g"), FoodEaten(food="1 cup spinach, cooked")))
    assert [food.text for food in first.foods] == ["28 g almonds", "1 cup spinach, cooked"]
    assert second == DietDay(foods=(), complete=False)


def test_a_mistake_in_a_diary_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    file.write_text('[[diet]]\nfoods = ["tea"]\n\n[[diet]]\nfoods = [\n  "tea",\n  { fod = "tea" },\n  7,\n  " ",\n]\n')
    problems = told(file).splitlines()
    assert [problem.partition(":")[2] for problem in problems] == [
        "7: TK102 unknown key 'fod'; did you mean 'food'?",
        "7: TK103 missing key 'food'",
        "8: TK104 'foods' must be a table, not a number",
    ]


def test_taking_nothing_and_not_being_asked_stay_apart() -> None:
    assert read_profile(profile_to_dict(Profile(medicines=()))).medicines == ()
    assert read_profile(profile_to_dict(Profile(medicines=None))).medicines is None


def test_what_was_not_said_is_not_written() -> None:
    assert profile_to_dict(Profile(age=30.0)) == {"age": 30.0}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("age = -1", "TK106 'age' must be 0 to 130 years"),
        ("age = 200", "TK106 'age' must be 0 to 130 years"),
        ("age = nan", "TK106 'age' must be a finite number"),
        ("age = inf", "TK106 'age' must be a finite number"),
        ('age = "61"', "TK104 'age' must be a number or \"unknown\", not a text"),
        ("age = true", "TK104 'age' must be a number or \"unknown\", not true or false"),
        ("age = 1961-02-03", "TK104 'age' must be a number or \"unknown\", not a date"),
        ('sex = "femal"', "TK105 'sex' must be 'male' or 'female'"),
        ("trimester = 4", "TK106 'trimester' must be 1, 2 or 3"),
        ("trimester = 1.5", "TK104 'trimester' must be a whole number"),
        ("medicines = 'iron'", "TK104 'medicines' must be a list or \"unknown\", not a text"),
        ("medicines = [{ name = 'x', change = 'more' }]", "TK105 'change' must be one of started, raised"),
        ("medicines = [{ name = 'x', years = -1 }]", "TK106 'years' must not be negative"),
        ("medicines = [{ nmae = 'x' }]", "TK102 unknown key 'nmae'; did you mean 'name'?"),
        ("findings = { x = { y = 1 } }", "TK104 'x' must be true or false or a number"),
        ("findings = { x = 2026-11-22 }", "not a date"),
        ("findings = { x = nan }", "TK106 'x' must be a finite number"),
        ("measurements = { x = { value = 1, weeks_ago = -2 } }", "TK106 'weeks_ago' must not be negative"),
        ("measurements = { x = true }", "TK104 'x' must be"),
        ("diet = ['tea']", "TK104 'diet' must be a table, not a text"),
        ("diet = [{ foods = 'tea' }]", "TK104 'foods' must be a list, not a text"),
        ("diet = [{ foods = ['  '] }]", "TK105 'food' must say what was eaten"),
        ("diet = [{ foods = [], complete = 'no' }]", "TK104 'complete' must be true or false, not a text"),
        ("intake = { days = 1, per_day = {} }\ndiet = []", "TK105 'intake' and 'diet' tell the same thing twice"),
        ("intake = { days = 0, per_day = {} }", "TK106 'days' must be 1 to 366"),
        ("intake = { days = '7', per_day = {} }", "TK104 'days' must be a whole number, not a text"),
        ("intake = { days = 1.0, per_day = {} }", "TK104 'days' must be a whole number"),
        ("fndings = {}", "TK102 unknown key 'fndings'; did you mean 'findings'?"),
    ],
)
def test_a_wrong_value_is_told_with_its_line(tmp_path: Path, line: str, expected: str) -> None:
    file = tmp_path / "me.toml"
    file.write_text(f"# me\n\n{line}\n")

    message = told(file)

    assert message.startswith(f"{file}:3: ")
    assert expected in message


@pytest.mark.parametrize(
    "text", ["sex = 'male'\npregnant = true", "pregnant = false\ntrimester = 2"], ids=["male", "not pregnant"]
)
def test_answers_that_contradict_each_other_are_told(text: str) -> None:
    assert "<stream>:2: TK105" in told(io.StringIO(text))


def test_all_problems_come_together() -> None:
    message = told({"age": 200, "sex": "x", "trimester": 9, "medicines": [{"name": "a", "years": -1}]})

    assert [line.split(":")[0] for line in message.splitlines()] == ["age", "sex", "trimester", "medicines.0.years"]


def test_a_json_file_tells_the_keys(tmp_path: Path) -> None:
    (tmp_path / "me.json").write_text('{"medicines": [{"name": 1}]}')

    assert told(tmp_path / "me.json") == "medicines.0.name: TK104 'name' must be a text, not a number"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"age": 1, "age": 2}', "TK101 the key 'age' stands twice"),
        ('{"findings": {"a": 1, "a": 1}}', "TK101 the key 'a' stands twice"),
        ('{"age": NaN}', "TK106 NaN is not a number"),
        ('{"age": -Infinity}', "TK106 -Infinity is not a number"),
        ('{"age": 1e999}', "TK106 'age' must be a finite number"),
        ('{"age": ' + "9" * 5000 + "}", "TK101 a whole number has too many digits"),
        ('{"age": 1,}', "<stream>:1: TK101 not valid JSON"),
        ('{"age":\n1', "<stream>:2: TK101 not valid JSON"),
        ('{"findings": ' + "[" * 100_000, "TK101 nested too deeply"),
        ('{"a":' * 50_000, "TK101 nested too deeply"),
        ('{"findings": {"f": "\\ud800"}}', "TK101 'f' must be valid Unicode"),
    ],
)
def test_wrong_json_is_told(text: str, expected: str) -> None:
    assert expected in told(io.StringIO(text))


@pytest.mark.parametrize("text", ["[]", "1", '"text"', "null"])
def test_json_that_is_no_table_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "me.json").write_text(text)

    assert "TK104 it must be a table" in told(tmp_path / "me.json")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"age = 1\nage = 2", "me.toml:2: TK101 not valid TOML"),
        (b"a = " + b"[" * 100_000, "TK101 nested too deeply"),
        (b"\xff\xfe\x00a", "me.toml: TK101 not a text in UTF-8"),
        (b"\x00\x01\x02", "me.toml: TK101 not a text file"),
        (b"#" * (MAX_SIZE + 1), "me.toml: TK106 larger than 1,000,000 bytes"),
        (b"#" * 10_000_000, "TK106 larger than 1,000,000 bytes"),
    ],
    ids=["doubled", "deep", "utf-16", "binary", "just too large", "10 MB"],
)
def test_a_file_that_is_no_profile_is_told(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "me.toml").write_bytes(content)

    assert expected in told(tmp_path / "me.toml")


def test_the_largest_file_is_read() -> None:
    assert read_profile(io.BytesIO(b"#" * MAX_SIZE)) == Profile()


@pytest.mark.thorough
def test_a_million_bytes_of_wrong_keys_are_told() -> None:
    text = "".join(f"key_{number} = 1\n" for number in range(60_000))

    assert told(io.StringIO(text)).count("TK102") == 60_000


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "no.toml") == f"{tmp_path}/no.toml: TK101 cannot read the profile: No such file or directory"


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert "Is a directory" in told(tmp_path)


class Unreadable(io.RawIOBase):
    def read(self, size: int = -1) -> bytes:
        raise OSError(5, "Input/output error")


def closed() -> io.StringIO:
    stream = io.StringIO("age = 1")
    stream.close()
    return stream


@pytest.mark.parametrize("source", [3, None, object(), b"me.toml", "a\0b", "x" * 10_000, closed(), Unreadable()])
def test_what_cannot_be_read_at_all_is_told(source: object) -> None:
    assert "TK10" in told(source)


def test_no_message_or_traceback_carries_an_answer() -> None:
    answer = "word_of_the_person"
    answers: Mapping[str, object] = {
        "age": answer,
        "sex": answer,
        "medicines": [{"name": answer, "change": answer, "years": answer}],
        "findings": {"f": {answer: 1}},
        "measurements": {"m": {"value": [answer]}},
    }
    for source in (answers, io.StringIO(json.dumps(answers)), io.StringIO(f"age = '{answer}'"), {"sex": answer}):
        with pytest.raises(ProfileError) as caught:
            read_profile(source)
        assert answer not in "".join(traceback.format_exception(caught.value))


answers = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=10,
)
keys = st.sampled_from(
    ["age", "sex", "pregnant", "trimester", "medicines", "supplements", "findings", "measurements", "intake"]
)


@given(st.dictionaries(keys, answers, max_size=5))
def test_no_mapping_gives_anything_but_a_profile_or_problems(data: dict[str, object]) -> None:
    for source in (data, io.StringIO(json.dumps(data)), io.BytesIO(json.dumps(data, ensure_ascii=True).encode())):
        try:
            profile = read_profile(source)
        except ProfileError:
            continue
        assert profile.age is None or math.isfinite(profile.age)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_give_anything_but_a_profile_or_problems(content: bytes) -> None:
    with contextlib.suppress(ProfileError):
        assert isinstance(read_profile(io.BytesIO(content)), Profile)
