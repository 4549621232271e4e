"""Headaches: a knowledge pack for twitchkit."""
