"""The lines of one film or page → its sections, headed or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.parts import Reading, Section, SectionKind
from pipeline.rules import Rules
from pipeline.sections.credited import heading_of
from pipeline.sections.headed import states_length
from pipeline.sections.openings import is_long, named
from pipeline.values.cues import is_award, is_entries, is_screening, lead_in, speaks_of_film, tells_a_life
from pipeline.values.shapes import ends_sentence, is_prose, words

# Section keys of labels → kinds of sections.
_KINDS: dict[str, SectionKind] = {
    "synopsis": "synopsis", "statement": "statement", "biography": "biography", "filmography": "filmography",
    "reviews": "reviews", "awards": "awards", "nominations": "awards", "participations": "awards",
    "screenings": "screenings", "credits": "credits", "contact": "contact", "related": "related",
}  # fmt: skip
_ENTRY = re.compile(r"(?:19|20)\d\d\s?[:：]\s")  # "1979: …" opens an entry of a list, whatever stands above it
_TEXTS = ("text", "synopsis", "statement", "biography", "reviews", "filmography", "related")
_FILMED = frozenset(("runtime", "year"))  # facts that no prize has
_FACTUAL = ("head", "facts", "credits")


@dataclass(slots=True)
class _Open:
    """A section that still grows."""

    kind: SectionKind
    heading: Reading | None = None
    readings: list[Reading] = field(default_factory=list)


def build_sections(readings: Sequence[Reading], rules: Rules, languages: tuple[str, ...]) -> list[Section]:
    """The sections of some lines in order; every line but empty ones and metadata is in one of them."""
    builder = _Builder(rules, languages)
    shown = [r for r in readings if r.line.view.text and r.line.kind != "meta"]
    for i, reading in enumerate(shown):
        builder.add(reading, shown[i - 1] if i else None, shown[i + 1] if i + 1 < len(shown) else None)
    return [Section(s.kind, s.heading, tuple(s.readings)) for s in builder.done if s.heading or s.readings]


class _Builder:
    """Goes down the lines once; `done[-1]` is the section that is open."""

    def __init__(self, rules: Rules, languages: tuple[str, ...]) -> None:
        self.rules = rules
        self.languages = languages
        self.done: list[_Open] = [_Open("head")]

    @property
    def kind(self) -> SectionKind:
        return self.done[-1].kind

    def start(self, kind: SectionKind, heading: Reading | None = None) -> None:
        self.done.append(_Open(kind, heading))

    def put(self, reading: Reading, *kinds: SectionKind) -> None:
        """Into the open section if it is one of `kinds`, else into a new one of the first kind."""
        if self.kind not in kinds:
            self.start(kinds[0])
        self.done[-1].readings.append(reading)

    def add(self, reading: Reading, above: Reading | None, below: Reading | None) -> None:
        text = reading.line.view.text
        if reading.zone == "boilerplate":
            self.aside(reading)
        elif reading.zone == "related":
            self.put(reading, "related")
        elif reading.owned:
            self.done[-1].readings.append(reading)
        elif reading.labels:
            self.labelled(reading)
        elif above is not None and self.kind in _TEXTS and above.zone == "main" and continues(above, reading):
            self.done[-1].readings.append(reading)
        elif lead_in(text, self.rules):
            self.start("statement")
            self.done[-1].readings.append(reading)
        elif reading.facts and not is_prose(text) and self.factual(reading):
            self.put(reading, *(_FACTUAL if self.kind in _FACTUAL else ("facts",)))
        elif is_screening(text, self.rules):
            self.put(reading, "screenings")
        elif self.awarded(reading):
            self.put(reading, "awards")
        elif (opened := self.opened(reading, below)) is not None:
            self.start(opened, reading)
        elif is_prose(text):
            self.prose(reading, above)
        else:
            self.short(reading)

    def aside(self, reading: Reading) -> None:
        """Furniture goes into a section of its own without closing the one that is open."""
        if len(self.done) > 1 and self.done[-2].kind == "boilerplate":
            self.done[-2].readings.append(reading)
        else:
            self.done.insert(len(self.done) - 1, _Open("boilerplate", None, [reading]))

    def labelled(self, reading: Reading) -> None:
        kinds = [_KINDS[k] for label in reading.labels for k in label.keys if k in _KINDS]
        first = reading.labels[0]
        inside = first.head.span().start > reading.line.span.start
        if inside and self.kind == "awards" and is_award(reading.line.view.text, self.rules, self.languages):
            self.done[-1].readings.append(reading)  # "… – Special Mention (Camera: Jane Doe)"
        elif first.keys[0] == "reviews" == self.kind and first.values:
            self.done[-1].readings.append(reading)  # the byline under a review's title
        elif first.keys[0] in _KINDS:
            if first.values or len(reading.labels) > 1:
                self.start(kinds[0])
                self.done[-1].readings.append(reading)
            else:
                self.start(kinds[0], reading)
        elif self.kind in ("screenings", "awards", "contact") and first.keys[0] in ("venue", "date", "ignored"):
            self.done[-1].readings.append(reading)
        else:
            self.put(reading, "credits", "head", "facts")

    def factual(self, reading: Reading) -> bool:
        """Whether a line with facts in it is a line of facts, rather than a sentence that holds some."""
        facts = reading.facts
        if facts is not None and self.kind == "awards" and not facts.rest and facts.kinds() >= _FILMED:
            return True  # below a festival's banner, right under the title
        if facts is None or (
            self.kind in ("awards", "filmography", "reviews") and (facts.rest or not reading.line.gap)
        ):
            return False
        if facts.rest and "runtime" not in facts.kinds() and self.awarded(reading):
            return False  # "Film Days, France, 2023 – official selection"
        return not facts.rest or len(facts.kinds()) >= 2

    def awarded(self, reading: Reading) -> bool:
        """Whether a line tells of the film's awards; in a life it tells of a person's, in running text of anything."""
        text = reading.line.view.text
        if self.kind in ("biography", "filmography") or (is_prose(text) and self.kind != "awards"):
            return False
        if is_prose(text) and self.done[-1].heading is not None and is_entries(text):
            return True
        return is_award(text, self.rules, self.languages)

    def opened(self, reading: Reading, below: Reading | None) -> SectionKind | None:
        """The section that a line opens by a person's name: a statement or a life."""
        if self.opens_statement(reading, below):
            return "statement"
        return "biography" if self.opens_life(reading, below) else None

    def opens_life(self, reading: Reading, below: Reading | None) -> bool:
        """Whether a line is a person's name over the text of a life."""
        if below is None or below.labels or below.zone != "main" or self.kind == "reviews":
            return False
        if states_length(below):
            return False
        text = reading.line.view.text
        if named(text, self.rules) is None:
            return False
        told = below.line.view.text
        return is_long(told) and tells_a_life(told, text, self.rules, self.languages)

    def opens_statement(self, reading: Reading, below: Reading | None) -> bool:
        """Whether a line says who speaks of the film in the text below it."""
        if below is None or below.labels or below.zone != "main" or not is_prose(below.text):
            return False
        return speaks_of_film(reading.text, self.rules) is not None

    def prose(self, reading: Reading, above: Reading | None) -> None:
        if self.kind == "reviews" and (critic := self.of_critic(reading)):
            self.start("biography", heading_of(reading, reading.line.view.cut(0, critic)))
            self.done[-1].readings.append(reading)
        elif self.kind in ("synopsis", "statement", "biography", "reviews", "filmography", "text"):
            self.done[-1].readings.append(reading)
        elif self.after_director(above, reading):
            self.start("biography", above)
            self.done[-1].readings.append(reading)
        else:
            self.start("text")
            self.done[-1].readings.append(reading)

    def of_critic(self, reading: Reading) -> int:
        """Where the name ends with which running text below a review begins: the critic's, whom its byline tells."""
        named = (v.text for r in self.done[-1].readings for label in r.labels for v in label.values)
        return next((len(name) for name in named if reading.text.startswith(name)), 0)

    def after_director(self, above: Reading | None, reading: Reading) -> bool:
        """Whether running text stands right under the director's name, which stands under its label."""
        if above is None or not above.owned or not self.done[-1].readings:
            return False
        heads = [r for r in self.done[-1].readings if r.labels]
        if not heads or heads[-1].labels[-1].keys[0] != "director":
            return False
        return tells_a_life(reading.line.view.text, above.line.view.text, self.rules, self.languages)

    def short(self, reading: Reading) -> None:
        """A line that says nothing by its shape: part of an open text, or a heading nobody knows."""
        if (
            self.kind in ("reviews", "biography", "awards", "screenings", "statement", "filmography", "contact")
            or (self.kind in ("text", "synopsis") and not reading.line.gap and reading.line.kind != "heading")
            or self.kind == "head"
        ):
            self.done[-1].readings.append(reading)
        else:
            self.start("head")
            self.done[-1].readings.append(reading)


def continues(above: Reading, below: Reading) -> bool:
    """Whether a line goes on with the paragraph of the line above it (hard line breaks inside a sentence)."""
    text = above.line.view.text
    if below.line.gap or above.line.kind != below.line.kind or below.labels or _ENTRY.match(below.line.view.text):
        return False
    if text and not ends_sentence(text) and len(text) >= 45:
        return True
    return bool(below.line.view.text[:1].islower()) and len(words(text)) >= 4
