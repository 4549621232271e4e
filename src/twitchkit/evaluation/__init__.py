"""How good is it: people with a known truth, and how the results compare with it."""

from twitchkit.evaluation.simulation import SimulatedPerson, simulate

__all__ = ["SimulatedPerson", "simulate"]
