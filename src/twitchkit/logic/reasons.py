"""Why an expression is true or false for a person: the parts that make it so."""

from __future__ import annotations

from collections.abc import Iterator

from twitchkit.logic.evaluate import Env, compile_truth
from twitchkit.logic.kernel import ONE_PERSON
from twitchkit.logic.nodes import AtLeast, Not, TruthNode


def reasons(node: TruthNode, env: Env) -> Iterator[TruthNode]:
    """Iterate over the smallest parts that make an expression true or false; nothing where it is unknown.

    Each comes as it holds: a part that is false as its negation.

    >>> from twitchkit.logic.nodes import Present
    >>> from twitchkit.logic.truth import FALSE, TRUE
    >>> env = Env({"cramp": FALSE, "knot": TRUE, "age_known": TRUE})
    >>> list(reasons(AtLeast(2, (Present("cramp"), Present("knot"))), env))
    [Not(part=Present(key='cramp'))]
    """
    truth = compile_truth(node)(env, ONE_PERSON)
    if truth.true or truth.false:
        yield from _parts(node, env, holds=bool(truth.true))


def _parts(node: TruthNode, env: Env, *, holds: bool) -> Iterator[TruthNode]:
    """Iterate over the parts that make a node true (``holds``) or false."""
    match node:
        case Not(part):
            yield from _parts(part, env, holds=not holds)
        case AtLeast(_, parts):
            for part in parts:
                truth = compile_truth(part)(env, ONE_PERSON)
                if truth.true if holds else truth.false:
                    yield from _parts(part, env, holds=holds)
        case _:
            yield node if holds else Not(node)


def open_parts(node: TruthNode, env: Env) -> Iterator[TruthNode]:
    """Iterate over the smallest parts that leave an expression open; nothing where it is true or false.

    What cannot matter any more, because something beside it is decided, is not among them.

    >>> from twitchkit.logic.nodes import Present
    >>> from twitchkit.logic.truth import TRUE, UNKNOWN
    >>> pregnant_or_after = AtLeast(1, (Present("pregnant"), Present("after_birth")))
    >>> env = Env({"pregnant": TRUE, "after_birth": UNKNOWN, "swelling": UNKNOWN})
    >>> list(open_parts(AtLeast(2, (pregnant_or_after, Present("swelling"))), env))
    [Present(key='swelling')]
    """
    truth = compile_truth(node)(env, ONE_PERSON)
    if truth.true or truth.false:
        return
    match node:
        case Not(part):
            yield from open_parts(part, env)
        case AtLeast(_, parts):
            for part in parts:
                yield from open_parts(part, env)
        case _:
            yield node
