"""The labels of one line: "Regie: …", "Director > Réžia", "Country | France |", "DIRECTION/SCRIPT: …"."""

import re
from dataclasses import dataclass
from itertools import islice

from pipeline.model.fold import label_key
from pipeline.model.page import View
from pipeline.rules import Rules
from pipeline.rules.schema import SECTION_KEYS
from pipeline.sections.fitting import COMPANY_KEYS
from pipeline.sections.meanings import LONGEST, in_two_tongues, may_open, meaning
from pipeline.sections.stated import CORE, tells_film
from pipeline.values.facts import read_facts
from pipeline.values.languages import read_languages
from pipeline.values.names import is_person, split_names
from pipeline.values.scan import fold_word, has_digit, opens_label
from pipeline.values.shapes import is_cjk, is_small

_COLON = re.compile(r"[:：՝](?!//)")
_DASH = re.compile(r"\s*[|│ㅣ｜丨]\s*|\s+[-–—]+\s*|[-–—]\s+|\t+|\s*=\s*")
_DASHED = re.compile(r"[|│ㅣ｜丨–—\t=-]")
_WORD = re.compile(r"\S+")
# Labels that are everyday words too: a dash behind them is more often a dash.
_NEEDS_COLON = ("title", "section", "venue", "date", "related", "ignored", "contact")
# Labels of Chinese and Japanese pages: in brackets, or before a slash at the line's start or behind a blank.
_EASTERN = re.compile(r"[【〔［\[〈](?P<in>[^\W\d]{2,12})[】〕］\]〉]\s*|(?<!\S)(?P<before>[^\W\d]{2,8})\s?[／/]\s?")
_CUT = re.compile(r"\s*[/|•·,;(]\s*|\s[-–—]\s|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff\d])")
_FACTS_AT_MOST = 200  # characters behind a label in which names and then facts may stand
_MOST_CUTS = 12
_SET_OFF = frozenset(',;.|/–—-)]•·"”»')
_FIRST_RUN = re.compile(r"[^\W_]+")
_TRIM = " \t,;|/•·-–—ㅣ｜丨"
_SENTENCE = re.compile(r"(?<!\s\w)\.\s+")  # "V. italiana" is no sentence's end
_RUN = 3  # labels of a run-on line
_COPY = frozenset(("format", "colour", "sound_format", "aspect_ratio", "runtime"))  # what is told of a film's copy
_OF_COPY = _COPY | {"language", "subtitles"}
_LENT = frozenset(("print_source", "distribution", "sales", "language", "subtitles"))


@dataclass(frozen=True, slots=True)
class Head:
    """A label found in a line: its keys and language, where its head stands and where its value begins."""

    keys: tuple[str, ...]
    language: str
    start: int
    end: int
    value: int


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
        return with_facts(text, _with_tails(text, found, rules, languages), rules, languages)
    eastern = _eastern_heads(text, rules, languages)
    if eastern:
        return eastern
    match_dash = _DASH.search(text, 1) if _DASHED.search(text, 1) else None
    while match_dash and match_dash.start() <= LONGEST:
        keys = meaning(text[: match_dash.start()].strip(_TRIM), rules, languages)
        if keys and (keys[0][0] not in _NEEDS_COLON or set(match_dash.group()) & set("|│ㅣ｜丨")):
            start = len(text) - len(text.lstrip(_TRIM))
            return [Head(*keys, start, match_dash.start(), match_dash.end())]
        if not set(match_dash.group()) & set("|│ㅣ｜丨") and ">" not in text:
            break
        match_dash = _DASH.search(text, match_dash.end())
    bare = bare_head(text, rules, languages) if has_digit(text) else None
    closed = with_facts(text, [bare], rules, languages) if bare and bare.keys[0] in rules.roles else []
    return closed if len(closed) > 1 else []


