"""What of an assessment a page shows: what matters most, and of safety all."""

import attrs
import pytest
from support.everything_told import TOLD_MUCH

import twitchkit as tk
from twitchkit.model.advice import Use
from twitchkit.model.shown import in_the_short_answer, shown


@pytest.fixture(scope="module")
def result(kit: tk.Kit) -> tk.Assessment:
    return kit.assess(TOLD_MUCH)


def in_bands(result: tk.Assessment, *bands: tk.Band) -> tk.Assessment:
    pairs = zip(result.conditions, bands, strict=False)
    return attrs.evolve(result, conditions=tuple(attrs.evolve(item, band=band) for item, band in pairs))


def with_tips(result: tk.Assessment, *uses: Use) -> tk.Assessment:
    tip = result.tips[0]
    tips = [attrs.evolve(tip, id=f"toy:{place}", use=use, in_short="Do so.") for place, use in enumerate(uses)]
    return attrs.evolve(result, tips=tuple(tips))


def places(tips: tuple[tk.TipResult, ...]) -> list[int]:
    return [int(tip.id.removeprefix("toy:")) for tip in tips]


def test_the_first_three_conditions_that_may_be_it_are_shown(result: tk.Assessment):
    told = in_bands(result, *[tk.Band.CONSISTENT] * 2, *[tk.Band.POSSIBLE] * 2, *[tk.Band.UNDETERMINED] * 2)

    assert [item.id for item in shown(told).conditions] == [item.id for item in told.conditions[:3]]


def test_what_is_not_at_least_possible_is_not_shown_but_for_the_best_so_far(result: tk.Assessment):
    told = in_bands(result, *[tk.Band.UNDETERMINED] * 4)
    best = told.conditions[2].id

    assert shown(attrs.evolve(told, best_so_far="")).conditions == ()
    assert [item.id for item in shown(attrs.evolve(told, best_so_far=best)).conditions] == [best]
    one = in_bands(told, tk.Band.POSSIBLE, *[tk.Band.UNDETERMINED] * 3)
    assert [item.id for item in shown(attrs.evolve(one, best_so_far=best)).conditions] == [told.conditions[0].id]


def test_of_a_condition_the_three_entries_that_weigh_most_are_shown_in_their_order(result: tk.Assessment):
    (whole, *_) = (item for item in result.conditions if len([e for e in item.because if not e.cap]) > 3)
    told = attrs.evolve(result, conditions=(attrs.evolve(whole, band=tk.Band.CONSISTENT),))
    entries = [entry for entry in whole.because if not entry.cap]
    weights = sorted((abs(entry.log_lr.mid) for entry in entries), reverse=True)

    (item,) = shown(told).conditions

    assert [entry for entry in entries if entry in item.because] == list(item.because)
    assert sorted((abs(entry.log_lr.mid) for entry in item.because), reverse=True) == weights[:3]


def test_the_short_answer_has_the_first_of_each_use_and_two_to_ask(result: tk.Assessment):
    uses = [use for use in (Use.HABIT, Use.TONIGHT, Use.ASK, Use.WATCH) for _ in range(3)]
    calm = attrs.evolve(result, urgency=attrs.evolve(result.urgency, reasons=()))

    assert places(in_the_short_answer(with_tips(calm, *uses))) == [3, 0, 6, 7, 9]


def test_where_something_is_urgent_nothing_is_left_to_be_watched(kit: tk.Kit, result: tk.Assessment):
    urgency = kit.assess(tk.Profile(findings={"chest_pain": True})).urgency
    assert urgency.reasons

    told = attrs.evolve(with_tips(result, Use.WATCH, Use.ASK), urgency=urgency)
    assert places(in_the_short_answer(told)) == [1]


def test_the_first_two_tips_and_those_of_the_short_answer_are_shown(result: tk.Assessment):
    told = with_tips(result, Use.HABIT, Use.HABIT, Use.HABIT, Use.TONIGHT, Use.TONIGHT)

    assert places(shown(told).tips) == [0, 1, 3]
