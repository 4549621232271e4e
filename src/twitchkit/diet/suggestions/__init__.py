"""Suggestions: the smallest change of diet that closes what a person lacks."""

from twitchkit.diet.suggestions.advice import add_foods, advise

__all__ = ["add_foods", "advise"]
