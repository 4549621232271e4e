"""What somebody told, in words for those who take over: who it is, what is there, readings, medicines and supplements.

In a hurry the cause of a danger is easily left out, as the program names a danger by its signs: the alcohol that was
stopped, the pregnancy, the dialysis. So all that was told as present is said, and nothing that was denied.
"""

from __future__ import annotations

from collections.abc import Iterator

from twitchkit.logic import Truth
from twitchkit.model.profile import MedicineUse, Profile, SupplementUse
from twitchkit.model.vocabulary import Kind
from twitchkit.quantity import number_text, span_text
from twitchkit.scoring import Person
from twitchkit.scoring.reassurance import is_present, told_present

_TRIMESTERS = {1: "first", 2: "second", 3: "third"}
_GROWN = 18


def told(person: Person) -> tuple[str, ...]:
    """Return everything that a person told as present, each once, those who they are first."""
    profile = person.profile
    parts = (*_who(profile), *_findings(person), *_readings(person), *_medicines(profile), *_supplements(profile))
    return tuple(dict.fromkeys(parts))


def _who(profile: Profile) -> Iterator[str]:
    if isinstance(profile.age, float) and profile.age < _GROWN:
        yield f"{number_text(profile.age)} years old"
    if profile.pregnant is True:
        trimester = _TRIMESTERS.get(profile.trimester) if isinstance(profile.trimester, int) else None
        yield f"pregnant ({trimester} trimester)" if trimester else "pregnant"
    if profile.breastfeeding is True:
        yield "breastfeeding"


def _findings(person: Person) -> Iterator[str]:
    """Yield the findings that were answered; what follows from a list of medicines is told by their names."""
    knowledge, observations = person.knowledge, person.observations
    for id in told_present(knowledge, observations):
        finding, name = knowledge.findings[id], knowledge.plan.display[id]
        if finding.taken_from is not None or id not in observations.asked:
            continue
        if finding.kind is Kind.SEVERAL:
            levels = [level for level in finding.levels if is_present(f"{id}={level}", observations)]
            yield f"{name}: {', '.join(levels).replace('_', ' ')}"
            continue
        value = observations.env[id]
        if isinstance(value, Truth):
            yield name
        elif finding.kind is Kind.NUMBER:
            yield f"{name}: {span_text(value)} {finding.unit}".rstrip()
        else:
            yield f"{name}: {finding.levels[int(value.low)].replace('_', ' ')}"


def _readings(person: Person) -> Iterator[str]:
    for id, reading in person.observations.readings.items():
        yield f"{person.knowledge.measurements[id].name} ({reading.text})"


def _medicines(profile: Profile) -> Iterator[str]:
    uses = [MedicineUse(name=use) if isinstance(use, str) else use for use in profile.medicines or ()]
    for use in uses:
        weeks = None if use.weeks_ago is None else number_text(use.weeks_ago)
        ago = "" if weeks is None else f", {weeks} week{'' if weeks == '1' else 's'} ago"
        if use.change == "stopped":
            yield f"stopped {use.name}{ago}"
        else:
            yield f"takes {use.name} ({use.change}{ago})" if use.change else f"takes {use.name}{ago}"


def _supplements(profile: Profile) -> Iterator[str]:
    uses = [SupplementUse(name=use) if isinstance(use, str) else use for use in profile.supplements or ()]
    for use in uses:
        amounts = ", ".join(f"{nutrient.replace('_', ' ')} {amount} a day" for nutrient, amount in use.per_day.items())
        yield f"takes {use.name} ({amounts})" if amounts else f"takes {use.name}"
