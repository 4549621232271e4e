"""What stands behind the name of a medicine: strengths of one digit, and how it is taken in other languages."""

from __future__ import annotations

import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit.scoring.medicine_none import says_none
from twitchkit.scoring.medicine_told import read_told
from twitchkit.scoring.medicine_words import BESIDE, DENIED, OR


@on_each(
    "text, name",
    [
        ("Zyprexa Zydis 5", "zyprexa zydis"),
        ("Ramipril 5 1-0-0", "ramipril"),
        ("ramipril 5", "ramipril"),
        ("Mirapex .25", "mirapex"),
        ("Tylenol 3", "tylenol 3"),
        ("Symbicort 200/6 two puffs bd", "symbicort"),
        ("Ventolin inhaler when wheezy", "ventolin"),
        ("propranolol 10mg when anxious", "propranolol"),
        ("Flonase 2 sprays each nostril", "flonase"),
        ("omeprazole 20 mg with or without food", "omeprazole"),
        ("Concerta 36mg on schooldays", "concerta"),
        ("Cipro 500 bid x7d", "cipro"),
        ("Suboxone 8/2 film", "suboxone"),
        ("Mirena coil fitted 2023", "mirena"),
        ("Priadel 400mg nocte (levels checked 3-monthly)", "priadel"),
        ("Butrans 10 patch changed every Sunday", "butrans"),
        ("Advil Liqui-Gels, 2 when I have cramps", "advil liqui-gels"),
        ("Chantix starter pack, day 9", "chantix"),
        ("Claritin-D in spring", "claritin d"),
        ("Beloc-Zok mite 47,5", "beloc zok"),
        ("Valsartan comp 160/12,5", "valsartan/hydrochlorothiazide"),
        ("Candesartan comp. 16/12,5", "candesartan/hydrochlorothiazide"),
        ("Torasemid 10 mg ½-0-0", "torasemide"),
        ("spironolactone 25 mg - 1½ tablets", "spironolactone"),
        ("bisoprolol 2.5 1-0-½", "bisoprolol"),
        ("Septra DS for UTI x 3 days", "septra"),
        ("amiodarone 200 mg 5j/7", "amiodarone"),
        ("losartan 50 mg 12/12h", "losartan"),
        ("rotigotine 2 mg/24h patch, change daily", "rotigotine"),
        ("zopiclone 3.75 when needed, max 3 nights/wk", "zopiclone"),
        ("bumetanide 1 mg qAM, extra 1 mg prn wt gain >3 lb", "bumetanide"),
        ("carvedilol 3.125 mg c food", "carvedilol"),
        ("pantoprazole 40 mg, al 3 jaar", "pantoprazole"),
        ("esomeprazole 40mg, on it 8 years", "esomeprazole"),
        ("been on simvastatin for about 6 years", "simvastatin"),
        ("ibuprofen 400 from the chemist", "ibuprofen"),
        ("Lasix 25 mg 1 cp ore 8", "lasix"),
        ("Telma-H 40/12.5 OD", "telma h"),
        # German
        ("Ramipril 1 Tablette morgens", "ramipril"),
        ("Pantoprazol 40 mg vor dem Frühstück", "pantoprazole"),
        ("Ibuprofen 600 bei Schmerzen, höchstens 3x täglich", "ibuprofen"),
        ("Tavor 0,5 mg b. Bed.", "tavor"),
        ("Bisoprolol 5 mg eine halbe Tablette zum Abendessen", "bisoprolol"),
        ("Metformin nach dem Essen", "metformin"),
        # French
        ("Kardégic 75 mg, un sachet le midi", "kardégic"),
        ("Lasilix 40 mg, un comprimé le matin", "lasilix"),
        ("furosémide 2 comprimés par jour", "furosemide"),
        ("Spasfon si douleurs", "spasfon"),
        ("Xarelto 15 mg le soir au repas", "xarelto"),
        ("Temesta 1 mg en cas d'angoisse", "temesta"),
        ("Tardyferon 80 mg 1/j", "tardyferon"),
        # Spanish
        ("Enalapril 10 mg 1 comprimido cada 12 horas", "enalapril"),
        ("Adiro 100 mg en la comida", "adiro"),
        ("Nolotil 575 si dolor", "nolotil"),
        ("Orfidal 1 mg al acostarse", "orfidal"),
        ("Hidroclorotiazida 25 mg media pastilla", "hydrochlorothiazide"),
        ("lorazepam por la noche", "lorazepam"),
        ("omeprazol 20 mg antes del desayuno", "omeprazole"),
        # Italian
        ("Cardioaspirin 100 mg dopo pranzo", "cardioaspirin"),
        ("Eutirox 50 mcg a digiuno", "levothyroxine"),
        ("Coumadin secondo INR", "coumadin"),
        ("Pantoprazolo 20 mg prima di colazione", "pantoprazole"),
        ("ramipril una compressa alla sera", "ramipril"),
        # Portuguese
        ("Losartan 50 mg um comprimido de manhã", "losartan"),
        ("omeprazol 20 mg em jejum", "omeprazole"),
        ("lorazepam ao deitar", "lorazepam"),
        ("ibuprofeno 600 se dor", "ibuprofen"),
    ],
)
def test_how_a_medicine_is_taken_does_not_hide_it(kit: tk.Kit, text: str, name: str):
    known = kit.knowledge.medicine_names
    read = read_told(text, known)
    assert read.rest == ()
    assert [{known[each] for each in medicine.known} for medicine in read.medicines] == [{known[name]}]
    assert all(not medicine.change for medicine in read.medicines)


