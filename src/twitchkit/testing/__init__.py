"""What a pack author needs to prove a pack: cases, and how much of the content they hold.

The mutation run is in :mod:`twitchkit.testing.mutation`.
"""

from twitchkit.model.nutrient_result import LabClass
from twitchkit.testing.cases import Case, Cases, Expectation, read_cases
from twitchkit.testing.checking import check_packs
from twitchkit.testing.coverage import Proof, proofs
from twitchkit.testing.running import CaseResult, run_case

__all__ = [
    "Case",
    "CaseResult",
    "Cases",
    "Expectation",
    "LabClass",
    "Proof",
    "check_packs",
    "proofs",
    "read_cases",
    "run_case",
]
