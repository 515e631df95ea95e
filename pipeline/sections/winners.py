"""Pages of prizes: the films that stand behind or below the names of prizes, whatever else the page says of them."""

import re
from dataclasses import dataclass, field, replace

from pipeline.model.fold import fold
from pipeline.model.page import View
from pipeline.model.parts import Reading, Winner
from pipeline.rules import Rules
from pipeline.sections.heads import names_people
from pipeline.sections.prizes import BANNERS, NAMED, heads_jury, heads_list, honours, names_prize, split_prize
from pipeline.sections.readings import read_lines
from pipeline.sections.told import Stretch
from pipeline.sections.winning import Film, opens_film, read_film
from pipeline.sections.won_again import behind_maker
from pipeline.values.cues import QUOTE_OPEN, signs_reason
from pipeline.values.divisions import division
from pipeline.values.facts import read_facts
from pipeline.values.prizes import role_of
from pipeline.values.shapes import is_file_name, is_prose

_FEWEST = 2  # films that must be sure
_SKIPPED = 2  # lines between a prize and its film that say something else (who gave it, how much)
_COLON = re.compile(r"\s*[:：]")
_FILM_KEYS = frozenset(("director", "year", "runtime", "country"))
_TITLE = "《『「«"  # marks of a title among names
_TEXTS = frozenset(("statement", "synopsis"))


@dataclass(frozen=True, slots=True)
class _Won:
    """A film of the list, and the place of its line."""

    line: int
    title: View
    winner: Winner
    sure: bool


