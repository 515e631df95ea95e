"""One MARC 21 record in the making: fields with the paths they come from, and what every field obeys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pymarc import Field, Indicators, Subfield

from pipeline.rules.codes import Codes
from pipeline.rules.schema import Role
from pipeline.write.export.mention import Mention
from pipeline.write.export.sorting import Order

MOST_IN_A_FIELD = 9000  # bytes; the directory of ISO 2709 counts to 9,999, indicators and other subfields included


@dataclass(frozen=True, slots=True)
class Marc:
    """What all records of one export share: codes, order, roles, the tables of marc.toml and the site's profile."""

    codes: Codes
    order: Order
    roles: Mapping[str, Role]
    tables: Mapping[str, Mapping[str, str]]
    agency: str
    entered: str
    company_leads: bool


@dataclass(slots=True)
class Draft:
    """A film on its way into MARC; `fields` are (field, path of the value that it is for)."""

    mention: Mention
    marc: Marc
    fields: list[tuple[Field, str]] = field(default_factory=list)

    def control(self, tag: str, data: str) -> None:
        """Add a control field."""
        self.fields.append((Field(tag=tag, data=data), ""))

    def add(self, tag: str, indicators: str, *subfields: tuple[str, str], path: str = "") -> None:
        """Add a field; a value longer than a field can be is cut, which is told."""
        fitting = [Subfield(code, self._fitting(value, path)) for code, value in subfields]
        self.fields.append((Field(tag=tag, indicators=Indicators(*indicators), subfields=fitting), path))

    def note(self, tag: str, indicators: str, text: str, *after: tuple[str, str], path: str) -> None:
        """Add a note, in as many fields as its length asks for."""
        for part in pieces(text, MOST_IN_A_FIELD):
            self.add(tag, indicators, ("a", part), *after, path=path)

    def line(self, path: str, value: str) -> str:
        """A value on one line, as MARC wants it."""
        return self.mention.line(path, value)

    def _fitting(self, value: str, path: str) -> str:
        first = pieces(value, MOST_IN_A_FIELD)[0]
        if len(first) < len(value):
            self.mention.lose(path, "cut: a MARC field holds 9,999 bytes")
        return first


def pieces(text: str, most: int) -> Sequence[str]:
    """A text in parts of at most `most` bytes, cut at blanks where there are any."""
    parts = []
    while len(text.encode()) > most:
        head = text.encode()[:most].decode(errors="ignore")
        cut = head.rfind(" ")
        cut = cut if cut > most // 10 else len(head)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text] if text or not parts else parts


def ended(text: str) -> str:
    """A text with a full stop, or what ends a sentence already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
