"""How much an answer tells: the measure against the textbook, and what is worked out step by step against scratch."""

import math

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support import handmade
from support.asking import askable
from support.strategies import contents, profiles

from twitchkit import Knowledge, Profile, Tier
from twitchkit.content import Evidence, Group
from twitchkit.knowledge.possible_answers import PossibleAnswer
from twitchkit.logic import Truth
from twitchkit.logic.truth import of_bool
from twitchkit.reasoning.candidates import Candidate, open_findings, open_measurements
from twitchkit.reasoning.deciding import most_deciding
from twitchkit.reasoning.gains import gain_of, most_telling
from twitchkit.reasoning.information import (
    Outlook,
    common_chances,
    divergence,
    entropy,
    farthest,
    information,
    stated_chances,
    supposed_chances,
)
from twitchkit.reasoning.lead import Lead, as_if_known
from twitchkit.reasoning.standing import moved, standings
from twitchkit.reasoning.trials import Trials
from twitchkit.scoring import Person, observe
from twitchkit.scoring.changes import with_answer
from twitchkit.scoring.conditions import Scored, in_order, place_of
from twitchkit.scoring.readings import read_measurements

shares = st.floats(0.001, 0.999)


def posterior(share: float, ratio: float) -> float:
    odds = share / (1 - share) * ratio
    return odds / (1 + odds)


class TestMeasure:
    @given(shares, st.floats(0.02, 0.98), st.floats(0.02, 0.98))
    def test_it_is_the_mutual_information_of_a_test_with_known_sensitivity_and_specificity(
        self, share: float, sensitivity: float, specificity: float
    ):
        # Benish 2003, Methods of Information in Medicine 42:260: what a test tells is its mutual information with the
        # condition, the entropy before it less the expected entropy after it.
        assume(abs(sensitivity + specificity - 1) > 1e-3)
        positive = sensitivity / (1 - specificity)
        negative = (1 - sensitivity) / specificity
        outlook = Outlook(share, (posterior(share, positive), posterior(share, negative)))
        yes = share * sensitivity + (1 - share) * (1 - specificity)
        assert stated_chances(outlook) == pytest.approx((yes, 1 - yes), abs=1e-6)
        textbook = entropy(share) - yes * entropy(outlook.after[0]) - (1 - yes) * entropy(outlook.after[1])
        assert information([outlook], 0.1)[0] == pytest.approx(textbook, abs=1e-6)

    def test_a_perfect_test_of_an_even_chance_tells_one_bit(self):
        assert information([Outlook(0.5, (1 - 1e-9, 1e-9))], 0.1)[0] == pytest.approx(1.0, abs=1e-6)

    @given(shares, st.lists(shares, min_size=2, max_size=5), st.floats(0.01, 0.5))
    def test_chances_add_up_and_nothing_tells_less_than_nothing_or_more_than_all(
        self, now: float, after: list[float], telling: float
    ):
        outlook = Outlook(now, tuple(after))
        chances = stated_chances(outlook) or supposed_chances(outlook, telling)
        assert sum(chances) == pytest.approx(1.0)
        assert min(chances) >= 0
        assert 0 <= information([outlook], telling)[0] <= entropy(now)

    @given(shares, st.lists(shares, min_size=2, max_size=5))
    def test_what_is_expected_is_what_is_believed_now(self, now: float, after: list[float]):
        chances = stated_chances(Outlook(now, tuple(after)))
        if chances is not None:
            expected = sum(chance * share for chance, share in zip(chances, after, strict=True))
            assert expected == pytest.approx(now)

    @given(shares, st.floats(0, 8), st.floats(-1, 1))
    def test_no_step_within_a_span_goes_farther_than_the_span(self, now: float, span: float, part: float):
        step = divergence(posterior(now, math.exp(span * part)), now)
        assert min(step, entropy(now)) <= farthest(now, span) + 1e-12

    @given(shares, st.floats(0, 8))
    def test_the_farthest_is_one_end_of_the_span_or_all_that_there_is_to_know(self, now: float, span: float):
        ends = [divergence(posterior(now, math.exp(sign * span)), now) for sign in (1, -1)]
        assert farthest(now, span) == pytest.approx(min(max(ends), entropy(now)), rel=1e-6, abs=1e-9)

    def test_where_others_say_how_common_an_answer_is_that_is_used(self):
        told = Outlook(0.5, (0.8, 0.2))
        silent = Outlook(0.1, (0.3, 0.1))
        alone, beside = information([silent], 0.1)[0], information([told, silent], 0.1)[1]
        assert beside == pytest.approx(0.5 * divergence(0.3, 0.1))
        assert alone == pytest.approx(0.1 * (0.1 / 0.3) * divergence(0.3, 0.1))


