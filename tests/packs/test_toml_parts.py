"""How a TOML document with faults is read as far as it goes: a table with a fault is lost, and nothing else."""

from support.each import on_each

from twitchkit.packs.toml_parts import parse_parts


@on_each(
    "text, data, lines",
    [
        ("[a]\nx = one\n[b]\ny = 2", {"b": {"y": 2}}, [2]),  # right below a header
        ("[a]\nx = 1\nz = one\n[b]\ny = 2", {"b": {"y": 2}}, [3]),
        ("[a]\nx = 1\n[b]\ny = two", {"a": {"x": 1}}, [4]),  # in the last one
        ("x = one\n[b]\ny = 2", {"b": {"y": 2}}, [1]),  # above all headers
        ("[a]\nx = one\n[a.more]\nz = 1\n[b]\ny = 2", {"b": {"y": 2}}, [2]),  # with what stands below it
        ("[a]\nx = one\n[b]\ny = two\n[c]\nz = 3", {"c": {"z": 3}}, [2, 4]),
        ("[[a]]\nx = one\n[[a]]\nx = 2", {"a": [{"x": 2}]}, [2]),
    ],
)
def test_only_the_table_with_the_fault_is_lost(text, data, lines):
    parts = parse_parts(text, file="f.toml")

    assert parts.data == data
    assert [problem.line for problem in parts.problems] == lines
