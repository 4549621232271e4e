"""What a pack adds to another: evidence for its conditions, limits for its measurements, phrases for its findings."""

from __future__ import annotations

import math
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.packmaker import DEFAULTS, write_pack

import twitchkit as tk
from twitchkit import Certainty, Knowledge, Status
from twitchkit.cli import main
from twitchkit.content import AddedEvidence, Citation, Content
from twitchkit.render.description import describe
from twitchkit.render.plain import to_text
from twitchkit.scoring import Person
from twitchkit.testing.small_packs import contents, expressions
from twitchkit.testing.strategies import profiles

SOURCE = '[[source]]\nid = "own"\ntitle = "Own"\n'
BASE = f"""
{DEFAULTS}
[condition]
id = "cramp"
name = "Cramp"
[prior]
share = 0.2
range = [0.1, 0.3]
[[group]]
id = "muscle"
cap = 3
[[evidence]]
finding = "knot"
group = "muscle"
present = 3
"""
WORDS = f"""
{DEFAULTS}
[[finding]]
id = "knot"
name = "a hard knot"
question = "Is there a hard knot?"
said_as.yes = ["hard knot"]
[[finding]]
id = "cold"
name = "cold feet"
question = "Are your feet cold?"
[[measurement]]
id = "salt"
name = "salt"
unit = "mmol/L"
plausible = [0, 100]
limits = [{{ low = 10, high = 20 }}]
not_critical = {{ low = "An example." }}
"""


def pack(root: Path, id: str, text: str) -> Path:
    files = {"content/sources.toml": SOURCE, "content/more.toml": f"{DEFAULTS}\n{text}"}
    return write_pack(root, id, files, needs={"base": ">=0"}, defines=KINDS)


KINDS = ["source", "finding", "evidence", "phrases", "critical_limit", "override", "condition"]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    files = {"content/sources.toml": SOURCE, "content/cramp.toml": BASE, "content/words.toml": WORDS}
    return write_pack(tmp_path, "base", files, defines=["source", "finding", "measurement", "condition"])


def swims(present: float, *, id: str = "swimming", about: str = 'finding = "swims"', more: str = "") -> str:
    return f'[[evidence]]\nid = "{id}"\ncondition = "cramp"\n{about}\npresent = {present}\n{more}\n'


SWIMS = '[[finding]]\nid = "swims"\nname = "swimming"\nquestion = "Do you swim?"\n'


def shifts(kit: tk.Kit, **findings: object) -> list[float]:
    entry = kit.assess(tk.Profile(age=40, findings=findings)).condition("cramp")
    return [item.log_lr.mid for item in entry.because]


def test_evidence_of_another_pack_counts_and_is_cited(base: Path, tmp_path: Path) -> None:
    kit = tk.load([], paths=[base, pack(tmp_path, "pool", SWIMS + swims(4))])
    (reason,) = kit.assess(tk.Profile(age=40, findings={"swims": True})).condition("cramp").because
    assert (reason.finding, reason.sources) == ("pool:swims", ("pool:own",))
    assert reason.log_lr.mid == pytest.approx(math.log(4))


def test_it_reads_the_names_of_its_own_pack(base: Path, tmp_path: Path) -> None:
    own = SWIMS + swims(4, about='when = "swims and knot"')
    kit = tk.load([], paths=[base, pack(tmp_path, "pool", own)])
    assert math.log(4) in shifts(kit, swims=True, knot=True)


def test_it_shares_the_cap_of_a_group_of_the_condition(base: Path, tmp_path: Path) -> None:
    kit = tk.load([], paths=[base, pack(tmp_path, "pool", SWIMS + swims(4, more='group = "muscle"'))])
    assert sum(shifts(kit, swims=True, knot=True)) == pytest.approx(math.log(3))


def test_what_one_pack_adds_beside_the_groups_has_one_cap(base: Path, tmp_path: Path) -> None:
    dives = SWIMS.replace("swims", "dives").replace("swimming", "diving")
    own = SWIMS + dives + swims(9) + swims(8, id="diving", about='finding = "dives"')
    kit = tk.load([], paths=[base, pack(tmp_path, "pool", own)])
    assert sum(shifts(kit, swims=True, dives=True)) == pytest.approx(math.log(10))


