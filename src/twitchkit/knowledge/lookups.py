"""What medicines and supplements mean: from names to classes, from findings to what they are taken from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from twitchkit.logic import FALSE, Truth
from twitchkit.model.content import Content
from twitchkit.model.vocabulary import Finding, TakenFrom
from twitchkit.quantity import Interval, Scale, find_unit

_OF_A_CLASS = (
    TakenFrom.MEDICINE_YEARS,
    TakenFrom.MEDICINE_RECENT,
    TakenFrom.MEDICINE_STOPPED,
    TakenFrom.MEDICINE_ENDED,
)


class SupplementFinding(NamedTuple):
    """A finding that asks for the daily amount of a nutrient, and the scale of its unit to the nutrient's own."""

    finding: Finding
    nutrient: str
    scale: Scale


class MedicineFindings(NamedTuple):
    """What is asked of medicines: by class, of any medicine, and the values while none of a class is taken."""

    of_class: Mapping[str, tuple[Finding, ...]]
    of_any: tuple[Finding, ...]
    none_taken: Mapping[str, Truth | Interval]


def demographics(content: Content) -> dict[str, str]:
    """Return the findings that are fields of the profile, each with the key of its field."""
    keys = {TakenFrom.AGE: "age", TakenFrom.SEX: "sex"}
    return {id: keys[finding.taken_from] for id, finding in content.findings.items() if finding.taken_from in keys}


def medicine_findings(content: Content) -> MedicineFindings:
    """Return the findings that medicines tell."""
    of_class: dict[str, list[Finding]] = {}
    of_any = []
    none_taken: dict[str, Truth | Interval] = {}
    for finding in content.findings.values():
        if finding.taken_from is TakenFrom.MEDICINE_CLASS:
            of_class.setdefault(finding.id, []).append(finding)
            none_taken[finding.id] = FALSE
        elif finding.taken_from in _OF_A_CLASS:
            of_class.setdefault(finding.of, []).append(finding)
            match finding.taken_from:
                case TakenFrom.MEDICINE_YEARS:
                    none_taken[finding.id] = Interval(0.0, 0.0)
                case TakenFrom.MEDICINE_RECENT:
                    none_taken[finding.id] = FALSE
                case _:  # a list of what is taken need not name what is taken no more
                    pass
        elif finding.taken_from is TakenFrom.MEDICINE_CHANGE:
            of_any.append(finding)
    return MedicineFindings(
        of_class={id: tuple(findings) for id, findings in of_class.items()}, of_any=tuple(of_any), none_taken=none_taken
    )


def supplement_findings(content: Content) -> tuple[SupplementFinding, ...]:
    """Return the findings that ask for supplements of a nutrient that is there, in a unit that it knows."""
    found = []
    for finding in content.findings.values():
        nutrient = content.nutrients.get(finding.of) if finding.taken_from is TakenFrom.SUPPLEMENT else None
        if nutrient is None:  # a vocabulary may name nutrients of a pack that is not there
            continue
        scale = find_unit(finding.unit.removesuffix("/d"), {nutrient.unit: Scale(), **nutrient.units})
        if scale is not None:
            found.append(SupplementFinding(finding=finding, nutrient=nutrient.id, scale=scale))
    return tuple(found)
