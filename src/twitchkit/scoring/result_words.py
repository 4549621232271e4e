"""Words that stand on a report instead of a number: low, normal, high, "neg", and what they leave open."""

from __future__ import annotations

from collections.abc import Mapping

from twitchkit.quantity import INFINITY, Interval, bounded

WORDS: Mapping[str, str] = {
    **dict.fromkeys(("low", "l", "decreased", "very low", "ll"), "low"),
    **dict.fromkeys(("normal", "n", "wnl", "within normal limits", "within range", "neg", "negative"), "normal"),
    **dict.fromkeys(("high", "h", "elevated", "raised", "pos", "positive", "very high", "hh"), "high"),
}
"""What stands on reports instead of a number; "very" and a doubled letter say that it lies far out."""
_FOREIGN = {
    "low": "niedrig erniedrigt vermindert bajo baja bas basse basso bassa",
    "normal": "unauffällig normale negativ negativo negativa négatif",
    "high": "hoch erhöht alto alta elevado elevada élevé élevée elevato elevata",
}
_FOREIGN_WORDS = {word: level for level, words in _FOREIGN.items() for word in words.split()}
_NORMAL = frozenset(
    {
        *("im normbereich", "im referenzbereich", "in der norm", "dans la norme", "dans les normes"),
        *("dentro de lo normal", "en rango", "nella norma", "dentro da normalidade"),
    }
)
_VERY = ("very", "sehr", "muy", "très", "molto")
_SEVERE = ("very low", "ll", "very high", "hh")
_OF_A_TEST = ("neg", "negative", "pos", "positive")


def worded(word: str, low: Interval, high: Interval) -> Interval | None:
    """Return the interval that "low", "normal" or "high" leaves open under two limits; None if the limit is missing.

    A limit that depends on what is not known (sex, age) is an interval itself, and the word is as wide as it allows.

    >>> worded("normal", Interval(2.15, 2.15), Interval(2.5, 2.55))
    Interval(low=2.15, high=2.55)
    """
    if word == "low" and low.high < INFINITY:
        return bounded("<", low.high)
    if word == "high" and high.low > -INFINITY:
        return bounded(">", high.low)
    if word == "normal" and (low.low > -INFINITY or high.high < INFINITY):
        return Interval(low.low, high.high)
    return None


def plain_word(text: str) -> str | None:
    """Return what a text says of a result in a word: low, normal or high; None if it is no such word.

    >>> plain_word("Very low"), plain_word("H"), plain_word("neg"), plain_word("18 ug/L")
    ('low', 'high', 'normal', None)
    """
    return WORDS.get(_in_english(text))


def _in_english(text: str) -> str:
    """Return a text in small letters, and the words for a result of four other languages as WORDS has them."""
    words = text.lower().split()
    if " ".join(words) in _NORMAL:
        return "normal"
    very = ["very"] if words[1:] and words[0] in _VERY else []
    said = [_FOREIGN_WORDS.get(word, word) for word in words[len(very) :]]
    return " ".join([*very, *said])


def is_severe(text: str) -> bool:
    """Tell whether a text is a word that says that a result lies far out.

    >>> is_severe("Very low"), is_severe("low")
    (True, False)
    """
    return _in_english(text) in _SEVERE


def is_of_a_test(text: str) -> bool:
    """Tell whether a word says that something was found or not, which makes no sense of what everybody has.

    >>> is_of_a_test("NEG"), is_of_a_test("low")
    (True, False)
    """
    return text.strip().lower() in _OF_A_TEST
