"""What contradicts itself in what was read: tiers, limits, needs, units, classes, screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from twitchkit.errors import Diagnostic
from twitchkit.ids import pack_of, short
from twitchkit.knowledge import Knowledge
from twitchkit.model.content import Content
from twitchkit.model.nutrient import ReferenceIntake, UpperLimitScope
from twitchkit.model.safety import Tier
from twitchkit.model.vocabulary import Finding, Measurement, TakenFrom

_SCREENED = "screen = true"


def check_at_odds(knowledge: Knowledge, pack: str) -> Iterator[Diagnostic]:
    """Yield what of a pack does not go together."""
    own = Content.of(entry for entry in knowledge if pack_of(entry.id) == pack)
    for check in _CHECKS:
        yield from check(own, knowledge)


def _calming(own: Content, knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Yield what raises an alarm that is none."""
    for what, alarms in (("red flag", own.red_flags), ("critical limit", own.critical_limits)):
        for alarm in alarms.values():
            if alarm.tier is Tier.SELF_CARE:
                message = f"a {what} raises the urgency, and 'self_care' is the lowest"
                yield Diagnostic("TK105", message, hint="say how soon to get help", subject=alarm.id, path=("tier",))


def _unscreened(own: Content, knowledge: Knowledge) -> Iterator[Diagnostic]:
    for condition in own.conditions.values():
        if condition.tier is Tier.SELF_CARE and condition.prior is not None and not condition.screen:
            message = f"'{short(condition.id)}' never reaches 'self_care': it has no screen"
            hint = 'name what must be answered no: screen = ["…"]'
            yield Diagnostic("TK519", message, hint=hint, subject=condition.id, path=("tier",))


def _unheard_signs(own: Content, knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Yield the warning signs of complaints of which a yes raises nothing."""
    for complaint in own.complaints.values():
        for position, id in enumerate(complaint.warning_signs):
            if not knowledge.findings[id].screen and id not in knowledge.plan.red_flag_findings:
                message = f"the warning sign '{short(id)}' is in no screen, and no red flag reads it"
                hint = f"mark the finding ({_SCREENED}), or write the [[red_flag]] that it raises"
                path = ("warning_signs", position)
                yield Diagnostic("TK518", message, hint=hint, subject=complaint.id, path=path)


def _usual_alarms(own: Content, knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Yield the critical limits that readings pass which are usual for everybody."""
    for id, plans in knowledge.plan.critical_limits.items():
        limits = knowledge.measurements[id].limits
        for plan in (plan for plan in plans if plan.critical_limit.id in own.critical_limits):
            within = [
                limit.low is not None and limit.high is not None and limit.low < plan.number < limit.high
                for limit in limits
            ]
            if within and all(within) and not plan.critical_limit.when:
                message = f"{plan.critical_limit.limit!r} lies within the usual limits of '{short(id)}'"
                hint = "look at the number, its unit and its sign"
                yield Diagnostic("TK106", message, hint=hint, subject=plan.critical_limit.id, path=("limit",))


def _needs(own: Content, knowledge: Knowledge) -> Iterator[Diagnostic]:
    """Yield the upper levels that what is needed passes, and the people of whom two needs are told."""
    intakes = tuple(own.reference_intakes.values())
    for intake in intakes:
        needed = max(amount for amount in (intake.ear, intake.rda, intake.ai, 0.0) if amount is not None)
        if intake.ul is not None and intake.ul < needed and intake.ul_scope is UpperLimitScope.TOTAL:
            message = f"'ul' {intake.ul:g} is below what is needed, {needed:g}"
            hint = "look at the number, or say that it counts supplements alone: ul_scope"
            yield Diagnostic("TK106", message, hint=hint, subject=intake.id, path=("ul",))
    for one, other in combinations(sorted(intakes, key=lambda intake: intake.id), 2):
        if _of_the_same(one, other):
            ages = f"of {max(one.min_age, other.min_age):g} to {min(one.max_age, other.max_age):g} years"
            message = f"'{short(one.id)}' and '{short(other.id)}' are for the same people {ages}"
            hint = "let one end before the other begins"
            yield Diagnostic("TK211", message, hint=hint, subject=other.id, path=("min_age",))


def _of_the_same(one: ReferenceIntake, other: ReferenceIntake) -> bool:
    alike = all(getattr(one, key) == getattr(other, key) for key in ("nutrient", "standard", "state", "when"))
    both = one.sex == other.sex or "both" in (one.sex, other.sex)
    return alike and both and one.min_age < other.end and other.min_age < one.end


def _units(own: Content, knowledge: Knowledge) -> Iterator[Diagnostic]:
    items: tuple[Finding | Measurement, ...] = (*own.findings.values(), *own.measurements.values())
    for item in items:
        scale = item.units.get(item.unit)
        if scale is not None and (scale.factor, scale.offset) != (1.0, 0.0):
            message, hint = f"{item.unit!r} is the own unit, and has the factor {scale.factor:g}", "remove it"
            yield Diagnostic("TK105", message, hint=hint, subject=item.id, path=("units",))


def _classes(own: Content, knowledge: Knowledge) -> Iterator[Diagnostic]:
    for medicine in own.medicines.values():
        for key in ("classes", "may_be"):
            for position, id in enumerate(getattr(medicine, key)):
                if knowledge.findings[id].taken_from is not TakenFrom.MEDICINE_CLASS:
                    message = f"'{short(id)}' is no class of medicines"
                    hint = 'name a finding with taken_from = "medicine_class"'
                    yield Diagnostic("TK211", message, hint=hint, subject=medicine.id, path=(key, position))


_CHECKS: tuple[Callable[[Content, Knowledge], Iterator[Diagnostic]], ...] = (
    _calming,
    _unscreened,
    _unheard_signs,
    _usual_alarms,
    _needs,
    _units,
    _classes,
)
