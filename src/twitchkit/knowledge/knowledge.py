"""Knowledge: a content that was checked as a whole, with its plan and its lookups."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from twitchkit.errors import UnknownIdError
from twitchkit.ids import short
from twitchkit.knowledge.checking import check_content
from twitchkit.knowledge.compiling import compile_plan
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.plans import Plan
from twitchkit.knowledge.problems import Problems
from twitchkit.model.advice import Claim, Tip
from twitchkit.model.assessment import PackStamp, plain
from twitchkit.model.condition import Condition
from twitchkit.model.content import Content, Entry, kinds_of
from twitchkit.model.nutrient import FoodSource, Nutrient, ReferenceIntake
from twitchkit.model.override import Override
from twitchkit.model.provenance import Source
from twitchkit.model.safety import Caution, RedFlag
from twitchkit.model.vocabulary import Finding, Measurement, Medicine


@frozen(kw_only=True, slots=False)
class Knowledge:
    """Everything that scoring reads: checked content, compiled once, never changed.

    Build it with :meth:`build`; ``packs`` tells where it came from, ``complete`` whether nothing was left out.
    """

    content: Content
    plan: Plan = field(eq=False, repr=False)
    packs: tuple[PackStamp, ...] = ()
    complete: bool = True
    notices: tuple[str, ...] = ()

    @classmethod
    def build(
        cls,
        content: Content,
        *,
        packs: Iterable[PackStamp] = (),
        complete: bool = True,
        notices: Iterable[str] = (),
    ) -> Knowledge:
        """Check and compile a content; raises :class:`~twitchkit.errors.KnowledgeError` with every problem at once.

        >>> Knowledge.build(Content()).complete
        True
        """
        problems = Problems()
        check_content(content, problems)
        plan = compile_plan(content, problems)
        problems.raise_if_any()
        stamps = tuple(sorted(packs, key=lambda stamp: stamp.id))
        return cls(content=content, plan=plan, packs=stamps, complete=complete, notices=tuple(notices))

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the digests of the packs; over the content itself if there are none."""
        if self.packs:
            text = "\n".join(f"{pack.id} {pack.version} {pack.sha256}" for pack in self.packs)
        else:
            text = json.dumps({kind: plain(entries) for kind, entries in kinds_of(self.content)}, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def _index(self) -> Index:
        return Index(self.content)

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

    def resolve(self, kind: str | Iterable[str], name: str, pack: str = "") -> str:
        """Return the full id of a name of one or several kinds ("conditions"); raises ``UnknownIdError``."""
        kinds = (kind,) if isinstance(kind, str) else tuple(kind)
        found = self._index.candidates(kinds, name, pack)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownIdError(f"'{name}' names several things; write {' or '.join(found)}")
        hint = self._index.suggest(kinds, name)
        raise UnknownIdError(f"nothing is called '{name}'" + (f"; {hint}" if hint else ""))

    def find(self, name: str) -> Entry:
        """Return the statement with this id or short name, of whatever kind; raises ``UnknownIdError``."""
        kinds = tuple(kind for kind, _ in kinds_of(self.content))
        id = self.resolve(kinds, name)
        return next(entries[id] for _, entries in kinds_of(self.content) if id in entries)

    def _is(self, name: str, pack_id: str, id: str) -> bool:
        return name == id or (name == short(id) and self._index.candidates(self._all, name, pack_id.partition(":")[0]) == [id])

    @property
    def _all(self) -> tuple[str, ...]:
        return tuple(kind for kind, _ in kinds_of(self.content))

    def claims_about(self, id: str) -> tuple[Claim, ...]:
        """Return the claims about a condition, nutrient, tip or finding, by id."""
        return tuple(claim for claim in self.claims.values() if any(self._is(name, claim.id, id) for name in claim.about))

    def tips_for(self, id: str) -> tuple[Tip, ...]:
        """Return the tips for a condition or nutrient, by id."""
        targets = {plan.tip.id for plan in self.plan.tips if id in plan.targets}
        return tuple(tip for tip in self.tips.values() if tip.id in targets)

    def foods_with(self, nutrient: str) -> tuple[FoodSource, ...]:
        """Return the foods with a known content of a nutrient, richest per 100 g first."""
        content = {id: self._content(food, nutrient) for id, food in self.food_sources.items()}
        known = [id for id, amount in content.items() if amount is not None]
        return tuple(self.food_sources[id] for id in sorted(known, key=lambda id: (-(content[id] or 0.0), id)))

    def _content(self, food: FoodSource, nutrient: str) -> float | None:
        for name, amount in food.per_100g.items():
            if self.resolve("nutrients", name, food.id.partition(":")[0]) == nutrient:
                return amount
        return None

    def intakes_of(self, nutrient: str) -> tuple[ReferenceIntake, ...]:
        """Return the reference intakes of a nutrient, by id."""
        return tuple(
            intake
            for intake in self.reference_intakes.values()
            if self.resolve("nutrients", intake.nutrient, intake.id.partition(":")[0]) == nutrient
        )

    def changes_of(self, id: str) -> tuple[Override, ...]:
        """Return the overrides that changed a statement."""
        return tuple(change for change in self.content.overrides.values() if self._is(change.target, change.id, id))
