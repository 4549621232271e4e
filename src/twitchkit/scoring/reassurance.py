"""Reassurance: looking after oneself is enough only where everything that was told fits something benign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from twitchkit.knowledge import Knowledge
from twitchkit.logic import ONE_PERSON, Truth
from twitchkit.model.condition import Band
from twitchkit.model.nutrient_result import LabClass
from twitchkit.model.safety import Tier
from twitchkit.model.vocabulary import Finding, Kind, TakenFrom
from twitchkit.quantity import ANYTHING, Interval
from twitchkit.scoring.conditions import Scored
from twitchkit.scoring.labs import classify, has_limits
from twitchkit.scoring.observations import Observations
from twitchkit.scoring.rules import TOLERANCE
from twitchkit.scoring.score import weight_of

_OF_EVERYBODY = (TakenFrom.AGE, TakenFrom.SEX)


def earned_self_care(knowledge: Knowledge, observations: Observations, scored: Sequence[Scored]) -> bool:
    """Tell whether looking after oneself is enough, given that no flag, limit or condition raised the urgency.

    There is a red-flag screen. What fits is benign, and every benign condition that fits had its part of the screen
    answered no. Nothing that a red flag names is present, but for a medicine whose flags cannot come up; whatever else
    was told as present fits one of them or is the complaint; every reading lies within its usual limits, and nothing
    was told that only a pack which is not here could judge. Answers of "no" never stand against it.
    """
    fitting = [item for item in scored if item.score.band >= Band.POSSIBLE.rank]
    return (
        bool(knowledge.plan.screen and fitting)
        and not observations.not_here
        and all(_is_benign(item, observations) for item in fitting)
        and not any(_alarms(knowledge, name, observations, fitting) for name in alarming(knowledge, observations))
        and _accounted_for(knowledge, observations, fitting)
        and all(_is_usual(knowledge, id, observations) for id in _measured(knowledge, observations))
    )


def _is_benign(item: Scored, observations: Observations) -> bool:
    screen = item.plan.screen
    return (
        item.plan.condition.tier is Tier.SELF_CARE
        and bool(screen)
        and all(is_absent(id, observations) for id in screen)
    )


def alarming(knowledge: Knowledge, observations: Observations) -> list[str]:
    """Return the findings that are present and that a red flag names, in id order."""
    present = observations.told.present & knowledge.plan.red_flag_findings
    return [name for name in sorted(present) if is_present(name, observations)]


def explained(knowledge: Knowledge, observations: Observations, scored: Iterable[Scored], most: Tier) -> frozenset[str]:
    """Return which of the findings that red flags name fit something that fits itself and is no more urgent."""
    fitting = [
        item for item in scored if item.score.band >= Band.POSSIBLE.rank and item.plan.condition.tier.rank <= most.rank
    ]
    fits = {name for item in fitting for name in _fits(item, observations)}
    return frozenset(name for name in alarming(knowledge, observations) if name in fits)


def _alarms(knowledge: Knowledge, name: str, observations: Observations, fitting: Sequence[Scored]) -> bool:
    """Tell whether something present that a red flag names stands against looking after oneself.

    A medicine does not where each flag that names it needs what is known to be absent: a painkiller that is dangerous
    beside lithium, in somebody who takes none. It does where it could be what makes something benign fit, or something
    else not: one more red-flag finding never earns reassurance. Nor does what somebody had in the past, and what all
    that fits calls neutral beside it: a high pressure makes a sudden back pain dangerous, and not a cramp.
    """
    if knowledge.findings[name].history and all(name in item.plan.neutral for item in fitting):
        return _may_reassure(knowledge, name, observations)
    if knowledge.findings[name].taken_from is not TakenFrom.MEDICINE_CLASS or _may_reassure(
        knowledge, name, observations
    ):
        return True
    flags = (flag for flag in knowledge.plan.red_flags.items if name in flag.names)
    return not all(flag.evaluate(observations.env, ONE_PERSON).false for flag in flags)


def _may_reassure(knowledge: Knowledge, name: str, observations: Observations) -> bool:
    """Tell whether a benign condition looks at a finding, or it speaks against another one."""
    for plan in knowledge.plan.conditions:
        if any(name in criterion.excluded_names for criterion in plan.criteria):
            return True
        if name in plan.names and plan.condition.tier is Tier.SELF_CARE:
            return True
        evidence = (item for group in plan.groups for item in group.evidence if name in item.names)
        if any(weight_of(item, observations.env) < -TOLERANCE for item in evidence):
            return True
    return False


def _accounted_for(knowledge: Knowledge, observations: Observations, fitting: Iterable[Scored]) -> bool:
    """Tell whether everything told as present is a complaint, or fits something benign.

    Of medicines and of what somebody had in the past it is enough that a caution reads it.
    """
    fits = {name for item in fitting for name in _fits(item, observations)}
    cautioned = {name for plan in knowledge.plan.cautions.items for name in plan.names}
    for id in told_present(knowledge, observations):
        finding = knowledge.findings[id]
        if finding.complaint or id in fits:
            continue
        if not (id in cautioned and (finding.taken_from is not None or finding.history)):
            return False
    return True


def _fits(item: Scored, observations: Observations) -> Iterator[str]:
    """Yield the findings that a condition looks at and that do not speak against it, and those neutral beside it."""
    yield from item.plan.neutral
    env = observations.env
    yield from (id for id, is_neutral in item.plan.neutral_up_to.items() if is_neutral(env, ONE_PERSON).true)
    speaks_for, speaks_against = set[str](), set[str]()
    for group in item.plan.groups:
        for evidence in group.evidence:
            weight = weight_of(evidence, observations.env)
            (speaks_against if weight < -TOLERANCE else speaks_for).update(evidence.names)
    for criterion in item.plan.criteria:
        speaks_for.update(criterion.requires_names)
    for ceiling in item.plan.ceilings:
        speaks_for.update(ceiling.names)
    yield from (name.partition("=")[0] for name in speaks_for - speaks_against)


def told_present(knowledge: Knowledge, observations: Observations) -> Iterator[str]:
    """Yield the findings that were told as present, by an answer or by the list of medicines.

    A level counts unless it is the lowest of several in order, which says no. A number counts unless it is usual, and
    where nothing is called usual, unless it is 0. Age and sex are told of everybody and are no finding; nor is what
    only leads to further questions (which results are known), as the answers to those are told themselves.
    """
    only_leads = knowledge.only_leading
    for id in sorted({key.partition("=")[0] for key in observations.told.present} & knowledge.findings.keys()):
        finding = knowledge.findings[id]
        if finding.taken_from in _OF_EVERYBODY or id in only_leads:
            continue
        if finding.when and id not in observations.asked:
            continue
        match finding.kind:
            case Kind.YES_NO:
                present = is_present(id, observations)
            case Kind.SEVERAL:
                present = any(is_present(f"{id}={level}", observations) for level in finding.levels)
            case _:
                value = observations.env[id]
                present = isinstance(value, Interval) and value != ANYTHING and not _says_no(finding, value)
        if present:
            yield id


def _says_no(finding: Finding, value: Interval) -> bool:
    """Tell whether a level or a number says that nothing is there, or may be none at all."""
    if finding.usual is not None:
        low, high = finding.usual
        return low <= value.low and value.high <= high
    return finding.kind is not Kind.CHOICE and value.low <= 0


def _measured(knowledge: Knowledge, observations: Observations) -> Iterator[str]:
    """Yield the measurements that were told, calculated, or supposed to see what they would change."""
    return (id for id in knowledge.measurements if id in observations.known or id in observations.readings)


def _is_usual(knowledge: Knowledge, id: str, observations: Observations) -> bool:
    """Tell whether a reading lies within its usual limits, as far as there are some."""
    return not has_limits(id, observations) or classify(knowledge.measurements[id], observations) is LabClass.NORMAL


def is_present(name: str, observations: Observations) -> bool:
    """Tell whether a finding is known to be there."""
    if name not in observations.told.present:  # by far most are not, and this is asked of all that packs know
        return False
    value = observations.env[name]
    return isinstance(value, Truth) and bool(value.true)


def is_absent(id: str, observations: Observations) -> bool:
    """Tell whether a finding is known not to be there."""
    value = observations.env[id]
    return isinstance(value, Truth) and bool(value.false)
