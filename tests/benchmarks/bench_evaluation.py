"""How long an evaluation takes. Collected only when named: see figures.py."""

from itertools import islice
from pathlib import Path

from twitchkit.evaluation import EvaluationCases, evaluate, read_evaluation_cases, simulate, simulated_cases

PATIENTS = Path(__file__).parents[2] / "examples" / "evaluation" / "published_patients.jsonl"
PEOPLE = 200


def test_evaluate_the_published_patients(benchmark, kit):
    benchmark.extra_info["figure"] = "evaluate() of 37 published patients, 1000 resamples"
    cases = read_evaluation_cases(PATIENTS)
    assert benchmark.pedantic(evaluate, args=(kit, cases), rounds=5, warmup_rounds=1).cases == 37


def test_judge_people_who_answered_everything(benchmark, kit):
    benchmark.extra_info["figure"] = f"evaluate() of {PEOPLE} people with all answers, without intervals"
    benchmark.extra_info["rows"] = PEOPLE
    cases = simulated_cases(kit.knowledge, PEOPLE, seed=1)
    told = benchmark.pedantic(evaluate, args=(kit, cases), kwargs={"resamples": 0}, rounds=5, warmup_rounds=1)
    assert told.cases == PEOPLE


def test_judge_people_who_said_little(benchmark, kit):
    benchmark.extra_info["figure"] = "evaluate() of the published patients ten times over, without intervals"
    cases = read_evaluation_cases(PATIENTS).cases
    many = EvaluationCases(cases=cases * 10)
    benchmark.extra_info["rows"] = len(many.cases)
    told = benchmark.pedantic(evaluate, args=(kit, many), kwargs={"resamples": 0}, rounds=5, warmup_rounds=1)
    assert told.cases == 370


def test_resample_a_thousand_times(benchmark, kit):
    benchmark.extra_info["figure"] = f"evaluate() of {PEOPLE} people with all answers, 2000 resamples"
    cases = simulated_cases(kit.knowledge, PEOPLE, seed=1)
    told = benchmark.pedantic(evaluate, args=(kit, cases), kwargs={"resamples": 2000}, rounds=3)
    assert told.headline.top_1.low is not None


def test_draw_people(benchmark, kit):
    benchmark.extra_info["figure"] = f"simulate() of {PEOPLE} people"
    benchmark.extra_info["rows"] = PEOPLE
    people = benchmark.pedantic(
        lambda: list(islice(simulate(kit.knowledge, PEOPLE, seed=1), PEOPLE)), rounds=5, warmup_rounds=1
    )
    assert len(people) == PEOPLE
