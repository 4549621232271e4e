"""How much, as people write it: "1 ½ cups", "2 x 125 g", "half a tin", "1 large"; and the food that is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve, frozen

from twitchkit.diet.numbers import UNREADABLE, amount_between, read_number, tokens
from twitchkit.diet.units import MASSES, SIZES, VOLUMES, Measures, by_first_word, read_unit
from twitchkit.quantity import INFINITY, Interval

MOST_GRAMS = 20_000.0
"""Nobody eats or drinks more of one thing in one go, in grams or milliliters."""

_NOT_OF_FOOD = frozenset(
    ("kcal", "kcals", "cal", "cals", "calorie", "calories", "kj", "joule", "mmol", "iu", "mcg", "ug", "µg", "μg")
)
_SPOKEN = ("cup", "tbsp", "tsp")  # "cup of coffee" is one cup; "g" alone is nothing
_ARTICLE = "el"  # a German tablespoon behind a number, and a Spanish "the" without one
_ABOUT = ("about", "around", "approx", "approximately", "roughly", "ca", "circa", "~")
_EACH = (("each",), ("apiece",))
_CONTAINERS = ("can", "tin", "bottle", "carton", "pot", "tub", "packet", "pack", "bag", "sachet", "box", "jar")
_MASS, _VOLUME = 6, 5  # above "1 small glass", which says three things
_SAME = 0.15  # what two amounts may differ that say the same: "1 cup (240 ml)"
_MOST_BEHIND = 12.0  # "eggs 3" are three of them; "almonds 30" may be grams
_ONE = Interval(1.0, 1.0)


@frozen(kw_only=True)
class StatedAmount:
    """A number of what: a unit of mass or volume, a household measure, or the food itself (an empty ``unit``).

    ``number`` is None where nothing was said, and ``UNREADABLE`` where it cannot be read. ``size`` is small, medium,
    large or empty.
    """

    number: Interval | None = None
    unit: str = ""
    size: str = ""


@frozen(kw_only=True)
class _Phrase:
    """A part of a line that says how much; ``times`` after "2 x"."""

    amount: StatedAmount
    start: int
    end: int
    times: bool = False

    @property
    def rank(self) -> int:
        """What goes before what: mass, volume, a measure or a size with a number, either alone, a bare count."""
        unit = self.amount.unit
        if unit in MASSES or unit in VOLUMES:
            return _MASS if unit in MASSES else _VOLUME
        return 2 * bool(unit) + bool(self.amount.size) + bool(self.amount.number)


def read_amount(text: str, measures: Iterable[str] = ()) -> tuple[StatedAmount, str]:
    """Return the amount in a line, and the food that is left; ``measures`` are names of household measures.

    >>> read_amount("2x yoghurt 125g")
    (StatedAmount(number=Interval(low=250.0, high=250.0), unit='g', size=''), 'yoghurt')
    >>> read_amount("half a tin of kidney beans", ["tin"])
    (StatedAmount(number=Interval(low=0.5, high=0.5), unit='tin', size=''), 'kidney beans')
    """
    line = tokens(text)
    phrases = list(_phrases(line, by_first_word(tuple(measures))))
    said = max(phrases, key=lambda phrase: phrase.rank, default=None)
    if said is None:
        return StatedAmount(), _rest(line, ())
    amount = said.amount
    each = line[said.end : said.end + 1] in _EACH
    others = [phrase for phrase in phrases if phrase is not said]
    if any(_contradicts(phrase, said, line, each=each) for phrase in others):
        amount = evolve(amount, number=UNREADABLE)
    for phrase in others:
        # "2 chicken breasts, 300 g" are 300 g together; "2 x 125 g" and "2 breasts, 125 g each" are 250.
        if phrase.times or each:
            amount = _multiplied(amount, phrase.amount.number)
    return amount, _rest(line, phrases)


def _contradicts(phrase: _Phrase, said: _Phrase, line: Sequence[str], *, each: bool) -> bool:
    """Tell whether a second phrase leaves open how much it is: "2 500 g", "100 g and 50 g", "2 cans, 330 ml"."""
    if phrase.times or each or said.rank < _VOLUME:
        return False
    unit, number = phrase.amount.unit, phrase.amount.number
    if phrase.end == said.start and not (unit or phrase.amount.size):
        return line[phrase.start] not in ("a", "an", "one")  # "2 500 g" are 2,500 g, or two of 500 g
    kind = MASSES if said.amount.unit in MASSES else VOLUMES
    if unit in kind and number is not None and said.amount.number is not None:
        first, second = number.low * kind[unit], said.amount.number.low * kind[said.amount.unit]
        return abs(first - second) > _SAME * max(first, second)
    return unit in _CONTAINERS and number is not None and number.high > 1.0  # each of them, or all together?


def _multiplied(amount: StatedAmount, by: Interval | None) -> StatedAmount:
    assert amount.number is not None  # a phrase has a number
    assert by is not None
    return evolve(amount, number=amount_between(amount.number.low * by.low, amount.number.high * by.high))


def _phrases(line: Sequence[str], measures: Measures) -> Iterator[_Phrase]:
    place = 0
    while place < len(line):
        phrase = _phrase_at(line, place, measures)
        if phrase is not None:
            yield phrase
        place = place + 1 if phrase is None else phrase.end


def _phrase_at(line: Sequence[str], start: int, measures: Measures) -> _Phrase | None:
    """Return what is said of the amount from a token on: [number] [x] [size] [unit or measure] [of]."""
    opens = _opens(line, start)
    before = line[start] == "x" and line[start + 1 : start + 2] != () and line[start + 1][:1].isdigit()  # "x 2"
    number, place = read_number(line, start + before)
    times = before or line[place : place + 1] == ("x",)
    place += times and not before
    if number is not None and place < len(line) and line[place] in _NOT_OF_FOOD:  # energy is no amount of food
        return _Phrase(amount=StatedAmount(number=UNREADABLE), start=start, end=place + 1)
    size, place = _size(line, place)
    place += line[place : place + 1] == ("-",) and bool(read_unit(line, place + 1)[0])  # "15-oz"
    unit, place = read_unit(line, place, measures)
    number_here = number is not None and (opens or before or line[start][0].isdigit())
    if unit in MASSES or unit in VOLUMES:
        usable = number_here or (unit in _SPOKEN and opens and line[place - 1] != _ARTICLE)
    elif unit:
        usable = number_here or opens or line[place : place + 1] == ("of",)
    elif size:
        usable = number_here or opens
    else:
        ends = times or place == len(line) or line[place] == ","
        usable = number_here and (opens or ends or number == UNREADABLE)
        if number is not None and start and not times and number.high > _MOST_BEHIND:
            number = UNREADABLE
    if not usable:
        return None
    place += unit != "" and line[place : place + 1] == (".",)  # "1 c. parmesan"
    stated = number if number_here else _ONE
    if unit and number_here and stated is not None:
        stated, unit, place = _compounded(line, place, stated, unit)
        stated = UNREADABLE if stated.high * {**MASSES, **VOLUMES}.get(unit, 0.0) > MOST_GRAMS else stated
    return _Phrase(amount=StatedAmount(number=stated, unit=unit, size=size), start=start, end=place, times=times)


def _opens(line: Sequence[str], start: int) -> bool:
    """Tell whether a part of the line begins at a token, whatever says that it is about so much."""
    while start > 0 and (
        line[start - 1] in _ABOUT or (line[start - 1] == "." and line[start - 2 : start - 1] == ("ca",))
    ):
        start -= 1
    return start == 0 or line[start - 1] == "," or (start > 1 and line[start - 1] == "of")  # "juice of 1 lemon"


def _compounded(line: Sequence[str], place: int, number: Interval, unit: str) -> tuple[Interval, str, int]:
    """Return an amount together with a smaller one that follows it: "1 lb 4 oz", "1 cup and 2 tbsp"."""
    start = place + (line[place : place + 1] in (("and",), ("plus",), ("+",)))
    more, end = read_number(line, start)
    smaller, end = read_unit(line, end)
    kind = MASSES if unit in MASSES else VOLUMES
    if more is None or number == UNREADABLE or unit not in kind or kind.get(smaller, INFINITY) >= kind[unit]:
        return number, unit, place
    times = kind[unit] / kind[smaller]
    return amount_between(number.low * times + more.low, number.high * times + more.high), smaller, end


def _size(line: Sequence[str], place: int) -> tuple[str, int]:
    word = line[place] if place < len(line) else ""
    return (SIZES[word], place + 1) if word in SIZES else ("", place)


def _rest(line: Sequence[str], phrases: Collection[_Phrase]) -> str:
    """Return the words that say no amount, in the segments of the line."""
    said = {place for phrase in phrases for place in range(phrase.start, phrase.end)}
    kept = [token if place not in said else "," for place, token in enumerate(line)]
    segments = " ".join(kept).split(",")
    return ", ".join(filter(None, (_bare(segment) for segment in segments)))


def _bare(segment: str) -> str:
    parts = [part for part in segment.split() if part not in ("-", ".", ":", "x", *_ABOUT)]
    return " ".join(parts[1:] if parts[:1] == ["of"] else parts)
