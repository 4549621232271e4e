"""A check of content that is the building of its knowledge, so that what is sound is built once."""

from __future__ import annotations

from collections.abc import Iterable

from twitchkit.errors import Diagnostic, KnowledgeError
from twitchkit.ids import Needs
from twitchkit.knowledge.knowledge import Knowledge
from twitchkit.model.content import Content


class Building:
    """Builds the knowledge of contents; ``knowledge`` is the last one that was sound, None before."""

    knowledge: Knowledge | None = None

    def __call__(self, content: Content, needs: Needs) -> Iterable[Diagnostic]:
        """Build the knowledge of a content, and return what is wrong with it."""
        try:
            self.knowledge = Knowledge.build(content, needs=needs)
        except KnowledgeError as error:
            return error.diagnostics
        return ()
