"""The command evaluate."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import cast

from twitchkit.cli.output import complain, show, show_json
from twitchkit.evaluation.cases import read_evaluation_cases
from twitchkit.evaluation.report import evaluation_report
from twitchkit.evaluation.running import evaluate
from twitchkit.kit import load
from twitchkit.model.assessment import Json


def print_evaluation(asked: Namespace) -> bool:
    """Print how good the results are on the cases of a file; tell whether any of them could not be judged."""
    cases = read_evaluation_cases(sys.stdin.buffer if asked.file == "-" else asked.file)
    kit = load(asked.packs, paths=asked.pack_folder, on_error=asked.on_error, reference=asked.reference)
    evaluation = evaluate(kit, cases, resamples=asked.bootstrap, seed=asked.seed, with_questions=asked.questions)
    if asked.format == "json":
        show_json(cast("Json", evaluation.to_dict()))
    else:
        show(evaluation_report(evaluation))
    if evaluation.rejected:
        complain([f"{len(evaluation.rejected)} problems in cases that could not be judged; they are listed above"])
    return bool(evaluation.rejected)
