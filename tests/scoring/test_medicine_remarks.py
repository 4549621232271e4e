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
    "fluoxetine 10mg - that's the dog's, from the vet",
    "fluoxetine (my wife's)",
    "fluoxetine 10mg, it's my dad's",
    "sertraline for my mother's",
    "sertraline (my wife)",
    "sertraline - belongs to mum",
    "sertraline (hers)",
    "sertraline (mum's old ones)",
    "diazepam (my parents')",
    "Sertralin 50 mg (gehört meiner Frau)",
    "sertraline 50 mg (de ma femme)",
    "sertralina 50 mg (de mi marido)",
    "diazepam for my wife's nerves",
    "warfarin since my dad's stroke",
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


BY_WHOM_AND_WHEN = [
    ("rasagiline 1 mg mane (PD clinic)", "rasagiline"),
    ("baclofen 10 mg tds, stroke nurse", "baclofen"),
    ("methotrexate 15 mg Tuesdays, rheum", "methotrexate"),
    ("citalopram 20, Dr. Okafor", "citalopram"),
    ("Bisoprolol 2,5 mg, Kardiologe", "bisoprolol"),
    ("zopiclone 7.5mg only for long flights", "zopiclone"),
    ("cetirizine 10 most days in pollen season", "cetirizine"),
    ("Eltroxin 100 mcg early morning on an empty stomach", "eltroxin"),
    ("atorvastatin 40mg x28, last dispensed 14/10/2025", "atorvastatin"),
    ("tizanidine 2 mg tid #30, no refills", "tizanidine"),
    ("lithium 800 mg nocte, level checked in March", "lithium"),
    ("losartan 50 mg desde 2019", "losartan"),
    ("sertraline, don't know the dose", "sertraline"),
    ("ramipril, not sure of the strength", "ramipril"),
    ("pramipexole 0,18 mg (jambes sans repos)", "pramipexole"),
]
TWO = [("ibuprofen 400 plus omeprazole for my stomach", {"ibuprofen", "omeprazole"})]
CHANGED = [
    ("bisoprolol 5, heart doctor bumped it up from 2.5 two weeks ago", "raised", 2.0),
    ("Euthyrox 88 mcg, went up from 75 three weeks ago", "raised", 3.0),
    ("pregabalin 75 bd, pain doc wound it back from 150 last month", "lowered", None),
    ("mirtazapine 15 - weaned off, last dose 10 days ago", "stopped", 10 / 7),
    ("fluoxetine 20 -> 40 since Monday", "raised", None),
    ("gabapentin 600 mg → 300 mg", "lowered", None),
    ("sertraline 150 mg (was 100 until October)", "raised", None),
    ("prednisolone 5 mg, was 20 in spring", "lowered", None),
    ("levothyroxine 100 mcg (previously 75 mcg)", "raised", None),
]
NOT_YET_OR_NOT_AT_ALL = [
    "prescribed pramipexole, haven't picked it up yet",
    "apixaban not collected yet",
    "amlodipine - haven't started",
    "Allergies: penicillin, ibuprofen (rash)",
    "Drug allergy: codeine",
    "Intolerances: simvastatin, ramipril",
    "side effects: sertraline, citalopram",
    "Unverträglichkeiten: Tramadol, Metamizol",
    "lithium battery in my pacemaker",
]


@pytest.mark.parametrize(("text", "medicine"), BY_WHOM_AND_WHEN)
def test_so_does_who_wants_it_and_when_it_is_taken(kit: tk.Kit, text, medicine):
    known = kit.knowledge.medicine_names
    ((told,), rest, _) = read_told(text, known)
    assert not rest
    assert known[told.known[0]] == known[known.find(medicine)]


@pytest.mark.parametrize(("text", "medicines"), TWO)
def test_plus_stands_between_two(kit: tk.Kit, text, medicines):
    read = read_told(text, kit.knowledge.medicine_names)
    assert ({told.known[0] for told in read.medicines}, read.rest) == (medicines, ())


