"""What a page says of its film in embedded metadata."""

import json

import pytest

from pipeline.fields import metadata

BODY = "<h1>Salt</h1><p>Director: Ana Lindqvist</p><p>Year: 1999</p>"
MOVIE = {
    "@type": "Movie",
    "name": "Salt",
    "dateCreated": "1999",
    "duration": "PT1H28M",
    "director": {"@type": "Person", "name": "Ana Lindqvist"},
    "countryOfOrigin": {"@type": "Country", "name": "France"},
    "inLanguage": "fr",
    "actor": [{"@type": "Person", "name": "Eva Ott"}],
}


def block(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


TOLD = [
    "title: Salt < metadata#title",
    "year: 1999 < metadata#year",
    "runtime_minutes: 88 < metadata#runtime",
    "credits: role=director, name=Ana Lindqvist < metadata#director",
    "countries: FR < metadata#country",
    "languages: fr < metadata#language",
    "cast: name=Eva Ott < metadata#cast",
]

NOTHING = [
    block({"@type": "Organization", "name": "Harbour Film Festival"}),
    block({"@type": "Event", "name": "Salt"}),  # no time
    block(
        [
            {"@type": "Event", "name": "Pepper", "startDate": "2019-05-12"},
            {"@type": "Event", "name": "Dill", "startDate": "2019-05-13"},
        ]
    ),  # other films'
    '<script type="application/ld+json">{"@type": "Movie", "name": </script>',
    '<meta property="og:description" content="A woman counts the waves.">',
]


def test_a_movie(believed) -> None:
    assert sorted(believed(metadata, block(MOVIE) + BODY, "page.html")) == sorted(TOLD)


def test_the_work_of_an_event(believed) -> None:
    work = {
        "@type": "ScreeningEvent",
        "workPresented": {"@type": "Movie", "name": "SALT at Quay Hall", "duration": "PT88M"},
    }
    site = '<meta property="og:site_name" content="Quay Hall">'
    assert believed(metadata, site + block(work) + BODY, "page.html") == [
        "title: Salt < metadata#title",
        "runtime_minutes: 88 < metadata#runtime",
    ]


def test_the_page_s_own_events_are_showings(believed) -> None:
    own = {
        "@type": "Event",
        "name": "Salt",
        "startDate": "2019-05-12T18:30:00+02:00",
        "location": {"name": "Quay Hall"},
    }
    late = {"@type": "ScreeningEvent", "name": "Salt", "startDate": "2019-05-13"}
    other = {"@type": "Event", "name": "Pepper", "startDate": "2019-05-14T20:00"}
    html = "<title>Salt | Quay Hall</title>" + block([own, late, other]) + BODY
    assert believed(metadata, html, "page.html") == [
        "screenings: start=2019-05-12T18:30, venue=Quay Hall < metadata#event",
        "screenings: start=2019-05-13 < metadata#event",
    ]
    unnamed = block({"@type": "Event", "startDate": "2019-05-12T18:30"})
    assert believed(metadata, unnamed + BODY, "page.html") == ["screenings: start=2019-05-12T18:30 < metadata#event"]


def test_one_broken_block_does_not_lose_the_others(believed) -> None:
    broken = '<script type="application/ld+json">{"@type": "Movie", "name": </script>'
    assert sorted(believed(metadata, broken + block(MOVIE) + BODY, "page.html")) == sorted(TOLD)


@pytest.mark.parametrize("head", NOTHING)
def test_nothing_of_a_film(head: str, believed) -> None:
    assert believed(metadata, head + BODY, "page.html") == []


def test_metadata_of_one_film_speaks_for_no_film_where_there_are_two(believed) -> None:
    html = f"{block(MOVIE)}<h2>Salt</h2><p>France, 1999, 12 min</p><h2>Pepper</h2><p>Italy, 2001, 14 min</p>"
    assert believed(metadata, html, "page.html") == []
