"""What was eaten: from a diary to amounts of nutrients."""
