"""What is denied, over, doubted or told of somebody else, sentence by sentence: told in neither direction too much."""

import functools
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.each import on_each

import twitchkit as tk
from twitchkit import HeardAs
from twitchkit.knowledge.phrases import parts_of

TOLD = [
    ("I can't stop the urge to move.", "urge_to_move", HeardAs.PRESENT),
    ("I can't sit still without my legs going crazy.", "urge_to_move", HeardAs.PRESENT),
    ("There is never a night without leg cramps.", "leg_cramps", HeardAs.PRESENT),
    ("I never used to get leg cramps.", "leg_cramps", HeardAs.PRESENT),
    ("Magnesium didn't help my leg cramps.", "leg_cramps", HeardAs.PRESENT),
    ("I don't know why my legs twitch.", "leg_twitches", HeardAs.PRESENT),
    ("It doesn't hurt but my legs twitch.", "leg_twitches", HeardAs.PRESENT),
    ("Not only my thigh but my calf hurts.", "site_thigh", HeardAs.PRESENT),
    ("my wife says I snore", "snoring", HeardAs.PRESENT),
    ("No chest pain, numbness or weakness of a leg.", "chest_pain", HeardAs.ABSENT),
    ("No chest pain, numbness or weakness of a leg.", "weakness", HeardAs.ABSENT),
    ("I dont have any chest pain", "chest_pain", HeardAs.ABSENT),
    ("Neither chest pain nor fainting.", "syncope", HeardAs.ABSENT),
    ("It isn't getting worse.", "progressive", HeardAs.ABSENT),
    ("I've never fainted.", "syncope", HeardAs.ABSENT),
    ("Chest pain: none.", "chest_pain", HeardAs.ABSENT),
    ("Any chest pain? No.", "chest_pain", HeardAs.ABSENT),
    ("I used to get leg cramps.", "leg_cramps", HeardAs.PAST),
    ("I don't get leg cramps any more.", "leg_cramps", HeardAs.PAST),
    ("As a child I had leg cramps.", "leg_cramps", HeardAs.PAST),
    ("The leg cramps are gone now.", "leg_cramps", HeardAs.PAST),
    ("My husband snores.", "snoring", HeardAs.ANOTHER),
    ("She has chest pain.", "chest_pain", HeardAs.ANOTHER),
    ("Could this be MS?", "hx_multiple_sclerosis", HeardAs.UNSURE),
    ("I'm scared it's ALS.", "hx_motor_neuron", HeardAs.UNSURE),
    ("I'm not sure if my leg is weaker.", "weakness", HeardAs.UNSURE),
    ("I nearly fainted.", "syncope", HeardAs.UNSURE),
    ("I don't have any of these: fever, chills, weight loss.", "weight_loss", HeardAs.ABSENT),
    ("I woke and couldn't feel my leg.", "wakes_from_sleep", HeardAs.PRESENT),
    ("Unlike my mother I don't have restless legs.", "family_rls", HeardAs.UNSURE),
    ("He's suddenly very confused.", "confusion", HeardAs.ANOTHER),
    ("I do not want to end my life.", "suicidal", HeardAs.ABSENT),
    ("I don't see any twitching.", "visible_flicker", HeardAs.ABSENT),
    ("My legs have stopped twitching.", "leg_twitches", HeardAs.PAST),
    ("My legs won't stop twitching.", "leg_twitches", HeardAs.PRESENT),
    ("I can hardly walk.", "walking_difficulty", HeardAs.PRESENT),
    ("I don't smoke or drink.", "nicotine", HeardAs.PRESENT),
    ("I don't have leg cramps and my chest pain is bad.", "chest_pain", HeardAs.PRESENT),
    ("no ankle swelling no chest pain no headaches", "chest_pain", HeardAs.ABSENT),
    ("no ankle swelling no chest pain no headaches", "headache", HeardAs.ABSENT),
    ("There is never a day with no chest pain.", "chest_pain", HeardAs.PRESENT),
    ("Chest pain? I haven't had any for years.", "chest_pain", HeardAs.ABSENT),
    ("Chest pain? Never had it.", "chest_pain", HeardAs.ABSENT),
    ("Walking doesn't help, rubbing doesn't help.", "relief_by_rubbing", HeardAs.ABSENT),
    ("I've got cold feet about the operation.", "cold_feet", HeardAs.UNSURE),
    ("I can't stand the smell.", "unable_to_stand", HeardAs.UNSURE),
    ("Chest pain? Not today, it is my head.", "chest_pain", HeardAs.PRESENT),
    ("It's not that I can't sleep.", "insomnia", HeardAs.UNSURE),
    ("My housemate has sleep apnea.", "hx_sleep_apnea_told", HeardAs.ANOTHER),
    ("My sister has epilepsy but I have never fainted.", "family_epilepsy", HeardAs.PRESENT),
    ("My sister has epilepsy but I have never fainted.", "syncope", HeardAs.ABSENT),
    (
        "My toddler swallowed some iron tablets.",
        "iron_overdose_possible",
        HeardAs.PRESENT,
    ),
    ("I'm 30 weeks and the baby has hardly moved today.", "fetal_movements_less", HeardAs.PRESENT),
    ("He'd fainted twice.", "syncope", HeardAs.ANOTHER),
    ("My flatmate is diabetic, I'm not.", "hx_diabetes", HeardAs.ABSENT),
    ("Fainting, chest pain: none of those.", "syncope", HeardAs.ABSENT),
    ("Chest pain, cough: none of these.", "chest_pain", HeardAs.ABSENT),
    ("No falls, touch wood.", "falls", HeardAs.ABSENT),
    ("I cough a lot, no blood though.", "cough", HeardAs.PRESENT),
    ("I cough a lot, no blood though.", "coughing_blood", HeardAs.ABSENT),
    ("I can't sit still, day or night, whole body.", "whole_body_restless", HeardAs.PRESENT),
    ("If I had chest pain I would have rung.", "chest_pain", HeardAs.UNSURE),
    ("Can these tablets cause dizziness?", "dizziness", HeardAs.UNSURE),
    ("Can you get dizzy from these tablets?", "dizziness", HeardAs.UNSURE),
    ("The leaflet says it can cause hallucinations.", "hallucinations", HeardAs.UNSURE),
    ("What if I get chest pain?", "chest_pain", HeardAs.UNSURE),
    ("I worry about fainting.", "syncope", HeardAs.UNSURE),
    ("Side effects listed: dizziness, hallucinations.", "hallucinations", HeardAs.UNSURE),
    ("Call me if you get a fever, the nurse said.", "fever", HeardAs.UNSURE),
    ("I'm borderline diabetic.", "hx_diabetes", HeardAs.UNSURE),
    ("They ruled out restless legs.", "urge_to_move", HeardAs.UNSURE),
    ("My granddaughter's legs are heavy and swollen, mine are grand.", "leg_heaviness", HeardAs.ANOTHER),
    ("The headaches went when I got glasses.", "headache", HeardAs.PAST),
    ("I'm worried about my leg cramps.", "leg_cramps", HeardAs.PRESENT),
    ("I chew ice like a maniac.", "elated_mood", HeardAs.UNSURE),
    ("Chest pain, fainting, neither of those.", "chest_pain", HeardAs.ABSENT),
    ("Chest pain? Fainting? None of that.", "chest_pain", HeardAs.ABSENT),
    ("They ruled out a clot but I still have chest pain.", "chest_pain", HeardAs.PRESENT),
    ("I'm scared of dying, my chest pain is bad.", "chest_pain", HeardAs.PRESENT),
    ("No I don't snore.", "snoring", HeardAs.ABSENT),
    ("no weight loss, no i dont have chest pain", "chest_pain", HeardAs.ABSENT),
    ("No it is my chest pain that scares me.", "chest_pain", HeardAs.PRESENT),
    ("My gran has fainted twice and shes breathless, me I twitch.", "breathlessness", HeardAs.ANOTHER),
    ("My mate's breathless and has chest pain.", "chest_pain", HeardAs.ANOTHER),
    ("I was anaemic as a teenager.", "hx_anaemia", HeardAs.UNSURE),
    ("I've had epilepsy since I was a child.", "hx_epilepsy", HeardAs.PRESENT),
    ("Years back I had leg cramps.", "leg_cramps", HeardAs.PAST),
    ("I had leg cramps with both my pregnancies.", "leg_cramps", HeardAs.PAST),
    ("In my first pregnancy, 30 weeks, and I have leg cramps.", "leg_cramps", HeardAs.PRESENT),
    ("I had leg cramps in the nineties.", "leg_cramps", HeardAs.PAST),
    ("I get leg cramps ever since the knee operation in 2017.", "immobile_surgery", HeardAs.PAST),
    ("I get leg cramps ever since the knee operation in 2017.", "leg_cramps", HeardAs.PRESENT),
    ("My leg cramps began in 2019.", "leg_cramps", HeardAs.PRESENT),
    ("I gave up smoking in 2010.", "nicotine", HeardAs.PRESENT),
    ("It cost me an arm and a leg.", "arms_too", HeardAs.UNSURE),
    ("I'm sick and tired of it.", "fatigue", HeardAs.UNSURE),
    ("I've thought about taking all my tablets at once.", "suicidal", HeardAs.PRESENT),
    ("I thought about taking all my tablets.", "overdose_possible", HeardAs.UNSURE),
    ("The carbon monoxide alarm has never gone off.", "fumes_exposure", HeardAs.UNSURE),
    ("No fever, lo salt or rash.", "salt_substitute", HeardAs.ABSENT),
    ("No fever, low salt or rash.", "salt_low", HeardAs.ABSENT),
    ("I eat hardly any salt.", "salt_low", HeardAs.PRESENT),
    ("No fever, loss of bladder control or rash.", "bladder_bowel", HeardAs.ABSENT),
    ("No fever or loss of bladder control.", "bladder_bowel", HeardAs.ABSENT),
    ("I have no fever or sudden loss of vision.", "vision_loss", HeardAs.ABSENT),
    ("No fever, sudden loss of vision or rash.", "vision_loss", HeardAs.ABSENT),
    ("I do not get more and more tired.", "fatigue", HeardAs.UNSURE),
    ("It is not getting worse and worse.", "progressive", HeardAs.UNSURE),
    ("I never lie awake till two.", "hard_to_fall_asleep", HeardAs.UNSURE),
    ("I never had leg cramps until June.", "leg_cramps", HeardAs.PRESENT),
    ("I never had leg cramps until two weeks ago.", "leg_cramps", HeardAs.PRESENT),
    ("I never had leg cramps until one night last week.", "leg_cramps", HeardAs.PRESENT),
    ("I never had leg cramps until late yesterday.", "leg_cramps", HeardAs.PRESENT),
    ("I had a fit last month, never checked by a doctor.", "seizure_not_looked_into", HeardAs.PRESENT),
    ("I had a seizure, and never saw a doctor about it.", "seizure_not_looked_into", HeardAs.PRESENT),
    ("My sleep, it does nothing for me.", "unrefreshing_sleep", HeardAs.PRESENT),
    ("I sleep through the night, not any more.", "broken_sleep", HeardAs.PRESENT),
    ("I can't eat or swallow.", "swallowing_trouble", HeardAs.PRESENT),
    ("I cannot drink or swallow.", "swallowing_trouble", HeardAs.PRESENT),
    ("I'm not able to drink or swallow.", "swallowing_trouble", HeardAs.PRESENT),
    ("I can't walk or hold my pee.", "bladder_bowel", HeardAs.PRESENT),
    ("I can't, you know, hold my pee.", "bladder_bowel", HeardAs.PRESENT),
    ("I cannot move my leg and hold my bladder.", "bladder_bowel", HeardAs.PRESENT),
    ("I can't stand, walk or swallow.", "swallowing_trouble", HeardAs.PRESENT),
    ("No fever & loss of bladder control.", "bladder_bowel", HeardAs.ABSENT),  # as "no pain and swelling"
    ("No sight and no feeling in my left eye.", "vision_loss", HeardAs.UNSURE),
    ("I have never passed out and jerked all over.", "seizure_past", HeardAs.UNSURE),
    ("I passed out and jerked all over, for the first time.", "seizure_first_or_long", HeardAs.PRESENT),
    ("I passed out and jerked all over, it never happened before.", "seizure_first_or_long", HeardAs.PRESENT),
    ("I don't get sudden word trouble.", "speech_trouble", HeardAs.ABSENT),
    ("I can't get my words out.", "speech_trouble", HeardAs.PRESENT),
    ("I have no control over my bladder.", "bladder_bowel", HeardAs.PRESENT),
    ("I have no sight in my left eye.", "vision_loss", HeardAs.PRESENT),
]


