"""Running times in minutes, rounded to the nearest (half up, at least one)."""

import re

from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.rules.phrases import tokens
from pipeline.rules.vocabulary import Unit
from pipeline.values.scan import ascii_digits, fold_word, has_digit

_MARKS = {"'": "minutes", "’": "minutes", "′": "minutes", "´": "minutes", "`": "minutes", "\u0384": "minutes"}
_DOUBLE = frozenset({'"', "”", "″", "“", "''", "’’", "′′"})
# A number and what is glued to it: a mark, or a word that may be a unit.
_LETTERS = "(?:[^\\W\\d_]|[\u0900-\u0dff\u0e31-\u0e4e]){1,16}"  # the vowel signs of Indic scripts and Thai with them
_NUMBER = re.compile(
    r"(?P<n>\d(?<![0-9A-Za-z_€$£]\d)(?<![.,:/'’]\d\d)(?<!\d[.,:/]\d)\d{0,3})(?:[.,](?P<f>\d{1,2}))?"
    r"(?:\s?-?\s?(?P<unit>''|’’|′′|[\"”″“]|['’′´`\u0384]|" + _LETTERS + r"['׳’]?))"
)
_BEHIND = re.compile(
    r"\.?,?\s{0,2}(?:[^\W\d_]{1,4}\s)?(?P<n>\d{1,2})(?!\d|[.,:]\d)"
    r"(?P<unit>\s?(?:''|’’|′′|[\"”″“]|['’′´`\u0384]|" + _LETTERS + r"))?"
)
_JOINER = re.compile(r"\.?,?\s{0,2}(?P<word>[^\W\d_]{1,4})\s")
_AGAIN = re.compile(rf"\s?(?P<unit>{_LETTERS})")
_OPEN_QUOTE = re.compile(r"(?:^|[\s(\[])['‘’]\w[^'’]{0,80}$")
_CLOCK3 = re.compile(r"(?<![\d:])(?P<h>\d{1,2}):(?P<m>[0-5]?\d):(?P<s>[0-5]?\d)(?![\d:])")
_CLOCK2 = re.compile(r"(?<![\d:])(?P<a>\d{1,3})[:：](?P<b>[0-5]\d)(?![\d:])")
_TIMED = re.compile(r"(?<![\d:.])(?P<m>\d{1,3})[:：](?P<s>[0-5]\d)\s?(?P<unit>[^\W\d_]{1,16}|['’′])")  # "6:41 min"
_BARE = re.compile(r"(?<![\w.,:/-])(?P<n>\d{1,3})(?:[.,](?P<f>\d{1,2}))?(?![\w.,:/]\w|\w)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|D)")  # "1st" is no hour, though "st." is short for hours in places
_HOURS_AT_MOST = 2  # "01:35" is an hour and 35 minutes; "03:45" on a list of shorts is not
_LONGEST = 6000
_MINUTE = 60


def find_durations(text: str, rules: Rules) -> list[Found[int]]:
    """The running times a text names with their unit ("82 Minuten", "88'", "1h 36min", "12'40\\""), in minutes."""
    if not has_digit(text):
        if text.isascii():
            return []
        return [Found(2, t.start, t.end) for t in tokens(text) if t.word in rules.vocabulary.two_minutes]
    plain = ascii_digits(text)
    found: list[Found[int]] = []
    place = 0
    for timed in _TIMED.finditer(plain) if ":" in plain else ():
        unit, end = _unit(timed.start("unit"), timed["unit"], rules)
        seconds = int(timed["m"]) * 60 + int(timed["s"])
        if unit and unit.kind == "minutes" and not unit.weak and (told := _minutes(seconds, timed.start(), end)):
            found.append(told)
    while match := _NUMBER.search(plain, place):
        told = _read(plain, match, rules)
        if told is None:
            place = match.start() + len(match["n"])
        else:
            found.append(told)
            place = told.end
    return sorted(found, key=lambda one: one.start)


def read_duration(text: str, rules: Rules) -> Found[int] | None:
    """The running time of a value that is known to be one: also "15", "00:06:00", "19:42" and "1:36:00"."""
    with_unit = find_durations(text, rules)
    if not has_digit(text):
        return with_unit[0] if with_unit else None
    plain = ascii_digits(text)
    if clock := _CLOCK3.search(plain):
        seconds = int(clock["h"]) * 3600 + int(clock["m"]) * 60 + int(clock["s"])
        return _minutes(seconds, clock.start(), clock.end())
    if with_unit:
        return with_unit[0]
    if clock := _CLOCK2.search(plain):
        first, second = int(clock["a"]), int(clock["b"])
        in_hours = clock["a"].startswith("0") and 0 <= first <= _HOURS_AT_MOST and len(clock["a"]) == 2
        return _minutes(first * 3600 + second * 60 if in_hours else first * 60 + second, clock.start(), clock.end())
    if bare := _BARE.search(plain):
        return _minutes(int(bare["n"]) * 60, bare.start(), bare.end("n"))
    return None


