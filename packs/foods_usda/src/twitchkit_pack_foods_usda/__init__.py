"""A twitchkit knowledge pack: its content is in pack.toml and content/; nothing here runs."""
