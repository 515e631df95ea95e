"""The labels of one line: "Regie: …", "Director > Réžia", "Country | France |", "DIRECTION/SCRIPT: …"."""

import re
from dataclasses import dataclass

from pipeline.model.fold import label_key
from pipeline.model.page import View
from pipeline.rules import Rules
from pipeline.rules.schema import LabelMeaning
from pipeline.values.languages import read_languages
from pipeline.values.shapes import is_cjk

_LONGEST = 70  # characters of a label head; longer ones are sentences
_COLON = re.compile(r"[:：՝](?!//)")
_DASH = re.compile(r"\s*[|│ㅣ｜丨]\s*|\s+[-–—]+\s*|[-–—]\s+|\t+|\s*=\s*")
_WORD = re.compile(r"\S+")
_PAREN = re.compile(r"^(.*?)[(\[](.*?)[)\]]\s*$")
# Labels that are everyday words too: a dash behind them is more often a dash.
_NEEDS_COLON = ("title", "section", "venue", "date", "related", "ignored", "contact")
_TRIM = " \t,;|/•·-–—ㅣ｜丨"


@dataclass(frozen=True, slots=True)
class Head:
    """A label found in a line: its keys and language, where its head stands and where its value begins."""

    keys: tuple[str, ...]
    language: str
    start: int
    end: int
    value: int