def candidates(knowledge: Knowledge, profile: Profile) -> list[Candidate]:
    observations = observe(knowledge, profile)
    return [*open_findings(knowledge, observations, ()), *open_measurements(knowledge, observations, ())]


def told(profile: Profile, values: dict[str, object]) -> Profile | None:
    """The profile that gives one answer as it would be written; None where that takes more than one key."""
    if len(values) != 1:
        return None
    ((key, value),) = values.items()
    if isinstance(value, Truth):
        return None if "=" in key else evolve(profile, findings={**profile.findings, key: value.true})
    levels = {"gen:level": ("none", "partial", "full")}.get(key)
    answer = levels[int(value.low)] if levels else value.low
    return evolve(profile, findings={**profile.findings, key: answer})


def entries(item: Scored) -> tuple[object, ...]:
    """A score with its entries; a group of which nothing counts may be listed or not."""
    groups = [group for group in item.score.groups if group.evidence]
    return item.plan, item.score._replace(groups=()), groups


def assert_same(supposed: Person, whole: Person) -> None:
    """A person with a supposed answer is scored and alarmed as one who told it."""
    assert list(map(entries, supposed.scored)) == list(map(entries, whole.scored))
    assert (supposed.flags, supposed.limits, supposed.tier) == (whole.flags, whole.limits, whole.tier)
    assert list(supposed.bands.items()) == list(whole.bands.items())
    assert supposed.observations.told == whole.observations.told


