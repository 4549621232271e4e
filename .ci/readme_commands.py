"""Print the two commands of the README, one a line: what its first ``sh`` block holds but comments."""

import re
import sys
from pathlib import Path

readme = Path(sys.argv[1])
block = re.search(r"^```sh\n(.*?)^```$", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
lines = block.group(1).splitlines() if block else []
commands = [line for line in lines if line.strip() and not line.startswith("#")]
if len(commands) != 2:
    sys.exit(f"{readme}: expected two commands in its first sh block, found {len(commands)}")
sys.stdout.write("\n".join(commands) + "\n")
