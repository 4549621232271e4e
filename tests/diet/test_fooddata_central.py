"""A download of FoodData Central becomes a pack. The rows have the shape and the columns of the published files."""

import pytest

import twitchkit as tk
from twitchkit.cli import main
from twitchkit.content import Citation
from twitchkit.diet.fooddata_central import import_download

FILES = {
    "food": """"fdc_id","data_type","description","food_category_id","publication_date"
"168462","sr_legacy_food","Spinach, raw","11","2019-04-01"
"747447","foundation_food","Broccoli, raw","11","2019-12-16"
"319874","sample_food","HUMMUS, SABRA CLASSIC","16","2019-04-01"
""",
    "nutrient": """"id","name","unit_name","nutrient_nbr","rank"
"1090","Magnesium, Mg","MG","304","5500"
"1190","Folate, DFE","UG","435","6600"
"1114","Vitamin D (D2 + D3)","UG","328","8650"
"1003","Protein","G","203","600"
""",
    "food_nutrient": """"id","fdc_id","nutrient_id","amount","data_points"
"1","168462","1090","79.0","10"
"2","168462","1190","194.0","10"
"3","168462","1003","2.86","10"
"4","747447","1090","21.0","8"
"5","747447","1114","","8"
"6","319874","1090","71.0","1"
""",
    "measure_unit": '"id","name"\n"1000","cup"\n"9999","undetermined"\n',
    "food_portion": """"id","fdc_id","seq_num","amount","measure_unit_id","portion_description","modifier","gram_weight"
"1","168462","1","1.0","9999","","cup","30.0"
"2","747447","1","1.0","1000","","chopped","91.0"
""",
}


@pytest.fixture
def download(tmp_path):
    folder = tmp_path / "download"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_a_download_becomes_a_pack_that_loads(download, tmp_path):
    assert import_download(download, tmp_path / "my_foods") == 2

    foods = tk.load(["vocabulary", "nutrients"], paths=[tmp_path / "my_foods"]).foods
    spinach = foods.get("my_foods:168462")
    assert spinach.per_100g == {"nutrients:magnesium": 79.0, "nutrients:folate": 194.0}
    assert spinach.portions == {"1 cup": 30.0}
    assert spinach.cite == (Citation("my_foods:fooddata_central", "FDC 168462"),)
    broccoli = foods.get("my_foods:747447")
    assert broccoli.per_100g == {"nutrients:magnesium": 21.0}  # vitamin D was blank: unknown, not zero
    assert foods.read("2 cups my_foods:747447, chopped").grams == tk.Interval(182.0, 182.0)
    assert "my_foods:747447" in [match.food.id for match in foods.search("broccoli, raw")]


def test_the_same_download_gives_the_same_bytes(download, tmp_path):
    for name in ("once", "twice"):
        import_download(download, tmp_path / name)

    assert (tmp_path / "once" / "foods.sqlite").read_bytes() == (tmp_path / "twice" / "foods.sqlite").read_bytes()


def test_the_command_makes_the_pack_and_says_how_to_use_it(download, tmp_path, capsys):
    pack = tmp_path / "my_foods"

    assert main(["foods", "import", str(download), "--to", str(pack)]) == 0
    assert "2 foods" in capsys.readouterr().err
    assert main(["packs", "check", str(pack)]) == 0


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("nutrient", None, "lacks nutrient.csv"),
        ("nutrient", FILES["nutrient"].replace('"MG"', '"UG"'), "counts magnesium in another unit"),
        ("food", FILES["food"].replace("sr_legacy_food", "x").replace("foundation_food", "x"), "no foods but samples"),
    ],
)
def test_a_folder_that_is_no_download_is_told(download, tmp_path, file, text, message):
    path = download / f"{file}.csv"
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(tk.TwitchkitError, match=message):
        import_download(download, tmp_path / "my_foods")


def test_a_pack_needs_a_name(download, tmp_path):
    with pytest.raises(tk.TwitchkitError, match="snake_case"):
        import_download(download, tmp_path / "My Foods")