class TestStepByStep:
    @given(contents().map(askable).map(Knowledge.build), st.data())
    def test_one_more_answer_gives_what_the_whole_profile_gives(self, knowledge: Knowledge, data: st.DataObject):
        profile = data.draw(profiles(knowledge))
        person = Person.of(knowledge, profile)
        observations, now = person.observations, standings(person)
        for part in (part for candidate in candidates(knowledge, profile) for part in candidate.parts):
            for answer in part:
                after = told(profile, dict(answer.values))
                if after is None:
                    continue
                changed = with_answer(knowledge, observations, answer.values)
                whole = Person.of(knowledge, after)
                env = whole.observations.env
                assert {key: changed.env[key] for key in env} == env
                then = moved(knowledge, now, changed)
                for number, standing in standings(whole).items():
                    quick = then.get(number, now[number])
                    assert quick.share == pytest.approx(standing.share, abs=1e-9)
                    if number in then:
                        assert quick.weight == pytest.approx(whole.scored[number].score.weight, abs=1e-9)
                        assert quick.log_odds == pytest.approx(whole.scored[number].score.log_odds[1], abs=1e-9)

    @given(contents().map(askable).map(Knowledge.build), st.data())
    def test_so_do_scores_flags_and_urgency(self, knowledge: Knowledge, data: st.DataObject):
        profile = data.draw(profiles(knowledge))
        now = Person.of(knowledge, profile)
        for part in (part for candidate in candidates(knowledge, profile) for part in candidate.parts):
            for answer in part:
                if (after := told(profile, dict(answer.values))) is not None:
                    assert_same(now.after(answer.values), Person.of(knowledge, after))

    @given(contents().map(askable).map(Knowledge.build), st.data(), st.sampled_from([1.9, 2.0, 3.5, 5.0, 5.1, 9.0]))
    def test_so_does_a_reading(self, knowledge: Knowledge, data: st.DataObject, value: float):
        profile = evolve(data.draw(profiles(knowledge)), measurements={})
        now, told = Person.of(knowledge, profile), {"gen:lab": f"{value} mmol/L"}
        reading = read_measurements(knowledge, told, now.observations.env, []).by_id["gen:lab"]
        assert_same(now.after(reading.values), Person.of(knowledge, evolve(profile, measurements=told)))

    @given(contents().map(askable).map(Knowledge.build), st.data())
    def test_so_does_an_answer_that_turns_round(self, knowledge: Knowledge, data: st.DataObject):
        profile = data.draw(profiles(knowledge))
        now = Person.of(knowledge, profile)
        for id in [id for id, answer in profile.findings.items() if isinstance(answer, bool)]:
            turned = not profile.findings[id]
            whole = Person.of(knowledge, evolve(profile, findings={**profile.findings, id: turned}))
            assert_same(now.after({id: of_bool(turned)}), whole)

    @given(contents().map(askable).map(Knowledge.build), st.data())
    def test_passing_over_what_cannot_win_loses_nothing(self, knowledge: Knowledge, data: st.DataObject):
        profile = data.draw(profiles(knowledge))
        person = Person.of(knowledge, profile)
        now = standings(person)
        trials = Trials(person, now)
        asked = candidates(knowledge, profile)
        gains = [gain_of(trials, candidate) for candidate in asked]
        best = min(gains, key=lambda gain: (-gain.per_burden, gain.candidate.id), default=None)
        if best is None or best.total == 0:
            assert most_telling(trials, asked, least=0.0) == []
        else:
            assert most_telling(trials, asked, least=0.0) == [best]
            assert most_telling(trials, asked, least=best.per_burden * 0.99) == [best]
            assert most_telling(trials, asked, least=best.per_burden * 1.01 + 1e-9) == []
            in_order = sorted(gains, key=lambda gain: (-gain.per_burden, gain.candidate.id))
            assert most_telling(trials, asked, least=0.0, most=3) == [gain for gain in in_order if gain.total > 0][:3]

    def test_on_the_shipped_packs_too(self, kit):
        knowledge = kit.knowledge
        profile = Profile(age=50, sex="female", findings={"urge_to_move": True, "painful_knot": False})
        person = Person.of(knowledge, profile)
        now = standings(person)
        trials = Trials(person, now)
        asked = candidates(knowledge, profile)
        gains = [gain_of(trials, candidate) for candidate in asked]
        assert all(0 <= gain.total <= sum(entropy(item.share) for item in now.values()) for gain in gains)
        in_order = sorted(gains, key=lambda gain: (-gain.per_burden, gain.candidate.id))
        assert most_telling(trials, asked, least=0.0, most=5) == in_order[:5]


def chance_to_decide(trials: Trials, candidate: Candidate) -> float:
    """How likely the answers of a question that change the first place or the urgency are, each tried in full."""
    telling = trials.person.knowledge.plan.thresholds.telling_share
    most = 0.0
    for part in candidate.parts:
        chances = common_chances(list(trials.of(part).outlooks.values()), telling)
        decides = [decided(trials.person, answer) for answer in part]
        most = max(most, sum(chance for chance, yes in zip(chances, decides, strict=False) if yes))
    return most


def decided(now: Person, answer: PossibleAnswer) -> bool:
    """Whether an answer does, where what it speaks for is taken as if enough of it were known.

    Red flags and limits are asked about by themselves.
    """
    after = now.after(answer.values)
    taken = [
        as_if_known(item) if item.score.weight > before.score.weight + 1e-12 else item
        for item, before in zip(after.scored, now.scored, strict=True)
    ]
    first = in_order(taken, now.tier)[0].plan.condition.id
    above = max(now.tier.rank, Tier.ROUTINE.rank)
    raised = any(item.score.raises and item.plan.condition.tier.rank > above for item in after.scored)
    return raised or first != next(iter(now.bands))


