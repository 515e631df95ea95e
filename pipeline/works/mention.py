"""A film as one page tells it, cut down to what says which film it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.record import Film, Record
from pipeline.rules.works import Joining
from pipeline.works.titles import telling


@dataclass(frozen=True, slots=True)
class Mention:
    """One film of one record. `titles` are those displayed and original; `others` further ones, less to be trusted.

    `makers` are the other credits, `players` the cast, `companies` whoever produced; names as printed.
    """

    record: str
    number: int
    titles: tuple[str, ...]
    others: tuple[str, ...]
    original: str | None
    year: int | None
    runtime: int | None
    directors: tuple[str, ...]
    countries: frozenset[str]
    form: frozenset[str]
    makers: tuple[tuple[str, str], ...]
    players: tuple[str, ...]
    companies: tuple[str, ...]
    languages: frozenset[str]
    host: str | None

    @property
    def key(self) -> tuple[str, int]:
        """Which film of which record: the order of mentions, whatever order the records came in."""
        return self.record, self.number


def mentions(records: Iterable[Record], joining: Joining) -> Iterator[Mention]:
    """Every film of every record; a record that comes twice counts once."""
    seen: set[str] = set()
    for record in records:
        if record.id not in seen:
            seen.add(record.id)
            for number, film in enumerate(record.films):
                yield mention(film, joining, record, number)


def mention(film: Film, joining: Joining, record: Record | None = None, number: int = 0) -> Mention:
    """A film as a record tells it, or one that stands on no page."""
    page = record.page if record else None
    titles = telling((film.title, film.original_title), joining)
    return Mention(
        record=record.id if record else "",
        number=number,
        titles=titles,
        others=tuple(t for t in telling(film.other_titles, joining) if t not in titles),
        original=film.original_title,
        year=film.year,
        runtime=film.runtime_minutes,
        directors=tuple(dict.fromkeys(c.name for c in film.credits if c.role == "director")),
        countries=frozenset(film.countries),
        form=frozenset(film.form),
        makers=tuple(dict.fromkeys((c.role, c.name) for c in film.credits if c.role != "director")),
        players=tuple(dict.fromkeys(member.name for member in film.cast)),
        companies=tuple(dict.fromkeys(company.name for company in film.companies)),
        languages=frozenset(tag.split("-")[0] for tag in page.languages) if page else frozenset(),
        host=page.host if page else None,
    )
