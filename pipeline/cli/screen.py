"""The terminal: consoles, pages made safe to print, one colour a field."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from pipeline.rules.load import Rules

RulesOption = Annotated[Path | None, typer.Option("--rules", help="A directory of rules instead of the built-in ones.")]

NerOption = Annotated[
    str | None,
    typer.Option("--ner", metavar="off|model|NAME", help="Names in prose: rules alone, our model, a spaCy pipeline."),
]

WRONG_USE = 2
FAILED = 1

_COLOURS = (
    "bright_yellow", "bright_cyan", "bright_green", "bright_magenta", "bright_blue", "bright_red",
    "yellow", "cyan", "green", "magenta", "blue", "red",
)  # fmt: skip

# Each becomes one visible character, so that offsets into the text stay right: pictures for the control
# characters that have one; direction overrides and the rest could make a terminal lie about the text.
_HARMLESS = str.maketrans(
    {
        **{chr(c): chr(0x2400 + c) for c in range(0x20) if chr(c) not in "\t\n"},
        "\x7f": "\u2421",
        **{chr(c): "\ufffd" for c in range(0x80, 0xA0)},
        **{chr(c): "\ufffd" for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)},
    }
)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def plain(text: str) -> str:
    """Text of a page, a file's name or a message, with nothing in it that a terminal obeys; as long as before."""
    harmless = text.translate(_HARMLESS).replace("\t", " ")
    return harmless if harmless.isascii() else harmless.encode("utf-8", "replace").decode("utf-8")


def out() -> Console:
    """The console of results (standard output)."""
    return Console(highlight=False, soft_wrap=False)


def err() -> Console:
    """The console of complaints and progress (standard error)."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def complain(message: str, code: int) -> NoReturn:
    """End the command with a message on standard error and an exit code."""
    err().print(Text.assemble(("fiche: ", "bold red"), plain(message)))
    raise typer.Exit(code)


def colour_of(field: str) -> str:
    """The colour of a field: the same in the page's text and in the record beside it."""
    return _COLOURS[sum(field.encode()) % len(_COLOURS)]


def rules_from(directory: Path | None, ner: str | None = None) -> Rules:
    """The rules of a directory (default: those that come with filmfiche), with the model of names they ask.

    A fault in the rules, or a model that is not there, ends the command.
    """
    from pipeline.model.issue import RuleError
    from pipeline.rules.kept import kept_rules
    from pipeline.rules.naming import OFF

    gc.disable()  # the rules are many small objects and none of them garbage: a fifth of the time to load them
    try:
        rules = kept_rules(directory, ner)
        if rules.naming.model != OFF:
            from pipeline.ner.spans import reader

            reader(rules.naming.model)
    except RuleError as error:
        complain(str(error), WRONG_USE)
    finally:
        gc.enable()
    return rules
