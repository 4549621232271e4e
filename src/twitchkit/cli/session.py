"""An interview as it stands: what was told so far, what was skipped, and the way back."""

from __future__ import annotations

from typing import cast

from attrs import evolve, frozen

from twitchkit.cli.replies import Reply
from twitchkit.kit import Kit
from twitchkit.model.profile import MedicineUse, Profile, SupplementUse
from twitchkit.model.question import AnswerKind, Question, Stop

UNKNOWN = "unknown"


@frozen
class Session:
    """A person so far; a value. ``before`` is the session in which the last question was answered."""

    profile: Profile
    skipped: tuple[str, ...] = ()
    before: Session | None = None
    asked: int = 0

    def next(self, kit: Kit) -> Question | Stop:
        """Return what to ask now, or why nothing more is asked; raises ``ProfileError`` for what cannot be read."""
        return kit.next_question(self.profile, skip=self.skipped)

    def answered(self, kit: Kit, question: Question, reply: Reply) -> Session:
        """Return the session after an answer."""
        return self._after(_told(kit, self.profile, question, reply))

    def unknown(self, kit: Kit, question: Question) -> Session:
        """Return the session after "I don't know": a finding is then unknown, anything else is left out."""
        if question.id in kit.knowledge.findings:
            return self._after(_told(kit, self.profile, question, UNKNOWN))
        return self.skip(question)

    def skip(self, question: Question) -> Session:
        """Return the session in which a question is not asked."""
        return evolve(self._after(self.profile), skipped=(*self.skipped, question.id))

    def back(self) -> Session:
        """Return the session before the last answer; the first one has none and stays."""
        return self.before or self

    def _after(self, profile: Profile) -> Session:
        return Session(profile, self.skipped, self, self.asked + 1)


def _told(kit: Kit, profile: Profile, question: Question, reply: Reply) -> Profile:
    """Put an answer where it belongs in a profile."""
    match question.id:
        case "age":
            return evolve(profile, age=cast("float", reply))
        case "sex":
            return evolve(profile, sex=cast("str", reply))
        case "pregnant":
            return evolve(profile, pregnant=cast("bool", reply))
        case "medicines":
            return evolve(profile, medicines=tuple(MedicineUse(name=name) for name in cast("tuple[str, ...]", reply)))
        case "supplements":
            names = cast("tuple[str, ...]", reply)
            return evolve(profile, supplements=tuple(SupplementUse(name=name) for name in names))
    if question.kind is AnswerKind.MEASUREMENT:
        name = _short(kit, "measurements", question.id)
        return evolve(profile, measurements={**profile.measurements, name: cast("str", reply)})
    return evolve(profile, findings={**profile.findings, _short(kit, "findings", question.id): reply})


def _short(kit: Kit, kind: str, id: str) -> str:
    """Return the name under which people write an id: the short one, where no other pack has it."""
    name = id.partition(":")[2]
    return name if kit.knowledge.index.candidates((kind,), name) == (id,) else id
