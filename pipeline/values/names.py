"""Lists of names as pages print them → one `Name` for each person or company, with its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.model.fold import tidy
from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.values.casing import uncapitalise
from pipeline.values.cutting import Piece, company_pieces, is_eastern, name_pieces, one_script, two_scripts
from pipeline.values.firms import without_addresses
from pipeline.values.persons import is_company, is_person
from pipeline.values.scan import fold_word

__all__ = ["Name", "is_company", "is_person", "split_companies", "split_names", "uncapitalise"]

_EDGE = " \t\u3000.,;:·•*|/&+-–—>"
_BRACKET = re.compile(r"\s*[(\[（［【〈《]\s*(?P<inner>[^()\[\]（）【】〈〉《》]{1,120}?)\s*[)\]）］】〉》]")
_DANGLING = re.compile(r"\s*[(\[（][^)\]）]*$")
_LEADER = re.compile(r"\s*(?:\.{3,}|…+|\s[-–—]{1,2}\s)\s*(?P<part>\S.{0,60})$")
_ABBREVIATED = re.compile(r"(?:\b\w|\b(?:[JS]r|Ltd|Inc|Co|Corp|Lda|o\.o|r\.o|[a-z]\.[a-z]))$")
_NOT_A_NAME = re.compile(r"\d{2}|https?:|www\.|@")
# "24 Images", "Studio 35": figures in the name of a company, not those of a street.
_NUMBERED = re.compile(r"\d{1,3}\s[^\W\d_a-zа-я][^\W\d_]+(?:\s[^\W\d_]+){0,2}|[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s\d{1,3}")
_SHORT = 400  # characters of a value whose names are remembered
_SENTENCE = 9  # words; a longer piece is running text, not a name


@dataclass(frozen=True, slots=True)
class Name:
    """A name in natural order and ordinary capitals.

    `character` is the part played, `note` what stands in brackets behind the name, `company` whether the
    name is a company's, `variant` the same name in another script.
    """

    name: str
    character: str | None = None
    note: str | None = None
    company: bool = False
    variant: str | None = None


def split_names(
    text: str,
    rules: Rules,
    languages: tuple[str, ...] = (),
    joiners: frozenset[str] | None = None,
    *,
    firms: bool = False,
) -> list[Found[Name]]:
    """The names of a value in order of place; each span covers the printed name without what follows it.

    Joining words of the given languages (or `joiners`, folded) part names; those of other languages only
    two full names of people, so that none breaks "Ortega y Gasset". "Surname; Given" is turned round;
    placeholders ("n.n.", "various") and "and others" are left out. `firms`: the value lists companies first
    of all; numbers may stand in their names, and the town and street behind one are left out.
    """
    split = _remembered if len(text) <= _SHORT else _split
    return list(split(text, rules, languages, joiners, firms))


def _split(
    text: str, rules: Rules, languages: tuple[str, ...], joiners: frozenset[str] | None, firms: bool
) -> tuple[Found[Name], ...]:
    words = _said(rules.vocabulary.joiners, languages) if joiners is None else joiners
    found: list[Found[Name]] = []
    surnames = _said(rules.vocabulary.surnames, languages)
    pieces = name_pieces(text, rules, words, firms=firms, surnames=surnames)
    for piece in without_addresses(text, pieces, rules) if firms else pieces:
        found += _names(text, piece, rules, languages, firms=firms)
    return tuple(_with_variants(text, found))


_remembered = lru_cache(maxsize=4096)(_split)  # whether a line holds names is asked before they are read


def split_companies(text: str, rules: Rules, languages: tuple[str, ...] = ()) -> list[Found[Name]]:
    """The companies of a value that lists companies: never cut at "and" or "&", nor before "Inc."."""
    found: list[Found[Name]] = []
    for piece in company_pieces(text, rules):
        found += [Found(replace(f.value, company=True), f.start, f.end) for f in _names(text, piece, rules, languages)]
    return found


def _said(words: Mapping[str, frozenset[str]], languages: tuple[str, ...]) -> frozenset[str]:
    """The words of a table by language code in any of some languages."""
    return frozenset().union(*(words.get(code, frozenset()) for code in languages))


def _names(
    text: str, piece: Piece, rules: Rules, languages: tuple[str, ...], *, firms: bool = False
) -> list[Found[Name]]:
    """The name of one piece of a list (several where East Asian names stand side by side)."""
    start, end, note, character = _bare(text, piece.start, piece.end, rules)
    if end <= start:
        return []
    if piece.turn is not None and start <= piece.turn < end:
        surname, given = text[start : piece.turn].strip(_EDGE), text[piece.turn + 1 : end].strip(_EDGE)
        name = uncapitalise(tidy(f"{given} {surname}"), rules, languages)
        return [Found(Name(name, character, note), start, end)] if surname and given else []
    printed = text[start:end]
    if not _can_be_name(printed, rules) and not (firms and _NUMBERED.fullmatch(printed)):
        return []
    if is_eastern(printed):
        spans = _with_firms(printed, one_script(printed), rules)
        return [
            Found(Name(tidy(printed[a:b]), character, note, is_company(printed[a:b], rules)), start + a, start + b)
            for a, b in spans
        ]
    scripts = two_scripts(printed)
    if scripts is not None:
        (a, b), (c, d) = scripts
        first, second = tidy(printed[a:b]), uncapitalise(tidy(printed[c:d]), rules, languages)
        company = is_company(first, rules) or is_company(second, rules)
        return [Found(Name(first, character, note, company, second), start + a, start + b)]
    company = is_company(printed, rules)
    name = _ordinary(tidy(printed), rules, languages, company)
    return [Found(Name(name, None if company else character, note, company), start, end)]


def _with_firms(text: str, spans: list[tuple[int, int]], rules: Rules) -> list[tuple[int, int]]:
    """The names of a text in East Asian letters, a company's plain word ("픽쳐스") given back to the one before it."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[start:end] in rules.vocabulary.company_ends:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _ordinary(name: str, rules: Rules, languages: tuple[str, ...], company: bool) -> str:
    """A name in ordinary capitals; the initialism of a company, alone or inside its name, stays."""
    if company and (not name.isupper() or (name.isalpha() and len(name) <= 6)):
        return name
    return uncapitalise(name, rules, languages)