def test_a_group_that_the_condition_does_not_have_is_told(base: Path, tmp_path: Path) -> None:
    with pytest.raises(tk.PackError, match=r"pool/content/more.toml:15: TK203 unknown group 'muscles'.*'muscle'"):
        tk.load([], paths=[base, pack(tmp_path, "pool", SWIMS + swims(4, more='group = "muscles"'))])


def test_evidence_that_the_condition_has_itself_is_told(base: Path, tmp_path: Path) -> None:
    with pytest.raises(tk.PackError, match=r"TK204 'cramp' has evidence of 'knot' itself; change it: \[\[override\]\]"):
        tk.load([], paths=[base, pack(tmp_path, "pool", swims(4, about='finding = "knot"'))])


def test_an_elicited_ratio_stays_within_its_limits(base: Path, tmp_path: Path) -> None:
    with pytest.raises(tk.PackError, match="TK304"):
        tk.load([], paths=[base, pack(tmp_path, "pool", SWIMS + swims(40))])


def test_evidence_without_a_condition_says_how_it_is_written(base: Path, tmp_path: Path) -> None:
    own = SWIMS + swims(4).replace('condition = "cramp"\n', "")
    with pytest.raises(tk.PackError, match=r"TK104 no table \[condition\].*one for another pack says of which"):
        tk.load([], paths=[base, pack(tmp_path, "pool", own)])


@pytest.fixture
def rivals(base: Path, tmp_path: Path) -> list[Path]:
    """Two packs that say something else of one finding for one condition."""
    own = {id: swims(present, about='finding = "cold"') for id, present in (("pool", 4), ("sauna", 2))}
    return [base, *(pack(tmp_path, id, text) for id, text in own.items())]


PLACE = "base:cramp.evidence.cold"


def test_two_packs_for_one_finding_are_told_at_both(rivals: list[Path]) -> None:
    with pytest.raises(tk.PackError) as caught:
        tk.load([], paths=rivals)
    told = [(problem.code, problem.file, problem.hint) for problem in caught.value.diagnostics]
    assert told == [
        ("TK207", f"{id}/content/more.toml", f"the application chooses: prefer={{'{PLACE}': '{id}'}}")
        for id in ("pool", "sauna")
    ]


def test_what_a_pack_says_twice_is_told_once_beside_its_rivals(base: Path, tmp_path: Path) -> None:
    cold = 'finding = "cold"'
    twice = swims(4, about=cold) + swims(3, id="z_swimming", about=cold)
    own = [pack(tmp_path, id, text) for id, text in (("pool", twice), ("sauna", swims(2, about=cold)))]
    with pytest.raises(tk.PackError) as caught:
        tk.load([], paths=[base, *own])
    told = [(problem.code, problem.subject) for problem in caught.value.diagnostics]
    assert sorted(told) == [("TK204", "pool:z_swimming"), ("TK207", "pool:swimming"), ("TK207", "sauna:swimming")]


@pytest.mark.parametrize(("preferred", "present"), [("pool", 4), ("sauna", 2)])
def test_the_application_chooses_between_them(rivals: list[Path], preferred: str, present: float) -> None:
    kit = tk.load([], paths=rivals, prefer={PLACE: preferred})
    assert shifts(kit, cold=True) == [pytest.approx(math.log(present))]


def test_the_history_of_a_value_has_what_was_changed_added_and_passed_over(rivals: list[Path], tmp_path: Path) -> None:
    change = (
        '[[override]]\nid = "rarer"\ntarget = "cramp"\nfield = "prior.share"\nexpects = 0.2\nvalue = {}\n'
        'reason = "We see fewer."\n'
    )
    more = [pack(tmp_path, id, change.format(value)) for id, value in (("first", 0.15), ("second", 0.12))]
    kit = tk.load([], paths=[*rivals, *more], prefer={PLACE: "pool", "base:cramp.prior.share": "second"})
    told = " ".join(to_text(describe(kit.knowledge, ["cramp"])).split())
    assert "prior.share by second:rarer: 0.2 became 0.12. We see fewer." in told
    assert "prior.share by first:rarer: Passed over, as another pack is preferred. 0.2 became 0.15." in told
    assert "evidence cold by pool:swimming: 4 times if so, 1 times if not." in told
    assert "evidence cold by sauna:swimming: Passed over" in told
    assert pickle.loads(pickle.dumps(kit.knowledge)).passed_over == kit.knowledge.passed_over  # noqa: S301


