"""The command evaluate."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import cast

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.output import complain, counted, show, show_json
from twitchkit.cli.person import kit_of
from twitchkit.evaluation import running
from twitchkit.evaluation.cases import read_evaluation_cases
from twitchkit.evaluation.report import evaluation_report
from twitchkit.model.plain import Json


def evaluate(asked: Namespace) -> ExitCode:
    """Print how good the results are on the cases of a file, and which of them could not be judged."""
    cases = read_evaluation_cases(sys.stdin.buffer if asked.file == "-" else asked.file)
    evaluation = running.evaluate(
        kit_of(asked), cases, resamples=asked.bootstrap, seed=asked.seed, with_questions=asked.questions
    )
    if asked.format == "json":
        show_json(cast("Json", evaluation.to_dict()))
    else:
        show(evaluation_report(evaluation))
    if evaluation.rejected:
        problems = counted(len(evaluation.rejected), "problem")
        complain([f"{problems} in cases that could not be judged; they are listed above"])
        return ExitCode.REJECTED
    return ExitCode.FINE
