"""Critics' reviews: a title line, a byline (often printed twice), the text; and notes signed at their end."""

from dataclasses import dataclass, field

from pipeline.fields.reviews_signed import signature
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Part, Reading, Section
from pipeline.rules import Rules
from pipeline.values.names import is_person, uncapitalise
from pipeline.values.shapes import is_prose, words

_NOTES = ("text", "synopsis", "head", "facts", "credits", "statement")
_HEADING = 12  # words of a title or byline


@dataclass(slots=True)
class _Review:
    """A review that is being gathered; `heads` are the short lines above its text."""

    heads: list[Reading] = field(default_factory=list)
    texts: list[View] = field(default_factory=list)


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The reviews of a film entry, in page order, and the statements quoted with their speaker in its texts."""
    entry = entries[place]
    if entry.subject != "film":
        return []
    found: list[Candidate] = []
    for section in entry.sections:
        if section.kind == "reviews":
            found += _of_section(place, section, entry, rules)
        elif section.kind in _NOTES:
            found += _signed(place, section, entry, rules)
    return found


def _of_section(place: int, section: Section, entry: Entry, rules: Rules) -> list[Candidate]:
    reviews = [_Review()]
    for reading in section.readings:
        text = reading.line.view.text
        if reading.labels and not any("reviews" in label.keys for label in reading.labels):
            continue
        if is_prose(text) or (reviews[-1].texts and not reading.line.gap and len(words(text)) > _HEADING):
            reviews[-1].texts.append(reading.line.view)
        elif reviews[-1].texts:
            reviews.append(_Review([reading]))
        else:
            reviews[-1].heads.append(reading)
    return [c for review in reviews if (c := _candidate(place, review, entry, rules)) is not None]


def _candidate(place: int, review: _Review, entry: Entry, rules: Rules) -> Candidate | None:
    """The review with its title and byline; None where there is neither text nor byline."""
    title: list[View] = []
    bylines: dict[str, list[View]] = {}
    for reading in review.heads:
        view = reading.line.view
        if is_person(view.text, rules) and _may_sign(reading, review, titled=bool(title)):
            bylines.setdefault(fold(view.text), []).append(view)
        else:
            title.append(view)
    if not review.texts and not bylines:
        return None
    parts: list[Part] = []
    texts = review.texts
    if title:
        parts.append(Part("title", tidy(title[-1].text), (title[-1].span(),)))
    if bylines:
        views = next(iter(bylines.values()))
        name = uncapitalise(tidy(views[0].text), rules, entry.languages)
        parts.append(Part("byline", name, tuple(v.span() for v in views)))
    elif texts and (signed := signature(texts[-1].text, rules)):
        parts.append(_byline(texts[-1], signed.start, signed.end, entry, rules))
        texts = [*texts[:-1], texts[-1].cut(0, signed.stop)]
    if texts:
        value = "\n\n".join(tidy(v.text) for v in texts)
        parts.append(Part("text", value, tuple(v.span() for v in texts)))
    return Candidate(place, "reviews", tuple(parts), "reviews#headed")


def _may_sign(reading: Reading, review: _Review, *, titled: bool) -> bool:
    """Whether a name above a review can be its byline rather than its title."""
    same = sum(fold(r.line.view.text) == fold(reading.line.view.text) for r in review.heads)
    return titled or len(review.heads) == 1 or same > 1 or reading is review.heads[-1]


def _byline(view: View, start: int, end: int, entry: Entry, rules: Rules) -> Part:
    name = " ".join(uncapitalise(w, rules, entry.languages) if len(w) > 3 else w for w in view.text[start:end].split())
    return Part("byline", tidy(name), (view.span(start, end),))


def _signed(place: int, section: Section, entry: Entry, rules: Rules) -> list[Candidate]:
    """The notes of a section that are signed at their end; a quotation signed by the director is a statement."""
    found: list[Candidate] = []
    above: list[View] = []
    for reading in section.readings:
        view = reading.line.view
        if reading.zone != "main" or reading.line.kind == "meta":
            continue
        prose = is_prose(view.text)
        signed = signature(view.text, rules, after=bool(above) and not prose)
        if signed is None:
            above = [*above, view] if prose and not reading.labels else []
            continue
        if signed.quote is not None:
            found += _quoted(place, view, signed.quote, (signed.start, signed.end), entry, rules)
        elif prose or above:
            kept = view.cut(0, signed.stop)
            texts = [*above, kept] if kept.text else above
            text = Part("text", "\n\n".join(tidy(v.text) for v in texts), tuple(v.span() for v in texts))
            parts = (_byline(view, signed.start, signed.end, entry, rules), text)
            found.append(Candidate(place, "reviews", parts, "reviews#signed"))
        above = []
    return found


def _quoted(
    place: int, view: View, quote: tuple[int, int], name: tuple[int, int], entry: Entry, rules: Rules
) -> list[Candidate]:
    """A quotation with the director's name in brackets behind it; of another's it is unknown what it speaks of."""
    surname = fold(view.text[slice(*name)]).rsplit(maxsplit=1)[-1]
    directors = [
        value.text
        for section in entry.sections
        for reading in section.readings
        for label in reading.labels
        if "director" in label.keys
        for value in label.values
    ]
    if not any(surname in fold(d).split() for d in directors):
        return []
    said = view.cut(*quote)
    speaker = Part("speaker", uncapitalise(tidy(view.text[slice(*name)]), rules, entry.languages), (view.span(*name),))
    parts = (speaker, Part("text", tidy(said.text), (said.span(),)))
    return [Candidate(place, "statement", parts, "reviews#quoted")]
