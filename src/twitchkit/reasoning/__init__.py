"""From what is known to what to ask next, and to what would have changed the result."""
