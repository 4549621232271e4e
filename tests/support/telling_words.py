"""What the description of a food tells of it by single words, without the rules that the large table was made with."""

import re

TELLING = {
    "dairy": r"milk|cheese|whey|cream|yogurt|casein|lactose",
    "egg": r"eggs?",
    "wheat": r"wheat|kamut|spelt|semolina|macaroni|noodles, (?:egg|japanese)|couscous|bulgur|(?<!winter, )spaghetti",
    "barley": r"barley",
    "rye": r"rye",
    "oats": r"oats?",
    "soy": r"soy|soybeans?|tofu|edamame|tempeh",
    "peanut": r"peanuts?",
    "lupin": r"lupins?",
    "sesame": r"sesame|tahini",
    "almond": r"almonds?",
    "cashew_or_pistachio": r"cashews?|pistachios?",
    "hazelnut": r"hazelnuts?|filberts?",
    "macadamia": r"macadamias?",
    "walnut_or_pecan": r"walnuts?|pecans?",
    "nut": r"pine nuts|chestnuts",
    "coconut": r"coconuts?",
    "mustard": r"mustard",
    "celery": r"celery|celeriac",
    "crustacean": r"shrimp|crab|lobster|crayfish|crustaceans",
    "mollusc": r"mollusks?|clams?|oysters?|mussels?|squid|octopus|cuttlefish|scallops(?! squash)",
    "fish": r"fish|salmon|tuna|cod|trout|herring|mackerel",
    "fish_without_scales": r"catfish|eel|shark|swordfish|sturgeon|monkfish",
    "pork": r"pork|ham|bacon|lard|boar",
    "beef": r"beef|veal",
    "lamb": r"lamb|mutton|goat, cooked",
    "game": r"deer|elk|bison|rabbit",
    "poultry": r"chicken|turkey|duck|goose",
    "allium": r"onions?|garlic|leeks?|shallots?|scallions?",
    "nightshade": r"tomato(?:es)?|(?<!sweet )potato(?:es)?|eggplant|peppers",
    "calcium_bound": r"(?<!new zealand )spinach|chard|beet greens|purslane|amaranth leaves",
    "oxalate_rich": r"almonds?|rutabagas?|okra|soybeans?|tofu|potato(?:es)?|navy|buckwheat|amaranth grain|quinoa",
    "citrus": r"(?<!tomatoes, )oranges?|lemons?|limes?|grapefruit|clementines?|tangerines?|mandarins?",
    "fortified": r"(?<!un)enriched|fortified",
    "sulfite": r"sulfured|golden seedless",
}
"""Tags, and words in a description without each of which no food that has them may be put forward."""


def told(description: str) -> frozenset[str]:
    """Return the tags that a description tells by its words."""
    return frozenset(
        tag for tag, words in TELLING.items() if re.search(rf"\b(?:{words})\b", description, re.IGNORECASE)
    )
