"""Results that are built when they are looked at are the same as if they had been built at once."""

import copy
import pickle

import attrs
import pytest

import twitchkit as tk

TOLD = tk.Profile(age=61, sex="female", findings={"urge_to_move": True, "worse_at_rest": True, "leg_cramps": False})


@pytest.fixture
def result(full_kit):
    return full_kit.assess(TOLD)


def test_an_assessment_is_the_same_in_whatever_order_it_is_looked_at(full_kit, result):
    other = full_kit.assess(TOLD)
    names = [item.name for item in attrs.fields(tk.Assessment)]
    assert [getattr(other, name) for name in reversed(names) if name != "person"]
    assert result == other


def test_what_was_looked_at_is_not_built_anew(result):
    assert result.conditions is result.conditions
    assert result.conditions[0].because is result.conditions[0].because


def test_a_condition_that_is_sent_away_is_whole(result):
    first = result.conditions[0]
    sent = pickle.loads(pickle.dumps(first))  # noqa: S301  (our own bytes)
    assert sent == first == copy.copy(first)
    assert sent.because
    assert vars(sent).keys() == {item.name for item in attrs.fields(tk.ConditionResult)}


def test_a_misspelled_attribute_is_an_error(result):
    with pytest.raises(AttributeError, match="no attribute 'urgncy'"):
        _ = result.urgncy
