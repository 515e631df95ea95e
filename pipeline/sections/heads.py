"""The line that heads a film: which of the short lines above its facts is the title."""

import re
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass

from pipeline.model.fold import fold, label_key
from pipeline.model.parts import Reading
from pipeline.rules import Rules
from pipeline.rules.schema import FACT_KEYS
from pipeline.sections.slotted import strands_of_slots
from pipeline.values.crumbs import last_crumb
from pipeline.values.cues import is_genre, is_screening, strand_over
from pipeline.values.dates import find_dates
from pipeline.values.names import is_company, is_person, split_names
from pipeline.values.scan import has_digit
from pipeline.values.shapes import is_cjk, is_contact, is_file_name, is_prose, words
from pipeline.values.times import find_times, opens_with_time
from pipeline.values.translated import is_translation

_DATED = re.compile(r"[(（]\s*(?:1[89]|20)\d\d\s*[)）]")
_PART_QUOTED = re.compile('[“”«»„"『』]')
_MOST_TITLES = 3  # lines of a title in several languages
_TITLE_QUOTES = "『「《〈«“„"
_NAME_END = re.compile(r"[•|:–,]|\s\d{4}\b")
_MOST_LINES = 60  # short lines above the facts that are weighed as titles
_MOST_TEXT = 60_000
_TOP = 40  # lines among which a menu is looked for
_BEHIND = re.compile(r"\s\([^()]{1,120}\)$")
# The number of a film in a list or the age it is for ("12+"), an empty basket, a date in figures, items of a menu,
# whose picture it is.
_NO_TITLE = re.compile(
    r"^\W{0,2}\d{1,2}\W{0,2}$|\(0\)$|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b|\S\s{2,}\S.*\S\s{2,}\S|\t.+\t|©"
)
_DIVIDED = re.compile(r"\s[|│·•]\s")
_GLUED = re.compile(r"[^\W\d_]\d{2,}$")


def is_titlelike(reading: Reading, rules: Rules) -> bool:
    """Whether a line could be a film's title by its shape alone."""
    line = reading.line
    text = line.view.text
    if reading.labels or reading.owned or reading.zone != "main" or line.kind == "meta" or not text:
        return False
    if len(text) > 130 or not any(c.isalnum() for c in text) or len(words(_BEHIND.sub("", text))) > 16:
        return False
    if _NO_TITLE.search(text) or is_file_name(text):
        return False
    if is_prose(text) or is_contact(text) or text.endswith((":", ",", ";")) or text[0] in "※★☆" or _GLUED.search(text):
        return False
    if reading.facts and not reading.facts.rest:
        return False
    if is_screening(text, rules):
        return False
    said = sum(d.end - d.start for d in find_dates(text, rules))
    if text[0].isdigit():
        said += sum(t.end - t.start for t in find_times(text, rules))
    return said * 2 < len(text)


@dataclass(frozen=True, slots=True)
class Repeats:
    """What a page says more than once: its lines counted, and (where a page has one film) all of them in a row.

    `crumbs` are the last parts of its breadcrumbs, which name the page; `directors` is what its labels
    name as directors, in a row; `strands` are those a heading over other films names ("Also in Northern Lights");
    `menu` is the line at which its menu begins (0: none is at its top).
    """

    lines: Mapping[str, int]
    whole: str
    crumbs: frozenset[str]
    directors: str
    strands: frozenset[str]
    menu: int

    @classmethod
    def of(cls, readings: list[Reading], rules: Rules, *, only: bool) -> "Repeats":
        """The repeats of a page, folded; the row is left empty for a programme, where titles stand in lists anyway."""
        folded = [fold(r.text) for r in readings if r.text and not r.labels and r.zone != "boilerplate"]
        crumbs = (last_crumb(r.text) for r in readings if only and r.zone == "boilerplate")
        others = (r.text for r in readings if r.zone == "related")
        directors = (v.text for r in readings for label in r.labels if "director" in label.keys for v in label.values)
        return cls(
            Counter(folded),
            "\n".join(folded)[:_MOST_TEXT] if only else "",
            frozenset(fold(crumb) for crumb in crumbs if crumb),
            "\n".join(map(fold, directors)),
            frozenset(fold(text[slice(*named)]) for text in others if (named := strand_over(text, rules)))
            | (frozenset() if only else strands_of_slots(readings)),
            _menu_start(readings),
        )

    def may_name(self, text: str, rules: Rules) -> bool:
        """Whether a line that reads as names may be the makers': labels do not tell of other directors alone."""
        return names_people(text, rules) and (not self.directors or fold(text) in self.directors)

    def again(self, folded: str) -> bool:
        """Whether a line stands on the page again, alone or within another line."""
        if self.lines.get(folded, 0) > 1:
            return True
        return len(folded) > (1 if is_cjk(folded) else 3) and self.whole.count(folded) > 1


