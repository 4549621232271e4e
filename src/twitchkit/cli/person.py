"""The commands about one person: assess, explain and what-if."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import cast

from twitchkit.cli.exit_code import ExitCode
from twitchkit.cli.heard import confirm
from twitchkit.cli.output import complain, json_text, show, show_json, write
from twitchkit.cli.replacing import OutputFile
from twitchkit.errors import Diagnostic, ProfileError
from twitchkit.ids import pack_of
from twitchkit.kit import Kit, load
from twitchkit.knowledge import Knowledge
from twitchkit.model.assessment import Assessment
from twitchkit.model.content import Entry, kinds_of
from twitchkit.model.plain import Json, plain
from twitchkit.model.profile import Profile
from twitchkit.render.blocks import Document
from twitchkit.render.brief import brief
from twitchkit.render.description import describe
from twitchkit.render.explanation import explain as render_explanations
from twitchkit.render.plain import to_text
from twitchkit.render.references import References
from twitchkit.render.report import report
from twitchkit.render.urgency import comes_first, disclaimer
from twitchkit.render.what_if import what_if as render_what_if
from twitchkit.render.wording import Names


def assess(asked: Namespace) -> ExitCode:
    """Print the assessment of a profile, or write it to the file that was asked for."""
    if asked.file is None and asked.text is None:
        usage = "usage: twitchkit assess FILE, or twitchkit assess --text WORDS"
        complain([f"{usage}; name a profile, or tell it in your own words; - reads standard input"])
        return ExitCode.USAGE
    file = None if asked.output in (None, "-") else OutputFile(asked.output, asked.file or "-")
    kit = kit_of(asked)
    profile = _told(kit, asked)
    if file is None:
        print_assessment(asked, kit, profile)
    else:
        file.write(_written(asked, kit, _assessed(asked, kit, profile)))
    return ExitCode.FINE


def _told(kit: Kit, asked: Namespace) -> Profile:
    """Return the profile of a file, with what was confirmed of a person's own words; raises ``ProfileError``."""
    if asked.text is None:
        return profile_of(kit, asked.file)
    if asked.file == "-":
        hint = "standard input confirms what was understood of --text; name a file"
        raise ProfileError([Diagnostic("TK105", "the profile and the replies cannot both come from there", hint=hint)])
    profile = profile_of(kit, asked.file) if asked.file else Profile()
    return confirm(profile, kit.read_text(asked.text))


def print_assessment(asked: Namespace, kit: Kit, profile: Profile) -> None:
    """Print the assessment of a profile as it was asked for."""
    assessment = _assessed(asked, kit, profile)
    if asked.format == "text":
        show(_document(asked, kit, assessment))
    else:
        write(_written(asked, kit, assessment))


def _assessed(asked: Namespace, kit: Kit, profile: Profile) -> Assessment:
    return kit.with_foods(kit.with_questions(kit.assess(profile, as_of=asked.as_of)))


def _document(asked: Namespace, kit: Kit, assessment: Assessment) -> Document:
    """Return the first page of an assessment, or all of it, as was asked for."""
    if asked.full or asked.probabilities:
        return report(assessment, knowledge=kit.knowledge, probabilities=asked.probabilities)
    return brief(assessment, Names.of(kit.knowledge))


def _written(asked: Namespace, kit: Kit, assessment: Assessment) -> str:
    """Return an assessment in the format that was asked for."""
    if asked.format == "json":
        return json_text(cast("Json", assessment.to_dict()))
    if asked.format == "html":
        return kit.report(assessment, "html", probabilities=asked.probabilities)
    return to_text(_document(asked, kit, assessment))


def explain(asked: Namespace) -> ExitCode:
    """Print what the packs say about some ids; with a profile, why the result of this person is as it is."""
    kit = kit_of(asked)
    if asked.profile is None:
        _describe(asked, kit.knowledge)
    else:
        _explain(asked, kit, profile_of(kit, asked.profile))
    return ExitCode.FINE


def what_if(asked: Namespace) -> ExitCode:
    """Print what would change the result of a profile, and how firm it is."""
    kit = kit_of(asked)
    profile = profile_of(kit, asked.file)
    assessment = kit.assess(profile)
    found, firm = kit.counterfactuals(profile), kit.sensitivity(profile)
    if asked.format == "json":
        changes = {"counterfactuals": plain(found), "sensitivity": plain(firm)}
        show_json({"urgency": plain(assessment.urgency), **changes, "disclaimer": assessment.disclaimer})
    else:
        _show_changes(kit, assessment, render_what_if(found, firm, knowledge=kit.knowledge))
    return ExitCode.FINE


def _show_changes(kit: Kit, assessment: Assessment, changes: Document) -> None:
    references = References(kit.knowledge.sources)
    first = comes_first(assessment, references)
    show((*first, *changes, *references.blocks(), *disclaimer(assessment)))


def _explain(asked: Namespace, kit: Kit, profile: Profile) -> None:
    assessment = kit.assess(profile, as_of=asked.as_of)
    explanations = [kit.explain(assessment, id) for id in asked.ids]
    if asked.format == "json":
        told = [plain(explanation) for explanation in explanations]
        urgency = plain(assessment.urgency)
        show_json({"urgency": urgency, "explanations": told, "disclaimer": assessment.disclaimer})
        return
    show(
        render_explanations(
            explanations, knowledge=kit.knowledge, assessment=assessment, probabilities=asked.probabilities
        )
    )


def _describe(asked: Namespace, knowledge: Knowledge) -> None:
    if asked.format == "json":
        show_json({"statements": [_statement(knowledge, knowledge.find(id)) for id in asked.ids]})
        return
    show(describe(knowledge, asked.ids))


def _statement(knowledge: Knowledge, entry: Entry) -> Json:
    kind = next(kind for kind, entries in kinds_of(knowledge) if entry.id in entries)
    return {
        "kind": kind,
        "pack": pack_of(entry.id),
        "statement": plain(entry),
        "claims": plain(knowledge.claims_about(entry.id)),
        "tips": plain(knowledge.tips_for(entry.id)),
        "foods": plain(knowledge.foods_with(entry.id)),
        "reference_intakes": plain(knowledge.intakes_of(entry.id)),
        "changed_by": plain(knowledge.changes_of(entry.id)),
        "added": plain(knowledge.evidence_added_to(entry.id)),
        "passed_over": plain(knowledge.passed_over_of(entry.id)),
    }


def profile_of(kit: Kit, name: str) -> Profile:
    """Read the profile in a file, in the words of a kit; ``-`` is standard input."""
    return kit.read_profile(sys.stdin.buffer if name == "-" else name)


def kit_of(asked: Namespace) -> Kit:
    """Load what was asked for."""
    return load(asked.packs, paths=asked.pack_folder, on_error=asked.on_error, reference=asked.reference)
