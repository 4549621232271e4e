"""Count how sentences as people write them are read: ``python tests/runs/lay_sentences.py [--sealed] [--wrong]``."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.lay_sentences import claims_of, measured, sentences

import twitchkit as tk


def main(arguments: list[str]) -> None:
    kit = tk.load()
    kit.read_text("legs")
    items = sentences(sealed="--sealed" in arguments)
    begun = time.process_time()
    for item in items:
        kit.read_text(item["text"])
    each = (time.process_time() - begun) / len(items)
    lines = [f"{len(items)} sentences: {measured(kit, items)}; {each * 1000:.1f} ms a sentence"]
    for item in items if "--wrong" in arguments else ():
        figures = measured(kit, [item])
        if figures.right < figures.made or figures.found < figures.expected:
            lines += [item["text"], f"    {figures}", f"    {', '.join(claims_of(kit.read_text(item['text'])))}"]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