def best_head(
    readings: list[Reading],
    run: list[int],
    rules: Rules,
    repeats: Repeats,
    languages: tuple[str, ...],
    *,
    only: bool,
) -> int | None:
    """Of the lines that could be the title, nearest to the facts first, the likeliest; None if none is likely.

    Of a title and its translations, one below the other, it is the uppermost.
    """
    scored = {i: _score(readings, i, rank, repeats, rules) for rank, i in enumerate(run[:_MOST_LINES])}
    best = max(scored, key=lambda i: (scored[i], i))
    if scored[best] <= (-2.2 if only else -3.9):
        return None  # a programme's films have titles; a page's may lack one
    return uppermost(readings, best, scored, rules, repeats, languages)


def uppermost(
    readings: list[Reading],
    best: int,
    lines: Container[int],
    rules: Rules,
    repeats: Repeats,
    languages: tuple[str, ...],
) -> int:
    """The first line of the title that ends at `best`: the top of a block of up to three lines or of translations.

    `lines` are those that could be titles.
    """
    top = best
    while top - 1 in lines and not readings[top].line.gap and _may_head(readings, top - 1, rules, repeats):
        top -= 1
    opens = readings[top].line.gap or top - 1 not in lines
    marked = readings[top].line.kind == "item"  # a bullet before the title alone, none before its translation
    same = all(readings[i].line.kind == readings[best].line.kind for i in range(top + marked, best))
    if opens and same and best - top < _MOST_TITLES and not readings[top].line.place:
        return top  # nothing but titles stands so, with other lines or blank ones around
    while best > top and is_translation(readings[best - 1].text, readings[best].text, rules, languages):
        best -= 1
    return best


def _may_head(readings: list[Reading], i: int, rules: Rules, repeats: Repeats) -> bool:
    """Whether a line can be a title above another one: no names, no festival or strand, no slot of a timetable."""
    if repeats.may_name(readings[i].text, rules) or fold(readings[i].text) in repeats.strands:
        return False
    return not _unlikely(readings, i, rules)


def _score(readings: list[Reading], i: int, rank: int, repeats: Repeats, rules: Rules) -> float:
    """How likely a line is a title: headings, dated lines and repeated ones are; names, strands and prizes are not."""
    reading = readings[i]
    text = reading.line.view.text
    score = -0.4 * rank
    if text[0] not in _TITLE_QUOTES and _PART_QUOTED.search(text[1:-1]):
        score -= 1.5
    if rank == 0 and i + 1 < len(readings) and (readings[i + 1].labels or readings[i + 1].facts):
        score += 1
    if reading.line.kind == "heading":
        score += 3 if reading.line.level in (1, 2) else 2
    if _DATED.search(text):
        score += 2
    if fold(text) in repeats.strands:
        score -= 3
    elif _names_competition(text, rules):
        pass  # a strand is said again wherever its films are
    elif fold(text) in repeats.crumbs:
        score += 4
    elif repeats.again(fold(text)):
        score += 1.5
    score -= 4 * (bool(repeats.whole) and ":" in text and _amid_labels(readings, i))  # an unknown label with its value
    if i < repeats.menu:
        score -= 1  # above the menu stands the site's name
    if names_people(text, rules):
        score -= (4 if fold(text) in repeats.directors else 3) if repeats.may_name(text, rules) else 0.5
    elif is_company(text, rules):
        score -= 2
    return score - _unlikely(readings, i, rules)


def _amid_labels(readings: list[Reading], i: int) -> bool:
    """Whether a line stands in a block of labels, one right above and one right below it."""
    near = readings[i - 1 : i + 2] if i else []
    return len(near) == 3 and bool(near[0].labels and near[2].labels) and not (near[1].line.gap or near[2].line.gap)


def _menu_start(readings: list[Reading]) -> int:
    """The line at which a menu of three lines or more begins among a page's first; 0 without one."""
    shown = [i for i, r in enumerate(readings[:_TOP]) if r.text and r.line.kind != "meta"]
    zones = [readings[i].zone == "boilerplate" for i in shown]
    return next((shown[k] for k in range(len(shown) - 2) if all(zones[k : k + 3])), 0)


