"""Names in running text: what they name and where they stand."""

from itertools import pairwise

import pytest

from pipeline import Rules
from pipeline.ner import entities

Named = list[tuple[str, str]]

PARTICLES: Named = [("PERSON", "Ludwig van Holt"), ("PERSON", "Maria de la Mar")]

ENGLISH: list[tuple[str, Named]] = [
    ("He taught with Tomas Brenner.", [("PERSON", "Tomas Brenner")]),
    ("He saw Ludwig van Holt; she met Maria de la Mar.", PARTICLES),
    ("Anna Berg and Tom Hill left.", [("PERSON", "Anna Berg"), ("PERSON", "Tom Hill")]),
    ("She studied at the Bergen Film School.", [("ORG", "Bergen Film School")]),
    ("He taught at the University of the Arts.", [("ORG", "University of the Arts")]),
    (
        "He left the State Institute of Cinematography (VGIK).",
        [("ORG", "State Institute of Cinematography (VGIK)")],
    ),
    ("They founded Ebb Films.", [("ORG", "Ebb Films")]),
    ("She worked for NRK and BBC.", [("ORG", "NRK"), ("ORG", "BBC")]),
    ("Her film “Salt” was shown.", [("WORK", "Salt")]),
    ("Her film „Salt“ was shown.", [("WORK", "Salt")]),
    ("It won the Golden Lamp Award.", [("AWARD", "Golden Lamp Award")]),
    ("It was shown at the Harbour Film Festival.", [("FESTIVAL", "Harbour Film Festival")]),
    ("They left for Norway.", [("PLACE", "Norway")]),
    ("nobody knows where the boat is.", []),
    ("", []),
]

OTHERS: list[tuple[str, str, Named]] = [
    ("de", "Studium an der Hochschule für bildende Künste Graz.", [("ORG", "Hochschule für bildende Künste Graz")]),
    ("ja", "1985年、海洋大学を卒業。", [("ORG", "海洋大学")]),
]


def named(text: str, rules: Rules, language: str) -> Named:
    """(label, quote) of every entity but the pronouns that open English sentences."""
    (found,) = entities([text], rules, (language,))
    told = [(e.label, text[e.start : e.end]) for e in found]
    return [t for t in told if t[1] not in ("She", "He", "They", "It", "Her", "Studium")]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: Named, rules: Rules) -> None:
    assert named(text, rules, "en") == expected


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_other_languages(language: str, text: str, expected: Named, rules: Rules) -> None:
    assert named(text, rules, language) == expected


def test_a_batch_is_as_good_as_one_by_one(rules: Rules) -> None:
    texts = [text for text, _ in ENGLISH]
    assert entities(texts, rules, ("en",)) == [entities([text], rules, ("en",))[0] for text in texts]


def test_no_two_overlap(rules: Rules) -> None:
    text = " ".join(text for text, _ in ENGLISH)
    (found,) = entities([text], rules, ("en",))
    assert len(found) > 10
    assert all(a.end <= b.start for a, b in pairwise(found))
