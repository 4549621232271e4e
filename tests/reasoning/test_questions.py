"""The next question: what comes first, what is left out, why, and when to stop."""

import json
from collections.abc import Sequence
from itertools import islice
from statistics import median

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from runs import policy
from support.asking import answered, asked_of
from support.handmade import content
from support.interviews import screens_of
from support.strategies import profiles

import twitchkit as tk
from twitchkit import Profile, Question, Screen, Stop, Tier
from twitchkit.content import Finding
from twitchkit.model.condition import Band
from twitchkit.model.question import AnswerKind, Purpose, StopReason
from twitchkit.reasoning import question_texts
from twitchkit.reasoning.candidates import open_findings
from twitchkit.scoring import Person

# How a 44-year-old woman with restless legs answers, and a man of 30 who jolts when he falls asleep.
RESTLESS = {
    "age": 44, "sex": "female", "pregnant": False, "urge_to_move": True, "worse_at_rest": True,
    "relief_by_moving": "full", "evening_worse": True, "family_rls": True, "sensation_quality": ("crawling",),
    "both_legs": "both", "blood_loss": True, "heavy_periods": True,
    "freq_leg_jerks": "often", "onset_sudden": "gradual", "broken_sleep": True,
}  # fmt: skip
JOLTS = {"age": 30, "sex": "male", "jerk_at_sleep_onset": True, "falling_sensation": True}


@pytest.fixture(scope="module")
def toy() -> tk.Kit:
    return tk.Kit(tk.Knowledge.build(content()))


@pytest.fixture(scope="module")
def restless(kit: tk.Kit) -> list[tuple[Question, Profile]]:
    return list(asked_of(kit, RESTLESS))


@pytest.fixture(scope="module")
def jolts(kit: tk.Kit) -> list[tuple[Question, Profile]]:
    return list(asked_of(kit, JOLTS))


def short(questions: Sequence[tuple[Question, Profile]]) -> list[str]:
    return [question.id.rpartition(":")[2] for question, _ in questions]


def screened(kit: tk.Kit, **fields: object) -> Profile:
    """A man of 44 who was asked for the whole screen and said no to all of it, takes nothing and knows no results."""
    fields = {"age": 44, "sex": "male", "medicines": (), "supplements": ()} | fields
    no = {id.partition(":")[2]: False for id in kit.knowledge.plan.screen}
    return Profile(findings={"other_complaint": "unknown", "results_known": (), **no}, **fields)


