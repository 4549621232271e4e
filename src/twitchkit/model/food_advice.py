"""The answer to "what should I eat": suggestions, and where there is none, why."""

from __future__ import annotations

from attrs import frozen

from twitchkit.model.assessment import Withheld
from twitchkit.model.discreet import Result
from twitchkit.model.suggestion import FoodSuggestion


@frozen(kw_only=True, repr=False)
class FoodAdvice(Result):
    """Suggestions, best first, and the nutrients that no food is suggested for, each with the reason."""

    suggestions: tuple[FoodSuggestion, ...] = ()
    withheld: tuple[Withheld, ...] = ()