def meaning(head: str, rules: Rules, languages: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    """What a whole label names: its keys (two and more for joined roles) and language; None if it is no label."""
    if not head or len(head) > _LONGEST:
        return None
    known = rules.labels.get(label_key(head))
    found = _chosen(known, languages)
    if found and known:
        both = [m.key for m in known if m.language == found.language]
        return tuple(both), found.language
    parts = [p for p in rules.words.label_split.split(head) if p.strip()]
    if len(parts) > 1:
        parted = [_chosen(rules.labels.get(label_key(p)), languages) for p in parts[:8]]
        if len(parts) <= 8 and all(parted):
            first = next(k for k in parted if k)
            return tuple(dict.fromkeys(k.key for k in parted if k)), first.language
    outer = _PAREN.match(head)
    if outer and outer[1].strip():
        return meaning(outer[1].strip(), rules, languages)
    return None


def _chosen(meanings: tuple[LabelMeaning, ...] | None, languages: tuple[str, ...]) -> LabelMeaning | None:
    """The meaning in the first of the page's languages that knows the label, else the first there is."""
    if not meanings:
        return None
    for language in languages:
        for one in meanings:
            if one.language == language:
                return one
    return meanings[0]


def heads_in(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """The labels of a line that a colon, dash, pipe or tab sets off from their values, in order of place."""
    found: list[Head] = []
    last = 0
    for match in _COLON.finditer(text):
        at = match.start()
        if 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit():
            continue  # a clock
        head = _before(text, last, at, rules, languages, first=not found)
        if head:
            found.append(Head(*head[0], head[1], head[2], match.end()))
            last = match.end()
    if found:
        return found
    match_dash = _DASH.search(text, 1)
    while match_dash and match_dash.start() <= _LONGEST:
        keys = meaning(text[: match_dash.start()].strip(_TRIM), rules, languages)
        if keys and (keys[0][0] not in _NEEDS_COLON or "|" in match_dash.group()):
            start = len(text) - len(text.lstrip(_TRIM))
            return [Head(*keys, start, match_dash.start(), match_dash.end())]
        if not set(match_dash.group()) & set("|│ㅣ｜丨") and ">" not in text:
            break
        match_dash = _DASH.search(text, match_dash.end())
    return []


def _before(
    text: str, last: int, colon: int, rules: Rules, languages: tuple[str, ...], *, first: bool
) -> tuple[tuple[tuple[str, ...], str], int, int] | None:
    """The longest label that ends at a colon and starts behind `last`: (keys and language, start, end)."""
    end = colon
    while end > last and text[end - 1].isspace():
        end -= 1
    starts = [m.start() + last for m in _WORD.finditer(text[last:end])][-9:]
    if first and colon - last <= _LONGEST:
        whole = len(text[last:end]) - len(text[last:end].lstrip(" \t•*-–|"))
        starts.insert(0, last + whole)
    for start in dict.fromkeys(starts):
        if end - start > _LONGEST:
            continue
        keys = meaning(text[start:end], rules, languages)
        if keys and (start <= last + 1 or _may_float(text, start, end)):
            if keys[0] == ("title",) and start > last:
                return _in_language(text, last, start, keys, rules), _word_before(text, last, start), end
            return keys, start, end
    return None


def _word_before(text: str, last: int, start: int) -> int:
    """Where the word before a label begins; the label's own start where none stands there."""
    spots = [m.start() + last for m in _WORD.finditer(text[last:start])]
    return spots[-1] if spots else start


def _in_language(
    text: str, last: int, start: int, keys: tuple[tuple[str, ...], str], rules: Rules
) -> tuple[tuple[str, ...], str]:
    """A title label with a language before it: "English title" is another title, "Latvian title" the original."""
    word = text[_word_before(text, last, start) : start].strip()
    tongues = read_languages(word, rules) if word else []
    if not tongues:
        return keys
    return ("other_title" if tongues[0].value == "en" else "original_title",), keys[1]


def _may_float(text: str, start: int, end: int) -> bool:
    """Whether a label inside a line may be meant: set off by a mark or capital, not a word of a sentence."""
    head = text[start:end]
    if text[:start].rstrip()[-1:] in ',;.|/–—-)]•·"”»':
        return True
    return head[0].isupper() or not head[0].islower()


def bare_head(text: str, rules: Rules, languages: tuple[str, ...]) -> Head | None:
    """The longest label that opens a line with nothing but a blank between it and the rest of the line."""
    ends = [m.end() for m in _WORD.finditer(text[: _LONGEST + 1])][:6]
    for end in reversed(ends):
        if end >= len(text):
            continue
        keys = meaning(text[:end], rules, languages)
        if keys:
            return Head(*keys, 0, end, end)
    return None


def glued_head(text: str, rules: Rules, languages: tuple[str, ...]) -> Head | None:
    """A Chinese, Japanese or Korean label with a number right behind it ("조회391", "작성일23-07-19")."""
    end = next((i for i, c in enumerate(text[:12]) if c.isdigit()), 0)
    if not 2 <= end <= 10 or not is_cjk(text[:end]):
        return None
    keys = meaning(text[:end], rules, languages)
    return Head(*keys, 0, end, end) if keys else None


def caps_heads(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """The labels of a run-on line that only capitals set off: "REGIE Eva Ott DREHBUCH Jan Ott TON …".

    At least two must stand in the line, and the line must hold small letters too.
    """
    if text.isupper() or len(text) < 12:
        return []
    spots = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    caps = [text[a:b].isupper() and text[a:b].strip(".:&/").isalpha() for a, b in spots]
    found: list[Head] = []
    i = 0
    while i < len(spots):
        step = 1
        if caps[i]:
            for j in range(min(i + 4, len(spots)), i, -1):
                if all(caps[i:j]) and (keys := meaning(text[spots[i][0] : spots[j - 1][1]], rules, languages)):
                    found.append(Head(*keys, spots[i][0], spots[j - 1][1], spots[j - 1][1]))
                    step = j - i
                    break
        i += step
    return found if len(found) >= 2 and found[0].start == 0 else []


def value_views(view: View, heads: list[Head]) -> list[View]:
    """The value beside each head: the text up to the next head, without separators at its ends."""
    ends = [h.start for h in heads[1:]] + [len(view.text)]
    values = []
    for head, end in zip(heads, ends, strict=True):
        piece = view.text[head.value : end]
        left = len(piece) - len(piece.lstrip(_TRIM + ":：."))
        right = len(piece.rstrip(_TRIM))
        values.append(view.cut(head.value + min(left, right), head.value + right) if right > left else View("", ()))
    return values