@on_each(
    "text",
    [
        "Tylenol 4",  # with codeine, and not Tylenol
        "vitamin b 6",
        "omega 4",
        "Ibuprofen comp 5",
        "Amlodipine plus",
        "without warfarin",
        "Marcumar vor 3 Wochen",
        "clonazépam il y a 3 jours",
        "avant Préviscan",
        "prima Coumadin",
        "Sintrom antes",
        "before warfarin",
        "Ramipril kein Plan 5",
        "warfarin si no apixaban",
        "Lasilix pas le matin",
        "Orfidal nunca por la noche",
        "Coumadin invece di Eliquis",
    ],
)
def test_what_may_be_another_medicine_or_none_is_not_taken(kit: tk.Kit, text: str):
    known = kit.knowledge.medicine_names
    for medicine in read_told(text, known).medicines:
        assert read_told(text, known).rest or not medicine.known or known[medicine.known[0]].may_be


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("un antidépresseur depuis 2 mois", 8.667),
        ("Mirtazapin 15 mg abends seit 3 Wochen", 3.0),
        ("sertralina 50 mg desde hace 10 días", 1.429),
        ("sertralina 50 mg da 2 settimane", 2.0),
        ("sertralina 50 mg há 3 semanas", 3.0),
        ("Metformin seit 5 Jahren", 260.0),
    ],
)
def test_since_when_a_medicine_is_taken_is_when_it_was_begun(kit: tk.Kit, text: str, weeks: float):
    read = read_told(text, kit.knowledge.medicine_names)
    assert read.rest == ()
    ((medicine),) = read.medicines
    assert (medicine.change, medicine.weeks_ago) == ("started", pytest.approx(weeks, abs=0.01))


def test_no_word_that_denies_or_parts_is_taken_away():
    assert not BESIDE & DENIED
    assert not BESIDE & OR


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Bisoprolol 1.25mg, titrated up to 3.75mg two weeks ago", "raised"),
        ("Zoloft 100mg (up from 50 on Tuesday)", "raised"),
        ("Escitalopram 10 mg, subido a 15 mg hace 2 semanas", "raised"),
        ("me han quitado el tramadol hace 10 días", "stopped"),
        ("Zoloft 50mg (down from 100 last week)", "lowered"),
    ],
)
def test_a_change_behind_a_comma_or_in_brackets_is_read(kit: tk.Kit, text: str, change: str):
    read = read_told(text, kit.knowledge.medicine_names)
    assert read.rest == ()
    assert [medicine.change for medicine in read.medicines] == [change]


@on_each(
    "text",
    [
        "none",
        "no medicines",
        "no medication",
        "not taking any medicines",
        "I don't take anything",
        "nil regular",
        "N/A",
        "-",
        "keine",
        "keine Medikamente",
        "nehme keine Medikamente",
        "ich nehme nichts",
        "keine regelmäßigen Medikamente",
        "aucun",
        "aucun médicament",
        "pas de médicaments",
        "pas de traitement",
        "je ne prends rien",
        "ninguno",
        "ninguna medicación",
        "no tomo nada",
        "no tomo medicamentos",
        "sin medicación",
        "nessuno",
        "nessun farmaco",
        "non prendo niente",
        "non prendo farmaci",
        "nenhum",
        "nenhum medicamento",
        "não tomo nada",
        "não tomo medicamentos",
        "sem medicação",
    ],
)
def test_none_in_several_languages_is_no_medicine(text: str):
    assert says_none(text)


@on_each(
    "text",
    [
        "no warfarin",
        "unknown",
        "none of them help",
        "no medicines except warfarin",
        "keine Ahnung",
        "keine Medikamente außer Marcumar",
        "keine Betablocker",
        "nehme keine Medikamente mehr",
        "pas de metformine",
        "pas de médicaments depuis lundi",
        "no tomo Sintrom",
        "no tomo nada desde ayer",
        "ya no tomo nada",
        "non prendo più farmaci",
        "não sei",
        "nada",
    ],
)
def test_no_certain_one_or_no_longer_is_not_none(text: str):
    assert says_none(text) is (text == "nada")
