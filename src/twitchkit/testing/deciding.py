"""Why a case fails: what decided each thing that came out otherwise than expected, in words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from twitchkit.errors import Diagnostic, TwitchkitError
from twitchkit.kit import Kit
from twitchkit.model.assessment import ConditionResult
from twitchkit.testing.own_words import in_own_words
from twitchkit.testing.running import CaseResult

_MOST = 4
_URGENCY = ("urgency", "urgency_at_least", "urgency_at_most")


def why(kit: Kit, result: CaseResult) -> Iterator[str]:
    """Yield what decided the failures of a case: the reasons behind an urgency, what counts for and against a name."""
    told: set[str] = set()
    for failure in result.failures:
        for name in _names(failure, result):
            if name not in told:
                told.add(name)
                yield from _of_the_urgency(kit, result) if name in _URGENCY else _of_a_name(kit, result, name)


def _names(failure: Diagnostic, result: CaseResult) -> Iterable[str]:
    """Return the names that a failed expectation is about: the one at its place, or all of them and what came out."""
    match failure.path:
        case ("expect", str(key)) if key in _URGENCY:
            return ("urgency",)
        case ("expect", str(key)):
            got = failure.message.rpartition(", got ")[2]
            return (*getattr(result.case.expect, key), *got.split(", "))
        case ("expect", str(key), str(name)) if isinstance(getattr(result.case.expect, key), Mapping):
            return (name,)
        case ("expect", str(key), int(position)):
            return (getattr(result.case.expect, key)[position],)
    return ()


def _of_the_urgency(kit: Kit, result: CaseResult) -> Iterator[str]:
    urgency = kit.assess(in_own_words(kit.knowledge, result.case.profile, result.case.pack)).urgency
    if not urgency.reasons:
        yield f"urgency {urgency.tier.value}: nothing raises it"
    for reason in urgency.reasons:
        seen = f" ({'; '.join(reason.seen)})" if reason.seen else ""
        yield f"urgency {reason.tier.value}: {reason.message}{seen}"


def _of_a_name(kit: Kit, result: CaseResult, name: str) -> Iterator[str]:
    try:
        explanation = kit.explain(in_own_words(kit.knowledge, result.case.profile, result.case.pack), name)
    except TwitchkitError:
        return  # no name of a thing that is explained for a person
    for sentence in (*explanation.why[:_MOST], *explanation.why_not[:_MOST]):
        yield f"{name}: {sentence}"
    if isinstance(explanation.result, ConditionResult):
        weights = sorted(explanation.result.because, key=lambda item: -abs(item.log_lr.mid))
        for item in weights[:_MOST]:
            yield f"{name}: {item.text} (counts {math.exp(item.log_lr.mid):.2g} times)"
    if explanation.open:
        yield f"{name}: not known: {', '.join(fact.name for fact in explanation.open[:_MOST])}"
