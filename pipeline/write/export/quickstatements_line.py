"""One line of QuickStatements: item, property, value, qualifiers, and the page that says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote as quoted

from pipeline.write.export.dates import fetched_day
from pipeline.write.export.mention import Told

_LONGEST_QUOTE = 400  # characters of a text with a language that Wikidata takes
_DATE = re.compile(r"(\d{4}|\d{3}X)(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)")
_DOUBTS = {"~": ("Q5727902",), "?": ("Q18122778",), "%": ("Q5727902", "Q18122778"), "": ()}  # circa, presumably
_DECADE, _YEAR, _MONTH, _DAY = 8, 9, 10, 11
_ADDRESS = "/:?#[]@!$&'()*+,;=%~"  # what stays in an address as it is; quotation marks, blanks and tabs do not
_TAG = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Reference:
    """The page that a record was read from: address, day of retrieval, language of what it says."""

    url: str
    retrieved: str
    language: str


def reference(told: Told, retrieved: str) -> Reference | str:
    """The reference of a record, or why there is none."""
    record = told.record
    if record.source.uri is None or not record.source.uri.startswith(("http://", "https://")):
        return "not sent: the page has no address to refer to"
    day = fetched_day(record.source.fetched) or fetched_day(retrieved)
    if day is None:
        return "not sent: nobody says when the page was retrieved (see the profile)"
    languages = record.page.languages
    tag = languages[0].partition("-")[0] if len(languages) == 1 else "und"
    return Reference(record.source.uri, day, tag)


def line(
    item: str, statement: tuple[str, str], qualifiers: Iterable[tuple[str, str]], cited: Reference, quote: str
) -> str:
    """The line, tabs between its parts, without its end."""
    parts = [item, *statement]
    for name, value in qualifiers:
        parts += [name, value]
    parts += ["S854", f'"{quoted(cited.url, safe=_ADDRESS)}"', "S813", time(cited.retrieved)[0]]
    parts += ["S1683", f"{cited.language}:{text(quote)}"]
    return "\t".join(parts)


def text(value: str) -> str:
    """A string in quotation marks, on one line, no longer than Wikidata takes."""
    words = " ".join(value.split())
    if len(words) > _LONGEST_QUOTE:
        words = words[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f'"{words}"'


def titled(title: str, tag: str) -> str:
    """A text with its language."""
    return f"{tag if _TAG.fullmatch(tag) else 'und'}:{text(title)}"


def time(date: str) -> tuple[str, tuple[str, ...]]:
    """An EDTF date as Wikidata's time with its precision, and the items of what is in doubt; "" where it has none."""
    found = _DATE.fullmatch(date)
    if found is None:
        return "", ()
    year, month, day, doubt = found[1], found[2], found[3], found[4]
    precision = _DECADE if year.endswith("X") else _DAY if day else _MONTH if month else _YEAR
    whole = f"+{year.replace('X', '0')}-{month or '00'}-{day or '00'}T00:00:00Z/{precision}"
    return whole, _DOUBTS[doubt]
