"""What people write about themselves: from sentences to findings, each with its words, for them to confirm.

Words → tokens → phrases of the packs → clauses that deny them, date them or tell them of somebody else. No model, no
network; nothing is written anywhere. Needs ``twitchkit[text]``.
"""
