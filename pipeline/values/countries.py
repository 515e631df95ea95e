"""Countries as ISO codes: a list of countries, countries and nationalities in running text."""

import re
from collections.abc import Iterator, Sequence

from pipeline.model.fold import fold
from pipeline.model.parts import Fact, Found
from pipeline.rules import Rules
from pipeline.rules.phrases import Phrases, Token, scan, tokens
from pipeline.values.scan import has_digit
from pipeline.values.shapes import is_small

# What may be glued to the front of a Hebrew or Arabic word, folded; and the Arabic article.
_BY_NATION = ("hu",)  # languages whose listings print nationalities for countries
_CLITICS = "ובלמהכשوبلفکك"
_ARTICLE = "ال"
_GLUED = re.compile("[\u0590-\u06ff]")
_SEPARATORS = re.compile(r"\s*(?:[,;/|•·+&\n()\[\]>、،・│]|\s[-–—]\s|(?<=[A-Z])[-–](?=[A-Z]))\s*")
_WORD = re.compile(r"[^\W\d_]{7,20}")
_INITIALISM = 4
_CODE = re.compile(r"[A-Z]{1,4}")


def read_countries(text: str, rules: Rules, _languages: tuple[str, ...] = ()) -> list[Found[str]]:
    """The countries of a value that lists them: names, ISO codes and abbreviations, else nationalities.

    Each country once, in order of place; a slip of one letter is mended beside a country that is spelt right.
    """
    small = not any(c.isupper() for c in text)
    found = [f for f in _names(text, rules) if small or _has_capital(text, f.start)]
    items = _items(text)
    codes = [(s, e, text[s:e].replace(".", "")) for s, e in items if not _overlaps(s, e, found)]
    coded = [(s, e, c) for s, e, c in codes if _CODE.fullmatch(c) and c in rules.countries.codes]
    # A letter ("D 2004", "A/D/CH") is a country only beside a number or another, and beside nothing else.
    letters = (
        len(coded) == len(codes) and (len(items) > 1 or has_digit(text)) and not rules.vocabulary.colours.find(text)
    )
    found += [Found(rules.countries.codes[c], s, e) for s, e, c in coded if len(c) > 1 or letters]
    if found:
        found += _mended(text, [(s, e) for s, e, _ in codes if (s, e, _) not in coded], rules)
    else:
        found = _bare_codes(text, rules) or find_nationalities(text, rules)
    found.sort(key=lambda f: f.start)
    return [f for i, f in enumerate(found) if all(f.value != g.value for g in found[:i])]


def find_countries(text: str, rules: Rules, _languages: tuple[str, ...] = ()) -> list[Found[str]]:
    """The countries that running text names as whole words, without names that mean something else as often."""
    careful = rules.countries.careful
    return [
        f
        for f in _names(text, rules)
        if _has_capital(text, f.start) and text[f.start : f.end].casefold() not in careful
    ]


def find_nationalities(text: str, rules: Rules) -> list[Found[str]]:
    """The adjectives of nationality in a text as country codes ("Czechoslovak" → CSHH)."""
    line = scan(text)
    table = rules.countries
    found = [f for f in table.phrases.find(text) if _has_capital(text, f.start) or text[f.start] > "\u0250"]
    short = len(line.spelled) == 1
    for word, (start, end) in zip(line.spelled, line.places, strict=True):
        if len(word) < 3 or _overlaps(start, end, found):
            continue
        code = table.adjectives.get(word, capital=not is_small(text[start]))
        if code is None and _GLUED.match(word):
            code = next((c for w in _unglued(word) if (c := table.adjectives.get(w))), None)
        if code is None:
            continue
        # A small adjective with a capital is a name ("Frances"), unless it opens a short value.
        exact = table.adjectives.words.get(word)
        if not text[start].isupper() or (exact and exact[1]) or short or text.isupper():
            found.append(Found(code, start, end))
    return sorted(found, key=lambda f: f.start)


def _names(text: str, rules: Rules) -> list[Found[str]]:
    return [f for f in find_names(text, rules.countries.names) if not _is_word(text[f.start : f.end], rules)]


def _is_word(printed: str, rules: Rules) -> bool:
    """Whether a name printed as an ordinary word is known in capitals alone ("Us", "Eau")."""
    return len(printed) <= _INITIALISM and printed.istitle() and fold(printed) in rules.countries.initialisms


