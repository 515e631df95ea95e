"""Lists of films, one a line: a title, who directed it and little else (“Salt”, de Ana Ruiz (Chile, 12 min))."""

import re
from dataclasses import dataclass, replace

from pipeline.model.fold import label_key
from pipeline.model.page import View
from pipeline.model.parts import Fact, FactsLine, Reading
from pipeline.rules import Rules
from pipeline.sections.heads import names_people
from pipeline.sections.lists import in_lists
from pipeline.sections.told import Stretch
from pipeline.sections.winning import read_film
from pipeline.values.durations import find_durations
from pipeline.values.facts import read_facts
from pipeline.values.scan import fold_word
from pipeline.values.shapes import first_sentence_end, is_caps, is_prose

_FEWEST = 3
_BULLET = re.compile(r"[\s•·●○◎◆■□▪*–—-]*(?:\d{1,3}\s?[.)]?\s+(?=\S))?")
_QUOTES = frozenset('"“„«『「《〈<')
_QUOTED = re.compile('["“„«『「《〈<]\\s?(?P<title>[^“”"«»„<>]{1,90}?)\\s?[”"»“』」》〉>]')
_NAMES = re.compile(
    r"\s(?P<names>[^\W\d_a-z][\w.'’-]*(?:\s(?:[^\W\d_]{1,3}|[^\W\d_a-z][\w.'’-]*)){0,6}\s[^\W\d_a-z][\w'’-]+)"
    r"(?=\s*[(（.,;–-]|\s*$)"
)
_BEHIND = re.compile(r"\s*[(（\[]|\s[-–—|/]\s|[,;]\s")
_PARTED = re.compile(r"[,(（|/]\s?[^\W\d_a-z]|\s[-–—]\s")
_COMMA = re.compile(r"\s*[,;/|–—-]?\s*")
_DASHES = "-–—"
_LEADS = ("screenings", "section", "related")  # labels before the first film of a list ("Programme: “Salt” by …")
_DECLINING = frozenset(("el",))  # languages whose word for "of" stands before a genitive
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Listed:
    """A film of a list: the place of its line, its title, its directors (none where the names are declined)."""

    line: int
    title: View
    directors: tuple[View, ...]
    sure: bool


def find_listed(
    readings: list[Reading], rules: Rules, languages: tuple[str, ...], found: list[Stretch]
) -> tuple[list[Reading], list[Stretch]] | None:
    """The lines and films of a page that lists films, one a line, with their directors; None for any other page.

    Three lines at least must name a title and persons, and hold all that is `found` in other ways.
    """
    if any("director" in label.keys for r in readings if r.zone == "main" for label in r.labels if label.values):
        return None
    inside = in_lists(readings)
    films = [
        film
        for i, reading in enumerate(readings)
        if not inside[i] and (film := _listed(i, reading, rules, languages)) is not None
    ]
    films = films if sum(f.sure for f in films) >= _FEWEST else []
    bare = {f.line: f.title.span().start for f in films}
    if any(s.title and s.start in bare and s.title.span().start > bare[s.start] for s in found):
        return None  # a timetable that says before a title what it is shown as
    places = {f.line for f in films}
    apart = [s for s in found if s.title is not None and places.isdisjoint(range(s.start, s.end))]
    if len(films) < max(_FEWEST, len(found) - len(apart)) or any(_states(readings[s.start : s.end]) for s in apart):
        return None
    lines = [_line(r, rules, languages) if i in places else r for i, r in enumerate(readings)]
    ends = [f.line for f in films[1:]] + [len(lines)]
    last = [_end(lines, f.line + 1, end) for f, end in zip(films, ends, strict=True)]
    return lines, [Stretch(f.line, end, f.title, directors=f.directors) for f, end in zip(films, last, strict=True)]


def _listed(i: int, reading: Reading, rules: Rules, languages: tuple[str, ...]) -> _Listed | None:
    """The film that a line names, if the line has the shape of an item of a list."""
    view = reading.line.view
    if reading.zone != "main" or reading.owned or not 8 <= len(view.text) <= _LONGEST or reading.line.kind == "meta":
        return None
    start = 0
    if reading.labels:
        first = reading.labels[0]
        if first.keys[0] not in _LEADS or len(first.values) != 1 or len(reading.labels) > 1:
            return None
        start = view.text.rfind(first.values[0].text)
    bullet = _BULLET.match(view.text, start)
    start = bullet.end() if bullet and bullet.end() < len(view.text) else start
    text = _without_length(view.text[start:], rules)
    if text[:1] not in _QUOTES and (len(text.split()) < _FEWEST or is_prose(text) or not _may_list(text, rules)):
        return None
    film = read_film(text, rules, languages[:1])
    if film is not None and film.directors is None and len(languages) > 1:
        film = read_film(text, rules, languages) or film
    if film is None or film.honoured is not None:
        return None
    if film.directors is None:
        return _by_shape(i, view, start, rules, languages)
    names = _names(text, film.directors)
    title, told = text[slice(*film.title)], text[slice(*names)]
    quoted = text[max(0, film.title[0] - 2) : film.title[0]].strip()[-1:] in _QUOTES and film.title[0] > 0
    between = text[film.title[1] : film.directors[0]].strip(' ”“"»«』」》〉>')
    of = not _COMMA.fullmatch(between)  # a word stands there, "by" or "directed by"
    if not names_people(told, rules) or (not quoted and not of and not is_caps(title) and names_people(title, rules)):
        return None
    if not quoted and first_sentence_end(title) < len(title):
        return None  # "Salt. Introduced by Jan Ott"
    if quoted and between and between in _DASHES and not _has_facts(reading):
        return None  # “A pleasure to watch” — Jan Ott
    sure = quoted or of or (is_caps(title) and not is_caps(told)) or _has_facts(reading)
    if not sure or not (quoted or of or _BEHIND.match(text, names[1])):
        return None
    declined = of and _declines(text, film.title[1], told, rules)
    directors = () if declined else (view.cut(start + names[0], start + names[1]),)
    stop = _before_first(text, film.title, rules) if declined else _before_twin(text, film.title, rules)
    return _Listed(i, view.cut(start + film.title[0], start + stop), directors, sure=True)


