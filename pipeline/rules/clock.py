"""Words of the time of day → the patterns that read it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """Patterns of times of day.

    `half`: "6:30 p.m.", "下午2:30"; `marked`: "18h30", "19 Uhr", "3時30分"; `cued`: "kl. 19", "um 18.00";
    `behind` and `cue` say whether a "18.00" has a clock word behind or before it; `evening` words move an
    hour of a twelve-hour clock past noon.
    """

    half: re.Pattern[str]
    marked: re.Pattern[str]
    cued: re.Pattern[str]
    behind: re.Pattern[str]
    cue: re.Pattern[str]
    evening: re.Pattern[str]
    oclock: re.Pattern[str]
    pm: frozenset[str]


def compile_clock(words: Mapping[str, tuple[str, ...]]) -> Clock:
    """The patterns of the `[clock]` words."""
    halves = _any((*words["am"], *words["pm"]))
    behind = _any(w for w in (*words["am"], *words["pm"]) if w < "\u2e80")  # East Asian ones stand before the hour
    hours, minutes = _any(words["hours"]), _any(words["minutes"])
    return Clock(
        half=re.compile(
            rf"(?<![\d.:/-])(?P<h>\d{{1,2}})(?:[:.](?P<m>\d{{2}}))?\s?(?P<half>{behind})(?!\w)"
            rf"|(?<!\w)(?P<half2>{halves})\s?(?P<h2>\d{{1,2}})(?:[:.](?P<m2>\d{{2}})|\s?(?:{hours})(?:\s?(?P<m3>\d{{2}})\s?(?:{minutes}))?)",
            re.IGNORECASE,
        ),
        marked=re.compile(
            rf"(?P<h>\d(?<![\d.:,]\d)\d?)\s?(?P<mark>{hours})(?:\s?(?P<m>[0-5]\d)(?!\d)(?:\s?(?:{minutes})(?!\w))?)?(?![^\W\d_]|\d)",
            re.IGNORECASE,
        ),
        cued=re.compile(
            rf"(?<!\w)(?:{_any(words['alone'])})\.?:?\s?(?P<h>\d{{1,2}})(?:[.:](?P<m>[0-5]\d))?(?![\w%]|[.:,]\d)",
            re.IGNORECASE,
        ),
        behind=re.compile(rf"\s?(?:{_any((*words['after'], *words['am'], *words['pm']))})(?!\w)", re.IGNORECASE),
        cue=re.compile(rf"(?<!\w)(?:{_any(words['before'])})\.?:?\s*$", re.IGNORECASE),
        evening=re.compile(rf"(?<!\w)(?:{_any(words['evening'])})(?!\w)", re.IGNORECASE),
        oclock=re.compile(rf"(?P<h>\d(?<![\d.:,]\d)\d?)-?(?:{_any(words['oclock'])})(?!\w)", re.IGNORECASE),
        pm=frozenset(w.lower() for w in words["pm"]),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
