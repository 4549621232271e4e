"""Kits, knowledge, results and errors as values: what another process gets is equal to what was sent."""

import copy
import multiprocessing
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.everything_told import LACKING, TOLD_MUCH, told_about
from support.strategies import contents, profiles

import twitchkit as tk
from twitchkit.errors import StructureError
from twitchkit.evaluation import EvaluationCase, EvaluationCases, evaluate
from twitchkit.knowledge import Knowledge
from twitchkit.table import score_profiles

PEOPLE = (TOLD_MUCH, LACKING)
PROBLEM = tk.Diagnostic("TK104", "must be a number", hint="write one", file="me.toml", line=3, path=("diet", 0))


def sent(value):
    return pickle.loads(pickle.dumps(value))  # noqa: S301  (our own bytes)


def errors_below(cls: type[Exception]) -> Iterator[type[Exception]]:
    for error in cls.__subclasses__():
        yield error
        yield from errors_below(error)


@pytest.mark.thorough
def test_spawned_workers_assess_as_this_process_does(full_kit):
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        assert list(pool.map(full_kit.assess, PEOPLE)) == [full_kit.assess(profile) for profile in PEOPLE]


@pytest.mark.thorough
def test_a_kit_that_was_passed_on_answers_all_as_the_first_one(full_kit, told):
    full_kit.foods.read("1 cup spinach")  # with a database open
    other = copy.deepcopy(sent(copy.copy(full_kit)))
    assert other == full_kit
    assert other.knowledge.digest == full_kit.knowledge.digest
    assert list(told_about(other, LACKING)) == told["lacking"]


def test_knowledge_keeps_its_packs_its_notices_and_its_standard(full_kit):
    chosen = attrs.evolve(full_kit.knowledge, complete=False, notices=("a pack was left out",)).judged_by("efsa")
    other = sent(chosen)
    assert other == chosen
    assert (other.packs, other.complete, other.notices, other.standard, other.digest) == (
        chosen.packs,
        False,
        ("a pack was left out",),
        chosen.standard,
        chosen.digest,
    )


def test_a_copy_of_knowledge_compiles_nothing_again(full_kit):
    assert copy.deepcopy(full_kit).knowledge is copy.copy(full_kit.knowledge) is full_kit.knowledge


@given(contents(), st.data())
def test_any_knowledge_assesses_alike_on_the_other_side(content, data):
    knowledge = Knowledge.build(content)
    profile = data.draw(profiles(knowledge))
    assert tk.assess(sent(knowledge), sent(profile)) == tk.assess(knowledge, profile)


def test_profiles_and_results_are_equal_on_the_other_side(told):
    for value in (list(PEOPLE), *told.values()):
        assert sent(value) == copy.deepcopy(value) == [copy.copy(item) for item in value] == value


def test_a_copy_of_an_assessment_can_still_be_explained_and_a_pickled_one_has_lost_its_person(kit):
    result = kit.assess(LACKING)
    for copied in (copy.copy(result), copy.deepcopy([result])[0]):
        assert kit.explain(copied, "magnesium") == kit.explain(result, "magnesium")
    with pytest.raises(tk.TwitchkitError, match="profile"):
        kit.explain(sent(result), "magnesium")
    assert kit.explain(sent(result), "magnesium", profile=LACKING) == kit.explain(result, "magnesium")


def test_an_evaluation_and_scores_of_many_people_are_too(kit):
    case = EvaluationCase(id="one", profile=tk.Profile(age=61), urgency_at_least=tk.Tier.ROUTINE)
    cases = EvaluationCases(cases=(case,))
    evaluation = evaluate(kit, cases)
    assert sent(cases) == copy.deepcopy(cases) == cases
    assert sent(evaluation) == copy.deepcopy(evaluation) == evaluation
    scores = score_profiles(kit.knowledge, [*PEOPLE, tk.Profile(age=-1)])
    other = sent(scores)
    assert other.rejected == scores.rejected
    assert all(np.array_equal(other.log_odds[id], column) for id, column in scores.log_odds.items())


@pytest.mark.parametrize("cls", [tk.TwitchkitError, *errors_below(tk.TwitchkitError)])
@pytest.mark.parametrize("passed_on", [sent, copy.copy, copy.deepcopy])
def test_an_error_keeps_its_problems_and_its_words(cls, passed_on):
    if issubclass(cls, tk.ProblemsError):
        error = cls([PROBLEM, PROBLEM])
    elif cls is tk.MissingExtraError:
        error = cls("reading text", "text")
    else:
        error = cls("nothing is called so")
    other = passed_on(error)
    assert (type(other), str(other), vars(other)) == (cls, str(error), vars(error))


def test_errors_of_every_sort_were_tried():
    found = set(errors_below(tk.TwitchkitError))
    assert {tk.PackError, tk.ProfileError, tk.UnknownIdError, tk.MissingExtraError, StructureError} <= found
