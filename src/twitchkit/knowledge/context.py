"""A condition while it is compiled: where its names are looked up and its problems noted."""

from __future__ import annotations

from attrs import frozen

from twitchkit.knowledge.expressions import Expressions
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.references import cited
from twitchkit.logic import TruthNode, in_words
from twitchkit.model.condition import Condition
from twitchkit.model.provenance import Statement
from twitchkit.model.thresholds import Thresholds


@frozen
class Context:
    """A condition, and everything that its parts need to be compiled; a path leads to a part in its file."""

    condition: Condition
    index: Index
    expressions: Expressions
    thresholds: Thresholds
    display: dict[str, str]

    def words(self, node: TruthNode) -> str:
        """Return an expression as people read it."""
        return in_words(node, lambda key: self.display.get(key, key))

    def problem(self, code: str, message: str, *path: str | int, hint: str = "") -> None:
        """Note what is wrong with a part."""
        self.expressions.problems.add(code, message, subject=self.condition.id, path=path, hint=hint)

    def truth(self, text: str, *path: str | int) -> TruthNode | None:
        """Return a yes/no expression of a part; None, with the problem noted, if it is wrong."""
        return self.expressions.truth(text, subject=self.condition.id, path=path)

    def finding(self, name: str, *path: str | int) -> str | None:
        """Return the full id of a finding that a part names; None, with the problem noted, if there is none."""
        problems = self.expressions.problems
        return self.index.resolve(("findings",), name, problems, subject=self.condition.id, path=path)

    def cited(self, statement: Statement) -> tuple[str, ...]:
        """Return the ids of the sources of the condition or one of its parts."""
        return cited(statement, self.index, self.condition.id)
