"""Leg movements that an ankle sensor recorded: a knowledge pack for twitchkit."""
