"""Lists of films in HTML."""

import pytest

from pipeline import Rules, Source
from pipeline.sections import split
from pipeline.text import page

TITLES = ["Salt", "Wide River", "Iron Moon", "The Quay", "Ninety Stairs"]
HOUSE = "<title>What's on - Lumen Film Club</title><meta property='og:site_name' content='Lumen Film Club'>"


def films(html: str, rules: Rules) -> list[str | None]:
    entries = split(page(Source.of(html.encode(), path="page.html")), rules)
    return [e.title.text if e.title else None for e in entries if e.subject == "film"]


def listed(block: str, titles: list[str] = TITLES) -> str:
    return "".join(
        block.format(title=title, day=10 + n % 20, name=f"Ana Lind{'qvjk'[n % 4]}") for n, title in enumerate(titles)
    )


DATED = (
    '<div class="card"><div class="when">{day} May 2019</div><h3>{title}</h3><p>One line.</p><a href="#">More</a></div>'
)
CREDITED = '<div class="card"><h3>{title}</h3><a class="by" href="#">Dir. {name}</a><div>{day} May</div></div>'
LINKED = '<div class="c"><div>{day}/05/19</div><a href="#">{title}</a><p>Text.</p><a href="#">Read on</a></div>'


@pytest.mark.parametrize("block", [DATED, CREDITED, LINKED])
def test_every_block_is_a_film(block: str, rules: Rules) -> None:
    assert films(f"{HOUSE}<main><h1>What's on</h1>{listed(block)}</main>", rules) == TITLES


def test_two_hundred_blocks(rules: Rules) -> None:
    titles = [f"Stair {number} of the Quay" for number in range(200)]
    assert films(f"{HOUSE}<main><h1>What's on</h1>{listed(DATED, titles)}</main>", rules) == titles


def test_venue_and_strand_are_no_part_of_a_title(rules: Rules) -> None:
    block = DATED.replace("{title}", "{title} at Lumen Film Club")
    assert films(f"{HOUSE}<main><h1>What's on</h1>{listed(block)}</main>", rules) == TITLES


NO_FILMS = [
    # Dates alone, on a page that says nothing of films.
    f"<title>What's on - Lumen House</title><main><h1>What's on</h1>{listed(DATED)}</main>",
    # News of a festival.
    f"<title>News - Lumen Film Club</title><main><h1>News</h1>{listed(DATED)}</main>",
    # Guests.
    f"{HOUSE}<main><h1>Guests</h1>{listed(DATED, ['Ana Lindqvist', 'Jon Ott', 'Eva Brand', 'Mara Sund'])}</main>",
    # No dates and no facts.
    f"{HOUSE}<main><h1>Rooms</h1>{listed('<div><h3>{title}</h3><p>A room.</p></div>')}</main>",
    # Three are no programme.
    f"{HOUSE}<main><h1>Rooms</h1>{listed(DATED, TITLES[:3])}</main>",
]


@pytest.mark.parametrize("html", NO_FILMS)
def test_lists_of_other_things(html: str, rules: Rules) -> None:
    assert films(html, rules) == []


def test_other_events_among_the_films(rules: Rules) -> None:
    titles = [*TITLES, "Pub Quiz", "Ten Years: the Party"]
    assert films(f"{HOUSE}<main><h1>What's on</h1>{listed(DATED, titles)}</main>", rules) == TITLES


def test_blocks_below_one_film_are_other_films(rules: Rules) -> None:
    own = "<h1>Copper</h1><p>Director: Eva Brand</p><p>Year: 2001</p><p>Country: Norway</p><p>Running time: 88 min</p>"
    assert films(f"<title>Copper</title><main>{own}</main>{listed(CREDITED)}", rules) == ["Copper"]


def test_dates_below_one_film_are_its_showings(rules: Rules) -> None:
    own = "<h1>Copper</h1><p>Director: Eva Brand</p><p>Year: 2001</p><p>Country: Norway</p><p>Running time: 88 min</p>"
    slots = listed('<div><a class="v" href="#">{title} Hall</a><p>{day} May 2019, 18:30</p></div>')
    entries = split(page(Source.of(f"<title>Copper</title>{own}{slots}".encode(), path="page.html")), rules)
    zones = {r.zone for e in entries for s in e.sections for r in s.readings if "18:30" in r.text}
    assert zones == {"main"}
