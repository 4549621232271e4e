"""The words of cases and reference people: a short name that several packs have is that of their own pack."""

from __future__ import annotations

from attrs import evolve

from twitchkit.knowledge import Knowledge
from twitchkit.model.profile import Profile


def in_own_words(knowledge: Knowledge, profile: Profile, pack: str) -> Profile:
    """Return a profile as its pack means it: what several packs call so is its own, else of those that it needs.

    Whoever writes a case cannot know what other packs will be installed beside theirs.
    """
    findings = {_id(knowledge, "findings", name, pack): told for name, told in profile.findings.items()}
    measurements = {_id(knowledge, "measurements", name, pack): told for name, told in profile.measurements.items()}
    if findings.keys() == profile.findings.keys() and measurements.keys() == profile.measurements.keys():
        return profile
    return evolve(profile, findings=findings, measurements=measurements)


def _id(knowledge: Knowledge, kind: str, name: str, pack: str) -> str:
    if len(knowledge.index.candidates((kind,), name)) < 2:
        return name
    own = knowledge.index.candidates((kind,), name, pack)
    return own[0] if len(own) == 1 else name
