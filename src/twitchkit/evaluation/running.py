"""evaluate(): every case judged, what cannot be judged reported, and the figures over the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twitchkit.errors import ProfileError
from twitchkit.evaluation.bootstrap import estimate
from twitchkit.evaluation.cases import EvaluationCases
from twitchkit.evaluation.judging import Judged, judge
from twitchkit.evaluation.measuring import (
    bands,
    detail_statistics,
    headline,
    headline_statistics,
    probabilities,
    ranges,
    tiers,
)
from twitchkit.evaluation.questioning import interview, question_figures
from twitchkit.evaluation.result import Evaluation, Subgroup, Violation
from twitchkit.kit import Kit
from twitchkit.model.profile import Profile, known
from twitchkit.scoring.assessing import ENGINE

_AGES = ((18, "under 18"), (40, "18 to 39"), (65, "40 to 64"), (80, "65 to 79"))
_OLDEST = "80 and over"
_NOT_TOLD = "not told"


def evaluate(
    kit: Kit, cases: EvaluationCases, *, resamples: int = 1000, seed: int = 0, with_questions: bool = False
) -> Evaluation:
    """Return how good the results of a kit are on some cases, with 95 % bootstrap intervals over the cases.

    A case that names what the packs do not have, or whose profile they cannot read, is told in ``rejected`` and harms
    no other. The same seed gives the same intervals; no ``resamples``, no intervals. ``with_questions`` also asks every
    person what the kit would ask, which takes a second or so each. The formulas and their sources are in
    docs/method.md, how to read the figures in docs/evaluation.md.

    >>> from twitchkit.kit import load
    >>> evaluate(load([]), EvaluationCases(cases=())).cases
    0
    """
    judged: list[Judged] = []
    rejected = list(cases.problems)
    for case in cases.cases:
        try:
            judged.append(judge(kit.knowledge, case))
        except ProfileError as error:
            rejected += error.diagnostics
    statistics = {**headline_statistics(judged), **detail_statistics(judged)}
    people = [interview(kit, item.case) for item in judged] if with_questions else []
    figures = estimate(statistics, len(judged), resamples=resamples, seed=seed)
    return Evaluation(
        engine=ENGINE,
        packs=kit.knowledge.packs,
        knowledge=kit.knowledge.digest,
        complete=kit.knowledge.complete,
        cases=len(judged),
        rejected=tuple(rejected),
        resamples=resamples,
        seed=seed,
        headline=headline(figures),
        ranges=ranges(judged),
        tiers=tiers(figures),
        bands=bands(figures),
        bands_as_expected=figures["bands_as_expected"],
        bands_higher=figures["bands_higher"],
        bands_lower=figures["bands_lower"],
        probabilities=probabilities(figures),
        violations=tuple(
            Violation(case=item.case.id, must_not=str(broken)) for item in judged for broken in item.violations
        ),
        groups=tuple(_groups(judged, resamples, seed)),
        questions=question_figures(people, resamples=resamples, seed=seed) if with_questions else None,
    )


def _groups(judged: Sequence[Judged], resamples: int, seed: int) -> Iterator[Subgroup]:
    """Iterate over the groups by sex, age and label; one that holds all cases says nothing new."""
    members: dict[tuple[str, str], list[Judged]] = {}
    for item in judged:
        profile = item.case.profile
        keys = [("sex", known(profile.sex) or _NOT_TOLD), ("age", _age_band(profile))]
        for key in [*keys, *(("label", label) for label in dict.fromkeys(item.case.labels))]:
            members.setdefault(key, []).append(item)
    order = [_NOT_TOLD, "female", "male", *(name for _, name in _AGES), _OLDEST]
    for by in ("sex", "age", "label"):
        names = [name for dimension, name in members if dimension == by]
        for name in sorted(names, key=lambda name: (order.index(name) if name in order else len(order), name)):
            group = members[by, name]
            if len(group) < len(judged):
                figures = estimate(headline_statistics(group), len(group), resamples=resamples, seed=seed)
                yield Subgroup(by=by, name=name, cases=len(group), headline=headline(figures))


def _age_band(profile: Profile) -> str:
    age = known(profile.age)
    if age is None:
        return _NOT_TOLD
    return next((name for below, name in _AGES if age < below), _OLDEST)
