"""A person's own words as chips for an app: what was understood, with the words, to tap or to leave."""

from __future__ import annotations

import json

import twitchkit as tk

WORDS = (
    "I'm a 52 year old woman. Every evening on the sofa my legs start crawling and I simply have to move them, "
    "no cramps and no numbness. It goes away when I walk. My mother had the same thing with her legs. "
    "I've been taking sertraline for 3 months. Could it be Parkinson's?"
)


def chips(reading: tk.TextReading) -> list[dict[str, object]]:
    """Return what an app shows: a label, whether it can be tapped as it is, and which letters to underline."""
    return [
        {
            "id": item.id,
            "label": item.name,
            "heard": item.heard.value,
            "can_be_confirmed": item.answer is not None,
            "underline": [item.start, item.end],
            "ask_instead": item.question,
        }
        for item in reading.heard
    ]


def main() -> None:
    """Print the chips, and the profile of somebody who taps all but that these are all medicines."""
    kit = tk.load()
    reading = kit.read_text(WORDS)
    print(json.dumps(chips(reading), indent=2))
    tapped = [item.id for item in reading.to_confirm if item.kind is not tk.HeardKind.ALL_MEDICINES]
    profile = reading.confirmed(tk.Profile(), tapped)
    print(json.dumps(tk.profile_to_dict(profile), indent=2))
    print(kit.assess(profile).urgency.tier.value)


if __name__ == "__main__":
    main()
