"""What must hold of every content beside its names, expressions and citations: ranges, safety."""

from __future__ import annotations

import math

from twitchkit.ids import is_id, short
from twitchkit.knowledge.amounts import check_amounts, check_range
from twitchkit.knowledge.eating import check_eating
from twitchkit.knowledge.interviewing import check_interviewing
from twitchkit.knowledge.phrases import check_phrases
from twitchkit.knowledge.problems import Path, Problems
from twitchkit.knowledge.relations import grouped
from twitchkit.knowledge.requirements import check_reference_intake
from twitchkit.model.condition import Condition, Evidence
from twitchkit.model.content import WRITTEN, Content, kinds_of
from twitchkit.model.provenance import Status
from twitchkit.model.vocabulary import Finding, Kind, Measurement, Medicine, TakenFrom


def check_content(content: Content, problems: Problems) -> None:
    """Note everything that is wrong with a linked content, beside its names and expressions."""
    _check_ids(content, problems)
    phrases = grouped((item.finding, item) for item in content.phrases.values())
    for finding in content.findings.values():
        _check_finding(finding, problems)
        check_phrases(finding, phrases.get(finding.id, ()), problems)
    for measurement in content.measurements.values():
        _check_measurement(measurement, problems)
    for medicine in content.medicines.values():
        _check_medicine(medicine, problems)
    for intake in content.reference_intakes.values():
        check_reference_intake(intake, problems)
    for condition in content.conditions.values():
        _check_condition(condition, content, problems)
    _check_added_evidence(content, problems)
    check_amounts(content, problems)
    check_eating(content, problems)
    check_interviewing(content, problems)
    if len(content.thresholds) > 1:
        subject = list(content.thresholds)[-1]
        problems.add("TK207", f"thresholds come from one pack only, not {len(content.thresholds)}", subject=subject)


def _check_ids(content: Content, problems: Problems) -> None:
    owners: dict[str, str] = {}
    for kinds, entries in kinds_of(content):
        kind = WRITTEN[kinds].replace("_", " ")
        for id in entries:
            if not is_id(id):
                problems.add("TK105", f"'{id}' is no id", subject=id, hint="write pack:name in snake_case")
            if id in owners:
                problems.add("TK204", f"'{id}' is the id of a {owners[id]} and a {kind}", subject=id)
            owners[id] = kind


def _check_finding(finding: Finding, problems: Problems) -> None:
    has_levels = finding.kind in (Kind.LEVELS, Kind.CHOICE, Kind.SEVERAL)
    if has_levels != bool(finding.levels):
        message = f"a {finding.kind.value} finding {'needs' if has_levels else 'has no'} levels"
        problems.add("TK211", message, subject=finding.id, path=("levels",))
    for level in dict.fromkeys(finding.levels):
        if finding.levels.count(level) > 1:
            problems.add("TK211", f"a level stands twice: {level!r}", subject=finding.id, path=("levels",))
    if finding.unit and finding.kind is not Kind.NUMBER:
        problems.add("TK211", "only a number has a unit", subject=finding.id, path=("unit",))
    if finding.screen and finding.kind is not Kind.YES_NO:
        problems.add("TK405", "a finding of the red-flag screen is a yes/no", subject=finding.id, path=("screen",))
    if finding.complaint and (finding.screen or finding.kind is not Kind.YES_NO):
        message = "a complaint is a yes/no and no part of the red-flag screen"
        problems.add("TK405", message, subject=finding.id, path=("complaint",))
    dated = (
        TakenFrom.MEDICINE_RECENT,
        TakenFrom.MEDICINE_STOPPED,
        TakenFrom.MEDICINE_ENDED,
        TakenFrom.MEDICINE_CHANGE,
    )
    if (finding.taken_from in dated) != (finding.within_weeks is not None):
        message = "'within_weeks' goes with medicine_recent, medicine_stopped, medicine_ended and medicine_change"
        problems.add("TK211", message, subject=finding.id)
    _check_plausible(finding, problems)
    _check_usual(finding, problems)


def _check_usual(finding: Finding, problems: Problems) -> None:
    if finding.usual is None:
        return
    low, high = finding.plausible or (-math.inf, math.inf)
    if finding.kind is not Kind.NUMBER:
        problems.add("TK211", "only a number has a usual range", subject=finding.id, path=("usual",))
    elif not low <= finding.usual[0] <= finding.usual[1] <= high:
        message = "a usual range rises and lies within what is plausible"
        problems.add("TK106", message, subject=finding.id, path=("usual",))


