"""Words as phrases and sentences are compared: without endings, British or American, one word for one thing."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from twitchkit.errors import MissingExtraError
from twitchkit.scoring.medicine_words import words_of


class _Stemmer(Protocol):
    def stemWord(self, word: str, /) -> str: ...  # noqa: N802 (named by its library)


_IRREGULAR = {
    word: base
    for base, words in {
        "sleepy": "sleepy sleepiness sleepier",
        "foot": "feet",
        "calf": "calves calfs calve calfes",
        "wake": "woke woken waking awake awakened awakens awaken",
        "feel": "felt",
        "go": "went gone goes going",
        "get": "got gotten getting gets",
        "sleep": "slept",
        "eat": "ate eaten",
        "drink": "drank",
        "fall": "fell fallen",
        "swell": "swollen swelled",
        "lie": "lying lay laid laying lies",
        "bite": "bit bitten biting bites",
        "tingl": "tingly tingle tingling tingles tingled tinglings",
        "shake": "shaky shaking shook shaken shakes",
        "have": "has had having",
        "be": "am is are was were been being",
        "do": "does did done doing",
        "take": "took taken taking takes",
        "keep": "kept keeps keeping",
        "hurt": "hurts hurting hurtful",
        "sit": "sat sits sitting",
        "stand": "stood stands standing",
        "run": "ran running runs runny",
        "begin": "began begun",
        "come": "came coming comes",
        "say": "said says saying tell told tells telling",
        "think": "thought",
        "see": "saw seen seeing",
        "worse": "worsen worsens worsening worsened",
        "breathless": "breathlessness",
        "breath": "breathe breathing breathes breaths",
        "weak": "weaker weakness weaken weakening weakened",
        "thin": "thinner thinning",
        "numb": "numbness",
        "heart": "hearts",
        "red": "redness reddish reddened",
        "cold": "colder coldness",
        "hot": "hotter",
        "stiff": "stiffness stiffer",
        "tooth": "teeth",
        "child": "children childhood",
        "man": "men",
        "woman": "women",
        "lose": "lost losing loses loss",
        "grow": "grew grown",
        "night": "nite nights nighttime nightly",
        "tired": "tiredness",
    }.items()
    for word in words.split()
}
# Several words for one thing: a phrase of a pack names it once.
_SAME = {
    word: one
    for one, words in {
        "partner": "wife husband hubby girlfriend boyfriend spouse fiance fiancee missus bf gf",
        "relative": "relative relatives family mother mum mom mummy mommy mam mama father dad daddy papa brother "
        "sister sibling parent "
        "grandmother grandma granny gran nan nana grandfather grandpa grandad granddad gramps "
        "aunt auntie aunty uncle cousin",
        "doctor": "gp physician neurologist specialist consultant cardiologist rheumatologist doc dr clinician",
        "pee": "peed urinate urine urination wee peeing weeing pees piss pissing urinating",
        "belly": "stomach tummy abdomen abdominal",
        "stool": "poo poop feces faeces",
        "toilet": "bathroom loo restroom",
        "sofa": "couch settee",
        "cinema": "theater theatre movies",
        "plane": "airplane aeroplane planes",
        "evening": "evenings",
        "faint": "fainted fainting",
        "diarrhea": "diarrhoea diarrhea diarreah diarhea diarrhoa",
        "tablet": "pill pills tablets",
        "kidney": "renal",
    }.items()
    for word in words.split()
}
NEGATORS = words_of("not no never without neither nor none nobody nothing cannot deny denies denied")
_AUXILIARIES = "ca|can|do|does|did|is|are|was|were|have|has|had|wo|would|could|should|must|need|ai|might"
_NEGATED = re.compile(rf"({_AUXILIARIES})n['’]?t")
_MISSPELLED = {"dosnt": "does", "dosent": "does", "dosn't": "does", "dnt": "do", "cnt": "can"}
_IS = words_of("he's she's it's that's there's who's what's hes shes thats theres whats")
_SHORT = {"i'm": "am", "im": "am", "i've": "have", "ive": "have", "i'll": "will", "i'd": "would"}


@cache
def _stemmer() -> _Stemmer:
    try:
        from snowballstemmer import stemmer  # noqa: PLC0415 (optional)
    except ImportError:
        raise MissingExtraError("reading free text", "text") from None
    made: _Stemmer = stemmer("english")
    return made


def normal(word: str) -> str:
    """Return a word in small letters as it is compared.

    >>> [normal(word) for word in ("Calves", "twitchy", "anaemia", "mum's", "colour")]
    ['calf', 'twitch', 'anemia', 'relative', 'color']
    """
    word = word.casefold().replace("’", "'").removesuffix("'s").strip("'")
    found = _IRREGULAR.get(word) or _SAME.get(word)
    if found is None:
        spelled = _american(word)
        found = _IRREGULAR.get(spelled) or _ending_lost(spelled)
    return _SAME.get(found, found)


def _american(word: str) -> str:
    if len(word) < 6:
        return word
    word = word.replace("ae", "e").replace("oe", "e")
    word = re.sub(r"our(?=$|s$|ed$|ing$|less$)", "or", word)
    return re.sub(r"([iy])s(?=e$|ed$|es$|ing$)", r"\1z", word)


def _ending_lost(word: str) -> str:
    stem = _stemmer().stemWord(word)
    return stem[:-1] if len(stem) > 4 and stem.endswith("i") else stem


def apart(word: str) -> tuple[str, ...]:
    """Return the words that are written as one: "can't", "isnt", "I'm"; most are one.

    >>> apart("can't"), apart("isnt"), apart("legs")
    (('can', 'not'), ('is', 'not'), ('legs',))
    """
    word = word.casefold().replace("’", "'")
    if word == "cannot":
        return "can", "not"
    if word in _MISSPELLED:
        return _MISSPELLED[word], "not"
    negated = _NEGATED.fullmatch(word)
    if negated:
        verb = negated[1]
        return {"ca": "can", "wo": "will", "ai": "is"}.get(verb, verb), "not"
    if word in _SHORT:
        return "i", _SHORT[word]
    if word in _IS:
        return word.removesuffix("s").removesuffix("'"), "is"
    if word.endswith(("'ve", "'re", "'ll", "'d")):
        return (word[: word.index("'")],)
    return (word,)
