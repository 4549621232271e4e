"""What says in a list of medicines that there is none, in six languages.

The whole text must say it: "no warfarin" tells of one, and "none since Monday" that something was stopped.
"""

from __future__ import annotations

import re

_NONE = {
    "any": r"n/?a|-+|–|0",
    "en": (
        r"none(?: (?:at all|at present|currently|regular(?:ly)?))?|nothing|nil(?: regular)?"
        r"|(?:i )?(?:take|on|taking) (?:none|nothing)"
        r"|(?:(?:i )?(?:take|on|taking|am on|have) )?no(?: (?:regular|other|current|prescri(?:bed|ption)))?"
        r"(?: (?:meds?|medicines?|medications?|tablets?|pills?|drugs?))?"
        r"|(?:i )?(?:do not|don't|not|am not) (?:take|taking|on|use|using) (?:any|anything)"
        r"(?: (?:regular|other|current|prescri(?:bed|ption)))?"
        r"(?: (?:meds?|medicines?|medications?|tablets?|pills?|drugs?))?"
    ),
    "de": (
        r"keine?|nichts|(?:ich )?(?:nehme |nehm )?(?:keine|gar keine)"
        r"(?: (?:regelmäßigen|regelmässigen|weiteren|anderen))? (?:medikamente|tabletten|arzneimittel|medis)"
        r"(?: ein)?|(?:ich )?nehme? (?:gar )?(?:nichts|keine)(?: ein)?|ohne medikamente|keine (?:dauer)?medikation"
    ),
    "fr": (
        r"aucune?|rien|néant|(?:je (?:ne )?prends )?(?:aucun|pas de) (?:médicaments?|traitements?|comprimés?)"
        r"|je (?:ne )?prends rien|sans (?:médicaments?|traitement)"
    ),
    "es": (
        r"ningun[oa]|nada"
        r"|(?:no tomo )?ning(?:ún|una|un) (?:medicamento|medicación|medicina|pastilla|fármaco|tratamiento)"
        r"|no tomo (?:nada|ningun[oa])|no tomo (?:medicamentos|medicación|medicinas|pastillas|fármacos)"
        r"|sin (?:medicación|medicamentos|tratamiento|medicinas)"
    ),
    "it": (
        r"nessun[oa]?|niente|nulla|(?:non prendo )?nessuna? (?:farmaco|medicina|medicinale|terapia)"
        r"|non prendo (?:niente|nulla)|non prendo (?:farmaci|medicine|medicinali|pastiglie)|senza farmaci"
    ),
    "pt": (
        r"nenhuma?|nada|(?:não tomo )?nenhuma? (?:medicamentos?|medicação|remédio|comprimido)"
        r"|não tomo (?:nada|nenhum)|não tomo (?:medicamentos|medicação|remédios|comprimidos)"
        r"|sem (?:medicação|medicamentos|remédios)"
    ),
}
_SAYS_NONE = re.compile(rf"(?:{'|'.join(_NONE.values())})[.!]?", re.IGNORECASE)
_MOST_CHARACTERS = 60


def says_none(text: str) -> bool:
    """Tell whether a text in a list of medicines says that there is none.

    >>> says_none("no regular meds"), says_none("Ninguno"), says_none("no warfarin"), says_none("unknown")
    (True, True, False, False)
    """
    plain = " ".join(text.replace("’", "'").split())
    return len(plain) <= _MOST_CHARACTERS and _SAYS_NONE.fullmatch(plain) is not None
