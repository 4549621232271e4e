"""Why, and why not: what is behind any condition, nutrient, tip, red flag, limit, caution, finding or claim."""

from __future__ import annotations

from twitchkit.errors import UnknownIdError
from twitchkit.model.advice import Claim, Tip
from twitchkit.model.condition import Condition
from twitchkit.model.explanation import Explanation
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.safety import Caution, CriticalLimit, RedFlag
from twitchkit.model.vocabulary import Finding, Measurement
from twitchkit.reasoning.why_advice import explain_caution, explain_nutrient, explain_red_flag, explain_tip
from twitchkit.reasoning.why_condition import explain_condition
from twitchkit.reasoning.why_limit import explain_critical_limit
from twitchkit.reasoning.why_word import explain_claim, explain_word
from twitchkit.scoring import Person


def explain(person: Person, name: str) -> Explanation:
    """Return why something came out as it did for a person, by its id or short name.

    It works for whatever the assessment leaves out as well. Raises ``UnknownIdError`` for a name that nothing has or
    that says nothing of a person (a source, a food).
    """
    entry = person.knowledge.find(name)
    match entry:
        case Condition():
            return explain_condition(person, entry)
        case Nutrient():
            return explain_nutrient(person, entry)
        case Tip():
            return explain_tip(person, entry)
        case RedFlag():
            return explain_red_flag(person, entry)
        case CriticalLimit():
            return explain_critical_limit(person, entry)
        case Caution():
            return explain_caution(person, entry)
        case Finding() | Measurement():
            return explain_word(person, entry)
        case Claim():
            return explain_claim(person, entry)
        case _:
            what = "conditions, nutrients, tips, flags, limits, cautions, findings, measurements and claims are"
            raise UnknownIdError(f"'{name}' is a {type(entry).__name__.lower()}; {what} explained for a person")
