"""What stands beside a medicine and is no part of it."""

from support.each import on_each

from twitchkit.knowledge.medicine_names import MedicineNames
from twitchkit.scoring.medicine_asides import without_asides


@on_each(
    "text, left",
    [
        ("insulin 10 i.u.", "insulin 10 iu"),
        ("insulin 10 U. I.", "insulin 10 UI"),
        ("insulin 10 I.E. (diabetes)", "insulin 10 IE"),
        ("apixaban 5 mg p.o.", "apixaban 5 mg"),
        ("½ aspirin", "0.5 aspirin"),
    ],
)
def test_units_are_kept_whatever_their_points_and_ways_and_reasons_are_not(text: str, left: str) -> None:
    assert without_asides(text, MedicineNames({})) == left
