"""Pages of prizes: the prize that stands as a heading above the film that won it."""

import re
from functools import lru_cache
from itertools import islice

from pipeline.fields.above import lines_above, start_of
from pipeline.fields.awards_banner import masthead, named_in
from pipeline.fields.awards_line import read_awards
from pipeline.fields.awards_pieces import cues_in, known_festival
from pipeline.fields.awards_prizes import prizes_of
from pipeline.model.candidates import part
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View
from pipeline.model.parts import Entry, Found, Part, Reading, Winner
from pipeline.rules import Rules
from pipeline.values.dates import find_years
from pipeline.values.names import is_person, split_names
from pipeline.values.ordinals import find_editions
from pipeline.values.persons import past_honorific
from pipeline.values.shapes import is_prose, words

_AEQUO = re.compile(r"\bex[\s\-]?(?:aequo|æquo)\b", re.IGNORECASE)
_LONGEST = 14  # words of a heading
_NUMBER = re.compile(r"(?<![\d.–-])(?P<n>1?[1-9]\d?)\.\s?$")  # as most of Europe prints an ordinal
_MENU = 2  # bars of a line that is a menu
_NAME = 90  # characters in which a festival's name ends


def above_film(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[tuple[Part, ...]]:
    """The prize whose heading stands above a film entry, as the parts of a candidate (at most one).

    It counts only on a page where two films or more stand below such headings; one heading serves the films
    below it until a text or another heading parts them, if it says "ex aequo".
    """
    winner = entries[place].winner
    if winner is not None:
        return _won(entries, place, winner, rules)
    heading = _heading(entries, place, rules)
    own = heading is not None
    before = next((i for i in range(place - 1, -1, -1) if entries[i].subject == "film"), None)
    if heading is None and before is not None:
        shared = _heading(entries, before, rules)
        if shared is not None and _AEQUO.search(shared.text) and not _has_text(entries, before, place):
            heading = shared
    if heading is None:
        return []
    films = (i for i, e in enumerate(entries) if e.subject == "film")
    headed = (i for i in films if i != place and _heading(entries, i, rules) is not None)
    if len(list(islice(headed, 2 - own))) < 2 - own:
        return []
    view = heading.line.view
    prize = next(iter(prizes_of(view.text, rules, entries[place].languages)), None)
    if prize is None:
        return []
    award = part("award", tidy(view.text[slice(*prize)]), view, *prize)
    recipient = _recipient(entries[place], rules)
    told = (*_ceremony(entries, rules), award, Part("result", "won", award.spans), recipient)
    return [tuple(p for p in told if p is not None)]


def _won(entries: tuple[Entry, ...], place: int, winner: Winner, rules: Rules) -> list[tuple[Part, ...]]:
    """The prize that a list of prizes gives a film; one of another festival is read as any line of awards is."""
    view, languages = winner.prize, entries[place].languages
    cues = {c.value for c in cues_in(view.text, rules, languages)}
    if "festival" in cues:
        return read_awards(view, None, "nominated" if "nominated" in cues else "won", rules, languages)
    prize = next(iter(prizes_of(view.text, rules, languages)), None)
    if prize is None:
        return []
    award = part("award", tidy(view.text[slice(*prize)]), view, *prize)
    honoured = winner.honoured
    recipient = _honoured(honoured, rules, languages) if honoured is not None else None
    won = Part("result", "won", award.spans) if cues & {"prize", "mention"} else None  # else the name of a category
    told = (*_ceremony(entries, rules), award, won, recipient)
    return [tuple(p for p in told if p is not None)]


def _honoured(view: View, rules: Rules, languages: tuple[str, ...]) -> Part:
    """The person whom a prize honours, without a title of honour and the part played."""
    names = split_names(view.text, rules, languages)
    start, end = 0, len(view.text)
    if len(names) == 1 and names[0].value.character is not None:
        start, end = names[0].start, names[0].end
    start = end - len(view.text[start + past_honorific(view.text[start:end], rules) : end].lstrip())
    return part("recipient", tidy(view.text[start:end]), view, start, end)


def _heading(entries: tuple[Entry, ...], place: int, rules: Rules) -> Reading | None:
    """The nearest line above a film that names a prize and nothing else, before any text or labelled line."""
    for reading in islice(lines_above(entries, place), 3):
        if _names_prize(reading, rules, entries[place].languages):
            return reading
        if reading.labels or reading.facts or is_prose(reading.line.view.text):
            return None
    return None


def _names_prize(reading: Reading, rules: Rules, languages: tuple[str, ...]) -> bool:
    text = reading.line.view.text
    if reading.zone != "main" or reading.labels or is_prose(text) or len(words(text)) > _LONGEST:
        return False
    if text.count("|") >= _MENU:
        return False
    keys = {c.value for c in cues_in(text, rules, languages)}
    alone = "festival" not in keys and not find_years(text) and not text.endswith(":")
    return alone and bool(keys & {"prize", "mention"})


def _has_text(entries: tuple[Entry, ...], first: int, last: int) -> bool:
    """Whether running text stands between the beginnings of two films."""
    return any(is_prose(r.line.view.text) for e in entries[first:last] for s in e.sections for r in s.readings)


def _ceremony(entries: tuple[Entry, ...], rules: Rules) -> tuple[Part | None, ...]:
    """Year, edition and festival that the page's own lines above the films tell: numbers only where all agree."""
    return _held(entries[0], next((start_of(e) for e in entries if e.winner is not None), None), rules)


@lru_cache(maxsize=2)  # asked for each film of a page
def _held(page: Entry, first: int | None, rules: Rules) -> tuple[Part | None, ...]:
    readings = [r for s in page.sections if s.kind not in ("boilerplate", "related") for r in s.readings]
    readings = [r for r in readings if first is None or r.line.start < first]
    shown = [r.line.view for r in readings if r.zone == "main" and r.line.kind != "meta"]
    years = {y.value: part("year", y.value, v, y.start, y.end) for v in shown for y in _years(v.text)}
    numbers = [(v, e) for v in shown for e in find_editions(v.text, rules)]
    editions = {e.value: part("edition", e.value, v, e.start, e.end) for v, e in numbers}
    festivals = [f for v in shown for f in _festivals(v, rules)]
    festivals = festivals or [f for v in shown for f in named_in(v, rules, page.languages)]
    festivals = festivals or _framed(page, first, rules)
    festivals = [_in_small(festivals[0], page), *festivals[1:]] if festivals else []
    editions |= {} if editions else {n: p for v in shown for n, p in _numbered(v, festivals)}
    return (
        next(iter(years.values())) if len(years) == 1 else None,
        next(iter(editions.values())) if len(editions) == 1 else None,
        festivals[0] if festivals else None,
    )


def _framed(page: Entry, first: int | None, rules: Rules) -> list[Part]:
    """The festival that a line of the page's frame names, where another line of the page says that name too."""
    readings = [r for s in page.sections for r in s.readings if r.line.kind != "meta"]
    above = [r for r in readings if r.zone != "main" and (first is None or r.line.start < first)]
    for reading in above:
        named = masthead(reading.line.view, rules, page.languages)
        if named and any(reading.text in r.text and reading.text != r.text for r in readings):
            return named
    return []


def _in_small(festival: Part, page: Entry) -> Part:
    """A festival printed in capitals as a line of the page's frame prints it: capitals drop accents in Greek."""
    readings = (r for s in page.sections for r in s.readings if r.line.kind != "meta")
    name = fold(str(festival.value))
    alike = (r.line.view for r in readings if len(r.text) <= _NAME and fold(r.text) == name and not r.text.isupper())
    view = next(alike, None)
    return part("festival", tidy(view.text), view) if view is not None else festival


def _numbered(view: View, festivals: list[Part]) -> list[tuple[int, Part]]:
    """The edition that stands as a number right before a festival's name in a line ("19. Harbour Days")."""
    start = view.span().start
    within = [s.start - start for f in festivals for s in f.spans if start < s.start < view.span().end]
    within = within or [at for f in festivals if (at := view.text.find(str(f.value))) > 0]
    found = [m for at in within if (m := _NUMBER.search(view.text, 0, at))]
    return [(int(m["n"]), part("edition", int(m["n"]), view, *m.span("n"))) for m in found]


def _years(text: str) -> list[Found[int]]:
    """The years of a heading; those of running text may be any."""
    return [] if is_prose(text) else find_years(text)


def _festivals(view: View, rules: Rules) -> list[Part]:
    """The festivals a text names in full, by a word for "festival" and a name that the rules know."""
    found: list[Part] = []
    for cue in rules.words.awards.find(view.text):
        if not any(c.key == "festival" for c in cue.value):
            continue
        name = view.text[cue.start : cue.start + _NAME]
        known = known_festival(name, rules)
        if known and known[0] == 0 and len(name[: known[1]].split()) > 1:
            found.append(part("festival", tidy(name[: known[1]]), view, cue.start, cue.start + known[1]))
    return found


def _recipient(entry: Entry, rules: Rules) -> Part | None:
    """Who got the prize where the film's line names persons before the film ("Jane Doe for Night Train")."""
    view = entry.title
    if view is None:
        return None
    for cue in rules.words.words.find(view.text):
        if any(c.key == "for" and c.language in entry.languages for c in cue.value):
            printed = view.text[: cue.start].strip()
            names = split_names(printed, rules, entry.languages)
            if names and all(is_person(n.value.name, rules) for n in names):
                return part("recipient", tidy(printed), view, 0, len(printed))
    return None
