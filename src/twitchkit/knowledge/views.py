"""The statements of a content, by kind and full id."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from twitchkit.model.advice import Claim, Tip
from twitchkit.model.condition import Condition
from twitchkit.model.content import Content
from twitchkit.model.diet import Diet, FoodTag
from twitchkit.model.nutrient import FoodSource, Nutrient, ReferenceIntake
from twitchkit.model.provenance import Source
from twitchkit.model.safety import Caution, RedFlag
from twitchkit.model.vocabulary import Finding, Measurement, Medicine


@frozen(kw_only=True, slots=False)
class Views:
    """What holds a content, and gives its statements kind by kind."""

    content: Content = field(repr=False)

    @property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return self.content.sources

    @property
    def findings(self) -> Mapping[str, Finding]:
        """All findings by id."""
        return self.content.findings

    @property
    def measurements(self) -> Mapping[str, Measurement]:
        """All measurements by id."""
        return self.content.measurements

    @property
    def medicines(self) -> Mapping[str, Medicine]:
        """All medicines by id."""
        return self.content.medicines

    @property
    def nutrients(self) -> Mapping[str, Nutrient]:
        """All nutrients by id."""
        return self.content.nutrients

    @property
    def reference_intakes(self) -> Mapping[str, ReferenceIntake]:
        """All reference intakes by id."""
        return self.content.reference_intakes

    @property
    def food_sources(self) -> Mapping[str, FoodSource]:
        """All foods by id."""
        return self.content.food_sources

    @property
    def food_tags(self) -> Mapping[str, FoodTag]:
        """All tags of foods by id."""
        return self.content.food_tags

    @property
    def diets(self) -> Mapping[str, Diet]:
        """All diets by id."""
        return self.content.diets

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """All conditions by id."""
        return self.content.conditions

    @property
    def red_flags(self) -> Mapping[str, RedFlag]:
        """All red flags by id."""
        return self.content.red_flags

    @property
    def cautions(self) -> Mapping[str, Caution]:
        """All cautions by id."""
        return self.content.cautions

    @property
    def tips(self) -> Mapping[str, Tip]:
        """All tips by id."""
        return self.content.tips

    @property
    def claims(self) -> Mapping[str, Claim]:
        """All claims by id."""
        return self.content.claims
