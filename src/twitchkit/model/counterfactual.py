"""What would have changed a result, and how much of it rests on estimates."""

from __future__ import annotations

from attrs import frozen

from twitchkit.model.condition import Band
from twitchkit.model.discreet import Result

NOT_KNOWN = "not known"
"""What stands for an answer or a reading before it is given."""


@frozen(kw_only=True, repr=False)
class ChangedAnswer(Result):
    """One answer or reading that is other than it was, by the id of the finding or measurement, in words."""

    id: str
    name: str
    before: str
    after: str


@frozen(kw_only=True, repr=False)
class Effect(Result):
    """What is other in the result: ``subject`` is "urgency", "first" (what fits best), or the id of a condition.

    ``before`` and ``after`` are tiers, ids of conditions or bands.
    """

    subject: str
    name: str
    before: str
    after: str


@frozen(kw_only=True, repr=False)
class Counterfactual(Result):
    """A smallest set of changed answers that changes something in the result, and all that it changes."""

    changes: tuple[ChangedAnswer, ...]
    effects: tuple[Effect, ...]


@frozen(kw_only=True, repr=False)
class Sensitivity(Result):
    """What is left of the best-fitting condition when less certain statements are taken away.

    ``estimated`` of its ``weights`` are elicited or of very low certainty. ``without`` is its band without those, and
    ``first_without`` the id of what then fits best; ``lowest`` and ``highest`` are its bands with every weight at the
    lowest or highest end of its range.
    """

    condition: str
    name: str
    band: Band
    weights: int
    estimated: int
    without: Band
    first_without: str
    lowest: Band
    highest: Band