def with_facts(text: str, heads: list[Head], rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """The labels of a line, and one of no length for facts behind the names of a role.

    "Režie: Radim Křepel / ČR 2020 / 14 min." tells a director and then a country, a year and a length.
    """
    found: list[Head] = []
    for place, head in enumerate(heads):
        end = heads[place + 1].start if place + 1 < len(heads) else len(text)
        found.append(head)
        if head.keys[0] in rules.roles and end - head.value <= _FACTS_AT_MOST and has_digit(text[head.value : end]):
            found += _facts_behind(text[:end], head, rules, languages)
    return found


def _facts_behind(text: str, head: Head, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """The label of no length for the facts behind a label's names, which reach to the end of a text; if any."""
    for match in islice(_CUT.finditer(text, head.value), _MOST_CUTS):
        behind = text[match.end() :]
        if (facts := read_facts(behind, rules, languages)) and tells_film(behind, facts, rules):
            names = split_names(text[head.value : match.start()], rules, languages)
            if names and all(head.keys[0] in COMPANY_KEYS or is_person(n.value.name, rules) for n in names):
                return [Head(("facts",), head.language, match.start(), match.start(), match.end())]
            break
    return []


def _with_tails(text: str, heads: list[Head], rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """The labels of a line, and one of no length for each sentence of facts that ends a label's value.

    "Prod.: Salt Film. 35mm. D.: 12'. B/N" tells a company, a gauge, a length and that the film has no colour.
    """
    if ". " not in text:
        return heads
    found: list[Head] = []
    for place, head in enumerate(heads):
        found.append(head)
        end = heads[place + 1].start if place + 1 < len(heads) else len(text)
        marks = list(islice(_SENTENCE.finditer(text, head.value, end), _MOST_CUTS))
        stops = [*(m.start() for m in marks[1:]), end][: len(marks)]
        tails: list[Head] = []
        told: set[str] = set()
        for mark, stop in zip(marks, stops, strict=True):
            piece = text[mark.end() : stop].rstrip(" .;,")
            facts = read_facts(piece, rules, languages) if 0 < len(piece) <= LONGEST else None
            if facts is not None and facts.facts and not facts.rest:
                told |= facts.kinds()
                tails.append(Head(("facts",), head.language, mark.start() + 1, mark.start() + 1, mark.end()))
            elif tails and (lent := bare_head(piece, rules, languages)) and lent.keys[0] in _LENT:
                tails.append(Head(lent.keys, lent.language, at := mark.end(), at + lent.end, at + lent.value))
        run_on = (len(heads) >= _RUN or head.keys[0] in _COPY) and not told.intersection(head.keys)
        of_film = head.keys[0] in rules.roles and (len(told.intersection(CORE)) > 1 or "runtime" in told)
        if told and (told <= _OF_COPY if run_on else of_film):
            found += tails
    return found


def _eastern_heads(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Head]:
    """The labels that brackets or a slash set off on East Asian pages ("【監督】森川真澄", "導演／蘇曉嵐")."""
    if text.isascii():
        return []
    found: list[Head] = []
    for match in _EASTERN.finditer(text):
        group = "in" if match["in"] else "before"
        if (text[: match.start()].strip() and not found) or match.end() >= len(text) or not is_cjk(match[group]):
            continue
        keys = meaning(match[group], rules, languages)
        if keys and (group == "in" or not _goes_on(text[match.end() :], rules)):
            found.append(Head(*keys, match.start(), match.end(group) + (group == "in"), match.end()))
    return found


def _goes_on(behind: str, rules: Rules) -> bool:
    """Whether what stands behind a slash is no value: a second label ("감독/각본 한서윤"), a second form."""
    word = _FIRST_RUN.match(behind)
    return word is not None and (label_key(word.group()) in rules.labels or rules.vocabulary.forms.has(word.group()))


def _before(
    text: str, last: int, colon: int, rules: Rules, languages: tuple[str, ...], *, first: bool
) -> tuple[tuple[tuple[str, ...], str], int, int] | None:
    """The longest label that ends at a colon and starts behind `last`: (keys and language, start, end)."""
    end = colon
    while end > last and text[end - 1].isspace():
        end -= 1
    near = max(last, end - LONGEST)
    starts = [m.start() for m in _WORD.finditer(text, near, end) if m.group() not in "|/•·"][-9:]
    if near > last and starts and starts[0] == near and not text[near - 1].isspace():
        del starts[0]  # the middle of a word
    if first and colon - last <= LONGEST:
        whole = len(text[last:end]) - len(text[last:end].lstrip(" \t•*-–|"))
        starts.insert(0, last + whole)
    for start in dict.fromkeys(starts):
        if end - start > LONGEST:
            continue
        keys = meaning(text[start:end], rules, languages)
        if keys is None and start <= len(text) - len(text.lstrip()):
            keys = in_two_tongues(text[start:end], rules, languages)
        if keys and (start <= last + 1 or _may_float(text, start, end, rules)):
            if keys[0][0] in SECTION_KEYS and _amid_words(text, last, start):
                return None
            if "," in text[start:end] and len(keys[0]) == 1 and text[last:start].strip():
                continue  # "MIT DIR, Regie": the title before the label ends in a word that is one as well
            if keys[0] == ("title",) and start > last:
                return _in_language(text, last, start, keys, rules), _word_before(text, last, start), end
            return keys, start, end
    return None


def _amid_words(text: str, last: int, start: int) -> bool:
    """Whether a word stands in the midst of a sentence, in a script whose letters cannot show it."""
    before = text[last:start].rstrip()
    return len(before) > LONGEST and before[-1] not in _SET_OFF and "\u0590" <= before[-1] < "\u0e00"


def _word_before(text: str, last: int, start: int) -> int:
    """Where the word before a label begins; the label's own start where none stands there."""
    spots = [m.start() for m in _WORD.finditer(text, max(last, start - LONGEST), start)]
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


def _may_float(text: str, start: int, end: int, rules: Rules) -> bool:
    """Whether a label inside a line may be meant: set off by a mark or capital, not a word of a sentence."""
    before = text[max(0, start - LONGEST) : start].rstrip()
    if before[-1:].isdigit() and _names_month(text[start:end], rules):
        return False  # "9 במאי" is the ninth of May, though the second word alone is a director too
    return before[-1:] in _SET_OFF or not is_small(text[start:end])


def _names_month(word: str, rules: Rules) -> bool:
    """Whether a word is a month, also behind the letter that Hebrew and Arabic glue to it."""
    folded = fold_word(word.strip())
    return any(rules.calendar.month(w) is not None for w in (folded, folded[1:]) if len(w) > 2)


def bare_head(text: str, rules: Rules, languages: tuple[str, ...]) -> Head | None:
    """The longest label that opens a line with nothing but a blank between it and the rest of the line."""
    if not opens_label(text, rules):
        return None
    ends = [m.end() for m in _WORD.finditer(text[: LONGEST + 1])][:6]
    for end in reversed(ends) if may_open(text, 0, ends, rules) else ():
        if end >= len(text):
            continue
        if end <= 2 and text[:end].isascii():
            continue  # "I" and "R." are labels only before a colon
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
    first = _WORD.match(text)
    if first is None or not _is_caps(first.group()):
        return []
    spots = [m.span() for m in _WORD.finditer(text)]
    caps = [_is_caps(text[a:b]) for a, b in spots]
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
    sure = sum(h.end - h.start > 2 for h in found)  # "AT" and "UT" are countries and versions too
    return found if sure >= 2 and found[0].start == 0 else []


def _is_caps(word: str) -> bool:
    return word.isupper() and word.strip(".:&/").isalpha()


def value_views(view: View, heads: list[Head]) -> list[View]:
    """The value beside each head: the text up to the next head, without separators at its ends."""
    ends = [h.start for h in heads[1:]] + [len(view.text)]
    values = []
    for head, end in zip(heads, ends, strict=True):
        piece = view.text[head.value : end]
        left = len(piece) - len(piece.lstrip(_TRIM + ":：."))
        right = len(piece.rstrip(_TRIM))
        while piece[:right].endswith((")", "]", "）")) and not _opens_bracket(piece, right):
            right = len(piece[: right - 1].rstrip(_TRIM))  # "Salt (dir: Ann Berg)"
        values.append(view.cut(head.value + min(left, right), head.value + right) if right > left else View("", ()))
    return values


def _opens_bracket(piece: str, end: int) -> bool:
    """Whether the bracket that closes at the end of piece[:end] opens in it too."""
    return sum(piece.count(c, 0, end) for c in "([（") >= sum(piece.count(c, 0, end) for c in ")]）")
