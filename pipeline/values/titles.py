"""A printed title → the title, its other titles and its year, each with its place."""

import re
from dataclasses import dataclass

from pipeline.model.fold import label_key, tidy
from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.values.casing import is_capitals, title_case
from pipeline.values.countries import find_countries
from pipeline.values.durations import find_durations
from pipeline.values.formats import find_forms
from pipeline.values.shapes import is_small

_QUOTES = (
    ('"', '"'), ("“", "”"), ("„", "“"), ("„", "”"), ("»", "«"), ("«", "»"), ("『", "』"), ("「", "」"), ("《", "》"),
    ("〈", "〉"), ("<", ">"), ("‘", "’"), ("'", "'"), ("‹", "›"), ("“", "“"), ("”", "”"), ("″", "″"), ("״", "״"),
    ("[", "]"),
)  # fmt: skip
_YEAR = re.compile(r"[\s,–-]*[(\[（]\s*(?P<y>1[89]\d\d|20[0-4]\d)\s*[)\]）]\s*$")
_BARE_YEAR = re.compile(r"(?:,\s*|\s[-–|]\s)(?P<y>1[89]\d\d|20[0-4]\d)\s*$")
_FACT_YEAR = re.compile(r"(?:^|[,(\[]\s*)(?P<y>1[89]\d\d|20[0-4]\d)(?=\s*[,)\]]|$)")
_COUNT = re.compile(r"\d{1,2}")
_BRACKET = re.compile(r"\s*[(\[（](?P<inner>[^()\[\]（）]{1,160})[)\]）]\s*$")
_SLASH = re.compile(r"\s+/\s*|(?<!\bw)\s*/\s+|\s+\|\s+")  # not the one of "w/ Q&A"
_ARTICLE = re.compile(
    r"^(?P<rest>.{2,90}?),\s(?P<article>The|A|An|Der|Die|Das|Le|La|Les|L['’]|El|Los|Las|Il|Lo|Gli|I|O|Os|As|De|Het|Een|Ein|Eine|Un|Une|Una)$"
)
_OTHER_SCRIPT = re.compile(
    "(?P<first>.*[\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0400-\u052f][^A-Za-z]{0,3}?)\\s+(?P<second>[A-Z$¡¿0-9][^\u0370-\u1fff\u3040-\ud7af]{2,90})$"
)
_ABBREVIATED = re.compile(r"(?:\.[^\W\d_]?|[JS]r)$")
_EDGE = " \t\u3000.,;:–—-·•*|/●○★☆◆◇■□▲▼►▶※♥♡✓✔✦✧❖➤➔→"
_LABEL = re.compile(r"([^:：–—]{2,30}?)(?:\s?[:：]\s?|\s[–—-]\s)")
_TITLE_LABELS = ("title", "original_title", "other_title")
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a printed title says; `title.value` is "" where it says none. `others` stand beside the title."""

    title: Found[str]
    others: tuple[Found[str], ...] = ()
    year: Found[int] | None = None


def read_title(text: str, rules: Rules, languages: tuple[str, ...] = ()) -> TitleReading:
    """The title of a text that holds one, without quotation marks, with ALL CAPS undone.

    "A / B", "A (B)" and "A [B / C]" give other titles; so do two scripts side by side. A bracket that
    holds a year gives the year; one that holds facts is left out.
    """
    if not text.strip() or len(text) > _LONGEST:
        return TitleReading(Found("", 0, 0))
    start, end = _trimmed(text, _presented(text, rules, languages), len(text))
    year: Found[int] | None = None
    told = _YEAR.search(text, start, end) or _BARE_YEAR.search(text, start, end)
    if told and told.start() > start:
        year = Found(int(told["y"]), told.start("y"), told.end("y"))
        start, end = _trimmed(text, start, told.start())
    pieces: list[tuple[int, int]] = []
    start, end = _unquoted(text, start, end)
    bracket = _BRACKET.search(text, start, end)
    inside: list[tuple[int, int]] = []
    if bracket and _COUNT.fullmatch(bracket["inner"]):
        end, bracket = bracket.end("inner") + 1, None  # "Departures (2)"
    if bracket and bracket.start() > start and not _joins(bracket["inner"], rules):
        first, stop = bracket.span("inner")
        first += _label_end(bracket["inner"], rules)
        if "," in bracket["inner"] and _FACT_YEAR.search(bracket["inner"]):
            stop = bracket.start("inner") + bracket["inner"].index(",")
        if _is_title(text[first:stop], rules, languages):
            inside = _cut(text, first, stop)
        if year is None and (dated := _FACT_YEAR.search(text, bracket.start("inner"), bracket.end("inner"))):
            year = Found(int(dated["y"]), dated.start("y"), dated.end("y"))
        start, end = _trimmed(text, start, bracket.start())
    for piece in _cut(text, start, end):
        pieces += [_unquoted(text, *part) for part in _scripts(text, *piece)]
    read = [_read(text, a, b, rules, languages) for a, b in [*pieces, *inside]]
    read = [f for f in read if f.value]
    if not read:
        return TitleReading(Found("", start, end), (), year)
    different = {f.value.casefold(): f for f in reversed(read)}  # of the same title twice the first stays
    return TitleReading(read[0], tuple(f for f in read[1:] if different[f.value.casefold()] is f), year)


def _presented(text: str, rules: Rules, languages: tuple[str, ...]) -> int:
    """Where the title begins behind who shows the film ("Harbour Film Club presents Salt"); 0 where nobody does."""
    for cue in rules.words.words.find(text):
        if cue.start and any(c.key == "presents" and c.language in (*languages, "en") for c in cue.value):
            behind = text[cue.end :].lstrip(_EDGE + "\"“„«'‘")
            who = text[: cue.start].split()
            if behind and not is_small(behind) and len(who) >= (2 if text[cue.start].isupper() else 1):
                return cue.end
    return 0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in _EDGE.replace(".", "") or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        if text[end - 1] == "." and _ABBREVIATED.search(text, start, end - 1):
            break  # "Wait..." and "E.T." end so
        end -= 1
    return start, end


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The inside of quotation marks that hold the whole stretch."""
    for first, last in _QUOTES:
        if end - start > 2 and text[start] == first and text[end - 1] == last:
            inner = text[start + 1 : end - 1]
            free = first not in inner and last not in inner
            if free or (first in "'‘" and not re.search(r"(?<!\w)['‘’]|['‘’](?!\w)", inner)):
                return _trimmed(text, start + 1, end - 1)
    return start, end


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The titles between slashes, without their quotation marks."""
    cuts = [m.span() for m in _SLASH.finditer(text, start, end)]
    pieces = []
    place = start
    for a, b in [*cuts, (end, end)]:
        left, right = _trimmed(text, place, a)
        if right > left:
            pieces.append(_unquoted(text, left, right))
        place = b
    return pieces


def _scripts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A title and its translation side by side: in two scripts, or the second in capitals."""
    piece = text[start:end]
    if not piece.isascii() and (match := _OTHER_SCRIPT.match(piece)):
        second = match["second"]
        if sum(c.isalpha() for c in second) >= 3 and not re.search("[A-Za-z]{2}", match["first"]):
            return [(start + match.start("first"), start + match.end("first")), (start + match.start("second"), end)]
    words = list(re.finditer(r"\S+", piece))
    first = len(words)
    while first > 0 and not _is_small(words[first - 1].group()):
        first -= 1
    if 0 < first <= len(words) - 2 and not words[first - 1].group().endswith(":"):
        place = words[first].start()
        small = sum(_is_small(w.group()) for w in words[:first])
        # The words before are ordinary ones but for a one-letter word ("V primeru …").
        if sum(c.isalpha() for c in piece[place:]) >= 6 and small * 2 > first and small + 1 >= first:
            return [(start, start + words[first - 1].end()), (start + place, end)]
    return [(start, end)]


