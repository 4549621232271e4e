"""Every expression of a content, translated once, with its problems noted at the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from twitchkit.ids import pack_of
from twitchkit.knowledge.problems import Path, Problems
from twitchkit.logic import ExpressionProblem, NumberNode, TruthNode, Vocabulary, names_in, translate_number, translate_truth
from twitchkit.logic.nodes import Node, met_key
from twitchkit.logic.vocabulary import PROFILE_KEYS
from twitchkit.model.content import Content
from twitchkit.model.vocabulary import TakenFrom


class Expressions:
    """Translates expressions and knows what each derived name rests on.

    Derived nodes are kept by key, so that an expression's names can be followed down to what is asked or measured.
    """

    def __init__(self, content: Content, vocabulary: Vocabulary, problems: Problems) -> None:
        """Begin with a content's vocabulary; demographic findings count as part of the profile."""
        self.vocabulary = vocabulary
        self.problems = problems
        self.defined: dict[str, tuple[Node, ...]] = {}
        self._translated: dict[tuple[str, str], TruthNode] = {}
        self._profile = PROFILE_KEYS | {
            finding.id
            for finding in content.findings.values()
            if finding.taken_from in (TakenFrom.AGE, TakenFrom.SEX)
        }

    def truth(self, text: str, *, subject: str, path: Path) -> TruthNode | None:
        """Return a translated yes/no expression; None, with the problem noted, if it is wrong."""
        pack = pack_of(subject)
        node = self._translated.get((pack, text))
        if node is not None:
            return node
        try:
            node = translate_truth(text, self.vocabulary, pack)
        except ExpressionProblem as problem:
            self.problems.add(problem.code, problem.message, subject=subject, path=path, hint=problem.hint)
            return None
        self._translated[pack, text] = node
        return node

    def define_criteria(self, content: Content) -> None:
        """Note what every criterion rests on, before anything that may name it is compiled."""
        for condition in content.conditions.values():
            for position, criterion in enumerate(condition.criteria):
                texts = {
                    "requires": criterion.requires,
                    "excluded_by": criterion.excluded_by,
                    "doubted_by": criterion.doubted_by,
                }
                nodes = [
                    self.truth(text, subject=condition.id, path=("criterion", position, key))
                    for key, text in texts.items()
                    if text
                ]
                self.defined[met_key(condition.id, criterion.id)] = tuple(node for node in nodes if node is not None)

    def number(self, text: str, *, subject: str, path: Path) -> NumberNode | None:
        """Return a translated number; None, with the problem noted, if it is wrong."""
        try:
            return translate_number(text, self.vocabulary, pack_of(subject))
        except ExpressionProblem as problem:
            self.problems.add(problem.code, problem.message, subject=subject, path=path, hint=problem.hint)
            return None

    def base_names(self, nodes: Iterable[Node | None]) -> frozenset[str]:
        """Return what expressions rest on in the end: names that are asked, measured or in the profile."""
        base: set[str] = set()
        open_keys = [key for node in nodes if node is not None for key in names_in(node)]
        seen: set[str] = set()
        while open_keys:
            key = open_keys.pop()
            if key in seen:
                continue
            seen.add(key)
            parts = self.defined.get(key, ())
            open_keys.extend(name for part in parts for name in names_in(part))
            # A derived finding can be reported as well, so it counts with what it rests on; a criterion cannot.
            if not key.startswith("met("):
                base.add(key)
        return frozenset(base)

    def observed(self, nodes: Iterable[Node | None]) -> tuple[str, ...]:
        """Return the names of expressions that somebody has to report: everything but age, sex and pregnancy."""
        return tuple(sorted(key for key in self.base_names(nodes) if key not in self._profile))

    def guard(self, nodes: Iterable[Node | None]) -> tuple[str, ...]:
        """Return the observed names of expressions that also rest on the profile; nothing if they do not.

        Such an expression can be decided by age alone; it tells something only when an observed name is known.
        """
        nodes = tuple(nodes)
        observed = self.observed(nodes)
        return () if len(observed) == len(self.base_names(nodes)) else observed
