"""What to tell those who help today: first what the danger comes from, in a few facts, and then all the rest.

In a hurry what stands last is not said. So medicines come first, with what was changed, and what was done or met; then
readings; then the signs behind the urgency.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twitchkit.logic.in_words import noted
from twitchkit.model.assessment import Assessment
from twitchkit.model.told import State, ToldUse
from twitchkit.render.blocks import Paragraph
from twitchkit.render.told import answer_text, present_in_words, use_text, who

_MOST_FIRST = 5


def handover(assessment: Assessment) -> tuple[Paragraph, ...]:
    """Return what to tell: at most five facts, and below them everything else that was told as present."""
    pressing, others = _facts(assessment)
    first = list(dict.fromkeys(_first(assessment, pressing, others)))[:_MOST_FIRST]
    facts = [*pressing, *others]
    rest = [fact for fact in facts if not any(fact in said for said in first)]
    rest += present_in_words(assessment.told, [*first, *facts])
    lines = (("Tell them", first), ("Then", list(dict.fromkeys(rest))))
    return tuple(Paragraph(f"{lead}: {'; '.join(words)}.") for lead, words in lines if words)


def _facts(assessment: Assessment) -> tuple[list[str], list[str]]:
    """Return the facts behind the reasons of today, and those behind the others."""
    urgency = assessment.urgency
    pressing = dict.fromkeys(
        words for reason in urgency.reasons if reason.tier is urgency.tier for words in reason.seen
    )
    later = (words for reason in urgency.reasons for words in reason.seen)
    return list(pressing), [words for words in dict.fromkeys(later) if words not in pressing]


def _first(assessment: Assessment, pressing: list[str], others: list[str]) -> Iterator[str]:
    """Yield the facts in the order in which they matter to those who help."""
    told, facts = assessment.told, [*pressing, *others]
    yield from who(told)
    uses = [use for use in (*(told.medicines or ()), *(told.supplements or ())) if use.change or _named(use, facts)]
    yield from (use_text(use) for use in sorted(uses, key=lambda use: not use.change))
    for answer in told.answers:
        if answer.exposure and answer.state is State.PRESENT:
            yield answer_text(answer)
    readings = [noted(item.name, item.value) for item in told.readings]
    yield from (reading for reading in readings if reading in facts)
    yield from (fact for fact in pressing if not any(_named(use, [fact]) for use in uses))


def _named(use: ToldUse, facts: Iterable[str]) -> bool:
    """Tell whether a fact rests on a medicine, which it then names at its end in brackets."""
    return any(use.name in fact.rpartition(" (")[2] for fact in facts)
