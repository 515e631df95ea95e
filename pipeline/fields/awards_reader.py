"""What is known of an award line while its pieces are read: the festivals told so far and their prizes."""

from dataclasses import dataclass, field

from pipeline.fields.awards_pieces import Piece
from pipeline.model.candidates import part
from pipeline.model.page import View
from pipeline.model.parts import Part
from pipeline.rules import Rules


@dataclass(slots=True)
class Group:
    """What a line says about one festival, piece by piece."""

    year: Part | None = None
    edition: Part | None = None
    festival: Part | None = None
    country: Part | None = None
    result: Part | None = None
    awards: list[Part] = field(default_factory=list)
    recipients: dict[int, Part] = field(default_factory=dict)
    results: dict[int, Part] = field(default_factory=dict)


@dataclass(slots=True)
class Reader:
    """Goes along the pieces of one entry; `groups[-1]` is the festival that is open."""

    view: View
    rules: Rules
    languages: tuple[str, ...]
    year: Part | None
    headed: str | None
    groups: list[Group] = field(default_factory=lambda: [Group()])
    prizes_first: bool = False

    @property
    def open(self) -> Group:
        return self.groups[-1]

    def text(self, piece: Piece) -> str:
        return self.view.text[piece.start : piece.end]

    def part(self, name: str, value: str | int, start: int, end: int) -> Part:
        return part(name, value, self.view, start, end)
