"""What a case expects must be possible at once, and not hold whatever comes out; what touches a bound is possible."""

from support.each import on_each

from twitchkit import Profile
from twitchkit.model.condition import Band
from twitchkit.model.safety import Tier
from twitchkit.testing.cases import Case, Expectation
from twitchkit.testing.expecting import check_expectations


@on_each(
    "expect, codes",
    [
        ({"conditions": {"a": Band.POSSIBLE}, "at_least": {"x:a": Band.POSSIBLE}, "at_most": {"a": Band.POSSIBLE}}, []),
        ({"conditions": {"a": Band.UNLIKELY}, "at_least": {"x:a": Band.POSSIBLE}}, ["TK105"]),
        ({"conditions": {"x:a": Band.CONSISTENT}, "at_most": {"a": Band.POSSIBLE}}, ["TK105"]),
        ({"conditions": {"b": Band.UNLIKELY}, "at_least": {"a": Band.POSSIBLE}}, []),
        ({"at_least": {"a": Band.POSSIBLE}, "at_most": {"a": Band.UNLIKELY}}, ["TK105"]),
        ({"at_least": {"a": Band.NOT_ASSESSABLE}}, ["TK522"]),
        ({"at_most": {"a": Band.CONSISTENT}}, ["TK522"]),
        ({"urgency": Tier.URGENT, "urgency_at_least": Tier.URGENT, "urgency_at_most": Tier.URGENT}, []),
        ({"urgency": Tier.ROUTINE, "urgency_at_least": Tier.URGENT}, ["TK105"]),
        ({"urgency": Tier.EMERGENCY, "urgency_at_most": Tier.URGENT}, ["TK105"]),
        ({"urgency_at_least": Tier.EMERGENCY, "urgency_at_most": Tier.URGENT}, ["TK105"]),
        ({"urgency_at_least": Tier.SELF_CARE}, ["TK522"]),
        ({"urgency_at_most": Tier.EMERGENCY}, ["TK522"]),
        ({"tips": ("rest",), "no_tips": ("x:rest",)}, ["TK105"]),
    ],
)
def test_what_cannot_be_or_is_always_is_told(expect, codes):
    case = Case(id="one", name="A person", profile=Profile(), expect=Expectation(**expect))

    assert [problem.code for problem in check_expectations(case)] == codes
