"""What to ask next, why, and when to stop asking."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class AnswerKind(StrEnum):
    """What an answer to a question looks like."""

    YES_NO = "yes_no"
    LEVELS = "levels"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    MEASUREMENT = "measurement"
    MEDICINES = "medicines"
    SUPPLEMENTS = "supplements"


class Purpose(StrEnum):
    """Why a question comes now, in the order in which they come."""

    PERSON = "person"  # age, sex and pregnancy, on which much else depends
    SCREEN = "screen"  # the short red-flag screen
    RED_FLAG = "red_flag"  # a red flag that one answer could raise
    TAKEN = "taken"  # medicines and supplements, which are causes and decide what advice is given
    INFORMATION = "information"  # what tells most about the conditions for its effort


class StopReason(StrEnum):
    """Why no further question is asked."""

    EMERGENCY = "emergency"  # what to do now comes first
    HANDED_OVER = "handed_over"  # the conditions are held back from this person
    NOTHING_LEFT = "nothing_left"  # no open answer can change anything
    LITTLE_TO_GAIN = "little_to_gain"  # no open answer tells enough for its effort


@frozen(kw_only=True)
class PossibleChange:
    """What one answer would change: the band of a condition, or the urgency (``subject`` is then "urgency")."""

    answer: str
    subject: str
    name: str
    before: str
    after: str


@frozen(kw_only=True)
class Question:
    """A question: where its answer belongs in a profile, how to ask it, why now, and what it could change.

    ``id`` is "age", "sex", "pregnant", "medicines", "supplements", or the id of a finding or measurement. ``note`` says
    what to mind with a test. ``information`` is what is expected of it about all conditions together, in bits;
    ``burden`` what it costs to answer, a yes/no being 1.
    """

    id: str
    name: str
    text: str
    kind: AnswerKind
    levels: tuple[str, ...]
    unit: str
    purpose: Purpose
    why: str
    note: str
    could_change: tuple[PossibleChange, ...]
    information: float
    burden: float


@frozen(kw_only=True)
class Stop:
    """No further question, and why not in a sentence."""

    reason: StopReason
    why: str
