"""The record: the public contract of filmfiche, one object a page (see `fiche schema`)."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA: Final = "filmfiche/record/1"

Form = Literal[
    "feature", "short", "medium", "documentary", "fiction", "animation", "experimental", "series", "music_video", "vr"
]
Colour = Literal["colour", "bw", "both"]
Result = Literal["won", "nominated", "selected"]
PageKind = Literal["film", "programme", "person", "awards", "news", "none"]
EventKind = Literal["education", "work", "award", "move", "other"]
CompanyRole = Literal["production", "co_production", "distribution", "sales", "print_source", "other"]

Text = Annotated[str, Field(min_length=1)]
CountryCode = Annotated[str, Field(pattern=r"^([A-Z]{2}|[A-Z]{4})$", description="ISO 3166-1 alpha-2 or ISO 3166-3")]
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="BCP 47; zxx: no dialogue")]
Edtf = Annotated[
    str,
    Field(
        pattern=r"^-?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?$|^\[.+\]$",
        description="EDTF date, as precise as the page",
    ),
]
Year = Annotated[int, Field(ge=1800, le=2200)]
ScreeningTime = Annotated[
    str,
    Field(
        pattern=r"^[0-9X]{4}-[0-9X]{2}-[0-9X]{2}(T[0-9]{2}:[0-9]{2})?$",
        description="ISO 8601 local time; X where the page does not tell the digit",
    ),
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Credit(_Part):
    role: Text
    name: Text
    label: Text | None = None


class CastMember(_Part):
    name: Text
    character: Text | None = None


class Company(_Part):
    role: CompanyRole
    name: Text
    label: Text | None = None


class Award(_Part):
    year: Year | None = None
    edition: Annotated[int, Field(ge=1, le=300)] | None = None
    festival: Text | None = None
    award: Text | None = None
    result: Result | None = None
    recipient: Text | None = None
    country: CountryCode | None = None


class Review(_Part):
    title: Text | None = None
    byline: Text | None = None
    publication: Text | None = None
    date: Edtf | None = None
    text: Text | None = None


class Statement(_Part):
    speaker: Text | None = None
    text: Text


class Screening(_Part):
    start: ScreeningTime | None = None
    venue: Text | None = None


class Film(_Part):
    title: Text | None = None
    original_title: Text | None = None
    other_titles: tuple[Text, ...] = ()
    year: Year | None = None
    runtime_minutes: Annotated[int, Field(ge=1, le=6000)] | None = None
    form: tuple[Form, ...] = ()
    genres: tuple[Text, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    languages: tuple[LanguageTag, ...] = ()
    subtitles: tuple[LanguageTag, ...] = ()
    colour: Colour | None = None
    sound: Text | None = None
    formats: tuple[Text, ...] = ()
    aspect_ratio: Text | None = None
    premiere: Text | None = None
    credits: tuple[Credit, ...] = ()
    cast: tuple[CastMember, ...] = ()
    companies: tuple[Company, ...] = ()
    awards: tuple[Award, ...] = ()
    reviews: tuple[Review, ...] = ()
    statement: Statement | None = None
    synopsis: Text | None = None
    screenings: tuple[Screening, ...] = ()
    section: Text | None = None
    links: tuple[Text, ...] = ()


class Relation(_Part):
    kind: Literal["parent", "child", "spouse", "sibling", "teacher", "other"]
    name: Text


class Event(_Part):
    kind: EventKind
    start: Edtf | None = None
    end: Edtf | None = None
    org: Text | None = None
    place: Text | None = None
    text: Text | None = None


class Work(_Part):
    title: Text
    year: Year | None = None


class Person(_Part):
    name: Text
    roles: tuple[Text, ...] = ()
    born: Edtf | None = None
    birth_place: Text | None = None
    died: Edtf | None = None
    death_place: Text | None = None
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    filmography: tuple[Work, ...] = ()
    text: Text | None = None


class SourceInfo(_Part):
    """Where the page came from; `charset_from` says how its charset was known.

    `offset` counts the entries of a feed from 1, in archives it is the byte at which the record or packed
    member begins; `record_id` is the archive's own name for it; `http_status` and `content_type` are what
    the server answered.
    """

    path: str | None = None
    uri: str | None = None
    container: str | None = None
    offset: int | None = None
    media_type: str
    charset: str
    charset_from: str
    fetched: str | None = None
    record_id: str | None = None
    http_status: int | None = None
    content_type: str | None = None
    sha256: str


class PageInfo(_Part):
    """The page as a whole; `text` is what every span counts in (Unicode code points)."""

    host: str | None = None
    festival: str | None = None
    languages: tuple[LanguageTag, ...] = ()
    kind: PageKind
    title: str | None = None
    text: str


class Quote(_Part):
    """A half-open range of `page.text` and the characters that stand there."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    quote: str


class Alternative(_Part):
    """A value that lost: another reading of the same field, with where it stands and which rule read it."""

    value: str | int
    spans: tuple[Quote, ...]
    rule: str


class Evidence(_Part):
    """Why a leaf has its value; `confidence` is measured precision on gold, null until measured."""

    spans: Annotated[tuple[Quote, ...], Field(min_length=1)]
    rule: Text
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    alternatives: tuple[Alternative, ...] = ()


class Issue(_Part):
    code: Text
    severity: Literal["error", "warning", "note"]
    message: Text
    pointer: str = ""
    start: int = 0
    end: int = 0


class Extent(_Part):
    """A half-open range of `page.text` that nothing was read from."""

    start: int
    end: int


class Record(BaseModel):
    """What one page becomes; every leaf under `/films` and `/people` has evidence under its JSON Pointer."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="filmfiche record", serialize_by_alias=True)

    schema_: Annotated[Literal["filmfiche/record/1"], Field(alias="schema")] = SCHEMA
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    source: SourceInfo
    page: PageInfo
    films: tuple[Film, ...] = ()
    people: tuple[Person, ...] = ()
    evidence: Mapping[str, Evidence] = {}
    issues: tuple[Issue, ...] = ()
    unread: tuple[Extent, ...] = ()

    def to_json(self) -> str:
        """One line of JSON, the same bytes for the same record."""
        return self.model_dump_json()
