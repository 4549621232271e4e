"""The safety lock: an override may make safety content stricter, never weaker.

What counts: red flags and cautions; the advice tier and the reassurance screen of a condition; findings of the
screen and derived ones; upper limits of reference intakes; what diets exclude and what foods are, for those who must
not eat them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

from twitchkit.logic.syntax import ExpressionSyntaxError, read_tree
from twitchkit.model.condition import Condition
from twitchkit.model.content import Entry
from twitchkit.model.diet import Diet, FoodTag
from twitchkit.model.nutrient import FoodSource, ReferenceIntake, UpperLimitScope
from twitchkit.model.safety import Caution, RedFlag
from twitchkit.model.vocabulary import Finding


def weakened(old: Entry, new: Entry) -> tuple[str, ...]:
    """Return why a changed statement is weaker than the old one; nothing if it is not."""
    if isinstance(old, RedFlag) and isinstance(new, RedFlag):
        return tuple(_weaker_red_flag(old, new))
    if isinstance(old, Caution) and isinstance(new, Caution):
        return tuple(_weaker_caution(old, new))
    if isinstance(old, Condition) and isinstance(new, Condition):
        return tuple(_weaker_condition(old, new))
    if isinstance(old, ReferenceIntake) and isinstance(new, ReferenceIntake):
        return tuple(_weaker_limit(old, new))
    if isinstance(old, Finding) and isinstance(new, Finding):
        return tuple(_weaker_finding(old, new))
    if isinstance(old, FoodTag | Diet | FoodSource) and isinstance(new, type(old)):
        return tuple(_weaker_exclusion(old, new))
    return ()


def _weaker_red_flag(old: RedFlag, new: RedFlag) -> Iterable[str]:
    if new.tier.rank < old.tier.rank:
        yield "the tier of a red flag may only rise"
    if not widened(old.when, new.when):
        yield "the 'when' of a red flag may only become '(old) or …'"
    if (old.message, old.do) != (new.message, new.do):
        yield "the 'message' and 'do' of a red flag may not change"


def _weaker_caution(old: Caution, new: Caution) -> Iterable[str]:
    if not set(old.withhold) <= set(new.withhold):
        yield "the 'withhold' of a caution may only grow"
    if not widened(old.when, new.when):
        yield "the 'when' of a caution may only become '(old) or …'"
    if not narrowed(old.unless, new.unless):
        yield "the 'unless' of a caution may only become '(old) and …'"
    if old.reason != new.reason:
        yield "the 'reason' of a caution may not change"


def _weaker_finding(old: Finding, new: Finding) -> Iterable[str]:
    if old.screen and not new.screen:
        yield "a finding stays in the red-flag screen"
    if new.complaint and not old.complaint:
        yield "a finding that red flags may name does not become a complaint"
    # A red flag or a caution may look at a derived finding, so narrowing it could silence them.
    if not widened(old.when, new.when):
        yield "the 'when' of a finding may only become '(old) or …'"


def _weaker_condition(old: Condition, new: Condition) -> Iterable[str]:
    if new.tier.rank < old.tier.rank:
        yield "the tier of a condition may only rise"
    if not set(old.screen) <= set(new.screen):
        yield "the 'screen' of a condition may only grow"


def _weaker_limit(old: ReferenceIntake, new: ReferenceIntake) -> Iterable[str]:
    if old.ul is not None and (new.ul is None or new.ul > old.ul):
        yield "an upper limit may only fall"
    if old.ul_scope is UpperLimitScope.TOTAL and new.ul_scope is not UpperLimitScope.TOTAL:
        yield "an upper limit of the total may not become one of supplements only"


def _weaker_exclusion(old: FoodTag | Diet | FoodSource, new: Entry) -> Iterable[str]:
    match old, new:
        case FoodTag(), FoodTag():
            yield from _shrunk("kind_of", "tag", old.kind_of, new.kind_of)
            if old.amount is not None and (new.amount is None or new.amount > old.amount):
                yield "the 'amount' of a tag may only fall"
            if old.most is not None and (new.most is None or new.most > old.most):
                yield "the 'most' of a tag may only fall"
            if new.suggested and not old.suggested:
                yield "a tag that is never suggested stays so"
        case Diet(), Diet():
            yield from _shrunk("excludes", "diet", old.excludes, new.excludes)
            yield from _shrunk("not_together", "diet", old.not_together, new.not_together)
        case FoodSource(), FoodSource():
            yield from _shrunk("tags", "food", old.tags, new.tags)
            if new.checked and not old.checked:
                yield "only the pack that has a food may call its tags checked"
        case _:
            pass


def _shrunk(key: str, what: str, old: Iterable[str], new: Iterable[str]) -> Iterable[str]:
    if not set(old) <= set(new):
        yield f"the {key!r} of a {what} may only grow"


def widened(old: str, new: str) -> bool:
    """Tell whether an expression is the old one, or the old one with alternatives added by ``or``.

    >>> widened("fever", "fever or chills"), widened("fever", "fever and chills")
    (True, False)
    """
    return old == new or _keeps(old, new, ast.Or)


def narrowed(old: str, new: str) -> bool:
    """Tell whether an expression is the old one, or the old one with conditions added by ``and``.

    >>> narrowed("known(egfr)", "known(egfr) and egfr >= '60 mL/min/1.73m2'")
    True
    """
    return old == new or _keeps(old, new, ast.And)


def _keeps(old: str, new: str, operator: type[ast.boolop]) -> bool:
    """Tell whether every operand of the old expression, as its tree has it, is one of the new expression."""
    try:
        return _operands(read_tree(old), operator) <= _operands(read_tree(new), operator)
    except ExpressionSyntaxError:
        return False


def _operands(tree: ast.expr, operator: type[ast.boolop]) -> set[str]:
    if isinstance(tree, ast.BoolOp) and isinstance(tree.op, operator):
        return {operand for value in tree.values for operand in _operands(value, operator)}
    return {ast.dump(tree)}
