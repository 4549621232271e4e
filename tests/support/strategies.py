"""The strategies that twitchkit publishes, for its own laws."""

from twitchkit.testing.small_packs import YES_NO, contents, expressions, knowledges
from twitchkit.testing.strategies import profiles

__all__ = ["YES_NO", "contents", "expressions", "knowledges", "profiles"]
