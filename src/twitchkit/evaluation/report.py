"""An evaluation for people to read: figures with their intervals, then what they are made of."""

from __future__ import annotations

from collections.abc import Iterator

from twitchkit.evaluation.result import AcceptableRange, CalibrationRow, Evaluation, Figure, Subgroup
from twitchkit.model.safety import Tier
from twitchkit.render.blocks import Block, Bullets, Document, Heading, Item, Paragraph, Table, Tone

_NONE = "–"
_HEADLINE = (
    ("An accepted condition comes first", "top_1"),
    ("… or among the first three", "top_3"),
    ("… or is at least possible", "named"),
    ("Urgency in the acceptable range", "in_range"),
    ("Urgency too low", "under_triage"),
    ("Urgency too high", "over_triage"),
    ("Nothing comes out that must not", "must_not_kept"),
)
_PROBABILITIES = (
    ("Brier score (0 is best)", "brier"),
    ("… of giving everyone the share that is present", "brier_of_base_rate"),
    ("Present, over what was expected (1 is right)", "observed_to_expected"),
    ("Calibration intercept (0 is right)", "intercept"),
    ("Calibration slope (1 is right)", "slope"),
)


def evaluation_report(evaluation: Evaluation) -> Document:
    """Return an evaluation as a document."""
    sections = (_about, _headline, _urgency, _bands, _probabilities, _questions, _violations, _groups, _rejected)
    return tuple(block for section in sections for block in section(evaluation))


def _about(evaluation: Evaluation) -> Iterator[Block]:
    packs = ", ".join(f"{pack.id} {pack.version}" for pack in evaluation.packs)
    yield Heading("Evaluation")
    yield Paragraph(f"Cases judged: {evaluation.cases}. Packs: {packs or 'none'}.")
    if not evaluation.complete:
        yield Paragraph("A pack could not be loaded, so these figures leave it out.", Tone.WARNING)
    if not evaluation.cases:
        yield Paragraph("No case could be judged; docs/evaluation.md tells how to write one.", Tone.WARNING)
    elif evaluation.resamples:
        yield Paragraph(
            f"In brackets: 95 % intervals over {evaluation.resamples} resamples of the cases (seed {evaluation.seed}). "
            "Where all cases are alike there is none, and the next case may still differ."
        )


def _headline(evaluation: Evaluation) -> Iterator[Block]:
    figures = [(words, getattr(evaluation.headline, name)) for words, name in _HEADLINE]
    figures += [
        ("Bands as an expert says", evaluation.bands_as_expected),
        ("… higher", evaluation.bands_higher),
        ("… lower", evaluation.bands_lower),
    ]
    rows = tuple((words, percent(figure), str(figure.of)) for words, figure in figures if figure.of)
    if rows:
        yield Table(("", "Share", "Of"), rows)


def _urgency(evaluation: Evaluation) -> Iterator[Block]:
    if not evaluation.ranges:
        return
    yield Heading("Urgency", 2)
    columns = ("Acceptable", *(_words(tier.value) for tier in Tier))
    counts = ((_range(row), *(str(count or _NONE) for count in row.got.values())) for row in evaluation.ranges)
    yield Table(columns, tuple(counts))
    tiers = tuple(
        (_words(row.tier.value), percent(row.under_triage), percent(row.over_triage)) for row in evaluation.tiers
    )
    yield Table(("Tier", "Lower, where this is the lowest", "Higher, where this is the highest"), tiers)


def _bands(evaluation: Evaluation) -> Iterator[Block]:
    if any(row.present.of or row.absent.of for row in evaluation.bands):
        yield Heading("Bands against truth", 2)
        rows = tuple((_words(row.band.value), percent(row.present), percent(row.absent)) for row in evaluation.bands)
        counts = evaluation.bands[0]
        yield Table(("Band", f"Of {counts.present.of} present", f"Of {counts.absent.of} absent"), rows)


def _probabilities(evaluation: Evaluation) -> Iterator[Block]:
    told = evaluation.probabilities
    if not told.brier.of:
        return
    yield Heading("Probabilities against truth", 2)
    yield Table(("", "Value"), tuple((words, number(getattr(told, name))) for words, name in _PROBABILITIES))
    rows = ((_step(row), str(row.observed.of), percent(row.expected), percent(row.observed)) for row in told.table)
    yield Table(("Probability", "Conditions", "Expected", "Present"), tuple(rows))


def _questions(evaluation: Evaluation) -> Iterator[Block]:
    told = evaluation.questions
    if told is not None and told.asked.of:
        yield Heading("Questions", 2)
        figures = (
            ("Asked until the questions stop, on average", number(told.asked), told.asked.of),
            ("… until the first condition is that of all answers", number(told.needed), told.needed.of),
            ("The first condition is that of all answers", percent(told.same_first), told.same_first.of),
            ("The urgency is that of all answers", percent(told.same_urgency), told.same_urgency.of),
        )
        yield Table(("", "Figure", "Of"), tuple((words, value, str(of)) for words, value, of in figures))


def _violations(evaluation: Evaluation) -> Iterator[Block]:
    if evaluation.violations:
        yield Heading("What came out although it must not", 2)
        yield Bullets(tuple(Item(found.must_not, lead=found.case) for found in evaluation.violations))


def _groups(evaluation: Evaluation) -> Iterator[Block]:
    if evaluation.groups:
        yield Heading("Groups", 2)
        columns = ("Subgroup", "Cases", "First", "First three", "Urgency too low", "Too high")
        yield Table(columns, tuple(_group(group) for group in evaluation.groups))


def _group(group: Subgroup) -> tuple[str, ...]:
    told = group.headline
    shares = (told.top_1, told.top_3, told.under_triage, told.over_triage)
    return (f"{group.by}: {group.name}", str(group.cases), *map(percent, shares))


def _rejected(evaluation: Evaluation) -> Iterator[Block]:
    if evaluation.rejected:
        yield Heading("Cases that could not be judged", 2)
        yield Bullets(tuple(Item(str(problem)) for problem in evaluation.rejected))


def percent(figure: Figure) -> str:
    """Return a share in percent with its interval.

    >>> percent(Figure(value=0.92, low=0.86, high=0.97, of=50))
    '92 % (86 to 97)'
    """
    return _written(figure, 100, ".0f", " %")


def number(figure: Figure) -> str:
    """Return a figure with its interval.

    >>> number(Figure(value=0.93, low=0.861, high=1.02, of=50))
    '0.93 (0.861 to 1.02)'
    """
    return _written(figure, 1, ".3g", "")


def _written(figure: Figure, times: float, form: str, unit: str) -> str:
    if figure.value is None:
        return _NONE
    value = f"{times * figure.value:{form}}{unit}"
    if figure.low is None or figure.high is None:
        return value
    return f"{value} ({times * figure.low:{form}} to {times * figure.high:{form}})"


def _step(row: CalibrationRow) -> str:
    return f"{100 * row.above:.0f}–{100 * row.up_to:.0f} %"


def _range(row: AcceptableRange) -> str:
    lowest = _words(row.lowest.value) if row.lowest else "any"
    highest = _words(row.highest.value) if row.highest else "any"
    return lowest if lowest == highest else f"{lowest} to {highest}"


def _words(value: str) -> str:
    return value.replace("_", " ")
