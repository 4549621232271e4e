"""What can be asked for on the command line."""

from __future__ import annotations

import argparse
import datetime
from importlib.metadata import version


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; a wrong call ends with exit code 2."""
    root = argparse.ArgumentParser(
        prog="twitchkit",
        description="Explained, cited assessments of legs that twitch at night. No substitute for a doctor.",
        epilog="Exit codes: 0 fine, 1 the check found something, 2 usage, 3 bad input, 4 a pack cannot load, "
        "5 finished with rejected rows.",
        allow_abbrev=False,
    )
    root.add_argument("--version", action="version", version=f"twitchkit {version('twitchkit')}")
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_assess(commands)
    _add_explain(commands)
    _add_what_if(commands)
    _add_interview(commands)
    _add_foods(commands)
    _add_evaluate(commands)
    _add_packs(commands)
    _add_schema(commands)
    return root


def _add_assess(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    assess = commands.add_parser(
        "assess",
        help="assess one person",
        description="Assess one person: urgency first.",
        allow_abbrev=False,
    )
    assess.add_argument("file", metavar="FILE", help="a profile in TOML or JSON; - reads standard input")
    assess.set_defaults(run="twitchkit.cli.person:assess")
    _add_output(assess)
    _add_knowledge(assess)


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    explain = commands.add_parser(
        "explain",
        help="say what the packs say, or why a result is as it is",
        description="Say what the packs say about things, side by side; with a profile, why a result is so.",
        allow_abbrev=False,
    )
    explain.add_argument("ids", metavar="ID", nargs="+", help="a condition, nutrient, tip, finding, source …")
    explain.add_argument("--profile", metavar="FILE", help="explain the result of this profile")
    explain.set_defaults(run="twitchkit.cli.person:explain")
    _add_output(explain)
    _add_knowledge(explain)


def _add_interview(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    interview = commands.add_parser(
        "interview",
        help="ask one question at a time, then assess",
        description="Ask what tells most, one question at a time, warning signs first; then print the assessment.",
        allow_abbrev=False,
    )
    interview.add_argument("file", metavar="FILE", nargs="?", help="a profile to go on from")
    interview.add_argument("--save", metavar="FILE", help="write what was told to this file after every answer")
    interview.set_defaults(run="twitchkit.cli.interview:interview")
    _add_output(interview)
    _add_knowledge(interview)


def _add_foods(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    foods = commands.add_parser(
        "foods", help="search and compare foods, say what to eat for what is missing", allow_abbrev=False
    )
    actions = foods.add_subparsers(dest="action", required=True, metavar="ACTION")
    search = actions.add_parser("search", help="find foods by words", allow_abbrev=False)
    search.set_defaults(run="twitchkit.cli.foods:search")
    search.add_argument("text", metavar="TEXT", help='words for a food, like "spinach, cooked"')
    show = actions.add_parser("show", help="show what is in a food", allow_abbrev=False)
    show.set_defaults(run="twitchkit.cli.foods:show_food")
    show.add_argument("id", metavar="ID", help="the id of a food, like foods_usda:11458")
    rich_in = actions.add_parser("rich-in", help="list the foods with most of a nutrient", allow_abbrev=False)
    rich_in.set_defaults(run="twitchkit.cli.foods:rich_in")
    rich_in.add_argument("nutrient", metavar="NUTRIENT", help="the id of a nutrient, like magnesium")
    import_ = actions.add_parser("import", help="make a pack of a FoodData Central download", allow_abbrev=False)
    import_.set_defaults(run="twitchkit.cli.foods:import_foods")
    import_.add_argument("folder", metavar="FOLDER", help="the unpacked CSV files of a download")
    import_.add_argument("--to", metavar="PACK", required=True, help="the folder of the new pack, like my_foods")
    for listing in (search, rich_in):
        listing.add_argument("--limit", metavar="N", type=_from_one, default=10, help="how many to list (default: 10)")
    for action in (search, show, rich_in):
        action.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
        _add_knowledge(action)
    _add_suggest(actions)


def _add_suggest(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    suggest = actions.add_parser(
        "suggest",
        help="suggest foods to a person",
        description="Suggest the smallest change of diet that closes what a person lacks.",
        allow_abbrev=False,
    )
    suggest.set_defaults(run="twitchkit.cli.suggest:suggest")
    suggest.add_argument("--profile", metavar="FILE", required=True, help="a profile; - reads standard input")
    suggest.add_argument(
        "--nutrient", metavar="ID", action="append", default=[], help="close the gap of this one; may be repeated"
    )
    suggest.add_argument("--at-most", metavar="N", type=_count, default=3, help="so many foods at most (default: 3)")
    suggest.add_argument("--alternatives", metavar="N", type=_count, default=0, help="so many more suggestions")
    suggest.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    _add_knowledge(suggest)


def _add_what_if(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    what_if = commands.add_parser(
        "what-if",
        help="say what would change a result, and how firm it is",
        description="Say which smallest changes of answers would change a result, and how much rests on estimates.",
        allow_abbrev=False,
    )
    what_if.set_defaults(run="twitchkit.cli.person:what_if")
    what_if.add_argument("file", metavar="FILE", help="a profile in TOML or JSON; - reads standard input")
    what_if.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    _add_knowledge(what_if)


def _add_evaluate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    evaluate = commands.add_parser(
        "evaluate",
        help="measure results against people whose truth is known",
        description="Measure results against people whose truth is known, one a line.",
        allow_abbrev=False,
    )
    evaluate.set_defaults(run="twitchkit.cli.evaluation:evaluate")
    evaluate.add_argument("file", metavar="CASES", help="evaluation cases in JSON Lines; - reads standard input")
    evaluate.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    evaluate.add_argument(
        "--bootstrap",
        metavar="N",
        type=_count,
        default=1000,
        help="resamples for intervals (default 1000; 0: none)",
    )
    evaluate.add_argument(
        "--questions", action="store_true", help="also ask every person what would be asked, and count (slow)"
    )
    evaluate.add_argument("--seed", metavar="S", type=_count, default=0, help="where resampling starts (default 0)")
    _add_knowledge(evaluate)


def _add_packs(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    packs = commands.add_parser("packs", help="list, show, check and test knowledge packs", allow_abbrev=False)
    actions = packs.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list the installed packs", allow_abbrev=False)
    listing.set_defaults(run="twitchkit.cli.packs:list_packs")
    _add_day(listing)
    show = actions.add_parser("show", help="show what a pack holds", allow_abbrev=False)
    show.set_defaults(run="twitchkit.cli.packs:show_pack")
    show.add_argument("id", metavar="ID", help="an installed pack")
    check = actions.add_parser("check", help="print every problem of packs", allow_abbrev=False)
    check.set_defaults(run="twitchkit.cli.packs:check")
    check.add_argument("paths", metavar="PATH", nargs="*", help="folders of packs; left out: the installed packs")
    test = actions.add_parser("test", help="run the cases of packs", allow_abbrev=False)
    test.set_defaults(run="twitchkit.cli.cases:test")
    test.add_argument(
        "packs", metavar="PACK", nargs="*", help="installed packs, or folders of packs; left out: the installed packs"
    )
    test.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")


def _add_schema(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    schema = commands.add_parser("schema", help="print a JSON Schema", allow_abbrev=False)
    schema.set_defaults(run="twitchkit.cli.schema:print_schema")
    schema.add_argument("name", choices=("profile", "assessment", "pack", "evaluation-case"))


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    command.add_argument("--probabilities", action="store_true", help="add estimated shares out of 100")
    _add_day(command)


def _add_day(command: argparse.ArgumentParser) -> None:
    today = datetime.datetime.now().astimezone().date().isoformat()
    command.add_argument(
        "--as-of", metavar="DATE", type=_date, default=today, help="the day it is for, like 2026-11-22 (default: today)"
    )


def _add_knowledge(command: argparse.ArgumentParser) -> None:
    command.add_argument("--packs", metavar="A,B", type=_names, help="use only these installed packs")
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
    command.add_argument(
        "--reference", metavar="NAME", help="judge intake by these reference values, like us_dri (the default)"
    )


def _date(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-11-22") from None


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 0 or more")
    return int(text)


def _from_one(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
