"""What to answer next, and which test to ask a doctor about."""

from __future__ import annotations

from collections.abc import Iterable

from twitchkit.model.assessment import Assessment
from twitchkit.model.question import AnswerKind, Question
from twitchkit.render.blocks import Bullets, Document, Item

_TEST = "A test to ask a doctor about, if it was not done yet."


def beside_the_screen(assessment: Assessment) -> Iterable[Question]:
    """Return the next questions; those of the screen stand above in full."""
    screen = assessment.urgency.not_asked
    return (question for question in assessment.questions or () if question.id not in screen)


def of_tests(question: Question) -> bool:
    """Tell whether a question is for a test, which a doctor does."""
    return question.kind is AnswerKind.MEASUREMENT


def questions(asked: Iterable[Question]) -> Document:
    """Return questions and tests, each with why it is named and what to mind with it."""
    items = tuple(_item(question, question.why, question.note) for question in asked)
    return (Bullets(items),) if items else ()


def questions_in_short(asked: Iterable[Question]) -> Document:
    """Return questions and tests, each with why it is named; what the laboratory minds is for the full report."""
    items = tuple(_item(question, question.why) for question in asked)
    return (Bullets(items),) if items else ()


def _item(question: Question, *said: str) -> Item:
    details = tuple(filter(None, said))
    if of_tests(question):
        return Item(_TEST, lead=question.name, details=details)
    return Item(question.text, details=details)