class TestOrder:
    def test_what_somebody_comes_with_is_asked_first(self, kit: tk.Kit, restless: list[tuple[Question, Profile]]):
        question, _ = restless[0]
        assert (question.id, question.purpose) == ("complaint", Purpose.COMPLAINT)
        assert question.levels[-1] == "Something else"
        assert question.tells["Something else"] == ("vocabulary:other_complaint",)
        told = question.answered(Profile(), ["A need to move the legs: they feel restless"])
        assert told.findings == {"vocabulary:urge_to_move": True}
        assert question.answered(Profile(), "unknown").findings == {"vocabulary:other_complaint": "unknown"}

    def test_nor_is_it_asked_again(self, kit: tk.Kit):
        for told in ({"urge_to_move": True}, {"calf_tender": True}, {"other_complaint": "unknown"}):
            assert kit.next_question(Profile(findings=told)).purpose is not Purpose.COMPLAINT
        assert kit.next_question(Profile(), skip=["complaint"]).id == "age"

    def test_who_comes_with_something_else_is_asked_for_warning_signs_alone(self, kit: tk.Kit):
        profile = Profile(findings={"other_complaint": True})
        screen = kit.next_questions(profile)
        assert screen.purpose is Purpose.SCREEN
        while isinstance(screen, Screen):
            assert screen.purpose is Purpose.SCREEN
            others = {question.id: "unknown" for question in screen.questions if question not in screen.ticks}
            profile = screen.answered(screen.ticked(profile, ()), others)
            screen = kit.next_questions(profile)
        assert screen.reason is StopReason.HANDED_OVER

    @pytest.mark.parametrize(("age", "sex"), [(44, "male"), (52, "female"), (None, None)])
    def test_pregnancy_is_asked_of_women_of_fertile_age_only(self, kit: tk.Kit, age: float | None, sex: str | None):
        skip = ("age", "sex", "medicines", "supplements", "complaint")
        assert kit.next_question(Profile(age=age, sex=sex), skip=skip).purpose is Purpose.SCREEN
        assert kit.next_question(Profile(age=44, sex="female"), skip=skip).id == "pregnant"

    @pytest.mark.parametrize("person", ["restless", "jolts"])
    def test_the_whole_screen_comes_before_what_the_scores_ask_for(
        self, person: str, kit: tk.Kit, request: pytest.FixtureRequest
    ):
        asked = [question for question, _ in request.getfixturevalue(person)]
        scored = (Purpose.INFORMATION, Purpose.DECIDING, Purpose.RED_FLAG)
        begun = next(place for place, question in enumerate(asked) if question.purpose in scored)
        assert {question.id for question in asked[:begun]} >= set(kit.knowledge.plan.screen)

    def test_the_warning_signs_of_a_complaint_come_next_on_one_screen(self, kit: tk.Kit):
        screen = kit.next_questions(Profile(findings={"urge_to_move": True}))
        complaint = kit.knowledge.complaints["differential:comes_with_urge"]
        own = len(complaint.warning_signs)
        assert {question.id for question in screen.questions[:own]} == set(complaint.warning_signs)
        assert {question.id for question in screen.questions[own:]} < set(kit.knowledge.plan.screen)
        assert len(screen.ticks) == len(screen.questions) <= 19

    def test_what_is_taken_comes_before_what_decides_about_the_complaint(
        self, restless: list[tuple[Question, Profile]]
    ):
        purposes = [question.purpose for question, _ in restless]
        first = [purposes.index(purpose) for purpose in (Purpose.PERSON, Purpose.TAKEN, Purpose.FIRST)]
        assert first == sorted(first)

    def test_the_order_of_answers_changes_nothing(self, kit: tk.Kit, restless: list[tuple[Question, Profile]]):
        question, profile = restless[-1]
        turned = evolve(profile, findings=dict(reversed(profile.findings.items())))
        assert kit.next_question(turned, skip=_skipped(restless)) == question


def _skipped(session: list[tuple[Question, Profile]]) -> list[str]:
    return [question.id for question, _ in session[:-1] if question.kind.value == "measurement"]


class TestWarningSigns:
    @pytest.mark.thorough
    def test_a_flag_that_known_things_lead_to_is_within_reach(self, kit: tk.Kit):
        # tense_calf and trauma_leg together may be a compartment syndrome: an emergency by pain on passive stretch
        profile = answered(answered(screened(kit), "tense_calf", True), "trauma_leg", True)
        assert kit.assess(profile).urgency.tier is Tier.EMERGENCY
        begun = answered(screened(kit), "trauma_leg", True)
        asked = {question.id: question for question, _ in asked_of(kit, {}, start=begun)}
        assert asked["vocabulary:tense_calf"].purpose is Purpose.RED_FLAG
        assert "leg injury" in asked["vocabulary:tense_calf"].why

    def test_each_says_what_leads_there(self, jolts: list[tuple[Question, Profile]]):
        flags = [question for question, _ in jolts if question.purpose is Purpose.RED_FLAG]
        assert flags
        assert all(any(word in question.why for word in ("possible", "named", "by itself")) for question in flags)

    def test_each_such_question_can_raise_the_urgency(self, kit: tk.Kit, jolts: list[tuple[Question, Profile]]):
        for question, profile in jolts:
            if question.purpose is Purpose.RED_FLAG and question.kind.value == "yes_no":
                before = kit.assess(profile).urgency.tier.rank
                assert kit.assess(answered(profile, question.id, True)).urgency.tier.rank > before