class TestDeciding:
    def check(self, person: Person, *only: str) -> None:
        trials = Trials(person, standings(person))
        asked = list(open_findings(person.knowledge, person.observations, ()))
        asked = [item for item in asked if not only or item.id in only]
        chances = {item.id: round(chance_to_decide(trials, item) / item.burden, 9) for item in asked}
        likeliest = max(chances.values(), default=0.0)
        found = most_deciding(trials, asked, least=0.0)
        if likeliest == 0:
            assert found == []
        else:
            assert found[0].per_burden == pytest.approx(likeliest, abs=1e-8)
            assert chances[found[0].candidate.id] == likeliest
            assert most_deciding(trials, asked, least=found[0].per_burden) == found  # at the least that counts

    @pytest.mark.parametrize(
        ("findings", "tier"),
        [
            ({"knot": True, "minutes": 5.0, "weakness": False, "swelling": False}, Tier.SELF_CARE),
            ({"urge": True}, Tier.ROUTINE),
            ({"weakness": True}, Tier.URGENT),
        ],
    )
    def test_what_decides_is_above_what_is_known(self, findings: dict[str, object], tier: Tier):
        knowledge = handmade.knowledge()
        person = Person.of(knowledge, Profile(age=50, findings=findings))
        lead = Lead.of(Trials(person, standings(person)))

        assert (person.tier, lead.urgency) == (tier, max(tier.rank, Tier.ROUTINE.rank))
        assert lead.order == place_of(person.ranked[0], tier)
        assert person.scored[lead.place] is lead.first is person.ranked[0]
        flags = {flag.red_flag.id for id in ("toy:weakness", "toy:calcium") for flag in lead.flags(id)}
        assert flags <= {"toy:weak_now", "toy:low_calcium"}
        assert ("toy:weak_now" in flags) is (tier.rank < Tier.URGENT.rank)

    def test_an_answer_that_changes_no_weight_may_let_what_sex_alone_speaks_for_count(self):
        content = handmade.content()
        clot = evolve(
            content.conditions["toy:clot"],
            evidence=(Evidence(when="sex == 'female' or urge", present=10.0, absent=0.5, **handmade.CITED),),
        )
        knowledge = Knowledge.build(evolve(content, conditions={**content.conditions, clot.id: clot}))
        cramp = {"knot": True, "minutes": 5.0, "side": "both"}
        person = Person.of(knowledge, Profile(age=50, sex="female", findings=cramp))
        assert decided(person, knowledge.possible_answers["toy:urge"][0][0])

        self.check(person, "toy:urge")

    def test_an_answer_that_a_full_group_hides_may_still_raise_the_urgency(self):
        content = handmade.content()
        clot = evolve(
            content.conditions["toy:clot"],
            groups=(Group(id="leg", cap=2.0, **handmade.CITED),),
            evidence=(
                Evidence(finding="weakness", present=1.0, absent=2.0, group="leg", **handmade.CITED),
                Evidence(finding="urge", present=2.0, absent=1.0, group="leg", **handmade.CITED),
                Evidence(finding="knot", present=3.0, absent=1.0, **handmade.CITED),
            ),
        )
        knowledge = Knowledge.build(evolve(content, conditions={**content.conditions, clot.id: clot}))
        person = Person.of(knowledge, Profile(age=50, findings={"weakness": False, "knot": True}))
        yes = knowledge.possible_answers["toy:urge"][0][0]
        after = person.after(yes.values)
        assert (person.tier, after.tier) == (Tier.ROUTINE, Tier.SAME_DAY)

        self.check(person, "toy:urge")

    @given(contents().map(askable).map(Knowledge.build), st.data())
    def test_a_quick_look_finds_what_trying_every_answer_finds(self, knowledge: Knowledge, data: st.DataObject):
        self.check(Person.of(knowledge, data.draw(profiles(knowledge))))

    @pytest.mark.thorough
    @settings(max_examples=10)
    @given(st.data())
    def test_on_the_shipped_packs_too(self, kit, data: st.DataObject):
        self.check(Person.of(kit.knowledge, data.draw(profiles(kit.knowledge))))
