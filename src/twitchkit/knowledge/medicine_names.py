"""Which medicine a written name is: as packs write it, in the spelling of another language, or nearly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from twitchkit.errors import closest
from twitchkit.model.content import Content

_SHORTEST = 6  # a shorter name without its ending is too like another
_STEM = 7  # a shorter stem may be a plain word: "covers" of Coversum, "center" of Kentera
_NEAR = 0.84  # how alike a misspelling is, at least
_LONGEST = 40
_BY_SOUND = (("ph", "f"), ("th", "t"), ("ch", "c"), ("rh", "r"), ("y", "i"), ("k", "c"))
_DOUBLED = re.compile(r"(.)\1")
_SALT = re.compile(
    r"(?<=\w{6})(?:succinat|tartrat|hydrochlorid|hydrogentartrat|maleat|besilat|mesilat|fumarat|natrium|kalium|acetat"
    r"|phosphat|sulfat|citrat)$"
)
_ENDING = re.compile(r"(?:um|us|e|a|o)$")


class NamedMedicine(NamedTuple):
    """What a medicine's name says: the class findings it surely has, and those of which it has one."""

    classes: tuple[str, ...]
    may_be: tuple[str, ...] = ()

    def and_also(self, other: NamedMedicine) -> NamedMedicine:
        """Return what is known of a medicine that two statements tell of."""
        if self == other:
            return self
        return NamedMedicine(*(tuple(sorted({*mine, *theirs})) for mine, theirs in zip(self, other, strict=True)))


def any_of(medicines: Sequence[NamedMedicine]) -> NamedMedicine:
    """Return what is known of a medicine that is one of several: the classes of all, and those that it may have.

    >>> any_of([NamedMedicine(("nsaid", "antiplatelet")), NamedMedicine(("nsaid",), ("opioid",))])
    NamedMedicine(classes=('nsaid',), may_be=('antiplatelet', 'opioid'))
    """
    classes = [set(medicine.classes) for medicine in medicines]
    certain = set.intersection(*classes)
    possible = set.union(*classes, *(set(medicine.may_be) for medicine in medicines)) - certain
    return NamedMedicine(tuple(sorted(certain)), tuple(sorted(possible)))


def normal_name(name: str) -> str:
    """Return a medicine's name as it is compared: without case, marks and doubled spaces.

    >>> normal_name(" Tylenol®  3")
    'tylenol 3'
    """
    return " ".join(name.replace("®", "").replace("™", "").casefold().split())


def spellings(name: str) -> tuple[str, str]:
    """Return a name without accents, salt and ending, and the same as languages that spell by sound write it.

    >>> spellings("Levothyroxin-Natrium"), spellings("lévothyroxine")[0], spellings("levotiroxina")[0]
    (('levothyroxin', 'levotiroxin'), 'levothyroxin', 'levotiroxin')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("-natrium", "")
    plain = _SALT.sub("", plain)
    sounded = plain
    for here, there in _BY_SOUND:
        sounded = sounded.replace(here, there)
    return _ENDING.sub("", plain), _ENDING.sub("", _DOUBLED.sub(r"\1", sounded))


class MedicineNames(Mapping[str, NamedMedicine]):
    """What every name that people write for a medicine stands for; most people name few, so the rest waits for one.

    >>> names = MedicineNames({"furosemide": NamedMedicine(("drug_loop",))})
    >>> names.find("Furosemida"), names.find("furosimide"), names.near("furosimide")
    ('furosemide', '', 'furosemide')
    """

    def __init__(self, named: Mapping[str, NamedMedicine]) -> None:
        self._named = named

    def __getitem__(self, name: str) -> NamedMedicine:
        return self._named[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)

    def find(self, name: str) -> str:
        """Return the known name that a text is, also in the spelling of another language; "" if it is none."""
        name = normal_name(name)
        if name not in self._named and (spaced := name.replace("-", " ")) in self._named:
            return spaced
        if name in self._named or len(name) < _SHORTEST or " " in name:
            return name if name in self._named else ""
        return self._foreign.get(spellings(name)[0], "")

    def near(self, text: str) -> str:
        """Return the known name of which a text may be a misspelling, to be offered and never taken; else ""."""
        for word in normal_name(text).split():
            if _SHORTEST - 1 <= len(word) <= _LONGEST:
                like = [name for name in self._by_initial.get(word[0], ()) if abs(len(name) - len(word)) <= 2]
                if found := closest(word, like, alike=_NEAR):
                    return found
        return ""

    @cached_property
    def numbered(self) -> frozenset[str]:
        """Names to which a number makes another: "tylenol", as there is "tylenol 3"."""
        return frozenset(name[:-2] for name in self._named if re.fullmatch(r".+ \d", name))

    @cached_property
    def _foreign(self) -> Mapping[str, str]:
        """Known names of one word by how other languages spell them; none where that may be different medicines."""
        found: dict[str, str] = {}
        for name, medicine in self._named.items():
            if len(name) >= _SHORTEST and " " not in name:
                for spelling in (each for each in spellings(name) if len(each) >= _STEM):
                    other = found.setdefault(spelling, name)
                    if other and self._named[other] != medicine:
                        found[spelling] = ""
        return found

    @cached_property
    def _by_initial(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name in self._named:
            if len(name) >= _SHORTEST - 1 and " " not in name:
                found.setdefault(name[0], []).append(name)
        return {initial: tuple(names) for initial, names in found.items()}


def medicine_names(content: Content) -> MedicineNames:
    """Return the class findings of every name that a medicine has."""
    named: dict[str, NamedMedicine] = {}
    for medicine in content.medicines.values():
        own = NamedMedicine(tuple(sorted(medicine.classes)), tuple(sorted(medicine.may_be)))
        for name in map(normal_name, medicine.names):
            named[name] = named[name].and_also(own) if name in named else own
    return MedicineNames(named)