def _bare(text: str, start: int, end: int, rules: Rules) -> tuple[int, int, str | None, str | None]:
    """A piece without its brackets, part and society: where the name stands, its note, its part."""
    note: str | None = None
    character: str | None = None
    start, end = _trimmed(text, start, end, rules)
    opening = _BRACKET.match(text, start, end)
    if opening and opening.end() < end:  # "(voice) Anna Berg"
        note, start = tidy(opening["inner"]), opening.end()
    brackets = list(_BRACKET.finditer(text, start, end))
    if brackets:
        inner = tidy(brackets[0]["inner"])
        part = rules.vocabulary.part.match(" " + inner)
        if part and part.end() - 1 < len(inner):
            character = inner[part.end() - 1 :]
        else:
            note = inner
            character = inner if not _is_remark(inner, rules) else None
        end = brackets[0].start()
    elif dangling := _DANGLING.search(text, start, end):
        end = dangling.start()
    start, end = _trimmed(text, start, end, rules)
    part = rules.vocabulary.part.search(text, start, end)
    leader = _LEADER.search(text, start, end)
    if part and not is_company(text[start : part.start()], rules):
        character, end = tidy(text[part.end() : end]), part.start()
    elif leader and leader.start() > start and not is_company(text[start:end], rules):
        character, end = tidy(leader["part"]), leader.start()
    society = rules.vocabulary.societies.search(text, start, end)
    if society and " " in text[start : society.start()].strip():
        end = society.start()
    return *_trimmed(text, start, end, rules), note, character


def _trimmed(text: str, start: int, end: int, rules: Rules) -> tuple[int, int]:
    """The piece without marks at its ends; the full stop of an initial or of "Jr.", "Ltd." stays."""
    while start < end and (text[start] in _EDGE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        if text[end - 1] == "." and (
            _ABBREVIATED.search(text, start, end - 1) or text[start:end].lower().endswith(rules.vocabulary.dotted)
        ):
            break
        end -= 1
    for first, last in (('"', '"'), ("“", "”"), ("«", "»"), ("„", "“")):
        if end - start > 2 and text[start] == first and text[end - 1] == last and last not in text[start + 1 : end - 1]:
            return start + 1, end - 1
    return start, end


def _is_remark(inner: str, rules: Rules) -> bool:
    """Whether what stands in brackets is no part: a country, a company, a function, a year."""
    folded = fold_word(inner)
    code = inner.isupper() and inner.isalpha() and len(inner) <= 3
    if code or any(c.isdigit() for c in inner) or folded in rules.labels or is_company(inner, rules):
        return True
    whole = rules.countries.names.find(inner) or rules.tongues.names.find(inner)
    return bool(whole) and whole[0].end - whole[0].start >= len(inner) - 1


def _can_be_name(printed: str, rules: Rules) -> bool:
    folded = fold_word(printed).strip(" .")
    if not any(c.isalpha() for c in printed) or folded in rules.vocabulary.dropped or folded in ("n n", "n.n"):
        return False
    return (
        not _NOT_A_NAME.search(printed)
        and len(printed) <= 120
        and len(printed.split()) <= (20 if is_company(printed, rules) else _SENTENCE)
    )


def _with_variants(text: str, found: list[Found[Name]]) -> list[Found[Name]]:
    """The names, with two scripts and a slash between ("김하늘 / Kim Ha-neul") made one person."""
    kept: list[Found[Name]] = []
    for name in found:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.value.variant is None
            and is_eastern(before.value.name)
            and not is_eastern(name.value.name)
            and text[before.end : name.start].strip() in ("/", "|", "│")
        ):
            kept[-1] = Found(replace(before.value, variant=name.value.name), before.start, before.end)
        else:
            kept.append(name)
    return kept
