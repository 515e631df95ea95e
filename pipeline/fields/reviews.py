"""Critics' reviews: a title line, a byline (often printed twice), the text; and notes signed at their end."""

from dataclasses import dataclass, field
from itertools import islice

from pipeline.fields.reviews_apart import signed_apart, signs_alone
from pipeline.fields.reviews_signed import Signature, critic, signature
from pipeline.model.fold import fold, label_key, tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Entry, Part, Reading, Section
from pipeline.rules import Rules
from pipeline.values.crumbs import crumbs
from pipeline.values.cues import QUOTE_OPEN, signs_reason
from pipeline.values.names import is_person, uncapitalise
from pipeline.values.shapes import is_prose, words

_NOTES = ("text", "synopsis", "head", "facts", "credits", "statement")
_NAME = 40  # characters of a name
_SHORT = 60  # characters of a line that is a byline
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
    behind = next((e.title for e in islice(entries, place + 1, None) if e.title is not None), None)
    return [*found, *signed_apart(place, entry, behind, rules)]


def _of_section(place: int, section: Section, entry: Entry, rules: Rules) -> list[Candidate]:
    reviews = [_Review()]
    for at, reading in enumerate(section.readings):
        text = reading.line.view.text
        if reading.labels and not any("reviews" in label.keys for label in reading.labels):
            continue
        if is_prose(text) or (reviews[-1].texts and not reading.line.gap and len(words(text)) > _HEADING):
            reviews[-1].texts.append(reading.line.view)
        elif reviews[-1].texts and _signs(reviews[-1], section, at, rules):
            reviews[-1].heads.append(reading)
        elif reviews[-1].texts:
            reviews.append(_Review([reading]))
        else:
            reviews[-1].heads.append(reading)
    if (headline := _headline(section, rules)) is not None and not any(r is headline for r in reviews[0].heads):
        reviews[0].heads.insert(0, headline)
    return [c for review in reviews if (c := _candidate(place, review, entry, rules)) is not None]


def _headline(section: Section, rules: Rules) -> Reading | None:
    """The heading of reviews that is no word for one, and so the first one's title."""
    heading = section.heading
    if heading is None or label_key(heading.text) in rules.labels or crumbs(heading.text):
        return None
    return heading


def _signs(review: _Review, section: Section, at: int, rules: Rules) -> bool:
    """Whether a name below the text of a review that has none above it signs it, rather than heads the next one."""
    text = section.readings[at].text
    if not is_person(text, rules) or any(is_person(r.text, rules) for r in review.heads):
        return False
    return at + 1 == len(section.readings) or not is_prose(section.readings[at + 1].text)


def _candidate(place: int, review: _Review, entry: Entry, rules: Rules) -> Candidate | None:
    """The review with its title and byline; None where there is neither text nor byline."""
    title: list[View] = []
    bylines: dict[str, list[View]] = {}
    for reading in review.heads:
        told = _told_byline(reading, rules)
        view = reading.line.view
        if told is not None:
            bylines = {fold(told.text): [told], **bylines}
            title = title[:1]
            break
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


def _told_byline(reading: Reading, rules: Rules) -> View | None:
    """The critic that a line above a review names with a word for it ("By Ann Moore", "Text: Ann Moore")."""
    values = [v for label in reading.labels if "reviews" in label.keys for v in label.values]
    if values:
        return values[0] if is_person(values[0].text, rules) else None
    view = reading.line.view
    if len(view.text) > _SHORT:
        return None
    cue = next(iter(rules.words.words.find(view.text)), None)
    if cue is None or cue.start or not any(c.key == "byline" for c in cue.value):
        return None
    named = view.cut(cue.end + len(view.text[cue.end :]) - len(view.text[cue.end :].lstrip(" :")))
    return named if is_person(named.text, rules) else None


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
    for at, reading in enumerate(section.readings):
        view = reading.line.view
        if reading.zone != "main" or reading.line.kind == "meta":
            continue
        told = _reason(place, view, entry, rules) or _critic(place, reading, entry, rules)
        if told is not None:
            found.append(told)
            continue
        prose = is_prose(view.text)
        signed = signature(view.text, rules, after=bool(above) and not prose)
        if signed is None and above:
            signed = signs_alone(section, at, entry, rules)
        if (said := _said(place, view, above, signed, section, entry, rules)) is not None:
            found.append(said)
            above = []
            continue
        if signed is not None and signed.quote is None and section.kind == "statement" and (
            section.heading is not None or _directs(view.text[signed.start : signed.end], entry)
        ):
            signed = None  # the director signs a statement, which is no review
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