def test_a_limit_for_a_measurement_of_another_pack_sets_its_floor(base: Path, tmp_path: Path) -> None:
    limit = (
        '[[critical_limit]]\nid = "salt_high"\nmeasurement = "salt"\nlimit = ">= 40 mmol/L"\ntier = "emergency"\n'
        'message = "Far too much."\ndo = "Call the emergency number now."\n'
    )
    kit = tk.load([], paths=[base, pack(tmp_path, "pool", limit)])
    result = kit.assess(tk.Profile(age=40, measurements={"salt": "41 mmol/L"}))
    assert (result.urgency.tier, result.urgency.reasons[0].critical_limit) == (tk.Tier.EMERGENCY, "pool:salt_high")


def test_a_question_of_the_screen_is_asked_of_everyone(base: Path, tmp_path: Path) -> None:
    kit = tk.load([], paths=[base, pack(tmp_path, "pool", SWIMS + 'screen = true\ncontext = "An example."\n')])
    assert kit.assess(tk.Profile(age=40, findings={"knot": True})).urgency.not_asked == ("pool:swims",)


def test_phrases_for_a_finding_of_another_pack_are_read(base: Path, tmp_path: Path) -> None:
    added = '[[phrases]]\nid = "knots"\nfinding = "knot"\nsaid_as.yes = ["gnarled muscle"]\n'
    kit = tk.load([], paths=[base, pack(tmp_path, "pool", added)])
    read = {text: [item.id for item in kit.read_text(text).heard] for text in ("gnarled muscle", "a hard knot")}
    assert read == {"gnarled muscle": ["base:knot"], "a hard knot": ["base:knot"]}


def test_a_phrase_that_tells_the_opposite_in_another_pack_is_told_at_the_one_that_adds_it(
    base: Path, tmp_path: Path
) -> None:
    added = '[[phrases]]\nid = "knots"\nfinding = "knot"\nsaid_as.no = ["hard knot"]\n'
    with pytest.raises(tk.PackError, match=r"pool/content/more.toml:\d+: TK211 the phrase tells another answer"):
        tk.load([], paths=[base, pack(tmp_path, "pool", added)])


def test_a_word_is_heard_by_the_evidence_that_its_own_pack_adds(base: Path, tmp_path: Path) -> None:
    kit = tk.load([], paths=[base, pack(tmp_path, "pool", SWIMS + swims(4))])
    assert kit.knowledge.readers["pool:swims"] == {"pool:swimming"}


def test_a_pack_that_adds_is_checked_and_explained(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = pack(tmp_path, "pool", SWIMS + swims(4))
    options = ["--packs", "", "--pack-folder", str(base), "--pack-folder", str(folder)]
    assert main(["explain", "cramp", "swimming", *options]) == 0
    assert "evidence swims by pool:swimming" in capsys.readouterr().out


@settings(max_examples=12)
@given(data=st.data())
def test_what_is_added_never_lowers_an_urgency_above_routine(data: st.DataObject) -> None:
    """Law 14, for evidence of other packs: what speaks against a condition takes nothing of what raises away."""
    content = data.draw(contents())
    condition = next(iter(content.conditions.values()))
    own = {item.key for item in condition.evidence}
    whens = data.draw(st.lists(expressions.filter(lambda text: text not in own), min_size=1, max_size=3, unique=True))
    ratios, stated = st.floats(0.11, 9.5), {"cite": (Citation("gen:own"),), "status": Status.ELICITED}
    added = [
        AddedEvidence(
            id=f"extra:e{number}",
            condition=condition.id,
            when=when,
            group=data.draw(st.sampled_from(["", "g", "h"])),
            present=data.draw(ratios),
            absent=data.draw(ratios),
            certainty=Certainty.LOW,
            **stated,
        )
        for number, when in enumerate(whens)
    ]
    before, after = Knowledge.build(content), Knowledge.build(Content.of([*content, *added]))
    profile = data.draw(profiles(before))
    one, other = (Person.of(knowledge, profile).tier for knowledge in (before, after))
    assert one.rank <= tk.Tier.ROUTINE.rank or other.rank >= one.rank
