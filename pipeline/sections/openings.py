"""Where the text of a life begins: a line with a name, or a sentence inside running text that speaks of a birth."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.fold import fold, label_key
from pipeline.model.page import View
from pipeline.model.parts import Found, Reading
from pipeline.rules import Rules
from pipeline.rules.phrases import scan
from pipeline.values.countries import find_countries
from pipeline.values.cutting import two_scripts
from pipeline.values.dates import find_years
from pipeline.values.names import is_person
from pipeline.values.shapes import first_sentence_end, is_caps, is_cjk, is_prose

STRONG = frozenset(["born", "died", "studied", "graduated", "taught", "founded", "member", "juror"])
_SIZES = (5, 4, 3, 2)  # words of a name at the beginning of a sentence, the longest first
_BRACKET_BEHIND = re.compile(r"\s*\([^()]{2,60}\)$")
_BORN_LINE = re.compile(r"\(?[^\d()]{0,50}?[,\s*]?\s*(?:1[89]|20)\d\d(?:\s*,\s*[^\d()]{2,50})?\)?\.?$")
# "(1979, Žilina)", "(Graz, 1990)", "(1901–1977)", "(1894, Graz – 1942, Wien)" right behind a name.
_BORN_BEHIND = re.compile(
    r"\s?[(（](?:(?:1[89]|20)\d\d,\s?[^\W\d_a-z][^\d()（）;]{1,40}?|[^\W\d_a-z][^\d()（）;:]{1,40},\s?(?:1[89]|20)\d\d"
    r"|(?:1[89]|20)\d\d)(?:\s?[–—-]\s?[^()（）]{0,40}?\b(?:19|20)\d\d(?:,[^\d()（）]{2,40})?)?[)）]"
)
_LONE = re.compile(r"\s?[(（]\d{4}[)）]")  # a film's year as likely as a birth's
_CAPS_TAIL = re.compile(r"(?<=[.!?»”)])\s?([^\W\d_a-zà-ÿ][^\d.!?()]{4,48}?)(\s\([^()]{2,40}\))?$")
_STOP = re.compile(r"(?<=[.!?»”])\s?(?=[^\W\d_a-z])|\s[-–—]\s(?=[^\W\d_a-z])")
_LIST_CUT = re.compile(r"\s*[,،;、]\s*(?:([^\W\d_]{1,4})\s)?|\s([^\W\d_]{1,4}|&)\s")
_SHORT_CUE = 2
_NAME = 60  # characters of a name before its brackets
_DIGIT = re.compile(r"\d")
_READ = 4_000  # characters of a paragraph that are looked at


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a life begins in a text, and the stretch of the name it is about, where one is told there."""

    at: int
    name: tuple[int, int] | None = None


def named(text: str, rules: Rules) -> tuple[int, int] | None:
    """The stretch of the person's name that a line consists of, a country or year in brackets behind it left out."""
    behind = _BRACKET_BEHIND.search(text)
    end = behind.start() if behind else len(text)
    name = text[:end]
    words = name.split()
    if not words or (label_key(words[0]) in rules.labels and not is_caps(name)):
        return None  # "Genre Fiction": a label that lost its colon
    if any(c.key in ("prize", "mention") for cue in rules.words.awards.find(name) for c in cue.value if cue.start == 0):
        return None  # "DIPLOMA OF MERIT"
    return (0, end) if is_person(name, rules) or _is_twice(name, rules) else None


def _is_twice(name: str, rules: Rules) -> bool:
    """Whether a line is one name in East Asian and in Latin letters, of which the latter show that it is a person's."""
    halves = two_scripts(name)
    return halves is not None and is_person(name[slice(*halves[1])], rules)


def is_birth_line(text: str) -> bool:
    """Whether a line is place and year of birth alone: "(Buenos Aires, 1976)", "1964, Oslo"."""
    return 4 <= len(text) <= 70 and text.startswith(("(", "*", "1", "2")) and bool(_BORN_LINE.match(text))


def is_long(text: str) -> bool:
    """Whether a text is long enough to tell of a life; East Asian scripts say more in fewer characters."""
    return len(text) > 30 or (len(text) > 12 and is_cjk(text))


def life_keys(text: str, rules: Rules, languages: tuple[str, ...]) -> set[str]:
    """The cue keys of a life in a text, those of the page's languages."""
    return {c.value for c in cues(text, rules, languages)}


