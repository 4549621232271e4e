"""The hooks that packs answer: one for each kind of content.

All of them are called once, when packs are loaded, and never while a person is assessed. They take no arguments,
return data and change nothing; the order of packs means nothing. A data pack answers them through its files, so its
author needs none of this. A pack with code names a module in the table ``[hooks]`` of its ``pack.toml`` and marks its
functions there::

    import twitchkit as tk

    @tk.hookimpl
    def twitchkit_tips():
        return [tk.Tip(id="stretch_before_bed", ...)]

Ids are short names of the pack, or full ids with its own name. A kind must stand in ``defines`` of the manifest, and
be answered in files or in code, not in both. What is returned is checked as if it had been read from a file. A hook
that raises makes its pack fail to load, and no other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import pluggy

from twitchkit.model.advice import Claim, Tip
from twitchkit.model.condition import Condition
from twitchkit.model.diet import Diet, FoodTag
from twitchkit.model.food_table import FoodDatabase, HouseholdMeasure
from twitchkit.model.nutrient import FoodSource, Nutrient, ReferenceIntake
from twitchkit.model.override import Override
from twitchkit.model.provenance import Source
from twitchkit.model.safety import Caution, RedFlag
from twitchkit.model.thresholds import Thresholds
from twitchkit.model.vocabulary import Finding, Measurement, Medicine

PROJECT = "twitchkit"

hookspec: pluggy.HookspecMarker = pluggy.HookspecMarker(PROJECT)
hookimpl: pluggy.HookimplMarker = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a pack as the answer to the hook of the same name."""


class PackHooks(Protocol):
    """The specifications of all hooks; a pack answers those that it has something to say to."""

    @hookspec
    def twitchkit_sources(self) -> Iterable[Source]:
        """Return the papers, guidelines, books and data sets that statements cite. Data packs: ``[[source]]``."""

    @hookspec
    def twitchkit_findings(self) -> Iterable[Finding]:
        """Return what can be present, absent or unknown in a person. Data packs: ``[[finding]]``."""

    @hookspec
    def twitchkit_measurements(self) -> Iterable[Measurement]:
        """Return named quantities with units and limits. Data packs: ``[[measurement]]``."""

    @hookspec
    def twitchkit_medicines(self) -> Iterable[Medicine]:
        """Return ingredients with their names and classes. Data packs: ``[[medicine]]``."""

    @hookspec
    def twitchkit_nutrients(self) -> Iterable[Nutrient]:
        """Return nutrients: role, unit, markers, signs. Data packs: ``[[nutrient]]``."""

    @hookspec
    def twitchkit_reference_intakes(self) -> Iterable[ReferenceIntake]:
        """Return how much of a nutrient a life stage needs. Data packs: ``[[reference_intake]]``, or a table."""

    @hookspec
    def twitchkit_food_sources(self) -> Iterable[FoodSource]:
        """Return foods with their content; what is left out is unknown. Data packs: ``[[food_source]]``, or a table."""

    @hookspec
    def twitchkit_food_tags(self) -> Iterable[FoodTag]:
        """Return what holds for many foods: what they are made of, what they do. Data packs: ``[[food_tag]]``."""

    @hookspec
    def twitchkit_diets(self) -> Iterable[Diet]:
        """Return ways of eating and the tags that they exclude. Data packs: ``[[diet]]``."""

    @hookspec
    def twitchkit_food_databases(self) -> Iterable[FoodDatabase]:
        """Return files with the content of many foods; one a pack. Data packs: ``[[food_database]]``.

        ``file`` is relative to the folder of the pack; a pack with code may give a whole path.
        """

    @hookspec
    def twitchkit_household_measures(self) -> Iterable[HouseholdMeasure]:
        """Return how much a handful, a bowl or a slice holds. Data packs: ``[[household_measure]]``."""

    @hookspec
    def twitchkit_conditions(self) -> Iterable[Condition]:
        """Return hypotheses with prior, criteria and evidence. Data packs: one file a condition, ``[condition]``."""

    @hookspec
    def twitchkit_red_flags(self) -> Iterable[RedFlag]:
        """Return what sets a floor under the urgency. Data packs: ``[[red_flag]]``.

        A pack that defines red flags never goes missing quietly: if it fails, the load fails.
        """

    @hookspec
    def twitchkit_cautions(self) -> Iterable[Caution]:
        """Return what must be withheld from whom. Data packs: ``[[caution]]``.

        A pack that defines cautions never goes missing quietly: if it fails, the load fails.
        """

    @hookspec
    def twitchkit_tips(self) -> Iterable[Tip]:
        """Return advice: for what, for whom, how good the evidence is. Data packs: ``[[tip]]``."""

    @hookspec
    def twitchkit_claims(self) -> Iterable[Claim]:
        """Return what the article says, and what the evidence makes of it. Data packs: ``[[claim]]``."""

    @hookspec
    def twitchkit_thresholds(self) -> Iterable[Thresholds]:
        """Return the numbers that turn weight into words; one pack only. Data packs: ``[[thresholds]]``."""

    @hookspec
    def twitchkit_overrides(self) -> Iterable[Override]:
        """Return changed values of other packs' statements. Data packs: ``[[override]]``.

        Overrides are applied once, when all packs are together. Each states what its author saw; a stale one, two of
        one field and one that weakens safety content are errors.
        """


HOOKS = tuple(name for name in vars(PackHooks) if name.startswith("twitchkit_"))
"""The names of all hooks."""
