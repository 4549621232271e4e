"""The answer to what most people come to ask: is it something that I eat too little of?"""

from __future__ import annotations

from attrs import frozen

from twitchkit.model.discreet import Result
from twitchkit.model.ranked import Ranked


class LackVerdict(Ranked):
    """What blood, food and risks together say of a lack, the weakest first."""

    CANNOT_TELL = "cannot_tell"  # too little was told
    NOTHING_POINTS = "nothing_points"  # what was told is fine
    MAY_LACK = "may_lack"  # a way of eating, a medicine or an illness, or a test that leaves it open
    TOO_LITTLE_EATEN = "too_little_eaten"  # likely too little in what is eaten, and no test shows a lack
    SHOWN = "lack_shown"  # a test shows it


@frozen(kw_only=True, repr=False)
class Lack(Result):
    """One nutrient that can be lacking: the verdict, and in words what it rests on.

    ``seen`` are readings, or what puts somebody at risk; ``tests`` were not done and would tell more; ``note`` says why
    tests within their limits leave it open.
    """

    id: str
    name: str
    verdict: LackVerdict
    seen: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    note: str = ""


@frozen(kw_only=True, repr=False)
class LackAnswer(Result):
    """Whether what is eaten has to do with it: the verdict, that in plain sentences, and each nutrient.

    ``nutrients`` are those of which something is known, the strongest verdict first.
    """

    verdict: LackVerdict
    text: tuple[str, ...]
    nutrients: tuple[Lack, ...]
    sources: tuple[str, ...]
