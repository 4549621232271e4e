"""An interview as it stands: what was told so far, what was skipped, and the way back."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from twitchkit.kit import Kit
from twitchkit.model.profile import Profile
from twitchkit.model.question import Question, Screen, Stop, StopReason
from twitchkit.scoring.scope import said_elsewhere


@frozen
class Session:
    """A person so far; a value. ``before`` is the session in which the last question was answered.

    Who ``goes_on`` is asked further where little is left to gain.
    """

    profile: Profile
    goes_on: bool = False
    skipped: tuple[str, ...] = ()
    before: Session | None = None

    @property
    def asked(self) -> int:
        """How many questions were answered or skipped so far."""
        return 0 if self.before is None else self.before.asked + 1

    def next(self, kit: Kit) -> Screen | Stop:
        """Return what to ask now, under the ids that people write, or why nothing more is asked."""
        found: Screen | Question | Stop = kit.next_questions(self.profile, skip=self.skipped)
        if self.goes_on and isinstance(found, Stop) and found.reason is StopReason.LITTLE_TO_GAIN:
            found = kit.further_question(self.profile, skip=self.skipped)
        if isinstance(found, Stop):
            return found
        if isinstance(found, Question):
            title = f"Going on: {found.group}"
            found = Screen(id=found.id, title=title, purpose=found.purpose, questions=(found,))
        return evolve(found, questions=tuple(_by_short_name(kit, question) for question in found.questions))

    def told(self, profile: Profile) -> Session:
        """Return the session after an answer, or several, that led to a profile."""
        return self._after(profile)

    def elsewhere(self, kit: Kit) -> Session:
        """Return the session of somebody who says that they come with something else than the packs can judge."""
        said = {_short(kit, id): True for id in said_elsewhere(kit.knowledge)}
        return self._after(evolve(self.profile, findings={**self.profile.findings, **said}))

    def skip(self, questions: Iterable[Question]) -> Session:
        """Return the session in which some questions are not asked."""
        return evolve(self._after(self.profile), skipped=(*self.skipped, *(question.id for question in questions)))

    def back(self) -> Session:
        """Return the session before the last answer; the first one has none and stays."""
        return self.before or self

    def _after(self, profile: Profile) -> Session:
        return evolve(self, profile=profile, before=self)


def _by_short_name(kit: Kit, question: Question) -> Question:
    """Return a question under the id that people write: the short one, where no other pack has it."""
    tells = {level: tuple(_short(kit, id) for id in ids) for level, ids in question.tells.items()}
    return evolve(question, id=_short(kit, question.id), tells=tells)


def _short(kit: Kit, id: str) -> str:
    name = id.partition(":")[2] or id
    return name if kit.knowledge.index.candidates(("findings", "measurements"), name) == (id,) else id
