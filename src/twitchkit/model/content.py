"""The union of everything that packs say: one mapping a kind, from full id to statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Annotated, Protocol, TypeVar, cast, get_args

import attrs
from attrs import AttrsInstance, field, frozen

from twitchkit.model.addition import AddedEvidence, Phrases
from twitchkit.model.advice import Claim, Tip
from twitchkit.model.condition import Condition
from twitchkit.model.diet import Diet, FoodTag
from twitchkit.model.food import FoodDatabase, FoodSource, HouseholdMeasure
from twitchkit.model.interview import Complaint, FollowUp, Topic
from twitchkit.model.kinds import Means, items_of
from twitchkit.model.nutrient import Nutrient, ReferenceIntake
from twitchkit.model.override import Override
from twitchkit.model.provenance import Source
from twitchkit.model.safety import Caution, CriticalLimit, Helpline, RedFlag, Scope
from twitchkit.model.thresholds import Thresholds
from twitchkit.model.vocabulary import Finding, Measurement, Medicine


class Entry(AttrsInstance, Protocol):
    """A statement of some kind."""

    @property
    def id(self) -> str:
        """Its full id."""
        ...


EntryT = TypeVar("EntryT", bound=Entry)


_ID = attrgetter("id")


def _by_id(entries: Iterable[EntryT] | Mapping[str, EntryT]) -> Mapping[str, EntryT]:
    if isinstance(entries, Mapping):
        entries = entries.values()
    return MappingProxyType({entry.id: entry for entry in sorted(entries, key=_ID)})


@frozen(kw_only=True)
class Content:
    """Statements of every kind, each mapping sorted by full id; may be given as plain lists of statements.

    >>> Content(sources=[Source(id="a:guyatt_2008", title="GRADE")]).sources["a:guyatt_2008"].title
    'GRADE'
    """

    sources: Mapping[str, Source] = field(factory=tuple, converter=_by_id)
    findings: Mapping[str, Finding] = field(factory=tuple, converter=_by_id)
    measurements: Mapping[str, Measurement] = field(factory=tuple, converter=_by_id)
    medicines: Mapping[str, Medicine] = field(factory=tuple, converter=_by_id)
    nutrients: Mapping[str, Nutrient] = field(factory=tuple, converter=_by_id)
    reference_intakes: Mapping[str, ReferenceIntake] = field(factory=tuple, converter=_by_id)
    food_sources: Mapping[str, FoodSource] = field(factory=tuple, converter=_by_id)
    food_tags: Mapping[str, FoodTag] = field(factory=tuple, converter=_by_id)
    diets: Mapping[str, Diet] = field(factory=tuple, converter=_by_id)
    food_databases: Mapping[str, FoodDatabase] = field(factory=tuple, converter=_by_id)
    household_measures: Mapping[str, HouseholdMeasure] = field(factory=tuple, converter=_by_id)
    conditions: Mapping[str, Condition] = field(factory=tuple, converter=_by_id)
    evidence: Mapping[str, AddedEvidence] = field(factory=tuple, converter=_by_id)
    red_flags: Annotated[Mapping[str, RedFlag], Means(safety=True)] = field(factory=tuple, converter=_by_id)
    critical_limits: Annotated[Mapping[str, CriticalLimit], Means(safety=True)] = field(factory=tuple, converter=_by_id)
    cautions: Annotated[Mapping[str, Caution], Means(safety=True)] = field(factory=tuple, converter=_by_id)
    helplines: Annotated[Mapping[str, Helpline], Means(safety=True)] = field(factory=tuple, converter=_by_id)
    scopes: Mapping[str, Scope] = field(factory=tuple, converter=_by_id)
    complaints: Mapping[str, Complaint] = field(factory=tuple, converter=_by_id)
    follow_ups: Mapping[str, FollowUp] = field(factory=tuple, converter=_by_id)
    topics: Mapping[str, Topic] = field(factory=tuple, converter=_by_id)
    phrases: Annotated[Mapping[str, Phrases], Means(written="phrases")] = field(factory=tuple, converter=_by_id)
    tips: Mapping[str, Tip] = field(factory=tuple, converter=_by_id)
    claims: Mapping[str, Claim] = field(factory=tuple, converter=_by_id)
    thresholds: Annotated[Mapping[str, Thresholds], Means(written="thresholds")] = field(
        factory=tuple, converter=_by_id
    )
    overrides: Mapping[str, Override] = field(factory=tuple, converter=_by_id)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Content:
        """Return the content that holds some statements, each with those of its kind.

        >>> list(Content.of([Source(id="a:guyatt_2008", title="GRADE")]).sources)
        ['a:guyatt_2008']
        """
        by_kind: dict[str, list[Entry]] = {}
        for entry in entries:
            by_kind.setdefault(KIND_OF[type(entry)], []).append(entry)
        return cls(**by_kind)  # type: ignore[arg-type]  # each list holds entries of the class of its kind

    def __reduce__(self) -> tuple[Callable[..., Content], tuple[object, ...]]:
        return Content.of, (tuple(self),)

    def __iter__(self) -> Iterator[Entry]:
        """Iterate over all statements, kind by kind."""
        for _, entries in kinds_of(self):
            yield from entries.values()


KINDS: Mapping[str, type[Entry]] = MappingProxyType(
    {item.name: cast("type[Entry]", get_args(item.hint)[1]) for item in items_of(Content)}
)
"""Kind (as the fields of :class:`Content` and the hooks are called) → class of its statements."""

WRITTEN: Mapping[str, str] = MappingProxyType(
    {item.name: item.means.written or item.name.removesuffix("s") for item in items_of(Content)}
)
"""Kind (``tips``) → as packs write it (``tip``)."""

SINGULAR: Mapping[str, str] = MappingProxyType({written: kind for kind, written in WRITTEN.items()})
"""Kind as packs write it (``tip``) → kind (``tips``)."""

SAFETY_KINDS = frozenset(WRITTEN[item.name] for item in items_of(Content) if item.means.safety)
"""The kinds, as packs write them, without which no pack is left out."""

KIND_OF: Mapping[type[Entry], str] = MappingProxyType({cls: kind for kind, cls in KINDS.items()})
"""Class of statements → their kind."""


def kinds_of(content: Content) -> Iterable[tuple[str, Mapping[str, Entry]]]:
    """Iterate over the kinds of a content and their statements, in the order of the fields."""
    for item in attrs.fields(Content):
        yield item.name, getattr(content, item.name)
