"""What the packs say to people: nothing that section 'never' of docs/safety.md rules out, and plain enough to read."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

import pytest
from support.plain_english import HIGHEST_GRADE, grade

import twitchkit as tk
from twitchkit.testing.sentences import RULES

SHORTEST_GRADED = 6  # words; a grade of less says nothing
HARDEST = 12

# Sources keep the titles that others gave them; these keys hold ids, expressions, codes and numbers, or spellings that
# are recognized and never shown.
_NOT_SENTENCES = {
    "id", "when", "unless", "requires", "excluded_by", "doubted_by", "icd10cm", "loinc", "unit", "units", "cite",
    "status", "certainty", "names", "classes", "band", "tier", "kind", "levels", "for_", "involves", "about", "verdict",
    "withhold", "members", "screen", "further_reading", "nutrient", "markers", "deficiency", "excess", "distribution",
    "group", "finding", "of", "taken_from", "derive", "limits", "standard", "life_stage", "ul_scope", "sex", "state",
    "measurement", "limit", "tags", "per_100g", "kind_of", "excludes", "not_together", "uncounted", "said_as",
}  # fmt: skip
_KINDS = (
    "findings", "measurements", "nutrients", "food_sources", "food_tags", "diets", "conditions", "red_flags",
    "critical_limits", "cautions", "tips", "claims",
)  # fmt: skip

# Each says what must not be said; a sentence that `unless` finds is a warning against it, or a question about it.
FORBIDDEN = {
    **{what: (rule.pattern, rule.unless) for what, rule in RULES.items()},  # what `packs check` advises every author
    "quinine": (r"\b(quinine|tonic water)\b", r"\b(do not|never|avoid|warns?|against|harm|bruises|no more)\b|\?$"),
    "drink plenty": (r"\bdrink (plenty|a lot|lots)\b", r"\b(do not|never)\b"),
}

# Other spellings of ingredients and plain words for products of many makers; no product is named by them.
GENERIC_NAMES = {
    "b-complex",
    "acitretin", "b12", "b6", "calcio", "calcium and magnesium", "calcium and vitamin d", "ciclosporin", "d3", "eisen",
    "erythropoietin", "kava", "magnesium and vitamin b6", "magnesium supplement", "magnesium tablets",
    "multivitamins", "neuroleptic", "nicotine patches", "paracetamol", "phosphate binder", "potassium supplement",
    "potassium tablets", "pyridoxal phosphate", "selenium", "st. john's wort", "steroid tablets", "t3", "thyroxin",
    "thyroxine", "vit d", "vitamin b1", "vitamin b12", "vitamin b9", "vitamin d3", "vitamina b12", "vitamina d",
    "vitamine b12", "vitamine d",
}  # fmt: skip
_WORD = re.compile(r"\w+")
_CLASS = ("_unnamed", "_some")  # such a medicine is a class, or may be of several: "an acid blocker"

# Groups that are prescribed only and that no tip may suggest (docs/safety.md).
NEVER_SUGGESTED = {
    "drug_dopaminergic", "drug_levodopa", "drug_opioid", "drug_gabapentinoid", "drug_benzodiazepine", "drug_baclofen",
}  # fmt: skip


def _sentences_of(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value.strip():
            yield path, value
    elif isinstance(value, (tuple, list)):
        for number, item in enumerate(value):
            yield from _sentences_of(item, f"{path}.{number}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _sentences_of(item, f"{path}.{key}")
    elif hasattr(type(value), "__attrs_attrs__"):
        for attribute in type(value).__attrs_attrs__:
            if attribute.name not in _NOT_SENTENCES:
                yield from _sentences_of(getattr(value, attribute.name), f"{path}.{attribute.name}")


@pytest.fixture(scope="module")
def texts(kit: tk.Kit) -> dict[str, str]:
    """Everything that the packs can show, by where it stands."""
    return {
        path: text
        for kind in _KINDS
        for id, entry in getattr(kit.knowledge, kind).items()
        for path, text in _sentences_of(entry, id)
    }


def _split(text: str) -> list[str]:
    return re.split(r"(?<=[.!?;])\s+", text)


def test_the_texts_that_people_read_are_all_here(texts: dict[str, str]):
    assert {path.rpartition(".")[2] for path in texts} >= {
        "name", "question", "message", "do", "reason", "title", "text", "effect", "says", "because", "advice", "relief",
    }  # fmt: skip


@pytest.mark.parametrize("name", FORBIDDEN)
def test_nothing_says(texts: dict[str, str], name: str):
    forbidden, unless = FORBIDDEN[name]
    found = {
        f"{path}: {sentence}"
        for path, text in texts.items()
        for sentence in _split(text)
        if re.search(forbidden, sentence, re.IGNORECASE)
        and not (unless and re.search(unless, sentence, re.IGNORECASE))
        and not (name == "drink plenty" and path.endswith(".says"))  # the article's own advice, which is judged there
        and not (name == "quinine" and path.startswith("vocabulary:"))  # what a person takes, and how it is asked
    }
    assert found == set()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a diagnosis", "This is not a diagnosis."),
        ("a certainty", "A normal result rules it out."),
        ("that somebody has something", "You have restless legs."),
        ("a dose", "Take magnesium, 300 mg in the evening."),
        ("to change a medicine", "Stop the statin and see."),
        ("to change a medicine", "Lower your medicine slowly."),
        ("quinine", "Quinine eases cramps."),
    ],
)
def test_a_forbidden_sentence_would_be_found(name: str, sentence: str):
    forbidden, unless = FORBIDDEN[name]
    assert re.search(forbidden, sentence, re.IGNORECASE)
    assert not (unless and re.search(unless, sentence, re.IGNORECASE))


def _products(knowledge: tk.Knowledge) -> set[str]:
    """Return the names under which medicines are known, without those of ingredients, nutrients, analytes, classes."""
    medicines = [medicine for medicine in knowledge.medicines.values() if not medicine.id.endswith(_CLASS)]
    ingredients = {name.lower() for medicine in medicines for name in medicine.names[:1]}
    others = {name.lower() for medicine in medicines for name in medicine.names[1:]}
    nutrients = {nutrient.name.lower() for nutrient in knowledge.nutrients.values()}
    analytes = {name.lower() for item in knowledge.measurements.values() for name in item.also_called}  # "Fer", "zinco"
    classes = {finding.name.lower() for finding in knowledge.findings.values() if finding.taken_from}
    return others - ingredients - nutrients - analytes - classes - GENERIC_NAMES


def _named_in(text: str, names: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the names that stand in a text as whole words, of names by their first word."""
    for first in names.keys() & set(_WORD.findall(text.lower())):
        for name in names[first]:
            if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE):
                yield name


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[_WORD.findall(name.lower())[0]].append(name)
    return found


