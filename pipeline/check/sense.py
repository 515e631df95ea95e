"""Facts that cannot all be true, or can be read in two ways: flagged, never mended."""

import re
from collections.abc import Iterator

from pipeline.model.fold import fold
from pipeline.model.issue import Doubt
from pipeline.model.record import Record
from pipeline.rules import Rules
from pipeline.values.dates import find_dates

_LONGEST_MINUTES = 600
_FIGURES = re.compile(r"\d[./-]\s?\d")  # no other date can be read in two ways


def doubts(record: Record, rules: Rules) -> list[Doubt]:
    """Every sense check over one record, in order of pointer."""
    found = [*_films(record), *_awards(record, rules), *_people(record), *_ambiguous_dates(record, rules)]
    return [_placed(record, d) for d in found]


def _placed(record: Record, doubt: Doubt) -> Doubt:
    """The doubt with the place of its field's first quote."""
    evidence = record.evidence.get(doubt.pointer)
    if evidence is None:
        return doubt
    quote = evidence.spans[0]
    return Doubt(doubt.code, doubt.severity, doubt.message, doubt.pointer, quote.start, quote.end)


def _films(record: Record) -> Iterator[Doubt]:
    for i, film in enumerate(record.films):
        at = f"/films/{i}"
        if film.title is None:
            yield Doubt("title.missing", "warning", "the page does not tell the film's title", at)
        elif record.evidence[f"{at}/title"].rule.startswith("texts#"):
            message = f"the title {film.title!r} is told by running text, not displayed"
            yield Doubt("title.inferred", "note", message, f"{at}/title")
        if film.runtime_minutes is not None and film.runtime_minutes > _LONGEST_MINUTES:
            message = f"a running time of {film.runtime_minutes} minutes is longer than {_LONGEST_MINUTES}"
            yield Doubt("runtime.range", "warning", message, f"{at}/runtime_minutes")
        if film.year is not None and film.year < 1888:
            yield Doubt("year.range", "warning", f"{film.year} is before the first film", f"{at}/year")
        directors = {fold(c.name) for c in film.credits if c.role == "director"}
        told = {fold(p.name) for p in record.people}
        if len(record.films) == 1 and len(record.people) == 1 and directors and not directors & told:
            message = (
                f"credited as director: {', '.join(sorted(c.name for c in film.credits if c.role == 'director'))}; "
            )
            yield Doubt(
                "director.biography", "warning", message + f"biography of {record.people[0].name}", "/people/0/name"
            )


def _awards(record: Record, rules: Rules) -> Iterator[Doubt]:
    for i, film in enumerate(record.films):
        for j, award in enumerate(film.awards):
            at = f"/films/{i}/awards/{j}"
            if award.year is not None and film.year is not None and award.year < film.year - 1:
                message = f"an award of {award.year} for a film of {film.year}"
                yield Doubt("award.before_film", "warning", message, f"{at}/year")
            told = award.festival and award.edition and award.year
            if told and rules.festivals.fits(award.festival or "", award.year or 0, award.edition or 0) is False:
                message = f"{award.festival} had no edition {award.edition} in {award.year}"
                yield Doubt("award.edition", "warning", message, f"{at}/edition")


def _people(record: Record) -> Iterator[Doubt]:
    for i, person in enumerate(record.people):
        at = f"/people/{i}"
        if person.born and person.died and person.died[:4] < person.born[:4]:
            message = f"{person.name}: born {person.born}, died {person.died}"
            yield Doubt("person.born_after_death", "error", message, f"{at}/died")
        for j, event in enumerate(person.events):
            if (
                event.start
                and event.end
                and event.end[:4].isdigit()
                and event.start[:4].isdigit()
                and _before(event.end, event.start)
            ):
                yield Doubt(
                    "event.order", "warning", f"ends {event.end} before it starts {event.start}", f"{at}/events/{j}/end"
                )
            if (
                person.born
                and event.start
                and event.start[:4].isdigit()
                and person.born[:4].isdigit()
                and event.start[:4] < person.born[:4]
            ):
                message = f"an event of {event.start} in a life that began {person.born}"
                yield Doubt("event.before_birth", "warning", message, f"{at}/events/{j}/start")


def _before(end: str, start: str) -> bool:
    """Whether one EDTF date is before another, as far as both tell (1980 is not before 1980-05)."""
    size = min(len(end), len(start))
    return end[:size] < start[:size]


def _ambiguous_dates(record: Record, rules: Rules) -> Iterator[Doubt]:
    """Numeric dates whose day and month can be told in two ways, with both readings."""
    for pointer, evidence in record.evidence.items():
        if pointer.rpartition("/")[2] not in ("born", "died", "start", "end", "date"):
            continue
        for quote in evidence.spans:
            if not _FIGURES.search(quote.quote):
                continue
            for date in find_dates(quote.quote, rules):
                if date.value.other:
                    message = f"{quote.quote!r} can be {date.value.edtf} or {date.value.other}"
                    yield Doubt("date.ambiguous", "warning", message, pointer)
