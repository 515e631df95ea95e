"""Pages that announce the showing of one film and state none of its facts."""

import pytest

from pipeline import Rules, Source
from pipeline.sections.readings import read_lines
from pipeline.sections.showing import ends_in_event, showing
from pipeline.sections.zones import mark_zones
from pipeline.text import page

SLOT = "<p>Lumen, 2019-05-12 18:30</p>"
SLOTS = SLOT + "<p>Lumen, 2019-05-14 20:15</p>"
STORY = "<p>A woman counts the waves until one of them answers her, and the whole harbour comes to listen.</p>"
FILM = "<p>This film about a harbour was made by three sisters who had never held a camera before that summer.</p>"
HOUSE = '<meta property="og:site_name" content="Lumen Film Club">'


def shown(heading: str, body: str, rules: Rules, head: str = "", title: str = "Salt") -> str | None:
    """The title line of the film that a page shows."""
    html = f"<html lang=en><head><title>{title}</title>{head}</head><body><h1>{heading}</h1>{body}</body></html>"
    lines = page(Source.of(html.encode(), path="page.html")).lines
    readings = mark_zones(read_lines(lines, rules, ("en",)), rules)
    seen = [r for r in readings if r.line.kind != "meta"]
    found = showing(seen, [r.line for r in readings if r.line.kind == "meta"], rules, ("en",))
    return found.title.text if found and found.title else None


FILMS = [
    ("Salt", SLOT + FILM, ""),
    ("Salt", SLOTS + STORY, ""),  # what is shown twice is a film
    ("Salt", "<p>88 min</p>" + FILM, ""),
    ("Salt (1987)", STORY, ""),
    ("Salt", SLOT + STORY.replace("listen.", "listen. [12A]"), ""),
    ("Salt", SLOT + STORY, HOUSE),
    ("UK Premiere: Salt", SLOT + FILM, ""),
]


@pytest.mark.parametrize(("heading", "body", "head"), FILMS)
def test_films(heading: str, body: str, head: str, rules: Rules) -> None:
    assert shown(heading, body, rules, head) == heading


OTHERS = [
    ("Salt", SLOT + STORY, ""),  # once, nowhere near a cinema
    ("Salt", STORY, HOUSE),  # no showing
    ("Salt", FILM, HOUSE),
    ("Salt", SLOT + FILM, '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Salt"}</script>'),
    ("Salt Film Festival", SLOT + FILM, ""),
    ("Short films: Salt", SLOT + FILM, ""),
    ("News", SLOT + FILM, ""),  # not what the page is called
    ("Salt Quiz Night!", SLOT + STORY, HOUSE),
    ("Salt", SLOT + STORY.replace("whole harbour", "whole harbour drinks at the party and the DJ"), HOUSE),
]


@pytest.mark.parametrize(("heading", "body", "head"), OTHERS)
def test_other_pages(heading: str, body: str, head: str, rules: Rules) -> None:
    assert shown(heading, body, rules, head) is None


ENDINGS = [
    ("Quiz Night!", True),
    ("Birthday Party (in the bar)", True),
    ("Workshop at Lumen House", True),
    ("Salt + panel discussion", False),
    ("Party Girl", False),
    ("Salt", False),
]


@pytest.mark.parametrize(("heading", "expected"), ENDINGS)
def test_ends_in_event(heading: str, expected: bool, rules: Rules) -> None:
    assert ends_in_event(heading, frozenset({"lumen house"}), rules) is expected
