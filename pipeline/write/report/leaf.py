"""A line of leaves as HTML: written here, not in a template, because a report has a hundred times as many as pages."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from pipeline.model.record import Issue
from pipeline.write.marked import escaped
from pipeline.write.report.view import Leaf, Place


def line_html(line: Iterable[Leaf], issues: Sequence[Issue]) -> Markup:
    """The leaves of one line, each with its value, its issues and why it is there; everything told is escaped."""
    return Markup("\n".join([_leaf(one, issues) for one in line]))  # noqa: S704


def _leaf(one: Leaf, issues: Sequence[Issue]) -> str:
    link = f' href="#{one.places[0].name}"' if one.places else ""
    flags = "".join([_flag(number, issues[number].message) for number in one.issues])
    doubtful = ' class="unsure"' if one.unsure else ""
    lost = "".join([
        f'<dt>not taken</dt><dd><b dir="auto">{escaped(other.value)}</b> by <code>{escaped(other.rule)}</code> '
        f'from <span class="places">{_links(other.places)}</span></dd>'
        for other in one.lost
    ])  # fmt: skip
    return (
        f'<div class="{one.classes}" id="{one.pointer}" data-marks="{one.marks}">{_caption(one)}'
        f'<a class="value" dir="auto"{link}>{escaped(one.value)}</a>{flags}'
        f'<details class="why"><summary{doubtful}>{one.sign}<span class="unseen"> why?</span></summary>'
        f'<div><dl class="reasons"><dt>read from</dt><dd class="places">{_links(one.places)}</dd>'
        f"<dt>rule</dt><dd><code>{escaped(one.rule)}</code></dd><dt>sure</dt><dd>{one.sure}</dd>{lost}"
        "</dl></div></details></div>"
    )


def _caption(one: Leaf) -> str:
    if not one.caption:
        return ""
    return f'<span class="caption">{one.caption}</span>' if one.told else f'<span class="unseen">{one.caption}: </span>'


def _flag(number: int, message: str) -> str:
    return (
        f'<a class="flag" href="#issue-{number}" title="{escaped(message)}">'
        f'<span aria-hidden="true">⚑</span><span class="unseen">issue {number + 1}</span></a>'
    )


def _links(places: Iterable[Place]) -> str:
    return " ".join([f'<a href="#{place.name}" dir="auto">{escaped(place.quote)}</a>' for place in places])
