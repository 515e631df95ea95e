"""A work: one film with what all its pages tell, each value with its sources; the line of `works.jsonl`."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.model.record import (
    Alternative,
    Evidence,
    Film,
    Issue,
    LanguageTag,
    PageInfo,
    Quote,
    Record,
    SourceInfo,
    Text,
)
from pipeline.read.stored import StoredError, stored_batches

SCHEMA: Final = "filmfiche/work/1"
WORKS = "works.jsonl"
_Id = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Part):
    """Where a value stands: the record, the pointer in it, and the characters of its page."""

    record: _Id
    pointer: Text
    quote: str
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None


class Other(_Part):
    """A value that other pages tell."""

    value: str | int
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class WorkPage(_Part):
    """A page that tells of the work; `pointer` is the film's place in its record."""

    record: _Id
    pointer: Text
    path: str | None = None
    uri: str | None = None
    festival: str | None = None
    languages: tuple[LanguageTag, ...] = ()


class Work(BaseModel):
    """One film; `sources` and `alternatives` are keyed by JSON Pointers into `film` ("/year", "/credits/0/name").

    `ways` are the names of the ways in `rules/works.toml` that joined its pages.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, title="filmfiche work", serialize_by_alias=True)

    schema_: Annotated[Literal["filmfiche/work/1"], Field(alias="schema")] = SCHEMA
    id: _Id
    film: Film
    sources: Mapping[str, tuple[Source, ...]] = {}
    alternatives: Mapping[str, tuple[Other, ...]] = {}
    pages: Annotated[tuple[WorkPage, ...], Field(min_length=1)]
    ways: tuple[Text, ...] = ()
    issues: tuple[Issue, ...] = ()

    def to_json(self) -> str:
        """One line of JSON, the same bytes for the same work."""
        return self.model_dump_json()


def stored_works(path: Path) -> Iterator[Work]:
    """The works of a `works.jsonl` or of the folder that holds it.

    Raises `StoredError` where a line is no work of this version, `FileNotFoundError` where there is no file.
    """
    file = path / WORKS if path.is_dir() else path
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield Work.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]["msg"]
                raise StoredError(f"{file}:{number}: no work of this version ({first})") from error


def records_or_works(path: Path) -> Iterator[Record]:
    """What a path holds as records: its works, each as a record, where it is or has a `works.jsonl`; else records."""
    return chain.from_iterable(batches(path))


def batches(path: Path) -> Iterator[Iterable[Record]]:
    """The same in batches; works are all in one, since they are few beside records."""
    holds_works = path.name == WORKS or (path / WORKS).is_file()
    return iter([map(as_record, stored_works(path))]) if holds_works else stored_batches(path)


def as_record(work: Work) -> Record:
    """A work as a record of one film, so that whatever takes records takes works.

    Its page's text is what the pages say, a line a quotation with its source; the evidence points into it.
    """
    lines = _Lines()
    evidence = {}
    for pointer, sources in work.sources.items():
        others = tuple(
            Alternative(value=other.value, spans=lines.quotes(pointer, other.sources), rule="works")
            for other in work.alternatives.get(pointer, ())
        )
        sure = [source.confidence for source in sources if source.confidence is not None]
        evidence[f"/films/0{pointer}"] = Evidence(
            spans=lines.quotes(pointer, sources), rule="works", confidence=max(sure, default=None), alternatives=others
        )
    text = "".join(lines.said)
    return Record(
        id=work.id,
        source=SourceInfo(
            path=next((page.path for page in work.pages if page.path), None),
            uri=next((page.uri for page in work.pages if page.uri), None),
            media_type="text/plain",
            charset="utf-8",
            charset_from="quotations of the work's pages",
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        ),
        page=PageInfo(
            festival=_one({page.festival for page in work.pages}),
            languages=tuple(sorted({tag for page in work.pages for tag in page.languages})),
            kind="film",
            title=work.film.title,
            text=text,
        ),
        films=(work.film,),
        evidence=evidence,
        issues=tuple(
            issue.model_copy(update={"pointer": f"/films/0{issue.pointer}"}) if issue.pointer else issue
            for issue in work.issues
        ),
    )


class _Lines:
    """The text of a work's record while it is written: lines so far, and how many characters they are."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._length = 0

    def quotes(self, pointer: str, sources: tuple[Source, ...]) -> tuple[Quote, ...]:
        """Where the quotations of these sources stand, after writing them down."""
        found = []
        for source in sources:
            before = f"{source.record}{source.pointer} {pointer}: "
            start = self._length + len(before)
            found.append(Quote(start=start, end=start + len(source.quote), quote=source.quote))
            self.said.append(f"{before}{source.quote}\n")
            self._length += len(self.said[-1])
        return tuple(found)


def _one(values: set[str | None]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None
