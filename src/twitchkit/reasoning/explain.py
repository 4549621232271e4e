"""Why, and why not: what is behind any condition, nutrient, tip, red flag, caution, finding or claim."""

from __future__ import annotations

from twitchkit.errors import UnknownIdError
from twitchkit.knowledge import Knowledge
from twitchkit.model.advice import Claim, Tip
from twitchkit.model.condition import Condition
from twitchkit.model.eaten import Eaten
from twitchkit.model.explanation import Explanation
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.profile import Profile
from twitchkit.model.safety import Caution, RedFlag
from twitchkit.model.vocabulary import Finding, Measurement
from twitchkit.reasoning.subject import Subject
from twitchkit.reasoning.why_advice import explain_caution, explain_nutrient, explain_red_flag, explain_tip
from twitchkit.reasoning.why_condition import explain_condition
from twitchkit.reasoning.why_word import explain_claim, explain_word


def explain(knowledge: Knowledge, profile: Profile, name: str, *, eaten: Eaten | None = None) -> Explanation:
    """Return why something came out as it did for a profile, by its id or short name.

    It works for whatever the assessment leaves out as well. ``eaten`` is what the diary of the profile comes to. Raises
    ``UnknownIdError`` for a name that nothing has or that says nothing of a person (a source, a food), and
    ``ProfileError`` for a profile that cannot be read.
    """
    entry = knowledge.find(name)
    subject = Subject.of(knowledge, profile, eaten)
    match entry:
        case Condition():
            return explain_condition(subject, entry)
        case Nutrient():
            return explain_nutrient(subject, entry)
        case Tip():
            return explain_tip(subject, entry)
        case RedFlag():
            return explain_red_flag(subject, entry)
        case Caution():
            return explain_caution(subject, entry)
        case Finding() | Measurement():
            return explain_word(subject, entry)
        case Claim():
            return explain_claim(subject, entry)
        case _:
            what = "conditions, nutrients, tips, red flags, cautions, findings, measurements and claims are"
            raise UnknownIdError(f"'{name}' is a {type(entry).__name__.lower()}; {what} explained for a person")