@on_each("text, finding, heard", TOLD)
def test_a_sentence_tells_it_so(kit, text, finding, heard):
    assert {item.key: item.heard for item in kit.read_text(text).heard}[finding] is heard


@on_each("text", ["I have no fever or vision trouble in one eye.", "I never passed out or jerked all over."])
def test_a_no_goes_with_its_own_item_of_a_list(kit, text):
    assert [item.key for item in kit.read_text(text).heard if item.heard is HeardAs.PRESENT] == []


def test_a_relative_with_it_is_a_fact_of_the_family_and_of_nobody_else(kit):
    heard = kit.read_text("My mother has restless legs.").heard

    assert [(item.key, item.answer) for item in heard] == [("family_rls", True)]


def test_what_is_told_both_ways_is_left_open(kit):
    reading = kit.read_text("I have chest pain. I have no chest pain.")

    assert [(item.key, item.heard) for item in reading.left_open] == [("chest_pain", HeardAs.UNSURE)]


def test_the_words_show_what_they_deny(kit):
    (item,) = kit.read_text("I have no chest pain.").heard

    assert item.words == "no chest pain"


def test_a_pain_that_is_denied_denies_no_other(kit):
    assert [item.key for item in kit.read_text("No chest pain.").heard] == ["chest_pain"]


