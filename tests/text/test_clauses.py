"""Whose, when and how surely: whatever a clause says of a finding, it is never told as its opposite."""

import json
from pathlib import Path

from support.each import on_each

ROWS = json.loads((Path(__file__).parents[1] / "data" / "told_otherwise.json").read_text(encoding="utf-8"))


@on_each("row", ROWS)
def test_no_clause_is_told_as_its_opposite(kit, row):
    heard = {item.key: item.heard.value for item in kit.read_text(row["text"]).heard}

    assert heard.get(row["finding"]) not in row["never"]
