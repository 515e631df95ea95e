"""What the templates and the rules know of a language: its frames and lists, its labels, its small words."""

from importlib import import_module
from typing import Any

from pipeline.rules import Rules

EASTERN = ("ja", "zh", "ko")
CASELESS = (*EASTERN, "ar", "fa", "he", "ka", "hi")
_SPACY = {"no": "nb"}  # languages that spaCy names otherwise


def split(part: dict[str, Any]) -> dict[str, Any]:
    """A template file with its lists as lists."""
    for key in ("frames", "negatives"):
        part[key] = [line for line in part[key].split("\n") if line.strip()]
    for key, mark in (("titles", "|"), ("awards", "|"), ("countries", "|"), ("roles", "|")):
        if key in part:
            part[key] = part[key].split(mark)
    for key in ("cities", "nouns", "award_metals", "award_things"):
        if key in part:
            part[key] = [word.replace("_", " ") for word in part[key].split()]
    return part


def labels_of(rules: Rules, language: str) -> list[tuple[str, str]]:
    """Labels of a language with the slot that stands behind them."""
    found = []
    slots = {"person": "P", "company": "C", "either": "P"}
    own = rules.languages.get(language)
    for key, labels in own.labels.items() if own else ():
        slot = slots[rules.roles[key].holder] if key in rules.roles else {"title": "W", "original_title": "W"}.get(key)
        found += [(label, slot) for label in labels if slot]
    return found


def lines_of(rules: Rules, language: str) -> list[str]:
    """Lines of a language that hold no name: what sites print on every page, and headings."""
    own = rules.languages.get(language)
    if own is None:
        return []
    headings = [label for key in ("ignored", "synopsis", "awards", "section") for label in own.labels.get(key, ())]
    return [*own.boilerplate, *headings]


def words_of(rules: Rules, language: str) -> list[str]:
    """Words of a language that are no names: its small words, and those the rules read lives and prizes by."""
    try:
        stops = set(import_module(f"spacy.lang.{_SPACY.get(language, language)}.stop_words").STOP_WORDS)
    except ModuleNotFoundError:
        stops = set()
    own = rules.languages.get(language)
    said = {w for table in (own.biography, own.prose) for key in table for w in table[key]} if own else set()
    return sorted(w for w in stops | said | set(own.common if own else ()) if w.islower() or language in CASELESS)