DENIALS = (
    "I don't have {}.",
    "I do not get {} or hiccups.",
    "I haven't had any {} at all.",
    "I have never had {}.",
    "There is no {}.",
    "I'm without {}.",
    "I deny {}.",
    "Neither {} nor rash.",
    "No fever, {} or rash.",
    "My arms don't hurt and I don't have {}.",
    "Not {}.",
    "dont have {}",
    "No I don't have {}.",
    "no fever, no i dont have {}",
)
# Of these a denial says something else: "not only at night", "never until", "no dairy-free", what denies itself, and
# what is a clause of its own behind a comma ("no fever, wake half the night").
OTHERWISE = re.compile(
    r"^(?:have|need|get|wake|want|feel|we|the (?:minute|moment|second)|now|this)\b"
    r"|\b(?:not|no|never|without|nor|nothing|nobody|won't|free|only|just|until|till|before|ago|used|since|it|so|her|still"
    r"|simply|barely|everyone|world|morning)\b"
)
# "can't sit through a film", "could not speak for a minute", "do not absorb": what denies them is among their phrases.
SAID_WITH_A_NO = {f"vocabulary:{id}" for id in ("worse_long_sitting", "sudden_signs_passed", "hx_gi_malabsorb")}


@functools.cache
def said():
    """Return the findings that phrases tell as there."""
    findings = tk.load(["vocabulary"]).knowledge.findings.values()
    return [item for item in findings if item.said_as.get("yes") and item.id not in SAID_WITH_A_NO]


