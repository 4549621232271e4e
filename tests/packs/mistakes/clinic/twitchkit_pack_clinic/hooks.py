"""The answers of the clinic."""

from twitchkit.content import Certainty, Citation, Source, Status, Tip, hookimpl

OWN = {"cite": (Citation("clinic_rules"),), "status": Status.ELICITED, "certainty": Certainty.LOW}


@hookimpl
def twitchkit_sources():
    return [Source(id="clinic_rules", title="Rules of the clinic")]


@hookimpl
def twitchkit_tips():
    return [Tip(id="diary", title="A diary", text="Note when it happens.", when="forgets", effect="None known.", **OWN)]
