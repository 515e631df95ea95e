"""A line about awards → its pieces, each with what it may be: a festival, a prize, a year, a country, a result."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Literal

from pipeline.model.fold import fold
from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.dates import find_years
from pipeline.values.names import is_person, split_names
from pipeline.values.ordinals import find_editions
from pipeline.values.shapes import is_cjk

PieceKind = Literal["year", "edition", "country", "festival", "prize", "both", "result", "count", "place", "other"]

TRIM = " \t\u3000.,;:：|/•·・★☆-–—*()[]（）"
_MARK = re.compile(
    r"\s*(?P<m>[,،，;；|•]|·(?!(?<=[lL]·)[lL])|[>»›]{2,3})\s*"
    r"|\s+(?P<dash>[-–—]{1,2})\s+|\s*(?P<long>—)\s*"
    r"|(?P<colon>(?<!\d)[:：]\s*|[:：](?!\d|[ae]\b)\s*)"
    r"|(?P<stop>(?<=[^\W\d_]{4})\.\s+(?=\S)|\.\s+(?=\d{1,3}\s)|(?<=\d{4})\.\s+(?=[^\W\d_a-z]))"
    r"|\s+(?P<slash>/)\s+"
)
_MOST_SMALL = 5  # words of a bracket among which the first name stands
_SHORTENED = re.compile(r"[^\W\d_]{3}\.")
_QUOTED = re.compile(r"[„“«\"»][^„“”«»\"]{2,60}[“”»\"«]")
_BLANK = re.compile(r"\s+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_OPEN, _CLOSE = "([（［", ")]）］"
_WORD = re.compile(r"[^\W_]+(?:['’\-&][^\W_]+)*")
_MOST_WORDS = 40
_FEW = 2  # words beside an edition, or letters in scripts without blanks
_ARTICLE = 3  # letters
_ENDING = 4  # letters of the shortest word that ends with one for "prize", less two
_WINDOW = 9
_ASIDE = ("compound", "shared", "body")  # cues that say no more than another one does
_PLAIN = 9  # letters of a phrase that means the same wherever it stands


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch [start, end) of a line, the mark before it ("" at the start, "(" for a bracket) and its kind."""

    start: int
    end: int
    before: str
    kind: PieceKind
    keys: frozenset[str] = frozenset()


def cues_in(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Found[str]]:
    """The award cues of a text ("festival", "prize", …) in the page's languages or English; else in any language.

    Lists of festivals are often copied from another festival's page, in its language; so long phrases, which
    can mean nothing else, count in any language.
    """
    found = rules.words.awards.find(text)
    spoken = (*languages, "en") if languages else ()
    near = [
        Found(c.key, f.start, f.end)
        for f in found
        for c in f.value
        if c.key not in _ASIDE and (not spoken or c.language in spoken or f.end - f.start >= _PLAIN)
    ]
    near = near or [Found(c.key, f.start, f.end) for f in found for c in f.value if c.key not in _ASIDE]
    return near if any(c.value in ("prize", "mention") for c in near) else _with_compounds(text, near, rules, languages)


@lru_cache(maxsize=256)
def compounds_of(rules: Rules, languages: tuple[str, ...]) -> tuple[str, ...]:
    """What words for a prize end with in some languages ("preis")."""
    return tuple(e for code in languages for e in rules.languages[code].awards.get("compound", ()))


def _with_compounds(
    text: str, cues: list[Found[str]], rules: Rules, languages: tuple[str, ...]
) -> list[Found[str]]:
    """The cues with the words that end with one for "prize" ("Findlingspreis")."""
    endings = compounds_of(rules, languages)
    if not endings or not any(e in text for e in endings):
        return cues
    made = [m for m in _WORD.finditer(text) if m.group().endswith(endings) and len(m.group()) > _ENDING + 2]
    apart = [m for m in made if not any(c.start < m.end() and m.start() < c.end for c in cues)]
    return sorted([*cues, *(Found("prize", m.start(), m.end()) for m in apart)], key=lambda c: c.start)


def known_festival(text: str, rules: Rules) -> tuple[int, int] | None:
    """Where the name of a festival that the rules know stands in a text; the longest, of equals the first."""
    found = [m.span() for m in islice(_WORD.finditer(text), _MOST_WORDS)]
    # Each word of a name is one of a festival's; what stands in brackets may be any.
    known = ["(" in text or "[" in text or rules.festivals.knows(text[a:b]) for a, b in found]
    for size in range(min(_WINDOW, len(found)), 0, -1):
        for i in range(len(found) - size + 1):
            if not all(known[i : i + size]):
                continue
            name = found[i : i + size]
            start, end = name[0][0], name[-1][1]
            if not text[start].islower() and not text[name[-1][0]].isdigit() and rules.festivals.named(text[start:end]):
                return _without_small(text, name, rules)
    return None


