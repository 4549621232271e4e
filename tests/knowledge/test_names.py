"""Names as people write them: with words for blood, said again, or with a slip."""

import attrs
import pytest
from support import handmade
from support.handmade import CITED

from twitchkit import Knowledge
from twitchkit.content import Measurement
from twitchkit.knowledge.index import Index

MEASUREMENTS = ("measurements",)
ADDED = (
    Measurement(id="toy:lipid", name="lipid", unit="mg/dL", **CITED),
    Measurement(id="toy:zinc", name="zinc", unit="ug/dL", **CITED),
)
CONTENT = attrs.evolve(handmade.content(), measurements=[*handmade.MEASUREMENTS, *ADDED])


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(CONTENT)


@pytest.mark.parametrize("name", ["ferritin serum", "serum ferritin", "Ferritin level", "blood levels, ferritin"])
def test_words_for_blood_tell_nothing(name: str) -> None:
    assert Knowledge.build(CONTENT).find(name).id == "toy:ferritin"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("lipit", "did you mean 'lipid'?"), ("zinx", ""), ("adjusted calcim", "did you mean 'adjusted calcium'?")],
)
def test_a_slip_in_a_word_of_five_letters_is_offered_and_in_a_shorter_one_not(
    index: Index, name: str, hint: str
) -> None:
    assert index.suggest(MEASUREMENTS, name) == hint


@pytest.mark.parametrize(("times", "found"), [(1, True), (2, True), (12, True), (13, False)])
def test_a_name_has_twelve_words_at_most(index: Index, times: int, found: bool) -> None:
    name = " ".join(["ferritin"] * times)

    assert index.candidates(MEASUREMENTS, name) == (("toy:ferritin",) if found else ())


@pytest.mark.parametrize(("name", "hint"), [("toy.urge", "write 'toy:urge'"), ("toy.urgency_of_all", "")])
def test_a_point_for_a_colon_is_told_where_there_is_such_a_thing(index: Index, name: str, hint: str) -> None:
    assert index.hint(("findings",), name, "toy") == hint
