"""Ten broken packs, one mistake each, and a sound one that they rest on: what must be said about each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen
from support.packmaker import DEFAULTS, install

SOUND = "sound"
_SOUND_FILES = {
    "content/words.toml": """
[[source]]
id = "own"
title = "Written for tests"

[[finding]]
id = "numb_saddle"
name = "numb saddle"
question = "Is the skin numb where you sit?"
""",
    "content/blood.toml": f"""{DEFAULTS}
[[measurement]]
id = "ferritin"
name = "ferritin"
unit = "ug/L"
""",
    "content/flags.toml": f"""{DEFAULTS}
[[red_flag]]
id = "cauda_equina"
when = "numb_saddle"
tier = "emergency"
message = "This may be pressure on the nerves of the lower back."
do = "Call the emergency number now."
""",
    "content/tips.toml": f"""{DEFAULTS}
[[tip]]
id = "stretch"
title = "Stretch"
text = "Stretch before bed."
""",
}


@frozen(kw_only=True)
class BrokenPack:
    """A pack with one mistake; ``code``, ``place`` and ``says`` are what its problem must show.

    ``from_knowledge`` marks problems that only show when all content is checked together.
    """

    id: str
    code: str
    place: str
    says: str
    files: Mapping[str, str] = field(repr=False)
    module: str = ""
    from_knowledge: bool = False


def _tip(lines: str, *, defaults: str = DEFAULTS) -> str:
    return f'{defaults}\n[[tip]]\nid = "rest"\ntitle = "Rest"\n{lines}\n'


BROKEN = (
    BrokenPack(
        id="bad_toml",
        code="TK101",
        place="bad_toml/content/tips.toml:9",
        says="not valid TOML",
        files={"content/tips.toml": _tip("text = no quotes")},
    ),
    BrokenPack(
        id="unknown_key",
        code="TK102",
        place="unknown_key/content/tips.toml:10",
        says="did you mean 'effect'?",
        files={"content/tips.toml": _tip('text = "Rest."\nefect = "None."')},
    ),
    BrokenPack(
        id="unknown_unit",
        code="TK208",
        place="unknown_unit/content/tips.toml:10",
        says="unknown unit 'stone/L'",
        files={"content/tips.toml": _tip('text = "Rest."\nwhen = "ferritin < \'75 stone/L\'"')},
        from_knowledge=True,
    ),
    BrokenPack(
        id="missing_citation",
        code="TK301",
        place="missing_citation/content/tips.toml:4",
        says="missing 'cite' in tip 'rest'",
        files={
            "content/tips.toml": _tip('text = "Rest."', defaults='[defaults]\nstatus = "elicited"\ncertainty = "low"')
        },
    ),
    BrokenPack(
        id="unknown_finding",
        code="TK202",
        place="unknown_finding/content/tips.toml:10",
        says="did you mean 'numb_saddle'?",
        files={"content/tips.toml": _tip('text = "Rest."\nwhen = "numb_sadle"')},
        from_knowledge=True,
    ),
    BrokenPack(
        id="doubled_id",
        code="TK204",
        place="doubled_id/content/tips_again.toml:7",
        says="the id 'rest' is taken: doubled_id/content/tips.toml:7",
        files={"content/tips.toml": _tip('text = "Rest."'), "content/tips_again.toml": _tip('text = "Rest more."')},
    ),
    BrokenPack(
        id="stale_override",
        code="TK206",
        place="stale_override/content/overrides.toml:10",
        says="sound:stretch.certainty is not what this override expects",
        files={
            "content/overrides.toml": f"""{DEFAULTS}
[[override]]
id = "surer"
target = "sound:stretch"
field = "certainty"
expects = "very_low"
value = "moderate"
reason = "A new trial."
"""
        },
    ),
    BrokenPack(
        id="weakened_red_flag",
        code="TK401",
        place="weakened_red_flag/content/overrides.toml:11",
        says="the 'tier' of a red flag may only rise",
        files={
            "content/overrides.toml": f"""{DEFAULTS}
[[override]]
id = "calmer"
target = "cauda_equina"
field = "tier"
expects = "emergency"
value = "routine"
reason = "It frightens people."
"""
        },
    ),
    BrokenPack(
        id="misspelt_hook",
        code="TK603",
        place="misspelt_hook/hooks.py:4",
        says="did you mean 'twitchkit_tips'?",
        files={
            "hooks.py": "from twitchkit.content import hookimpl\n\n\n@hookimpl\ndef twitchkit_tipps():\n    return []\n"
        },
        module="twitchkit_pack_misspelt_hook.hooks",
    ),
    BrokenPack(
        id="import_error",
        code="TK604",
        place="import_error/hooks.py:1",
        says="No module named 'no_such_module_anywhere'",
        files={"hooks.py": "import no_such_module_anywhere\n"},
        module="twitchkit_pack_import_error.hooks",
    ),
)

SAFE_KINDS = ["source", "finding", "measurement", "tip", "override"]


def install_sound(site: Path) -> None:
    """Install the pack that all others rest on."""
    install(site, SOUND, _SOUND_FILES)


def install_broken(site: Path, *, also_defines: tuple[str, ...] = ()) -> None:
    """Install the ten broken packs; they hold no safety content unless ``also_defines`` says so."""
    for pack in BROKEN:
        install(
            site, pack.id, pack.files, defines=[*SAFE_KINDS, *also_defines], needs={SOUND: ">=1"}, module=pack.module
        )
