"""Pages that are one critic's review: the breadcrumb says so, a headline and a byline stand over the text."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.fold import fold, label_key
from pipeline.model.page import View
from pipeline.model.parts import Label, Reading
from pipeline.rules import Rules
from pipeline.values.crumbs import crumbs
from pipeline.values.dates import find_dates
from pipeline.values.names import is_person
from pipeline.values.shapes import is_prose

_LONGEST = 160  # characters of a breadcrumb or a headline
_BYLINE = 60  # characters of a byline
_FAR = 40  # lines from the page's beginning among which the breadcrumb stands
_NEAR = 8  # lines below it among which headline and byline stand, and lines below the byline down to the text
_MARKS = " :|·•,-–—"


def with_headline(readings: Sequence[Reading], rules: Rules) -> list[Reading]:
    """The lines in order; of a page whose breadcrumb calls it a review the headline heads a section of reviews."""
    found = list(readings)
    shown = [i for i, r in enumerate(found) if r.text and r.line.kind != "meta"]
    for n, i in enumerate(shown[:_FAR]):
        meaning = _review_crumb(found[i].text, rules) if not found[i].labels else None
        if meaning is not None:
            below = [k for k in shown[n + 1 : n + 1 + 2 * _NEAR] if found[k].zone == "main"]
            _mark(found, below, meaning, rules)
            break
    return found


def _review_crumb(text: str, rules: Rules) -> str | None:
    """The language of the word for a review in a breadcrumb; None for any other line."""
    parts = crumbs(text) if len(text) <= _LONGEST else []
    known = (m for a, b in parts for m in rules.labels.get(label_key(text[a:b]), ()) if m.key == "reviews")
    return next((m.language for m in known), None)


def _mark(found: list[Reading], below: list[int], language: str, rules: Rules) -> None:
    """Headline and byline labelled in place, and the line that dates them taken for furniture."""
    if not below or not _is_headline(found[below[0]], rules):
        return
    for n, i in enumerate(below[1:_NEAR], 1):
        if is_prose(found[i].text):
            return
        name = _critic(found[i], rules)
        if name is None:
            continue
        title = found[below[0]]
        if not any(is_prose(found[k].text) for k in below[n + 1 : n + 1 + _NEAR]):
            return
        head = title.line.view
        if not any(_opens_with(found[k], head.text) for k in below[1:]):
            found[below[0]] = replace(title, labels=(Label(("reviews",), head, (), language),), facts=None)
        byline = found[i].line.view
        head = byline.cut(0, max(byline.text.find(name.text), 0))
        found[i] = replace(found[i], labels=(Label(("reviews",), head, (name,), language),), facts=None)
        _date_aside(found, below[1 : n + 3], rules)
        return


def _date_aside(found: list[Reading], places: list[int], rules: Rules) -> None:
    """Lines among some that tell when the review was printed, as furniture."""
    for i in places:
        reading = found[i]
        if reading.labels or len(reading.text) > _BYLINE or is_prose(reading.text):
            continue
        if find_dates(reading.text, rules):
            found[i] = replace(reading, zone="boilerplate")


def _opens_with(reading: Reading, title: str) -> bool:
    """Whether a line is the headline again: then it is the film's title too."""
    return fold(reading.text.strip("“”\"«»„'")) == fold(title.strip("“”\"«»„'"))


def _is_headline(reading: Reading, rules: Rules) -> bool:
    text = reading.text
    if reading.labels or reading.owned or not 2 < len(text) <= _LONGEST or is_prose(text):
        return False
    return not is_person(text, rules)


def _critic(reading: Reading, rules: Rules) -> View | None:
    """The critic a line names with a word for it, or by the name alone ("Por Ana Reis", "Ana Reis | 12.09.2024")."""
    view = reading.line.view
    if len(view.text) > _BYLINE or reading.owned:
        return None
    cue = next(iter(rules.words.words.find(view.text)), None)
    start = 0
    if cue is not None and cue.start == 0 and any(c.key == "byline" for c in cue.value):
        start = cue.end
    elif reading.labels:
        return None
    end = min((d.start for d in find_dates(view.text, rules)), default=len(view.text))
    start += len(view.text[start:]) - len(view.text[start:].lstrip(_MARKS))
    named = view.cut(start, len(view.text[:end].rstrip(_MARKS)))
    return named if is_person(named.text, rules) else None
