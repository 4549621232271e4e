"""What an evaluation says: figures with intervals, for all cases and for groups of them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from twitchkit.errors import Diagnostic
from twitchkit.model.assessment import Engine, PackStamp
from twitchkit.model.condition import Band
from twitchkit.model.plain import Json, plain_table
from twitchkit.model.safety import Tier

EVALUATION_VERSION = 1


@frozen(kw_only=True)
class Figure:
    """A figure, its 95 % bootstrap interval, and how many cases (or conditions of cases) it is over.

    ``value`` is None where it cannot be computed, ``low`` and ``high`` where resampling cannot move it: all cases
    alike, or no resamples asked for.
    """

    value: float | None
    low: float | None
    high: float | None
    of: int


@frozen(kw_only=True)
class Headline:
    """The figures that are given for all cases and for every group; shares, but for the last two.

    ``top_1`` and ``top_3``: an accepted condition comes first in the ranking, or among the first three. ``named``: one
    of them is at least possible. ``in_range``, ``under_triage`` and ``over_triage``: the urgency against the acceptable
    range. ``must_not_kept``: nothing comes out that must not. ``brier`` and ``slope``: see :class:`Probabilities`.
    """

    top_1: Figure
    top_3: Figure
    named: Figure
    in_range: Figure
    under_triage: Figure
    over_triage: Figure
    must_not_kept: Figure
    brier: Figure
    slope: Figure


@frozen(kw_only=True)
class Subgroup:
    """The cases that have something in common ("sex": "female"), and their figures."""

    by: str
    name: str
    cases: int
    headline: Headline


@frozen(kw_only=True)
class AcceptableRange:
    """A range of acceptable urgency, and in how many cases each tier came out."""

    lowest: Tier | None
    highest: Tier | None
    got: Mapping[str, int]


@frozen(kw_only=True)
class TierFigures:
    """Of the cases whose lowest acceptable tier is this one the share below it; of those whose highest, above it."""

    tier: Tier
    under_triage: Figure
    over_triage: Figure


@frozen(kw_only=True)
class BandFigures:
    """A band, and the share of the present and of the absent conditions that came out in it."""

    band: Band
    present: Figure
    absent: Figure


@frozen(kw_only=True)
class CalibrationRow:
    """Probabilities from ``above`` (excluded, but for 0) to ``up_to``: their mean, and the share that is present."""

    above: float
    up_to: float
    expected: Figure
    observed: Figure


@frozen(kw_only=True)
class Probabilities:
    """The middle probabilities of all conditions against truth.

    ``brier`` is the mean squared difference, ``brier_of_base_rate`` that of a model which gives everyone the observed
    share. ``observed_to_expected`` should be 1, ``intercept`` (of logistic recalibration where the slope is 1) 0 and
    ``slope`` 1.
    """

    brier: Figure
    brier_of_base_rate: Figure
    observed_to_expected: Figure
    intercept: Figure
    slope: Figure
    table: tuple[CalibrationRow, ...]


@frozen(kw_only=True)
class QuestionFigures:
    """How many questions people take who begin with nothing told and answer from their case.

    ``asked``: mean number until the questions stop. ``needed``: mean number after which the first condition is that
    of all answers and stays so, where it comes to that. ``same_first`` and ``same_urgency``: the share in whom the
    first condition (where there is a ranking) and the urgency in the end are those of all answers.
    """

    asked: Figure
    needed: Figure
    same_first: Figure
    same_urgency: Figure


@frozen(kw_only=True)
class Violation:
    """A case and what came out although it must not."""

    case: str
    must_not: str


@frozen(kw_only=True)
class Evaluation:
    """How good results are on a set of cases; equal cases, packs and seed give an equal evaluation.

    ``rejected`` are the cases that could not be read or assessed. ``bands_as_expected`` is the share of bands that came
    out as an expert says; ``bands_higher`` and ``bands_lower`` that of the others. ``questions`` is None unless
    they were asked for.
    """

    engine: Engine
    packs: tuple[PackStamp, ...]
    knowledge: str
    complete: bool
    cases: int
    rejected: tuple[Diagnostic, ...]
    resamples: int
    seed: int
    headline: Headline
    ranges: tuple[AcceptableRange, ...]
    tiers: tuple[TierFigures, ...]
    bands: tuple[BandFigures, ...]
    bands_as_expected: Figure
    bands_higher: Figure
    bands_lower: Figure
    probabilities: Probabilities
    violations: tuple[Violation, ...]
    groups: tuple[Subgroup, ...]
    questions: QuestionFigures | None = None
    schema_version: int = EVALUATION_VERSION

    def to_dict(self) -> dict[str, Json]:
        """Return the evaluation as plain data, ready for ``json.dumps``."""
        return plain_table(self)

    def group(self, by: str, name: str) -> Subgroup:
        """Return one group; raises ``KeyError`` if no case belongs to it."""
        for group in self.groups:
            if (group.by, group.name) == (by, name):
                return group
        raise KeyError((by, name))
