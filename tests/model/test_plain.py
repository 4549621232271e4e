"""Results as plain data: JSON takes all of it, keys are the names of the attributes, and nothing is lost."""

import inspect
import json
import re
from itertools import chain

import attrs

import twitchkit as tk
from twitchkit.model.discreet import Result


def test_all_that_a_kit_returns_is_json_with_a_key_for_each_attribute(told):
    for value in chain.from_iterable(told.values()):
        data = value.to_dict()
        assert json.loads(json.dumps(data, allow_nan=False)) == data
        assert list(data) == [item.name.rstrip("_") for item in attrs.fields(type(value)) if item.eq]


def test_results_of_every_sort_were_looked_at(told):
    methods = [
        method for name, method in vars(tk.Kit).items() if not name.startswith("_") and inspect.isfunction(method)
    ]
    words = {word for method in methods for word in re.findall(r"\w+", method.__annotations__["return"])}
    returned = {getattr(tk, word) for word in words if word in tk.__all__}
    assert {cls for cls in returned if issubclass(cls, Result)} <= set(map(type, chain.from_iterable(told.values())))


def test_an_interval_has_its_ends_by_name():
    read = tk.load(["vocabulary", "nutrients"]).foods.read("200 g of cooked spinach")
    assert read.to_dict()["grams"] == {"low": 200.0, "high": 200.0}
