"""The running text of gold pages with the names read in it by hand, and which sites are kept for testing."""

import json
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import regex

from pipeline.ner.pieces import pieces
from pipeline.ner.training.corpora import Named, Text

_EASTERN = regex.compile(r"[\p{Hiragana}\p{Katakana}\p{Han}\p{Hangul}]")
_PREFIXED = regex.compile(r"[\p{Hebrew}\p{Arabic}]")
_PROSE, _EASTERN_PROSE = 80, 30  # characters from which on a line is running text
_SECOND_LEVEL = frozenset(["co", "com", "edu", "us", "edb", "tm", "or", "org"])


def read_gold(pages: Path) -> dict[str, list[Text]]:
    """The lines of running text of each page whose names were read, with these names, by the page's stem."""
    names = _names()
    found = {}
    for path in sorted(path for path in pages.glob("*.json") if path.stem in names):
        languages = json.loads(path.read_text(encoding="utf-8"))["page_languages"]
        lines = prose(path.with_suffix(".txt").read_text(encoding="utf-8"))
        found[path.stem] = [Text(languages[0], line, named(line, names[path.stem])) for line in lines]
    return found


def is_held_out(page: Path) -> bool:
    """Whether a gold page is for testing alone: a third of the sites, drawn by the hash of the site's name."""
    url = json.loads(page.with_suffix(".json").read_text(encoding="utf-8")).get("url")
    return int(sha256(_site(page.stem, url).encode()).hexdigest(), 16) % 3 == 0


def _site(stem: str, url: str | None) -> str:
    host = (urlsplit(url).hostname if url else None) or ""
    parts = host.split(".")
    if not host:
        return stem.split("-", maxsplit=1)[0]
    long = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL
    return ".".join(parts[-3:] if long else parts[-2:])


def prose(text: str) -> list[str]:
    """The lines of running text of a page."""
    lines = text.split("\n")
    return [s for s in lines if len(s) >= _PROSE or (len(s) > _EASTERN_PROSE and _EASTERN.search(s))]


def _names() -> dict[str, list[tuple[str, str]]]:
    """Page → (name, label), as gold.txt has them."""
    found: dict[str, list[tuple[str, str]]] = {}
    stem = ""
    for line in (Path(__file__).parent / "gold.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            stem = line[3:]
            found[stem] = []
        elif line and not line.startswith("#"):
            label, _, names = line.partition(": ")
            found[stem] += [(name, label) for name in names.split(" | ")]
    return found


def named(text: str, names: list[tuple[str, str]]) -> tuple[Named, ...]:
    """Where the names stand in a text, the longer before the shorter: whole pieces, with a prefix that is glued on."""
    starts, ends = {}, set()
    for start, end in pieces(text):
        starts[start] = start
        if _PREFIXED.match(text, start):
            starts.update({start + 1: start, start + 2: start} if end - start > 3 else {})
        ends.add(end)
    taken: list[Named] = []
    for name, label in sorted(names, key=lambda n: -len(n[0])):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if at in starts and end in ends and all(end <= a or b <= at for a, b, _ in taken):
                taken.append((starts[at], end, label))
            at = text.find(name, at + 1)
    return tuple(sorted(taken))
