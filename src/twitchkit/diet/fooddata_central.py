"""A user's own download of USDA's FoodData Central, made into a pack: a folder to give to ``tk.load(paths=[…])``.

The files are those that FoodData Central publishes (fdc.nal.usda.gov, "Download Data"): Foundation Foods, SR Legacy,
FNDDS and Branded, as CSV or JSON. Folate is taken as dietary folate equivalents, vitamin D as micrograms; an amount
that is not there is unknown.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from twitchkit.diet.downloads.contents import NUTRIENTS
from twitchkit.diet.downloads.documents import read_document
from twitchkit.diet.downloads.source import open_source
from twitchkit.diet.downloads.tables import read_tables
from twitchkit.diet.writing import write_database
from twitchkit.errors import TwitchkitError
from twitchkit.ids import is_name
from twitchkit.regular_file import open_regular


def import_download(download: Path, pack: Path) -> int:
    """Make a pack of a download, and return how many foods it has; ``pack`` is named after its id.

    ``download`` is a folder with CSV files, which may lie in a folder inside it, a zip file of them, or a JSON file. Of
    several versions of a food the newest counts. Raises :class:`~twitchkit.errors.TwitchkitError` for what is no
    download or holds no food, with all problems of its rows (file and line), and for a pack that has another name than
    one in snake_case.
    """
    if not is_name(pack.name):
        raise TwitchkitError(f"{pack.name!r} is no name for a pack; write it in snake_case, like my_foods")
    source = open_source(download)
    found = read_document(source) if source.document else read_tables(source)
    if not found.foods:
        raise TwitchkitError(f"{download} holds no foods but samples; download Foundation Foods, SR Legacy or FNDDS")
    (pack / "content").mkdir(parents=True, exist_ok=True)
    about = {"title": "USDA FoodData Central", "release": found.released, "released": found.released}
    write_database(pack / "foods.sqlite", found.foods, NUTRIENTS, about)
    _write_texts(pack, found.released)
    return len(found.foods)


def _write_texts(pack: Path, released: str) -> None:
    """Write the manifest, the source and the statement of the database."""
    title = json.dumps(f"USDA FoodData Central, downloaded foods of {released}")
    with open_regular(pack / "foods.sqlite") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    texts = {
        "pack.toml": f'schema = 1\n\n[pack]\nid = "{pack.name}"\ntitle = {title}\nlicense = "CC0-1.0"\n'
        f'reviewed = {released}\ndefines = ["source", "food_database"]\n\n[needs]\nnutrients = ""\n',
        "content/sources.toml": f'[[source]]\nid = "fooddata_central"\ntitle = {title}\n'
        'authors = "US Department of Agriculture, Agricultural Research Service"\nurl = "https://fdc.nal.usda.gov"\n',
        "content/food_database.toml": f'[[food_database]]\nid = "downloaded"\ntitle = {title}\nfile = "foods.sqlite"\n'
        f'sha256 = "{digest}"\nrelease = "{released}"\nreleased = "{released}"\nnumber = "FDC"\n'
        'cite = "fooddata_central"\nstatus = "verified"\ncertainty = "high"\n',
    }
    for name, text in texts.items():
        (pack / name).write_text(text, encoding="utf-8")
