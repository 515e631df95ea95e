"""The pages that are timed, made from samples/, the same bytes on every run and no page twice.

Page N is a sample in whose text the names and titles that its record holds (output/samples) are replaced by others,
years are moved, and a word of every sentence of prose is exchanged: nothing is fast because it was seen before.
"""

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
RECORDS = ROOT / "output" / "samples" / "records.jsonl"
TEXT_SIZE = 5_000  # characters
HTML_SIZE = 40_000  # characters
PROGRAMME = "programm-weitblick.txt"

_VOWELS = ("aeiou", "аеиоу")
_CONSONANTS = ("lnrst", "лнрст")
_NUMBER = re.compile(r"(?<!\d)(19[2-9]\d|200\d)(?!\d)")
_BODY = re.compile(r"(?is)(.*?<body[^>]*>)(.*)(</body>.*)")
_SENTENCE = re.compile(r"[^.!?。\n<>{}]{20,}[.!?。]")
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,}(?![^\W\d_])")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample page: its text, the names and titles in its record (the longest first), its words in small letters."""

    text: str
    names: tuple[str, ...]
    words: tuple[str, ...]


def text_page(number: int, size: int = TEXT_SIZE) -> bytes:
    """A plain-text page of about `size` characters: a sample, then prose of others."""
    samples = _samples(".txt")
    chance = random.Random(number)
    sample = samples[number % len(samples)]
    prose = [(p, s.words) for s in samples for p in s.text.split("\n") if len(p) > 150]
    parts = [_varied(sample, number, chance).rstrip()]
    length = len(parts[0])
    while length < size:
        passage, words = chance.choice(prose)
        sentences = [_reworded(sentence, words, chance) for sentence in re.split(r"(?<=[.!?]) ", passage)]
        part = " ".join(chance.sample(sentences, len(sentences)))
        parts.append(part)
        length += len(part) + 2
    return ("\n\n".join(parts)[:size] + f"\n{number}\n").encode()