def _is_small(word: str) -> bool:
    """Whether a word is not in capitals; one small letter among capitals is a slip ("MEMóRIAS")."""
    small = sum(c.islower() for c in word)
    return small > 0 and not (small == 1 and sum(c.isupper() for c in word) >= 3)


def _read(text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]) -> Found[str]:
    value = tidy(text[start:end])
    if not any(c.isalnum() for c in value):
        return Found("", start, end)
    if article := _ARTICLE.match(value):
        glue = "" if article["article"][-1] in "'’" else " "
        value = f"{article['article']}{glue}{article['rest']}"
    return Found(title_case(value, rules, languages) if is_capitals(value) else value, start, end)


def _label_end(inner: str, rules: Rules) -> int:
    """Where a title in brackets begins behind its label ("原題：…", "Original title: …"); 0 where none stands there."""
    label = _LABEL.match(inner)
    meanings = rules.labels.get(label_key(label[1]), ()) if label else ()
    return label.end() if label and any(m.key in _TITLE_LABELS for m in meanings) else 0


def _joins(inner: str, rules: Rules) -> bool:
    """Whether what stands in brackets goes on with the title ("Tea (and Sympathy)")."""
    first = inner.split(maxsplit=1)[0] if inner.strip() else ""
    return first.isalpha() and first.islower() and first in rules.words.joiners


def _is_title(inner: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether what stands in brackets behind a title is another title, not facts or a remark."""
    letters = sum(c.isalpha() for c in inner)
    if letters < 2 or find_durations(inner, rules) or find_forms(inner, rules, languages):
        return False
    if re.search(r"\b(?:1[89]|20)\d\d\b", inner) or label_key(inner) in rules.labels:
        return False
    countries = find_countries(inner, rules, languages)
    return not (countries and countries[0].start == 0 and re.fullmatch(r"[\s,/]*", inner[countries[-1].end :]))
