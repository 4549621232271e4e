"""What people add behind a medicine in words of their own: why, since what, who wants it, how it goes."""

import pytest

import twitchkit as tk
from twitchkit.scoring.medicine_told import read_told

TAKEN = [
    ("sertraline 100mg daily since lockdown", "sertraline"),
    ("clopidogrel 75mg for 12 months post stent", "clopidogrel"),
    ("metoprolol 25, cardiologist wants me on it for life", "metoprolol"),
    ("amitriptyline 10mg nocte for my fibro and migraines", "amitriptyline"),
    ("omeprazole 20mg because of the ibuprofen", None),
    ("lansoprazole 15 mg because my stomach burns after coffee", "lansoprazole"),
    ("propranolol 10mg prn for exams and public speaking", "propranolol"),
    ("levothyroxine 75 mcg since they took my thyroid out", "levothyroxine"),
    ("levothyroxine 75 mcg due to Hashimoto's", "levothyroxine"),
    ("prednisolone 5 mg as my polymyalgia flared", "prednisolone"),
    ("furosemide 40mg mane for swollen ankles and puffy feet", "furosemide"),
    ("gabapentin 300mg tds prescribed by the pain team", "gabapentin"),
    ("ropinirole 0.5mg recommended by my neurologist for the crawling in my legs", "ropinirole"),
    ("atorvastatin 20mg as part of my health check", "atorvastatin"),
    ("quinine 200 mg given by an old GP for cramps at night", "quinine"),
    ("amlodipine 5mg, makes my ankles swell a bit", "amlodipine"),
    ("ramipril 5 mg, it gives me a bit of a cough", "ramipril"),
    ("tamsulosin 400mcg so that i can pee", "tamsulosin"),
    ("metformin 500mg bd following a borderline HbA1c", "metformin"),
    ("apixaban 5mg bd following two clots in my lung", "apixaban"),
    ("fluoxetine 20mg whenever it gets dark in winter", "fluoxetine"),
    ("warfarin, managed by the anticoagulant clinic at St Mary's", "warfarin"),
    ("Ramipril 5 mg wegen meinem hohen Blutdruck seit der Reha", "ramipril"),
    ("Pantoprazol 40 mg weil mir sonst der Magen brennt", "pantoprazole"),
    ("Marcumar wegen einer künstlichen Herzklappe", "phenprocoumon"),
    ("bisoprolol 2,5 mg à cause de mes palpitations nocturnes", "bisoprolol"),
    ("oméprazole 20 mg suite à une gastrite", "omeprazole"),
    ("levotiroxina 50 mcg debido a un hipotiroidismo", "levothyroxine"),
    ("bisoprololo 1,25 mg a causa di una tachicardia", "bisoprolol"),
    ("metoprolol 50 mg vanwege hartkloppingen", "metoprolol"),
]
NOT_SURELY_TAKEN = [
    "sertraline for my wife",
    "prednisolone for the dog",
    "warfarin since my husband had his stroke",
    "sertraline, the doctor wants me to start it next week",
    "quinine, my GP will not give me any more of it",
    "ramipril because my lisinopril was changed",
    "ibuprofen, which I would take if my stomach let me",
    "metformin, to be discussed with my diabetes nurse",
    "duloxetine, the pharmacist is waiting for it to come in",
    "amlodipine as a child",
    "lithium, when I was in hospital",
    "sertraline, I was on it for years",
    "paracetamol, and a blue pill for my heart",
    "bisoprolol, and something for my stomach",
    "omeprazole, the one for cholesterol I forget the name of",
    "clonazepam, mine got lost and I have none",
    "rivaroxaban planned for after my operation",
    "baclofen in case the tablets from the hospital do not work",
    "Tramadol für meinen Mann",
    "Sertralin weil meine Frau es nimmt",
    "zolpidem de ma mère pour dormir",
    "lorazepam que le dieron a mi madre",
    "tramadol, I may need it after the surgery",
    "sertraline because they say I should",
]


@pytest.mark.parametrize(("text", "medicine"), TAKEN)
def test_a_remark_takes_nothing_from_a_medicine(kit: tk.Kit, text, medicine):
    known = kit.knowledge.medicine_names
    read = read_told(text, known)
    if medicine is None:  # the remark has another medicine in it, or a change
        assert read.rest or len(read.medicines) > 1
        return
    ((told,), rest, _) = read
    assert not rest
    assert not told.change
    assert known[told.known[0]] == known[medicine]


@pytest.mark.parametrize("text", NOT_SURELY_TAKEN)
def test_what_puts_it_in_doubt_is_told(kit: tk.Kit, text):
    read = read_told(text, kit.knowledge.medicine_names)
    assert read.rest or all(told.change for told in read.medicines)
