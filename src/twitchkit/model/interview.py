"""What an interview goes by: what people come with, what is asked after an answer, and what belongs on one screen."""

from __future__ import annotations

from typing import Annotated

from attrs import frozen

from twitchkit.model.kinds import Expression, Lock, Means
from twitchkit.model.provenance import Statement


@frozen(kw_only=True)
class Complaint(Statement):
    """Something that people come with, in the words that they choose it by, and what they are asked about it first.

    ``tells`` are yes/no findings that choosing it tells as present; who told one of them, in whatever way, came with
    it. ``warning_signs`` are asked of them on one screen before all else, ``first`` is asked before what the scores
    ask for. ``place`` is where it stands in the list, the lowest first. It never keeps a warning sign from being asked
    about: those of the red-flag screen that it does not name follow.
    """

    id: str
    name: str
    place: int
    tells: Annotated[tuple[str, ...], Means(refers=("findings",), lock=Lock.FIXED, shown="Tells")]
    warning_signs: Annotated[tuple[str, ...], Means(refers=("findings",), lock=Lock.GROWS, shown="Warning signs")]
    first: Annotated[tuple[str, ...], Means(refers=("findings",), shown="Asked first")] = ()


@frozen(kw_only=True)
class FollowUp(Statement):
    """What is asked of a person of whom something holds, on a screen of its own, before anything about conditions.

    It follows once ``when`` is true (everyone is asked where it is empty): a yes to a kind of danger, a pregnancy, a
    result that is known. ``asks`` names the findings and measurements that are meant: whoever has one of them would
    have said yes. ``beside`` is what else counts then. Of whom ``when`` is false, what is meant is asked nowhere.
    """

    id: str
    title: Annotated[str, Means(shown="Title")]
    when: Annotated[str, Means(expression=Expression.TRUTH, lock=Lock.WIDENS)] = ""
    asks: Annotated[
        tuple[str, ...], Means(refers=("findings", "measurements"), lock=Lock.GROWS, shown="Questions")
    ] = ()
    beside: Annotated[tuple[str, ...], Means(refers=("findings",), lock=Lock.GROWS, shown="Asked beside")] = ()


@frozen(kw_only=True)
class Topic:
    """Questions of one kind: where one of them is worth asking, those beside it are asked on the same screen.

    ``title`` heads the screen. A finding belongs to one topic, and one without a topic is asked by itself.
    """

    id: str
    title: Annotated[str, Means(shown="Title")]
    findings: Annotated[tuple[str, ...], Means(refers=("findings",), lock=Lock.GROWS, shown="Questions")]