def is_place(name: str, rules: Rules) -> bool:
    """Whether the name of a festival is no more than that of its town ("Cannes")."""
    said = fold(name)
    return any(f.place is not None and fold(f.place) == said for f in rules.festivals.named(name))


def _without_small(text: str, name: list[tuple[int, int]], rules: Rules) -> tuple[int, int]:
    """A festival's name without small words at its ends ("Festival de Gijón da a …", "Film en Cannes Festival")."""
    first, last = 0, len(name) - 1
    while last and rules.festivals.named(text[name[0][0] : name[last - 1][1]]):
        if not text[name[last][0]].islower() and not text[name[last][0]].isdigit():
            break
        last -= 1
    for i in range(1, last):
        before = rules.words.awards.find(text[name[0][0] : name[i][0]])
        if any(c.key == "festival" for f in before for c in f.value):
            break
        if text[name[i][0]].islower() and rules.festivals.named(text[name[i + 1][0] : name[last][1]]):
            first = i + 1
    return name[first][0], name[last][1]


def cut(text: str, rules: Rules, languages: tuple[str, ...]) -> list[Piece]:
    """The pieces of a line in order; brackets that tell no fact of the award stay with what they stand behind."""
    pieces: list[Piece] = []
    place, before = 0, ""
    for opened, closed in [*_brackets(text), (len(text), len(text))]:
        pieces += _plain(text, place, opened, before, rules, languages)
        if closed > opened:
            inside = _plain(text, opened + 1, closed - 1, "(", rules, languages)
            belongs = pieces and text[:opened].strip(TRIM) and _belongs(text, pieces[-1], inside)
            if belongs and not any(_names_people(text[p.start : p.end], rules, languages) for p in inside):
                last = pieces[-1]
                pieces[-1] = _piece(text, last.start, closed, last.before, rules, languages)
            else:
                pieces += inside
        place, before = closed, ""
    return pieces


def _belongs(text: str, last: Piece, inside: list[Piece]) -> bool:
    """Whether a bracket is part of the prize before it ("Premio Discovery (Mejor ópera prima)")."""
    kinds = {p.kind for p in inside}
    if last.kind == "other" and "prize" in kinds and find_years(text[last.start : last.end]):
        return False  # "Harbour Week 2020 (Best Documentary)"
    return last.kind in ("prize", "other") and bool(kinds & {"other", "prize"}) and not kinds & {"festival", "both"}


