"""The engine knows no legs: what it says of them is content. Word lists by which text is read stand in a list."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "twitchkit"
LEGS = re.compile(
    r"\b(legs?|calf|calves|foot|feet|thighs?|shins?|toes?|knees?|limbs?|cramp\w*|twitch(?!kit)\w*|restless\w*|jerk\w*)\b",
    re.IGNORECASE,
)
READ_BY = {
    "scoring/lab_text.py": "feet are a unit of height",
    "scoring/medicine_denials.py": "for what people say about a medicine that they take",
    "scoring/medicine_words.py": "for what people say that they take a medicine",
    "text/person.py": "feet are a unit of height",
    "text/words.py": "words that do not follow the rule of the plural",
}


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def said(file: Path) -> Iterator[tuple[int, str]]:
    """Yield every text of a module that is no docstring."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and is_text(node.value)}
    for node in ast.walk(tree):
        if is_text(node) and id(node) not in documents:
            yield node.lineno, node.value


def test_no_sentence_of_the_engine_knows_legs():
    files = {path.relative_to(SOURCE).as_posix(): path for path in SOURCE.rglob("*.py")}
    found = {name for name, path in files.items() for _, text in said(path) if LEGS.search(text)}
    assert sorted(found) == sorted(READ_BY)


@pytest.mark.parametrize("path", sorted((SOURCE / "render" / "templates").iterdir()), ids=lambda path: path.name)
def test_no_template_knows_legs(path):
    assert LEGS.search(path.read_text(encoding="utf-8")) is None
