"""A "no" beside a medicine that is about how it goes, and one that is about taking it."""

import pytest

import twitchkit as tk
from twitchkit.scoring.medicine_told import read_told

TAKEN = [
    ("Lansoprazole 30mg gastro-resistant caps - 1 before breakfast, no heartburn since", "lansoprazole"),
    ("allopurinol 300mg od (no gout since 2020)", "allopurinol"),
    ("allopurinol 100 mg, no attacks for 3 years", "allopurinol"),
    ("Bisoprolol 2.5mg - no side effects", "bisoprolol"),
    ("Bendroflumethiazide 2.5 mg mane, no allergies", "bendroflumethiazide"),
    ("Ramipril 10mg nocte (no cough so far)", "ramipril"),
    ("mirtazapine 15 mg at bedtime - not sure it helps", "mirtazapine"),
    ("baclofen 10 mg tds - not helping", "baclofen"),
    ("gabapentin 300 mg, doesn't help much", "gabapentin"),
    ("quinine 200mg nocte, not working very well", "quinine"),
    ("citalopram 20mg, no plans to stop", "citalopram"),
    ("sertraline 50 mg, no plan to change", "sertraline"),
    ("zolpidem 5 mg when I can't sleep", "zolpidem"),
    ("metoclopramide 10mg prn, no more than 5 days", "metoclopramide"),
    ("paracetamol 500 mg, not more than 8 a day", "paracetamol"),
    ("atorvastatin 20 mg, without any problems", "atorvastatin"),
    ("atorvastatin 40 mg, no muscle pain so far", "atorvastatin"),
    ("levetiracetam 500 mg bd, no seizures for 2 years", "levetiracetam"),
    ("apixaban 5 mg bd, no bleeding or bruises", "apixaban"),
    ("metformin 500 mg bd, no stomach trouble yet", "metformin"),
    ("amlodipine 5 mg (no swelling)", "amlodipine"),
    ("pregabalin 75 mg, no real difference", "pregabalin"),
    ("ropinirole 0.5 mg, not with food", "ropinirole"),
    ("doxycycline 100 mg, not with milk", "doxycycline"),
    ("simvastatin 20 mg, no grapefruit", "simvastatin"),
    ("methotrexate 10 mg weekly, no alcohol", "methotrexate"),
    ("tramadol 50 mg, can't stand the pain otherwise", "tramadol"),
    ("omeprazole 20 mg, no complaints", "omeprazole"),
    ("levothyroxine 75 mcg, never any problems", "levothyroxine"),
    ("ramipril 5 mg no cough", "ramipril"),
    ("citalopram 20mg, been on it about 6 yrs no plans to stop", "citalopram"),
    ("zopiclone 3.75mg occasional only", "zopiclone"),
    ("paracetamol 500 mg tds x 3/7", "paracetamol"),
    ("rosuvastatin 10 mg every other day bc of muscle aches", "rosuvastatin"),
    ("zolpidem 5 mg if I really can't sleep", "zolpidem"),
    ("folic acid 5mg once weekly (not on MTX day)", "folic acid"),
    ("folic acid 5 mg, not on methotrexate days", "folic acid"),
    ("furosemide 40 mg, not on dialysis days", "furosemide"),
    ("atorvastatin 10 mg not on Sundays", "atorvastatin"),
    ("senna 7.5mg ii nocte", "senna"),
    ("buprenorphine 10 patch change Weds", "buprenorphine"),
    ("cetirizine 10mg april-sept only", "cetirizine"),
    ("candesartan 8 mg, keine Nebenwirkungen", "candesartan"),
    ("bisoprolol 5 mg, sans effets secondaires", "bisoprolol"),
    ("enalapril 10 mg, sin tos", "enalapril"),
]
NOT_TAKEN = [
    "sertraline, no",
    "warfarin - not any more",
    "amlodipine 5 mg, no longer",
    "pregabalin 75 mg, not started",
    "pregabalin 75 mg - not yet",
    "quinine 200 mg, not needed",
    "quinine, no need now",
    "salbutamol prn, haven't needed it since spring",
    "furosemide 40 mg, not mine",
    "lithium 400 mg, not for me",
    "tramadol 50 mg, didn't help",
    "baclofen 10 mg, did not work",
    "metformin 500 mg, no more",
    "ramipril 5 mg, never took it",
    "diazepam 2 mg, no supply",
    "codeine 30 mg, no prescription",
    "gabapentin 300 mg, no dose today",
    "morphine 10 mg, no pain so stopped it",
    "zopiclone 7.5 mg, no cramps since I stopped",
    "allopurinol 100 mg, no attacks without it",
    "prednisolone, no tablets left",
    "atorvastatin 20 mg, can't take it",
    "naproxen, cannot have it with my kidneys",
    "no apixaban for 3 days, no bleeding",
    "levetiracetam, no",
    "sertraline, no not me",
    "clonazepam, no plans to start",
    "mirtazapine, not sure",
    "mirtazapine 15 mg, not sure if I still take it",
    "ropinirole 1 mg, not working so off it",
    "amlodipine 5 mg - made me dizzy so no more",
    "diazepam 2 mg, not on it",
    "lithium 400 mg, not on any day",
    "sertraline 50 mg, not on weekdays or weekends",
]


@pytest.mark.parametrize(("text", "name"), TAKEN, ids=[text for text, _ in TAKEN])
def test_a_no_about_how_it_goes_leaves_it_taken(kit: tk.Kit, text: str, name: str):
    read, rest, _ = read_told(text, kit.knowledge.medicine_names)
    known = kit.knowledge.medicine_names
    assert [known.find(one) for each in read for one in each.known] == [known.find(name)]
    assert [each.change for each in read] == [""]
    assert rest == ()


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_a_no_about_taking_it_leaves_nothing_surely_taken(kit: tk.Kit, text: str):
    read, _, _ = read_told(text, kit.knowledge.medicine_names)
    assert all(each.change == "stopped" for each in read)
