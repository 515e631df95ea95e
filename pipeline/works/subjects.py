"""What a record tells that an archive's file may know: persons, companies, festivals and films, each with evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model.fold import fold
from pipeline.model.record import Film, Record


@dataclass(slots=True)
class Subject:
    """A name as printed and what stands beside it; grows while its record is read.

    `pointers` are where the record prints it, `titles` the films it has to do with there, `years` those films'
    years, `editions` (year, number) of a festival.
    """

    kind: str
    name: str
    pointers: list[str] = field(default_factory=list)
    born: str | None = None
    died: str | None = None
    roles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    editions: set[tuple[int, int]] = field(default_factory=set)
    film: Film | None = None


class _Found:
    """The subjects of a record so far, by kind and folded name."""

    def __init__(self) -> None:
        self.named: dict[tuple[str, str], Subject] = {}

    def add(self, kind: str, name: str, pointer: str) -> Subject:
        """The subject of that name, with one more place where it is printed."""
        one = self.named.setdefault((kind, fold(name)), Subject(kind, name))
        one.pointers.append(pointer)
        return one


def subjects(record: Record) -> Iterator[Subject]:
    """The subjects of one record: films first, then names; one printed name of a kind is one subject."""
    found = _Found()
    for number, film in enumerate(record.films):
        at = f"/films/{number}"
        if film_titles(film):
            leaf = "title" if film.title else "original_title" if film.original_title else "other_titles/0"
            yield Subject("work", film_titles(film)[0], [f"{at}/{leaf}"], film=film)
        for one in (*_persons(film, at, found), *_companies(film, at, found)):
            one.titles |= set(film_titles(film))
            if film.year:
                one.years.add(film.year)
        _festivals(film, at, found)
    for number, person in enumerate(record.people):
        one = found.add("person", person.name, f"/people/{number}/name")
        one.born, one.died = one.born or person.born, one.died or person.died
        one.roles |= set(person.roles)
        one.titles |= {work.title for work in person.filmography}
    if record.page.festival:
        one = found.add("festival", record.page.festival, "/page/festival")
        if record.page.host:
            one.hosts.add(record.page.host)
    yield from found.named.values()


def _persons(film: Film, at: str, found: _Found) -> Iterator[Subject]:
    for i, credit in enumerate(film.credits):
        one = found.add("person", credit.name, f"{at}/credits/{i}/name")
        one.roles.add(credit.role)
        yield one
    for i, member in enumerate(film.cast):
        one = found.add("person", member.name, f"{at}/cast/{i}/name")
        one.roles.add("cast")
        yield one


def _companies(film: Film, at: str, found: _Found) -> Iterator[Subject]:
    for i, company in enumerate(film.companies):
        one = found.add("company", company.name, f"{at}/companies/{i}/name")
        one.countries |= set(film.countries if len(film.countries) == 1 else ())  # of several, whose is it?
        yield one


def _festivals(film: Film, at: str, found: _Found) -> None:
    for i, award in enumerate(film.awards):
        if award.festival:
            one = found.add("festival", award.festival, f"{at}/awards/{i}/festival")
            if award.country:
                one.countries.add(award.country)
            if award.year and award.edition:
                one.editions.add((award.year, award.edition))


def film_titles(film: Film) -> tuple[str, ...]:
    """Every title of a film, the displayed one first."""
    return tuple(title for title in (film.title, film.original_title, *film.other_titles) if title)
