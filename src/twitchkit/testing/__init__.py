"""What a pack author needs to prove a pack: cases, and how much of the content they hold.

The mutation run is in :mod:`twitchkit.testing.mutation`, the checks as tests of pytest in
:mod:`twitchkit.testing.with_pytest`.
"""

from twitchkit.model.nutrient_result import LabClass
from twitchkit.testing.cases import Case, Cases, Expectation, read_cases
from twitchkit.testing.checking import check_packs
from twitchkit.testing.conformance import CheckResult, check_pack
from twitchkit.testing.coverage import Proof, proofs
from twitchkit.testing.quality import Level, Quality, quality
from twitchkit.testing.running import CaseResult, run_case

__all__ = [
    "Case",
    "CaseResult",
    "Cases",
    "CheckResult",
    "Expectation",
    "LabClass",
    "Level",
    "Proof",
    "Quality",
    "check_pack",
    "check_packs",
    "proofs",
    "quality",
    "read_cases",
    "run_case",
]
