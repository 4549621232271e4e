"""What is said about questions: how they are asked, why they come now, and why there are no more."""

from __future__ import annotations

from collections.abc import Sequence

from twitchkit.knowledge import Knowledge

SCOPE = "What you told so far belongs elsewhere. If it is all that you come with, nothing here can judge it."
COMPLAINT = "What brings you here? Choose all that fit."
COMPLAINT_NAME = "what brings you here"
COMPLAINT_TITLE = "What brings you here"
ELSEWHERE = "Something else"
WHY_COMPLAINT = "What is asked, and which warning signs come first, depends on what you come with."
SIGNS_TITLE = "Warning signs"
SCREEN = "It is one of the warning signs that are asked about first: it can change how soon to get help."
FOLLOW_UPS_TITLE = "More about what you told"
FOLLOW_UP = "It follows from what you told, and can change how soon to get help."
REACH_TITLE = "More warning signs"
LONE_SIGN = "It is a warning sign by itself."
PERSON_TITLE = "About you"
YOU_AND_TAKEN_TITLE = "About you, and what you take"
TAKEN_TITLE = "What you take"
FIRST_TITLE = "About what you came with"
FIRST = "With what you came with, its answer decides a great deal."
EMERGENCY = "What to do now comes first. All other questions can wait."
TAKEN = "Some of these can cause it, and they decide which advice is given and which is held back."
TESTS_TITLE = "Test results, if you have them"
TESTS = "Of all tests it is among those that tell most about what fits your answers."
DECIDING_TITLE = "What decides now"
DECIDING = "Its answer could still change what comes first in the result."
FURTHER = "You chose to go on. Of all that is open it tells most about what comes first in the result."
NOTHING_LEFT = "No open question could change the result."
LITTLE_TO_GAIN = "The questions that are left would tell too little to be worth your time."
NO_TEST = "Nothing that is known so far points to a test."
_MOST_NAMES = 3


def question(knowledge: Knowledge, id: str) -> str:
    """Return how to ask for a thing; for a measurement, what to tell of it."""
    text = knowledge.plan.asking.questions[id]
    measurement = knowledge.measurements.get(id)
    if measurement is None:
        return text
    # A bare rate ("/h") says nothing that the name of the measurement does not.
    unit = "" if measurement.unit[:1] in ("", "/") else f", in {measurement.unit}"
    return f"{text} If so, what was the last result{unit}?"


def as_title(name: str) -> str:
    """Return a name as the title of a screen."""
    return name[:1].upper() + name[1:]


def warning_sign(because: str) -> str:
    """Say why a warning sign is asked about."""
    return f"It would be a warning sign {because}."


def most_telling(names: Sequence[str]) -> str:
    """Say what a question tells about.

    >>> most_telling(["Restless legs syndrome", "Night leg cramps"])
    'Of all that is open it tells most for its effort, above all about: Restless legs syndrome; Night leg cramps.'
    """
    return f"Of all that is open it tells most for its effort, above all about: {'; '.join(names[:_MOST_NAMES])}."


def telling_test(names: Sequence[str]) -> str:
    """Say what a test tells about."""
    return f"It would tell most about: {'; '.join(names[:_MOST_NAMES])}."


def handed_over(reason: str) -> str:
    """Say that what fits is not shown to this person, and the reason."""
    return f"Further questions would not change what can be said here. {reason}"
