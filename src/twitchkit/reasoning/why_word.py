"""What is known of a finding or a measurement and what it counts for; what a claim is about and how that came out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from twitchkit.knowledge.plans import EvidencePlan
from twitchkit.logic import names_in
from twitchkit.logic.kernel import NOTHING, Triple
from twitchkit.logic.nodes import level_key
from twitchkit.logic.truth import Truth
from twitchkit.model.advice import Claim
from twitchkit.model.explanation import Explanation, FindingResult, Role
from twitchkit.model.range import Range
from twitchkit.model.told import State
from twitchkit.model.vocabulary import Finding, Kind, Measurement
from twitchkit.quantity import Interval, number_text
from twitchkit.reasoning.why_condition import fit_of
from twitchkit.reasoning.why_limit import limit_roles
from twitchkit.scoring import Person


def explain_word(person: Person, word: Finding | Measurement) -> Explanation:
    """Return what is known of a finding or a measurement, and everything that it counts for."""
    keys = _keys(person, word)
    roles = (*_evidence(person, keys), *_criteria(person, keys), *_safety(person, keys), *_tips(person, keys))
    return Explanation(
        id=word.id,
        name=word.name,
        kind="finding" if isinstance(word, Finding) else "measurement",
        result=_known(person, word),
        why_not=() if roles else (f"Nothing rests on it. {word.context}".strip(),),
        roles=roles,
    )


def _keys(person: Person, word: Finding | Measurement) -> frozenset[str]:
    """Return the keys of its values, and of everything that is derived from it."""
    own = {word.id}
    if isinstance(word, Finding) and word.kind is Kind.SEVERAL:
        own = {level_key(word.id, level) for level in word.levels}
    resting = {key for key, names in person.knowledge.rests_on.items() if not own.isdisjoint(names)}
    return frozenset(own | {key for key in resting if not key.startswith("met(")})


def _known(person: Person, word: Finding | Measurement) -> FindingResult:
    value = _value(person, word)
    env = person.observations.env
    truth = env.get(word.id)
    state = State.PRESENT if value else State.UNKNOWN
    if isinstance(truth, Truth):
        state = State.PRESENT if truth.true else State.ABSENT if truth.false else State.UNKNOWN
    return FindingResult(id=word.id, name=word.name, state=state, value=value)


def _value(person: Person, word: Finding | Measurement) -> str:
    """Return what a value was read from, else the value itself, else nothing."""
    observations = person.observations
    if word.id in observations.notes:
        return observations.notes[word.id]
    if isinstance(word, Finding) and word.kind is Kind.SEVERAL:
        present = [level for level in word.levels if observations.env[level_key(word.id, level)] == Truth(True, False)]
        return ", ".join(level.replace("_", " ") for level in present)
    value = observations.env[word.id]
    if not isinstance(value, Interval) or word.id not in observations.known:
        return ""
    if isinstance(word, Finding) and word.levels:
        return word.levels[int(value.low)].replace("_", " ")
    ends = dict.fromkeys(number_text(end) for end in value)
    return f"{' to '.join(ends)} {word.unit}".rstrip()


def _evidence(person: Person, keys: frozenset[str]) -> Iterator[Role]:
    for plan in person.knowledge.plan.conditions:
        for group in plan.groups:
            for evidence in group.evidence:
                if not keys.isdisjoint(evidence.names):
                    yield _evidence_role(plan.condition.id, plan.condition.name, evidence)


def _evidence_role(id: str, name: str, evidence: EvidencePlan) -> Role:
    said = evidence.if_present
    return Role(
        kind="condition",
        id=id,
        name=name,
        text=said.text,
        if_present=_range(evidence.present),
        if_absent=_range(evidence.absent),
        status=said.status,
        certainty=said.certainty,
        sources=said.sources,
    )


def _range(triple: Triple) -> Range | None:
    return None if triple == NOTHING else Range(*triple)


def _criteria(person: Person, keys: frozenset[str]) -> Iterator[Role]:
    for plan in person.knowledge.plan.conditions:
        for criterion in plan.criteria:
            if not keys.isdisjoint((*criterion.requires_names, *criterion.excluded_names)):
                yield Role(
                    kind="criterion",
                    id=plan.condition.id,
                    name=plan.condition.name,
                    text=criterion.criterion.name,
                    sources=criterion.sources,
                )


def _safety(person: Person, keys: frozenset[str]) -> Iterator[Role]:
    knowledge = person.knowledge
    for flag in knowledge.plan.red_flags.items:
        if not keys.isdisjoint(flag.names):
            sources, message = flag.sources, flag.red_flag.message
            yield Role(
                kind="red_flag", id=flag.red_flag.id, name=message, text=flag.red_flag.tier.value, sources=sources
            )
    yield from limit_roles(person, keys)
    holding = {held.plan.caution.id for held in person.cautions}
    for caution in knowledge.plan.cautions.items:
        if not keys.isdisjoint(caution.names):
            id = caution.caution.id
            text = "holds" if id in holding else "does not hold"
            yield Role(kind="caution", id=id, name=caution.caution.reason, text=text, sources=caution.sources)


def _tips(person: Person, keys: frozenset[str]) -> Iterator[Role]:
    outcomes = _outcomes(person)
    for plan in person.knowledge.plan.tips.items:
        tip = plan.tip
        if tip.when and not keys.isdisjoint(names_in(person.knowledge.read(tip.when, tip.id))):
            text = outcomes.get(tip.id, "does not apply")
            yield Role(kind="tip", id=tip.id, name=tip.title, text=text)


def _outcomes(person: Person) -> Mapping[str, str]:
    shown, held = person.tips
    return {item.id: "held back" for item in held} | {item.id: "shown" for item in shown}


def explain_claim(person: Person, claim: Claim) -> Explanation:
    """Return a claim with what the evidence says, and how the things that it is about came out."""
    return Explanation(
        id=claim.id,
        name=claim.says,
        kind="claim",
        result=claim,
        roles=tuple(_about(person, claim)),
    )


def _about(person: Person, claim: Claim) -> Iterator[Role]:
    knowledge = person.knowledge
    scored = {item.plan.condition.id for item in person.scored}
    outcomes = _outcomes(person)
    for id in claim.about:
        if id in scored:
            yield fit_of(person, id)
        elif id in knowledge.tips:
            yield Role(kind="tip", id=id, name=knowledge.tips[id].title, text=outcomes.get(id, "does not apply"))
        elif id in knowledge.findings or id in knowledge.measurements:
            word = knowledge.findings.get(id) or knowledge.measurements[id]
            known = _known(person, word)
            yield Role(kind="finding", id=id, name=word.name, text=known.value or known.state.value)
