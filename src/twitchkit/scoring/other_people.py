"""Words for somebody else than the person who writes, and for who treats: what others take is not taken."""

from __future__ import annotations

import re

from twitchkit.scoring.medicine_words import words_of

SMALL = words_of("baby toddler child kid")
OTHERS = words_of(
    "he she his her him ex friend mate pal buddy "
    "colleague coworker neighbor neighbour boss son daughter boy girl baby kid toddler "
    "child niece nephew grandson granddaughter roommate "
    "flatmate housemate lodger tenant stepson stepdaughter stepmother stepfather "
    "grandchild grandchildren grandparent parent laws bloke fella hers theirs somebody someone father-in-law "
    "mother-in-law dog cat twin"
)
RELATIVES = words_of(
    "wife husband hubby spouse partner girlfriend boyfriend fiance fiancee mother mum mom mummy mama father dad daddy "
    "parents sister brother siblings aunt auntie uncle cousin grandma granny nan grandmother grandad granddad grandpa "
    "grandfather sons daughters kids children "
    "mann frau ehemann ehefrau mutter vater mama papa oma opa schwester bruder sohn tochter "
    "kind kinder eltern hund katze "
    "mari femme mère père maman grand-mère grand-père sœur soeur frère fils fille enfant enfants chien chat compagne "
    "esposo esposa marido mujer madre padre mamá papá abuela abuelo hermana hermano hijo hija "
    "hijos niño niña perro gato "
    "moglie marito mamma papà nonna nonno sorella fratello figlio figlia bambino bambina cane gatto "
    "man vrouw moeder vader oma opa zus broer zoon dochter kind kinderen hond kat"
)
CLINICIANS = words_of(
    "nurse clinic doc docs doctor doctors gp gps dr prof consultant specialist surgeon pharmacist dentist midwife "
    "physio hospital team psych psychiatrist psychiatry cardio cardiologist cardiology neuro neurologist neurology "
    "rheum rheumatologist rheumatology endo endocrinologist endocrine gastro gastroenterologist derm dermatologist "
    "urologist urology gyn gynae gynecologist obgyn onc oncologist nephrologist renal pulmonologist allergist pcp np "
    "arzt ärztin hausarzt hausärztin facharzt kardiologe kardiologin neurologe neurologin psychiater psychiaterin "
    "praxis médecin généraliste cardiologue neurologue psychiatre hôpital médico médica cardiólogo neurólogo "
    "psiquiatra medico cardiologo neurologo psichiatra huisarts cardioloog neuroloog arts verpleegkundige ziekenhuis"
)
"""Who says what is taken."""

_PETS = words_of("horse pony pet rabbit hamster")
# Beside somebody, these say that it is theirs.
_OWNING = words_of(
    "my our the his her their that's it's this that is are was belongs belong to for of old one ones own "
    "mein meine meiner meinem meinen von der dem den die gehört ist für mon ma mes de du des la le à pour est "
    "mi su del el es para il lo della di è per mijn van is voor"
)
_PARTS = re.compile(r"[,;:()\[\]]|\s[-–]\s")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’]")


def bare_words(text: str) -> frozenset[str]:
    """Return the words of a text without what makes them possessive: the dog of "the dog's".

    >>> sorted(bare_words("my parents' and the dog's"))
    ['and', 'dog', 'my', 'parents', 'the']
    """
    return words_of(_POSSESSIVE.sub("", text))


def is_anothers(text: str) -> bool:
    """Tell whether a part of a text says no more than whose a medicine is, and that is nobody's who writes.

    >>> is_anothers("fluoxetine - that's the dog's"), is_anothers("sertraline, my daughter's idea")
    (True, False)
    """
    others = OTHERS | RELATIVES | _PETS
    parts = map(bare_words, _PARTS.split(text))
    return any(words & others and words <= others | _OWNING for words in parts)
