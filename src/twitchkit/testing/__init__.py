"""What a pack author needs to prove a pack: cases, and how much of the content they hold."""

from twitchkit.testing.cases import Case, Cases, Expectation, LabClass, read_cases
from twitchkit.testing.running import CaseResult, run_case

__all__ = ["Case", "CaseResult", "Cases", "Expectation", "LabClass", "read_cases", "run_case"]
