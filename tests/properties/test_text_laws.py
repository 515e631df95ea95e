"""Laws of the text stage: every line stands where it says, and nothing visible is lost."""

import unicodedata

from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.model.fold import INVISIBLE, tidy
from pipeline.model.page import Page, Source
from pipeline.text import page
from pipeline.text.views import view

ODD = (
    "aé e\u0301\u0323\u1112\u1161\u11ab小津は゛한שׁ\u05bcمی\u200c\u200d\u200b\u00ad\ufeff\u00a0"
    "\u3000\t\n\r\x0b\x85\u2028👩\u200d💻❤\ufe0f\u0958•- "
)
TEXTS = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=60)
WORDS = st.text(st.sampled_from("abcéßжя小مש한<&>\"'|-"), min_size=1, max_size=8)


def laws(read: Page) -> None:
    end = 0
    for line in read.lines:
        text = line.text
        assert line.span.start >= end
        end = line.span.end
        assert unicodedata.normalize("NFC", tidy(read.quote(line.span))) == unicodedata.normalize("NFC", tidy(text))
        assert text == text.strip() != ""
        assert unicodedata.is_normalized("NFC", text)
        assert not set(text) & (set(INVISIBLE) - set("\u200c\u200d"))
        assert len(line.view.at) == len(text)
        assert 0 <= line.head <= len(text)
        for start in range(0, len(text), 7):
            span = line.view.span(start, min(start + 3, len(text)))
            assert line.span.start <= span.start < span.end <= line.span.end


@given(TEXTS)
@example("e\u00ad\u0301 x")
@example("• \u200b\n- e\u0301")
def test_lines_of_plain_text_stand_where_they_say(text: str) -> None:
    read = page(Source(text.encode(), "text/plain"))
    assert read.text == text.removeprefix("\ufeff")
    laws(read)


@given(TEXTS)
def test_no_visible_character_of_plain_text_is_lost(text: str) -> None:
    read = page(Source(text.encode(), "text/plain"))
    inside = {i for line in read.lines for i in range(line.span.start, line.span.end)}
    for i, char in enumerate(read.text):
        bullet = char in "•·*–▪●‣◦■►-"
        assert i in inside or char.isspace() or char in INVISIBLE or bullet


@given(TEXTS, st.integers(0, 1_000))
def test_a_view_does_not_depend_on_its_place(text: str, start: int) -> None:
    here, there = view(text), view(text, start)
    assert here.text == there.text
    assert [i + start for i in here.at] == list(there.at)


def escaped(words: list[str]) -> str:
    return "".join(f" {w.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')} " for w in words)


TEXT = st.lists(WORDS, max_size=3).map(escaped)
HIDDEN = st.sampled_from(["script", "style", "noscript", "template", "textarea", "svg"]).map(
    lambda tag: f"<{tag}>hidden</{tag}>"
)
INLINE = st.recursive(
    TEXT | HIDDEN | st.just("<br>") | st.just("<img alt=no>"),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["b", "i", "span", "em", "small", "time", "x-film"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=5,
)
CELL = st.builds(lambda tag, inner: f"<{tag}>{inner}</{tag}>", st.sampled_from(["td", "th"]), INLINE)
ROW = st.lists(CELL, min_size=1, max_size=3).map(lambda cells: f"<tr>{''.join(cells)}</tr>")
BLOCK = st.recursive(
    INLINE
    | INLINE.map(lambda inner: f"<p>{inner}</p>")
    | INLINE.map(lambda inner: f"<h2>{inner}</h2>")
    | INLINE.map(lambda inner: f"<pre>{inner}</pre>")
    | st.lists(ROW, max_size=3).map(lambda rows: f"<table><tbody>{''.join(rows)}</tbody></table>"),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["div", "section", "ul", "li", "dl", "dd", "blockquote", "nav", "footer", "details", "form"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=8,
)


@given(st.lists(BLOCK, max_size=4).map("".join))
@example("<li> a </li><form> b </form>")
def test_the_visible_words_are_those_beautiful_soup_finds(html: str) -> None:
    html = f"<html><body>{html}</body></html>"
    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup(["script", "style", "noscript", "template", "textarea", "svg"]):
        hidden.decompose()
    read = page(Source(html.encode(), "text/html"))
    laws(read)
    assert read.text.split() == soup.get_text().split()


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_the_cells_of_a_row_are_never_glued(rows: list[tuple[str, str]]) -> None:
    html = "".join(f"<tr><th>{escaped([a]).strip()}<td>{escaped([b]).strip()}" for a, b in rows)
    read = page(Source(f"<table>{html}</table>".encode(), "text/html"))
    assert [(line.text, line.column) for line in read.lines] == [
        (word, column) for row in rows for column, word in enumerate(row)
    ]


@given(TEXTS)
def test_the_same_bytes_give_the_same_page(text: str) -> None:
    source = Source(f"<p>{text}".encode(), "text/html")
    assert page(source) == page(source)
    laws(page(source))
