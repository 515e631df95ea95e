"""Signatures at the end of a text ("… - Kurt", "… (Jane DOE)", "… JD", "… Text: Jane Doe") and in lines below one."""

import re
from dataclasses import dataclass

from pipeline.rules import Rules
from pipeline.values.countries import read_countries
from pipeline.values.names import is_person
from pipeline.values.shapes import is_prose, words

_LONGEST = 420  # characters of a quotation with its critic
_BELOW_LONGEST = 90  # characters of a line that signs the text above it
_EASTERN_NAME = 4  # characters of a Korean name
_TAIL = 60  # characters at the end of a text in which its signature stands
_STOP = "[.!?…。！？][\"”»“’)]{0,2}"
_NAME = r"[^\W\d_][\w'’.\-]{1,24}(?:\s[^\W\d_][\w'’.\-]{0,24}){0,3}"
_DASHED = re.compile(rf"(?:{_STOP}\s*|^\s*)[-–—]{{1,2}}\s?(?P<n>{_NAME})[\s|.]*$")
_WORD = r"(?:\w{1,8}\s?[:：=＝/／]\s?)?"  # "text: " before a name in brackets
_TRADE = r"(?:\s?[,，、/／|]\s?[^()（）\d]{2,40})?"  # and ", programmer" behind it
_BRACKET = re.compile(rf"(?:{_STOP}\s*|^\s*)[(\[（【〔［]{_WORD}(?P<n>{_NAME}){_TRADE}[)\]）】〕］][\s|.]*$")
# A line below a text: "– Ann Moore", "Ann Moore, The Tide, 2020", "Ann Moore (The Tide)".
_PAPER = r"(?:(?:,\s|\s[-–—|/]\s|\s?[(\[（])(?P<paper>[^\W\d_\s«“„\"][^:;]{2,60}))?"
_BELOW = re.compile(rf"[-–—]?\s*(?P<n>{_NAME}){_PAPER}$")
_INITIALS = re.compile(
    rf"{_STOP}\s+[(\[–—-]?\s?(?P<n>[^\W\d_a-z]{{2,3}}|(?:[^\W\d_a-z]\.){{2,3}}|(?<=\()[a-zà-ÿ]{{2,3}}(?=\)))[)\]]?[\s|]*$"
)
_EASTERN = re.compile("(?P<a>[\uac00-\ud7af]{1,8}) (?P<b>[\uac00-\ud7af]{2,8})$")  # "(프로그래머 김하늘)"
_OPENING = " -–—([（【〔［"  # marks before a signature
# What a critic wrote elsewhere, with the name and the paper behind it: "“A quiet film …” Ann Moore, The Tide".
_CRITIC = re.compile(
    rf"[«“„\"'‘](?P<q>[^«»“”„\"]{{20,300}})[»”“\"'’]\.?\s*[-–—]?\s*(?P<n>{_NAME}),\s(?P<paper>\S.{{1,70}})$"
)
_QUOTED = re.compile(r"(?P<open>[«“„\"])(?P<q>[^«»“”„\"]{20,1500})[»”“\"]\.?\s*\((?P<n>[^()\d]{3,40})\)\s*\.?$")


@dataclass(frozen=True, slots=True)
class Signature:
    """A name [start, end) that signs a text whose own words end at `stop`; `quote` is the quotation it is behind."""

    start: int
    end: int
    stop: int
    quote: tuple[int, int] | None = None


def signature(text: str, rules: Rules, *, after: bool = False) -> Signature | None:
    """The signature at the end of a text; with `after` the text may be a line that is nothing but one.

    A single name counts behind a dash only, initials behind a full stop only.
    """
    closed = text.rstrip().removesuffix(".").rstrip().endswith(")")
    if closed and (quoted := _QUOTED.search(text, max(0, len(text) - 1600))):
        name = quoted["n"].strip()
        if is_person(name, rules):
            start = quoted.start("n")
            return Signature(start, start + len(name), quoted.end("q"), (quoted.start("q"), quoted.end("q")))
    if not is_prose(text) and not after:
        return None
    offset = max(0, len(text) - _TAIL)
    tail = text[offset:]
    for pattern in (_DASHED, _BRACKET):
        match = pattern.search(tail)
        if match and pattern is _BRACKET and (eastern := _beside_trade(match["n"], rules)):
            start = offset + match.start("n")
            return Signature(start + eastern[0], start + eastern[1], len(text[:start].rstrip(_OPENING)))
        if match and _signs(match["n"], rules, dashed=pattern is _DASHED):
            if offset == 0 and match.start() == 0 and not after:
                continue
            mark = tail.rfind(match["n"])
            stop = offset + len(tail[:mark].rstrip(_OPENING))
            return Signature(offset + match.start("n"), offset + match.end("n"), stop)
    return _labelled(text, offset, rules) or _initials(tail, offset, rules)


