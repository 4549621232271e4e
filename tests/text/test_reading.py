"""A person's own words: what is read of them, and that nothing counts before it was confirmed."""

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.each import on_each

import twitchkit as tk
from twitchkit import HeardAs, HeardKind
from twitchkit.text import words
from twitchkit.text.reader import MOST_LETTERS

WORDS = """
I my legs cramp twitch no not never without chest pain , . ? but and or if mother she used to gone can't stop numb weak
sertraline mg 34 weeks ago years old ferritin is 18 ug/L pregnant ! ; : ( ) 1,5 half an hour for since theer sometims
"""
ITEM = "My legs won't keep still, no chest pain, and I take sertraline."


def heard(kit, text):
    return {item.key: item.answer for item in kit.read_text(text).to_confirm}


@given(st.text() | st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
def test_no_text_breaks_the_reader_and_its_words_stand_in_the_text(kit, text):
    reading = kit.read_text(text)

    for item in reading.heard:
        assert item.words == text[item.start : item.end]
    everything = reading.confirmed(tk.Profile(sex="female"), [item.id for item in reading.to_confirm])
    kit.assess(everything)
    assert reading.confirmed(everything, []) == everything


def test_a_misspelled_word_that_phrases_pass_over_is_let_be(kit):
    assert heard(kit, "Sometims my legs twitch theer.") == {"leg_twitches": True}


def test_what_was_guessed_once_stays_guessed(kit):
    (told,) = kit.read_text("My legs twich. My legs do not twitch.").heard
    assert (told.key, told.heard, told.guessed) == ("leg_twitches", HeardAs.UNSURE, True)


@on_each(
    "text, told",
    [("I take no medicines.", True), ("I'm not on any medication", True), ("My mother takes no medicines.", None)],
)
def test_no_medicine_is_a_list_that_is_empty(kit, text, told):
    assert heard(kit, text).get("medicines") is told


@pytest.mark.parametrize("text", ["x" * (MOST_LETTERS + 1), None, 7])
def test_what_is_no_text_or_too_long_is_a_plain_error(kit, text):
    with pytest.raises(tk.TwitchkitError):
        kit.read_text(text)


def test_a_hundred_thousand_letters_take_no_more_than_their_share(kit):
    kit.read_text("legs")
    took = []
    for times in (100, 400):
        text = "my legs cramp and twitch and not stop moving at night without pain " * times
        begun = time.perf_counter()
        kit.read_text(text)
        took.append(time.perf_counter() - begun)

    assert took[1] < 12 * took[0] + 0.1


class TestConfirming:
    def test_what_is_confirmed_counts_and_the_rest_does_not(self, kit):
        reading = kit.read_text(ITEM)

        profile = reading.confirmed(tk.Profile(age=40), ["vocabulary:urge_to_move"], unknown=["vocabulary:chest_pain"])

        assert profile == tk.Profile(age=40, findings={"urge_to_move": True, "chest_pain": "unknown"})

    def test_it_takes_the_place_of_what_was_told_under_any_name(self, kit):
        before = tk.Profile(findings={"vocabulary:urge_to_move": False})

        after = kit.read_text(ITEM).confirmed(before, ["vocabulary:urge_to_move"])

        assert after.findings == {"urge_to_move": True}

    def test_all_else_that_was_told_stays(self, kit):
        before = tk.Profile(findings={"snoring": True, "urge_to_move": "unknown"}, measurements={"ferritin": "18 ug/L"})

        after = kit.read_text(ITEM).confirmed(before, ["vocabulary:urge_to_move"])

        assert after.findings == {"snoring": True, "urge_to_move": True}
        assert after.measurements == before.measurements

    def test_a_medicine_says_nothing_of_others_until_all_are_confirmed(self, kit):
        reading = kit.read_text(ITEM)
        some = reading.confirmed(tk.Profile(), ["medicines/sertraline"])
        all_of_them = reading.confirmed(tk.Profile(), ["medicines/sertraline", "medicines"])

        assert [use.name for use in some.medicines] == ["sertraline", "unknown"]
        assert [use.name for use in all_of_them.medicines] == ["sertraline"]
        assert [use.name for use in reading.confirmed(all_of_them, ["medicines/sertraline"]).medicines] == [
            "sertraline"
        ]

    def test_what_was_not_understood_or_is_open_cannot_be_confirmed(self, kit):
        reading = kit.read_text("My husband snores.")

        with pytest.raises(tk.UnknownIdError, match="chest_pain"):
            reading.confirmed(tk.Profile(), ["vocabulary:chest_pain"])
        with pytest.raises(tk.TwitchkitError, match="as of now"):
            reading.confirmed(tk.Profile(), ["vocabulary:snoring"])

    def test_nobody_sees_an_answer_in_passing(self, kit):
        assert repr(kit.read_text(ITEM).heard[0]) == "Heard(...)"


@on_each(
    "text, key, answer",
    [
        ("I'm a 62 year old man.", "age", 62.0),
        ("I'm a 62 year old man.", "sex", "male"),
        ("Female, 34, 28 weeks pregnant.", "age", 34.0),
        ("Female, 34, 28 weeks pregnant.", "pregnant", True),
        ("I'm not pregnant.", "pregnant", False),
        ("I'm expecting and the baby hasn't kicked much today.", "pregnant", True),
        ("I'm 34 weeks along.", "pregnant", True),
        ("I keep passing out.", "syncope", True),
        ("I've got a fever.", "fever", True),
        ("No temperature, no chills.", "fever", False),
        ("The voices tell me to get out of bed.", "hallucinations", True),
        ("Woke up with my tongue all chewed and the sheets wet.", "tongue_bite_wetbed", True),
        ("Speech all slurry today.", "slurred_speech", True),
        ("Everything looks double.", "double_vision", True),
        ("My face has gone floppy on one side.", "face_droop", True),
        ("My lips and tongue are puffing up.", "face_swelling", True),
        ("I have a joint to sleep.", "cannabis_use", True),
        ("My heart goes like the clappers.", "palpitations", True),
        ("I can swallow fine.", "swallowing_trouble", False),
        ("My feet are like blocks of ice.", "cold_feet", True),
        ("Legs turned to jelly since the weekend.", "leg_weakness_both", True),
        ("I had my baby three weeks ago and I'm nursing.", "breastfeeding", True),
        ("My GOT is high.", "aspartate_aminotransferase", "high"),
        ("My ferritin came back at 9 ng/mL.", "ferritin", "9 ng/mL"),
        ("My potassium was 3,1 mmol/L.", "serum_potassium", "3,1 mmol/L"),
        ("The cramps last about 5 minutes.", "cramp_duration_min", "5 min"),
        ("It takes me an hour and a half to fall asleep.", "time_to_sleep_min", "1.5 h"),
        ("Walking takes it away, it goes away when I walk.", "relief_by_moving", "full"),
        ("Moving doesn't help at all.", "relief_by_moving", "none"),
        ("A crawling feeling in my calves that burns.", "sensation_quality", ("crawling", "burning")),
        ("I vape.", "nicotine", "vape"),
    ],
)
def test_numbers_levels_and_the_person_are_read(kit, text, key, answer):
    assert heard(kit, text)[key] == answer


@pytest.mark.parametrize("text", ["I nearly dropped off on the M50.", "It began on the f 12 bus."])
def test_a_road_is_no_age(kit, text):
    assert not {"age", "sex"} & heard(kit, text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "When I was pregnant I had cramps.",
        "My daughter is pregnant.",
        "I want to get pregnant.",
        "I could be pregnant.",
    ],
)
def test_a_pregnancy_of_another_time_or_person_is_none_now(kit, text):
    assert "pregnant" not in heard(kit, text)


