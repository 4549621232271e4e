"""Tips, cautions and what they hold back: which apply, in which order, and every reason in words."""

import attrs
import pytest
from support import handmade
from support.handmade import CITED

import twitchkit as tk
from twitchkit import Knowledge, MedicineUse, Profile
from twitchkit.content import Caution, Claim, Tip, Use, Verdict

CONTENT = attrs.evolve(handmade.content(), claims=())
CRAMP = {"knot": True, "minutes": 3}
OTHER = {**CITED, "certainty": tk.Certainty.HIGH}


def tip(name: str, **about: object) -> Tip:
    return Tip(id=f"toy:{name}", title=name, text="Do.", **{"general": not about, **CITED, **about})


def assessed(profile: Profile, **changed: object) -> tk.Assessment:
    return tk.Kit(Knowledge.build(attrs.evolve(CONTENT, **changed))).assess(profile)


def told(**findings: object) -> Profile:
    return Profile(age=40, findings={"kidneys": False, **findings})


class TestTips:
    def test_they_come_by_fit_then_by_certainty_then_what_one_can_do_at_once(self) -> None:
        """The cramp is possible, restless legs are consistent; a general tip is the last."""
        cramp, legs = {"for_": ("cramp",), **OTHER}, {"for_": ("restless",)}
        tips = [
            tip("general"),
            tip("a_low", **{**cramp, **CITED}),
            tip("b_asks", **cramp, use=Use.ASK),
            tip("c_guarded", **cramp, involves=("supplement:magnesium",)),
            tip("d_plain", **cramp),
            tip("e_fluids", **cramp, involves=("fluids",)),
            tip("y_unknown_effect", **{**legs, "certainty": tk.Certainty.VERY_LOW}),
            tip("z_legs", **legs),
        ]
        profile = told(knot=True, minutes=30, urge=True, rest=True, relief="full")

        shown = [item.title for item in assessed(profile, tips=tips).tips]
        assert shown == ["z_legs", "d_plain", "e_fluids", "c_guarded", "b_asks", "a_low", "y_unknown_effect", "general"]

    def test_what_concerns_a_person_more_stands_in_place_of_another(self) -> None:
        """The other comes last and leaves the short answer; where the first does not hold, nothing changes."""
        other = tip("a_other", for_=("cramp",), in_short="Stretch.", **OTHER)
        more = tip("more", for_=("cramp",), when="minutes > 10", in_short="Ask.", in_place_of=("a_other",), **OTHER)
        for minutes, shown in ((30, [("more", "Ask."), ("a_other", "")]), (3, [("a_other", "Stretch.")])):
            result = assessed(told(knot=True, minutes=minutes), tips=[other, more])
            assert [(item.title, item.in_short) for item in result.tips] == shown

    def test_a_tip_for_a_nutrient_comes_after_one_for_a_condition_of_which_anything_is_known(self) -> None:
        tips = [tip("a", for_=("magnesium",), when="minutes > 10"), tip("b", for_=("cramp",), when="minutes > 10")]
        result = assessed(told(knot=False, minutes=30), tips=tips)

        assert result.condition("cramp").band.value == "unlikely"
        assert [item.title for item in result.tips] == ["b", "a"]

    @pytest.mark.parametrize(
        ("about", "findings", "applies"),
        [
            ({"for_": ("cramp",)}, CRAMP, True),
            ({"for_": ("cramp",)}, {"knot": False, "minutes": 30}, False),
            ({"for_": ("cramp",)}, {}, False),
            ({"for_": ("restless", "cramp")}, CRAMP, True),
            ({"for_": ("cramp",), "when": "swelling"}, CRAMP, False),
            ({"for_": ("cramp",), "when": "knot"}, CRAMP, True),
            ({"when": "knot"}, {"knot": True}, True),
            ({"general": True, "when": "knot"}, {}, False),
            ({"general": True}, {}, True),
        ],
    )
    def test_whom_a_tip_is_for(self, about: dict, findings: dict, applies: bool) -> None:
        assert bool(assessed(told(**findings), tips=[tip("it", **about)]).tips) is applies

    @pytest.mark.parametrize(
        ("findings", "told_it"),
        [({}, True), ({"weakness": False}, True), ({"weakness": True}, False), ({"swelling": True}, False)],
    )
    def test_what_reassures_is_silent_beside_a_warning_sign(self, findings: dict, told_it: bool) -> None:
        """One sign of the screen raises the urgency in this content, the other is only named."""
        kit = tk.Kit(Knowledge.build(attrs.evolve(CONTENT, tips=[tip("calm", general=True, reassures=True)])))
        person = told(**CRAMP, **findings)

        assert bool(kit.assess(person).tips) is told_it
        why = kit.explain(person, "calm")
        assert bool(why.why) is told_it
        assert ("It reassures" in " ".join(why.why_not)) is not told_it

    @pytest.mark.parametrize("verdict", list(Verdict))
    def test_where_the_evidence_contradicts_the_article_a_tip_says_so(self, verdict: Verdict) -> None:
        claim = Claim(id="toy:c", says="It cures.", verdict=verdict, because="No.", about=("general",), **CITED)
        (shown,) = assessed(told(), tips=[tip("general")], claims=[claim]).tips

        agreed = verdict in (Verdict.SUPPORTED, Verdict.PARTLY)
        assert shown.disputes == (() if agreed else ("It cures. What the evidence says: No.",))

    def test_a_tip_in_full(self) -> None:
        about = {"for_": ("cramp",), "effect": "Half as many."}
        (shown,) = assessed(told(**CRAMP), tips=[tip("stretch", **about)]).tips

        assert (shown.id, shown.title, shown.text, shown.effect) == ("toy:stretch", "stretch", "Do.", "Half as many.")
        assert (shown.for_, shown.sources) == (("toy:cramp",), ("toy:own",))
        assert (shown.certainty, shown.status) == (CITED["certainty"], CITED["status"])


