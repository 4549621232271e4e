"""What was eaten and what to eat: from a diary to amounts of nutrients, from gaps to foods."""
