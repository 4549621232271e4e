"""What stands at a place of plain data, where a draft is mended."""

from support.each import on_each

from twitchkit.packs.drafts import part_at

DATA = {"tips": [{"id": "rest"}, "text"], "name": "words"}


@on_each(
    "place, expected",
    [
        ((), DATA),
        (("tips", 0, "id"), "rest"),
        (("tips", 1), "text"),
        (("tips", 2), None),
        (("tips", "id"), None),
        (("tips", 1, 0), None),
        (("name", 0), None),
        (("nothing", 0, "id"), None),
    ],
)
def test_what_is_there_is_found_and_nothing_else(place, expected):
    assert part_at(DATA, place) == expected
