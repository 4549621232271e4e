"""What is told is heard: which statements read each finding and measurement, and which words nothing reads."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from twitchkit.ids import pack_of
from twitchkit.knowledge.plans import Plan
from twitchkit.model.addition import AddedEvidence
from twitchkit.model.content import Content
from twitchkit.model.vocabulary import Finding, Measurement


def readers_of(content: Content, plan: Plan) -> dict[str, frozenset[str]]:
    """Return the statements that read each finding and measurement, by id: what it can change for a person.

    These are evidence, criteria, ceilings and advice of conditions, red flags, critical limits, cautions, tips and
    nutrients with a marker. A derivation reads for those that read what it gives; whom a limit or a reference intake is
    for, and of whom a question is asked, is no reading of what was told.
    """
    found: dict[str, set[str]] = {}
    for reader, names in _readings(content, plan):
        for name in names:
            found.setdefault(_word(name), set()).add(reader)
    _pass_down(found, plan)
    return {word: frozenset(readers) for word, readers in sorted(found.items())}


def unread(
    content: Content, readers: Mapping[str, frozenset[str]], heard: Container[str] | None = None
) -> tuple[str, ...]:
    """Return the findings and measurements that nothing reads and whose pack does not say why, in id order.

    With ``heard``, the ids of some packs, only their statements count.
    """
    words: list[Finding | Measurement] = [*content.findings.values(), *content.measurements.values()]
    return tuple(sorted(word.id for word in words if not word.context and not _is_read(word.id, readers, heard)))


def _is_read(word: str, readers: Mapping[str, frozenset[str]], heard: Container[str] | None) -> bool:
    return any(heard is None or pack_of(reader) in heard for reader in readers.get(word, ()))


def _word(key: str) -> str:
    """Return the finding or measurement behind the key of one of its levels or limits."""
    word = key.partition("=")[0]
    return word.removesuffix(".low").removesuffix(".high")


def _readings(content: Content, plan: Plan) -> Iterator[tuple[str, Iterable[str]]]:
    for condition in plan.conditions:
        id = condition.condition.id
        for group in condition.groups:
            for evidence in group.evidence:
                added = evidence.evidence
                yield added.id if isinstance(added, AddedEvidence) else id, evidence.names
        for ceiling in condition.ceilings:
            yield id, ceiling.names
        for advised in condition.advised:
            yield id, advised.names
    for flag in plan.red_flags.items:
        yield flag.red_flag.id, (*flag.names, *flag.excuse_names)
    for limits in plan.critical_limits.values():
        for limit in limits:
            yield limit.critical_limit.id, (limit.measurement,)
    for caution in plan.cautions.items:
        yield caution.caution.id, caution.names
    for tip in plan.tips.items:
        yield tip.tip.id, tip.names
    yield from _naming(content)


def _naming(content: Content) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the statements that name what they read, in no expression."""
    for nutrient in content.nutrients.values():
        yield nutrient.id, nutrient.markers
    for scope in content.scopes.values():
        if scope.elsewhere:
            yield scope.id, (scope.elsewhere,)
    for diet in content.diets.values():
        if diet.finding:
            yield diet.id, (diet.finding,)


def _pass_down(found: dict[str, set[str]], plan: Plan) -> None:
    """Let what reads a derived value read what that is derived from, however long the chain is.

    The state of a criterion is such a value, and its condition reads it.
    """
    for step in reversed(plan.steps.items):
        readers = found.get(_word(step.key), set())
        if step.key.startswith("met("):
            readers = readers | {step.key.removeprefix("met(").partition(".")[0]}
        if readers:
            for name in step.names:
                found.setdefault(_word(name), set()).update(readers)
