"""Words beside the name of a medicine that do not tell which medicine it is, and words that put it in doubt.

When and how it is taken, in what form, as which salt, by which maker and why. A word that is missing here costs
little, as a name is taken without it and the rest told. A word too many could hide another medicine, so salts that
are medicines themselves (potassium, calcium) are not here.
"""

from __future__ import annotations

import re

from twitchkit.scoring.medicine_words_abroad import FORMS_ABROAD, REASONS_ABROAD, TIMES_ABROAD

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters; those bound by a hyphen are one."""
    return frozenset(_WORD.findall(text.casefold()))


TIMES = words_of(
    "alt reqd ii iii weds sept required occasional occasionally "
    "only most early pollen ragweed season acostarme levantarme nuchter "
    "spring summer autumn winter january february april june july august september october november december "
    "levels checked w empty stomach i i'm i’m am of half a an per by the in at as my varies variable "
    "target range "
    "for life lifelong "
    "lifetime take takes taking taken now still currently current regularly regular needed required necessary when "
    "directed prescribed scheduled approx about max maximum each every alternate either once one twice two three "
    "four "
    "times hourly daily day days week weeks month monthly fortnightly weekly nightly night nights morning mornings "
    "noon midday afternoon afternoons evening evenings bedtime bed weekday weekdays weekend weekends hs od bd bid "
    "tds "
    "tid qds qid qd qam qpm qhs eod prn nocte mane om on ac pc pm stat hrs rx sig mon tue tues wed thu thur thurs "
    "fri "
    "sat sun monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
    "saturdays sundays up to generic brand branded otc repeat course long-term with food meal meals "
    "breakfast "
    "lunch dinner supper milk water oral orally mouth po sl sc im iv pr sublingual subcutaneous "
    "intramuscular tablet tablets tab tabs capsule capsules cap caps caplet caplets dose doses anticoagulation "
    "clinic "
    "quick inr ds some white blue brown pink yellow green peach lavender tan orange red purple grey gray puff puffs "
    "sq subq subcut tts teatime tea sos bbf juice sparingly rarely occasionally sometimes mostly usually approx. tabs. "
    "under tongue supervised schooldays schoolday school all change wk wks "
) | words_of(" ".join(TIMES_ABROAD.values()))
BESIDE = (
    TIMES
    | words_of(" ".join(FORMS_ABROAD.values()))
    | words_of(
        "pump pumps pca jab jabs shot shots gummy gummies rotacap rotacaps respule respules softgel softgels "
        "odt orodispersible spiromax easyhaler nexthaler clickhaler autohaler aerosol inhalator puffer "
        "taper mite chrono succ pill pills solution suspension elixir syrup liquid sachet sachets coated film-coated "
        "chewable dispersible effervescent buccal wafer lozenge lozenges suppository suppositories enteric "
        "enteric-coated "
        "gastro-resistant depot scored injection injections injectable inj vial ampoule amp autoinjector "
        "cartridge pen "
        "prefilled pre-filled kwikpen flexpen flextouch solostar penfill inhaler inhalers inhalation "
        "inhalations inh neb "
        "nebules hfa mdi dpi cfc turbohaler turbuhaler diskus accuhaler ellipta respimat handihaler easyhaler "
        "evohaler "
        "breezhaler nexthaler patch patches transdermal extended modified prolonged slow controlled delayed "
        "sustained "
        "immediate release extended-release modified-release prolonged-release delayed-release odt soltab er "
        "xr sr mr ir "
        "cr dr xl la cd ec hydrochloride dihydrochloride hcl hydrobromide maleate tartrate besylate besilate "
        "mesylate "
        "mesilate etexilate fumarate succinate sodium sod monohydrate dihydrate trihydrate round small large "
        "capsule film "
        "coil sprays changed fitted starter pack nostril elemental "
        # Makers, whose names stand behind the ingredient in many countries.
        "ratiopharm hexal stada henning heumann aristo abz al teva sandoz mylan viatris zentiva biogaran arrow eg "
        "cristers accord aurobindo actavis krka zydus lupin cipla torrent dexcel winthrop tad betapharm basics cinfa "
        "normon kern doc almus pensa ranbaxy sun apotex "
    )
)
# What is put on the skin or in the eye is not what is swallowed.
LOCAL = words_of(
    "cream creams gel gels ointment ointments lotion lotions drop drops eye ear nasal spray sprays shampoo mouthwash "
    "enema vaginal pessary "
)
_CONTRACTED = re.compile(r"n['’]t$")
_NOT_BORNE = re.compile(
    r"\W*(?:(?:drug|medicine|medication|known) )?(?:allerg\w*|intoleran\w*|(?:adverse )?reactions?|side[- ]effects?"
    r"|unverträglichkeit\w*|nebenwirkung\w*|effets? secondaires?|efectos? secundarios?)\b[^:,]{0,20}:",
    re.IGNORECASE,
)
# Words after which nothing in the text is surely taken.
DENIED = words_of(
    "yet battery batteries cannot "
    "declined declines refused refuses "
    "no not never without stop stopped stopping off until former formerly previously used allergic intolerant nicht "
    "kein keine keinen ohne nie früher abgesetzt gestoppt allergie unverträglichkeit pas sans jamais arrêté arrêtée "
    "ancien ancienne allergique sin nunca suspendido suspendida suspendí dejé retirado retirada alérgico alérgica "
    "non "
    "senza sospeso sospesa interrotto interrotta smesso allergico allergica "
)


def denies(text: str) -> bool:
    """Tell whether nothing in a text is surely taken: it has a "no", or tells what somebody does not bear.

    >>> denies("haven't picked it up yet"), denies("Allergies: codeine"), denies("cetirizine for allergies")
    (True, True, False)
    """
    words = words_of(text)
    said = any(map(_CONTRACTED.search, words)) or _NOT_BORNE.match(text)
    return bool(words & DENIED or said)


# Words between medicines of which one is taken.
OR = words_of("or oder ou o")
# Why and how long somebody takes it: "for" and some of these, to the end of a part.
REASONS = words_of(
    "uti urine urinary weight wt gain lb lbs kg "
    "atrial fibrillation mechanical valve valves dvt pe pulmonary embolism deep vein thrombosis surgery operation "
    "my the a an of in at on each every when if night nights bad years year months month weeks week days day long "
    "ages now about over post heart blood pressure high low sugar clot clots stroke stent attack af rls plmd "
    "restless "
    "legs leg cramps cramp twitching twitches jerks pain pains back neck joint joints nerve nerves headache "
    "headaches "
    "migraine migraines sleep sleeping insomnia anxiety depression mood panic stress reflux heartburn stomach ulcer "
    "thyroid diabetes cholesterol asthma copd lungs chest infection water retention swelling allergy allergies hay "
    "fever gout arthritis epilepsy seizures fits parkinson parkinsons bladder prostate bones osteoporosis iron "
    "anemia "
    "anaemia loose stool stools diarrhea diarrhoea constipation nausea vomiting sickness itch itching rash cough "
    "cold "
    "dizziness vertigo tremor spasm spasms acne periods contraception menopause flushes meals food flight flights "
    "for bp flare flares ups gerd adhd ocd ptsd ibs ms hrt menopausal palpitations angina failure hf gallstones copd "
    "covid severe mild occasional my your his her spasticity stiffness fibromyalgia neuropathy neuropathic sciatica "
    "shingles tooth toothache fungal eczema psoriasis hayfever dementia bipolar psychosis vertigo dizzy spells energy "
    "deficiency low anaemic anemic levels kidney kidneys liver gut bowel bowels eyes skin joint migraines headaches "
    "exam exams presentation presentations public speaking interviews flying feet foot ankles ankle puffy swollen "
    "muscle muscles hands hips knees shoulder concentration focus shaking tingling burning soreness fluid lungs "
    "bronchitis sinuses exercise wheezy wheeze anxious breathless breakthrough i have am needed "
    "sleepless dizzy nauseous travel "
)
# Behind "bei", "si" or "para": the same in other languages.
REASONS_IN_ANY = REASONS | words_of(" ".join(REASONS_ABROAD.values()))