def _declines(text: str, end: int, names: str, rules: Rules) -> bool:
    """Whether the word between a title and names asks for their genitive, which is no name to record."""
    cues = rules.words.words.find(text[end : end + 12]) if not names.isascii() else []
    return any(c.key == "of" and c.language in _DECLINING for f in cues for c in f.value)


def _before_twin(text: str, title: tuple[int, int], rules: Rules) -> int:
    """Where a title ends behind which the word for "of" stands in two languages ("Salt di/by Ann Moore")."""
    word = text[slice(*title)].rsplit(maxsplit=1)[-1]
    if text[title[1] : title[1] + 1] != "/" or len(word) == title[1] - title[0]:
        return title[1]
    of = any(f.start == 0 and any(c.key == "of" for c in f.value) for f in rules.words.words.find(word))
    return len(text[: title[1] - len(word)].rstrip()) if of else title[1]


def _before_first(text: str, title: tuple[int, int], rules: Rules) -> int:
    """Where a title ends whose last word joins two names that both have the word for "of" before them."""
    last = text[slice(*title)].rsplit(maxsplit=1)
    if len(last) < 2 or fold_word(last[1]) not in rules.words.joiners:
        return title[1]
    cues = [f for f in rules.words.words.find(text[slice(*title)]) if any(c.key == "of" for c in f.value) and f.start]
    return len(text[: title[0] + cues[-1].start].rstrip()) if cues else title[1]


def _by_shape(i: int, view: View, start: int, rules: Rules, languages: tuple[str, ...]) -> _Listed | None:
    """The film of a line that has a quoted title, a word for "of" and what only looks like names behind them."""
    quoted = _QUOTED.match(view.text, start)
    cue = next(iter(rules.words.words.find(view.text[quoted.end() : quoted.end() + 12])), None) if quoted else None
    if quoted is None or cue is None or view.text[quoted.end() : quoted.end() + cue.start].strip(" ,"):
        return None
    if not any(c.key == "of" and c.language in languages for c in cue.value):
        return None
    names = _NAMES.match(view.text, quoted.end() + cue.end)
    if names is None:
        return None
    directors = (view.cut(*names.span("names")),) if names_people(names["names"], rules) else ()
    return _Listed(i, view.cut(*quoted.span("title")), directors, sure=False)


def _line(reading: Reading, rules: Rules, languages: tuple[str, ...]) -> Reading:
    """A film's line: facts and no labels."""
    text = reading.text
    facts = read_facts(text, rules, languages)
    told = find_durations(text, rules) if _without_length(text, rules) != text else []
    if told and (facts is None or "runtime" not in facts.kinds()):
        length = Fact("runtime", told[-1].value, told[-1].start, told[-1].end)
        facts = FactsLine((*(facts.facts if facts else ()), length), facts.rest if facts else ())
    return replace(reading, labels=(), lead=None, facts=facts)


def _without_length(text: str, rules: Rules) -> str:
    """A line without the length at its end and the label that stands before it ("Sale di Ana Rossi durata 8 min")."""
    told = find_durations(text, rules)[-1:]
    before = text[: told[0].start].split() if told else []
    if not before or not any(m.key == "runtime" for m in rules.labels.get(label_key(before[-1]), ())):
        return text
    return text[: text.rfind(before[-1], 0, told[0].start)].rstrip(" ,;(-–")


def _may_list(text: str, rules: Rules) -> bool:
    """Whether anything in a line may part a title from names: a mark, a word for "of"."""
    return _PARTED.search(text) is not None or any(
        c.key == "of" for f in rules.words.words.find(text) for c in f.value
    )


def _names(text: str, directors: tuple[int, int]) -> tuple[int, int]:
    """The stretch of the names, without a bracket or a remark behind a dash ("Ana Ruiz (Chile) – opening film")."""
    start, end = directors
    ends = [m.start() for m in _BEHIND.finditer(text, start, end) if text[m.start()] not in ",;" and m.start() > start]
    return start, min(ends, default=end)


def _states(readings: list[Reading]) -> bool:
    """Whether some lines state facts of a film."""
    return any(_has_facts(r) or any(label.values for label in r.labels) for r in readings if r.zone == "main")


def _has_facts(reading: Reading) -> bool:
    return reading.facts is not None and bool(reading.facts.kinds() - {"form", "language"})


def _end(lines: list[Reading], start: int, stop: int) -> int:
    """The line behind a film's own: the texts and facts below it, up to a heading or a line set off from the next."""
    end = stop
    while end > start and not lines[end - 1].text:
        end -= 1
    while end > start and _heads_next(lines[end - 1]):
        end -= 1
    return end


def _heads_next(reading: Reading) -> bool:
    """Whether a line heads the films below it: a short one with no fact of a film."""
    short = len(reading.text) <= 60 and not reading.labels
    return (
        not reading.text
        or reading.line.kind == "heading"
        or (short and (reading.facts is None or reading.facts.kinds() == {"form"}))
    )
