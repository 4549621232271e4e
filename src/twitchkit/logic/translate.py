"""From a syntax tree to a checked expression: every name, level and unit is looked up in the vocabulary."""

from __future__ import annotations

import ast
import math

from attrs import frozen

from twitchkit.errors import did_you_mean
from twitchkit.ids import short
from twitchkit.logic.nodes import (
    Arithmetic,
    AtLeast,
    Classed,
    Compare,
    Constant,
    Extreme,
    Includes,
    Known,
    Met,
    Not,
    NumberNode,
    Present,
    TruthNode,
    Value,
    level_key,
)
from twitchkit.logic.slips import slip
from twitchkit.logic.syntax import ExpressionSyntaxError, read_tree
from twitchkit.logic.vocabulary import PROFILE_KEYS, AmbiguousNameError, Symbol, SymbolKind, Vocabulary
from twitchkit.quantity import Quantity, find_unit

_SIGNS: dict[type[ast.AST], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**",
}  # fmt: skip
_TRUTHS = ("true", "false", "yes", "no")
_FUNCTIONS = ("at_least", "known", "low", "normal", "high", "met", "min", "max")


@frozen
class ExpressionProblem(Exception):  # noqa: N818  (a problem to be collected, not an error that users catch)
    """What is wrong with an expression: a code, a message, a hint, and the name that nothing has."""

    code: str
    message: str
    hint: str = ""
    missing: str = ""


def translate_truth(text: str, vocabulary: Vocabulary, pack: str) -> TruthNode:
    """Return the checked truth that a text stands for; raise :class:`ExpressionProblem` if there is none."""
    return _Translator(vocabulary, pack).truth(_tree(text))


def translate_number(text: str, vocabulary: Vocabulary, pack: str) -> NumberNode:
    """Return the checked number that a text stands for; raise :class:`ExpressionProblem` if there is none."""
    return _Translator(vocabulary, pack).number(_tree(text))


def _tree(text: str) -> ast.expr:
    try:
        return read_tree(text)
    except ExpressionSyntaxError as error:
        raise ExpressionProblem("TK201", f"{error}: {text[:60]!r}", slip(text)) from None


