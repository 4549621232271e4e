"""What follows from an answer: kinds of danger, and results that are known."""

from __future__ import annotations

import attrs
import pytest
from support import handmade
from support.handmade import CITED

import twitchkit as tk
from twitchkit.content import Finding, FollowUp, Kind, RedFlag
from twitchkit.ids import short

FINDINGS = (
    Finding(id="toy:ill", name="a fever or chills", screen=True, question="A fever, or chills?"),
    Finding(id="toy:chills", name="chills", question="Do you have chills?"),
    Finding(id="toy:stiff_neck", name="a stiff neck", question="Is your neck stiff?"),
    Finding(id="toy:results", name="results", kind=Kind.SEVERAL, levels=("iron", "salts"), question="Which results?"),
)
FOLLOW_UPS = (
    FollowUp(id="toy:a_fever", title="Fever", when="ill", asks=("chills",), beside=("stiff_neck",), **CITED),
    FollowUp(id="toy:b_results", title="Results", asks=("results",), **CITED),
    FollowUp(id="toy:c_iron", title="Iron", when="'iron' in results", asks=("ferritin",), **CITED),
    FollowUp(id="toy:d_salts", title="Salts", when="'salts' in results", asks=("calcium",), **CITED),
)


def kit_of(follow_ups: tuple[FollowUp, ...] = FOLLOW_UPS, *, brain: tk.Tier = tk.Tier.EMERGENCY) -> tk.Kit:
    """The small knowledge with these follow-ups; chills and a stiff neck together are so urgent."""
    flags = (("ill_named", "ill", tk.Tier.ROUTINE), ("leg", "swelling", tk.Tier.SAME_DAY))
    content = handmade.content()
    red_flags = [
        RedFlag(id=f"toy:{id}", when=when, message="It.", do="Go.", tier=tier, **CITED)
        for id, when, tier in (*flags, ("brain", "chills and stiff_neck", brain))
    ]
    changed = {"findings": [*content.findings.values(), *FINDINGS], "follow_ups": follow_ups}
    red_flags += content.red_flags.values()
    return tk.Kit(tk.Knowledge.build(attrs.evolve(content, red_flags=red_flags, **changed)))


TOY = kit_of()
SCREENED = {"weakness": False, "swelling": False, "kidneys": False}


def person(**findings: object) -> tk.Profile:
    return tk.Profile(age=40, sex="male", medicines=(), supplements=(), findings={**SCREENED, **findings})


def next_of(kit: tk.Kit, profile: tk.Profile) -> list[str]:
    screen = kit.next_questions(profile)
    return [short(question.id) for question in screen.questions] if isinstance(screen, tk.Screen) else []


def all_of(kit: tk.Kit, profile: tk.Profile) -> list[str]:
    """What is asked of somebody who does not know."""
    asked: list[str] = []
    while isinstance(screen := kit.next_questions(profile), tk.Screen):
        asked += [short(question.id) for question in screen.questions]
        profile = screen.answered(profile, {question.id: "unknown" for question in screen.questions})
    return asked


def test_a_yes_leads_to_what_is_meant_and_what_counts_beside_it():
    asked = next_of(TOY, person(ill=True))
    assert [id for id in asked if id != "results"] == ["chills", "stiff_neck"]


def test_several_that_follow_share_a_screen_and_one_alone_has_its_title():
    also = FollowUp(id="toy:z_knot", title="Knot", when="knot", asks=("chills",), beside=("minutes",), **CITED)
    together = kit_of((*FOLLOW_UPS, also)).next_questions(person(ill=True, knot=True))
    alone = TOY.next_questions(person(ill=True, results="unknown"))
    assert isinstance(together, tk.Screen)
    assert isinstance(alone, tk.Screen)
    assert (together.title, alone.title) == ("More about what you told", "Fever")


def test_what_everyone_is_asked_comes_beside_once_the_signs_are_through():
    beside = TOY.next_questions(person(ill=True))
    before = TOY.next_questions(attrs.evolve(person(ill=True), findings={"ill": True}))
    assert isinstance(beside, tk.Screen)
    assert isinstance(before, tk.Screen)
    asked = [{short(question.id) for question in screen.questions} for screen in (beside, before)]
    assert [("chills" in ids, "results" in ids) for ids in asked] == [(True, True), (True, False)]


