"""Foods are suggested under the names by which people ask for them: "black olives", not "olives, black"."""

import re

import twitchkit as tk

STATES = (
    "cooked|grilled|raw|dry|dried|canned|drained|roasted|baked|boiled|braised|frozen|brewed|fortified|enriched|smoked"
    "|sliced|ground|toasted|grated|salted|unsalted|unsweetened|sweetened|shelled|homemade|plain|low fat|fresh|prepared"
    "|ready to serve|fast food|air-popped|hard|with|without|in oil|decaffeinated|diet|hard-boiled|fried|poached"
    "|scrambled|whole milk|not|espresso"
)


def test_no_food_is_suggested_with_its_words_turned_round():
    kit = tk.load(["vocabulary", "nutrients", "differential", "lifestyle"])
    said = [food.as_bought or food.name for food in kit.knowledge.food_sources.values()]
    parts = [(name, part.strip()) for name in said for part in name.split(",")[1:]]
    assert [name for name, part in parts if not re.match(rf"(?:{STATES})\b", part)] == []
    assert [name for name in said if name.count(",") > 1] == []