@dataclass(slots=True)
class _List:
    """Goes down the lines of a page once; `lines` are those it has passed, `films` the films found in them."""

    readings: list[Reading]
    prizes: frozenset[int]
    rules: Rules
    languages: tuple[str, ...]
    lines: list[Reading] = field(default_factory=list)
    films: list[_Won] = field(default_factory=list)

    def read(self) -> None:
        i = 0
        while i < len(self.readings):
            if i in self.prizes:
                i = self.prize(i)
            else:
                self.lines.append(self.readings[i])
                i += 1

    def prize(self, i: int) -> int:
        """Take in a line that names a prize and the films behind or below it; the place of the next line."""
        reading = self.readings[i]
        view = reading.line.view
        split = split_prize(view.text, self.rules, self.languages)
        if split is None or self.names_only_prize(i, split[1]):
            self.lines.append(_plain(reading, view))
            return self.below(i + 1, view, begun=False)
        stop, start, film = split
        self.lines.append(_plain(reading, view.cut(0, stop)))
        self.won(film, start, view, view.cut(0, stop))
        line = replace(reading.line, view=view.cut(start), gap=False, head=0)
        self.lines += [self.kept(r, film) for r in read_lines([line], self.rules, self.languages)]
        return self.below(i + 1, view.cut(0, stop), begun=True)

    def names_only_prize(self, i: int, start: int) -> bool:
        """Whether what stands in quotes at a line's end is the prize's own name, for its film stands below."""
        behind = self.readings[i].line.view.text[start:]
        below = next((k for k in range(i + 1, min(i + 3, len(self.readings))) if self.readings[k].text), None)
        if below is None or below in self.prizes or not NAMED.fullmatch(behind) or self.readings[below].line.gap:
            return False
        if honours(behind, self.readings[below].text, self.rules, self.languages):
            return True
        film = _film(self.readings, below, self.rules, self.languages, personal=False)
        return (film is not None and film.sure) or self.again(self.readings[below]) is not None

    def below(self, i: int, prize: View, *, begun: bool) -> int:
        """Take in the films on the lines below a prize; the place of the first line that is none of them."""
        skipped = 0
        personal = role_of(prize.text, self.rules, self.languages) is not None
        while i < len(self.readings) and i not in self.prizes:
            reading = self.readings[i]
            if heads_list(reading) or (begun and reading.line.kind == "heading") or self.parts(reading):
                break
            if begun and heads_jury(reading.text, self.rules):
                break
            shared = self.shared(reading) if begun and personal else None
            if begun and shared is None and self.directed(reading, personal=personal):
                self.lines.append(replace(reading, owned=True))
                i += 1
                continue
            film = shared or self.named(i, personal=personal)
            if begun and film is not None and self.states_facts(reading, film):
                film = None
            if film is not None and (film.sure or not begun):
                begun = True
                self.won(film, 0, reading.line.view, prize)
                reading = self.kept(reading, film)
            elif reading.text and not reading.labels and not reading.facts:
                skipped += 1
                if skipped > _SKIPPED or begun:
                    break
            self.lines.append(reading)
            i += 1
        return i

    def parts(self, reading: Reading) -> bool:
        """Whether running text, or a heading that divides the list by form, parts a prize from what is below."""
        text, rules, languages = reading.text, self.rules, self.languages
        if is_prose(text) and not opens_film(text, rules, languages):
            return True
        return reading.line.gap and division(text, rules, languages) is not None

    def named(self, i: int, *, personal: bool) -> Film | None:
        """The film that a line names; nothing behind a comma in a title known from another prize directs it."""
        film = _film(self.readings, i, self.rules, self.languages, personal=personal)
        if film is None:
            return self.again(self.readings[i])
        if film.directors is not None:
            whole = (film.title[0], film.directors[1])
            if fold(self.readings[i].text[slice(*whole)]) in self.known():
                return Film(whole, None, film.honoured, True)
        return film

    def known(self) -> set[str]:
        """The titles of the films found so far, folded."""
        return {fold(t) for f in self.films for t in (f.title.text, *f.title.text.split(" / "))}

    def again(self, reading: Reading) -> Film | None:
        """A film that a line names by its title alone, which another prize of the list went to as well."""
        known = self.known() if reading.zone == "main" and reading.text else set()
        film = read_film(reading.text, self.rules, self.languages) if known else None
        if film is None or fold(reading.text[slice(*film.title)]) in known:
            return replace(film, sure=True) if film else None
        return behind_maker(reading.text, known, self.rules)

    def shared(self, reading: Reading) -> Film | None:
        """One more person with a film that the list named before, below the first of those who share a prize."""
        film = read_film(reading.text, self.rules, self.languages, personal=True)
        if film is None or film.honoured is None or fold(reading.text[slice(*film.title)]) not in self.known():
            return None
        return film

    def directed(self, reading: Reading, *, personal: bool) -> bool:
        """Whether a line right below a film's title is nothing but names: those of its directors."""
        last = self.films[-1]
        if last.line != len(self.lines) - 1 or last.winner.directors or reading.line.view.text == "":
            return False
        if reading.labels or any(c in _TITLE for c in reading.text) or not names_people(reading.text, self.rules):
            return False
        film = read_film(reading.text, self.rules, self.languages, personal=True) if personal else None
        if film is not None and film.honoured is not None:
            return False
        self.films[-1] = replace(last, winner=replace(last.winner, directors=(reading.line.view,)))
        return True

    def states_facts(self, reading: Reading, film: Film) -> bool:
        """Whether a line of facts below a film is that film's own, whose title and director stand without any."""
        if reading.facts is None or film.directors is not None or film.honoured is not None:
            return False
        return not any(line.facts or line.labels for line in self.lines[self.films[-1].line :])

    def kept(self, reading: Reading, film: Film) -> Reading:
        """A film's line, with labels only where they alone tell its director."""
        if film.directors is None and any("director" in label.keys for label in reading.labels):
            return replace(reading, owned=False)
        facts = read_facts(reading.text, self.rules, self.languages) if reading.labels else reading.facts
        return replace(reading, labels=(), lead=None, facts=facts, owned=False)

    def won(self, film: Film, start: int, view: View, prize: View) -> None:
        def cut(stretch: tuple[int, int] | None) -> View | None:
            return view.cut(start + stretch[0], start + stretch[1]) if stretch else None

        directors = cut(film.directors)
        winner = Winner(prize, (directors,) if directors else (), cut(film.honoured))
        title = view.cut(start + film.title[0], start + film.title[1])
        self.films.append(_Won(len(self.lines), title, winner, film.sure))


def find_winners(
    readings: list[Reading], rules: Rules, languages: tuple[str, ...], found: list[Stretch]
) -> tuple[list[Reading], list[Stretch]] | None:
    """The lines and films of a page of prizes; None for any other page, and where `found` are as many films.

    Two films at least must be sure: a person or facts stand beside the title. A line "Prize: Film" becomes
    two lines.
    """
    places = [i for i, r in enumerate(readings) if names_prize(r, rules, languages)]
    if len(places) < _FEWEST or _tells_one_film(readings[: places[0]]):
        return None
    told = _List(readings, frozenset(places), rules, languages)
    told.read()
    films = told.films
    if len({fold(f.title.text) for f in films if f.sure}) < _FEWEST or len(films) < len(found):
        return None
    lines = [_without_banner(r) if k < films[0].line else r for k, r in enumerate(told.lines)]
    ends = [f.line for f in films[1:]] + [len(lines)]
    pairs = zip(films, ends, strict=True)
    last = [_end(lines, f.line + 1, end, rules, languages) for f, end in pairs]
    return lines, [Stretch(f.line, end, f.title, f.winner) for f, end in zip(films, last, strict=True)]


