"""Where a list of names is cut: separators outside brackets, joining words, names turned round, two scripts."""

import re
from dataclasses import dataclass

from pipeline.rules import Rules
from pipeline.values.persons import is_company, is_person
from pipeline.values.scan import fold_word
from pipeline.values.shapes import is_small

_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_OPEN, _CLOSE = "([{（［【«“「『", ")]}）］】»”」』"
_MARKS = re.compile(r"[,;\n\r|•、،؛│]|\s[·/+]\s|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})|/\s|\s/|\s&\s|&(?=\s)")
_LAST_RUN = re.compile(r"([^\W_]++)[\s.)]*+$")
_LIST_MARK = re.compile(r"[,;\n|/&،؛]")
_GLUED_AND = re.compile(r"\s[וو](?=[^\W\d_]{2})")
_GLUED_AT_MOST = 600  # characters of a list in which glued words are looked for
_JOINT = re.compile(r"(?<=[^\W\d_]{2})–(?=[^\W\d_]{2})")
_DASH = re.compile(r"\s[-–—]\s")
# A word, vowel signs of Indic scripts included ("आणि").
_WORD = re.compile("(?:[^\\W\\d_]++|[\u0900-\u0dff\u0e31-\u0e4e\u1780-\u17d3]++)++")
_SURNAME = re.compile(r"\s(?=[^\W\d_a-z])[^\W\d_][\w'’·-]+\s*(?=$|[,;\n|/(]|\s[&\w]\s)")
_FIRMS = ("film", "prod", "pictur", "studio")  # how the last word of a company's name begins
_COMPANY_MARKS = re.compile(r"[,;\n\r|•、،؛│]|\s[/·+]\s|\s–\s")
_EAST_RUN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々・]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a list that holds one name; `turn` is the place of the semicolon of "Surname; Given"."""

    start: int
    end: int
    turn: int | None = None


def is_eastern(text: str) -> bool:
    """Whether the letters of a text are Chinese, Japanese or Korean throughout."""
    return bool(_EAST.search(text)) and not _LATIN.search(text)


def name_pieces(
    text: str, rules: Rules, joiners: frozenset[str], *, firms: bool = False, surnames: frozenset[str] = frozenset()
) -> list[Piece]:
    """The pieces of a list of names, in order of place; of `firms` "&" joins single words ("Mill & Meadow").

    `surnames`: the words that join two surnames of one person as well ("Anna Roig i Pla").
    """
    text = _without_others(text, rules)
    depth = _depths(text)
    turned = _turned(text, depth)
    if turned is not None:
        return turned
    marks = [m for m in _MARKS.finditer(text) if not depth[m.start()] and not _is_kept(text, m, rules)]
    cuts = [m.span() for m in marks if not (firms and m.group().strip() == "&" and _is_one_firm(text, m, rules))]
    known = rules.words.joiners
    words = [m for m in _WORD.finditer(text) if not depth[m.start()] and fold_word(m.group()) in known]
    cuts += [
        m.span()
        for m in words
        if _joins(text, m)
        and not (surnames and fold_word(m.group()) in surnames and _is_one_person(text, m))
        and not (firms and _is_one_firm(text, m, rules))
        and (not _in_company(text, m, rules) if fold_word(m.group()) in joiners else _between_people(text, m, rules))
    ]
    cuts += _together(text, depth, rules) if firms else []
    cuts += _glued(text, depth, rules) if not text.isascii() and len(text) <= _GLUED_AT_MOST else []
    cuts += _dashes(text, rules) if not cuts else []
    cuts += _paired(text, rules) if "–" in text else []
    return _attached(text, _between(text, sorted(cuts)), rules)


def _together(text: str, depth: list[int], rules: Rules) -> list[tuple[int, int]]:
    """The places of words that join a company to those it worked with ("Ufer Film in co-production with Arc")."""
    return [
        (cue.start, cue.end)
        for cue in rules.words.words.find(text)
        if cue.start and not depth[cue.start] and any(c.key == "together_with" for c in cue.value)
    ]


def _glued(text: str, depth: list[int], rules: Rules) -> list[tuple[int, int]]:
    """The places of the "and" that Hebrew and Arabic glue to the name behind it ("... الجردي وكارينا ...")."""
    spots = [m for m in _GLUED_AND.finditer(text) if not depth[m.start()]]
    cuts: list[tuple[int, int]] = []
    for place, match in enumerate(spots):
        parts = _LIST_MARK.split(text[cuts[-1][1] if cuts else 0 : match.start()])
        left = next((p for p in reversed(parts) if p.strip()), "")  # a comma may stand before it too
        end = spots[place + 1].start() if place + 1 < len(spots) else len(text)
        right = _LIST_MARK.split(text[match.end() : end])[0]
        word = match.group()[-1] + right.split(None, 1)[0]
        kept = fold_word(word) in rules.vocabulary.glued or word[0] == word[1]
        if not kept and is_person(left, rules) and is_person(right, rules):
            cuts.append(match.span())
    return cuts


def _dashes(text: str, rules: Rules) -> list[tuple[int, int]]:
    """The dashes of a list of three people or more; a single one leads to the part played."""
    cuts = [m.span() for m in _DASH.finditer(text)]
    people = [text[p.start : p.end] for p in _between(text, cuts)] if len(cuts) > 1 else []
    return cuts if people and all(is_person(p, rules) for p in people) else []


def _paired(text: str, rules: Rules) -> list[tuple[int, int]]:
    """The dashes without blanks that join two full names ("Kis Anna–Nagy Béla")."""
    cuts: list[tuple[int, int]] = []
    for match in _JOINT.finditer(text):
        left = _LIST_MARK.split(text[: match.start()])[-1].strip()
        right = _LIST_MARK.split(text[match.end() :])[0].strip()
        if " " in left and " " in right and is_person(left, rules) and is_person(right, rules):
            cuts.append(match.span())
    return cuts


def company_pieces(text: str, rules: Rules) -> list[Piece]:
    """The pieces of a list of companies, in order of place."""
    depth = _depths(text)
    cuts = [m.span() for m in _COMPANY_MARKS.finditer(text) if not depth[m.start()]]
    return _attached(text, _between(text, cuts), rules)


def one_script(text: str) -> list[tuple[int, int]]:
    """The names in East Asian text without marks: "山田花子 鈴木一郎" are two, "森 花子" is one."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    sizes = [b - a for a, b in words]
    several = len(words) > 1 and (min(sizes) >= 3 or (len(words) > 2 and min(sizes) >= 2))
    if several and not any("・" in text[a:b] and len(words) == 2 for a, b in words):
        return words
    return [(words[0][0], words[-1][1])] if words else []


