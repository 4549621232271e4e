"""Amounts in a text: the number, its unit, and from which word to which they stand."""

from support.each import on_each

from twitchkit.text.numbers import Amount, amounts
from twitchkit.text.tokens import tokens_of


@on_each(
    "text, expected",
    [
        ("an hour and a half, then rest", [Amount(1.5, "h", 0, 4)]),
        ("it lasts two hours and a half", [Amount(2.5, "h", 2, 6)]),
        ("half an hour", [Amount(0.5, "h", 0, 2)]),
        ("2 to 3 hours", []),
        ("34 weeks ago", [Amount(34.0, "wk", 0, 1)]),
    ],
)
def test_an_amount_is_read_with_its_place(text, expected):
    assert list(amounts(tokens_of(text))) == expected