class TestLeftOut:
    def test_what_is_known_or_was_answered_unknown_is_not_asked_again(self, restless: list[tuple[Question, Profile]]):
        ids = short(restless)
        assert len(ids) == len(set(ids))

    def test_nor_what_is_to_be_skipped(self, kit: tk.Kit):
        profile = screened(kit)
        first = kit.next_question(profile)
        assert isinstance(first, Question)
        second = kit.next_question(profile, skip=[first.id.rpartition(":")[2]])
        assert isinstance(second, Question)
        assert second.id != first.id

    def test_a_name_to_skip_that_nothing_has_is_an_error(self, kit: tk.Kit):
        with pytest.raises(tk.UnknownIdError, match="painful_knot"):
            kit.next_question(Profile(), skip=["painful_knott"])

    def test_nor_what_does_not_concern_the_person(self, kit: tk.Kit):
        others = [
            id for id in (*kit.knowledge.findings, *kit.knowledge.measurements) if not id.endswith(":heavy_periods")
        ]
        others.append("complaint")
        asked = [
            kit.next_question(evolve(screened(kit), sex=sex, pregnant=pregnant), skip=others)
            for sex, pregnant in (("female", False), ("male", None))
        ]
        assert [question.id if isinstance(question, Question) else None for question in asked] == [
            "vocabulary:heavy_periods",
            None,
        ]

    def test_nor_what_nothing_rests_on(self):
        idle = Finding(id="toy:idle", name="idle", question="Is it idle?")
        toy = content()
        kit = tk.Kit(tk.Knowledge.build(evolve(toy, findings=[*toy.findings.values(), idle])))
        assert "idle" not in short(list(asked_of(kit, {"age": 40, "sex": "male"})))


class TestReasons:
    def test_it_says_what_it_tells_about(self, kit: tk.Kit):
        asked = kit.next_question(screened(kit))
        assert isinstance(asked, Question)
        assert asked.id == "vocabulary:painful_knot"
        assert "Nocturnal leg cramps" in asked.why
        assert asked.information > 0.3

    def test_what_it_could_change_is_what_happens(self, kit: tk.Kit, restless: list[tuple[Question, Profile]]):
        checked = 0
        for question, profile in restless:
            if question.kind.value != "yes_no" or question.purpose is Purpose.PERSON:
                continue
            before = kit.assess(profile)
            for change in question.could_change:
                after = kit.assess(answered(profile, question.id, change.answer == "yes"))
                if change.subject == "urgency":
                    assert (before.urgency.tier, after.urgency.tier) == (change.before, change.after)
                elif after.conditions:
                    assert before.condition(change.subject).band == change.before
                    assert after.condition(change.subject).band == change.after
                checked += 1
        assert checked > 10

    def test_whatever_becomes_or_was_possible_is_among_what_it_could_change(self, kit: tk.Kit):
        profile = screened(kit)
        asked = kit.next_question(profile)
        now = Person.of(kit.knowledge, profile).bands
        changed = set()
        for answer, told in (("yes", True), ("no", False)):
            then = Person.of(kit.knowledge, answered(profile, asked.id, told)).bands
            pairs = ((id, band, then[id]) for id, band in now.items() if then[id] is not band)
            changed |= {(answer, id) for id, *bands in pairs if max(band.rank for band in bands) >= Band.POSSIBLE.rank}
        said = {(change.answer, change.subject) for change in asked.could_change if change.subject != "urgency"}
        assert said <= changed
        assert len(asked.could_change) >= min(len(changed), 6)
        assert any(change.after == "possible" and change.before != "consistent" for change in asked.could_change)


