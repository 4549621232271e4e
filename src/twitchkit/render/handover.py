"""What to tell those who help today: first, in a few facts, what the danger comes from; the rest stands below.

In a hurry what stands last is not said. So medicines come first, with what was changed, and what was done or met; then
readings; then the signs behind the urgency.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twitchkit.logic.in_words import noted
from twitchkit.model.assessment import Assessment
from twitchkit.model.told import State, ToldUse
from twitchkit.render.blocks import Bullets, Item, Paragraph
from twitchkit.render.told import answer_text, present_in_words, use_text, who

_MOST_FIRST = 5


def handover(assessment: Assessment) -> tuple[Bullets, ...]:
    """Return what to tell: at most five facts, a line each."""
    first = _first_facts(assessment)
    return (Bullets(tuple(Item(f"{fact}.") for fact in first), title="Tell them"),) if first else ()


def told_then(assessment: Assessment) -> tuple[Paragraph, ...]:
    """Return everything else that was told as present, for whoever asks more."""
    first = _first_facts(assessment)
    facts = [fact for part in _facts(assessment) for fact in part]
    rest = [fact for fact in facts if not any(fact in said for said in first)]
    rest += present_in_words(assessment.told, [*first, *facts])
    return (Paragraph(f"Tell them as well: {'; '.join(dict.fromkeys(rest))}."),) if rest else ()


def _first_facts(assessment: Assessment) -> list[str]:
    pressing, others = _facts(assessment)
    return list(dict.fromkeys(_in_order(assessment, pressing, others)))[:_MOST_FIRST]


def _facts(assessment: Assessment) -> tuple[list[str], list[str]]:
    """Return the facts behind the reasons of today, and those behind the others."""
    urgency = assessment.urgency
    pressing = dict.fromkeys(
        words for reason in urgency.reasons if reason.tier is urgency.tier for words in reason.seen
    )
    later = (words for reason in urgency.reasons for words in reason.seen)
    return list(pressing), [words for words in dict.fromkeys(later) if words not in pressing]


def _in_order(assessment: Assessment, pressing: list[str], others: list[str]) -> Iterator[str]:
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