def cues(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Found[str]]:
    """The cues of a life in a text with their places.

    A letter alone ("b.", "f.") counts only before figures, and not in "D.E.B.S. (2004)".
    """
    found = []
    for cue in rules.words.biography.find(text):
        for said in cue.value:
            if languages and said.language not in languages:
                continue
            short = cue.end - cue.start <= _SHORT_CUE and text[cue.start] < "\u0300"
            behind = text[cue.end : cue.end + 8]
            if short and (text[cue.start - 1 : cue.start] == "." or behind[:1] == "&" or not _DIGIT.search(behind)):
                continue  # nor in "B&W | 16mm"
            found.append(Found(said.key, cue.start, cue.end))
    return found


def openings(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Opening]:
    """Every place of a paragraph where the life of another person begins, in order.

    A life begins at a sentence that names someone and speaks of a birth, or at the paragraph's beginning
    where it speaks of a birth at once.
    """
    text = text[:_READ]
    words = scan(text).words
    births = rules.words.births
    speaks = not all(words.isdisjoint(births.get(code, ())) for code in languages or births)
    born = [c for c in cues(text, rules, languages) if c.value == "born"] if speaks else []
    if not born:
        name = _born_in_bracket(text, rules)
        return [Opening(0, name)] if name is not None else []
    found: list[Opening] = []
    starts = [0, *(m.end() for m in _STOP.finditer(text))]
    for n, start in enumerate(starts):
        stop = next((s for s in starts[n + 1 :] if s > first_sentence_end(text, start) - 2), len(text))
        name = name_at(text, start, rules)
        if name is not None:
            cue = next((c for c in born if name[1] <= c.start < min(stop, name[1] + 110)), None)
            between = text[name[1] : cue.start] if cue else ""
            if cue and not re.search(r"[.!?]\s", between):
                # "A, B, C - Anna Berg – born …": the name nearest to the birth is the one it tells of.
                if found and found[-1].name is not None and found[-1].name[1] > cue.start - 110 and not any(
                    found[-1].at < c.start < start for c in born
                ):
                    found.pop()
                found.append(Opening(start, name))
        elif start == 0:
            cue = next((c for c in born if c.start < 45), None)
            told = None if cue else _name_before(text, [c for c in born if c.start < min(stop, 160)], rules)
            if (cue and find_years(text[: cue.end + 60])) or told:
                found.append(Opening(0, told))
    return found


def another(view: View, above: Sequence[Reading], rules: Rules) -> View | None:
    """The name of another person than the lines above tell of, whose life a paragraph begins; None elsewhere."""
    name = _born_in_bracket(view.text, rules)
    told = view.cut(*name) if name is not None else None
    return told if told is not None and above and not above[0].text.startswith(told.text) else None


def _born_in_bracket(text: str, rules: Rules) -> tuple[int, int] | None:
    """The name at a paragraph's beginning with year and place of birth, or two years, in brackets behind it."""
    opened = text.find("(", 0, _NAME)
    told = _BORN_BEHIND.match(text, opened) if opened > 0 and not _LONE.match(text, opened) else None
    if told is None or not is_prose(text[told.end() :]) or find_countries(told.group(), rules):
        return None  # "Salt (Norway, 2022)"
    name = text[:opened].rstrip()
    return (0, len(name)) if is_person(name, rules) else None


def _name_before(text: str, born: list[Found[str]], rules: Rules) -> tuple[int, int] | None:
    """The person's name that stands right before a cue of birth ("… is where Anna Berg was born")."""
    for cue in born:
        # The cue is one word ("born") or more ("was born"): up to one small word may stand between.
        stop = cue.start
        tail = re.search(r"\s[^\W\d_A-Z]{1,4}\s?$", text[:stop])
        name = _last_name(text, (0, stop), rules) or (_last_name(text, (0, tail.start()), rules) if tail else None)
        if name is not None:
            return name
    return None


def dashed_name(text: str, rules: Rules) -> tuple[int, int] | None:
    """The name that a paragraph opens with before a dash ("Anna Berg – dreht Filme"), as lists of lives do."""
    name = name_at(text, 0, rules)
    return name if name and re.match(r"\s*[–—-]\s", text[name[1] :]) else None


def name_at(text: str, start: int, rules: Rules) -> tuple[int, int] | None:
    """The stretch of the person's name that stands at `start`: the longest that a comma, dash or small word ends."""
    words = list(re.finditer(r"\S+", text[start : start + 80]))[:6]
    for size in _SIZES:
        if len(words) < size:
            continue
        inner = [w.group() for w in words[: size - 1]]
        if any(w.endswith((",", ";", ":", ")")) or (w.endswith(".") and len(w) > 3) for w in inner):
            continue
        last = words[size - 1]
        printed = last.group().rstrip(",;:")
        if printed.endswith(".") and len(printed) > 3:
            printed = printed.rstrip(".")
        end = last.start() + len(printed)
        follows = words[size].group() if len(words) > size else ""
        if follows[:1].isupper() and printed == last.group():
            continue
        name = text[start : start + end]
        if is_person(name, rules) and label_key(words[0].group()) not in rules.labels:
            return start, start + end
    return None