def _check_measurement(measurement: Measurement, problems: Problems) -> None:
    _check_plausible(measurement, problems)
    least, most = measurement.plausible or (-math.inf, math.inf)
    for position, limits in enumerate(measurement.limits):
        path = ("limits", position)
        if limits.low is not None and limits.high is not None and limits.low > limits.high:
            message, hint = f"the low limit {limits.low:g} is above the high one {limits.high:g}", "exchange them"
            problems.add("TK106", message, subject=measurement.id, path=path, hint=hint)
        for limit in (limits.low, limits.high):
            if limit is not None and least < most and not least <= limit <= most:
                message = f"the limit {limit:g} is outside of what is plausible, {least:g} to {most:g}"
                problems.add("TK106", message, subject=measurement.id, path=path)
    zone = measurement.indeterminate
    if zone is not None:
        check_range(*zone, problems, subject=measurement.id, path=("indeterminate",))


def _check_plausible(item: Finding | Measurement, problems: Problems) -> None:
    if item.plausible is not None:
        check_range(*item.plausible, problems, subject=item.id, path=("plausible",))
    for unit, scale in item.units.items():
        if scale.factor <= 0:
            message = f"the factor of {unit!r} is above 0, not {scale.factor:g}"
            problems.add("TK106", message, subject=item.id, path=("units",))


def _check_condition(condition: Condition, content: Content, problems: Problems) -> None:
    id = condition.id
    limit = _elicited_limit(content)
    keys = [evidence.key for evidence in condition.evidence]
    for position, evidence in enumerate(condition.evidence):
        if keys.index(evidence.key) != position:
            problems.add(
                "TK204",
                f"evidence '{evidence.written}' stands twice",
                subject=id,
                path=("evidence", position),
            )
        _check_elicited(evidence, limit, problems, id, ("evidence", position))
    for position, name in enumerate(condition.screen):
        if name in content.findings and not content.findings[name].screen:
            message, hint = f"'{short(name)}' is not part of the red-flag screen", "mark the finding: screen = true"
            problems.add("TK405", message, subject=id, path=("screen", position), hint=hint)
    scored = (*condition.criteria, *condition.evidence, *condition.groups, *condition.ceilings)
    if condition.prior is None and scored:
        hint = "add [prior] with share and range"
        problems.add("TK103", "criteria and evidence need a prior", subject=id, hint=hint, missing="prior")


def _check_added_evidence(content: Content, problems: Problems) -> None:
    for evidence in content.evidence.values():
        _check_elicited(evidence, _elicited_limit(content), problems, evidence.id, ())
        condition = content.conditions.get(evidence.condition)
        if condition is None:  # a name that nothing has was noted
            continue
        if condition.prior is None:
            message = (
                f"'{short(condition.id)}' has no prior, so it is only compared: evidence cannot count for or against it"
            )
            problems.add("TK211", message, subject=evidence.id, path=("condition",))
        if evidence.key in {own.key for own in condition.evidence}:
            message = f"'{short(condition.id)}' has evidence of '{evidence.written}' itself"
            hint = f"change it: [[override]] of evidence.{evidence.written}.present, or absent"
            problems.add("TK204", message, subject=evidence.id, hint=hint)


def _elicited_limit(content: Content) -> float:
    return max((item.elicited_limit for item in content.thresholds.values()), default=10.0)


def _check_elicited(evidence: Evidence, limit: float, problems: Problems, subject: str, path: Path) -> None:
    if evidence.status is Status.ELICITED:
        for key in ("present", "absent"):
            ratio: float = getattr(evidence, key)
            if ratio > 0 and not 1 / limit <= ratio <= limit:
                message = f"an elicited likelihood ratio stays within {1 / limit:g} and {limit:g}, not {ratio:g}"
                problems.add("TK304", message, subject=subject, path=(*path, key))


def _check_medicine(medicine: Medicine, problems: Problems) -> None:
    if not medicine.names:
        hint = "write at least one name that people use for it"
        problems.add("TK103", "'names' is empty", subject=medicine.id, path=("names",), hint=hint)
    if not medicine.classes and len(medicine.may_be) < 2:
        message, hint = "a medicine needs classes", "or, for a name of several things, two or more that it 'may_be'"
        problems.add("TK211", message, subject=medicine.id, hint=hint)
