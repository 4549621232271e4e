"""The command schema."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from functools import partial

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.output import show_json
from twitchkit.evaluation.cases import EvaluationCase
from twitchkit.packs.manifest import Manifest
from twitchkit.render.schemas import Schema, assessment_schema, evaluation_case_schema, pack_schema, profile_schema


def print_schema(asked: Namespace) -> ExitCode:
    """Print one of the published schemas."""
    show_json(_SCHEMAS[asked.name]())
    return ExitCode.FINE


_SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "profile": profile_schema,
    "assessment": assessment_schema,
    "pack": partial(pack_schema, Manifest),
    "evaluation-case": partial(evaluation_case_schema, EvaluationCase),
}
