"""The pages of the bench as HTML: templates that escape every value they are given."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.review.sheet import words_for
from pipeline.write.marked import visible

# Every file the bench serves, by the name in its address: nothing else can be asked for.
STATIC = {
    "fiche.css": ("write/report", "text/css"),
    "selection.js": ("write/report", "text/javascript"),
    "icon.svg": ("review", "image/svg+xml"),
    "bench.css": ("review", "text/css"),
    "keys.js": ("review", "text/javascript"),
    "send.js": ("review", "text/javascript"),
    "source.js": ("review", "text/javascript"),
    "sheet.js": ("review", "text/javascript"),
    "bulk.js": ("review", "text/javascript"),
    "list.js": ("review", "text/javascript"),
    "name.js": ("review", "text/javascript"),
}  # fmt: skip


@cache
def templates() -> Environment:
    """The templates: autoescaped, and a name that is missing is a fault."""
    loader = PackageLoader("pipeline.review", "templates")
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )  # fmt: skip
    made.filters["words"] = words_for
    return made


@cache
def static(name: str) -> tuple[bytes, str] | None:
    """The bytes and the type of a file of the bench; None for any other name."""
    if name not in STATIC:
        return None
    room, kind = STATIC[name]
    return (files("pipeline") / room / "static" / name).read_bytes(), kind


def rendered(template: str, **told: object) -> str:
    """A page."""
    return templates().get_template(template).render(**told)