def html_page(number: int, size: int = HTML_SIZE) -> bytes:
    """An HTML page of about `size` characters: menu, a sample, related films, footer, half of it scripts and styles.

    A page that is longer than usual has longer prose too, in step with the rest.
    """
    samples = _samples(".html")
    chance = random.Random(number)
    sample = samples[number % len(samples)]
    text = _varied(sample, number, chance)
    prose = _SENTENCE.findall(text) or ["Nothing is said of it."]
    more = [
        f"<p>{_reworded(' '.join(chance.choices(prose, k=4)), sample.words, chance)}</p>\n"
        for _ in range((size - HTML_SIZE) // 4_000)
    ]
    missing = max(0, size - len(text) - sum(map(len, more)))

    def filled(share: int, piece: str) -> str:
        parts: list[str] = []
        length = 0
        while length < missing // share:
            some = chance.choices(sample.words, k=14)
            part = piece.format(a=" ".join(some[:2]), b=" ".join(some[2:]), n=chance.randrange(10**6))
            parts.append(part)
            length += len(part)
        return "".join(parts)

    script = filled(3, "<script>window.q{n}=function(e){{return e&&e.target?e.target.id:'{a}'}};</script>\n")
    style = filled(6, "<style>.w{n} > li.item-{n}:hover {{ color: #333; margin: 0 4px }}</style>\n")
    menu = filled(4, '<li class="menu-item menu-item-{n}"><a href="/p/{n}" title="{a}">{a}</a></li>\n')
    related = filled(
        5, '<li class="card"><a href="/f/{n}"><img src="/i/{n}.jpg" alt=""><span>{a}</span></a><p>{b}</p></li>\n'
    )
    top = f'{style}<nav class="main-menu"><ul>\n{menu}</ul></nav>\n'
    bottom = f'<aside class="related"><ul>\n{related}</ul></aside>\n<footer><p>No. {number}</p></footer>\n{script}'
    parts = _BODY.fullmatch(text)
    assert parts, "a sample has a body"
    return f"{parts[1]}{top}{parts[2]}{''.join(more)}{bottom}{parts[3]}".encode()


def programme_text(number: int, films: int) -> bytes:
    """A plain-text programme of `films` films: the blocks of a sample again and again, names and titles replaced."""
    return "\n\n".join(_programme(number, films)).encode()


def programme_html(number: int, films: int) -> bytes:
    """The same as HTML: a heading a film, a line a fact, a paragraph of prose."""
    top, *blocks = _programme(number, films)
    parts = ['<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Programm</title></head><body>']
    parts.append(f"<h1>{escape(top)}</h1>")
    for block in blocks:
        title, *lines, prose = block.split("\n")
        facts = "<br>\n".join(map(escape, lines))
        parts.append(f'<div class="film"><h3>{escape(title)}</h3>\n<p>{facts}</p>\n<p>{escape(prose)}</p></div>')
    return ("\n".join(parts) + "\n</body></html>\n").encode()


def write(folder: Path, make: Callable[[int], bytes], ending: str, numbers: Iterable[int]) -> None:
    """Pages into a folder, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number:06}{ending}").write_bytes(make(number))


def _programme(number: int, films: int) -> Iterator[str]:
    sample = _read(ROOT / "samples" / PROGRAMME)
    blocks = [b for b in sample.text.split("\n\n") if re.search(r"\d\d?'", b)]
    yield sample.text.split("\n\n")[1]  # the festival's name and edition
    chance = random.Random(number)
    for n in range(films):
        turn = number * films + n
        yield _varied(Sample(blocks[n % len(blocks)], sample.names, sample.words), turn, chance)


@cache
def _samples(ending: str) -> tuple[Sample, ...]:
    found = [_read(path) for path in sorted((ROOT / "samples").glob(f"*{ending}"))]
    return tuple(s for s in found if "charset=iso" not in s.text.lower())


@cache
def _read(path: Path) -> Sample:
    text = path.read_bytes().decode("utf-8", "replace")
    visible = re.sub(r"(?is)<(script|style).*?</\1>|<[^>]*>", " ", text)
    words = tuple(dict.fromkeys(word for word in _WORD.findall(visible) if word == word.lower()))
    return Sample(text, tuple(sorted(_names(path.name), key=lambda n: (-len(n), n))), words)


def _names(file: str) -> set[str]:
    """The names and titles that the record of a sample holds."""
    for line in RECORDS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if (record["source"]["path"] or "").endswith(f"/{file}"):
            films = record["films"]
            people = {p["name"] for p in record["people"]}
            return people | {f["title"] for f in films} | {c["name"] for f in films for c in f["credits"] + f["cast"]}
    return set()


def _varied(sample: Sample, number: int, chance: random.Random) -> str:
    """The sample's text with other names, years and words; which ones, the page's number tells."""
    text = sample.text
    for name in sample.names:
        text = text.replace(name, _other(name, number))
    text = _NUMBER.sub(lambda year: str(int(year[1]) + number % 9), text)
    return _SENTENCE.sub(lambda sentence: _reworded(sentence[0], sample.words, chance), text)


def _other(name: str, number: int) -> str:
    """A name that sounds like the given one: its vowels turned, a syllable or more of the number behind its last word.

    Names in letters that are neither Latin nor Cyrillic stay as they are.
    """
    for vowels, consonants in zip(_VOWELS, _CONSONANTS, strict=True):
        if any(v in name for v in vowels):
            turn = number % 5
            name = name.translate(str.maketrans(vowels, vowels[turn:] + vowels[:turn]))
            left = number // 5
            while left:
                left, digit = divmod(left - 1, 25)
                name += consonants[digit // 5] + vowels[digit % 5]
            break
    return name


def _reworded(passage: str, words: Sequence[str], chance: random.Random) -> str:
    """A passage with one of its words in small letters exchanged."""
    found = [word for word in _WORD.finditer(passage) if word[0] == word[0].lower()]
    if not found:
        return passage
    word = chance.choice(found)
    return passage[: word.start()] + chance.choice(words) + passage[word.end() :]
