"""twitchkit inside an app: load once, then answer one form after the other."""

import twitchkit as tk

KIT = tk.load()  # once, at start; a Kit never changes, so all requests may share it


def answer(form: dict[str, object]) -> str:
    """Return what to show for a form; wrong answers raise tk.ProfileError, which lists them all.

    What an app must show besides is listed in docs/embedding.md.
    """
    result = KIT.assess(tk.read_profile(form))
    lines = [f"How soon: {result.urgency.tier.value}"]
    lines += [f"{reason.message} {reason.do}" for reason in result.urgency.reasons]
    open_signs = (*result.urgency.not_asked, *result.urgency.asked_not_known)
    lines += [f"Not known yet: {KIT.knowledge.findings[id].question}" for id in open_signs]
    lines += [f"Left out: {held.name}. {held.reason}" for held in result.withheld]
    if result.conditions:  # in an emergency there are none: what to do comes first
        top = result.conditions[0]
        lines.append(f"Fits best: {top.name} ({top.band.value})")
        lines += [f"- {part.text}" for part in top.because if part.log_lr.mid > 0]
        lines += [f"Why not cramps? {why}" for why in KIT.explain(result, "nocturnal_leg_cramps").why_not[:1]]
    return "\n".join([*lines, result.disclaimer])


if __name__ == "__main__":
    findings = {"urge_to_move": True, "worse_at_rest": True, "relief_by_moving": "full", "evening_worse": True}
    print(answer({"age": 61, "sex": "female", "findings": findings, "measurements": {"ferritin": "18 ug/L"}}))
