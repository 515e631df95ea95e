"""Reviews with headings and notes with signatures."""

import pytest

from pipeline import Rules, extract
from pipeline.fields.reviews_signed import signature
from pipeline.model.page import Source

TEXT = "A long and careful note on a film that follows two sisters through one night until it is over."


@pytest.mark.parametrize(
    "tail, name",
    [
        (" - Kurt", "Kurt"), (" – Ann Moore", "Ann Moore"), ("—Ann Moore |", "Ann Moore"),
        (" (Ann MOORE)", "Ann MOORE"),
        (" PN", "PN"), (" (am.)", None), (" Text: Ann Moore", "Ann Moore"), (" DCP", None), (" USA", None),
        (" - Norway", None), ("", None), (" And then (with friends)", None),
    ],
)  # fmt: skip
def test_reads_the_signature_behind_a_text(tail: str, name: str | None, rules: Rules) -> None:
    found = signature(TEXT + tail, rules)
    assert (found and (TEXT + tail)[found.start : found.end]) == name
    assert found is None or (TEXT + tail)[: found.stop] == TEXT


def page(body: str, rules: Rules) -> tuple[list[tuple[str | None, str | None]], str | None]:
    text = f"The Quiet Lake\n\nDirector: Ann Moore\nCountry: Norway\nYear: 2019\nDuration: 80 min\n\n{body}\n"
    film = extract(Source.of(text.encode(), path="page.txt"), rules).films[0]
    return [(r.title, r.byline) for r in film.reviews], film.statement.speaker if film.statement else None


@pytest.mark.parametrize(
    "body, reviews, speaker",
    [
        (f"{TEXT} (Eva BLOOM)", [(None, "Eva Bloom")], None),
        (f"{TEXT} - Kurt", [(None, "Kurt")], None),
        ("“The best film about rent since rent.” – Eva Bloom, The Tide", [(None, "Eva Bloom")], None),
        ("«A film that stands still better than a ship.» Eva Bloom, «The Pier»", [(None, "Eva Bloom")], None),
        ("“The best film about rent since rent.” – Ann Moore, director", [], None),  # the film's own director
        (f"{TEXT} (프로그래머 김하늘)", [(None, "김하늘")], None),
        (f"{TEXT}\nEva Bloom\n\nIntroduction: Eva Bloom", [(None, "Eva Bloom")], None),
        (f"Film Critic\n\nOne Night Long\n\nEva Bloom\n\nEva Bloom\n\n{TEXT}", [("One Night Long", "Eva Bloom")], None),
        (f"{TEXT} «A tale about lakes, a small gesture against the noise of the world». (A. Moore)", [], "A. Moore"),
        (TEXT, [], None),
        (f"{TEXT}\nEva Bloom\n\nScreenings", [(None, "Eva Bloom")], None),
        (f"{TEXT}\nAnn Moore\n\nScreenings", [], None),
        (f"Review\n\nOne Night Long\n\nWritten by: Eva Bloom\n\n{TEXT}", [("One Night Long", "Eva Bloom")], None),
        (f"Director's statement\n\n{TEXT}\n— Ann Moore", [], "Ann Moore"),
        (f"{TEXT}\n\nEva Bloom\n\nScreenings\n12.10.2019 18:00 Lumen", [(None, "Eva Bloom")], None),
        (f"{TEXT}\n\n– Eva Bloom\n\nThe screening is followed by a Q&A with the director of the film.",
         [(None, "Eva Bloom")], None),
        (f"{TEXT}\n\nEva Bloom\n\n{TEXT}", [], None),  # a name over a text
        (f"{TEXT}\n\nAnn Moore\n\nScreenings", [], None),
        (f"{TEXT[:-1]}\n\nEva Bloom\n\nScreenings", [], None),  # the sentence goes on
        (f"{TEXT}\nEva Bloom, Lake programme notes, 2020\n\nScreenings", [(None, "Eva Bloom")], None),
        (f"{TEXT}\nEva Bloom, Norway\n\nScreenings", [], None),
        (f"{TEXT} (Eva Bloom, programmer)", [(None, "Eva Bloom")], None),
        (f"{TEXT}（文／早乙女洋）", [(None, "早乙女洋")], None),
        (f"{TEXT}(김하늘 프로그래머)", [(None, "김하늘")], None),
        (f"{TEXT}\n\nText: Eva Bloom\n\nScreenings", [(None, "Eva Bloom")], None),
        (f"{TEXT}\nAutor: Eva Bloom", [(None, "Eva Bloom")], None),
        (f"{TEXT}\n\nText: Ann Moore\n\nScreenings", [], None),
        (f"Programme note\n\nOn water and night\n\n{TEXT}\n\nEva Bloom", [("On water and night", "Eva Bloom")], None),
    ],
)  # fmt: skip
def test_reads_reviews_and_signed_quotations(
    body: str, reviews: list[tuple[str | None, str | None]], speaker: str | None, rules: Rules
) -> None:
    assert page(body, rules) == (reviews, speaker)


