"""What can be asked, of whom: a question for every name that has one, and what stands behind a name that has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from twitchkit.knowledge.expressions import Expressions
from twitchkit.knowledge.plans import Asking, FollowUpPlan
from twitchkit.logic import Evaluator, names_in
from twitchkit.logic.nodes import Present, level_key, met_key
from twitchkit.model.content import Content
from twitchkit.model.vocabulary import Finding, Kind, TakenFrom

MEDICINES, CHANGES, YEARS, SUPPLEMENTS = "medicines", "medicine_changes", "medicine_years", "supplements"

PROFILE_QUESTIONS: Mapping[str, tuple[str, str]] = {
    "age": ("age", "How old are you?"),
    "sex": ("sex", "Are you female or male?"),
    "pregnant": ("pregnancy", "Are you pregnant?"),
    "trimester": ("months of pregnancy", "In which three months of pregnancy are you: the first, middle or last?"),
    "breastfeeding": ("breastfeeding", "Are you breastfeeding?"),
    MEDICINES: (
        "the medicines you take",
        "Which medicines do you take, since when, and was one changed or stopped in the last weeks?",
    ),
    CHANGES: ("when a medicine was changed", "Which medicine was started or changed, and how many weeks ago?"),
    YEARS: ("for how long a medicine is taken", "For how many years have you taken each medicine?"),
    SUPPLEMENTS: ("the supplements you take", "Which supplements do you take, and how much of each?"),
}
"""What is asked for the fields of a profile: how each is called, and the question."""

_ASKED_FOR = {
    TakenFrom.MEDICINE_CLASS: MEDICINES,
    TakenFrom.MEDICINE_RECENT: CHANGES,
    TakenFrom.MEDICINE_STOPPED: CHANGES,
    TakenFrom.MEDICINE_ENDED: CHANGES,
    TakenFrom.MEDICINE_CHANGE: CHANGES,
    TakenFrom.MEDICINE_YEARS: YEARS,
    TakenFrom.SUPPLEMENT: SUPPLEMENTS,
    TakenFrom.AGE: "age",
    TakenFrom.SEX: "sex",
}


def compile_asking(content: Content, expressions: Expressions) -> Asking:
    """Return the questions of a content; an ``asked_if`` that is wrong is noted and left out."""
    questions = {key: question for key, (_, question) in PROFILE_QUESTIONS.items()}
    questions |= {id: finding.question for id, finding in content.findings.items() if finding.question}
    questions |= {
        id: f"Do you know a result for {_with_article(item.name)}?" for id, item in content.measurements.items()
    }
    parts = dict(_read_from(content, questions))
    for id, finding in content.findings.items():
        if finding.when and id not in questions:
            names = {name for node in expressions.defined.get(id, ()) for name in names_in(node)}
            parts[id] = tuple(sorted(names))
    # A criterion is a conclusion: its findings are asked for their own sake, and nobody can answer it as a whole.
    parts |= {met_key(*pair): () for pair in expressions.vocabulary.criteria}
    follow_ups = tuple(_following(content, expressions))
    return Asking(
        questions=questions,
        parts={key: tuple(dict.fromkeys(_followed(key, parts))) for key in parts},
        asked_if=dict(_of_whom(content, expressions)),
        follow_ups=follow_ups,
        leading=frozenset(name.partition("=")[0] for plan in follow_ups for name in plan.names),
    )


def _with_article(name: str) -> str:
    return f"the {name}" if name.startswith(("number ", "share ")) else name


def _read_from(content: Content, questions: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Iterate over what is asked as something else: one word of a list, a finding that the profile holds."""
    for id, finding in content.findings.items():
        if finding.kind is Kind.SEVERAL:
            yield from ((level_key(id, level), (id,)) for level in finding.levels)
        elif finding.taken_from is not None and id not in questions:
            yield id, (_ASKED_FOR[finding.taken_from],)


def _followed(key: str, parts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Iterate over what can be asked behind a name, in order; a name on the way is followed once."""
    seen = {key}
    open_names = list(reversed(parts[key]))
    while open_names:
        name = open_names.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in parts:
            open_names.extend(reversed(parts[name]))
        else:
            yield name


def _of_whom(content: Content, expressions: Expressions) -> Iterator[tuple[str, Evaluator]]:
    yield "trimester", expressions.evaluator(Present("pregnant"))
    for finding in content.findings.values():
        if finding.asked_if:
            _check(finding, expressions)
            node = expressions.truth(finding.asked_if, finding.id)
            if node is not None:
                yield finding.id, expressions.evaluator(node)


def _following(content: Content, expressions: Expressions) -> Iterator[FollowUpPlan]:
    for item in content.follow_ups.values():
        node = expressions.truth(item.when, item.id)
        if node is None and item.when:
            continue  # it is wrong, which was noted
        yield FollowUpPlan(
            follow_up=item,
            applies=None if node is None else expressions.evaluator(node),
            names=() if node is None else expressions.observed([node]),
            findings=frozenset(content.findings.keys() & {*item.asks}),
            measurements=frozenset(content.measurements.keys() & {*item.asks}),
        )


def _check(finding: Finding, expressions: Expressions) -> None:
    if not finding.question:
        message, hint = "'asked_if' needs a question", "leave it out: what has no question is not asked"
        expressions.problems.add("TK211", message, subject=finding.id, path=("asked_if",), hint=hint)
    if finding.screen:
        message = "a finding of the red-flag screen is asked of everyone"
        expressions.problems.add("TK405", message, subject=finding.id, path=("asked_if",))
