"""Which of the foods that were found is taken: by their scores, at the very point where it is another one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import twitchkit as tk
from twitchkit.content import Citation
from twitchkit.diet.choosing import Chooser
from twitchkit.diet.reading import Reader
from twitchkit.diet.search import Found, Match
from twitchkit.diet.synonyms import Wording

NAMES = ("oat bread", "rye bread", "corn bread", "rice bread", "bread")


class Pantry:
    """Foods by their ids."""

    def get(self, id: str) -> tk.FoodSource:
        cite = (Citation("own"),)
        status, certainty = tk.Status.DERIVED, tk.Certainty.LOW
        name = id.removeprefix("toy:").replace("_", " ")
        return tk.FoodSource(id=id, name=name, per_100g={}, portions={}, cite=cite, status=status, certainty=certainty)

    def named(self, text: str) -> tk.FoodSource | None:
        return None

    def original(self, food: tk.FoodSource) -> tk.FoodSource | None:
        return None


def read(text: str, scores: Sequence[float], *, fits: int = 5, guessed: bool = False) -> tk.ReadFood:
    """Read a line for which these foods are found with such scores; so many of them are what was asked for."""
    matches = tuple(
        Match(f"toy:{name.replace(' ', '_')}", score, number < fits)
        for number, (name, score) in enumerate(zip(NAMES, scores, strict=False))
    )
    found = Found(matches, guessed, False)
    return Reader(Chooser(Pantry(), lambda _text, limit: found, (), Wording())).read(text)


@pytest.mark.parametrize(
    ("scores", "likely"),
    [
        ((90.0,), 1),
        ((90.0, 89.0), 1),  # a point ahead
        ((90.0, 89.1), 2),
        ((90.0, 90.0, 89.9, 89.0), 3),
    ],
)
def test_the_best_is_taken_if_it_is_a_point_ahead(scores: Sequence[float], likely: int) -> None:
    told = read("100 g loaf", scores)

    assert [food.name for food in told.likely] == list(NAMES[:likely])
    assert (told.food is not None) == (likely == 1)
    assert told.problem == ("" if likely == 1 else f"It is not clear which food is meant: {'; '.join(NAMES[:likely])}.")
    assert [match.score for match in told.candidates] == list(scores)


def test_what_is_called_just_so_is_taken_whatever_its_score() -> None:
    told = read("100 g bread", (90.0, 90.0, 90.0, 90.0, 20.0))

    assert told.food is not None
    assert (told.food.name, told.grams) == ("bread", (100.0, 100.0))


@pytest.mark.parametrize(
    ("scores", "fits", "guessed", "problem"),
    [
        ((59.9,), 0, False, "No food like this is known."),
        ((60.0, 59.9), 0, False, "No food is clearly meant; near it are: oat bread."),
        (
            (90.0, 80.0, 70.0, 60.0),
            0,
            False,
            "No food is clearly meant; near it are: oat bread; rye bread; corn bread.",
        ),
        ((90.0, 80.0), 1, True, "No food is called so; did you mean: oat bread?"),
        ((90.0, 80.0), 0, True, "No food like this is known."),  # what is neither spelled nor called so
        ((59.9,), 1, True, "No food like this is known."),
        ((), 0, False, "No food like this is known."),
    ],
)
def test_what_is_not_taken_is_offered_if_it_is_near(
    scores: Sequence[float], fits: int, guessed: bool, problem: str
) -> None:
    told = read("100 g loaf", scores, fits=fits, guessed=guessed)

    assert (told.food, told.likely, told.problem) == (None, (), problem)