def subject_of(text: str, rules: Rules, languages: tuple[str, ...]) -> tuple[int, int] | None:
    """The name that the first sentence of a paragraph has for its subject, a post or a trade before it at most."""
    end = first_sentence_end(text[:_READ])
    if not life_keys(text[: min(end, 200)], rules, languages) & {*STRONG, "worked"}:
        return None
    for match in re.finditer(r"(?:^|,\s)(?=[^\W\d_a-z])", text[: min(end, 70)]):
        name = name_at(text, match.end(), rules)
        if name is not None:
            return name
    return None


def caps_tail(text: str, rules: Rules) -> tuple[int, int] | None:
    """The name in capitals that is glued to the end of a paragraph and belongs to the next ("… Kino.ANNA BERG")."""
    match = _CAPS_TAIL.search(text[-110:])
    if match is None or not is_caps(match[1]) or not is_person(match[1], rules):
        return None
    shift = max(0, len(text) - 110)
    return shift + match.start(1), shift + match.end(1)


def listed_names(view: View, rules: Rules) -> list[View]:
    """The names of a running list of three or more ("judged by Anna Berg, Tom Hill, and Mira Sand")."""
    text = view.text
    if text.count(",") + text.count("،") < 1 or len(text) > _READ:
        return []
    pieces = [p for p in _pieces(text, rules) if text[slice(*p)].strip()]
    whole = [is_person(text[a:b].strip(" .:"), rules) for a, b in pieces]
    best: list[tuple[int, int]] = []
    for n in range(len(pieces)):
        if not whole[n] or (n and whole[n - 1]):
            continue
        stop = next((k for k in range(n, len(pieces)) if not whole[k]), len(pieces))
        chain = [_trimmed(text, p) for p in pieces[n:stop]]
        before = _last_name(text, pieces[n - 1], rules) if n else None
        behind = name_at(text, _trimmed(text, pieces[stop])[0], rules) if stop < len(pieces) else None
        chain = [*([before] if before else []), *chain, *([behind] if behind else [])]
        best = max(best, chain, key=len)
    return [view.cut(a, b) for a, b in best] if len(best) >= 3 else []


def _pieces(text: str, rules: Rules) -> list[tuple[int, int]]:
    """A text cut at commas and joining words."""
    cuts = [_cut(m, rules) for m in _LIST_CUT.finditer(text) if not m[2] or fold(m[2]) in rules.words.joiners]
    bounds = [0, *(x for cut in cuts for x in cut), len(text)]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _cut(match: re.Match[str], rules: Rules) -> tuple[int, int]:
    """Where a comma stands, with the joining word behind it ("…, and …")."""
    if match[1] and fold(match[1]) not in rules.words.joiners:
        return match.start(), match.start(1)
    return match.span()


def _trimmed(text: str, piece: tuple[int, int]) -> tuple[int, int]:
    start, end = piece
    while start < end and text[start] in " .:":
        start += 1
    while end > start and text[end - 1] in " .:":
        end -= 1
    return start, end


def _last_name(text: str, piece: tuple[int, int], rules: Rules) -> tuple[int, int] | None:
    """The person's name that a piece of text ends with."""
    start, end = _trimmed(text, piece)
    words = list(re.finditer(r"\S+", text[start:end]))[-5:]
    for k in range(len(words) - 1):
        begin = start + words[k].start()
        if text[begin].isupper() and is_person(text[begin:end], rules):
            return begin, end
    return None


def by_surname(text: str, names: Iterable[View], rules: Rules, languages: tuple[str, ...]) -> View | None:
    """The one name of a list whose words a paragraph's first sentence holds, where that sentence tells of a life."""
    opening = text[: min(first_sentence_end(text[:_READ]), 320)]
    if not life_keys(opening, rules, languages) & STRONG:
        return None
    words = set(re.findall(r"[^\W\d_]{3,}", fold(opening)))
    fits = [n for n in names if any(w in words for w in re.findall(r"[^\W\d_]{4,}", fold(n.text)))]
    return fits[0] if len(fits) == 1 else None


def told_of(text: str, names: Sequence[View], within: int = 60) -> tuple[int, View] | None:
    """Where the first sentence begins that has one of the names in its first characters, and that name."""
    text = text[:_READ]
    start = 0
    while start < len(text):
        end = first_sentence_end(text, start)
        opening = fold(text[start : start + within + 40])
        for name in names:
            folded = fold(name.text)
            if folded and 0 <= opening.find(folded) <= within and len(text) - start >= 50:
                return start, name
        if end <= start:
            break
        start = end
    return None