def find_names(text: str, names: Phrases[str]) -> Sequence[Found[str]]:
    """The names of a table in a text, also behind what Hebrew and Arabic glue to a word."""
    if text.isascii() or not _GLUED.search(text):
        return names.find(text)
    return names.find_in([_bare(t, names) for t in tokens(text)])


def _bare(token: Token, names: Phrases[str]) -> Token:
    """A word without what is glued to its front, where only the rest begins a name."""
    if names.opens(token.word) or not _GLUED.match(token.word):
        return token
    word = next((w for w in _unglued(token.word) if names.opens(w)), None)
    # The article is written anew behind "ل": the place is counted from the word's end.
    return token if word is None else Token(word, max(token.start, token.end - len(word)), token.end)


def _unglued(word: str) -> Iterator[str]:
    """The words that a Hebrew or Arabic word may be behind one or two glued letters and the article."""
    for size in (0, 1, 2):
        rest = word[size:]
        if len(rest) < 3 or any(c not in _CLITICS for c in word[:size]):
            return
        if size:
            yield rest
        if rest.startswith(_ARTICLE):
            yield rest.removeprefix(_ARTICLE)
        elif size and word[size - 1] == "ل" and rest.startswith("ل"):
            yield _ARTICLE + rest[1:]
            yield rest[1:]


def _has_capital(text: str, start: int) -> bool:
    """Whether a word begins with a capital, or with a letter of a script that has none (or none in use: Georgian)."""
    return not text[start].islower() or "\u10d0" <= text[start] <= "\u10ff"


def _items(text: str) -> list[tuple[int, int]]:
    """The stretches between separators, without blanks, years and marks at their ends."""
    items: list[tuple[int, int]] = []
    start = 0
    for match in [*_SEPARATORS.finditer(text), None]:
        end = match.start() if match else len(text)
        inner = re.search(r"[^\W\d_](?:.{0,60}[^\W\d_])?", text[start:end])
        if inner:
            items.append((start + inner.start(), start + inner.end()))
        start = match.end() if match else end
    return items


def _bare_codes(text: str, rules: Rules) -> list[Found[str]]:
    """Codes with nothing but blanks between them ("FR BE"), or before a year ("FRA 2019")."""
    found = []
    for match in re.finditer(r"[^\W\d_]+", text):
        if not (2 <= len(match.group()) <= 4 and match.group() in rules.countries.codes):
            return []
        found.append(Found(rules.countries.codes[match.group()], match.start(), match.end()))
    return found


def _mended(text: str, places: list[tuple[int, int]], rules: Rules) -> list[Found[str]]:
    found = []
    for start, end in places:
        if _WORD.fullmatch(text, start, end) and text[start].isupper():
            code = _nearest(fold(text[start:end]), rules)
            if code:
                found.append(Found(code, start, end))
    return found


def _nearest(word: str, rules: Rules) -> str | None:
    """The one country whose name differs from a word by a letter missing, added or exchanged."""
    near = {
        code
        for name, code in rules.countries.single.items()
        if abs(len(name) - len(word)) <= 1 and name[0] == word[0] and name[-1] == word[-1] and _slip(name, word)
    }
    return near.pop() if len(near) == 1 else None


def _slip(name: str, word: str) -> bool:
    head = 0
    while head < min(len(name), len(word)) and name[head] == word[head]:
        head += 1
    return name[head + (len(name) >= len(word)) :] == word[head + (len(word) >= len(name)) :]


def _overlaps(start: int, end: int, found: list[Found[str]]) -> bool:
    return any(start < f.end and f.start < end for f in found)


def by_nation(text: str, facts: list[Fact], rules: Rules, languages: tuple[str, ...]) -> list[Fact]:
    """Facts with the nationality that opens a Hungarian line as a country ("magyar, 2024, 17 perc")."""
    first, *others = sorted(facts, key=lambda f: f.start)
    said = text[: first.end].strip()
    if languages[:1] != _BY_NATION or first.key != "language" or any(f.key == "country" for f in others):
        return facts
    told = find_nationalities(said, rules)
    if not others or others[0].key != "year" or len(told) != 1 or told[0].end - told[0].start != len(said):
        return facts
    return [Fact("country", told[0].value, first.start, first.end), *others]
