"""``python -m twitchkit`` is the command line."""

import sys

from twitchkit.cli import main

sys.exit(main())
