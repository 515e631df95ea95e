"""Forms, colour, carriers, picture shape and sound of a film, found in lines of facts and in labelled values."""

import re
from itertools import pairwise

from pipeline.model.fold import tidy
from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.rules.phrases import Phrases
from pipeline.rules.words import Cue
from pipeline.values.scan import ascii_digits, has_digit

_RATIO = re.compile(
    r"(?P<a>\d(?<![\d.,:]\d)(?:(?:[.,]\d{1,3})?|(?<=1)6))"
    r"\s?(?P<mark>[:：x×/])\s?(?P<b>\d(?:[.,]\d{1,3})?)(?![\d:]|[.,]\d)"
)
_KNOWN = frozenset({"16:9", "4:3", "3:4", "9:16", "3:2", "5:4", "5:3", "2:1", "8:5"})
_FIRST_GAUGE = re.compile(r"(?<![\d.,])(?P<n>8|16|35)\s?(?:[/&,+-]|[^\W\d_]{1,3})\s?$")
_SEPARATED = re.compile(r"\s*(?:[/&+,>|;–-]|[^\W\d_]{1,3})\s*")
_BEFORE_FILM = re.compile(r"([^:：]{3,24})[:：]\s+")


def find_forms(text: str, rules: Rules, languages: tuple[str, ...] = ()) -> list[Found[str]]:
    """The forms a text names (`feature`, `short`, `documentary`, …), in order of place; one phrase may name two."""
    found = [
        f
        for f in _cued(text, rules.vocabulary.forms, languages)
        if f.end - f.start > 2 or not text[f.start : f.end].islower()  # "vr 17 mei" is a Friday
    ]
    # "Feature Short Film": a fiction short, no feature.
    shorts = [f.start for f in found if f.value == "short"]
    return [
        f for f in found if f.value != "feature" or not any(s >= f.end and not text[f.end : s].strip() for s in shorts)
    ]


def find_colour(text: str, rules: Rules, languages: tuple[str, ...] = ()) -> list[Found[str]]:
    """The colour a text names: "colour", "bw", or "both" where it names the two side by side."""
    found = _cued(text, rules.vocabulary.colours, languages)
    pairs = [(a, b) for a, b in pairwise(found) if {a.value, b.value} == {"colour", "bw"}]
    if any(_SEPARATED.fullmatch(text[a.end : b.start]) for a, b in pairs):
        return [Found("both", found[0].start, found[-1].end)]
    return [f for i, f in enumerate(found) if all(f.value != g.value for g in found[:i])]


def slashed_colours(text: str, rules: Rules, languages: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """The stretches of a text that name a colour with a slash inside ("b/w", "colour/B&W"): no two items of a list."""
    return [
        (f.start, f.end) for f in _cued(text, rules.vocabulary.colours, languages) if "/" in text[f.start : f.end]
    ]


def find_formats(text: str, rules: Rules) -> list[Found[str]]:
    """The carriers and formats a text names, as printed ("35mm", "DCP", "Betacam SP")."""
    plain = ascii_digits(text)
    gauges = rules.vocabulary.gauge.finditer(plain) if has_digit(text) else ()
    found = [Found(tidy(m.group()), m.start(), m.end()) for m in gauges]
    for place in rules.vocabulary.formats.find(text):
        held = [f for f in found if f.start < place.end and place.start < f.end]
        if not held or any(f.end - f.start < place.end - place.start for f in held):
            found = [f for f in found if f not in held]
            found.append(Found(tidy(text[place.start : place.end]), place.start, place.end))
    sounds = rules.vocabulary.sounds.find(text) if found else []
    found = [f for f in found if not any(s.start < f.end and f.start < s.end for s in sounds)]
    found += [f for g in found for f in _shared_unit(plain, g)]
    found = [f for f in found if text[f.start].isdigit() or not text[f.start].islower() or len(f.value) > 4]
    return sorted(found, key=lambda f: f.start)


def _shared_unit(plain: str, gauge: Found[str]) -> list[Found[str]]:
    """The first gauge of "16 and 35mm", which has its unit from the second."""
    unit = gauge.value.lstrip("0123456789.,")
    first = _FIRST_GAUGE.search(plain, max(0, gauge.start - 12), gauge.start) if unit and unit != gauge.value else None
    return [Found(first["n"] + unit, first.start("n"), gauge.end)] if first else []


def find_aspect_ratio(text: str) -> list[Found[str]]:
    """The picture shapes a text names, as printed ("1.85:1", "1:1.66", "16:9"); a clock or a score is none."""
    if not any(c in text for c in ":：x×/"):
        return []
    found = []
    for match in _RATIO.finditer(ascii_digits(text)):
        first, second = (float(match[k].replace(",", ".")) for k in ("a", "b"))
        whole = f"{match['a']}:{match['b']}"
        fraction = "." in whole or "," in whole
        shaped = fraction and 1 in (first, second) and 1.1 <= max(first, second) <= 3.6
        known = whole in _KNOWN if match["mark"] in ":：" else whole in ("16:9", "4:3")
        if known or (shaped and match["mark"] != "/"):
            found.append(Found(tidy(match.group()), match.start(), match.end()))
    return found


def find_sound(text: str, rules: Rules) -> list[Found[str]]:
    """The sound systems a text names, as printed ("Dolby Digital", "Stereo", "5.1")."""
    return [
        Found(tidy(text[f.start : f.end]), f.start, f.end)
        for f in rules.vocabulary.sounds.find(text)
        if not (text[f.start].isdigit() and _part_of_number(text, f.start, f.end))
    ]


def _part_of_number(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] in (*"0123456789.,:/",) or text[end : end + 1] in (*"0123456789.:/%",)


def _cued(text: str, phrases: Phrases[tuple[Cue, ...]], languages: tuple[str, ...]) -> list[Found[str]]:
    """The keys of phrases found: those of the given languages and English, where they know the phrase; else of any."""
    found: list[Found[str]] = []
    for place in phrases.find(text):
        wanted = [c for c in place.value if not languages or c.language in languages or c.language == "en"]
        short = place.end - place.start < 4 and text[place.start] < "\u2e80"
        if not wanted and short and text[place.start : place.end].isalpha():
            continue  # a short word of a language that is not the page's is more likely another word
        for key in dict.fromkeys(c.key for c in wanted or place.value):
            found.append(Found(key, place.start, place.end))
    return found


def past_form(text: str, rules: Rules, languages: tuple[str, ...]) -> int:
    """Where the film begins behind a word for its form and a colon ("Short: Salt"); 0 where none stands there."""
    form = _BEFORE_FILM.match(text)
    told = find_forms(form[1], rules, languages) if form else []
    whole = bool(told) and told[0].start == 0 and max(f.end for f in told) >= len(form[1].rstrip()) if form else False
    return form.end() if form and whole else 0
