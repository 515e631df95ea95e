"""Bylines of reviews: a label such as "Written by" that under the word for a review names the critic."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.fold import fold, label_key
from pipeline.model.parts import Label, Reading
from pipeline.rules import Rules
from pipeline.values.names import is_person
from pipeline.values.shapes import is_prose

_ABOVE = 6  # lines above a byline among which one says that a review follows
_LONGEST = 60  # characters of such a line
_CRUMB = re.compile(r"\s*[/>›»|•·]\s*")


def with_bylines(readings: Sequence[Reading], rules: Rules) -> list[Reading]:
    """The lines in order, those labels turned into a review's byline that stand below the word for a review."""
    found = list(readings)
    shown = [i for i, r in enumerate(found) if r.line.view.text and r.line.kind != "meta" and r.zone == "main"]
    for n, i in enumerate(shown):
        if not _is_byline(found[i], rules):
            continue
        for k in reversed(shown[max(0, n - _ABOVE) : n]):
            heading = _review_heading(found[k], rules)
            if heading is not None:
                found[k] = replace(found[k], labels=(heading,), facts=None)
                found[i] = _as_byline(found[i])
                break
        else:
            if n and _signs_text(found, shown, n, rules):
                found[i] = _as_byline(found[i])
    return found


def _as_byline(reading: Reading) -> Reading:
    return replace(reading, labels=(replace(reading.labels[0], keys=("reviews",)),))


def _signs_text(readings: Sequence[Reading], shown: list[int], n: int, rules: Rules) -> bool:
    """Whether a byline stands below running text, and neither in a list of credits nor for one of the film's makers."""
    byline, above = readings[shown[n]], readings[shown[n - 1]]
    below = readings[shown[n + 1]] if n + 1 < len(shown) else None
    if above.labels or not is_prose(above.text):
        return False
    if below is not None and (not below.line.gap or _credits(below, rules)):
        return False
    if byline.line.gap and any(key in rules.roles and key != "other" for key in byline.labels[0].keys):
        return False
    name = fold(byline.labels[0].values[0].text)
    values = (v for r in readings if r is not byline and _credits(r, rules) for label in r.labels for v in label.values)
    return not any(name in fold(v.text) for v in values)


def _credits(reading: Reading, rules: Rules) -> bool:
    """Whether a line begins with a credit."""
    return bool(reading.labels) and any(key in rules.roles for key in reading.labels[0].keys)


def _is_byline(reading: Reading, rules: Rules) -> bool:
    """Whether a line is a word for a writer and one person's name."""
    if len(reading.labels) != 1 or reading.lead is not None or len(reading.labels[0].values) != 1:
        return False
    text = reading.line.view.text
    if not rules.words.words.heads(text[:_LONGEST]):
        return False
    told = any(c.key == "byline" for c in rules.words.words.find(text[:_LONGEST])[0].value)
    return told and is_person(reading.labels[0].values[0].text, rules)


def _review_heading(reading: Reading, rules: Rules) -> Label | None:
    """The label of a line that is the word for a review, alone or as the last crumb of a path."""
    if reading.labels:
        label = reading.labels[0]
        return label if "reviews" in label.keys and len(reading.labels) == 1 and not label.values else None
    text = reading.line.view.text
    if len(text) > _LONGEST:
        return None
    crumbs = [c for c in _CRUMB.split(text) if c]
    known = rules.labels.get(label_key(crumbs[-1]), ()) if len(crumbs) > 1 else ()
    meaning = next((m for m in known if m.key == "reviews"), None)
    return Label(("reviews",), reading.line.view, (), meaning.language) if meaning else None