def test_a_byline_under_the_word_for_a_review_writes_no_script(rules: Rules) -> None:
    text = (
        "Articles / Review\n\nThe Silence of Water: on “Quiet Lake”\n\nWritten by: Eva Bloom\n\nTHE QUIET LAKE\n"
        f"Director: Ann Moore\nScreenplay: Tom Reed\nCountry: Norway\nYear: 2019\nDuration: 80 min\n\n{TEXT}\n"
    )
    film = extract(Source.of(text.encode(), path="page.txt"), rules).films[0]
    assert [r.byline for r in film.reviews] == ["Eva Bloom"]
    assert [c.name for c in film.credits if c.role == "screenwriter"] == ["Tom Reed"]
    assert film.statement is None


@pytest.mark.parametrize("byline", ["Por Eva Reis", "Eva Reis", "Texto: Eva Reis | 12/10/2019", "Eva Reis, 12/10/2019"])
def test_a_breadcrumb_says_that_a_page_is_a_review(byline: str, rules: Rules) -> None:
    text = (
        f"Início » Críticas » A casa que escuta\n\nA casa que escuta\n{byline}\n08/10/2019 às 14h32 · 4 min\n\n"
        f"{TEXT}\n\nEva Reis, a critic, was born in 1980 in Oslo and studied at the University of Bergen.\n\n"
        "THE QUIET LAKE\nDirector: Ann Moore\nCountry: Norway\nYear: 2019\nDuration: 80 min\n"
        "\nSynopsis\nTwo sisters look for a boat in one night and find more than that.\n"
    )
    record = extract(Source.of(text.encode(), path="page.txt"), rules)
    assert [(r.title, r.byline, r.text) for r in record.films[0].reviews] == [("A casa que escuta", "Eva Reis", TEXT)]
    assert record.films[0].title == "The Quiet Lake"
    assert not record.films[0].screenings
    assert [p.name for p in record.people if p.born] == ["Eva Reis"]


def test_a_juror_speaks_of_the_film_that_won(rules: Rules) -> None:
    text = (
        "Palmares of the 9th Harbour Film Festival\n\nGrand Prix: “Salt” by Ana Lindqvist\n"
        "“For the patience with which it looks at a town without a lake.” – Eva Bloom, president of the jury\n\n"
        "Jury Prize: “Pepper” by Jo Ott\n"
    )
    films = extract(Source.of(text.encode(), path="page.txt"), rules).films
    assert [f.statement.speaker if f.statement else None for f in films] == ["Eva Bloom", None]


def test_the_next_title_printed_twice_signs_nothing(rules: Rules) -> None:
    text = (
        "JANE KEYS\n\nJANE KEYS\nDirector: Eva Ott\n\nA woman counts the waves until one of them answers her.\n\n"
        "TONY PLAY\n\nTONY PLAY\nDirector: Ivo Brenner\n\nHe spends the winter in a lighthouse and learns to wait.\n"
    )
    record = extract(Source.of(text.encode(), path="page.txt"), rules)
    assert [f.reviews for f in record.films] == [(), ()]