def _reason(place: int, view: View, entry: Entry, rules: Rules) -> Candidate | None:
    """What a juror says of a film that won a prize: a statement."""
    match = signs_reason(view.text) if entry.winner is not None else None
    if match is None or not is_person(match["who"], rules):
        return None
    name = uncapitalise(tidy(match["who"]), rules, entry.languages)
    speaker = Part("speaker", name, (view.span(*match.span("who")),))
    text = Part("text", tidy(match["said"]), (view.span(*match.span("said")),))
    return Candidate(place, "statement", (speaker, text), "reviews#juror")


def _critic(place: int, reading: Reading, entry: Entry, rules: Rules) -> Candidate | None:
    """What a critic who does not direct the film wrote elsewhere: a quotation, the name and the paper in one line."""
    view = reading.line.view
    told = critic(view.text, rules) if not reading.labels else None
    if told is None or told.quote is None or _directs(view.text[told.start : told.end], entry):
        return None
    said = view.cut(*told.quote)
    text = Part("text", tidy(said.text), (said.span(),))
    return Candidate(place, "reviews", (_byline(view, told.start, told.end, entry, rules), text), "reviews#critic")


def _said(
    place: int, view: View, above: list[View], signed: Signature | None, section: Section, entry: Entry, rules: Rules
) -> Candidate | None:
    """A quotation that the film's director signs, behind it or in the line below: a statement without a heading."""
    if section.kind not in ("text", "head", "credits", "facts") or (signed is not None and signed.quote is not None):
        return None
    name, texts = view.text, above[-1:]
    at = (0, len(name))
    if signed is not None and signed.stop:
        at = (signed.start, signed.end)
        name, texts = view.text[slice(*at)], [view.cut(0, signed.stop)]
    if not texts or texts[0].text[:1] not in QUOTE_OPEN or len(name) > _NAME:
        return None
    if not is_person(name, rules) or not _directs(name, entry):
        return None
    speaker = Part("speaker", uncapitalise(tidy(name), rules, entry.languages), (view.span(*at),))
    text = Part("text", tidy(texts[0].text), (texts[0].span(),))
    return Candidate(place, "statement", (speaker, text), "reviews#quoted")


def _directs(name: str, entry: Entry) -> bool:
    """Whether a name is a director's of the film, by its last word."""
    surname = fold(name).rsplit(maxsplit=1)[-1]
    labels = (label for s in entry.sections for r in s.readings for label in r.labels if "director" in label.keys)
    return any(surname in fold(value.text).split() for label in labels for value in label.values)


def _quoted(
    place: int, view: View, quote: tuple[int, int], name: tuple[int, int], entry: Entry, rules: Rules
) -> list[Candidate]:
    """A quotation with the director's name in brackets behind it; of another's it is unknown what it speaks of."""
    if not _directs(view.text[slice(*name)], entry):
        return []
    said = view.cut(*quote)
    speaker = Part("speaker", uncapitalise(tidy(view.text[slice(*name)]), rules, entry.languages), (view.span(*name),))
    parts = (speaker, Part("text", tidy(said.text), (said.span(),)))
    return [Candidate(place, "statement", parts, "reviews#quoted")]
