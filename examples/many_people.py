"""Many people at once, as columns: how often each condition comes out in which band (needs twitchkit[table])."""

from collections import Counter

import twitchkit as tk
from twitchkit.evaluation import simulate
from twitchkit.table import score_profiles

BANDS = tuple(tk.Band)  # from least to most; a column holds positions


def main() -> None:
    knowledge = tk.load().knowledge
    people = [person.profile for person in simulate(knowledge, 200, seed=1)]
    scores = score_profiles(knowledge, [*people, tk.Profile(age=-1)])
    for row in scores.rejected:  # one that cannot be read harms no other
        print(f"row {row.row}: {row.diagnostics[0].message}")
    for id in ("differential:restless_legs_syndrome", "differential:nocturnal_leg_cramps"):
        counts = Counter(BANDS[number].value for number in scores.band[id])
        print(f"{knowledge.conditions[id].name}: {', '.join(f'{band} {n}' for band, n in counts.most_common())}")


if __name__ == "__main__":
    main()
