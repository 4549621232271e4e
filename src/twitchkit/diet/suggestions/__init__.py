"""Suggestions: the smallest change of diet that closes what a person lacks."""

from twitchkit.diet.suggestions.advice import advise
from twitchkit.diet.suggestions.block import add_foods

__all__ = ["add_foods", "advise"]