class TestStop:
    def test_an_emergency_ends_the_questions(self, kit: tk.Kit):
        stop = kit.next_question(answered(screened(kit), "bladder_bowel", True))
        assert isinstance(stop, Stop)
        assert stop.reason is StopReason.EMERGENCY

    def test_help_today_leaves_only_what_could_make_it_an_emergency(self, kit: tk.Kit):
        person = {"age": 44, "sex": "male", "cold_pale_leg": True}
        asked = [question for question, _ in asked_of(kit, person, start=Profile(findings={"cold_pale_leg": True}))]
        about = {Purpose.PERSON, Purpose.TAKEN}  # a doctor is told what somebody takes
        assert {question.purpose for question in asked} - about <= {Purpose.SCREEN, Purpose.RED_FLAG}
        assert asked[-1].purpose is Purpose.RED_FLAG  # weakness and a sudden start would make it one

    def test_before_help_today_everything_is_asked_that_cannot_wait_by_itself(self, kit: tk.Kit):
        cold = Profile(age=44, sex="male", findings={"cold_pale_leg": True})
        *_, (_, profile) = screens_of(kit, cold, start=cold)
        person = Person.of(kit.knowledge, profile)
        assert person.tier is Tier.SAME_DAY
        flags = kit.knowledge.plan.red_flags.items
        open_ids = {item.id for item in open_findings(kit.knowledge, person.observations, ())}
        for id, raised in kit.knowledge.lone_flags.items():
            if any(flags[number].red_flag.tier is Tier.EMERGENCY for number in raised):
                assert id not in open_ids, id

    def test_a_child_is_asked_for_warning_signs_only(self, kit: tk.Kit):
        asked = list(asked_of(kit, {"age": 10, "sex": "male"}))
        about = {Purpose.COMPLAINT, Purpose.PERSON}
        assert {question.purpose for question, _ in asked} - about <= {Purpose.SCREEN, Purpose.RED_FLAG}
        stop = kit.next_question(screened(kit, age=10), skip=[question.id for question, _ in asked])
        assert stop.reason is StopReason.HANDED_OVER
        assert "adults" in stop.why

    def test_it_stops_where_little_is_left_to_learn(self, kit: tk.Kit, restless: list[tuple[Question, Profile]]):
        question, profile = restless[-1]
        stop = kit.next_question(profile, skip=[*_skipped(restless), question.id])
        assert isinstance(stop, Stop)
        assert stop.reason is StopReason.LITTLE_TO_GAIN
        assert len(restless) < 80

    def test_it_stops_where_nothing_is_left(self, toy: tk.Kit):
        asked = list(asked_of(toy, {"age": 40, "sex": "male"}))
        _, profile = asked[-1]
        everything = {finding.id: "unknown" for finding in toy.knowledge.findings.values() if finding.question}
        full = evolve(profile, medicines=(), supplements=(), findings=everything | dict(profile.findings))
        stop = toy.next_question(full, skip=["ferritin", "calcium", "albumin", "adjusted_calcium", "index"])
        assert stop.reason is StopReason.NOTHING_LEFT

    @settings(max_examples=15)
    @given(st.data())
    def test_any_profile_gives_a_question_or_a_reason(self, kit: tk.Kit, data: st.DataObject):
        profile = data.draw(profiles(kit.knowledge))
        found = kit.next_question(profile)
        if isinstance(found, Question):
            assert found.text
            assert found.why
            assert found.id not in profile.findings
        else:
            assert found.why


