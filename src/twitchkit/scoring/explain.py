"""Why, and why not: what is behind any condition, nutrient, tip or red flag of an assessment."""

from __future__ import annotations

from attrs import frozen

from twitchkit.errors import UnknownIdError
from twitchkit.knowledge import Knowledge
from twitchkit.logic import ONE_PERSON
from twitchkit.model.advice import Tip
from twitchkit.model.assessment import (
    ConditionResult,
    CriterionState,
    NutrientResult,
    TipResult,
    UrgencyReason,
    Withheld,
)
from twitchkit.model.condition import Band, Condition
from twitchkit.model.eaten import Eaten
from twitchkit.model.nutrient import Nutrient
from twitchkit.model.profile import Profile
from twitchkit.model.safety import Caution, RedFlag, Tier
from twitchkit.scoring.advice import find_cautions, find_tips, withheld_by
from twitchkit.scoring.conditions import result_of, score_all
from twitchkit.scoring.missing import missing_of
from twitchkit.scoring.nutrients import find_nutrients
from twitchkit.scoring.observe import Observations, observe
from twitchkit.scoring.urgency import find_urgency

Explained = ConditionResult | NutrientResult | TipResult | Withheld | UrgencyReason


@frozen(kw_only=True)
class Explanation:
    """What was found of one thing (None: nothing), and in sentences why it is not more than that."""

    id: str
    name: str
    kind: str
    result: Explained | None
    why_not: tuple[str, ...]


def explain(knowledge: Knowledge, profile: Profile, name: str, *, eaten: Eaten | None = None) -> Explanation:
    """Return why a condition, nutrient, tip, red flag or caution came out as it did for a profile.

    It works for whatever the assessment leaves out as well. ``eaten`` is as for :func:`assess`. Raises
    ``UnknownIdError`` for other names and ``ProfileError`` for a profile that cannot be read.
    """
    observations = observe(knowledge, profile, eaten)
    entry = knowledge.find(name)
    if not isinstance(entry, Condition | Nutrient | Tip | RedFlag | Caution):
        what = "conditions, nutrients, tips, red flags and cautions are explained for a person"
        raise UnknownIdError(f"'{name}' is a {type(entry).__name__.lower()}; {what}")
    id = entry.id
    if id in knowledge.conditions:
        return _condition(knowledge, observations, id)
    if id in knowledge.nutrients:
        results = {result.id: result for result in find_nutrients(knowledge, observations)}
        why_not = () if id in results else ("Neither a lab value nor an intake was given.",)
        name = knowledge.nutrients[id].name
        return Explanation(id=id, name=name, kind="nutrient", result=results.get(id), why_not=why_not)
    if id in knowledge.tips:
        return _tip(knowledge, observations, id)
    if isinstance(entry, Caution):
        return _caution(knowledge, observations, entry)
    return _red_flag(knowledge, observations, id)


def _condition(knowledge: Knowledge, observations: Observations, id: str) -> Explanation:
    condition = knowledge.conditions[id]
    scored = score_all(knowledge, observations)
    item = next((item for item in scored if item.plan.condition.id == id), None)
    if item is None:
        members = ", ".join(condition.members)
        why = f"It is compared only, not scored; its members are: {members}."
        return Explanation(id=id, name=condition.name, kind="condition", result=None, why_not=(why,))
    urgency = find_urgency(knowledge, observations, scored)
    result = result_of(knowledge, observations, item, urgency.tier.rank >= Tier.URGENT.rank)
    return Explanation(id=id, name=condition.name, kind="condition", result=result, why_not=_why_not(knowledge, result))


def _why_not(knowledge: Knowledge, result: ConditionResult) -> tuple[str, ...]:
    """Return what holds a condition back, most decisive first."""
    reasons = []
    if result.band is Band.CONSISTENT:
        return ()
    for criterion in result.criteria:
        if criterion.specifier or criterion.state is CriterionState.MET:
            continue
        what = "is not met" if criterion.state is CriterionState.NOT_MET else "is open"
        missing = f" Not known: {', '.join(criterion.missing)}." if criterion.missing else ""
        reasons.append(f"The criterion “{criterion.name}” {what} ({criterion.because}).{missing}")
    reasons += [f"Held back: {reason}." for reason in result.limited_by]
    if result.band is Band.NOT_ASSESSABLE:
        needed = knowledge.plan.thresholds.informative_findings
        reasons.append(f"Fewer than {needed} findings that tell something about it are known.")
    if result.unknown:
        reasons.append(f"Not known, and would count: {', '.join(result.unknown)}.")
    return tuple(reasons)


def _tip(knowledge: Knowledge, observations: Observations, id: str) -> Explanation:
    scored = score_all(knowledge, observations)
    shown, withheld = find_tips(knowledge, observations, scored, find_cautions(knowledge, observations))
    results: dict[str, TipResult | Withheld] = {item.id: item for item in withheld}
    results |= {item.id: item for item in shown}
    result = results.get(id)
    why: tuple[str, ...] = ()
    if result is None:
        why = ("It does not apply to the answers so far.",)
    elif isinstance(result, Withheld):
        why = (result.reason,)
    return Explanation(id=id, name=knowledge.tips[id].title, kind="tip", result=result, why_not=why)


def _caution(knowledge: Knowledge, observations: Observations, caution: Caution) -> Explanation:
    held = {item.plan.caution.id: item for item in find_cautions(knowledge, observations)}.get(caution.id)
    result, why = None, ("It does not hold for these answers.",)
    if held is not None:
        result = withheld_by([held], id=caution.id, name="")
        why = (result.reason,)
    return Explanation(id=caution.id, name=caution.reason, kind="caution", result=result, why_not=why)


def _red_flag(knowledge: Knowledge, observations: Observations, id: str) -> Explanation:
    plan = next(plan for plan in knowledge.plan.red_flags.items if plan.red_flag.id == id)
    truth = plan.evaluate(observations.env, ONE_PERSON)
    reasons = find_urgency(knowledge, observations, score_all(knowledge, observations)).reasons
    result = next((reason for reason in reasons if reason.red_flag == id), None)
    why: tuple[str, ...] = ()
    if truth.false:
        why = ("What it asks for was answered no.",)
    elif not truth.true:
        why = (f"Not known: {', '.join(missing_of(plan.names, knowledge, observations))}.",)
    return Explanation(id=id, name=plan.red_flag.message, kind="red flag", result=result, why_not=why)
