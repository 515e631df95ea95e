"""Ids that stay: of films and people of a page, by what they are called and not by where they stand."""

from collections.abc import Iterable
from hashlib import sha256

from pipeline.model.fold import fold
from pipeline.model.record import Record


def work_ids(record: Record) -> tuple[str, ...]:
    """The id of each film, "W" and 16 hexadecimal digits: the same as long as page and title are."""
    return _ids("W", record.id, (film.title or film.original_title or "" for film in record.films))


def person_ids(record: Record) -> tuple[str, ...]:
    """The id of each person with a biography, "P" and 16 hexadecimal digits: the same as long as page and name are."""
    return _ids("P", record.id, (person.name for person in record.people))


def _ids(letter: str, page: str, names: Iterable[str]) -> tuple[str, ...]:
    """Where two are called the same, the second gets an id of its own: no film may take another's place."""
    seen: dict[str, int] = {}
    ids = []
    for name in names:
        key = fold(name)
        seen[key] = seen.get(key, 0) + 1
        ids.append(letter + sha256(f"{page}\0{letter}\0{key}\0{seen[key]}".encode()).hexdigest()[:16])
    return tuple(ids)