class TestNextTest:
    def test_restless_legs_ask_for_ferritin(self, kit: tk.Kit, restless: list[tuple[Question, Profile]]):
        _, profile = restless[-1]
        test = kit.next_test(profile)
        assert isinstance(test, Question)
        assert test.id == "vocabulary:ferritin"
        assert "Iron deficiency" in test.why
        assert "Inflammation" in test.note

    def test_a_person_of_whom_nothing_is_known_is_sent_to_no_test(self, kit: tk.Kit):
        assert kit.next_test(screened(kit)).reason is StopReason.NOTHING_LEFT

    def test_what_was_measured_is_not_named_again(self, kit: tk.Kit, restless: list[tuple[Question, Profile]]):
        _, profile = restless[-1]
        test = kit.next_test(evolve(profile, measurements={"ferritin": "180 ug/L"}))
        assert not isinstance(test, Question) or test.id != "vocabulary:ferritin"

    def test_an_emergency_names_none(self, kit: tk.Kit):
        assert kit.next_test(answered(screened(kit), "bladder_bowel", True)).reason is StopReason.EMERGENCY


class TestHowGood:
    @pytest.mark.thorough
    def test_few_screens_find_what_all_questions_find(self, kit: tk.Kit):
        """Six people; runs/policy.py counts many."""
        people = islice(policy.people(kit, policy.shows_conditions), 6)
        sessions = [policy.session(kit, person) for person in people]
        assert sum(policy.same(session.whole, session.stop.then) for session in sessions) >= 5
        assert all(session.stop.then.tier is session.whole.tier for session in sessions)
        assert median(session.stop.screens for session in sessions) <= 13
        assert median(session.stop.answers for session in sessions) <= 25


class TestWording:
    def test_a_unit_is_asked_for_where_it_can_be_read(self, kit: tk.Kit):
        texts = [question_texts.question(kit.knowledge, f"vocabulary:{name}") for name in ("plm_index", "ferritin")]
        assert [text.rpartition("result")[2] for text in texts] == ["?", ", in ug/L?"]


class TestGoingOn:
    def test_who_goes_on_is_asked_what_the_stop_left_out(self, kit: tk.Kit, restless: list[tuple[Question, Profile]]):
        skip = kit.knowledge.measurements
        _, profile = restless[-1]
        while isinstance(found := kit.next_question(profile, skip=skip), Question):
            profile = found.answered(profile, False if found.kind is AnswerKind.YES_NO else "unknown")
        assert found.reason is StopReason.LITTLE_TO_GAIN
        further = kit.further_question(profile, skip=skip)
        assert further.purpose is Purpose.FURTHER
        assert further.information > 0

    def test_what_comes_before_conditions_comes_first_here_too(self, kit: tk.Kit):
        assert kit.further_question(Profile()) == kit.next_question(Profile())
        assert kit.further_question(Profile(age=50, sex="male", findings={"leg_pain": True})).purpose is Purpose.SCREEN
        emergency = Profile(age=50, sex="male", findings={"bladder_bowel": True, "saddle_numb": True})
        assert kit.further_question(emergency, skip=kit.knowledge.plan.screen).reason is StopReason.EMERGENCY

    def test_it_ends_where_nothing_can_tell(self, kit: tk.Kit):
        everything = [*kit.knowledge.findings, *kit.knowledge.measurements, "medicines", "supplements", "complaint"]
        assert kit.further_question(Profile(age=50, sex="male"), skip=everything).reason is StopReason.NOTHING_LEFT


class TestInAssessment:
    def test_the_next_question_and_test_are_written_and_read_back(self, kit: tk.Kit):
        result = kit.with_questions(kit.assess(Profile(age=44, sex="male", findings={"urge_to_move": True})))
        assert result.questions
        data = json.loads(json.dumps(result.to_dict()))
        assert tk.read_assessment(data) == result

    def test_they_leave_all_else_as_it_is(self, kit: tk.Kit):
        plain = kit.assess(Profile(age=44))
        assert plain.questions is None
        assert evolve(kit.with_questions(plain), questions=None) == plain

    def test_an_assessment_without_its_profile_is_an_error(self, kit: tk.Kit):
        read_back = tk.read_assessment(kit.assess(Profile(age=44)).to_dict())
        with pytest.raises(tk.TwitchkitError, match="profile"):
            kit.with_questions(read_back)
