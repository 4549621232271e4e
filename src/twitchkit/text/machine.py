"""The machine that finds all phrases at once: that of Aho and Corasick, of pyahocorasick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, TypeVar

from twitchkit.errors import MissingExtraError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Machine(Protocol[T_co]):
    """Yields the last place of each key in a text, with what it stands for."""

    def iter(self, text: str, /) -> Iterator[tuple[int, T_co]]:
        """Run over a text once."""
        ...


class _Nothing:
    """The machine of no keys, which the library does not make."""

    def iter(self, _: str, /) -> Iterator[tuple[int, object]]:
        return iter(())


def machine(keys: Mapping[str, T]) -> Machine[T]:
    """Return the machine of some keys; raises ``MissingExtraError`` where the library is not installed."""
    try:
        from ahocorasick import Automaton  # noqa: PLC0415 (optional)
    except ImportError:
        raise MissingExtraError("reading free text", "text") from None
    if not keys:
        nothing: Machine[T] = _Nothing()  # type: ignore[assignment]
        return nothing
    made = Automaton()
    for key, value in keys.items():
        made.add_word(key, value)
    made.make_automaton()
    found: Machine[T] = made
    return found
