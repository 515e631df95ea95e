"""Films and people as pages tell them: what formats turn into their own, item by item."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.record import Evidence, Film, Person, Record
from pipeline.rules.schema import Role
from pipeline.write.export.cells import cleaned
from pipeline.write.export.ids import person_ids, work_ids
from pipeline.write.export.losses import Losses

_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Told:
    """A part of a record on its way into a format: `at` is its pointer ("/films/0"); losses go to `losses`.

    Paths are pointers below it: "credits/0/name".
    """

    record: Record
    at: str
    losses: Losses

    def lose(self, path: str, reason: str) -> None:
        """Tell that the value at a path is left out, cut or put otherwise."""
        self.losses.lose(self.record.id, f"{self.at}/{path}", reason)

    def evidence(self, path: str) -> Evidence | None:
        """Why the value at a path is what it is."""
        return self.record.evidence.get(f"{self.at}/{path}")

    def text(self, path: str, value: str) -> str:
        """A text in characters that XML holds; a control character becomes its picture (U+2400…), which is told."""
        clean = cleaned(value)
        if clean != value:
            self.lose(path, "control characters are shown as their pictures")
        return clean.replace("\r\n", "\n").replace("\r", "\n")

    def line(self, path: str, value: str) -> str:
        """The same on one line, runs of white space as one blank; line breaks that are given up are told."""
        text = self.text(path, value).strip()
        if _BREAK.search(text):
            self.lose(path, "line breaks became blanks")
        return " ".join(text.split())

    def page(self) -> "Told":
        """The record as a whole: for what is said of its page, under pointers as "page/title"."""
        return Told(self.record, "", self.losses)


@dataclass(frozen=True, slots=True)
class Mention(Told):
    """One film of a record, as a page tells it, under its stable id."""

    id: str
    film: Film


@dataclass(frozen=True, slots=True)
class Biography(Told):
    """One person of a record, as a page tells the life, under a stable id."""

    id: str
    person: Person


def mentions(record: Record, losses: Losses) -> Iterator[Mention]:
    """The films of a record, in order."""
    for number, (known, film) in enumerate(zip(work_ids(record), record.films, strict=True)):
        yield Mention(record, f"/films/{number}", losses, known, film)


def biographies(record: Record, losses: Losses) -> Iterator[Biography]:
    """The people of a record, in order."""
    for number, (known, person) in enumerate(zip(person_ids(record), record.people, strict=True)):
        yield Biography(record, f"/people/{number}", losses, known, person)


def preferred_title(film: Film) -> tuple[str, str] | None:
    """The title a work goes by, and its path: the original one, else the page's; None where neither is known."""
    if film.original_title is not None:
        return film.original_title, "original_title"
    return (film.title, "title") if film.title is not None else None


def variant_titles(film: Film) -> Iterator[tuple[str, str]]:
    """The titles beside the preferred one, and their paths, none twice."""
    seen = {(preferred_title(film) or ("", ""))[0]}
    told = [(film.title, "title")] if film.title is not None else []
    for title, path in [*told, *((title, f"other_titles/{n}") for n, title in enumerate(film.other_titles))]:
        if title not in seen:
            seen.add(title)
            yield title, path


def role_of(key: str, roles: Mapping[str, Role]) -> Role | None:
    """The role of a record's key; "other:stunts" is the role `other`."""
    return roles.get(key.partition(":")[0])


def role_words(key: str) -> str:
    """A role in words: "art_director" → "art director", "other:Licht" → "Licht"."""
    name, _, label = key.partition(":")
    return label or name.replace("_", " ")
