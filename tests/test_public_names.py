"""The public names: each list stands once, every name is there, and each says what it is."""

import ast
import importlib
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType, SimpleNamespace
from typing import get_args, get_type_hints

import attrs
import pytest
from support.each import on_each

import twitchkit as tk
from twitchkit import content, evaluation
from twitchkit.diet.food_kit import FoodKit
from twitchkit.diet.foods import Foods
from twitchkit.model.content import KINDS
from twitchkit.model.discreet import Discreet
from twitchkit.text.reader import TextReader

FOLDER = Path(tk.__file__).parent
CONTENT = [name for name in vars(content) if not name.startswith("_")]
NAMES = [(tk, name) for name in tk.__all__] + [(content, name) for name in CONTENT]
PUBLIC = {id(value): value for module, name in NAMES for value in [getattr(module, name)]}.values()
CLASSES = [value for value in PUBLIC if inspect.isclass(value)]
USED_MOST = (tk.Kit, Foods)


def public_members(owner: type) -> Iterator[tuple[str, FunctionType]]:
    """Yield the methods and properties that a class writes itself."""
    for name, member in vars(owner).items():
        function = getattr(member, "fget", None) or getattr(member, "func", None) or getattr(member, "__func__", member)
        if not name.startswith("_") and inspect.isfunction(function):
            yield name, function


def returned(function: FunctionType, late: dict[str, type]) -> object:
    """Return what a function is annotated to return; ``late`` are classes that its module only names."""
    only = SimpleNamespace(__annotations__={"return": function.__annotations__.get("return")})
    return get_type_hints(only, function.__globals__, late)["return"]


def classes_in(hint: object) -> Iterator[type]:
    """Yield the classes of twitchkit that an annotation names."""
    if inspect.isclass(hint) and hint.__module__.startswith("twitchkit."):
        yield hint
    for argument in get_args(hint):
        yield from classes_in(argument)


@pytest.mark.parametrize("path", ["__init__.pyi", "content.py"])
def test_a_list_holds_one_plain_line_for_each_name(path):
    """The package reads the first list line by line, and type checkers read both."""
    body = ast.parse((FOLDER / path).read_text(encoding="utf-8")).body
    lines = [line for line in body if not isinstance(line, ast.Expr)]
    assert [ast.unparse(line) for line in lines] == [
        f"from {line.module} import {line.names[0].name} as {line.names[0].name}" for line in lines
    ]
    names = [line.names[0].name for line in lines]
    assert sorted(names) == sorted(set(names)) == sorted(tk.__all__ if path == "__init__.pyi" else CONTENT)


def test_the_mission_comes_first():
    assert tk.__all__[:6] == ["Nutrient", "FoodSource", "Condition", "Assessment", "load", "Kit"]


@on_each("module, name", NAMES)
def test_every_name_is_what_its_home_has(module, name):
    value = getattr(module, name)
    home = importlib.import_module(getattr(value, "__module__", module.__name__))
    assert getattr(home, name, value) is value


def test_no_other_name_is_offered():
    assert dir(tk) == sorted(tk.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Assesment'"):
        tk.Assesment  # noqa: B018


def test_importing_it_loads_nothing_heavy():
    code = "import sys; old = {*sys.modules}; import twitchkit; print(*{*sys.modules} - old)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert "twitchkit" in loaded
    assert [name for name in loaded if name.startswith("twitchkit.")] == []
    assert loaded & {"ast", "attr", "cattrs", "inspect", "pluggy", "re", "typing"} == set()


@on_each("owner", [cls for cls in CLASSES if cls is not tk.Knowledge])
def test_what_a_public_class_holds_and_returns_is_public_too(owner):
    """Knowledge apart: what it gives scoring to work with is its own."""
    late = {"Foods": Foods, "FoodKit": FoodKit, "TextReader": TextReader}
    hints = [returned(member, late) for _, member in public_members(owner)]
    if attrs.has(owner):
        hints += [hint for name, hint in get_type_hints(owner, localns=late).items() if not name.startswith("_")]
    found = {cls for hint in hints for cls in classes_in(hint)}
    assert {cls.__name__ for cls in found if cls not in CLASSES} == set()


def test_authors_find_every_kind_of_statement_and_its_parts():
    assert {cls.__name__ for cls in KINDS.values()} <= set(CONTENT)


def test_all_that_comes_out_for_a_person_is_public():
    def below(cls: type) -> set[type]:
        return {found for sub in cls.__subclasses__() for found in (sub, *below(sub))}

    found = {cls.__name__ for cls in below(Discreet) if cls.__module__.startswith("twitchkit.model.")}
    assert found - {"Result"} - set(tk.__all__) == set()


@on_each("owner", CLASSES)
def test_a_class_and_all_that_it_offers_say_what_they_are(owner):
    silent = [name for name, member in public_members(owner) if not inspect.getdoc(member)]
    assert (bool(inspect.getdoc(owner)), silent) == (True, [])


@pytest.mark.parametrize("module", [tk, evaluation], ids=lambda module: module.__name__)
def test_functions_show_how_they_are_used(module: ModuleType):
    functions = {name: getattr(module, name) for name in module.__all__ if inspect.isfunction(getattr(module, name))}
    assert [name for name, function in functions.items() if ">>> " not in (inspect.getdoc(function) or "")] == []


@pytest.mark.parametrize("owner", USED_MOST, ids=lambda owner: owner.__name__)
def test_the_methods_that_are_used_most_show_how(owner):
    methods = [(name, method) for name, method in public_members(owner) if vars(owner)[name] is method]
    assert [name for name, method in methods if ">>> " not in (inspect.getdoc(method) or "")] == []
