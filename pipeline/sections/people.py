"""Biographies: which lines tell of a person, and of whom."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.model.fold import fold
from pipeline.model.page import View
from pipeline.model.parts import Reading, Section, SectionKind
from pipeline.rules import Rules
from pipeline.sections.credited import cut_run_on, directors_of, films_of, heading_of, part_of
from pipeline.sections.headed import first_lines, is_lead, is_origin, lines_below, name_of, over_life, tells_prizes
from pipeline.sections.openings import (
    STRONG,
    another,
    by_surname,
    caps_tail,
    dashed_name,
    is_birth_line,
    is_long,
    life_keys,
    listed_names,
    name_at,
    openings,
    subject_of,
    told_of,
)
from pipeline.values.names import is_person
from pipeline.values.shapes import ends_sentence, first_sentence_end, is_prose

# Kinds of sections in which lives are looked for that no heading announces.
_FREE: tuple[SectionKind, ...] = ("head", "facts", "text", "contact", "awards", "filmography", "credits", "screenings")
_MOST = 60  # names of lists that are remembered


@dataclass(slots=True)
class _Life:
    heading: Reading | None
    readings: list[Reading] = field(default_factory=list)

    def section(self) -> Section:
        return Section("biography", self.heading, tuple(self.readings))


def people_of(sections: list[Section], rules: Rules, languages: tuple[str, ...]) -> tuple[list[Section], list[Section]]:
    """The lives among some sections, one section a person, and the sections that are none.

    A life is a section "biography" whose heading is the line or the words that name the person, where
    they stand apart from its text. A biography that tells of several people becomes several.
    """
    synopsis = any(s.kind == "synopsis" for s in sections)
    finder = _Finder(rules, languages, directors_of(sections, rules, languages), synopsis)
    finder.has_biography = any(s.kind == "biography" and s.heading is not None and s.heading.labels for s in sections)
    for n, section in enumerate(sections):
        finder.read(section, sections[n + 1] if n + 1 < len(sections) else None)
    return [life.section() for life in finder.people()], finder.rest


class _Finder:
    """Goes down the sections once; `life` is the life that is open, `rest` the sections that remain."""

    def __init__(self, rules: Rules, languages: tuple[str, ...], directors: list[View], has_synopsis: bool) -> None:
        self.rules = rules
        self.languages = languages
        self.directors = directors
        self.lives: list[_Life] = []
        self.rest: list[Section] = []
        self.life: _Life | None = None
        self.listed: list[tuple[View, Reading]] = []
        self.told: set[int] = set()  # which of the listed names have a life
        self.spare: list[Reading] = []
        self.credited: Reading | None = None
        self.has_synopsis = has_synopsis
        self.has_biography = False  # under a heading that says so

    def people(self) -> list[_Life]:
        """The lives found, and the other names of a list most of whose people have one."""
        found = [life for life in self.lives if life.heading is not None or life.readings]
        if len(self.told) >= 2 and len(self.told) * 2 >= len(self.listed):
            others = [pair for pair in self.listed if id(pair[0]) not in self.told]
            found += [_Life(heading_of(reading, view)) for view, reading in others]
        return found

    def read(self, section: Section, following: Section | None) -> None:
        if section.kind == "biography" and self.directors and tells_prizes(section, self.rules, self.languages):
            self.rest.append(replace(section, kind="awards"))
        elif section.kind == "biography":
            self.biography(section, first_lines(following))
        elif section.kind == "filmography" and self.life is not None and section.heading is not None:
            self.life.readings += [section.heading, *section.readings]
        elif section.kind in _FREE and section.heading is None:
            self.free(section, following)
        elif section.kind == "boilerplate":
            self.rest.append(section)
        else:
            self.life = None
            self.rest.append(self.without_last(section, following))

    def start(self, heading: Reading | None) -> _Life:
        self.life = _Life(heading)
        self.lives.append(self.life)
        return self.life

    def biography(self, section: Section, after: list[Reading]) -> None:
        """A section that says it is one: cut where a line or a sentence begins another person's life."""
        life = self.start(section.heading)
        shown = [*section.readings, *after]
        for i, reading in enumerate(section.readings):
            below = shown[i + 1] if i + 1 < len(shown) else None
            if over_life(reading, below, self.directors, self.rules, self.languages, weak=True):
                life = self.start(name_of(reading, self.rules))
            elif reading.labels or reading.zone != "main":  # what labels say of a person stays with that person
                life.readings.append(reading)
            else:
                self.paragraph(reading)
                life = self.life or life
        if self.spare:
            self.rest.append(Section("text", None, tuple(self.spare)))
            self.spare = []
        unnamed = [n for n in self.lives if n.heading is section.heading and not n.readings]
        if section.heading is not None and section.heading.labels:
            self.lives = [n for n in self.lives if n not in unnamed or len(self.lives) == 1]

    def free(self, section: Section, following: Section | None) -> None:
        """A section of another kind: what tells of a life is taken out of it."""
        kept: list[Reading] = []
        shown = list(section.readings)
        for reading, below in zip(shown, lines_below([*shown, *first_lines(following)]), strict=False):
            if reading.zone != "main" or reading.owned:
                kept.append(reading)
            elif reading.labels:
                left = self.labelled(reading)
                kept += [left] if left is not None else []
                self.credited = reading
            elif over_life(reading, below, self.directors, self.rules, self.languages):
                self.start(name_of(reading, self.rules))
            elif self.life is not None and not self.life.readings and is_origin(reading):
                kept.append(reading)
            elif self.under_director(reading):
                pass
            elif self.begins(reading) or (self.life is not None and self.goes_on(reading)):
                kept += self.spare
                self.spare = []
            else:
                self.life = self.credited = None
                if len(self.listed) < _MOST:
                    self.listed += [(v, reading) for v in listed_names(reading.line.view, self.rules)]
                kept.append(reading)
        if kept:
            self.rest.append(replace(section, readings=tuple(kept)))

    def without_last(self, section: Section, following: Section | None) -> Section:
        """A section under a heading without its last line, where that is the name over the life that follows."""
        last = section.readings[-1] if section.readings else None
        below = next(iter(first_lines(following)), None)
        if section.kind not in ("awards", "screenings", "synopsis") or last is None or last.zone != "main":
            return section
        if not over_life(last, below, self.directors, self.rules, self.languages):
            return section
        self.start(name_of(last, self.rules))
        return replace(section, readings=section.readings[:-1])

    def begins(self, reading: Reading) -> bool:
        """Take a paragraph that begins a life; False where it does not."""
        view = reading.line.view
        if not is_long(view.text):
            return False
        found = openings(view.text, self.rules, self.languages)
        named_at_once = bool(found) and found[0].at == 0 and found[0].name is not None
        names = [] if named_at_once else [v for v, _ in self.listed]
        listed = by_surname(view.text, names, self.rules, self.languages) if names else None
        if listed is not None:
            source = next(r for v, r in self.listed if v is listed)
            self.told.add(id(listed))
            self.start(heading_of(source, listed)).readings.append(reading)
        elif found and (found[0].at == 0 or self.life is not None or is_lead(view.text[: found[0].at])):
            self.paragraph(reading)
        elif self.life is not None and (dashed_name(view.text, self.rules) or self.is_next(view)):
            self.start(None).readings.append(reading)
        else:
            return self.tells_director(reading)
        return True

    def under_director(self, reading: Reading) -> bool:
        """Take a paragraph right under the director's credit: a life, where the synopsis stands elsewhere."""
        credit = self.credited
        self.credited = None
        text = reading.line.view.text
        if credit is None or "director" not in credit.labels[-1].keys:
            return False
        names = [v for v in credit.labels[-1].values if is_person(v.text, self.rules)]
        keys = life_keys(text[: max(200, first_sentence_end(text))], self.rules, self.languages)
        opened = None if credit.labels[-1].values or not keys & STRONG else name_at(text, 0, self.rules)
        if opened is not None and is_prose(text):  # the label stands over the life that opens with the name
            self.start(heading_of(reading, reading.line.view.cut(*opened))).readings.append(reading)
            return True
        if len(names) != 1 or self.has_biography or not keys & {*STRONG, "awarded"}:
            return False
        if "born" not in keys and not (self.has_synopsis and is_prose(text)):
            return False
        self.start(heading_of(credit, names[0])).readings.append(reading)
        return True

    def is_next(self, view: View) -> bool:
        """Whether a paragraph below a life nobody is named for at its head has another person for its subject."""
        life = self.life
        if life is None or life.heading is not None:
            return False
        subject = subject_of(view.text, self.rules, self.languages)
        if subject is None:
            return False
        name = view.text[slice(*subject)]
        return not any(name.rsplit(maxsplit=1)[-1] in r.line.view.text for r in life.readings)

    def tells_director(self, reading: Reading) -> bool:
        """Take a paragraph whose first sentence has a director of the film as its subject and tells of a life."""
        text = reading.line.view.text
        told = told_of(text, self.directors, within=25) if is_prose(text) else None
        if told is None or told[0] != 0:
            return False
        if not life_keys(text[:240], self.rules, self.languages) & STRONG:
            return False
        self.start(heading_of(reading, told[1])).readings.append(reading)
        return True

    def goes_on(self, reading: Reading) -> bool:
        """Take a line that goes on with the open life."""
        text = reading.line.view.text
        life = self.life
        if life is None:
            return False
        above = life.readings[-1].line.view.text if life.readings else ""
        runs_on = bool(above) and not reading.line.gap and len(above) > 40 and not ends_sentence(above)
        first = not above and (is_birth_line(text) or len(text) > 60)
        if not (is_prose(text) or runs_on or first):
            return False
        if reading.line.kind == "heading" or self.is_other(reading):
            return False
        self.paragraph(reading)
        return True

    def is_other(self, reading: Reading) -> bool:
        """Whether a paragraph behind an empty line is about something else: it tells nothing of the person."""
        life = self.life
        if not reading.line.gap or life is None or not life.readings:
            return False
        return not life_keys(reading.line.view.text[:300], self.rules, self.languages) & {*STRONG, "awarded", "worked"}

    def paragraph(self, reading: Reading) -> None:
        """Give a paragraph to the open life, cut where it begins the lives of others."""
        view = reading.line.view
        tail = caps_tail(view.text, self.rules)
        stop = tail[0] if tail else len(view.text)
        begun = [o for o in openings(view.text[:stop], self.rules, self.languages) if not self.is_same(view, o.name)]
        if self.life is not None and self.life.heading is not None and not self.life.readings:
            # The first words below a person's name speak of that person, whoever else they name.
            begun = [o for o in begun if o.at > 0 or (self.life.heading.labels and o.name is not None)]
        cuts = [*(o.at for o in begun), stop]
        if cuts[0] > 0 and begun and is_lead(view.text[: cuts[0]]):
            self.spare.append(part_of(reading, view.cut(0, cuts[0])))
        elif cuts[0] > 0 and self.life is not None:
            self.life.readings.append(part_of(reading, view.cut(0, cuts[0])))
        for start, end in pairwise(cuts):
            life = self.life
            if life is None or life.readings or life.heading is None or not life.heading.labels:
                life = self.start(None)
            life.readings.append(part_of(reading, view.cut(start, end)))
        if tail:
            self.start(heading_of(reading, view.cut(*tail)))

    def is_same(self, view: View, name: tuple[int, int] | None) -> bool:
        """Whether a name is that of the open life's heading."""
        life = self.life
        if life is None or life.heading is None or life.heading.labels or name is None:
            return False
        told, heading = fold(view.text[slice(*name)]), fold(life.heading.line.view.text)
        return told in heading or heading in told or (bool(told) and told.split()[-1] == heading.split()[-1])

    def labelled(self, reading: Reading) -> Reading | None:
        """A line of labels without the life that runs on behind one of its values; None: all of it is a life's."""
        films = films_of(reading)
        if self.life is not None and films is not None and len(films.labels) == len(reading.labels):
            if reading.lead is not None and (name := another(reading.lead, self.life.readings, self.rules)):
                self.start(heading_of(reading, name))
            if reading.lead is not None:
                self.life.readings.append(part_of(reading, reading.lead))
            self.life.readings.append(films)
            return None
        self.life = None
        kept, told = cut_run_on(reading, self.directors, self.rules, self.languages)
        for heading, text in told:
            self.start(heading).readings.append(text)
        if self.life is not None and films is not None:
            self.life.readings.append(films)
        self.life = None
        return kept
