"""What an interview goes by: complaints in the order in which they are shown, and the topic of each question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from twitchkit.ids import short
from twitchkit.knowledge.problems import Problems
from twitchkit.model.content import Content
from twitchkit.model.interview import Complaint, FollowUp, Topic
from twitchkit.model.vocabulary import Finding, Kind


class Interviewing(NamedTuple):
    """The complaints that people can choose, the first one first, and the topic of each finding that has one."""

    complaints: tuple[Complaint, ...]
    topics: Mapping[str, Topic]


def interviewing_of(content: Content) -> Interviewing:
    """Return what an interview goes by."""
    complaints = sorted(content.complaints.values(), key=lambda item: (item.place, item.id))
    topics = {id: topic for topic in content.topics.values() for id in topic.findings}
    return Interviewing(tuple(complaints), topics)


def check_interviewing(content: Content, problems: Problems) -> None:
    """Note what a complaint, a follow-up or a topic names that cannot be asked so."""
    for complaint in content.complaints.values():
        _check(content.findings, complaint, "tells", "is no yes/no question", _is_yes_no, problems)
        for name in ("warning_signs", "first"):
            _check(content.findings, complaint, name, "has no question", _is_asked, problems)
    for follow_up in content.follow_ups.values():
        for name in ("asks", "beside"):
            _check(content.findings, follow_up, name, "has no question", _is_asked, problems)
    seen: dict[str, str] = {}
    for topic in content.topics.values():
        _check(content.findings, topic, "findings", "has no question", _is_asked, problems)
        for position, id in enumerate(topic.findings):
            if seen.setdefault(id, topic.id) != topic.id:
                message = f"'{short(id)}' stands in '{short(seen[id])}' too"
                hint = "a question stands on one screen"
                problems.add("TK204", message, subject=topic.id, path=("findings", position), hint=hint)


def _check(
    findings: Mapping[str, Finding],
    subject: Complaint | FollowUp | Topic,
    name: str,
    wrong: str,
    fits: Callable[[Finding], bool],
    problems: Problems,
) -> None:
    ids: Iterable[str] = getattr(subject, name)
    for position, id in enumerate(ids):
        if id in findings and not fits(findings[id]):
            problems.add("TK211", f"'{short(id)}' {wrong}", subject=subject.id, path=(name, position))


def _is_asked(finding: Finding) -> bool:
    return bool(finding.question)


def _is_yes_no(finding: Finding) -> bool:
    return _is_asked(finding) and finding.kind is Kind.YES_NO
