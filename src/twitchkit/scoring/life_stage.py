"""Life stages: which reference intake is a person's, and what this person needs more than others."""

from __future__ import annotations

from typing import NamedTuple

from twitchkit.knowledge import Knowledge
from twitchkit.knowledge.plans import FactorPlan, WhenPlan
from twitchkit.logic import ONE_PERSON, Env, Kernel, Truth
from twitchkit.model.nutrient import LifeState, ReferenceIntake
from twitchkit.quantity import Interval
from twitchkit.scoring.adequacy import Requirement

_SEXES = {"female": 0.0, "male": 1.0}


class Reference(NamedTuple):
    """A person's reference intake; what this person needs, at least and at most on average; and why it is more.

    ``needs`` is None where no average is set; ``sources`` are those of the intake and of what adds to it.
    """

    intake: ReferenceIntake
    needs: tuple[Requirement, Requirement] | None
    because: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def recommended(self) -> float | None:
        """The intake to plan for: the RDA, as much more of it as this person needs, or the AI; None if none is set.

        Source: IOM (2003), Dietary Reference Intakes: Applications in Dietary Planning, chapter 2: for a person, as
        distinct from a group, one plans for a low risk of too little.
        """
        if self.intake.rda is None:
            return self.intake.ai
        more = 1.0 if self.needs is None or self.intake.ear is None else self.needs[0].average / self.intake.ear
        return self.intake.rda * more


def find_reference(knowledge: Knowledge, nutrient: str, env: Env) -> Reference | None:
    """Return the reference intake of a person's life stage; None while age or sex is unknown, or none is set."""
    for intake in knowledge.intakes_of(nutrient):
        if concerns(intake, knowledge.plan.narrowed.get(intake.id), env, ONE_PERSON):
            return _reference(knowledge, nutrient, intake, env)
    return None


def concerns(intake: ReferenceIntake, narrowed: WhenPlan | None, env: Env, kernel: Kernel) -> bool:
    """Tell whether a reference intake is that of a person with these values.

    An age is counted in the stage that it has begun: 50.9 years belong to 31-50.
    """
    age, sex = env["age"], env["sex"]
    pregnant, lactating = env["pregnant"], env["breastfeeding"]
    assert isinstance(age, Interval)
    assert isinstance(sex, Interval)
    assert isinstance(pregnant, Truth)
    assert isinstance(lactating, Truth)
    fits = (age.low >= intake.min_age) & (age.high < intake.end)
    if intake.sex in _SEXES:
        fits = fits & (sex.low == _SEXES[intake.sex]) & (sex.high == _SEXES[intake.sex])
    match intake.state:
        case LifeState.PREGNANT:
            fits = fits & pregnant.true
        case LifeState.LACTATING:
            fits = fits & lactating.true & (pregnant.true ^ True)
        case LifeState.NONE:
            fits = fits & (lactating.true ^ True) & (pregnant.true ^ True)
    return fits if narrowed is None else fits & narrowed.applies(env, kernel).true


def requirements_of(intake: ReferenceIntake) -> tuple[Requirement, Requirement] | None:
    """Return what people of a life stage need, at least and at most on average; None without an average."""
    if intake.ear is None:
        return None
    lowest = Requirement(intake.ear, intake.requirement_cv, intake.percentiles)
    return lowest, lowest if intake.ear_high is None else lowest._replace(average=intake.ear_high)


def needs_times(factors: tuple[FactorPlan, ...], env: Env, kernel: Kernel) -> float:
    """Return how many times as much a person with these values needs."""
    times = 1.0
    for plan in factors:
        times = times * kernel.where(plan.when.applies(env, kernel).true, plan.factor.by, 1.0)
    return times


def factors_of(knowledge: Knowledge, nutrient: str) -> tuple[FactorPlan, ...]:
    """Return what makes the need of a nutrient larger in the standard that holds."""
    factors = knowledge.plan.requirement_factors.get(nutrient, ())
    return tuple(plan for plan in factors if plan.factor.standard == knowledge.standard)


def _reference(knowledge: Knowledge, nutrient: str, intake: ReferenceIntake, env: Env) -> Reference:
    needs, sources = requirements_of(intake), intake.sources
    if needs is None:
        return Reference(intake, None, (), sources)
    factors = factors_of(knowledge, nutrient)
    times = needs_times(factors, env, ONE_PERSON)
    reasons = [plan for plan in factors if plan.when.applies(env, ONE_PERSON).true]
    cited = [id for plan in reasons for id in plan.sources]
    return Reference(
        intake=intake,
        needs=(needs[0].times(times), needs[1].times(times)),
        because=tuple(plan.factor.because for plan in reasons),
        sources=tuple(dict.fromkeys((*sources, *cited))),
    )
