"""Why a thing is or is not in the result of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twitchkit.model.assessment import (
    ConditionResult,
    NutrientResult,
    TipResult,
    UrgencyReason,
    Withheld,
)
from twitchkit.render.advice import tip_item, withheld
from twitchkit.render.blocks import Bullets, Document, Heading, Item, Paragraph, Tone
from twitchkit.render.conditions import condition_in_full
from twitchkit.render.nutrition import nutrients
from twitchkit.render.references import References
from twitchkit.render.report import reason_item
from twitchkit.render.wording import LEGEND, Names, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twitchkit.knowledge import Knowledge
    from twitchkit.scoring.explain import Explanation


def explain(explanations: Sequence[Explanation], *, knowledge: Knowledge, probabilities: bool = False) -> Document:
    """Return what made each result, or why there is none, with the sources of all of them."""
    names = Names.of(knowledge)
    references = References(knowledge.sources)
    blocks = tuple(
        block
        for explanation in explanations
        for block in (Heading(explanation.name), *_result(explanation, names, references, probabilities))
    )
    scored = any(isinstance(explanation.result, ConditionResult) for explanation in explanations)
    legend = (Paragraph(LEGEND, Tone.MUTED),) if scored else ()
    return (*blocks, *legend, *references.blocks())


def _result(explanation: Explanation, names: Names, references: References, probabilities: bool) -> Document:
    match explanation.result:
        case None:
            return (Bullets(tuple(Item(sentence(reason)) for reason in explanation.why_not)),)
        case ConditionResult() as result:
            return condition_in_full(result, explanation.why_not, names, references, probabilities=probabilities)
        case NutrientResult() as result:
            return nutrients((result,), names, references)
        case TipResult() as result:
            return (Bullets((tip_item(result, names, references, {}),)),)
        case Withheld() as result:
            return withheld((result,), references)
        case UrgencyReason() as result:
            return (Bullets((reason_item(result, names, references),)),)
