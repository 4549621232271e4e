"""The notebook among the examples: it runs, keeps no output, and shows the page."""

from __future__ import annotations

import asyncio
from pathlib import Path

import nbformat
import pytest

NOTEBOOK = Path(__file__).parents[1] / "examples" / "report.ipynb"


def test_it_is_a_sound_notebook_without_outputs():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [(cell.outputs, cell.execution_count) for cell in cells] == [([], None)] * len(cells)


@pytest.mark.thorough
@pytest.mark.filterwarnings("default")  # what the notebook's own machinery warns about is not ours
def test_it_runs_and_shows_the_page():
    from nbclient import NotebookClient  # noqa: PLC0415 (slow to load)

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    asyncio.run(NotebookClient(notebook, timeout=120, kernel_name="python3").async_execute())
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert [output for output in outputs if output.output_type in ("error", "stream")] == []
    shown = outputs[0].data
    assert shown["text/html"].startswith("<iframe")
    assert "Bring this to your doctor" in shown["text/html"]
    assert shown["text/plain"].startswith("Assessment(as_of='2026-11-22'")
    assert outputs[-1].data["text/plain"] == "'<!doctype html>'"
