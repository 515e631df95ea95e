"""All that teaches, in one order fixed by the seed: open sets, gold pages, made-up texts, and noise over them."""

import random
from pathlib import Path

from pipeline.ner.training.corpora import Named, Text, read_sets, unnamed
from pipeline.ner.training.fill import Maker
from pipeline.ner.training.gold import is_held_out, read_gold
from pipeline.ner.training.namer import Known
from pipeline.ner.training.people import People
from pipeline.rules import load_rules

SEED = 20
# Made-up texts a language; where open sets teach prose, the templates need not.
_MADE = {
    "en": 13000, "de": 5000, "fr": 5000, "es": 7000, "it": 2500, "pt": 3500, "ru": 3000, "pl": 2500, "ja": 3500,
    "ko": 4000, "zh": 2500, "fa": 3000, "ar": 3000, "tr": 2500, "hu": 2000, "cs": 1500, "he": 3000,
}  # fmt: skip
_OTHERS = 1000
_GOLD_TIMES = 30


def blend(data: Path, pages: Path, made_up: Path) -> tuple[list[Text], list[Text]]:
    """The texts that teach, and the few of them that watch over it; of the made-up pages none is kept for testing."""
    chance = random.Random(SEED)  # noqa: S311  nothing here is secret
    rules = load_rules()
    texts = read_sets(data, chance)
    maker = Maker(People(data / "names", chance), rules, unnamed(texts), known(texts))
    for language in maker.tongues:
        texts += [noisy(maker.text(language), chance) for _ in range(_MADE.get(language, _OTHERS))]
    kept = [lines for stem, lines in read_gold(pages).items() if not is_held_out(pages / stem)]
    for lines in (*kept, *read_gold(made_up).values()):
        texts += lines * 2
        texts += [noisy(part_of(renamed(t, maker), chance), chance) for t in lines * (_GOLD_TIMES - 2)]
    chance.shuffle(texts)
    return texts[1200:], texts[:1200]


def known(texts: list[Text]) -> Known:
    """The works and places that some texts name."""
    named = sorted({(t.language, label, t.text[a:b]) for t in texts for a, b, label in t.names})
    places: dict[str, list[str]] = {}
    for language, label, name in named:
        if label == "PLACE" and 3 < len(name) < 25 and name[0].isalpha() and name[0] == name[0].upper():
            places.setdefault(language, []).append(name)
    return Known([name for lang, label, name in named if (lang, label) == ("en", "WORK")], places)


def renamed(text: Text, maker: Maker) -> Text:
    """The text with other names of the same kinds in it, about every second time a name."""
    if text.language not in maker.tongues:
        return text
    made, names, last = "", list[Named](), 0
    for start, end, label in text.names:
        old = text.text[start:end]
        new = maker.another(old, label, text.language) if maker.chance.random() < 0.5 else old
        new = new.upper() if old.isupper() and len(old) > 3 else new
        made += text.text[last:start]
        names.append((len(made), len(made) + len(new), label))
        made, last = made + new, end
    return Text(text.language, made + text.text[last:], tuple(names))


def noisy(text: Text, chance: random.Random) -> Text:
    """The text as pages spoil it: in capitals, cut off, with marks before it, a blank lost; mostly as it was."""
    draw = chance.random()
    upper = text.text.upper()
    if draw < 0.03 and len(upper) == len(text.text):
        return Text(text.language, upper, text.names)
    if draw < 0.08:
        mark = chance.choice(["• ", "- ", "– ", "| ", "> ", "* ", "1. ", "— ", "    ", "● "])
        return _moved(text, mark, 0, len(text.text))
    if draw < 0.12 and len(text.text) > 40:
        return _moved(text, "", 0, chance.randint(30, len(text.text)))
    if draw < 0.15 and len(text.text) > 60:
        return _moved(text, "…" if draw < 0.13 else "", chance.randint(1, 25), len(text.text))
    if draw < 0.19 and ". " in text.text[:-2]:
        return _glued(text, text.text.index(". ") + 1)
    return text


def part_of(text: Text, chance: random.Random) -> Text:
    """A stretch of a long text, cut at blanks outside names."""
    if len(text.text) < 200 or chance.random() < 0.3:
        return text
    free = [i for i, c in enumerate(text.text) if c == " " and all(i < a or b <= i for a, b, _ in text.names)]
    if len(free) < 12:
        return text
    start = chance.choice(free[: len(free) // 2]) + 1
    ends = [i for i in free if 60 <= i - start <= 400] or [len(text.text)]
    return _moved(text, "", start, chance.choice(ends))


def _moved(text: Text, before: str, start: int, end: int) -> Text:
    """A stretch of the text behind a mark, with the names that lie whole in it (a name cut in two ends the stretch)."""
    for a, b, _ in text.names:
        if a < end < b:
            end = a
        if a < start < b:
            start = b
    move = len(before) - start
    names: list[Named] = [(a + move, b + move, label) for a, b, label in text.names if start <= a and b <= end]
    return Text(text.language, before + text.text[start:end], tuple(names))


def _glued(text: Text, at: int) -> Text:
    """The text without the blank at a place."""
    if any(a <= at < b for a, b, _ in text.names):
        return text
    names = [(a - (a > at), b - (b > at), label) for a, b, label in text.names]
    return Text(text.language, text.text[:at] + text.text[at + 1 :], tuple(names))