@pytest.mark.parametrize(
    ("text", "change", "weeks", "years"),
    [
        ("I take sertraline.", None, None, None),
        ("My doctor put me on sertraline 4 weeks ago.", "started", 4.0, None),
        ("I stopped taking sertraline two weeks ago.", "stopped", 2.0, None),
        ("I have been taking sertraline for 3 years.", None, None, 3.0),
        ("Quinine helped but they took me off it.", "stopped", None, None),
        ("My sertraline was stopped in March.", "stopped", None, None),
    ],
)
def test_medicines_are_read_with_what_changed(kit, text, change, weeks, years):
    (item,) = [item for item in kit.read_text(text).heard if item.kind is HeardKind.MEDICINE]

    assert (item.answer.change, item.answer.weeks_ago, item.answer.years) == (change, weeks, years)


@pytest.mark.parametrize(
    "text",
    [
        "My wife takes gabapentin.",
        "I refuse to take gabapentin.",
        "Is gabapentin any good?",
        "I don't take tramadol, sertraline or statins.",
        "I don't take any statins.",
        "I am not on warfarin.",
        "I have never taken any statins.",
        "I missed my warfarin for three days while on holiday.",
    ],
)
def test_a_medicine_that_is_not_taken_is_not_told(kit, text):
    assert [item for item in kit.read_text(text).to_confirm if item.kind is HeardKind.MEDICINE] == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("I'm nursing my mother.", "breastfeeding"),
        ("My temp was 101.8 F this morning.", "sex"),
        ("The 111 lady asked me.", "sex"),
        ("I have hay fever.", "fever"),
        ("The voices of my neighbours tell me nothing.", "hallucinations"),
        ("After two blocks my calf locks up.", "leg_cramps"),
        ("I've got high blood pressure.", "aspartate_aminotransferase"),
        ("The whites of my eyes are yellow.", "vision_disturbed"),
        ("My lips are puffing up.", "breathlessness"),
        ("I threw up coffee grounds last night.", "caffeine_evening"),
        ("I have a joint to sleep every day.", "daytime_sleepiness"),
        ("It feels like falling and I jerk awake.", "jerks_awake"),
    ],
)
def test_words_of_one_sense_are_no_others(kit, text, key):
    assert heard(kit, text).get(key) is None


@pytest.mark.parametrize(
    ("text", "key"), [("legs twiching all nite", "leg_twitches"), ("restles legs", "urge_to_move")]
)
def test_a_slip_of_the_finger_is_read_and_marked_as_a_guess(kit, text, key):
    assert {item.key: item.guessed for item in kit.read_text(text).heard}[key]


@pytest.mark.parametrize(
    "text", ["The sheep eat steak", "thanks, sweet", "money for a string quartet", "cooking in stockings"]
)
def test_plain_words_are_no_misspelling(kit, text):
    assert kit.read_text(text).heard == ()


def test_british_and_american_words_tell_the_same(kit):
    assert heard(kit, "I've got diarrhoea and anaemia") == heard(kit, "I've got diarrhea and anemia")


@pytest.mark.parametrize("module", ["ahocorasick", "snowballstemmer"])
def test_without_the_extra_it_says_what_to_install(module, monkeypatch):
    words._stemmer.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(tk.MissingExtraError, match=r"twitchkit\[text\]"):
        tk.load(["vocabulary"]).read_text("legs")
    words._stemmer.cache_clear()


def test_nothing_is_printed(kit, capfd):
    kit.read_text(ITEM)

    assert capfd.readouterr() == ("", "")
