"""One question at a time in a program of one's own: `ask` is the only part that knows about a screen."""

from collections.abc import Callable

import twitchkit as tk

Answer = bool | float | str | tuple[str, ...] | None  # None: the person skips the question


def interview(kit: tk.Kit, ask: Callable[[tk.Question], Answer]) -> tuple[tk.Profile, tk.Stop]:
    """Ask until nothing more is worth asking, or something comes first; return what was told, and why it ended."""
    profile, skipped = tk.Profile(), set()
    while isinstance(found := kit.next_question(profile, skip=skipped), tk.Question):
        answer = ask(found)
        told = profile if answer is None else found.answered(profile, answer)
        try:
            kit.assess(told)
        except tk.ProfileError as error:  # the answer does not fit: say so, and ask again
            print(f"Please try again: {error.diagnostics[0].message}.")
            continue
        if answer is None:
            skipped.add(found.id)
        profile = told
    return profile, found


def from_a_script(answers: dict[str, Answer]) -> Callable[[tk.Question], Answer]:
    """Return an `ask` that reads from a script; an app shows a form and waits."""

    def ask(question: tk.Question) -> Answer:
        name = question.id.partition(":")[2] or question.id
        answer = answers.get(name, False if question.kind.value == "yes_no" else None)
        print(f"{question.text} {'(skipped)' if answer is None else answer}")
        return answer

    return ask


if __name__ == "__main__":
    script: dict[str, Answer] = {"complaint": ("Heavy, tired legs",), "age": 58, "sex": "female", "chest_pain": True}
    kit = tk.load()
    profile, stop = interview(kit, from_a_script(script))
    print(f"It ends: {stop.why}")
    for reason in kit.assess(profile).urgency.reasons:
        print(f"{reason.message} {reason.do}")
