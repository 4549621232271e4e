"""A condition while it is compiled: what its expressions mean, and where its problems are noted."""

from __future__ import annotations

from attrs import Factory, frozen

from twitchkit.knowledge.expressions import Expressions
from twitchkit.logic import TruthNode, in_words
from twitchkit.model.addition import AddedEvidence
from twitchkit.model.condition import Condition
from twitchkit.model.thresholds import Thresholds


@frozen
class Context:
    """A condition, and everything that its parts need to be compiled; a path leads to a part in its file.

    ``added`` is the evidence that other packs have for it; ``subject`` the statement that is looked at, itself or one
    of these.
    """

    condition: Condition
    expressions: Expressions
    thresholds: Thresholds
    display: dict[str, str]
    added: tuple[AddedEvidence, ...] = ()
    subject: str = Factory(lambda self: self.condition.id, takes_self=True)

    def words(self, node: TruthNode) -> str:
        """Return an expression as people read it."""
        return in_words(node, lambda key: self.display.get(key, key))

    def problem(self, code: str, message: str, *path: str | int, hint: str = "", missing: str = "") -> None:
        """Note what is wrong with a part."""
        self.expressions.problems.add(code, message, subject=self.subject, path=path, hint=hint, missing=missing)

    def truth(self, text: str) -> TruthNode | None:
        """Return a yes/no expression of a part; None if there is none, or it is wrong."""
        return self.expressions.truth(text, self.subject)
