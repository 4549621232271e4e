"""From judged cases to figures: what each of them counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise

import attrs

from twitchkit.evaluation import calibration, recalibration
from twitchkit.evaluation.bootstrap import Statistic, share
from twitchkit.evaluation.judging import Judged
from twitchkit.evaluation.result import (
    AcceptableRange,
    BandFigures,
    CalibrationRow,
    Figure,
    Headline,
    Probabilities,
    TierFigures,
)
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier

Statistics = Mapping[str, Statistic]
Figures = Mapping[str, Figure]

_FIRST = 3


def headline_statistics(judged: Sequence[Judged]) -> Statistics:
    """Return what all cases and every group of them are measured by."""
    predictions = [item.predictions for item in judged]
    return {
        "top_1": _share(judged, _has_accepted, lambda item: item.place == 1),
        "top_3": _share(judged, _has_accepted, lambda item: item.place is not None and item.place <= _FIRST),
        "named": _share(judged, _has_accepted, _is_named),
        "in_range": _share(judged, _has_range, lambda item: not (_is_below(item) or _is_above(item))),
        "under_triage": _share(judged, lambda item: item.case.urgency_at_least is not None, _is_below),
        "over_triage": _share(judged, lambda item: item.case.urgency_at_most is not None, _is_above),
        "must_not_kept": _share(judged, lambda item: bool(item.case.must_not), lambda item: not item.violations),
        "brier": calibration.brier(predictions),
        "slope": recalibration.slope(predictions),
    }


def detail_statistics(judged: Sequence[Judged]) -> Statistics:
    """Return what all cases together are measured by, besides."""
    predictions = [item.predictions for item in judged]
    statistics = {
        "brier_of_base_rate": calibration.brier_of_base_rate(predictions),
        "observed_to_expected": calibration.observed_to_expected(predictions),
        "intercept": recalibration.intercept(predictions),
        **_expected_bands(judged),
    }
    for tier in Tier:
        statistics[f"below {tier}"] = _share(judged, partial(_has_lowest, tier), _is_below)
        statistics[f"above {tier}"] = _share(judged, partial(_has_highest, tier), _is_above)
    present, absent = ([_count(item, None, there) for item in judged] for there in (True, False))
    for band in Band:
        statistics[f"present {band}"] = share([_count(item, band, True) for item in judged], present)
        statistics[f"absent {band}"] = share([_count(item, band, False) for item in judged], absent)
    for low, _, expected, observed in calibration.rows(predictions):
        statistics[f"expected {low}"], statistics[f"observed {low}"] = expected, observed
    return statistics


def _expected_bands(judged: Sequence[Judged]) -> Statistics:
    told = [item.above + item.equal + item.below for item in judged]
    return {
        "bands_as_expected": share([item.equal for item in judged], told),
        "bands_higher": share([item.above for item in judged], told),
        "bands_lower": share([item.below for item in judged], told),
    }


def _share(judged: Sequence[Judged], counts: Callable[[Judged], bool], hits: Callable[[Judged], bool]) -> Statistic:
    """Return the share of the cases that count in which something hits."""
    return share([counts(item) and hits(item) for item in judged], [counts(item) for item in judged])


def _has_accepted(item: Judged) -> bool:
    return item.place is not None


def _is_named(item: Judged) -> bool:
    return item.best is not None and item.best.rank >= Band.POSSIBLE.rank


def _has_range(item: Judged) -> bool:
    return item.case.urgency_at_least is not None or item.case.urgency_at_most is not None


def _has_lowest(tier: Tier, item: Judged) -> bool:
    return item.case.urgency_at_least is tier


def _has_highest(tier: Tier, item: Judged) -> bool:
    return item.case.urgency_at_most is tier


def _is_below(item: Judged) -> bool:
    least = item.case.urgency_at_least
    return least is not None and item.tier.rank < least.rank


def _is_above(item: Judged) -> bool:
    most = item.case.urgency_at_most
    return most is not None and item.tier.rank > most.rank


def _count(item: Judged, band: Band | None, present: bool) -> int:
    """Count the present or the absent conditions of a case, in one band or in all."""
    return sum(told.present is present and band in (None, told.band) for told in item.predictions)


def headline(figures: Figures) -> Headline:
    """Return the figures of a headline."""
    return Headline(**{item.name: figures[item.name] for item in attrs.fields(Headline)})


def tiers(figures: Figures) -> tuple[TierFigures, ...]:
    """Return under- and over-triage by tier, for the tiers that any case has as a limit."""
    both = [(tier, figures[f"below {tier}"], figures[f"above {tier}"]) for tier in Tier]
    return tuple(
        TierFigures(tier=tier, under_triage=below, over_triage=above)
        for tier, below, above in both
        if below.of or above.of
    )


def bands(figures: Figures) -> tuple[BandFigures, ...]:
    """Return the share of the present and of the absent conditions in each band."""
    return tuple(
        BandFigures(band=band, present=figures[f"present {band}"], absent=figures[f"absent {band}"]) for band in Band
    )


def probabilities(figures: Figures) -> Probabilities:
    """Return what is known of the probabilities."""
    names = ("brier", "brier_of_base_rate", "observed_to_expected", "intercept", "slope")
    rows = (
        CalibrationRow(above=low, up_to=high, expected=figures[f"expected {low}"], observed=figures[f"observed {low}"])
        for low, high in pairwise(calibration.EDGES)
    )
    return Probabilities(**{name: figures[name] for name in names}, table=tuple(row for row in rows if row.observed.of))


def ranges(judged: Sequence[Judged]) -> tuple[AcceptableRange, ...]:
    """Count which tier came out, for each range of acceptable urgency."""
    counts: dict[tuple[Tier | None, Tier | None], Counter[Tier]] = {}
    for item in judged:
        if _has_range(item):
            counts.setdefault((item.case.urgency_at_least, item.case.urgency_at_most), Counter())[item.tier] += 1
    order = sorted(counts, key=lambda limits: [-1 if tier is None else tier.rank for tier in limits])
    return tuple(
        AcceptableRange(lowest=limits[0], highest=limits[1], got={tier.value: counts[limits][tier] for tier in Tier})
        for limits in order
    )
