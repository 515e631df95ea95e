"""A decision: one line of `decisions.jsonl`, the contract between the bench, the command line and later runs."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline import __version__
from pipeline.model.record import Record

SCHEMA: Final = "filmfiche/decision/1"
TOOL: Final = f"filmfiche {__version__}"
CONTEXT = 32  # characters kept before and behind a quote, to know it again among others that read the same

Verdict = Literal["accept", "correct", "reject", "not_on_page", "ambiguous", "add", "settle", "undo", "redo"]
REMOVING = ("reject", "not_on_page")

Name = Annotated[str, Field(min_length=1, max_length=200)]
Plain = str | int | None


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Passage(_Line):
    """Characters of a page: offsets into its text, the quote, and what stands before and behind it."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    quote: str
    prefix: str = ""
    suffix: str = ""


class Origin(_Line):
    """The page a decision is about; `uri`, else `path`, else place in the container is what it is known by."""

    uri: str | None = None
    path: str | None = None
    container: str | None = None
    offset: int | None = None
    sha256: str

    @property
    def key(self) -> str:
        """The same for the same page in every run, whatever its bytes are by then."""
        return self.uri or self.path or f"{self.container or ''}#{self.offset or 0}"


class Decision(_Line):
    """What a reviewer decided about one value, or took back (`of`: the lines that an undo or redo means).

    `pointer` is where the value stood ("@id": a value that the line `id` added; "/films/0/credits/-/name":
    a new item); `spans` is what the machine had read it from, `chosen` what the reviewer selected instead
    (empty: typed). `beside` are the values that come with an added one (its role). `under` is the line
    that added the item a value was added to; `anchor` tells that item, or the film or person, again (its title).
    Lines of one `batch` were made, and are undone, together.
    """

    schema_: Annotated[Literal["filmfiche/decision/1"], Field(alias="schema")] = SCHEMA
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    time: str
    reviewer: Name
    verdict: Verdict
    record: str = ""
    source: Origin | None = None
    pointer: str = ""
    field: str = ""
    old: Plain = None
    new: Plain = None
    spans: tuple[Passage, ...] = ()
    chosen: tuple[Passage, ...] = ()
    beside: Mapping[str, str] = {}
    under: str | None = None
    anchor: str | None = None
    rule: str | None = None
    confidence: float | None = None
    tool: str
    batch: str | None = None
    of: tuple[str, ...] = ()

    @property
    def outcome(self) -> Plain:
        """The value that stands when the decision holds; None where it takes the value away."""
        if self.verdict in REMOVING:
            return None
        return self.old if self.new is None else self.new

    @property
    def typed(self) -> bool:
        """Whether the new value was typed: it does not follow from characters of the page."""
        return self.verdict in ("correct", "add") and not self.chosen

    def to_json(self) -> str:
        """The line without its end."""
        return self.model_dump_json(by_alias=True)


def origin_of(record: Record) -> Origin:
    """The page of a record as decisions tell it."""
    told = record.source
    return Origin(uri=told.uri, path=told.path, container=told.container, offset=told.offset, sha256=told.sha256)


def passage(text: str, start: int, end: int) -> Passage:
    """The characters [start, end) of a page's text with what stands around them."""
    return Passage(
        start=start, end=end, quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT],
    )  # fmt: skip


def found_again(passage: Passage, text: str) -> Passage | None:
    """The passage where it stands in a text that may have changed: among equal quotes the most alike around it."""
    if text[passage.start : passage.end] == passage.quote and _around(passage, text, passage.start) == 2:
        return passage
    places: list[int] = []
    at = text.find(passage.quote)
    while at >= 0 and len(places) < 1000:
        places.append(at)
        at = text.find(passage.quote, at + 1)
    if not passage.quote or not places:
        return None
    best = max(places, key=lambda place: (_around(passage, text, place), -abs(place - passage.start)))
    return Passage(**passage.model_dump() | {"start": best, "end": best + len(passage.quote)})


def _around(passage: Passage, text: str, at: int) -> int:
    """How many of the two neighbourhoods of a quote are as they were."""
    end = at + len(passage.quote)
    before = text[max(0, at - len(passage.prefix)) : at] == passage.prefix
    return before + (text[end : end + len(passage.suffix)] == passage.suffix)
