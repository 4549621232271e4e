"""What is asked as a warning sign may be near, and what is not asked as nothing can come of it."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from support import handmade
from support.asking import askable
from support.strategies import contents, profiles

from twitchkit import Knowledge, Profile, Tier
from twitchkit.content import Evidence
from twitchkit.reasoning.candidates import Candidate, open_findings
from twitchkit.reasoning.consequences import possible_changes
from twitchkit.reasoning.deciding import pressing
from twitchkit.reasoning.gains import can_tell
from twitchkit.reasoning.information import common_chances, stated_chances
from twitchkit.reasoning.standing import standings
from twitchkit.reasoning.trials import Trials
from twitchkit.scoring import Person


def asked_of(knowledge: Knowledge, profile: Profile) -> tuple[Trials, list[Candidate]]:
    person = Person.of(knowledge, profile)
    return Trials(person, standings(person)), list(open_findings(knowledge, person.observations, ()))


def chance_to_raise(trials: Trials, candidate: Candidate) -> float:
    """How likely the answers are that raise a red flag by themselves, each tried in full."""
    person, most = trials.person, 0.0
    above = max(person.tier.rank, Tier.ROUTINE.rank)
    for part in candidate.parts:
        stated = [outlook for outlook in trials.of(part).outlooks.values() if stated_chances(outlook)]
        if not stated:
            continue
        chances = common_chances(stated, person.knowledge.plan.thresholds.telling_share)
        raised = [
            any(flag.red_flag.tier.rank > above for flag in person.after(answer.values).flags.values())
            for answer in part
        ]
        most = max(most, sum(chance for chance, yes in zip(chances, raised, strict=False) if yes))
    return most


def with_clot(*evidence: Evidence) -> Knowledge:
    content = handmade.content()
    clot = evolve(content.conditions["toy:clot"], evidence=evidence)
    return Knowledge.build(evolve(content, conditions={**content.conditions, clot.id: clot}))


def test_what_raises_a_red_flag_by_itself_is_pressing():
    knowledge = with_clot(Evidence(finding="weakness", present=4.0, absent=0.5, **handmade.CITED))
    trials, asked = asked_of(knowledge, Profile(age=50, findings={"knot": True}))

    assert [item.id for item in pressing(trials, asked, least=0.0)] == ["toy:weakness"]
    assert pressing(trials, asked, least=0.9) == []
    (item,) = pressing(trials, asked, least=0.0)
    exactly = round(chance_to_raise(trials, item) / item.burden, 12)
    assert pressing(trials, asked, least=exactly) == [item]


@given(contents().map(askable).map(Knowledge.build), st.data())
def test_it_is_all_that_trying_every_answer_finds(knowledge: Knowledge, data: st.DataObject):
    trials, asked = asked_of(knowledge, data.draw(profiles(knowledge)))
    chances = {item.id: chance_to_raise(trials, item) / item.burden for item in asked}
    expected = sorted(
        (id for id, chance in chances.items() if chance > 0), key=lambda id: (-round(chances[id], 12), id)
    )

    assert [item.id for item in pressing(trials, asked, least=0.0)] == expected


def test_what_no_condition_looks_at_can_tell_nothing():
    trials, asked = asked_of(with_clot(), Profile(age=50, findings={"knot": True}))
    told = {item.id: can_tell(trials, item) for item in asked}

    assert told["toy:urge"]
    assert not told["toy:weakness"]


@pytest.mark.parametrize(("urge", "share"), [(True, lambda s, p: s + (1 - s) * p), (False, lambda s, p: (1 - s) * p)])
def test_criteria_move_a_condition_toward_certain_or_away(urge, share):
    # The formula stands at the head of the module: s + (1 - s) p where criteria are met, (1 - s) p where not.
    knowledge = handmade.knowledge()
    findings = {"urge": urge, "rest": True, "relief": "full", "knot": False}
    person = Person.of(knowledge, Profile(age=50, sex="male", findings=findings))
    (place,) = [place for place, item in enumerate(person.scored) if item.plan.condition.id == "toy:restless"]

    certain = knowledge.plan.thresholds.criterion_share
    probable = person.scored[place].score.probability[1]
    assert standings(person)[place].share == pytest.approx(share(certain, probable))


def test_what_an_answer_changes_begins_with_the_urgency_and_with_what_fits(kit):
    seen = set()
    for findings in ({"leg_cramps": True, "urge_to_move": True}, {"leg_twitches": True}, {"numb_feet_symmetric": True}):
        person = Person.of(kit.knowledge, Profile(age=60, sex="female", findings=findings))
        for candidate in open_findings(kit.knowledge, person.observations, ()):
            changes = possible_changes(person, candidate)
            kinds = [
                0 if item.subject == "urgency" else 1 if "consistent" in (item.before, item.after) else 2
                for item in changes
            ]
            assert kinds == sorted(kinds)
            seen |= {tuple(kinds[:3])}
    assert any(len(set(kinds)) > 1 for kinds in seen)  # of both kinds in one question
