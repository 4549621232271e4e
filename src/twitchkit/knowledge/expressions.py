"""Every expression of a linked content, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from twitchkit.ids import pack_of
from twitchkit.knowledge.linking import Nodes
from twitchkit.knowledge.problems import Problems
from twitchkit.knowledge.relevance import Needs
from twitchkit.logic import (
    ONE_PERSON,
    Env,
    Evaluator,
    NumberNode,
    Truth,
    TruthNode,
    Vocabulary,
    compile_later,
    compile_truth,
    names_in,
)
from twitchkit.logic.nodes import AtLeast, Compare, Known, Met, Node, Not, Present, met_key
from twitchkit.logic.vocabulary import PROFILE_KEYS
from twitchkit.model.content import Content
from twitchkit.model.vocabulary import TakenFrom
from twitchkit.quantity import Interval


class Rests(NamedTuple):
    """What an expression names and rests on.

    ``own`` are the names in it, ``names`` all that it rests on through derived ones; ``asks_known`` says that some of
    it asks ``known(…)``. ``positive`` says that learning that a finding is present can never make it less true: there
    is no ``not``, ``!=`` or criterion in it, nor in the definitions of the derived findings that it names.
    """

    own: frozenset[str]
    names: frozenset[str]
    asks_known: bool
    positive: bool


_NOTHING = Rests(frozenset(), frozenset(), asks_known=False, positive=True)


class Facts(NamedTuple):
    """What scoring wants to know of an expression, besides its value."""

    names: tuple[str, ...]
    positive: bool
    guard: tuple[str, ...]


class Expressions:
    """Knows every expression, and what each derived name rests on.

    Derived nodes are kept by key, so that an expression's names can be followed down to what is asked or measured.
    """

    def __init__(
        self,
        content: Content,
        vocabulary: Vocabulary,
        blank: Mapping[str, Truth | Interval],
        nodes: Nodes,
        problems: Problems,
    ) -> None:
        """Begin with a content's vocabulary, and every key of it, unknown; demographic findings count as profile."""
        self.vocabulary = vocabulary
        self.nodes = nodes
        self.problems = problems
        self.defined: dict[str, tuple[Node, ...]] = {}
        self.calculated: dict[str, tuple[NumberNode, ...]] = {}
        self._blank = Env(blank, ())
        self._facts: dict[tuple[type, TruthNode], Facts] = {}
        self._derived: dict[str, Rests] = {}
        self._leaves: dict[tuple[type, Node], Rests] = {}
        self._kept: dict[int, tuple[Node, Rests]] = {}
        self._profile = PROFILE_KEYS | {
            finding.id for finding in content.findings.values() if finding.taken_from in (TakenFrom.AGE, TakenFrom.SEX)
        }

    def truth(self, text: str, subject: str) -> TruthNode | None:
        """Return a yes/no expression of a statement, given by its id; None if it is wrong, which was noted."""
        return self.nodes.truths.get((pack_of(subject), text))

    def number(self, text: str, subject: str) -> NumberNode | None:
        """Return an expression that comes to a number; None if it is wrong, which was noted."""
        return self.nodes.numbers.get((pack_of(subject), text))

    def evaluator(self, node: TruthNode) -> Evaluator:
        """Return the function that evaluates a yes/no expression: of what has parts, made when it is first asked."""
        return compile_later(node) if isinstance(node, AtLeast) else compile_truth(node)

    def define_criteria(self, content: Content) -> None:
        """Note what every criterion rests on, before anything that may name it is compiled."""
        for condition in content.conditions.values():
            for item in condition.criteria:
                texts = (item.requires, item.excluded_by, item.doubted_by)
                nodes = (self.truth(text, condition.id) for text in texts)
                self.defined[met_key(condition.id, item.id)] = tuple(node for node in nodes if node is not None)

    def facts(self, node: TruthNode) -> Facts:
        """Return what an expression names, and how; the same few hundred stand in many places."""
        key = (type(node), node)  # nodes of different types can be equal as tuples
        facts = self._facts.get(key)
        if facts is None:
            rests = self._node(node)
            facts = Facts(tuple(sorted(rests.own)), rests.positive, self.guard([node]))
            self._facts[key] = facts
        return facts

    def observed(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        """Return the names that expressions rest on and that somebody has to report: no age, sex or pregnancy."""
        names = self._rests_on(nodes).names
        return tuple(sorted([key for key in names - self._profile if not key.startswith("met(")]))

    def guard(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        """Return the names of which one must be known before expressions tell anything; empty if that goes by itself.

        An expression that also rests on the profile, or that asks whether something is known, can be decided while
        nothing was reported. A derived finding of that kind is no sign that something was reported either; a
        measurement is one, as it is calculated from others or was itself reported.
        """
        nodes = tuple(nodes)
        if not self._decides_alone(nodes):
            return ()
        return tuple(key for key in self.observed(nodes) if not self._tells_nothing(key))

    def _tells_nothing(self, key: str) -> bool:
        if key in self.calculated:
            return not self.observed(self.calculated[key])
        return self._decides_alone(self.defined.get(key, ()))

    def needs(self, nodes: Iterable[Node]) -> Needs | None:
        """Return what must be known for one of these to be known; None if one asks what is known."""
        rests = self._rests_on(nodes)
        return None if rests.asks_known else Needs(rests.names)

    def needs_true(self, node: TruthNode) -> Needs | None:
        """Return what must be known, or where presence alone can do it be present, for an expression to be true."""
        present = self._present(node)
        if present is not None:
            return Needs(present, present=True)
        return None if self._of_nothing(node).true else Needs(names_in(node))

    def needs_known(self, node: TruthNode) -> Needs | None:
        """Return what must be known for an expression to be true or false; None where it is that of nothing."""
        return None if any(self._of_nothing(node)) else Needs(names_in(node))

    def _of_nothing(self, node: TruthNode) -> Truth:
        return self.evaluator(node)(self._blank, ONE_PERSON)

    def _present(self, node: TruthNode) -> frozenset[str] | None:
        """Return names of which one must be present for an expression to be true; None if there are no such.

        Where so many of some parts must be true, of any more than the others one must be: of those with the rarest
        names. Age and sex are known of nearly everybody, and of few names one is more seldom present than of many.
        """
        match node:
            case AtLeast(least, parts):
                found = sorted((names for part in parts if (names := self._present(part))), key=self._rarity)
                enough = len(parts) - least + 1
                return frozenset[str]().union(*found[:enough]) if len(found) >= enough else None
            case Not() | Known():
                return None
            case _:
                return names_in(node) or None

    def _rarity(self, names: frozenset[str]) -> tuple[bool, int, list[str]]:
        return not names.isdisjoint(self._profile), len(names), sorted(names)

    def _decides_alone(self, nodes: Iterable[Node]) -> bool:
        rests = self._rests_on(nodes)
        return rests.asks_known or not rests.names.isdisjoint(self._profile)

    def _rests_on(self, nodes: Iterable[Node]) -> Rests:
        """Return what expressions rest on together."""
        return _together([self._node(node) for node in nodes])

    def _node(self, node: Node) -> Rests:
        """Return what an expression rests on; kept, which is right once everything that is derived is known."""
        kept = self._kept.get(id(node))
        if kept is None:
            match node:
                case AtLeast(_, parts):
                    rests = _together([self._node(part) for part in parts])
                case Not(part):
                    rests = self._node(part)._replace(positive=False)
                case _:
                    rests = self._leaf(node)
            # Kept with the node, so that nothing else gets its id.
            kept = self._kept[id(node)] = (node, rests)
        return kept[1]

    def _leaf(self, node: Node) -> Rests:
        """Return what an expression without parts that are true or false rests on; kept likewise, for all its likes."""
        key = (type(node), node)  # nodes of different types can be equal as tuples
        kept = self._leaves.get(key)
        if kept is None:
            own = names_in(node)
            below = _together([self._below(name) for name in own & self.defined.keys()])
            negates = isinstance(node, Met) or (isinstance(node, Compare) and node.sign == "!=")
            kept = self._leaves[key] = Rests(
                own=own,
                names=own | below.names,
                asks_known=below.asks_known or isinstance(node, Known),
                positive=below.positive if isinstance(node, Present) else not negates,
            )
        return kept

    def _below(self, key: str) -> Rests:
        """Return what a derived name rests on."""
        kept = self._derived.get(key)
        if kept is None:
            self._derived[key] = _NOTHING  # whoever defines a name by itself is told elsewhere
            kept = self._derived[key] = self._rests_on(self.defined[key])
        return kept


def _together(found: Sequence[Rests]) -> Rests:
    if len(found) == 1:
        return found[0]
    own, names, asks_known, positive = zip(*found, strict=True) if found else ((), (), (), ())
    return Rests(frozenset().union(*own), frozenset().union(*names), any(asks_known), all(positive))
