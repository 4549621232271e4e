"""A tutorial as one script: its files are saved and its commands typed into one shell, in their order."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"# ([\w/.]+\.(?:toml|py))\n")
_MARK = "--- block {} ends"


class Step(NamedTuple):
    """A block: a file to save (``toml``, ``python``), commands to type (``sh``), or what the last commands show."""

    kind: str
    text: str
    number: int


def steps(page: str) -> Iterator[Step]:
    """Yield what a page tells to do, in its order."""
    for number, (kind, text) in enumerate(_BLOCK.findall(page)):
        yield Step(kind, text, number)


def script(page: str) -> str:
    """Return what does all that a page says, and stops at the first command that fails."""
    return "set -e\n" + "".join(map(_typed, steps(page)))


def _typed(step: Step) -> str:
    named = _FILE.match(step.text)
    if step.kind in ("toml", "python") and named:
        return f"cat >{named[1]} <<'END OF FILE'\n{step.text}END OF FILE\n"
    return f"{step.text}echo '{_MARK.format(step.number)}'\n" if step.kind == "sh" else ""


def shown(page: str, output: str) -> Iterator[tuple[str, str]]:
    """Yield what the page says that its commands show, each with what they did show."""
    typed: Step | None = None
    for step in steps(page):
        if step.kind == "sh":
            typed = step
        elif step.kind == "text" and typed is not None:
            printed, _, _ = output.partition(_MARK.format(typed.number))
            yield step.text, printed.rpartition("--- block ")[2]
        else:
            typed = None  # the text shows what another file would give
