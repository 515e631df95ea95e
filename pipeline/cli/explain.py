"""`fiche explain`: what was seen, which rule read it, what lost and why; for an empty field: what was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from pipeline.cli.page import NumberOption, PageArgument, traced
from pipeline.cli.screen import FAILED, RulesOption, colour_of, complain, out, plain, rules_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.record import Record
    from pipeline.run.explain import Loser, Reason, Search


_LISTS = ("films", "people")  # of the record itself


def explain(
    page: PageArgument,
    pointer: Annotated[str, typer.Argument(help="JSON Pointer (/films/0/year) or a field (year).")] = "",
    number: NumberOption = 1,
    rules: RulesOption = None,
) -> None:
    """Explain every value of a page's record, or those under a pointer; an empty field: what was looked for."""
    from pipeline.run.explain import reasons, search

    loaded = rules_from(rules)
    trace = traced(page, number, loaded)
    pointer = f"/{pointer}" if pointer in _LISTS else pointer
    lines: list[Text] = []
    found = reasons(trace, pointer, loaded)
    for reason in found:
        lines += _reason_lines(reason)
    if pointer and not found:
        if pointer.strip("/") in _LISTS:
            out().print(f"{pointer}: the page tells of none")
            return
        looked = search(trace, pointer, loaded)
        if looked is None:
            complain(f"{pointer}: expected a field of the record, such as /films/0/year or year", FAILED)
        lines += _search_lines(looked)
    if not pointer:
        lines += _issue_lines(trace.record)
    console = out()
    for line in lines:
        console.print(line, soft_wrap=True)


def _reason_lines(reason: Reason) -> Iterator[Text]:
    """One value: pointer and value, each place in its line of the page, the rule, the losers."""
    yield Text.assemble((reason.pointer, f"bold {colour_of(reason.field)}"), "  ", plain(reason.value))
    for place in reason.places:
        quote = (plain(place.quote), f"bold {colour_of(reason.field)}")
        yield Text.assemble(f"  line {place.line}: ", plain(place.before), quote, plain(place.after))
    measured = "" if reason.confidence is None else f", right {reason.confidence:.0%} of the time on gold pages"
    yield Text(f"  rule {plain(reason.rule)}{measured}", style="dim")
    for loser in reason.losers:
        yield _loser_line(loser)


def _loser_line(loser: Loser) -> Text:
    where = f" at line {loser.line}, rule {plain(loser.rule)}: "
    return Text.assemble("  lost: ", (plain(loser.value), "strike"), where, plain(loser.why))


def _search_lines(looked: Search) -> Iterator[Text]:
    yield Text.assemble((looked.field, "bold"), "  nothing was read")
    languages = ", ".join(looked.languages) or "unknown; all languages were tried"
    yield Text(f"  the page's languages: {languages}")
    for language, labels in looked.labels:
        yield Text.assemble(f"  labels looked for ({language}): ", plain(", ".join(labels) or "none known"))
    for label in looked.seen:
        yield Text.assemble(f"  seen at line {label.line}: ", (plain(label.quote), "bold"), plain(f"  {label.after}"))
    for loser in looked.refused:
        yield _loser_line(loser)
    if not looked.seen and not looked.refused:
        yield Text("  no such label and no such value were seen on the page")


def _issue_lines(record: Record) -> Iterator[Text]:
    for issue in record.issues:
        told = f" ({issue.severity})  {plain(issue.message)}  {plain(issue.pointer)}"
        yield Text.assemble((plain(issue.code), "yellow"), told)
