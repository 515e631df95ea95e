"""Who wrote a text where the name stands on a line of its own: right below it, or with an empty line between."""

from pipeline.fields.reviews_signed import Signature, signer
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Part, Reading, Section
from pipeline.rules import Rules
from pipeline.values.names import is_person, uncapitalise
from pipeline.values.shapes import ends_sentence, is_prose

_NAME = 40  # characters of a name
_LINE = 90  # characters of a line that signs a text
_TEXTS = ("text", "synopsis")
_CLOSING = "」』\"”»“’)"
_NEAR = 6  # characters between the end of a text and the line that signs it


def signs_alone(section: Section, at: int, entry: Entry, rules: Rules) -> Signature | None:
    """The signature of a line that is nothing but one right under running text, with an empty line behind it."""
    reading = section.readings[at]
    if reading.line.gap or reading.labels or reading.owned or len(reading.text) > _LINE:
        return None
    if at and not _ends(section.readings[at - 1].text):
        return None
    below = section.readings[at + 1] if at + 1 < len(section.readings) else None
    name = signer(reading.text, rules) if below is None or below.line.gap else None
    return Signature(*name, 0) if name and not credited(reading.text[slice(*name)], entry, rules) else None


def signed_apart(place: int, entry: Entry, behind: View | None, rules: Rules) -> list[Candidate]:
    """The notes of a film whose writer's name stands below them, an empty line before and behind it.

    The title of the film `behind` it signs nothing: a page may print it twice over its film.
    """
    lines = ((r, s) for s in entry.sections for r in ((s.heading,) if s.heading else ()) + s.readings)
    shown = sorted(((r, s) for r, s in lines if r.zone == "main" and r.line.kind != "meta"), key=_place)
    found: list[Candidate] = []
    for i, (reading, _) in enumerate(shown[1:], 1):
        text, (above, section) = reading.text, shown[i - 1]
        if len(text) > _NAME or not reading.line.gap or section.kind not in _TEXTS or not is_prose(above.text):
            continue
        below = shown[i + 1][0] if i + 1 < len(shown) else None
        name = _alone(reading, above, below, rules)
        if name is None or credited(text[slice(*name)], entry, rules):
            continue
        if behind is not None and fold(behind.text) == fold(text):
            continue
        views = _texts(section, above)
        span = reading.line.view.span(*name)
        byline = Part("byline", uncapitalise(text[slice(*name)], rules, entry.languages), (span,))
        told = Part("text", "\n\n".join(tidy(v.text) for v in views), tuple(v.span() for v in views))
        found.append(Candidate(place, "reviews", (byline, told), "reviews#apart"))
    return found


def credited(name: str, entry: Entry, rules: Rules) -> bool:
    """Whether a credit of the film names a person."""
    folded = fold(name)
    labels = (label for s in entry.sections for r in s.readings for label in r.labels)
    roles = (label for label in labels if any(key in rules.roles for key in label.keys))
    return any(folded in fold(value.text) for label in roles for value in label.values)


def _alone(reading: Reading, above: Reading, below: Reading | None, rules: Rules) -> tuple[int, int] | None:
    """Where the name stands in a line that only signs the text above it; a name over a life or a trade does not."""
    if reading.labels or reading.owned or reading.facts or not _ends(above.text):
        return None
    if reading.line.start - above.line.span.end > _NEAR:
        return None
    if below is not None:
        trade = any(key in rules.roles for label in below.labels if not label.values for key in label.keys)
        told = is_prose(below.text) and not rules.words.remarks.has(below.text)
        if not below.line.gap or trade or told or is_person(below.text, rules):
            return None
    text = reading.text
    start = len(text) - len(text.lstrip("-–— "))
    return (start, len(text)) if is_person(text[start:], rules) else None


def _place(shown: tuple[Reading, Section]) -> int:
    return shown[0].line.start


def _ends(text: str) -> bool:
    """Whether running text is at its end, and does not go on in the line below."""
    return ends_sentence(text.rstrip(_CLOSING)) or ends_sentence(text)


def _texts(section: Section, last: Reading) -> list[View]:
    """The running text of a section down to a line, from behind the last line that is none."""
    views: list[View] = []
    for reading in section.readings:
        if is_prose(reading.text) and not reading.labels:
            views.append(reading.line.view)
        else:
            views = []
        if reading is last:
            break
    return views
