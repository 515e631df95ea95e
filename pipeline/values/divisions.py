"""Headings that divide a list of films or prizes by the form of its films: "SHORT FILMS", "Category: Documentaries"."""

from pipeline.model.fold import label_key
from pipeline.rules import Rules
from pipeline.values.facts import read_facts
from pipeline.values.formats import find_forms
from pipeline.values.shapes import words

_LONGEST = 40
_MOST_WORDS = 3  # of a word for "section" before the form
_BESIDE = frozenset(("form", "language", "country"))


def division(text: str, rules: Rules, languages: tuple[str, ...]) -> int | None:
    """Where a heading that is a form of films and nothing else names it, behind a word for "section"; None if none.

    A country's or language's adjective belongs to it ("Greek short films").
    """
    if not 2 < len(text) <= _LONGEST or any(c.isdigit() for c in text):
        return None
    if any(c.key in ("prize", "festival") for f in rules.words.awards.find(text) for c in f.value):
        return None
    start = _past_section(text, rules, languages)
    named = text[start:]
    forms = find_forms(named, rules, languages)
    if not forms or max(f.end for f in forms) < len(named.rstrip()):
        return None
    if min(f.start for f in forms) == 0:
        return start
    facts = read_facts(named, rules, languages)
    return start if facts is not None and not facts.rest and facts.kinds() <= _BESIDE else None


def _past_section(text: str, rules: Rules, languages: tuple[str, ...]) -> int:
    """Where a heading goes on behind a word for "section" ("HẠNG MỤC PHIM NGẮN"); 0 where it begins otherwise."""
    end = 0
    for word in words(text)[:_MOST_WORDS]:
        end = text.find(word, end) + len(word)
        meanings = rules.labels.get(label_key(text[:end]), ())
        if any(m.key == "section" and m.language in languages for m in meanings):
            rest = text[end:].lstrip(" \t:：-–—|")
            return len(text) - len(rest) if rest else 0
    return 0