def _minutes(seconds: int, start: int, end: int) -> Found[int] | None:
    value = max(1, (seconds + 30) // 60)
    return Found(value, start, end) if seconds > 0 and value <= _LONGEST else None


def _read(plain: str, match: re.Match[str], rules: Rules) -> Found[int] | None:
    """The running time that begins at a number with its unit, with the smaller units behind it."""
    number, printed = int(match["n"]), match["unit"]
    unit, end = _unit(match.start("unit"), printed, rules)
    if unit is None or _ORDINAL.fullmatch(match.group()) or (unit.kind == "minutes" and _misled(plain, match, printed)):
        return None
    if unit.kind == "seconds":
        return _minutes(number, match.start(), end) if not unit.weak and printed not in _DOUBLE else None
    if unit.kind == "hours":
        return _hours(plain, match, unit, end, rules)
    if unit.weak and match.end("n") != match.start("unit"):
        return None
    half = 30 if match["f"] and int(match["f"][0]) >= 5 else 0
    if match["f"] and len(match["f"]) > 1 and int(match["f"]) < _MINUTE:
        half = int(match["f"])  # "3,22 min"
    bare = printed in _MARKS or plain[end : end + 2].isdigit()  # "11mn30"
    behind, behind_end = _behind(plain, end, rules, ("seconds",), bare=bare)
    end = behind_end or end
    again = _AGAIN.match(plain, end) if printed in _MARKS else None  # "2’49” min"
    if again and (told := _unit(again.start("unit"), again["unit"], rules)[0]) and told.kind == "minutes":
        end = again.end()
    return _minutes(number * 60 + (behind if behind is not None else half), match.start(), end)


def _hours(plain: str, match: re.Match[str], unit: Unit, end: int, rules: Rules) -> Found[int] | None:
    number = int(match["n"])
    if match["f"] and len(match["f"]) > 1:
        return None  # "7.30 h" is a time of day
    behind, behind_end = _behind(plain, end, rules, ("minutes",), bare=True)
    if behind is None:
        # A weak unit ("1 sat") and an hour of the day ("18h") are no lengths by themselves.
        weak = unit.weak or fold_word(match["unit"]) in rules.calendar.weekdays
        if weak or number > 30 or (len(match["unit"]) == 1 and number >= 8):
            return None
        tenth = int(match["f"]) * 360 if match["f"] else 0
        return _minutes(number * 3600 + tenth, match.start(), end)
    if number > 12:
        return None
    seconds, seconds_end = _behind(plain, behind_end, rules, ("seconds",), bare=False)
    return _minutes(number * 3600 + behind * 60 + (seconds or 0), match.start(), seconds_end or behind_end)


def _behind(plain: str, place: int, rules: Rules, kinds: tuple[str, ...], *, bare: bool) -> tuple[int | None, int]:
    """The number of a smaller unit behind a larger one, and where it ends; `bare`: its own unit may be missing."""
    match = _BEHIND.match(plain, place)
    if match is None or int(match["n"]) > 59 or (len(match["n"]) == 1 and match["unit"] is None):
        return None, 0
    joiner = _JOINER.match(plain, place)
    if joiner and joiner.end() <= match.start("n") and fold_word(joiner["word"]) not in rules.words.joiners:
        return None, 0
    if match["unit"]:
        offset = match.start("unit") + len(match["unit"]) - len(match["unit"].lstrip())
        unit, end = _unit(offset, match["unit"].strip(), rules)
        if unit is not None and unit.kind in kinds:
            return int(match["n"]), end
        if unit is not None or (match["unit"].strip().isalpha() and match["unit"][0] != " "):
            return None, 0
    glued = match.start("n") - place <= 1
    return (int(match["n"]), match.end("n")) if bare and glued else (None, 0)


def _unit(start: int, printed: str, rules: Rules) -> tuple[Unit | None, int]:
    """The unit at a place and where it ends; East Asian units are cut from the words glued to them."""
    if printed in _DOUBLE:
        return Unit("seconds", weak=False), start + len(printed)
    if printed in _MARKS:
        return Unit(_MARKS[printed], weak=False), start + 1
    units = rules.vocabulary.units
    for word in (printed, printed.replace("'", "׳").replace("’", "׳"), printed.rstrip("'’׳")):
        if unit := units.get(fold_word(word)):
            return unit, start + len(word)
    if printed[0] > "\u2e7f":
        for size in (3, 2, 1):
            if unit := units.get(fold_word(printed[:size])):
                return unit, start + size
    return None, 0


def _misled(plain: str, match: re.Match[str], printed: str) -> bool:
    """Whether an apostrophe closes a quotation, or marks feet ("5' 11\\"")."""
    if printed not in _MARKS:
        return False
    feet = re.match(r"\s(?:\d|1[01])\s?[\"”″]", plain[match.end() : match.end() + 6])
    letter = plain[match.end() : match.end() + 1].isalpha()
    return bool(feet) or letter or bool(_OPEN_QUOTE.search(plain, max(0, match.start() - 90), match.start()))