@frozen
class _Translator:
    vocabulary: Vocabulary
    pack: str

    def truth(self, node: ast.expr) -> TruthNode:
        match node:
            case ast.BoolOp(op=operator, values=values):
                parts = tuple(self.truth(value) for value in values)
                return AtLeast(len(parts) if isinstance(operator, ast.And) else 1, parts)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.truth(operand))
            case ast.Compare():
                return self.comparison(node)
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return self.call(name, arguments)
            case ast.Name() | ast.Attribute():
                symbol = self.symbol(node)
                if symbol.kind is SymbolKind.TRUTH:
                    return Present(symbol.key)
                raise ExpressionProblem(
                    "TK205", f"'{symbol.name}' is no yes/no but has {symbol.kind.value}", "compare it with something"
                )
        raise ExpressionProblem("TK201", f"a yes/no is expected, not '{ast.unparse(node)}'")

    def comparison(self, node: ast.Compare) -> TruthNode:
        operands = [node.left, *node.comparators]
        parts = tuple(
            self.one_comparison(left, operator, right)
            for left, operator, right in zip(operands, node.ops, operands[1:], strict=False)
        )
        return parts[0] if len(parts) == 1 else AtLeast(len(parts), parts)

    def one_comparison(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> TruthNode:
        if isinstance(operator, ast.In):
            return self.includes(left, right)
        sign = _SIGNS[type(operator)]
        if isinstance(left, ast.Constant) and isinstance(left.value, str):
            raise ExpressionProblem("TK201", "write the name first and the quoted value after it")
        if isinstance(right, ast.Constant) and isinstance(right.value, str):
            symbol = self.symbol(left)
            return Compare(sign, Value(symbol.key), self.literal(symbol, sign, right.value))
        self.refuse_bare_word(left, right)
        self.refuse_bare_number(left, right)
        number, limit = self.number(left), self.number(right)
        if isinstance(number, Value) and isinstance(limit, Constant):
            limit = limit._replace(text=f"{limit.text} {self.vocabulary.symbols[number.key].unit}".rstrip())
        return Compare(sign, number, limit)

    def refuse_bare_word(self, left: ast.expr, right: ast.expr) -> None:
        """Tell what a word without quotes was meant to be, where it is no name."""
        if not isinstance(left, ast.Name | ast.Attribute) or not isinstance(right, ast.Name):
            return
        symbol = self.symbol(left)
        if right.id in symbol.levels:
            raise ExpressionProblem(
                "TK209", f"the level '{right.id}' stands without quotes", f"write '{right.id}' in quotes"
            )
        if symbol.kind is SymbolKind.TRUTH and right.id.lower() in _TRUTHS:
            raise ExpressionProblem(
                "TK201", f"a yes/no is not compared with {right.id}", slip(ast.unparse(left) + " = " + right.id)
            )

    def refuse_bare_number(self, left: ast.expr, right: ast.expr) -> None:
        """Never guess a unit: a measurement is compared with a quoted quantity."""
        for name, other in ((left, right), (right, left)):
            if isinstance(name, ast.Name | ast.Attribute) and isinstance(other, ast.Constant | ast.UnaryOp):
                symbol = self.symbol(name)
                if symbol.kind is SymbolKind.MEASUREMENT and symbol.unit:
                    raise ExpressionProblem(
                        "TK208",
                        f"'{symbol.name}' is compared without a unit",
                        f"write '{ast.unparse(other)} {symbol.unit}'",
                    )

    def includes(self, left: ast.expr, right: ast.expr) -> TruthNode:
        symbol = self.symbol(right)
        if symbol.kind is not SymbolKind.SEVERAL or not isinstance(left, ast.Constant):
            raise ExpressionProblem(
                "TK205", f"'in' needs a quoted level and a several-of-list finding, not '{symbol.name}'"
            )
        level = str(left.value)
        self.check_level(symbol, level)
        return Includes(level_key(symbol.key, level), level)

    def literal(self, symbol: Symbol, sign: str, text: str) -> Constant:
        if symbol.kind in (SymbolKind.LEVELS, SymbolKind.CHOICE):
            self.check_level(symbol, text)
            if symbol.kind is SymbolKind.CHOICE and sign not in ("==", "!="):
                raise ExpressionProblem("TK205", f"the levels of '{symbol.name}' have no order", "use == or !=")
            return Constant(float(symbol.levels.index(text)), text)
        if symbol.kind in (SymbolKind.NUMBER, SymbolKind.MEASUREMENT):
            return self.quantity(symbol, text)
        raise ExpressionProblem("TK205", f"'{symbol.name}' has {symbol.kind.value} and is not compared with {text!r}")

    def quantity(self, symbol: Symbol, text: str) -> Constant:
        try:
            quantity = Quantity.parse(text)
        except ValueError as error:
            raise ExpressionProblem("TK208", f"{text!r} is no quantity of '{symbol.name}': {error}") from None
        scale = find_unit(quantity.unit, symbol.units)
        if scale is None or quantity.sign != "=":
            known = ", ".join(symbol.units)
            bare = symbol.key in PROFILE_KEYS or not quantity.unit
            none = "write the number without quotes" if bare else "write unit = there"
            hint = f"it is given in {known}" if known.strip() else f"'{short(symbol.key)}' has none: {none}"
            raise ExpressionProblem("TK208", f"unknown unit {quantity.unit!r} for '{symbol.name}'", hint)
        return Constant(scale.to_canonical(quantity.number), text)

    def check_level(self, symbol: Symbol, level: str) -> None:
        if level not in symbol.levels:
            hint = did_you_mean(level, symbol.levels) or f"its levels are {', '.join(symbol.levels)}"
            raise ExpressionProblem("TK209", f"'{symbol.name}' has no level {level!r}", hint)

    def call(self, name: str, arguments: list[ast.expr]) -> TruthNode:
        if name == "at_least" and len(arguments) >= 2 and isinstance(arguments[0], ast.Constant):
            parts = tuple(self.truth(argument) for argument in arguments[1:])
            count = arguments[0].value
            if isinstance(count, int) and 1 <= count <= len(parts):
                return AtLeast(count, parts)
            raise ExpressionProblem("TK201", f"at_least(…) needs a count from 1 to {len(parts)}, not {count!r}")
        if len(arguments) == 1 and name in ("known", "low", "normal", "high"):
            symbol = self.symbol(arguments[0])
            if name == "known":
                several = symbol.kind is SymbolKind.SEVERAL
                keys = tuple(level_key(symbol.key, level) for level in symbol.levels) if several else (symbol.key,)
                return Known(symbol.key, keys)
            if symbol.kind is SymbolKind.MEASUREMENT:
                return Classed(symbol.key, name)
            raise ExpressionProblem("TK205", f"{name}(…) needs a measurement, not '{symbol.name}'")
        if len(arguments) == 1 and name == "met" and isinstance(arguments[0], ast.Attribute):
            return self.met(arguments[0])
        hint = did_you_mean(name, _FUNCTIONS)
        raise ExpressionProblem("TK201", f"no yes/no function '{name}' with {len(arguments)} arguments", hint)

    def met(self, node: ast.Attribute) -> TruthNode:
        condition = self.dotted(node.value)
        pair = self.vocabulary.find_criterion(condition, node.attr, self.pack)
        if pair is None:
            name = f"{condition}.{node.attr}"
            known = [f"{condition_id}.{criterion}" for condition_id, criterion in self.vocabulary.criteria]
            hint = did_you_mean(name, known)
            raise ExpressionProblem("TK203", f"unknown criterion '{name}'", hint, missing=name)
        return Met(*pair)

    def number(self, node: ast.expr) -> NumberNode:
        match node:
            case ast.Constant(value=int() | float() as value) if math.isfinite(value):
                return Constant(float(value), str(value))
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
                return Constant(-float(value), f"-{value}")
            case ast.BinOp(left=left, op=operator, right=right):
                return Arithmetic(_SIGNS[type(operator)], self.number(left), self.number(right))
            case ast.Call(func=ast.Name(id="min" | "max" as name), args=[_, _, *_] as arguments):
                return Extreme(name, tuple(self.number(argument) for argument in arguments))
            case ast.Name() | ast.Attribute():
                symbol = self.symbol(node)
                if symbol.kind in (SymbolKind.NUMBER, SymbolKind.MEASUREMENT):
                    return Value(symbol.key)
                raise ExpressionProblem("TK205", f"'{symbol.name}' has {symbol.kind.value}, a number is expected")
        raise ExpressionProblem("TK201", f"a number is expected, not '{ast.unparse(node)}'")

    def symbol(self, node: ast.expr) -> Symbol:
        name = self.dotted(node)
        try:
            symbol = self.vocabulary.find(name, self.pack)
        except AmbiguousNameError as error:
            raise ExpressionProblem("TK202", f"'{name}' is the name of several things", f"write {error}") from None
        if symbol is None:
            hint = self.vocabulary.suggest(name, self.pack)
            raise ExpressionProblem("TK202", f"unknown name '{name}'", hint, missing=name)
        return symbol

    def dotted(self, node: ast.expr) -> str:
        """Return ``name`` or ``pack:name`` of a name node."""
        match node:
            case ast.Name(id=name):
                return name
            case ast.Attribute(value=ast.Name(id=pack), attr=name):
                return f"{pack}:{name}"
        raise ExpressionProblem("TK201", f"a name is expected, not '{ast.unparse(node)}'")