def names_people(text: str, rules: Rules) -> bool:
    """Whether a line is nothing but the name of a person, or of several."""
    if is_person(text, rules):
        return True
    names = split_names(text, rules)
    return bool(names) and all(
        is_person(n.value.name, rules) and (n.value.variant is None or is_person(n.value.variant, rules)) for n in names
    )


def _names_festival(text: str, rules: Rules) -> bool:
    """Whether a line names a festival: by its words, or because the rules know it."""
    if any(c.key == "festival" for f in rules.words.awards.find(text) for c in f.value):
        return True
    return bool(rules.festivals.named(_NAME_END.split(text)[0].strip()))


def _names_competition(text: str, rules: Rules) -> bool:
    return any(c.key == "competition" for f in rules.words.awards.find(text) for c in f.value)


def _unlikely(readings: list[Reading], i: int, rules: Rules) -> float:
    """What speaks against a line: it names a festival, a prize or a source, or a venue below a screening."""
    text = readings[i].line.view.text
    against = _beside_titles(readings, i, rules)
    keys = {c.key for f in rules.words.awards.find(text) for c in f.value}
    if _names_festival(text, rules):
        against += 3
    elif keys & {"competition", "jury", "selected", "premiere"} or any(
        f.start == 0 and any(c.key == "prize" for c in f.value) for f in rules.words.awards.find(text)
    ):
        against += 2.5
    if any(c.key not in ("director", "cast") for f in rules.words.prose.find(text) for c in f.value):
        against += 2
    if _names_part(text, rules):
        against += 2
    if " " in text and label_key(text) in rules.words.menu:
        against += 3  # "FILM GUIDE"
    facts = readings[i].facts
    if facts is not None and facts.kinds() == {"form"} and _DIVIDED.search(text):
        against += 2  # "Nordic Views | Feature" is a strand
    if i and not readings[i].line.gap and _names_festival(readings[i - 1].text, rules):
        against += 3  # the second line of a festival's banner
    if i and not readings[i].line.gap and is_screening(readings[i - 1].line.view.text, rules):
        against += 6
    if i + 1 < len(readings) and not _tells_facts(readings[i + 1]):
        against += 4 * opens_with_time(text, rules)  # a slot over its film: "17:30 Great Hall", "Kl. 17.30, Biografen"
    return against


def _tells_facts(reading: Reading) -> bool:
    """Whether a line tells facts of a film; a year behind a title is none ("Salt (1961)")."""
    if reading.labels:
        return True
    return reading.facts is not None and (len(reading.facts.kinds()) > 1 or not reading.facts.rest)


def _beside_titles(readings: list[Reading], i: int, rules: Rules) -> float:
    """What speaks against a line beside a title: genres, facts, another title in brackets, a banner's first line."""
    text = readings[i].line.view.text
    if is_genre(text, rules) or _opens_with_fact(text, rules):
        return 3
    below = readings[i + 1] if i + 1 < len(readings) else None
    if text[0].isdigit() and below and not below.line.gap and _names_festival(below.text, rules):
        return 3
    return 1.5 if text[0] in "(（" and text[-1] in ")）" else 0


def _opens_with_fact(text: str, rules: Rules) -> bool:
    """Whether a line opens with a label of two or three words for a fact, figures in it ("Running time 82 min")."""
    first = text.split(maxsplit=3)[:3] if has_digit(text) else []
    known = (rules.labels.get(label_key(" ".join(first[:size])), ()) for size in (2, 3))
    return any(m.key in FACT_KEYS for meanings in known for m in meanings)


def _names_part(text: str, rules: Rules) -> bool:
    """Whether a line opens with a word for a section and counts or names it ("Program NK 3: Neighbours")."""
    first, _, rest = text.partition(" ")
    if not (":" in rest or any(map(str.isdigit, rest))):
        return False
    return any(m.key == "section" for m in rules.labels.get(label_key(first), ()))


def splits_title(text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]) -> int:
    """Where the title ends in "Title de Director": before the last "of" word that only names follow; else `end`."""
    for cue in reversed(rules.words.words.find(text[start:end])):
        if not any(c.key == "of" and c.language in languages for c in cue.value) or cue.start == 0:
            continue
        names = split_names(text[start + cue.end : end].strip(), rules, languages)
        if names and all(is_person(n.value.name, rules) for n in names):
            return start + cue.start
    return end


def closed(text: str, start: int, end: int) -> tuple[int, int]:
    """A title's place with the bracket that ends it ("Salt (and Pepper) (dir. Ann Moore)")."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    return start, end + (opened and text[end : end + 1] == ")")