def test_a_no_is_a_no_to_all_that_is_meant():
    asked = all_of(TOY, person(ill=False))
    assert "chills" not in asked


def test_who_does_not_know_may_still_be_asked():
    assert "stiff_neck" in all_of(TOY, person(ill="unknown", chills=True))


def test_what_another_follow_up_means_is_asked_all_the_same():
    also = FollowUp(id="toy:z_knot", title="Knot", when="knot", asks=("chills",), **CITED)
    kit = kit_of((*FOLLOW_UPS, also))
    assert "chills" in next_of(kit, person(ill=False, knot=True))


def test_results_are_asked_for_of_those_who_know_them():
    assert next_of(TOY, person(ill=False, results=("salts",))) == ["calcium"]


RESTLESS = tk.Profile(
    age=52,
    sex="female",
    pregnant=False,
    medicines=(),
    supplements=(),
    findings={"urge_to_move": True, "worse_at_rest": True, "evening_worse": True, "relief_by_moving": "full"},
)


@pytest.mark.parametrize(("known", "is_asked"), [((), False), (("salts",), False), (("iron",), True)])
def test_nobody_is_asked_for_results_that_they_said_they_do_not_know(
    kit: tk.Kit, known: tuple[str, ...], is_asked: bool
):
    person = attrs.evolve(RESTLESS, findings={**RESTLESS.findings, "results_known": known})
    assert ("ferritin" in all_of(kit, person)) is is_asked
    best = kit.next_test(person)
    assert isinstance(best, tk.Question)
    assert short(best.id) in ("ferritin", "transferrin_saturation")  # a test to ask a doctor about need not be done yet


def test_what_is_not_named_again_is_heard_by_its_kind():
    reasons = TOY.assess(person(ill=True)).urgency.reasons
    assert [reason.red_flag for reason in reasons] == ["toy:ill_named"]


@pytest.mark.parametrize("tier", [tk.Tier.URGENT, tk.Tier.SAME_DAY, tk.Tier.EMERGENCY])
def test_where_a_doctor_is_needed_today_only_what_could_be_more_urgent_follows(tier: tk.Tier):
    kit = kit_of(brain=tier)
    swollen = person(ill=True, swelling=True)
    assert kit.assess(swollen).urgency.tier is tk.Tier.SAME_DAY
    assert ("chills" in next_of(kit, swollen)) is (tier is tk.Tier.EMERGENCY)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"asks": ("trouble",)}, "TK211"),
        ({"beside": ("trouble",)}, "TK211"),
        ({"asks": ("nothing",)}, "TK202"),
        ({"when": "nothing"}, "TK202"),
        ({"when": "minutes"}, "TK205"),
    ],
)
def test_what_is_wrong_with_one_is_told(changed: dict[str, object], code: str):
    follow_up = FollowUp(
        **{"id": "toy:wrong", "title": "Wrong", "when": "ill", "asks": ("chills",), **CITED, **changed}
    )
    with pytest.raises(tk.KnowledgeError) as error:
        kit_of((follow_up,))
    assert code in {problem.code for problem in error.value.diagnostics}


def test_a_sign_of_the_screen_and_a_follow_up_that_raise_nothing_are_asked_all_the_same():
    content = handmade.content()
    knot = attrs.evolve(content.findings["toy:knot"], screen=True)
    follow_up = FollowUp(id="toy:z_weak", title="Weak", when="kidneys", asks=("rest",), **CITED)
    changed = {"findings": {**content.findings, knot.id: knot}, "follow_ups": (follow_up,)}
    kit = tk.Kit(tk.Knowledge.build(attrs.evolve(content, **changed)))
    assert not any("toy:knot" in flag.names for flag in kit.knowledge.plan.red_flags.items)

    signs = kit.next_questions(tk.Profile(age=40, sex="male", medicines=(), supplements=()))
    assert isinstance(signs, tk.Screen)
    assert (signs.id, "toy:knot" in {question.id for question in signs.questions}) == ("warning_signs", True)
    assert next_of(kit, person(knot=False, kidneys=True)) == ["rest"]