def two_scripts(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The two halves of a name printed in East Asian and Latin letters ("김하늘Kim Ha-neul"); None: no such name."""
    runs = list(_EAST_RUN.finditer(text))
    if not runs or not _LATIN.search(text):
        return None
    start, end = runs[0].start(), runs[-1].end()
    if _LATIN.search(text, start, end):
        return None
    if start == 0:
        latin = re.search(r"[^\W\d_].*[^\W\d_.]", text[end:])
        return ((start, end), (end + latin.start(), end + latin.end())) if latin else None
    if end == len(text):
        latin = re.search(r"[^\W\d_].*[^\W\d_.]", text[:start])
        return ((start, end), latin.span()) if latin else None
    return None


def _without_others(text: str, rules: Rules) -> str:
    # Only a text that ends as one of the words does, or in a mark such as "…", is looked at closely.
    last = _LAST_RUN.search(text[-60:])
    if last and last[1][-1] < "\u2e80" and fold_word(last[1]) not in rules.vocabulary.others_ends:
        return text
    others = rules.vocabulary.others.search(text[-60:])
    return text[: max(0, len(text) - 60) + others.start()] if others else text


def _depths(text: str) -> list[int]:
    """For every character how many brackets or quotation marks are open; an unclosed one does not count."""
    depth = [0] * (len(text) + 1)
    stack: list[int] = []
    for place, char in enumerate(text):
        if char in _OPEN:
            stack.append(place)
        elif char in _CLOSE and stack:
            opened = stack.pop()
            if not stack:
                depth[opened : place + 1] = [1] * (place + 1 - opened)
    return depth


def _is_kept(text: str, match: re.Match[str], rules: Rules) -> bool:
    """Whether a mark belongs to a name: "side/by film", "Smith & Sons Films", ", Inc."."""
    mark = match.group().strip()
    if mark == "/" and match.group() == "/":
        return text[match.start() - 1].islower() and text[match.end() : match.end() + 1].islower()
    return mark == "&" and _in_company(text, match, rules)


def _between_people(text: str, match: re.Match[str], rules: Rules) -> bool:
    """Whether a joining word of another language stands between two full names."""
    left = _LIST_MARK.split(text[: match.start()])[-1]
    right = _LIST_MARK.split(text[match.end() :])[0]
    return is_person(left.strip(), rules) and is_person(right.strip(" ."), rules)


def _in_company(text: str, match: re.Match[str], rules: Rules) -> bool:
    """Whether a joining word or "&" stands inside the name of a company: one of its halves alone is none."""
    left = _LIST_MARK.split(text[: match.start()])[-1]
    right = _LIST_MARK.split(text[match.end() :])[0]
    if _is_school(left, rules):  # "Escola de Imagem e Som do Porto"
        last = fold_word(right.split()[-1].strip(".")) if right.split() else ""
        person = right.istitle() and is_person(right.strip(" .:"), rules)
        other = person or _is_school(right, rules) or last in rules.vocabulary.legal
        return not other and not (" " in right.strip() and last.startswith(_FIRMS))
    halves = is_company(left, rules), is_company(right, rules)
    if not any(halves):
        return is_company(f"{left}{match.group()}{right}", rules)
    return not all(halves) and not is_person((right if halves[0] else left).strip(" .:"), rules)


def _is_school(text: str, rules: Rules) -> bool:
    """Whether a name opens with a word for a school."""
    found = rules.words.names.find(text)
    return bool(found) and not text[: found[0].start].strip() and any(c.key == "school" for c in found[0].value)


def _is_one_firm(text: str, match: re.Match[str], rules: Rules) -> bool:
    """Whether "&" or "and" stands inside a company's name: beside a single word ("Mill & Meadow", "Blau und Söhne")."""
    left = _LIST_MARK.split(text[: match.start()])[-1].strip(" :.")
    right = _LIST_MARK.split(text[match.end() :])[0].strip(" .")
    alone = [len(half.split()) == 1 for half in (left, right)]
    enough = any(alone) if match.group().strip() == "&" else all(alone)
    return enough and not (is_company(left, rules) and is_company(right, rules))


def _is_one_person(text: str, match: re.Match[str]) -> bool:
    """Whether a joining word stands between the surnames of one person: a full name before, a single word behind."""
    left = _LIST_MARK.split(text[: match.start()])[-1].split()
    return len(left) > 1 and left[-1][0].isupper() and bool(_SURNAME.match(text, match.end()))


def _joins(text: str, match: re.Match[str]) -> bool:
    """Whether a joining word stands between two names, not inside one or at an end of the text."""
    before, behind = text[: match.start()], text[match.end() :]
    if not before.rstrip() or not behind.strip() or not before[-1].isspace() or not behind[0].isspace():
        return False
    if match.group()[0].isupper() and not text.isupper():
        return False  # an initial ("Peter E Smith") or a name ("Lee Ja Eun")
    return not is_small(behind.lstrip())


def _between(text: str, cuts: list[tuple[int, int]]) -> list[Piece]:
    pieces = []
    place = 0
    for start, end in [*cuts, (len(text), len(text))]:
        if start > place and text[place:start].strip():
            pieces.append(Piece(place, start))
        place = max(place, end)
    return pieces


def _attached(text: str, pieces: list[Piece], rules: Rules) -> list[Piece]:
    """The pieces with a legal form or a society behind a comma given back to the name before it."""
    kept: list[Piece] = []
    for piece in pieces:
        words = [fold_word(w.strip(".")) for w in text[piece.start : piece.end].split()]
        printed = text[piece.start : piece.end].strip(" .")
        legal = fold_word(printed) in rules.vocabulary.legal
        generic = len(words) == 2 or (len(words) > 2 and printed[:1].islower())
        # "Atelier Blau, Studio national": words any company may have are no name by themselves.
        generic = generic and words[0] in rules.vocabulary.company and printed.split()[-1].islower()
        joined = kept and text[kept[-1].end : piece.start].strip() in (",", "")
        if kept and joined and (legal or generic or rules.vocabulary.societies.fullmatch(" " + printed)):
            kept[-1] = Piece(kept[-1].start, piece.end)
        else:
            kept.append(piece)
    return kept


def _turned(text: str, depth: list[int]) -> list[Piece] | None:
    """The pieces of a list of "Surname; Given" or "Surname, Given; …" names; None where it is neither."""
    semicolons = [i for i, c in enumerate(text) if c == ";" and not depth[i]]
    commas = [i for i, c in enumerate(text) if c == "," and not depth[i]]
    if not semicolons:
        if len(commas) == 1 and all(_is_single(p) for p in text.split(",")):
            return [Piece(0, len(text), commas[0])]
        return None
    if any(not text[i + 1 :].strip() for i in semicolons):
        return None
    by_comma = _between(text, [(i, i + 1) for i in commas])
    per_piece = [[i for i in semicolons if p.start <= i < p.end] for p in by_comma]
    if commas:
        by_semicolon = _between(text, [(i, i + 1) for i in semicolons])
        library = all(sum(p.start <= i < p.end for i in commas) == 1 for p in by_semicolon)
        outer = [text[p.start : p.end].split() for p, inside in zip(by_comma, per_piece, strict=True) if not inside]
        if library and not (len(outer) == 2 and min(map(len, outer)) > 1):
            return [Piece(p.start, p.end, next(i for i in commas if p.start <= i < p.end)) for p in by_semicolon]
        if any(len(inside) > 1 for inside in per_piece):
            return None
        pairs = zip(by_comma, per_piece, strict=True)
        return [Piece(p.start, p.end, inside[0] if inside else None) for p, inside in pairs]
    if len(semicolons) == 1 and any(len(p.split()) == 1 for p in text.split(";")):
        return [Piece(0, len(text), semicolons[0])]
    return None


def _is_single(text: str) -> bool:
    word = text.strip()
    return word.isalpha() and word.istitle() and len(word) > 1 and not _EAST.search(word)
