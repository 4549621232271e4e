"""Why a thing is or is not in the result of one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from twitchkit.model.advice import Claim
from twitchkit.model.assessment import Assessment, ConditionResult, TipResult, Warned, Withheld
from twitchkit.model.explanation import Explanation, FindingResult
from twitchkit.model.nutrient_result import NutrientResult
from twitchkit.model.suggestion import FoodSuggestion
from twitchkit.model.told import State
from twitchkit.model.urgency import UrgencyReason
from twitchkit.render.advice import tip_item, warnings, withheld
from twitchkit.render.blocks import Bullets, Document, Heading, Item, Paragraph, Tone, section
from twitchkit.render.condition_in_full import condition_in_full
from twitchkit.render.features import VERDICTS
from twitchkit.render.foods import suggestion_in_full
from twitchkit.render.nutrition import nutrients
from twitchkit.render.references import References
from twitchkit.render.roles import roles
from twitchkit.render.urgency import comes_first, disclaimer, held_parts, reason_item
from twitchkit.render.wording import CERTAINTIES, LEGEND, Names, sentence

if TYPE_CHECKING:
    from twitchkit.knowledge import Knowledge

_SENTENCES = ("red flag", "caution", "claim")  # these have no name but a sentence, which stands below the heading
_STATES: Mapping[State, str] = {State.PRESENT: "yes", State.ABSENT: "no", State.UNKNOWN: "not known"}


def explain(
    explanations: Sequence[Explanation],
    *,
    knowledge: Knowledge,
    assessment: Assessment | None = None,
    probabilities: bool = False,
) -> Document:
    """Return what made each result, or why there is none, with the sources of all of them.

    With the ``assessment`` that they explain, its warning signs and what it leaves out come first.
    """
    names = Names.of(knowledge)
    references = References(knowledge.sources)
    first = () if assessment is None else _before(assessment, references)
    blocks = tuple(
        block
        for explanation in explanations
        for block in (
            Heading(_title(explanation, names)),
            *_result(explanation, knowledge, names, references, probabilities=probabilities),
            *roles(explanation.roles, references),
        )
    )
    legend = (Paragraph(LEGEND, Tone.MUTED),) if any(_has_weights(item) for item in explanations) else ()
    last = () if assessment is None else disclaimer(assessment)
    return (*first, *blocks, *legend, *references.blocks(), *last)


def _before(assessment: Assessment, references: References) -> Document:
    held = section("A report leaves out", withheld(held_parts(assessment), references))
    return (*comes_first(assessment, references), *held)


def _title(explanation: Explanation, names: Names) -> str:
    if explanation.kind not in _SENTENCES:
        return explanation.name
    title = names.name(explanation.id)
    return title[:1].upper() + title[1:]


def _has_weights(explanation: Explanation) -> bool:
    weighed = isinstance(explanation.result, ConditionResult)
    return weighed or any(role.status is not None for role in explanation.roles)


def _result(
    explanation: Explanation, knowledge: Knowledge, names: Names, references: References, *, probabilities: bool
) -> Document:
    why = _sentences(explanation.why)
    match explanation.result:
        case None:
            return _nothing(explanation)
        case ConditionResult() as result:
            return condition_in_full(explanation, result, references, probabilities=probabilities)
        case NutrientResult() as result:
            return (*nutrients((result,), names, references), *_sentences(explanation.why_not))
        case TipResult() as result:
            # The heading has its title, and the list of what it is for follows.
            return (Bullets((evolve(tip_item(result, names, references, {}), lead=""),)), *why)
        case FoodSuggestion() as result:
            return suggestion_in_full(result, references)
        case Withheld() as result:
            return (*withheld((evolve(result, name="Held back"),), references), *why)
        case Warned() as result:
            return warnings((result,), references)
        case UrgencyReason() as result:
            return (Bullets((reason_item(result, references),)),)
        case FindingResult() as result:
            return (Paragraph(f"Here: {_known(result)}."), *_sentences(explanation.why_not))
        case Claim() as result:
            return (_claim(result, references.mark(result.sources)),)


def _nothing(explanation: Explanation) -> Document:
    said = (Paragraph(sentence(explanation.name)),) if explanation.kind in _SENTENCES else ()
    return (*said, *_sentences(explanation.why_not))


def _sentences(texts: Iterable[str]) -> Document:
    items = tuple(Item(sentence(text)) for text in texts)
    return (Bullets(items),) if items else ()


def _known(result: FindingResult) -> str:
    state = _STATES[result.state]
    if result.state is State.PRESENT and result.value:
        return result.value
    return f"{state} ({result.value})" if result.value else state


def _claim(claim: Claim, marks: str) -> Bullets:
    because = f"{sentence(claim.because)} {sentence(CERTAINTIES[claim.certainty])}{marks}"
    verdict = VERDICTS[claim.verdict].capitalize()
    return Bullets((Item(f"“{sentence(claim.says)}”", lead=verdict, details=(because,)),))
