"""What of an assessment a page shows: an assessment itself, with less in it."""

from __future__ import annotations

from attrs import evolve

from twitchkit.model.advice import Use
from twitchkit.model.assessment import Assessment, ConditionResult, TipResult
from twitchkit.model.cited import Citing, cited
from twitchkit.model.condition import Band

_MOST_CONDITIONS = 3
_MOST_ENTRIES = 3
_MOST_TIPS = 2
_IN_THE_SHORT_ANSWER = {Use.TONIGHT: 1, Use.HABIT: 1, Use.ASK: 2, Use.WATCH: 1}


def shown(assessment: Assessment) -> Assessment:
    """Return an assessment with what matters most: what may be it, with what counts most, and the first tips.

    Of urgency, of what was told, is held back, warned of or not checked, nothing is left out. Sources are those
    that what is left cites.
    """
    fitting = [result for result in assessment.conditions if result.band.rank >= Band.POSSIBLE.rank]
    best = [result for result in assessment.conditions if result.id == assessment.best_so_far]
    conditions = tuple(_in_short(result) for result in fitting[:_MOST_CONDITIONS] or best)
    first = (*assessment.tips[:_MOST_TIPS], *in_the_short_answer(assessment))
    tips = tuple(tip for tip in assessment.tips if tip in first)
    short = evolve(assessment, conditions=conditions, tips=tips)
    advice: tuple[Citing, ...] = (*tips, *short.withheld, *short.warnings)
    left = cited(short.urgency, conditions, short.nutrients, short.lack, *advice)
    sources = tuple(evolve(source, note="", checked="") for source in assessment.sources if source.id in left)
    return evolve(short, sources=sources)


def in_the_short_answer(assessment: Assessment) -> tuple[TipResult, ...]:
    """Return the tips whose sentence stands in the short answer: the first of each use, and the first two to ask.

    Where there are reasons for an urgency, they say what to watch, and what is there already is not to be watched.
    """
    told = [tip for tip in assessment.tips if tip.in_short]
    if assessment.urgency.reasons:
        told = [tip for tip in told if tip.use is not Use.WATCH]
    return tuple(
        tip for use, most in _IN_THE_SHORT_ANSWER.items() for tip in [tip for tip in told if tip.use is use][:most]
    )


def _in_short(result: ConditionResult) -> ConditionResult:
    """Return a condition with what counts most, in the order in which it was listed."""
    entries = [entry for entry in result.because if not entry.cap]
    weighty = sorted(entries, key=lambda entry: -abs(entry.log_lr.mid))[:_MOST_ENTRIES]
    return evolve(result, because=tuple(entry for entry in entries if entry in weighty), unknown=())
