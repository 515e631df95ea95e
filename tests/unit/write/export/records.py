"""Records for the tests of exports: one with every element filled, each leaf with evidence."""

from collections.abc import Iterator
from typing import Any

from pipeline.model.record import Record

FILM = {
    "title": "The Lighthouse Tram", "original_title": "Majakka", "other_titles": ["Le tram du phare", "Der Leuchtturm"],
    "year": 1987, "runtime_minutes": 94, "form": ["feature", "fiction"], "genres": ["comedy", "road movie"],
    "countries": ["FI", "SUHH"], "languages": ["fi", "ru"], "subtitles": ["en"], "colour": "bw", "sound": "mono",
    "formats": ["35 mm"], "aspect_ratio": "1.37:1", "premiere": "world",
    "credits": [
        {"role": "director", "name": "Aino Rautavaara", "label": "Ohjaus"},
        {"role": "cinematographer", "name": "Pentti Salo", "label": "Kamera"},
        {"role": "other:dog trainer", "name": "Otso Lehto", "label": "Dog trainer"},
    ],
    "cast": [{"name": "Liisa Korpi", "character": "The Pilot"}, {"name": "Veikko Halla", "character": None}],
    "companies": [
        {"role": "production", "name": "Rautio Film Oy", "label": "Tuotanto"},
        {"role": "distribution", "name": "Silta Distribution", "label": None},
    ],
    "awards": [{
        "year": 1988, "edition": 12, "festival": "Northern Harbour Festival", "award": "Silver Anchor", "result": "won",
        "recipient": "Pentti Salo", "country": "NO",
    }],
    "reviews": [{
        "title": "Rails at sea", "byline": "J. Metsä", "publication": "Elokuvalehti", "date": "1987-09-04",
        "text": "A tram that floats.",
    }],
    "statement": {"speaker": "Aino Rautavaara", "text": "I grew up beside the rails."},
    "synopsis": "A tram leaves its rails and finds the sea.",
    "screenings": [
        {"start": "1987-09-01T18:00", "venue": "Kino Aurora"}, {"start": "XXXX-09-02T21:15", "venue": None},
    ],
    "section": "Panorama of the North", "links": ["https://example.org/tram"],
}  # fmt: skip
PERSON = {
    "name": "Aino Rautavaara", "roles": ["director", "editor"], "born": "1948-02-29", "birth_place": "Kemi",
    "died": "2011~", "death_place": "Oulu", "relations": [{"kind": "parent", "name": "Martta Rautavaara"}],
    "events": [
        {"kind": "education", "start": "1968", "end": "1972-06", "org": "Film School of Oulu", "place": "Oulu",
         "text": "studied film in Oulu"},
        {"kind": "work", "start": None, "end": None, "org": "Rautio Film Oy", "place": None, "text": "at Rautio"},
    ],
    "filmography": [{"title": "Ice Road", "year": 1983}, {"title": "Two Keys", "year": None}],
    "text": "Aino Rautavaara was born in Kemi.",
}  # fmt: skip


def leaf_pointers(value: Any, at: str) -> Iterator[tuple[str, Any]]:
    """(pointer, value) of every leaf of JSON."""
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaf_pointers(one, f"{at}/{key}")
    elif value is not None:
        yield at, value


def record(*films: Any, people: tuple[Any, ...] = (), number: int = 1, **more: Any) -> Record:
    """A record with these films and people; each leaf quotes itself, confidence 0.9."""
    found = [*leaf_pointers(list(films), "/films"), *leaf_pointers(list(people), "/people")]
    return Record.model_validate({
        "id": f"{number:016x}",
        "source": {
            "path": f"pages/{number}.html", "uri": f"https://festival.example/films/{number}",
            "container": "pages.warc", "offset": 512, "media_type": "text/html",
            "charset": "utf-8", "charset_from": "meta", "record_id": "urn:uuid:1", "http_status": 200,
            "content_type": "text/html; charset=utf-8",
            "fetched": "2024-05-06T07:08:09Z", "sha256": "ab" * 32,
        },
        "page": {
            "host": "festival.example", "festival": "Harbour Festival", "languages": ["en", "fi"], "kind": "film",
            "title": "Tram | Festival", "text": "The whole page.",
        },
        "films": films,
        "people": people,
        "evidence": {
            pointer: {
                "spans": [{"start": n, "end": n + len(str(value)), "quote": str(value)}], "rule": "facts#read",
                "confidence": 0.9,
                "alternatives": [{"value": "1986", "spans": [], "rule": "facts#other"}] if n == 3 else [],
            }
            for n, (pointer, value) in enumerate(found)
        },
        "issues": [{"code": "title.doubt", "severity": "note", "message": "Two titles.", "pointer": "/films/0/title"}],
        "unread": [{"start": 4, "end": 9}],
        **more,
    })  # fmt: skip


def full(number: int = 1) -> Record:
    """The record with every element filled."""
    return record(FILM, people=(PERSON,), number=number)
