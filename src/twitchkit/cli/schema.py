"""The command schema."""

from __future__ import annotations

from twitchkit.cli.output import show_json
from twitchkit.packs.manifest import Manifest
from twitchkit.render.schemas import assessment_schema, evaluation_case_schema, pack_schema, profile_schema


def print_schema(name: str) -> None:
    """Print one of the published schemas."""
    match name:
        case "profile":
            show_json(profile_schema())
        case "assessment":
            show_json(assessment_schema())
        case "evaluation-case":
            from twitchkit.evaluation.cases import EvaluationCase  # noqa: PLC0415 (no other command needs it)

            show_json(evaluation_case_schema(EvaluationCase))
        case _:
            show_json(pack_schema(Manifest))
