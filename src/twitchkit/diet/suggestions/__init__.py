"""Suggestions: the smallest change of diet that closes what a person lacks."""

from twitchkit.diet.suggestions.advice import FOODS, advise
from twitchkit.diet.suggestions.block import add_foods
from twitchkit.diet.suggestions.results import PREFIX

__all__ = ["FOODS", "PREFIX", "add_foods", "advise"]
