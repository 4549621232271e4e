"""Knowledge: a content that was checked as a whole, with its plan and its lookups."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Container, Iterable, Mapping
from functools import cached_property

from attrs import evolve, field, frozen

from twitchkit.errors import UnknownIdError
from twitchkit.ids import Names, Needs, is_id, pack_of, short
from twitchkit.knowledge.asking import CHANGES, MEDICINES, YEARS
from twitchkit.knowledge.checking import check_content
from twitchkit.knowledge.compiling import compile_plan
from twitchkit.knowledge.dependents import Beside, Dependents, beside_of, cuts_of, dependents_of, spans_of
from twitchkit.knowledge.eating import Eating, relate_eating
from twitchkit.knowledge.index import Index
from twitchkit.knowledge.interviewing import Interviewing, interviewing_of
from twitchkit.knowledge.linking import link
from twitchkit.knowledge.medicine_names import MedicineNames, medicine_names
from twitchkit.knowledge.plans import Plan
from twitchkit.knowledge.possible_answers import Part, lone_flags_of, possible_answers_of
from twitchkit.knowledge.problems import Problems
from twitchkit.knowledge.readers import readers_of, unread
from twitchkit.knowledge.relations import Relations, relate
from twitchkit.knowledge.symbols import vocabulary_of
from twitchkit.logic import Truth, TruthNode, names_in
from twitchkit.model.addition import AddedEvidence
from twitchkit.model.advice import Claim, Tip
from twitchkit.model.assessment import PackStamp
from twitchkit.model.content import Content, Entry, kinds_of
from twitchkit.model.food import FoodSource
from twitchkit.model.nutrient import LifeState, ReferenceIntake
from twitchkit.model.override import Override
from twitchkit.model.plain import plain


@frozen(kw_only=True, slots=False, repr=False)
class Knowledge(Content):
    """Everything that scoring reads: checked content, compiled once, never changed.

    Build it with :meth:`build`; ``packs`` tells where it came from, ``complete`` whether nothing was left out,
    ``reference`` which reference intakes were asked for (see :meth:`judged_by`; empty: those of the packs),
    ``needs`` whose names each pack may use, ``passed_over`` what packs wanted to change or add and another pack, which
    the application preferred, says otherwise.
    """

    index: Index = field(eq=False, repr=False)
    plan: Plan = field(eq=False, repr=False)
    expressions: Mapping[tuple[str, str], TruthNode] = field(eq=False, repr=False)
    packs: tuple[PackStamp, ...] = ()
    complete: bool = True
    notices: tuple[str, ...] = ()
    reference: str = ""
    needs: Needs = field(factory=dict, repr=False)
    passed_over: tuple[Override | AddedEvidence, ...] = field(default=(), eq=False, repr=False)

    @classmethod
    def build(
        cls,
        content: Content,
        *,
        packs: Iterable[PackStamp] = (),
        complete: bool = True,
        notices: Iterable[str] = (),
        needs: Needs | None = None,
    ) -> Knowledge:
        """Check and compile a content; raises :class:`~twitchkit.errors.KnowledgeError` with every problem at once.

        ``needs`` says which packs each pack needs: beside its own names it may use theirs. Without it all may be used.

        >>> Knowledge.build(Content()).complete
        True
        """
        problems, index, vocabulary = Problems(), Index(content, needs), vocabulary_of(content, needs)
        linked, nodes = link(content, index, vocabulary, problems)
        check_content(linked, problems)
        plan = compile_plan(linked, index, vocabulary, nodes, problems)
        problems.raise_if_any()
        stamps = tuple(sorted(packs, key=lambda stamp: stamp.id))
        return cls(
            **dict(kinds_of(linked)),  # type: ignore[arg-type]  # as in Content.of
            index=index,
            plan=plan,
            expressions=nodes.truths,
            packs=stamps,
            complete=complete,
            notices=tuple(notices),
            needs=needs or {},
        )

    def __repr__(self) -> str:
        packs = ", ".join(f"{pack.id} {pack.version}" for pack in self.packs)
        return f"<Knowledge of {packs or 'no packs'}>"

    def __reduce__(self) -> tuple[Callable[..., Knowledge], tuple[object, ...]]:
        # A plan holds compiled functions, which no other process can be given: it compiles its own.
        beside = (self.packs, self.complete, self.notices, self.reference, self.needs, self.passed_over)
        return _rebuilt, (Content.of(self), *beside)

    def __copy__(self) -> Knowledge:
        return self

    def __deepcopy__(self, memo: object) -> Knowledge:
        return self

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the digests of the packs; over the content itself if there are none."""
        if self.packs:
            text = "\n".join(f"{pack.id} {pack.version} {pack.sha256}" for pack in self.packs)
        else:
            text = json.dumps({kind: plain(entries) for kind, entries in kinds_of(self)}, sort_keys=True)
        if self.reference:
            text += f"\njudged by {self.reference}"
        return hashlib.sha256(text.encode()).hexdigest()

    def resolve(self, kind: str | Iterable[str], name: str, pack: str = "") -> str:
        """Return the full id of a name of one or several kinds ("conditions"); raises ``UnknownIdError``."""
        kinds = (kind,) if isinstance(kind, str) else tuple(kind)
        found = self.index.candidates(kinds, name, pack)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownIdError(f"'{name}' names several things; write {' or '.join(found)}")
        hint = self.index.hint(kinds, name, pack) if pack else self.index.suggest(kinds, name)
        if ":" in name and pack_of(name) in map(pack_of, self.food_databases):
            hint = f"a food of that pack is shown by: twitchkit foods show {name}"
        raise UnknownIdError(f"nothing is called '{name}'" + (f"; {hint}" if hint else ""))

    def find(self, name: str) -> Entry:
        """Return the statement with this id or short name, of whatever kind; raises ``UnknownIdError``."""
        kinds = tuple(kind for kind, _ in kinds_of(self))
        id = self.resolve(kinds, name)
        return next(entries[id] for _, entries in kinds_of(self) if id in entries)

    @cached_property
    def of_nobody(self) -> dict[tuple[Truth, ...], tuple[object, ...]]:
        """What scoring has come to of people of whom nothing is told but age, sex and pregnancy; it grows."""
        return {}

    @cached_property
    def dependents(self) -> Dependents:
        """What has to be looked at again when one value changes."""
        return dependents_of(self.plan)

    @cached_property
    def beside(self) -> Beside:
        """What has to be looked at again beside scores and flags."""
        return beside_of(self.plan, self)

    @cached_property
    def cuts(self) -> Mapping[str, tuple[float, ...]]:
        """The values at which something changes, in order, by the key of the number."""
        return cuts_of(self.expressions.values(), self.plan)

    @cached_property
    def spans(self) -> Mapping[str, Mapping[int, float]]:
        """How far each value can move the log-odds of each condition at most."""
        return spans_of(self.plan, self.dependents)

    @cached_property
    def lone_flags(self) -> Mapping[str, frozenset[int]]:
        """The red flags that one answer raises where nothing else is known, by the key of that answer."""
        return lone_flags_of(self.possible_answers, self.plan, self.dependents)

    @cached_property
    def possible_answers(self) -> Mapping[str, tuple[Part, ...]]:
        """What may be answered to every finding that anything rests on."""
        return possible_answers_of(self.findings.values(), self.cuts, self.dependents)

    @cached_property
    def medicine_names(self) -> MedicineNames:
        """What every name that people write for a medicine stands for; most people name few, so it waits for one."""
        return medicine_names(self)

    def read(self, text: str, subject: str) -> TruthNode:
        """Return a yes/no expression of a statement, given by its id, as it was read when the content was linked."""
        return self.expressions[pack_of(subject), text]

    @cached_property
    def rests_on(self) -> Mapping[str, frozenset[str]]:
        """What each derived finding, calculated measurement and criterion rests on in the end."""
        needs = {step.key: step.needs for step in self.plan.steps.items if step.needs is not None}
        return {key: need.names - {key} for key, need in needs.items()}

    @cached_property
    def readers(self) -> Mapping[str, frozenset[str]]:
        """The statements that read each finding and measurement; nothing reads those that are not in it."""
        return readers_of(self, self.plan)

    @cached_property
    def only_leading(self) -> frozenset[str]:
        """The findings that only lead to further questions, as nothing else reads them."""
        return self.plan.asking.leading - self.readers.keys()

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """The findings and measurements that nothing reads though their packs do not say why."""
        return unread(self, self.readers)

    def unread_by(self, packs: Container[str]) -> tuple[str, ...]:
        """Return what no statement of some packs, by id, reads though the pack of the word does not say why."""
        return unread(self, self.readers, packs)

    @cached_property
    def concerned_with_pregnancy(self) -> bool:
        """Whether anything depends on a pregnancy: an expression, or how much somebody should eat."""
        keys = {"pregnant", "trimester"}
        states = (intake.state for intake in self.reference_intakes.values())
        read = (names_in(node) for node in self.expressions.values())
        return LifeState.PREGNANT in states or any(not keys.isdisjoint(names) for names in read)

    @cached_property
    def covers(self) -> Mapping[str, frozenset[str]]:
        """What a question asks for as well: that of a derived finding its parts, that of medicines their changes."""
        lists = {MEDICINES: frozenset((CHANGES, YEARS))}
        return lists | {id: names for id, names in self.rests_on.items() if id in self.findings}

    @cached_property
    def interviewing(self) -> Interviewing:
        """The complaints in their order, and the topic of each question."""
        return interviewing_of(self)

    @cached_property
    def _relations(self) -> Relations:
        return relate(self)

    @cached_property
    def eating(self) -> Eating:
        """Tags of foods with all that follows from them, and the words that people use for foods and diets."""
        return relate_eating(self)

    def claims_about(self, id: str) -> tuple[Claim, ...]:
        """Return the claims about a condition, nutrient, tip or finding, by id or short name.

        Raises ``UnknownIdError`` for a short name that nothing has.
        """
        return self._relations.claims.get(self._id(id), ())

    def tips_for(self, id: str) -> tuple[Tip, ...]:
        """Return the tips for a condition or nutrient; takes and raises what :meth:`claims_about` does."""
        return self._relations.tips.get(self._id(id), ())

    def foods_with(self, nutrient: str) -> tuple[FoodSource, ...]:
        """Return the foods with a known content of a nutrient, richest per 100 g first; likewise."""
        return self._relations.foods.get(self._id(nutrient), ())

    @property
    def standard(self) -> str:
        """The full id of the standard by which intakes are judged; empty if no pack has reference intakes."""
        return self.reference or self._relations.standard

    def judged_by(self, standard: str) -> Knowledge:
        """Return the same knowledge with another standard of reference intakes, by id or short name of its source.

        Raises ``UnknownIdError``, with the standards that are there, if none of them is called so.
        """
        there = tuple(self._relations.intakes)
        found = Names(there).candidates(standard)
        if len(found) == 1:
            return evolve(self, reference=found[0])
        names = ", ".join(short(id) for id in there) or "none"
        raise UnknownIdError(f"there are no reference intakes called {standard!r}; there are: {names}")

    def intakes_of(self, nutrient: str) -> tuple[ReferenceIntake, ...]:
        """Return the reference intakes of a nutrient in the standard that holds, the narrowest first; likewise."""
        return self._relations.intakes.get(self.standard, {}).get(self._id(nutrient), ())

    def _id(self, name: str) -> str:
        return name if is_id(name) else self.find(name).id

    def changes_of(self, id: str) -> tuple[Override, ...]:
        """Return the overrides that changed a statement."""
        return self._relations.changes.get(id, ())

    def evidence_added_to(self, condition: str) -> tuple[AddedEvidence, ...]:
        """Return the evidence that other packs have for a condition; likewise."""
        return self._relations.evidence.get(self._id(condition), ())

    def passed_over_of(self, id: str) -> tuple[Override | AddedEvidence, ...]:
        """Return what packs wanted to change in a statement, or to add to it, and lost to a pack that is preferred."""
        return tuple(item for item in self.passed_over if id == _target(item))


def _target(item: Override | AddedEvidence) -> str:
    return item.target if isinstance(item, Override) else item.condition


def _rebuilt(
    content: Content,
    packs: tuple[PackStamp, ...],
    complete: bool,
    notices: tuple[str, ...],
    reference: str,
    needs: Needs,
    passed_over: tuple[Override | AddedEvidence, ...],
) -> Knowledge:
    built = Knowledge.build(content, packs=packs, complete=complete, notices=notices, needs=needs)
    return evolve(built, reference=reference, passed_over=passed_over)