def _end(lines: list[Reading], start: int, stop: int, rules: Rules, languages: tuple[str, ...]) -> int:
    """The line behind a film's own: its labels and facts, down to a text, a heading or any other line.

    A label over a text ("Statement of the jury") takes in all texts below it.
    """
    end, headed = start, False
    for k in range(start, stop):
        reading = lines[k]
        if not reading.text or is_file_name(reading.text):
            continue
        if _is_reason(reading):
            end = k + 1  # what the jury says of the film
            continue
        headed = headed or any(label.keys[0] in _TEXTS and not label.values for label in reading.labels)
        if headed:
            end = k + 1 if is_prose(reading.text) else end
            continue
        own = reading.owned or reading.facts or (reading.labels and reading.labels[0].keys[0] not in BANNERS)
        if reading.line.gap and division(reading.text, rules, languages) is not None:
            own = False  # "SHORT FILMS" heads the prizes below it
        if is_prose(reading.text) or reading.zone != "main" or not own:
            break
        end = k + 1
    return end


def _is_reason(reading: Reading) -> bool:
    """Whether a line is what the jury says of the film above it: a quotation right below it, or one that is signed."""
    if not is_prose(reading.text):
        return False
    return (reading.text[:1] in QUOTE_OPEN and not reading.line.gap) or signs_reason(reading.text) is not None


def _tells_one_film(readings: list[Reading]) -> bool:
    """Whether lines state facts of a film: what stands below them are its own prizes."""
    main = [r for r in readings if r.zone == "main"]
    keys = {key for r in main for label in r.labels if label.values for key in label.keys}
    keys |= {key for r in main if r.facts and not r.facts.rest for key in r.facts.kinds()}
    return len(keys & _FILM_KEYS) >= _FEWEST


def _plain(reading: Reading, view: View) -> Reading:
    """A line that names a prize, whatever labels its words are elsewhere."""
    return replace(reading, line=replace(reading.line, view=view), labels=(), lead=None, facts=None, owned=False)


def _without_banner(reading: Reading) -> Reading:
    """A line above the list, without the labels that belong to a film's own record."""
    if reading.labels and reading.labels[0].keys[0] in BANNERS:
        return replace(reading, labels=(), lead=None)
    return replace(reading, owned=False) if reading.owned else reading


def _film(readings: list[Reading], i: int, rules: Rules, languages: tuple[str, ...], *, personal: bool) -> Film | None:
    """The film that the line at `i` names, if it is one; the director may stand behind a label or on the next line."""
    reading = readings[i]
    if not reading.text or reading.zone != "main":
        return None
    if reading.labels:
        keys = {key for label in reading.labels for key in label.keys}
        opens = reading.labels[0].head.span().start == reading.line.start
        if opens and "director" in reading.labels[0].keys:
            return None  # "Directed by: A. Berg, B. Ott": of the film above
        if opens and "director" not in keys and _COLON.match(reading.text, len(reading.labels[0].head.text)):
            return None  # "Cast: Jane Doe"
        whole = read_film(reading.text, rules, languages, personal=personal)
        if whole is not None and (whole.directors or whole.honoured) is not None:
            return whole
        if whole is not None and not opens and "director" in keys and reading.text[: whole.title[1]].count(":") == 0:
            return Film(whole.title, None, None, True)
        lead = reading.lead
        if lead is None or not keys & {"director"}:
            return None
        film = read_film(lead.text, rules, languages)
        start = reading.text.find(lead.text)
        return Film((film.title[0] + start, film.title[1] + start), None, None, True) if film else None
    film = read_film(reading.text, rules, languages, personal=personal)
    below = next((r for r in readings[i + 1 : i + 3] if r.text), None)
    keys = {key for label in below.labels for key in label.keys} if below else set()
    if film is not None and film.directors is not None and "director" in keys:
        return Film((film.title[0], film.directors[1]), None, film.honoured, True)  # "Salt / Sól" over the director
    if film is None or film.sure:
        return film
    facts = below is not None and below.facts is not None and len(below.facts.kinds() & _FILM_KEYS) >= _FEWEST
    named = below is not None and not below.labels and names_people(below.text, rules)
    return Film(film.title, None, None, True) if facts or named or keys & {"director"} else None
