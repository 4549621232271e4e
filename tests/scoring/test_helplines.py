"""Whom to call: numbers of the country that was told, and only where something has to be done today."""

import pytest
from attrs import evolve
from support import handmade
from support.handmade import CITED

import twitchkit as tk
from twitchkit.content import Help, Helpline, RedFlag
from twitchkit.model.safety import Tier

SUICIDAL = {"age": 30, "findings": {"suicidal": True}}
CALF = {"age": 30, "findings": {"calf_pain_constant": True}}
PLAIN = {"age": 30, "findings": {"leg_twitches": True}}


def numbers(kit: tk.Kit, profile: dict[str, object], country: str | None) -> list[tuple[str, str]]:
    return [(line.help.value, line.number) for line in kit.assess({**profile, "country": country}).helplines]


def test_in_an_emergency_its_number_is_the_first_and_then_comes_whom_the_reasons_name(kit: tk.Kit) -> None:
    assert numbers(kit, SUICIDAL, "GB") == [("emergency", "999"), ("crisis", "116 123"), ("crisis", "111")]
    assert numbers(kit, SUICIDAL, "us") == [("emergency", "911"), ("crisis", "988")]


def test_people_write_uk_for_gb(kit: tk.Kit) -> None:
    assert numbers(kit, SUICIDAL, "uk") == numbers(kit, SUICIDAL, "GB")


def test_advice_goes_before_the_emergency_number_where_a_doctor_is_needed_today(kit: tk.Kit) -> None:
    assert numbers(kit, CALF, "DE") == [("advice", "116 117"), ("emergency", "112")]
    assert numbers(kit, CALF, "ES") == [("emergency", "112")]


def test_a_poison_center_is_named_for_an_overdose(kit: tk.Kit) -> None:
    overdose = {"age": 30, "findings": {"overdose_possible": True}}
    assert ("poison", "01 406 43 43") in numbers(kit, overdose, "AT")


NAMED = {Help.POISON: ("poison cent", "poisons"), Help.CRISIS: ("crisis line", "crisis number")}


@pytest.mark.parametrize("help", NAMED)
def test_a_flag_whose_words_send_to_somebody_has_their_numbers(kit: tk.Kit, help: Help) -> None:
    flags = kit.knowledge.red_flags.values()
    sending = [flag for flag in flags if any(words in flag.do.lower() for words in NAMED[help])]
    assert len(sending) > 3
    assert [flag.id for flag in sending if help not in flag.help] == []


def test_the_emergency_number_is_what_comes_next_where_a_doctor_is_needed_today(kit: tk.Kit) -> None:
    page = kit.report(kit.assess({**CALF, "country": "US"}))
    assert "911 (emergency) if it gets worse" in " ".join(page.split())


@pytest.mark.parametrize("country", [None, "ZZ"])
def test_without_a_known_country_there_is_none_and_the_words_say_whom_to_call(kit: tk.Kit, country: str | None) -> None:
    result = kit.assess({**SUICIDAL, "country": country})
    assert result.helplines == ()
    assert "emergency number" in result.urgency.reasons[0].do
    assert [notice for notice in result.notices if "telephone" in notice] == (
        []
        if country is None
        else ["No telephone numbers of ZZ are known here. Find your local emergency number beforehand."]
    )


def test_where_nothing_has_to_be_done_today_nobody_is_to_be_called(kit: tk.Kit) -> None:
    assert numbers(kit, PLAIN, "GB") == []


@pytest.mark.parametrize("country", ["Germany", "D", "4X", ""])
def test_a_country_is_two_letters(kit: tk.Kit, country: str) -> None:
    with pytest.raises(tk.ProfileError, match="'country' must be two letters"):
        kit.assess({**PLAIN, "country": country})


@pytest.mark.parametrize("country", ["de", "DEU", ""])
def test_a_pack_writes_it_in_capitals(country: str) -> None:
    with pytest.raises(ValueError, match="two capital letters"):
        Helpline(id="toy:line", country=country, help=Help.CRISIS, name="a", number="1", **CITED)


def test_every_country_has_an_emergency_number_and_a_line_that_speaks_of_it(kit: tk.Kit) -> None:
    lines = kit.knowledge.helplines.values()
    for country in {line.country for line in lines}:
        assert {line.help for line in lines if line.country == country} >= {Help.EMERGENCY, Help.CRISIS}
        page = kit.report(kit.assess({**SUICIDAL, "country": country}))
        assert "Whom to call: " in page.partition("Tell them:")[0]


@pytest.mark.parametrize(("tier", "called"), [(Tier.URGENT, [Help.CRISIS]), (Tier.ROUTINE, [Help.CRISIS])])
def test_before_today_only_those_are_called_whom_a_reason_names(tier: Tier, called: list[Help]) -> None:
    flag = RedFlag(id="toy:flag", when="knot", message="It.", do="Ring.", tier=tier, help=(Help.CRISIS,), **CITED)
    lines = [Helpline(id=f"toy:{help}", country="NO", help=help, name="A", number="1", **CITED) for help in Help]
    kit = tk.Kit(tk.Knowledge.build(evolve(handmade.content(), red_flags=[flag], helplines=lines)))
    result = kit.assess(tk.Profile(age=40, country="NO", findings={"knot": True}))
    assert [line.help for line in result.helplines] == called
    assert "Whom to call: 1 (A)." in kit.report(result)


def test_flags_name_who_else_is_to_be_called() -> None:
    flag = RedFlag(
        id="toy:flag", when="knot", message="It.", do="Go.", tier=Tier.SAME_DAY, help=(Help.POISON,), **CITED
    )
    lines = [Helpline(id=f"toy:{help}", country="NO", help=help, name="A", number="1", **CITED) for help in Help]
    kit = tk.Kit(tk.Knowledge.build(evolve(handmade.content(), red_flags=[flag], helplines=lines)))
    result = kit.assess(tk.Profile(age=40, country="NO", findings={"knot": True}))
    assert [line.help for line in result.helplines] == [Help.POISON, Help.ADVICE, Help.EMERGENCY]
