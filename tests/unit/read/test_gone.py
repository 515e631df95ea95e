"""Soft 404s are told by several signs, duplicates by their bytes; nothing is lost without a name."""

from collections.abc import Iterator

import pytest

from pipeline.model.page import Source
from pipeline.read import Failure, Outcome, Skip, once, present
from pipeline.read.digests import Digests, digest
from pipeline.read.gone import own_text
from pipeline.rules.gone import gone_key

TITLES = frozenset(map(gone_key, ("Page not found", "404", "Seite nicht gefunden", "ページが見つかりません")))
MENU = "<nav><a href=/>Home</a><a href=/films>All films of the festival</a></nav>" * 20
FOOTER = "<footer>Example Festival 1999–2024</footer>"


def page(title: str, body: str, uri: str = "http://x.org/a", media_type: str = "text/html") -> Source:
    html = f"<html><head><title>{title}</title></head><body>{MENU}<main>{body}</main>{FOOTER}</body></html>"
    return Source(html.encode(), media_type, uri=uri)


def judged(*pages: Source) -> list[Outcome]:
    return list(present(pages, TITLES))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Page not found", "<h1>Oh no</h1>"),
        ("PAGE NOT FOUND! | Example Festival", "The page is gone. © 2024 Example"),
        ("Example Festival – 404", ""),
        ("Seite nicht gefunden :: Festival", "Zur <a href=/>Startseite</a>"),
        ("ページが見つかりません - 映画祭", "お探しのページはありません"),
    ],
)
def test_a_title_and_hardly_any_text(title: str, body: str) -> None:
    assert judged(page(title, body)) == [Skip("http://x.org/a", "soft 404")]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Page not found | Example Festival", "Director: Ana Lindqvist, 2019, 12 min"),
        ("404", "<p>" + "A man looks for an apartment that nobody has rented. " * 10),
    ],
)
def test_a_film_of_that_title_stays_and_is_marked(title: str, body: str) -> None:
    (kept,) = judged(page(title, body))
    assert isinstance(kept, Source)
    assert kept.remarks == (("page.gone", f"titled {title!r}, but has text of its own"),)


@pytest.mark.parametrize("title", ["Page not found by anyone", "A Page", "4042"])
def test_other_titles_are_no_sign(title: str) -> None:
    kept = page(title, "")
    assert judged(kept) == [kept]


def test_a_plain_text_is_no_soft_404() -> None:
    text = page("Page not found", "", media_type="text/plain")
    assert judged(text) == [text]


def test_the_same_short_page_at_many_addresses() -> None:
    pages = [page("Example", f"There is no /films/{n}/ here", f"http://x.org/films/{n}/") for n in range(10, 17)]
    elsewhere = page("Example", "There is no /films/1/ here", "http://y.org/films/1/")
    found = judged(*pages, elsewhere)
    assert found[:4] == pages[:4]
    assert found[4:] == [*(Skip(f"http://x.org/films/{n}/", "soft 404") for n in (14, 15, 16)), elsewhere]


def test_the_same_address_again_and_other_pages_are_no_soft_404s() -> None:
    again = [page("Example", "Short", "http://x.org/a") for _ in range(9)]
    others = [page("Example", f"Film {'x' * n}", f"http://x.org/{n}") for n in range(9)]
    scripts = [page("App", f"<script>{{{'y' * n}}}</script>", f"http://x.org/s{n}") for n in range(9)]
    assert judged(*again, *others, *scripts) == [*again, *others, *scripts]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a <a href=x>b</a> c", "a c"),
        ("a<nav>b<a>c</a>d</nav>e", "a e"),
        ("a<nav>b<nav>c</nav>d</nav>e", "a e"),
        ("a<script>if (a<b) '</p>'</script>b", "a b"),
        ("a<!-- <p>b --> c", "a c"),
        ("a<abbr>b</abbr>", "a b"),
        ("a<a", "a"),
        ("a" + "<a>" * 50_000, "a"),
    ],
)
def test_own_text(html: str, text: str) -> None:
    assert own_text(html.encode()) == text


def test_a_payload_is_recorded_once_and_all_its_sources_named() -> None:
    first, same, other = (Source(b, uri=f"http://x.org/{n}") for n, b in enumerate((b"a", b"a", b"b")))
    archived = Source(b"a", container="a.warc", offset=7)
    failure, skip = Failure("x", "y"), Skip("x", "image")
    assert list(once([first, same, failure, other, skip, archived])) == [
        first, Skip("http://x.org/1", "duplicate", first.id), failure, other, skip,
        Skip("a.warc:7", "duplicate", first.id),
    ]  # fmt: skip


def test_digests_grow_and_forget_nothing() -> None:
    seen = Digests()
    keys = [digest(b"%d" % number) for number in range(5_000)]
    assert [seen.first(key, number) for number, key in enumerate(keys)] == [None] * 5_000
    assert [seen.first(key, 0) for key in keys] == list(range(5_000))
    assert len(seen) == 5_000
    assert digest(b"x") not in seen
    assert [seen.count(digest(b"x")) for _ in range(3)] == [1, 2, 3]


def endless() -> Iterator[Source]:
    while True:
        yield Source(b"a", uri="http://x.org/")


def test_nothing_is_read_ahead() -> None:
    outcomes = once(present(endless(), TITLES))
    assert isinstance(next(outcomes), Source)
    assert isinstance(next(outcomes), Skip)
