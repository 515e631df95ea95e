"""Running text without a heading: its paragraphs, and which of them tell what happens in the film."""


from pipeline.fields.awards_heading import above_film
from pipeline.fields.reviews_signed import signature
from pipeline.model.page import View, join
from pipeline.model.parts import Entry, Reading, Section
from pipeline.rules import Rules
from pipeline.values.countries import find_countries
from pipeline.values.cues import QUOTE_OPEN
from pipeline.values.dates import find_years
from pipeline.values.durations import find_durations
from pipeline.values.shapes import first_sentence_end, is_prose
from pipeline.values.told import told_credits

_QUOTE_CLOSE = '”"»“』」'
_OPENING = 24  # characters before the title in a sentence that opens with it
_BYLINE = 60  # characters behind a quotation: who says so
_JURY = 60  # characters at a text's beginning that name the jury which speaks


def contents(entries: tuple[Entry, ...], place: int, section: Section, rules: Rules) -> list[View]:
    """The paragraphs of a section without heading that may be the film's synopsis.

    No text under a prize is one, nor a quotation, what a jury says, or a note signed as other films' notes on
    the page are; a sentence that only states the film's facts is left out.
    """
    entry = entries[place]
    texts = [p for p in paragraphs(section) if p.text and is_prose(p.text)]
    texts = [p for p in texts if not _is_quotation(p.text) and not _is_jury_s(p.text, rules)]
    texts = [p for t in texts if (p := _behind_facts(t, entry, rules)) is not None]
    if not texts or _is_review(entries, place, texts[-1], rules):
        return []
    return [] if above_film(entries, place, rules) else texts


def paragraphs(section: Section, keys: tuple[str, ...] = ()) -> list[View]:
    """The running text of a section as paragraphs; a label's value counts where one of `keys` names it."""
    found: list[list[View]] = []
    above: Reading | None = None
    for reading in section.readings:
        views = [v for label in reading.labels for v in label.values if set(label.keys) & set(keys)]
        if not views and (reading.labels or reading.owned):
            continue
        views = views or [reading.line.view]
        if (
            above is not None
            and not reading.line.gap
            and found
            and reading.line.kind == above.line.kind
            and _open(above)
        ):
            found[-1].extend(views)
        else:
            found.append(views)
        above = reading
    return [join(views) for views in found]


def _open(reading: Reading) -> bool:
    """Whether a line breaks off inside a sentence, so that the next line goes on with it."""
    text = reading.line.view.text
    return len(text) >= 45 and not text.rstrip(_QUOTE_CLOSE + ")").endswith((".", "!", "?", "…", "。"))


def _is_quotation(text: str) -> bool:
    """Whether a text is a quotation and no more than its byline ("“A film of great calm.” Jane Doe, Daily")."""
    if text[:1] not in QUOTE_OPEN:
        return False
    closed = max(text.rfind(mark, 1) for mark in _QUOTE_CLOSE)
    inner = any(mark in text[1:closed] for mark in _QUOTE_CLOSE)
    behind = text[closed + 1 :].strip()
    return closed > 0 and not inner and len(behind) <= _BYLINE and not behind.endswith((".", "!", "?", "…"))


def _is_jury_s(text: str, rules: Rules) -> bool:
    """Whether a text begins with the jury that speaks ("Statement of the jury: …")."""
    lead = text[: min(_JURY, max(text.find(":"), 0))]
    return bool(lead) and any(c.key == "jury" for f in rules.words.awards.find(lead) for c in f.value)


def _behind_facts(text: View, entry: Entry, rules: Rules) -> View | None:
    """A text without its first sentence where that tells the film's director and facts; None if nothing is left."""
    title = entry.title
    before = title.span().start - text.span().start if title is not None else -1
    if title is None or not 0 <= before <= _OPENING:
        return text
    end = first_sentence_end(text.text, before + len(title.text))
    opening = text.text[:end]
    if not any(told.role == "director" for told in told_credits(opening, rules, entry.languages)):
        return text
    if not (find_years(opening) or find_durations(opening, rules) or find_countries(opening, rules, entry.languages)):
        return text
    rest = text.cut(end)
    told = any(c.key == "festival" for f in rules.words.awards.find(rest.text) for c in f.value)
    return rest if is_prose(rest.text) and not told else None


def _is_review(entries: tuple[Entry, ...], place: int, text: View, rules: Rules) -> bool:
    """Whether a text is signed, and so is another film's on the page."""
    if signature(text.text, rules) is None:
        return False
    others = (e for i, e in enumerate(entries) if e.subject == "film" and i != place)
    return any(
        signature(r.text, rules) is not None
        for e in others
        for s in e.sections
        if s.kind == "text"
        for r in s.readings[-2:]
        if is_prose(r.text)
    )