def test_no_sentence_ends_where_its_if_has_said_nothing_yet(texts: dict[str, str]):
    """A sentence that was cut in two lost the order that it gives: "measure again; if it is still so low."."""
    cut = re.compile(r"; (?:if|unless) [^,;.:]*[.](?:\s|$)")
    assert [place for place, text in texts.items() if cut.search(text)] == []
    assert cut.search("Measure again; if it is still so low. Call the emergency number now.")


def test_no_product_is_named(kit: tk.Kit, texts: dict[str, str]):
    products = _by_first_word(_products(kit.knowledge))
    assert {f"{path}: {name}" for path, text in texts.items() for name in _named_in(text, products)} == set()


def test_a_product_would_be_found(kit: tk.Kit):
    products = _by_first_word(_products(kit.knowledge))
    wrong = [
        name for names in products.values() for name in names
        if name not in _named_in(f"Such as {name.title()}, or another", products)
    ]  # fmt: skip
    assert wrong == []


def test_no_tip_names_a_medicine_that_must_not_be_suggested(kit: tk.Kit):
    named = {
        name.lower()
        for medicine in kit.knowledge.medicines.values()
        if NEVER_SUGGESTED.intersection(item.rpartition(":")[2] for item in medicine.classes)
        for name in medicine.names
    }
    found = {
        f"{tip.id}: {name}"
        for tip in kit.knowledge.tips.values()
        for text in [f"{tip.title} {tip.text} {tip.effect}"]
        for name in named
        if name in text.lower() and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    }
    assert found == set()


def _advice(kit: tk.Kit) -> dict[str, dict[str, str]]:
    """Return what a person is told to do or why not, by pack and id."""
    knowledge = kit.knowledge
    told = {
        **{tip.id: f"{tip.title}. {tip.text} {tip.effect}" for tip in knowledge.tips.values()},
        **{flag.id: f"{flag.message} {flag.do}" for flag in knowledge.red_flags.values()},
        **{caution.id: caution.reason for caution in knowledge.cautions.values()},
        **{condition.id: condition.advice for condition in knowledge.conditions.values() if condition.advice},
    }
    packs: dict[str, dict[str, str]] = defaultdict(dict)
    for id, text in told.items():
        packs[id.partition(":")[0]][id] = text
    return packs


def _hardest(told: dict[str, str]) -> str:
    sentences = sorted(
        ((grade(sentence), id, sentence) for id, text in told.items() for sentence in _split(text)
         if len(sentence.split()) >= SHORTEST_GRADED),
        reverse=True,
    )  # fmt: skip
    return "\n".join(f"{reached:5.1f}  {id}: {sentence}" for reached, id, sentence in sentences[:HARDEST])


def test_advice_as_a_whole_is_plain_enough(kit: tk.Kit):
    told = {id: text for pack in _advice(kit).values() for id, text in pack.items()}
    reached = grade(" ".join(told.values()))
    assert reached <= HIGHEST_GRADE, f"grade {reached:.1f}; hardest:\n{_hardest(told)}"


def test_advice_of_each_pack_is_plain_enough(kit: tk.Kit):
    grades = {
        pack: (median(grade(text) for text in told.values()), grade(" ".join(told.values())))
        for pack, told in _advice(kit).items()
    }
    hard = [
        f"{pack}: median {middle:.1f}, as a whole {whole:.1f}; hardest:\n{_hardest(_advice(kit)[pack])}"
        for pack, (middle, whole) in grades.items()
        if max(middle, whole) > HIGHEST_GRADE
    ]
    assert not hard, "\n\n".join(hard)


# A flag or a limit may stand beside a more urgent one: what soothes in its text would contradict it.
SOOTHING = re.compile(
    r"\bmostly (it is |a |an |from )?(harmless|viral|plain)|\b(is|are) (mostly harmless|often plain|common\b(?! cause))"
    r"|\bmost causes\b|\bcan wait\b|\bmost of it is harmless\b",
    re.IGNORECASE,
)


def test_no_warning_soothes(kit: tk.Kit):
    warnings = [*kit.knowledge.red_flags.values(), *kit.knowledge.critical_limits.values()]
    assert [item.id for item in warnings if SOOTHING.search(item.message)] == []
