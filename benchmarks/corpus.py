"""The pages that are timed: two corpora of 200 distinct pages each, made from samples/, the same on every run.

Names that the samples' records hold are replaced by other names in every page, years and running times are
moved, and no two pages are put together from the same pieces, so that nothing is fast because it was seen before.
"""

import random
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from pipeline import Rules, Source, extract

SAMPLES = Path(__file__).parent.parent / "samples"
COUNT = 200
TEXT_SIZE = 5_000  # characters
HTML_SIZE = 40_000  # characters

_VOWELS = "aeiou"
_NUMBER = re.compile(r"(?<!\d)(19[2-9]\d|200\d)(?!\d)")
_BODY = re.compile(r"(?i)<body[^>]*>")


def texts(rules: Rules) -> tuple[Source, ...]:
    """200 plain-text pages of about 5,000 characters: a sample, then prose of others."""
    pages = _samples(".txt")
    prose = [p for _, text in pages for p in text.split("\n") if len(p) > 150]
    return tuple(
        Source.of(_sized_text(_varied(text, names, number), prose, number).encode(), path=f"bench/{number}.txt")
        for number, (text, names) in _turns(pages, rules)
    )


def htmls(rules: Rules) -> tuple[Source, ...]:
    """200 HTML pages of about 40,000 characters: navigation, scripts, a sample, related films, a footer."""
    pages = [(path, text) for path, text in _samples(".html") if "charset=windows" not in text.lower()]
    return tuple(
        Source.of(_sized_html(_varied(text, names, number), number).encode(), path=f"bench/{number}.html")
        for number, (text, names) in _turns(pages, rules)
    )


def _samples(ending: str) -> list[tuple[Path, str]]:
    return [(p, p.read_bytes().decode("utf-8", "replace")) for p in sorted(SAMPLES.glob(f"*{ending}"))]


def _turns(pages: Sequence[tuple[Path, str]], rules: Rules) -> list[tuple[int, tuple[str, list[str]]]]:
    """Page number → the text of the sample whose turn it is and the names in its record."""
    told = [(text, _names(path, text, rules)) for path, text in pages]
    return [(number, told[number % len(told)]) for number in range(COUNT)]


def _names(path: Path, text: str, rules: Rules) -> list[str]:
    record = extract(Source.of(text.encode(), path=path.name), rules)
    names = {c.name for film in record.films for c in (*film.credits, *film.cast)} | {p.name for p in record.people}
    return sorted((name for name in names if name.isascii()), key=len, reverse=True)


def _varied(text: str, names: Sequence[str], number: int) -> str:
    turned = _VOWELS[number % 5 :] + _VOWELS[: number % 5]
    other = str.maketrans(_VOWELS, turned)
    for name in names:
        first, *rest = name.split()
        text = text.replace(
            name, " ".join([first.translate(other), *(r.translate(other) + "eaiou"[number // 5 % 5] for r in rest)])
        )
    return _NUMBER.sub(lambda year: str(int(year[1]) + number % 9), text)


def _sized_text(text: str, prose: Sequence[str], number: int) -> str:
    chance = random.Random(number)
    parts = [text.rstrip()]
    while sum(map(len, parts)) < TEXT_SIZE and prose:
        sentences = re.split(r"(?<=[.!?]) ", chance.choice(prose))
        parts.append(" ".join(chance.sample(sentences, len(sentences))))
    return "\n\n".join(parts)[:TEXT_SIZE] + f"\n{number}\n"


def _sized_html(text: str, number: int) -> str:
    """The sample's page with what surrounds content on real pages, a third of it scripts and styles."""
    chance = random.Random(number)
    missing = max(0, HTML_SIZE - len(text))
    words = re.findall(r"[^\W\d_]{4,}", text)[:400] or ["page"]

    def some(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    def filled(size: int, piece: str) -> str:
        parts: list[str] = []
        while sum(map(len, parts)) < size:
            parts.append(piece.format(a=escape(some(2)), b=escape(some(12)), n=chance.randrange(10**6)))
        return "".join(parts)

    script = filled(missing // 3, "<script>window.q{n}=function(e){{return e&&e.target?e.target.id:'{a}'}};</script>\n")
    style = filled(missing // 6, "<style>.w{n} > li.item-{n}:hover {{ color: #333; margin: 0 4px }}</style>\n")
    menu = filled(missing // 4, '<li class="menu-item menu-item-{n}"><a href="/p/{n}" title="{a}">{a}</a></li>\n')
    related = filled(
        missing // 5,
        '<li class="card"><a href="/f/{n}"><img src="/i/{n}.jpg" alt=""><span>{a}</span></a><p>{b}</p></li>\n',
    )
    top = f'{style}<nav class="main-menu"><ul>\n{menu}</ul></nav>\n'
    bottom = f'<aside class="related"><ul>\n{related}</ul></aside>\n<footer><p>No. {number}</p></footer>\n{script}'
    start = _BODY.search(text)
    cut = start.end() if start else 0
    end = text.lower().rfind("</body>")
    end = end if end >= 0 else len(text)
    return text[:cut] + top + text[cut:end] + bottom + text[end:]
