"""Expressions that come out one way whatever somebody answers, and those of which nothing can be said."""

from attrs import evolve
from support import handmade
from support.each import on_each

from twitchkit import Knowledge
from twitchkit.testing.idle import check_idle


@on_each(
    "when, codes",
    [
        ("minutes > 10 and minutes < 5", ["TK509"]),
        ("minutes > 700", ["TK509"]),
        ("minutes >= 0", ["TK525"]),
        ("minutes > 10", []),
        ("minutes + 5 > 100", []),  # something is worked out with it: nothing is said
        ("2 * minutes < 5", []),
        ("urge or not urge", ["TK525"]),
        ("urge and not urge", ["TK509"]),
        ("known(minutes)", []),
    ],
)
def test_what_comes_out_one_way_is_told(when, codes):
    content = handmade.content()
    tip = evolve(content.tips["toy:stretch"], when=when)
    knowledge = Knowledge.build(evolve(content, tips={**content.tips, tip.id: tip}))

    assert [problem.code for problem in check_idle(knowledge, "toy") if problem.subject == tip.id] == codes
