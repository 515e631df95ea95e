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

    @property
    def key(self) -> tuple[str, int]:
        """Which film of which record: the order of mentions, whatever order the records came in."""
        return self.record, self.number

    @property
    def bare(self) -> bool:
        """Whether nothing is told that another page could agree with."""
        return not (self.titles or self.others or self.directors)


def mentions(records: Iterable[Record], joining: Joining) -> Iterator[Mention]:
    """Every film of every record; a record that comes twice counts once."""
    seen: set[str] = set()
    for record in records:
        if record.id not in seen:
            seen.add(record.id)
            tongues = frozenset(tag.split("-")[0] for tag in record.page.languages)
            for number, film in enumerate(record.films):
                yield mention(film, joining, record.id, number, tongues)


def mention(
    film: Film, joining: Joining, record: str = "", number: int = 0, languages: frozenset[str] = frozenset()
) -> Mention:
    """A film told by a page whose languages are given ("en", "ka")."""
    titles = telling((film.title, film.original_title), joining)
    return Mention(
        record=record,
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
        languages=languages,
    )
