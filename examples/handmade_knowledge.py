"""The engine without plugins: knowledge written in Python, one person, one answer.

Nothing is installed, discovered or read from disk. The engine itself knows no medicine: with this knowledge it sorts
out creaking floors.
"""

import twitchkit as tk
from twitchkit.content import Citation, Content, Evidence, Finding, Prior, RedFlag, Tip

GUESS = {"cite": (Citation("house"),), "status": tk.Status.ELICITED, "certainty": tk.Certainty.VERY_LOW}

CONTENT = Content(
    sources=[tk.Source(id="floors:house", title="What the author has heard at home")],
    findings=[
        Finding(
            id="floors:creaks_underfoot", name="a creak at each step", question="Does it creak when you step on it?"
        ),
        Finding(id="floors:creaks_at_night", name="creaks at night", question="Does it creak when nobody walks?"),
        Finding(id="floors:sags", name="a floor that sags", question="Does the floor sag?", screen=True),
    ],
    conditions=[
        tk.Condition(
            id="floors:loose_board",
            name="A loose board",
            tier=tk.Tier.SELF_CARE,
            screen=("sags",),
            prior=Prior(share=0.4, range=(0.2, 0.6), **GUESS),
            evidence=(
                Evidence(finding="creaks_underfoot", present=6.0, range=(3.0, 10.0), absent=0.1, **GUESS),
                Evidence(finding="creaks_at_night", present=0.5, absent=1.5, **GUESS),
            ),
            **GUESS,
        ),
    ],
    red_flags=[
        RedFlag(
            id="floors:giving_way",
            when="sags",
            tier=tk.Tier.SAME_DAY,
            message="A sagging floor may give way.",
            do="Leave the room and call a builder today.",
            **GUESS,
        ),
    ],
    tips=[
        Tip(
            id="floors:screw",
            title="Drive in a screw",
            text="Fix the board to the joist.",
            for_=("loose_board",),
            **GUESS,
        ),
    ],
)


def main() -> None:
    knowledge = tk.Knowledge.build(CONTENT)  # checks every name and expression, and lists all that is wrong
    profile = tk.Profile(findings={"creaks_underfoot": True, "creaks_at_night": False, "sags": False})
    result = tk.assess(knowledge, profile)
    print(result.urgency.tier.value)
    for condition in result.conditions:
        print(f"{condition.name}: {condition.band.value}, log-odds {condition.log_odds.mid:+.2f}")
        print(f"  {condition.prior.log_odds.mid:+.2f} before any answer")
        for part in condition.because:
            print(f"  {part.log_lr.mid:+.2f} {part.text}")
    for tip in result.tips:
        print(f"{tip.title}: {tip.text}")


if __name__ == "__main__":
    main()