@st.composite
def denied_phrases(draw):
    """Return a sentence that denies a phrase, and the finding of which the phrase tells that it is there."""
    finding = draw(st.sampled_from(said()))
    phrase = draw(st.sampled_from(finding.said_as["yes"]))
    words = " ".join(draw(st.sampled_from(ways)) for ways in parts_of(phrase))
    return draw(st.sampled_from(DENIALS)).format(words), finding.id, words


@given(denied_phrases())
def test_what_is_denied_is_never_told_as_present(kit, denied):
    text, finding, words = denied

    heard = {item.id: item.heard for item in kit.read_text(text).heard}

    assert OTHERWISE.search(words) or heard.get(finding) is not HeardAs.PRESENT


@pytest.mark.thorough
@pytest.mark.parametrize("part", range(4))
def test_no_phrase_of_the_packs_is_told_as_present_where_it_is_denied(kit, part):
    phrases = [(item.id, phrase) for item in said()[part::4] for phrase in item.said_as["yes"]]
    wrong = []
    for finding, phrase in phrases:
        combined = itertools.islice(itertools.product(*parts_of(phrase)), 3)
        for words in (words for ways in combined if not OTHERWISE.search(words := " ".join(ways))):
            texts = (denial.format(words) for denial in DENIALS)
            read = ((text, {item.id: item.heard for item in kit.read_text(text).heard}) for text in texts)
            wrong += [text for text, heard in read if heard.get(finding) is HeardAs.PRESENT]
    assert wrong == []
