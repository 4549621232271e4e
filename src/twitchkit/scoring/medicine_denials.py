"""A "no" beside a medicine that is not about taking it: "no side effects", "not helping", "no more than three a day".

Every word of such a remark is known to say nothing of what is taken: a "no", what is felt or what it is taken with,
and what stands around these. One word more ("no pain so I stopped", "no attacks without it"), and the "no" counts.
"""

from __future__ import annotations

import re

from twitchkit.scoring.medicine_words import words_of

_NO = words_of("no not never without nil zero doesn't isn't don't aren't can't cannot kein keine keinen ohne sans pas")
_NO |= words_of("aucun aucune sin ningún ninguna senza nessun nessuna geen zonder sem nenhum")
_FELT = words_of(
    "side-effects effect effects reaction reactions allergy allergies problem problems trouble issue issues complaint "
    "complaints difference symptom symptoms attack attacks episode episodes flare flares relapse relapses recurrence "
    "improvement relief benefit bleeding bleeds bruise bruises bruising seizure seizures fit fits gout pain pains ache "
    "aches cramp cramps cough heartburn reflux indigestion swelling rash itch itching nausea sickness vomiting "
    "diarrhea diarrhoea constipation dizziness headache headaches migraine migraines palpitations angina hypo hypos "
    "infection infections spasm spasms twitches twitching jerks drowsiness tiredness falls fainting ulcer ulcers "
    "anxiety insomnia clots clot sleep cope settle breathe stand walk rest swallow relax focus "
    "help helps helping work works working agree agrees "
    "nebenwirkung nebenwirkungen probleme beschwerden schmerzen husten hilft "
    "effet effets problème problèmes toux douleur douleurs efecto efectos problema problemas tos dolor molestias "
    "effetti problemi tosse dolori bijwerkingen klachten problemen pijn hoest efeitos tosse dor"
)
_TAKEN_WITH = words_of("food milk dairy grapefruit alcohol wine beer coffee tea antacids juice sun sunlight sunbathing")
_AROUND = words_of(
    "side adverse secondaires secundarios collaterali colaterais real really big major bad serious known other drug "
    "such any at all very well much that so far yet it its it's is are does do has have been i i've my a the with of "
    "or and in on to too lot more sure if when whenever while because otherwise since then for from still touch wood "
    "luckily thankfully "
    "muscle stomach chest joint leg legs foot feet night nights tummy heart skin weight gain "
    "year years yr yrs month months week weeks day days last this now"
)
_NUMBER = re.compile(r"\d{1,4}")
_PLAN = re.compile(
    r"(?:with )?no (?:plans?|intention|wish|reason|need) (?:to|of) "
    r"(?:stop|change|come off|stopping|changing|coming off)(?: (?:it|them|anything))?",
)
_OTHER_DAYS = re.compile(r"not on (?!any\b)[\w-]+ days?|not on [a-z]+days?")
_AT_MOST = re.compile(r"(?:no|not|never) more than (?:\d{1,2}|one|two|three|four|six|eight)(?: (?:a|per|in) \w+| \w+)?")


def is_how_it_goes(remark: str) -> bool:
    """Tell whether a remark has a "no" that is only about how it goes, what it is taken with, or how much at most.

    >>> is_how_it_goes("no gout since 2020"), is_how_it_goes("not helping"), is_how_it_goes("no plans to stop")
    (True, True, True)
    >>> is_how_it_goes("no more"), is_how_it_goes("didn't help"), is_how_it_goes("no attacks without it")
    (False, False, False)
    """
    said = " ".join(remark.casefold().replace("’", "'").strip(" .,;()-–").split())
    if any(known.fullmatch(said) for known in (_PLAN, _AT_MOST, _OTHER_DAYS)):
        return True
    words = re.findall(r"[^\s,;/()]+", said)
    rest = {word.strip(".!:") for word in words if word not in _NO and not _NUMBER.fullmatch(word)}
    felt = rest & (_FELT | _TAKEN_WITH)
    return sum(word in _NO for word in words) == 1 and bool(felt) and rest <= _FELT | _TAKEN_WITH | _AROUND
