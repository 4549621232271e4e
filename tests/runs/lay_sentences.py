"""How sentences are read: ``lay_sentences.py [--sealed|--other|--third|--fourth|--fifth] [--wrong]``."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.lay_sentences import (
    claims_of,
    measured,
    sentences,
    sentences_of_a_fifth_writer,
    sentences_of_a_fourth_writer,
    sentences_of_a_third_writer,
    sentences_of_another_writer,
)

import twitchkit as tk


def main(arguments: list[str]) -> None:
    kit = tk.load()
    kit.read_text("legs")
    of_others = {
        "--other": sentences_of_another_writer,
        "--third": sentences_of_a_third_writer,
        "--fourth": sentences_of_a_fourth_writer,
        "--fifth": sentences_of_a_fifth_writer,
    }
    other = next((read for option, read in of_others.items() if option in arguments), None)
    items = other() if other else sentences(sealed="--sealed" in arguments)
    without = ("rx",) if other else ()
    begun = time.process_time()
    for item in items:
        kit.read_text(item["text"])
    each = (time.process_time() - begun) / len(items)
    lines = [f"{len(items)} sentences: {measured(kit, items, without=without)}; {each * 1000:.1f} ms a sentence"]
    for item in items if "--wrong" in arguments else ():
        figures = measured(kit, [item], without=without)
        if figures.right < figures.made or figures.found < figures.expected:
            lines += [item["text"], f"    {figures}", f"    {', '.join(claims_of(kit.read_text(item['text'])))}"]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
