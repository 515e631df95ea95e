"""What stands between a page and its record: entries, sections, lines that were read, candidates."""

from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

from pipeline.model.page import Line, Span, View

T_co = TypeVar("T_co", covariant=True)

Subject = Literal["film", "person", "page"]
SectionKind = Literal[
    "head",
    "facts",
    "statement",
    "synopsis",
    "credits",
    "cast",
    "awards",
    "reviews",
    "biography",
    "filmography",
    "screenings",
    "contact",
    "related",
    "boilerplate",
    "text",
]


class Found(NamedTuple, Generic[T_co]):
    """A value and where it stands in the text that was given (half-open, code points)."""

    value: T_co
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a line of facts: its field ("year", "runtime", "country", ...), value and place in the line."""

    key: str
    value: str | int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FactsLine:
    """What a line of facts says, and the stretches of it (offsets in the line) that no fact explains."""

    facts: tuple[Fact, ...]
    rest: tuple[tuple[int, int], ...]

    def kinds(self) -> frozenset[str]:
        """The fields of which the line tells."""
        return frozenset(f.key for f in self.facts)


@dataclass(frozen=True, slots=True)
class Label:
    """A label that was understood: what it may mean, as printed, and the values it has.

    `keys` are role or field names of the rules (two for "Regie und Buch"); `values` are what stands
    beside it or, where nothing does, on the lines below (empty: a label without value); `language` is
    that of the rule file that knows the label.
    """

    keys: tuple[str, ...]
    head: View
    values: tuple[View, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A line and what was seen in it.

    `labels` in order of place (several in a run-on line); `lead` is text before the first label;
    `facts` is set for a line of facts; `owned` says that the line is the value of a label above it;
    `zone` tells page furniture from content.
    """

    line: Line
    labels: tuple[Label, ...] = ()
    lead: View | None = None
    facts: FactsLine | None = None
    owned: bool = False
    zone: Literal["main", "boilerplate", "related"] = "main"

    @property
    def text(self) -> str:
        return self.line.view.text


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together: their kind, the heading that says so (if one does), the lines below it."""

    kind: SectionKind
    heading: Reading | None
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Winner:
    """What a list of prizes says of a film: the prize, its directors, the person whom the prize honours."""

    prize: View
    directors: tuple[View, ...] = ()
    honoured: View | None = None


@dataclass(frozen=True, slots=True, eq=False)  # one is equal to itself alone, so that what it says can be remembered
class Entry:
    """One thing a page tells of: a film, a person, or the page itself (boilerplate, intros).

    `languages` are those its text seems to be written in, the surest first; `title` is the line that
    heads it, where one does; `film` is the place of the film's entry that a person's entry belongs to;
    `winner` is set for a film that a list of prizes names, `directors` (who stands beside its title)
    for one of a list of films.
    """

    subject: Subject
    sections: tuple[Section, ...]
    languages: tuple[str, ...] = ()
    title: View | None = None
    film: int | None = None
    winner: Winner | None = None
    directors: tuple[View, ...] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of a candidate: its name in the record ("" for a plain value), value and evidence."""

    name: str
    value: str | int | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one extractor believes about one field of one entry.

    `entry` is the place of the entry in the page's tuple of entries; `rule` names the extractor and the
    rule in it ("facts#year").
    """

    entry: int
    field: str
    parts: tuple[Part, ...]
    rule: str