def test_every_nutrient_is_taken_in_its_own_unit(download, tmp_path):
    """The numbers that FoodData Central gives its nutrients, as its nutrient.csv has them."""
    numbered = {
        "alcohol": (1018, "G"), "caffeine": (1057, "MG"), "calcium": (1087, "MG"), "folate": (1190, "UG"),
        "iron": (1089, "MG"), "magnesium": (1090, "MG"), "potassium": (1092, "MG"), "sodium": (1093, "MG"),
        "thiamin": (1165, "MG"), "vitamin_b12": (1178, "UG"), "vitamin_b6": (1175, "MG"), "vitamin_d": (1114, "UG"),
        "vitamin_k": (1185, "UG"), "zinc": (1095, "MG"),
    }  # fmt: skip
    rows = [f'"{number}","{id}","{unit.lower()}","",""' for id, (number, unit) in numbered.items()]
    (download / "nutrient.csv").write_text("\n".join(['"id","name","unit_name","nutrient_nbr","rank"', *rows, ""]))
    amounts = [f'"{number}","747447","{number}","{number - 1000}.5",""' for number, _ in numbered.values()]
    header = '"id","fdc_id","nutrient_id","amount","data_points"'
    (download / "food_nutrient.csv").write_text("\n".join([header, *amounts, ""]))

    assert import_download(download, tmp_path / "my_foods") == 1  # spinach has no amounts now
    foods = tk.load(["vocabulary", "nutrients"], paths=[tmp_path / "my_foods"]).foods
    expected = {f"nutrients:{id}": number - 1000 + 0.5 for id, (number, _) in numbered.items()}
    assert foods.get("my_foods:747447").per_100g == expected


def test_portions_in_words(download, tmp_path):
    rows = [
        ('"2.0","1000","","","182"', {"2 cup": 182.0}),
        ('"0.5","1000","","chopped","45.5"', {"0.5 cup, chopped": 45.5}),
        ('"1.0","9999","","spear","31"', {"1 spear": 31.0}),
        ('"1.0","7","","stalk","9"', {"1 stalk": 9.0}),  # a unit that the download does not list
        ('"","9999","1 floweret","","11"', {"1 floweret": 11.0}),
        ('"1.0","9999","Quantity not specified","","20"', {"Quantity not specified": 20.0}),
        ('"1.0","1000","","chopped",""', {}),
        ('"","9999","","","11"', {}),
    ]
    numbers = range(1, len(rows) + 1)  # a food for each
    foods = [f'"{number}","foundation_food","Broccoli {number}","11","2019-12-16"' for number in numbers]
    amounts = [f'"{number}","{number}","1090","21.0","8"' for number in numbers]
    portions = [f'"{number}","{number}","1",{row}' for number, (row, _) in zip(numbers, rows, strict=True)]
    for name, lines in (("food", foods), ("food_nutrient", amounts), ("food_portion", portions)):
        (download / f"{name}.csv").write_text("\n".join([FILES[name].splitlines()[0], *lines, ""]))
    import_download(download, tmp_path / "my_foods")

    found = tk.load(["vocabulary", "nutrients"], paths=[tmp_path / "my_foods"]).foods
    assert [found.get(f"my_foods:{number}").portions for number in numbers] == [portions for _, portions in rows]


def test_the_pack_says_what_it_was_made_from(download, tmp_path):
    import_download(download, tmp_path / "my_foods")
    texts = {path.name: path.read_text() for path in (tmp_path / "my_foods").rglob("*.toml")}

    assert sorted(texts) == ["food_database.toml", "pack.toml", "sources.toml"]
    assert 'title = "USDA FoodData Central, downloaded foods of 2019-12-16"' in texts["pack.toml"]
    assert "reviewed = 2019-12-16" in texts["pack.toml"]
    assert 'release = "2019-12-16"' in texts["food_database.toml"]
