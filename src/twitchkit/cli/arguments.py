"""What can be asked for on the command line."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser, _SubParsersAction
from importlib.metadata import version
from typing import TypeAlias

from twitchkit.cli.values import count, date, file_name, from_one, names

SCHEMAS = ("profile", "assessment", "pack", "pack-manifest", "pack-content", "pack-cases", "evaluation-case")
"""The published schemas; named here as well, so that reading arguments loads none of them."""

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


def parser() -> ArgumentParser:
    """Return the parser of the whole command line; a wrong call ends with exit code 2."""
    root = ArgumentParser(
        prog="twitchkit",
        description="Explained, cited assessments from knowledge packs. No substitute for a doctor.",
        epilog="Start with: twitchkit interview. Exit codes: 0 fine, 1 a check found something, 2 wrong usage, "
        "3 bad input, 4 a pack cannot load, 5 finished with rejected rows.",
        allow_abbrev=False,
    )
    root.add_argument("--version", action="version", version=f"twitchkit {version('twitchkit')}")
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_assess(commands)
    _add_explain(commands)
    _add_what_if(commands)
    _add_interview(commands)
    _add_foods(commands)
    _add_diary(commands)
    _add_evaluate(commands)
    _add_packs(commands)
    _add_schema(commands)
    return root


def _add_assess(commands: Commands) -> None:
    assess = _command(commands, "assess", "person:assess", "assess one person", "Assess one person: urgency first.")
    assess.add_argument("file", metavar="FILE", nargs="?", help="a profile in TOML or JSON; - reads standard input")
    assess.add_argument(
        "--text", metavar="WORDS", help="the person's own words; it asks you to confirm what it understood"
    )
    _add_format(assess, "html")
    _add_file(assess)
    _add_details(assess)
    _add_full(assess)
    _add_knowledge(assess)


def _add_explain(commands: Commands) -> None:
    explain = _command(
        commands,
        "explain",
        "person:explain",
        "show what the packs say, or why a result is as it is",
        "Show what the packs say about each ID, side by side; with --profile, why this person's result is as it is.",
    )
    explain.add_argument("ids", metavar="ID", nargs="+", help="a condition, nutrient, tip, finding, source …")
    explain.add_argument("--profile", metavar="FILE", help="explain the result of this profile")
    _add_format(explain)
    _add_details(explain)
    _add_knowledge(explain)


def _add_what_if(commands: Commands) -> None:
    what_if = _command(
        commands,
        "what-if",
        "person:what_if",
        "show what would change a result, and how firm it is",
        "Show the smallest changes of answers that would change a result, and how much of it rests on estimates.",
    )
    _add_profile(what_if)
    _add_format(what_if)
    _add_knowledge(what_if)


def _add_interview(commands: Commands) -> None:
    interview = _command(
        commands,
        "interview",
        "interview:interview",
        "ask a few questions at a time, then assess",
        "Ask what brings you here, for warning signs, and for what decides; then print the assessment.",
    )
    interview.add_argument("file", metavar="FILE", nargs="?", help="continue from this profile")
    interview.add_argument(
        "--go-on", action="store_true", help="keep asking when the remaining questions would tell little"
    )
    interview.add_argument(
        "--save",
        metavar="FILE",
        type=file_name,
        help="continue from this file if it exists, and save every answer in it",
    )
    _add_format(interview, "html")
    _add_details(interview)
    _add_full(interview)
    _add_knowledge(interview)


def _add_foods(commands: Commands) -> None:
    actions = _group(commands, "foods", "find foods, show what is in them, suggest foods for what is missing")
    search = _command(actions, "search", "foods:search", "find foods by words")
    search.add_argument("text", metavar="TEXT", help='words for a food, like "spinach, cooked"')
    show = _command(actions, "show", "foods:show_food", "show what is in 100 g of a food, and what its portions weigh")
    show.add_argument("id", metavar="ID", help="a food by its id, like spinach_cooked or foods_usda:11458")
    rich_in = _command(actions, "rich-in", "foods:rich_in", "list the foods with most of a nutrient in 100 g")
    rich_in.add_argument("nutrient", metavar="NUTRIENT", help="the id of a nutrient, like magnesium")
    import_ = _command(actions, "import", "foods:import_foods", "make a pack of a FoodData Central download")
    import_.add_argument("folder", metavar="FOLDER", help="a download: a folder of CSV files, a zip file or JSON")
    import_.add_argument("--to", metavar="PACK", required=True, help="the folder of the new pack, like my_foods")
    for listing in (search, rich_in):
        listing.add_argument("--limit", metavar="N", type=from_one, default=10, help="how many to list (default: 10)")
    for action in (search, show, rich_in):
        _add_format(action)
        _add_pack_choice(action)
    _add_suggest(actions)


def _add_suggest(actions: Commands) -> None:
    suggest = _command(
        actions,
        "suggest",
        "foods:suggest",
        "suggest foods to a person",
        "Suggest the smallest change of diet that closes what a person lacks.",
    )
    suggest.add_argument("--profile", metavar="FILE", required=True, help="a profile; - reads standard input")
    suggest.add_argument(
        "--nutrient", metavar="ID", action="append", default=[], help="close the gap of this nutrient; may be repeated"
    )
    suggest.add_argument(
        "--at-most", metavar="N", type=count, default=3, help="at most this many foods in a suggestion (default: 3)"
    )
    suggest.add_argument(
        "--alternatives", metavar="N", type=count, default=0, help="add this many other suggestions (default: 0)"
    )
    _add_format(suggest)
    _add_knowledge(suggest)


def _add_diary(commands: Commands) -> None:
    actions = _group(commands, "diary", "read a food diary that another program exported")
    import_ = _command(actions, "import", "diary:import_diary", "print an export as a profile")
    import_.add_argument("file", metavar="FILE", help="a CSV file of Cronometer or MyFitnessPal")
    import_.add_argument("--profile", metavar="PROFILE", help="add the export to this profile")
    import_.add_argument("--format", choices=("toml", "json"), default="toml", help="toml (default) or json")
    _add_pack_choice(import_)


def _add_evaluate(commands: Commands) -> None:
    evaluate = _command(
        commands,
        "evaluate",
        "evaluation:evaluate",
        "measure results on people whose conditions are known",
        "Assess people whose conditions are known, one a line, and measure the results.",
    )
    evaluate.add_argument("file", metavar="CASES", help="evaluation cases in JSON Lines; - reads standard input")
    _add_format(evaluate)
    evaluate.add_argument(
        "--bootstrap",
        metavar="N",
        type=count,
        default=1000,
        help="resamples for intervals (default 1000; 0: none)",
    )
    evaluate.add_argument(
        "--questions", action="store_true", help="also interview every person, and count the questions (slow)"
    )
    evaluate.add_argument("--seed", metavar="S", type=count, default=0, help="where resampling starts (default 0)")
    _add_knowledge(evaluate)


def _add_packs(commands: Commands) -> None:
    actions = _group(commands, "packs", "begin, list, show, search, check, test, compare, document and compile packs")
    _add_day(_command(actions, "list", "packs:list_packs", "list the installed packs"))
    show = _command(actions, "show", "packs:show_pack", "show what a pack holds")
    show.add_argument("pack", metavar="PACK", help="an installed pack, or the folder of one")
    show.add_argument("--list", metavar="KIND", default="", help="list all of a kind instead: findings, conditions …")
    check = _command(actions, "check", "checking:check", "print every problem of packs, and warnings")
    _add_packs_named(check)
    _add_format(check, "sarif")
    _add_day(check)
    test = _command(actions, "test", "cases:test", "run the cases of packs")
    test.add_argument("--why", action="store_true", help="also print what decided each case that fails")
    _add_packs_named(test)
    _add_format(test)
    keep = _command(
        actions,
        "compile",
        "compiling:compile_packs",
        "write compiled.json beside the files of packs, so that they load faster",
        "Write compiled.json beside the files of packs before you build a wheel. Twitchkit reads it in their place "
        "until one of them changes.",
    )
    keep.add_argument("packs", metavar="PACK", nargs="+", help="folders of packs, or packs that are installed")
    new = _command(actions, "new", "scaffolding:new", "begin a pack with an example of each kind, and cases")
    new.add_argument("name", metavar="NAME", help="its id in snake_case, like night_kitchen")
    new.add_argument("--code", action="store_true", help="add a module that answers hooks")
    _add_day(new)
    search = _command(actions, "search", "searching:search", "look for words in all packs")
    search.add_argument("words", metavar="WORD", nargs="+", help="every one of these words must be there")
    _add_format(search)
    _add_pack_choice(search)
    diff = _command(
        actions, "diff", "comparing:diff", "compare two packs, or two states of one, and show whose results differ"
    )
    diff.add_argument("before", metavar="A", help="an installed pack, or the folder of one")
    diff.add_argument("after", metavar="B", help="another state of it, or another pack")
    _add_format(diff)
    watch = _command(actions, "watch", "watching:watch", "check a pack whenever you save one of its files")
    watch.add_argument("folder", metavar="PACK", help="the folder of a pack, or an installed pack")
    docs = _command(actions, "docs", "pages:docs", "print a page about a pack, in Markdown")
    docs.add_argument("pack", metavar="PACK", help="an installed pack, or the folder of one")


def _add_packs_named(command: ArgumentParser) -> None:
    command.add_argument(
        "packs", metavar="PACK", nargs="*", help="installed packs, or folders of packs (default: all installed)"
    )


def _add_schema(commands: Commands) -> None:
    schema = _command(commands, "schema", "schema:print_schema", "print a JSON Schema")
    schema.add_argument("name", choices=SCHEMAS)


def _group(commands: Commands, name: str, help: str) -> Commands:
    """Add a command that has actions, and return what these are added to."""
    group = commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.", allow_abbrev=False)
    return group.add_subparsers(dest="action", required=True, metavar="ACTION")


def _command(commands: Commands, name: str, run: str, help: str, description: str = "") -> ArgumentParser:
    """Add a command that runs a function of a module of this package, which is imported only then."""
    command = commands.add_parser(name, help=help, description=description or None, allow_abbrev=False)
    command.set_defaults(run=f"{__package__}.{run}")
    return command


def _add_profile(command: ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a profile in TOML or JSON; - reads standard input")


def _add_format(command: ArgumentParser, *others: str) -> None:
    named = " or ".join(("text (default)", "json", *others))
    command.add_argument("--format", choices=("text", "json", *others), default="text", help=named)


def _add_file(command: ArgumentParser) -> None:
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=file_name,
        help="write to this file, replacing it; - is standard output (default)",
    )


def _add_details(command: ArgumentParser) -> None:
    command.add_argument("--probabilities", action="store_true", help="add estimated shares out of 100")
    _add_day(command)


def _add_full(command: ArgumentParser) -> None:
    command.add_argument(
        "--full", action="store_true", help="print all figures, tips, questions and sources, not only the first page"
    )


def _add_day(command: ArgumentParser) -> None:
    today = datetime.datetime.now().astimezone().date().isoformat()
    command.add_argument(
        "--as-of",
        metavar="DATE",
        type=date,
        default=today,
        help="take this day as today, like 2026-11-22 (default: today)",
    )


def _add_knowledge(command: ArgumentParser) -> None:
    _add_pack_choice(command)
    command.add_argument(
        "--reference", metavar="NAME", help="judge intake by these reference values, like us_dri (the default)"
    )


def _add_pack_choice(command: ArgumentParser) -> None:
    command.set_defaults(reference=None)
    command.add_argument("--packs", metavar="A,B", type=names, help="use only these installed packs")
    command.add_argument(
        "--pack-folder",
        metavar="PATH",
        action="append",
        default=[],
        help="also use the pack in this folder; may be repeated",
    )
    command.add_argument(
        "--on-error",
        choices=("raise", "skip"),
        default="raise",
        help="stop at a broken pack (default), or go on without it and say so",
    )
