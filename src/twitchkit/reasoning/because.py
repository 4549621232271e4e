"""What decides an expression for one person, in words: what makes it true or false, and what it lacks."""

from __future__ import annotations

from twitchkit.logic import ONE_PERSON, TruthNode, compile_truth, in_words, names_in
from twitchkit.logic.nodes import Known, Not
from twitchkit.logic.reasons import open_parts, reasons
from twitchkit.logic.truth import Truth
from twitchkit.scoring import Person
from twitchkit.scoring.conditions import with_note
from twitchkit.scoring.missing import missing_of


def truth_of(person: Person, node: TruthNode) -> Truth:
    """Return whether an expression holds for a person."""
    return compile_truth(node)(person.observations.env, ONE_PERSON)


def because(person: Person, node: TruthNode) -> tuple[str, ...]:
    """Return in words what makes an expression true or false for a person; nothing where it is unknown."""
    parts = list(reasons(node, person.observations.env))
    # That a thing is known is said only where nothing is said of the thing itself.
    telling = [part for part in parts if not _asks_known(part)]
    return tuple(dict.fromkeys(say(person, part) for part in telling or parts))


def say(person: Person, node: TruthNode) -> str:
    """Put an expression in words, with what its values were read from."""
    display = person.knowledge.plan.display
    words = in_words(node, lambda key: display.get(key, key))
    return with_note(words, sorted(names_in(node)), person.observations)


def lacking(person: Person, node: TruthNode) -> tuple[str, ...]:
    """Return in words what could be asked of a person to decide an expression that is open."""
    names = {name for part in open_parts(node, person.observations.env) for name in names_in(part)}
    return missing_of(sorted(names), person.knowledge, person.observations)


def _asks_known(node: TruthNode) -> bool:
    return isinstance(node.part if isinstance(node, Not) else node, Known)