@pytest.mark.parametrize(("text", "change", "weeks"), CHANGED)
def test_what_somebody_did_to_the_dose_is_a_change(kit: tk.Kit, text, change, weeks):
    ((told,), rest, _) = read_told(text, kit.knowledge.medicine_names)
    assert (rest, told.change) == ((), change)
    assert weeks is None or told.weeks_ago == pytest.approx(weeks)


@pytest.mark.parametrize("text", NOT_YET_OR_NOT_AT_ALL)
def test_what_is_not_taken_yet_or_not_borne_is_no_medicine(kit: tk.Kit, text):
    assert read_told(text, kit.knowledge.medicine_names).medicines == ()


# Of each, nobody can say from the text that the medicine is taken now.
HOSTILE = [
    "{} - prescription still at the pharmacy",
    "{} prescribed but I am scared of it",
    "{} (my husband's)",
    "husband's {}",
    "{} in the cupboard for emergencies",
    "got offered {}",
    "my doctor suggested {}",
    "the doctor recommended {} for me",
    "thinking about {} for sleep",
    "{} was recommended by my neighbor",
    "would {} help?",
    "is {} ok with grapefruit",
    "can I take {} for this",
    "{} made me sick so that was that",
    "tried {} once",
    "{} years ago",
    "{} in 2015",
    "{} after my operation in 2019",
    "{} during my pregnancy",
    "{} when I was pregnant",
    "{} as a teenager",
    "only had {} in hospital",
    "{} drip in hospital",
    "one {} at the dentist",
    "due to start {} on Monday",
    "to start {} 5 mg next week",
    "{} from Monday",
    "{} to be reviewed",
    "{} for the cat",
    "mum is on {}",
    "my mother took {} and it helped her",
    "{} runs in the family",
    "allergic to {}",
    "bad reaction to {}",
    "{} gave me a rash",
    "{} rash",
    "{} intolerance",
    "contraindicated: {}",
    "avoid {}",
    "{}: avoid",
    "{} - do not take",
    "told to avoid {} because of my kidneys",
    "{} not suitable for me",
    "{} shortage, waiting",
    "couldn't tolerate {}",
    "could not take {} because of nausea",
    "{} ineffective",
    "{} didn't help",
    "{} for my blood pressure, which I hate, so I bin it",
    "{} - I never take it",
    "I skip {} mostly",
    "ran out of {}",
    "{} ran out in May",
    "out of {} since friday",
    "{} leaflet says cramps",
    "reading about {}",
    "test for {} level",
    "{} level 0.8",
    "urine positive for {}",
    "overdose of {} in 2010",
    "{} trial unsuccessful",
    "switched off {}",
    "{} changed to something else",
    "from {} to something else",
    "instead of {}",
    "{} replaced by a patch",
    "alternative to {}",
    "like {} but weaker",
    "{} free",
    "no longer {}",
    "{} - discontinued by manufacturer",
    "declined {}",
    "{} refused",
    "{} if the cramps come back",
    "{} for my son with ADHD",
    "{} (stopped)",
    "{} - on hold",
    "{} paused for surgery",
    "holding {} until the scan",
    "{} suspended since my kidney result",
]


@pytest.mark.parametrize("text", [*HOSTILE, "{} since it was suggested in 2015 to my wife"])
def test_of_what_may_not_be_taken_something_is_told(kit: tk.Kit, text):
    read = read_told(text.format("ropinirole"), kit.knowledge.medicine_names)
    assert read.rest or all(told.change == "stopped" for told in read.medicines)


@pytest.mark.parametrize("remark", ["wife gives it to me", "my daughter's idea", "dad takes it too", "my mum's doctor"])
def test_who_only_has_to_do_with_it_is_told_and_hides_no_medicine(kit: tk.Kit, remark: str):
    told = read_told(f"sertraline 50 mg, {remark}", kit.knowledge.medicine_names)
    assert [medicine.known for medicine in told.medicines] == [("sertraline",)]
    assert told.rest == (remark,)
