"""How many questions a case takes: the next question is asked until there is none, and answered from the profile."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from twitchkit.evaluation.answering import Respondent
from twitchkit.evaluation.bootstrap import estimate, share
from twitchkit.evaluation.cases import EvaluationCase
from twitchkit.evaluation.result import QuestionFigures
from twitchkit.kit import Kit
from twitchkit.model.profile import Profile
from twitchkit.model.question import Screen, StopReason
from twitchkit.scoring import Person

_NOT_RANKED = (StopReason.EMERGENCY, StopReason.HANDED_OVER)


@frozen(kw_only=True)
class Interviewed:
    """A case that was asked: how many answers until it stopped, and whether the result is that of all answers.

    A list to tick is one answer. ``needed`` is after how many the first condition was that of the whole profile and
    stayed so (None: never).
    ``same_first`` is None where the questions stopped because no ranking would be shown.
    """

    asked: int
    needed: int | None
    same_first: bool | None
    same_urgency: bool


def interview(kit: Kit, case: EvaluationCase) -> Interviewed:
    """Ask a case from nothing until no question is left; what its profile does not tell is not known.

    Raises :class:`~twitchkit.errors.ProfileError` for a profile that cannot be read.
    """
    person = Respondent.of(kit.knowledge, case.profile)
    profile, skip = Profile(), set[str]()
    now = Person.of(kit.knowledge, profile)
    firsts = [_first(now)]
    while isinstance(screen := kit.next_questions(profile, skip=skip), Screen):
        for part in screen.parts:
            for question in part:
                answered = person.answer(question, profile)
                if answered is None:
                    skip.add(question.id)
                else:
                    profile = answered
            now = Person.of(kit.knowledge, profile)
            firsts.append(_first(now))
    whole = Person.of(kit.knowledge, case.profile)
    ranked = screen.reason not in _NOT_RANKED
    return Interviewed(
        asked=len(firsts) - 1,
        needed=_settled(firsts, _first(whole)) if ranked else None,
        same_first=firsts[-1] == _first(whole) if ranked else None,
        same_urgency=now.tier is whole.tier,
    )


def _first(person: Person) -> str | None:
    return next(iter(person.bands), None)


def _settled(firsts: Sequence[str | None], wanted: str | None) -> int | None:
    """Return from which place on all are as wanted."""
    others = [place for place, first in enumerate(firsts) if first != wanted]
    place = others[-1] + 1 if others else 0
    return place if place < len(firsts) else None


def question_figures(people: Sequence[Interviewed], *, resamples: int, seed: int) -> QuestionFigures:
    """Return the figures over some people that were asked."""
    ranked = [item.same_first is not None for item in people]
    settled = [item.needed is not None for item in people]
    figures = estimate(
        {
            "asked": share([item.asked for item in people], [1] * len(people)),
            "needed": share([item.needed or 0 for item in people], settled),
            "same_first": share([bool(item.same_first) for item in people], ranked),
            "same_urgency": share([item.same_urgency for item in people], [1] * len(people)),
        },
        len(people),
        resamples=resamples,
        seed=seed,
    )
    return QuestionFigures(**figures)