def critic(text: str, rules: Rules) -> Signature | None:
    """The critic who is named behind a quotation with the paper it stood in; None for any other line."""
    match = _CRITIC.match(text) if len(text) <= _LONGEST else None
    if match is None or not is_person(match["n"], rules) or match["paper"][0].islower():
        return None
    return Signature(match.start("n"), match.end("n"), match.end("q"), match.span("q"))


def signer(text: str, rules: Rules) -> tuple[int, int] | None:
    """Where the name stands in a line that says no more than who wrote the text above it; None for another line."""
    match = _BELOW.match(text) if len(text) <= _BELOW_LONGEST and text[:1].strip() else None
    if match is None or not is_person(match["n"], rules):
        return None
    if match["paper"] and (not match["paper"][0].isupper() or read_countries(match["paper"].rstrip(")"), rules)):
        return None
    return match.span("n")


def _signs(name: str, rules: Rules, *, dashed: bool) -> bool:
    """Whether a name can be a writer's: a person's, or a single first name behind a dash."""
    if is_person(" ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in name.split()), rules):
        return True
    alone = words(name)
    return dashed and len(alone) == 1 and name[:1].isupper() and name[1:].islower() and not read_countries(name, rules)


def _beside_trade(text: str, rules: Rules) -> tuple[int, int] | None:
    """Where a Korean name stands that has the writer's trade before or behind it; None without one."""
    match = _EASTERN.match(text)
    if match is None:
        return None
    name = "a" if _is_byline(match["b"], rules) else "b"
    return match.span(name) if len(match[name]) <= _EASTERN_NAME and is_person(match[name], rules) else None


def _is_byline(text: str, rules: Rules) -> bool:
    """Whether a word is nothing but one that announces who wrote a text."""
    found = rules.words.words.find(text)
    return bool(found) and found[0].end - found[0].start == len(text) and any(c.key == "byline" for c in found[0].value)


def _labelled(text: str, offset: int, rules: Rules) -> Signature | None:
    """A signature that a word such as "Text:" announces."""
    if ":" not in text[offset:]:
        return None
    for cue in rules.words.words.find(text[offset:]):
        if not any(c.key == "byline" for c in cue.value):
            continue
        start, end = offset + cue.end, len(text.rstrip(" .|)]"))
        marked = text[start : start + 2].lstrip()[:1] == ":" or text[start - 1] == ":"
        start += len(text[start:]) - len(text[start:].lstrip(" :"))
        before = text[: offset + cue.start].rstrip(" ([-–—")
        if marked and (not before or before[-1] in '.!?…"”»') and is_person(text[start:end], rules):
            return Signature(start, end, len(before))
    return None


def _initials(tail: str, offset: int, rules: Rules) -> Signature | None:
    match = _INITIALS.search(tail)
    if not match or _is_known(match["n"], rules):
        return None
    stop = len(tail[: match.start("n")].rstrip(_OPENING))
    return Signature(offset + match.start("n"), offset + match.end("n"), offset + stop)


def _is_known(text: str, rules: Rules) -> bool:
    """Whether capitals are a known abbreviation: a format, a form, a label, a language, a country.

    Almost any two letters are some country's code, so only longer ones count as countries.
    """
    known = rules.vocabulary
    folded = text.casefold()
    if known.formats.find(text) or known.forms.find(text) or (len(text) > 2 and read_countries(text, rules)):
        return True
    return folded in rules.labels or folded in known.initialisms or folded in rules.languages
