"""What the pack says in code. Hooks run when packs load, return data and see no profile."""

from twitchkit.content import AddedEvidence, Certainty, Citation, Finding, Kind, Status, hookimpl

OWN = {"cite": (Citation("actigraphy_team"), Citation("ferri_2016")), "certainty": Certainty.VERY_LOW}
OFTEN = 15
"""From so many movements an hour on they count as many in adults."""


@hookimpl
def twitchkit_findings():
    """Return what a recording tells, which people may answer as well: a report of the recorder has it."""
    return [
        Finding(
            id="leg_movements_an_hour",
            name="leg movements in a row, an hour",
            kind=Kind.NUMBER,
            unit="1/h",
            plausible=(0, 400),
            usual=(0, OFTEN),
            question="How many leg movements in a row did an ankle sensor count, an hour?",
        ),
        Finding(
            id="hours_recorded",
            name="hours that an ankle sensor recorded",
            kind=Kind.NUMBER,
            unit="h",
            plausible=(0, 24),
            usual=(0, 24),
            question="For how many hours did the sensor record?",
        ),
    ]


@hookimpl
def twitchkit_evidence():
    """Return what many movements, or few in a whole night, say of two conditions of another pack."""
    told = {
        "text": f"{OFTEN} leg movements an hour or more in four hours of recording",
        "group": "kicks",  # of both conditions: it shares the cap of what others have seen
        "status": Status.ELICITED,
    }
    often = f"leg_movements_an_hour >= {OFTEN} and hours_recorded >= 4"
    return [
        AddedEvidence(
            id="many_in_limb_movements",
            condition="periodic_limb_movement_disorder",
            when=often,
            present=5.0,
            absent=0.3,
            **told,
            **OWN,
        ),
        AddedEvidence(
            id="many_in_restless_legs",
            condition="restless_legs_syndrome",
            when=often,
            present=2.0,
            absent=0.7,
            **told,
            **OWN,
        ),
    ]
