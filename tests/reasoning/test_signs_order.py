"""Warning signs are asked from the most to the least urgent."""

import attrs
import pytest
from support import handmade

import twitchkit as tk
from twitchkit import Tier


@pytest.mark.parametrize("most", ["weakness", "swelling"])
def test_the_most_urgent_sign_stands_first(most: str):
    flag = next(iter(handmade.content().red_flags.values()))
    tiers = {"weakness": Tier.SAME_DAY, "swelling": Tier.SAME_DAY, most: Tier.EMERGENCY}
    flags = [attrs.evolve(flag, id=f"toy:{name}_flag", when=name, tier=tier) for name, tier in tiers.items()]
    kit = tk.Kit(tk.Knowledge.build(attrs.evolve(handmade.content(), red_flags=flags)))
    profile = tk.Profile(age=40, sex="male", medicines=(), supplements=())

    screen = kit.next_questions(profile)

    assert isinstance(screen, tk.Screen)
    assert [question.id for question in screen.ticks][:2] == sorted(
        (f"toy:{name}" for name in tiers), key=lambda id: id != f"toy:{most}"
    )
