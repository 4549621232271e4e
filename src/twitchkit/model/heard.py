"""What was understood of a person's own words: for the person to confirm, and nothing of it counts before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from attrs import evolve, frozen

from twitchkit.errors import TwitchkitError, UnknownIdError
from twitchkit.model.discreet import Result
from twitchkit.model.profile import UNKNOWN, Answer, MedicineUse, Profile, listed

MEDICINES = "medicines"
"""The id under which a reading of words says that a list of medicines is complete, or that there are none."""


class HeardKind(StrEnum):
    """Where in a profile something belongs that was understood."""

    FINDING = "finding"
    MEASUREMENT = "measurement"
    MEDICINE = "medicine"
    PERSON = "person"  # age, sex, pregnant, breastfeeding
    ALL_MEDICINES = "all_medicines"  # that no other medicine is taken


class HeardAs(StrEnum):
    """How something was told; only what is told plainly, of the person as of now, can be confirmed as it was heard."""

    PRESENT = "present"
    ABSENT = "absent"
    PAST = "past"  # it was so once
    ANOTHER = "another_person"
    UNSURE = "unsure"  # doubted, asked, contradicted, or in words that leave it open


@frozen(kw_only=True, repr=False)
class Heard(Result):
    """Something understood: what it is, the answer that it tells, and the words that it rests on.

    ``answer`` is what confirming it puts under ``key`` of the profile, and None where nothing is told of the person as
    of now. ``start`` and ``end`` are the place of ``words`` in the text. ``guessed`` says that a word was
    taken for a misspelling of another. ``question`` is what to ask the person instead.
    """

    id: str
    key: str
    kind: HeardKind
    name: str
    question: str
    heard: HeardAs
    answer: Answer | MedicineUse | None
    words: str
    start: int
    end: int
    guessed: bool = False


@frozen(kw_only=True, repr=False)
class TextReading(Result):
    """What a person's own words tell, in their order; nothing of it counts until the person confirms it."""

    heard: tuple[Heard, ...] = ()

    @property
    def to_confirm(self) -> tuple[Heard, ...]:
        """What can be confirmed as it was understood."""
        return tuple(item for item in self.heard if item.answer is not None)

    @property
    def left_open(self) -> tuple[Heard, ...]:
        """What was told of earlier times or of somebody else, or is in doubt: to be asked, if at all."""
        return tuple(item for item in self.heard if item.answer is None)

    def confirmed(self, profile: Profile, ids: Collection[str], *, unknown: Collection[str] = ()) -> Profile:
        """Return a profile with what the person confirmed in it, and "unknown" for what the person does not know.

        Everything else is left as it was. Medicines are taken beside others that are not known, until
        :data:`MEDICINES` is confirmed: then they are all. Raises ``UnknownIdError`` for an id that was not
        understood, and ``TwitchkitError`` for one whose answer is open.

        >>> urge = Heard(
        ...     id="vocabulary:urge_to_move", key="urge_to_move", kind=HeardKind.FINDING, name="an urge to move",
        ...     question="Do you feel it?", heard=HeardAs.PRESENT, answer=True, words="cannot keep still",
        ...     start=2, end=19,
        ... )
        >>> reading = TextReading(heard=(urge,))
        >>> reading.confirmed(Profile(), [urge.id]).findings, reading.confirmed(Profile(), []) == Profile()
        ({'urge_to_move': True}, True)
        """
        by_id = {item.id: item for item in self.heard}
        for id in (*ids, *unknown):
            if id not in by_id:
                raise UnknownIdError(f"'{id}' was not understood of the text")
        for item in map(by_id.__getitem__, ids):
            if item.answer is None:
                raise TwitchkitError(f"'{item.id}' was not told of the person as of now; ask its question instead")
        for item in self.heard:  # in the order of the text, whatever the order of the ids
            if item.id in ids:
                profile = _with(profile, item, item.answer)
            elif item.id in unknown:
                profile = _with(profile, item, UNKNOWN)
        return profile


_OTHERS = MedicineUse(name=UNKNOWN)  # a list that names it is not complete


def _with(profile: Profile, item: Heard, answer: Answer | MedicineUse | None) -> Profile:
    """Return a profile with an answer in the place of what was understood."""
    changed: Any = None  # what a field holds is looked at when the profile is used
    match item.kind:
        case HeardKind.PERSON:
            field, changed = item.key, answer
        case HeardKind.FINDING | HeardKind.MEASUREMENT:
            field = f"{item.kind.value}s"
            told: Mapping[str, object] = getattr(profile, field)
            changed = {name: given for name, given in told.items() if name not in (item.id, item.key)} | {
                item.key: answer
            }
        case HeardKind.MEDICINE if isinstance(answer, MedicineUse):
            field = "medicines"
            others = () if isinstance(profile.medicines, tuple) else (_OTHERS,)
            changed = (*(use for use in listed(profile.medicines) if use.name != answer.name), answer, *others)
        case HeardKind.ALL_MEDICINES if answer != UNKNOWN:
            field, changed = "medicines", tuple(use for use in listed(profile.medicines) if use != _OTHERS)
        case _:  # that a medicine is not known leaves the list as it is
            return profile
    return evolve(profile, **{field: changed})
