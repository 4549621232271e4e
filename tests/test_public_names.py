"""The public names: every way of looking at them sees the same ones, and each says what it is."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import twitchkit as tk
from twitchkit.diet.foods import Foods

SOURCE = Path(tk.__file__)


def seen_by_type_checkers() -> set[str]:
    (block,) = (part for part in ast.parse(SOURCE.read_text(encoding="utf-8")).body if isinstance(part, ast.If))
    return {name.name for part in block.body if isinstance(part, ast.ImportFrom) for name in part.names}


def public_members(owner: type) -> Iterator[tuple[str, object]]:
    """Yield the methods and properties that a class writes itself."""
    for name, member in vars(owner).items():
        function = getattr(member, "fget", None) or getattr(member, "func", None) or getattr(member, "__func__", member)
        if not name.startswith("_") and inspect.isfunction(function):
            yield name, function


CLASSES = [value for name in tk.__all__ if inspect.isclass(value := getattr(tk, name))]
FUNCTIONS = [name for name in tk.__all__ if inspect.isfunction(getattr(tk, name))]
USED_MOST = (tk.Kit, Foods)


def test_type_checkers_see_the_names_that_are_there():
    assert seen_by_type_checkers() == set(tk.__all__)


def test_every_name_can_be_imported_and_no_other_is_offered():
    assert set(tk._HOME_OF) == set(tk.__all__) == set(dir(tk))
    assert sorted(tk.__all__) == tk.__all__


@pytest.mark.parametrize("owner", CLASSES, ids=lambda owner: owner.__name__)
def test_a_class_and_all_that_it_offers_say_what_they_are(owner):
    silent = [name for name, member in public_members(owner) if not inspect.getdoc(member)]
    assert (bool(inspect.getdoc(owner)), silent) == (True, [])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_shows_how_it_is_used(name):
    assert ">>> " in (inspect.getdoc(getattr(tk, name)) or "")


@pytest.mark.parametrize("owner", USED_MOST, ids=lambda owner: owner.__name__)
def test_the_methods_that_are_used_most_show_how(owner):
    methods = [(name, method) for name, method in public_members(owner) if vars(owner)[name] is method]
    assert [name for name, method in methods if ">>> " not in (inspect.getdoc(method) or "")] == []
