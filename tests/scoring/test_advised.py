"""What to do about a condition: no test is asked for whose result was told; what hangs on something waits for it."""

from __future__ import annotations

import attrs
import pytest
from support import handmade
from support.handmade import CITED

import twitchkit as tk
from twitchkit import Knowledge, Profile
from twitchkit.content import Advised

CONTENT = handmade.content()
RESTLESS = attrs.evolve(
    CONTENT.conditions["toy:restless"],
    advice="Move.",
    asks_for={"ferritin": "iron", "calcium": "calcium", "adjusted_calcium": "calcium"},
    advised=(
        Advised(when="ferritin <= '75 ug/L'", text="Your iron is low.", **CITED),
        Advised(when="not known(ferritin)", text="Go in the morning.", **CITED),
    ),
)


@pytest.fixture(scope="module")
def kit() -> tk.Kit:
    others = [item for item in CONTENT.conditions.values() if item.id != RESTLESS.id]
    return tk.Kit(Knowledge.build(attrs.evolve(CONTENT, conditions=[RESTLESS, *others])))


@pytest.mark.parametrize(
    ("measurements", "advice"),
    [
        ({}, "Ask about blood tests of iron and calcium. Go in the morning. Move."),
        ({"ferritin": "20 ug/L"}, "Ask about a blood test of calcium as well. Your iron is low. Move."),
        ({"calcium": "2.3 mmol/L"}, "Ask about a blood test of iron as well. Go in the morning. Move."),
        ({"ferritin": "90 ug/L", "calcium": "2.3 mmol/L"}, "Move."),
    ],
)
def test_what_was_told_is_not_asked_for(kit: tk.Kit, measurements: dict[str, str], advice: str) -> None:
    result = kit.assess(Profile(age=40, findings={"urge": True}, measurements=measurements))
    assert result.condition("restless").advice == advice


def test_a_reason_for_an_urgency_says_the_same() -> None:
    clot = attrs.evolve(
        CONTENT.conditions["toy:clot"], advised=(Advised(when="swelling", text="Show the leg.", **CITED),), advice="Go."
    )
    others = [item for item in CONTENT.conditions.values() if item.id != clot.id]
    kit = tk.Kit(Knowledge.build(attrs.evolve(CONTENT, conditions=[clot, *others], red_flags=())))
    (reason,) = kit.assess(Profile(age=40, findings={"swelling": True})).urgency.reasons
    assert (reason.condition, reason.do) == (clot.id, "Show the leg. Go.")
