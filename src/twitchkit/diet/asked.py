"""What was asked for: which words a food must have, which of them it may meet in another way, and what is its head.

"Grilled chicken breast with skin, sliced" asks for a breast of chicken. A food that is called cooked is grilled, one
that is sliced or not is meant alike, and skin may stand among what the food has beside itself. "Almond milk" asks for
a milk, so that milk chocolate with almonds is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from twitchkit.diet.ranking import ADDS, Description
from twitchkit.diet.synonyms import Wording, Words
from twitchkit.diet.table import NamedFood
from twitchkit.diet.words import words

COMMA = ","
_BENDABLE = ("cooking", "cooked", "raw", "fresh")  # kinds of words that a food may meet with other words
_PREPARED = ("cooking", "cooked", "fried", "processed")
_NONE = frozenset[str]()
_ALL = "100"  # "100 % orange juice"
_NEARLY = 0.9  # what a word counts that a food meets in another way


def asked(text: str) -> Words:
    """Return the words of a text as they are compared, with the commas between them.

    >>> asked("Chicken breast, grilled")
    ('chicken', 'breast', ',', 'grilled')
    """
    parts = [words(part) for part in text.split(",")]
    return tuple(word for part in parts if part for word in (COMMA, *part))[1:]


@frozen(slots=False)
class Query:
    """A text in the words of foods, as :func:`asked` returns them; ``shares`` says which numbers are shares ("2 %")."""

    written: Words
    wording: Wording
    shares: frozenset[str] = field(factory=frozenset)

    @cached_property
    def words(self) -> Words:
        """The words without the commas."""
        return tuple(word for word in self.written if word != COMMA)

    @cached_property
    def _segments(self) -> tuple[Words, ...]:
        segments: list[list[str]] = [[]]
        for word in self.written:
            if word == COMMA:
                segments.append([])
            else:
                segments[-1].append(word)
        return tuple(map(tuple, segments))

    @cached_property
    def _core(self) -> frozenset[str]:
        """The words of the first part before what is added: those that a food itself must have."""
        first = next((core for core in self._cores if self._of_food(core)), ())
        return frozenset(first)

    @cached_property
    def _cores(self) -> tuple[Words, ...]:
        """The parts without what is added in them: "with skin"."""
        ends = (next((place for place, word in enumerate(each) if word in ADDS), None) for each in self._segments)
        return tuple(segment[:end] for segment, end in zip(self._segments, ends, strict=True))

    def _of_food(self, part: Words) -> str:
        """Return the last word of a part that is not about how a food was made, or an empty text."""
        kinds = self.wording.kinds
        return next((word for word in reversed(part) if kinds.get(word) in (None, "class") and word.isalpha()), "")

    @cached_property
    def telling(self) -> Words:
        """The words that say which food is meant; all of them, where none does."""
        kinds = self.wording.kinds
        found = tuple(
            word for word in dict.fromkeys(self.words) if word not in ADDS and kinds.get(word) not in ("any", "none")
        )
        return found or tuple(dict.fromkeys(self.words))

    @cached_property
    def needed(self) -> Words:
        """The words that can be met in no other way."""
        return tuple(word for word in self.telling if word not in self._flexible and word not in self.shares)

    @cached_property
    def is_class(self) -> bool:
        """Whether it only says of which kind a food is: "soup", "a sandwich"."""
        return all(self.wording.kinds.get(word) == "class" for word in self.telling)

    @cached_property
    def names_nothing(self) -> bool:
        """Whether no word can be one of a food: a heading, "something", "vitamin D" alone."""
        kinds = self.wording.kinds
        said = [word for word in self.words if word.isalpha()]
        return bool(said) and all(kinds.get(word) in ("any", "none", "variant") for word in said)

    @cached_property
    def head(self) -> str:
        """What it is a kind of: the last word of the first part that is not about how it was made."""
        found = (self._of_food(core) for core in self._cores)
        return next((word for word in found if word), self.words[-1] if self.words else "")

    def weights(self, weight: Callable[[str], float]) -> Mapping[str, float]:
        """Return how much each word tells; one that says nothing of the food, or a share, tells nothing."""
        return {**dict.fromkeys(self.words, 0.0), **{word: weight(word) for word in self.telling}}

    def met_otherwise(self, description: Description) -> frozenset[str]:
        """Return the words that a food does not have and is nevertheless: "grilled" is a kind of cooked."""
        missing = [word for word in self._flexible if word not in description.true_words]
        return frozenset(word for word in missing if self._met(word, description)) if missing else _NONE

    def coverages(
        self, weights: Mapping[str, float], candidates: Iterable[NamedFood]
    ) -> Iterator[tuple[float, NamedFood]]:
        """Yield how much of the weight of what was asked for each food has, from 0 to 100: no score is higher."""
        told = [(word, weight) for word, weight in weights.items() if weight]
        total = sum(weights.values())
        for candidate in candidates:
            there = candidate.description.true_words
            covered = sum([weight for word, weight in told if word in there])
            if covered and self._flexible:
                otherwise = self.met_otherwise(candidate.description)
                covered += _NEARLY * sum(weights[word] for word in otherwise)
            yield (100.0 * covered / total if covered else 0.0), candidate

    def is_met(self, description: Description) -> bool:
        """Tell whether a food is all that was asked for, and a kind of it."""
        if self.is_class or (description.brands and description.brands.isdisjoint(self.telling)):
            return False
        if not (description.joined | description.kind_of_brand).issubset(self.words):
            return False
        otherwise = self.met_otherwise(description)
        for word in self.telling:
            there = description.core | description.also if word in self._core else description.true_words
            if word not in there and word not in otherwise and not self._is_share(word, description):
                return False
        return self.head in description.heads or description.first_head in self._core

    def _is_share(self, word: str, description: Description) -> bool:
        """Tell whether a share lies within those that a food is called by: 72 % cocoa is one of "70 to 85 %"."""
        if word not in self.shares:
            return False
        return word == _ALL or any(low <= float(word) <= high for low, high in description.ranges)

    @cached_property
    def _flexible(self) -> Words:
        known = self.wording
        return tuple(word for word in self.telling if known.kinds.get(word) in _BENDABLE or word in known.absent)

    def _met(self, word: str, description: Description) -> bool:
        kinds = self.wording.kinds
        kind, there = kinds.get(word), {kinds.get(other) for other in description.true_words}
        absent = self.wording.absent.get(word)
        return (
            (kind == "cooking" and "cooked" in there and "fried" not in there)
            or (kind == "cooked" and not there.isdisjoint(("cooking", "fried")))
            or (kind == "raw" and "raw" in there and "cooked" not in there)  # "cooked, dry heat" is not dry
            or (word in ("raw", "fresh") and there.isdisjoint(_PREPARED))
            or (absent is not None and absent.fits(description.group, description.true_words))
        )