class TestCautions:
    @staticmethod
    def caution(name: str, **about: object) -> Caution:
        return Caution(id=f"toy:{name}", **{"reason": f"{name}!", **CITED, **about})

    @pytest.mark.parametrize(
        ("rule", "findings", "held", "seen", "missing"),
        [
            ({"when": "knot"}, {"knot": True}, True, ("hard painful knot",), ()),
            ({"when": "knot"}, {"knot": False}, False, (), ()),
            ({"when": "knot"}, {}, False, (), ()),
            ({"unless": "knot"}, {"knot": True}, False, (), ()),
            ({"unless": "knot"}, {"knot": False}, True, (), ()),
            ({"unless": "knot"}, {}, True, (), ("hard painful knot",)),
        ],
    )
    def test_when_a_caution_holds(self, rule: dict, findings: dict, held: bool, seen: tuple, missing: tuple) -> None:
        caution = self.caution("mind", withhold=("tips",), **rule)
        result = assessed(Profile(age=40, findings=findings), cautions=[caution])
        found = [(item.id, item.name, item.reason, item.seen, item.missing) for item in result.withheld]

        assert found == ([("tips", "tips", "mind!", seen, missing)] if held else [])
        assert bool(result.tips) is not held
        warned = assessed(Profile(age=40, findings=findings), cautions=[attrs.evolve(caution, withhold=())]).warnings
        assert [(item.text, item.seen, item.missing) for item in warned] == ([("mind!", seen, missing)] if held else [])

    def test_a_tip_gives_every_reason_that_holds_it_back_once(self) -> None:
        involved = {"involves": ("supplement:magnesium",), "general": True}
        cautions = [
            self.caution("a", when="knot", withhold=("supplement:magnesium",)),
            self.caution("b", when="knot", withhold=("supplement",), reason="a!"),
            self.caution("c", unless="side == 'one'", withhold=("supplement:magnesium", "tips:else")),
            self.caution("d", when="knot", withhold=("supplement:iron",)),
            self.caution("e", when="knot"),
        ]
        result = assessed(told(knot=True), tips=[tip("tablet", **involved)], cautions=cautions)
        (held,) = result.withheld

        assert (held.id, held.name, held.reason) == ("toy:tablet", "tablet", "a! c!")
        assert held.cautions == ("toy:a", "toy:b", "toy:c")
        assert (held.seen, held.missing) == (("hard painful knot",), ("side",))
        assert [item.id for item in result.warnings] == ["toy:e"]

    @pytest.mark.parametrize(
        ("part", "name"),
        [
            ("conditions", "what fits and what does not"),
            ("nutrients", "nutrients"),
            ("intake", "intake figures"),
            ("tips", "tips"),
            ("foods", "food suggestions"),
        ],
    )
    def test_the_parts_that_may_be_held_back(self, part: str, name: str) -> None:
        result = assessed(told(**CRAMP), cautions=[self.caution("mind", when="knot", withhold=(part,))])

        assert [(item.id, item.name, item.reason, item.cautions) for item in result.withheld] == [
            (part, name, "mind!", ("toy:mind",))
        ]
        assert bool(result.conditions) is (part != "conditions")
        assert bool(result.tips) is (part != "tips")

    def test_what_is_done_now_comes_first(self) -> None:
        result = assessed(Profile(age=40, findings=CRAMP, measurements={"calcium": "1.8 mmol/L"}), cautions=[])
        everything = ["conditions", "nutrients", "intake", "tips", "foods"]

        assert result.urgency.tier.value == "emergency"
        assert [(item.id, item.reason) for item in result.withheld] == [
            (part, "What to do now comes first.") for part in everything
        ]
        assert (result.conditions, result.nutrients, result.tips, result.warnings) == ((), (), (), ())

    def test_at_urgent_all_is_shown(self) -> None:
        result = assessed(told(**CRAMP, weakness=True), cautions=[])
        assert (result.urgency.tier.value, result.withheld) == ("urgent", ())

    def test_a_reason_of_a_caution_stands_before_that_of_haste(self) -> None:
        cautions = [self.caution("mind", when="knot", withhold=("foods",))]
        result = assessed(Profile(age=40, findings=CRAMP, measurements={"calcium": "1.8 mmol/L"}), cautions=cautions)
        assert result.withheld[0].reason == "mind!"

    @pytest.mark.parametrize("without", [{"red_flags": []}, {"findings": "no screen"}])
    def test_without_a_screen_nothing_is_advised(self, without: dict) -> None:
        changed = {"cautions": [], **without}
        if "findings" in without:
            changed["findings"] = [attrs.evolve(item, screen=False) for item in CONTENT.findings.values()]
            changed["conditions"] = [attrs.evolve(item, screen=()) for item in CONTENT.conditions.values()]
        result = assessed(told(**CRAMP), **changed)

        assert [(item.id, item.reason) for item in result.withheld] == [
            ("tips", "The packs that are loaded have no red-flag screen, so nothing is advised.")
        ]

    def test_a_warning_names_the_medicine_behind_it(self) -> None:
        result = assessed(Profile(age=40, medicines=(MedicineUse(name="Lasix"), MedicineUse(name="furosemide"))))
        assert [(item.id, item.seen) for item in result.warnings] == [
            ("toy:mind_water", ("a water tablet (Lasix, furosemide)",))
        ]
