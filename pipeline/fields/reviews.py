"""Critics' reviews: a title line, a byline (often printed twice), the text."""

from dataclasses import dataclass, field

from pipeline.model.fold import fold, tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Part, Reading, Section
from pipeline.rules import Rules
from pipeline.values.names import is_person, uncapitalise
from pipeline.values.shapes import is_prose, words


@dataclass(slots=True)
class _Review:
    """A review that is being gathered; `heads` are the short lines above its text."""

    heads: list[Reading] = field(default_factory=list)
    texts: list[View] = field(default_factory=list)


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The reviews of a film entry, in page order."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    return [
        c for section in entry.sections if section.kind == "reviews" for c in _of_section(place, section, entry, rules)
    ]


def _of_section(place: int, section: Section, entry: Entry, rules: Rules) -> list[Candidate]:
    reviews = [_Review()]
    for reading in section.readings:
        text = reading.line.view.text
        if reading.labels and not any("reviews" in label.keys for label in reading.labels):
            continue
        if is_prose(text) or (reviews[-1].texts and not reading.line.gap and not _short(reading)):
            reviews[-1].texts.append(reading.line.view)
        elif reviews[-1].texts:
            reviews.append(_Review([reading]))
        else:
            reviews[-1].heads.append(reading)
    return [c for review in reviews if (c := _candidate(place, review, entry, rules)) is not None]


def _short(reading: Reading) -> bool:
    return len(words(reading.line.view.text)) <= 12


def _candidate(place: int, review: _Review, entry: Entry, rules: Rules) -> Candidate | None:
    """The review with its title and byline; None where there is neither text nor byline."""
    title: list[View] = []
    bylines: dict[str, list[View]] = {}
    for reading in review.heads:
        view = reading.line.view
        if (is_person(view.text, rules) and (title or len(review.heads) == 1 or _repeated(view, review.heads))) or (is_person(view.text, rules) and reading is review.heads[-1]):
            bylines.setdefault(fold(view.text), []).append(view)
        else:
            title.append(view)
    if not review.texts and not bylines:
        return None
    parts: list[Part] = []
    if title:
        parts.append(Part("title", tidy(title[-1].text), (title[-1].span(),)))
    if bylines:
        views = next(iter(bylines.values()))
        parts.append(
            Part("byline", uncapitalise(tidy(views[0].text), rules, entry.languages), tuple(v.span() for v in views))
        )
    if review.texts:
        value = "\n\n".join(tidy(v.text) for v in review.texts)
        parts.append(Part("text", value, tuple(v.span() for v in review.texts)))
    return Candidate(place, "reviews", tuple(parts), "reviews#headed")


def _repeated(view: View, heads: list[Reading]) -> bool:
    return sum(fold(r.line.view.text) == fold(view.text) for r in heads) > 1