def _names_people(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a piece of a bracket ends with names of people, so that it tells who got the prize."""
    said = text.strip(TRIM).split()
    small = next((i for i, word in enumerate(said[:_MOST_SMALL]) if not word.islower()), 0)
    bare = " ".join(said[small:])  # "postum an Jane Doe"
    if _SHORTENED.search(bare):
        return False
    named = split_names(bare, rules, languages) if " " in bare or bare[:1] > "\u2e7f" else []
    return bool(named) and all(is_person(n.value.name, rules) for n in named)


def _brackets(text: str) -> list[tuple[int, int]]:
    """The outer brackets of a text."""
    found: list[tuple[int, int]] = []
    depth, start = 0, 0
    for i, char in enumerate(text):
        if char in _OPEN:
            start = i if depth == 0 else start
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                found.append((start, i + 1))
    return found


def _plain(text: str, start: int, end: int, before: str, rules: Rules, languages: tuple[str, ...]) -> list[Piece]:
    """The pieces of a stretch without brackets."""
    pieces: list[Piece] = []
    place = start
    for match in [*_MARK.finditer(text, start, end), None]:
        stop = match.start() if match else end
        if text[place:stop].strip(TRIM):
            pieces += _by_blanks(text, _piece(text, place, stop, before, rules, languages), rules, languages)
            before = ""
        if match:
            mark = next(g for g in match.groups() if g is not None).strip()
            before = before or mark or ("." if match["stop"] else ":")
            place = match.end()
    return pieces


def _by_blanks(text: str, piece: Piece, rules: Rules, languages: tuple[str, ...]) -> list[Piece]:
    """A piece in Chinese, Japanese or Korean, parted at the blank before the prize or strand that closes it."""
    own = text[piece.start : piece.end]
    if own.isascii() or " " not in own or not is_cjk(own):
        return [piece]
    blanks = [m.span() for m in _BLANK.finditer(text, piece.start, piece.end)]
    for stop, start in blanks if _UNSPACED.search(own) else blanks[-1:]:
        first = _piece(text, piece.start, stop, piece.before, rules, languages)
        last = _piece(text, start, piece.end, " ", rules, languages)
        if first.kind == "year":
            return [first, *_by_blanks(text, last, rules, languages)]
        if first.kind in ("festival", "other", "prize", "result") and last.kind in ("prize", "result", "count"):
            known = last if last.kind != "count" else replace(last, kind="prize")
            return [first, known]
    return [piece]


def _piece(text: str, start: int, end: int, before: str, rules: Rules, languages: tuple[str, ...]) -> Piece:
    while start < end and text[start] in TRIM.replace("(", "").replace("[", ""):
        start += 1
    while end > start and text[end - 1] in TRIM.replace(")", "").replace("]", ""):
        end -= 1
    own = text[start:end]
    keys = frozenset(c.value for c in cues_in(own, rules, languages))
    return Piece(start, end, before, _kind(own, keys, rules, languages), keys)


def _kind(text: str, keys: frozenset[str], rules: Rules, languages: tuple[str, ...]) -> PieceKind:
    bare = text.strip(TRIM)
    years = find_years(bare)
    if years and _covers(bare, years[0].start, years[-1].end):
        return "year"
    if not keys & {"festival", "prize", "mention"} and (editions := find_editions(bare, rules)):
        rest = bare[: editions[0].start] + bare[editions[0].end :]
        few = len(rest.strip(TRIM)) <= _FEW if is_cjk(rest) else len(_WORD.findall(rest)) <= _FEW
        if not rest.strip(TRIM) or ("edition" in keys and few):
            return "edition"
    countries = read_countries(bare, rules, languages) if len(bare) < 60 else []
    if countries and sum(c.end - c.start for c in countries) >= len(bare) - 1:
        return "country"
    if bare[:1].isdigit() and "nominated" in keys and len(_WORD.findall(bare)) <= 3:
        return "count"
    festival = "festival" in keys
    prize = bool(keys & {"prize", "mention"})
    named = None if festival else known_festival(bare, rules)
    if named and (named[1] - named[0]) * 4 >= 3 * (len(bare) - 5 * len(years)):
        festival, prize = True, False
    elif named and prize and len(_WORD.findall(bare[named[0] : named[1]])) > 1:
        festival = True
    if prize and not festival and body_at(text, rules, languages) is not None:
        return "both"
    if festival and prize:
        return "both" if _prized_outside_quotes(bare, rules, languages) else "festival"
    if festival or prize:
        return "festival" if festival else "prize"
    return "result" if keys & {"won", "nominated", "selected", "competition", "premiere"} else "other"


def _prized_outside_quotes(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a word for "prize" stands outside quotation marks ("Harbour Festival „Golden Oar“" has none)."""
    cues = cues_in(text, rules, languages)
    named = next((c.end for c in cues if c.value == "festival"), len(text))
    quoted = [m.span() for m in _QUOTED.finditer(text) if m.start() >= named]
    return any(
        c.value in ("prize", "mention") and not any(a <= c.start < b for a, b in quoted) for c in cues
    ) or not quoted  # fmt: skip


def body_at(text: str, rules: Rules, languages: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a prize ends and the name of the body begins that gives it ("Best Film at the Oak Awards 2023")."""
    years = find_years(text)
    if not years or text[years[-1].end :].strip(TRIM):
        return None
    prizes = [c for c in cues_in(text, rules, languages) if c.value == "prize"]
    if len(prizes) < 2:
        return None
    for small in reversed(rules.words.biography.find(text)):
        keys = {c.key for c in small.value if c.language in languages or c.language == "en"}
        within = prizes[0].end <= small.start and small.end <= prizes[-1].start and small.end < years[-1].start
        if within and ("at" in keys or ("in" in keys and is_body(_past_article(text[small.end :]), rules))):
            return (small.start, small.end) if _past_article(text[small.end :])[:1].isupper() else None
    return None


def _past_article(text: str) -> str:
    """A text without the short word in small letters that it opens with ("los Premios …")."""
    first, _, rest = text.strip().partition(" ")
    return rest.lstrip() if first.islower() and first.isalpha() and len(first) <= _ARTICLE else text.strip()


def is_body(name: str, rules: Rules) -> bool:
    """Whether a name is called as those are who give several prizes ("Golden Oak Awards", "Premios Lucero")."""
    years = find_years(name)
    bare = name[: years[0].start if years and years[0].start else len(name)].strip(TRIM)
    for cue in rules.words.awards.find(bare):
        if any(c.key == "body" for c in cue.value) and (cue.start == 0 or cue.end == len(bare)):
            rest = (bare[: cue.start] + bare[cue.end :]).split()
            return any(not w[0].islower() for w in rest) and not bare[0].islower()
    return False


def _covers(text: str, start: int, end: int) -> bool:
    """Whether a stretch is all of a text but two characters."""
    return end - start >= len(text) - 2
