"""Sentences made from templates: frames of each language with names put into their slots."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.ner.training.corpora import Named, Text
from pipeline.ner.training.people import People
from pipeline.ner.training.tongues import CASELESS, EASTERN, labels_of, lines_of, split, words_of
from pipeline.rules import Rules

_SLOT = re.compile(r"\{([A-Z]+)\}")
_OPENERS = (". ", "? ", "! ", "“", "„", "«", '"', "”", "»")
_LABELS = {
    "P": "PERSON", "PG": "PERSON", "PS": "PERSON", "L": "PLACE", "CITY": "PLACE", "COUNTRY": "PLACE", "V": "PLACE",
    "W": "WORK", "S": "ORG", "C": "ORG", "T": "ORG", "O": "ORG", "F": "FESTIVAL", "A": "AWARD",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """Titles of works in English and places by language, as the open sets name them."""

    works: list[str]
    places: Mapping[str, list[str]]


class Maker:
    """Makes texts by chance from the templates, the lists of facts and the rules."""

    def __init__(self, people: People, rules: Rules, unnamed: Mapping[str, list[str]], known: Known) -> None:
        self.people, self.chance, self.works, self.towns = people, people.chance, known.works, known.places
        self.facts = people.facts
        folder = Path(__file__).parent / "templates"
        self.tongues: dict[str, dict[str, Any]] = {
            path.stem: split(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.toml"))
        }
        self.known = [n for f in rules.festivals.by_key.values() for n in (f.name, *f.aliases) if len(n) > 3]
        self.lines = {lang: lines_of(rules, lang) for lang in self.tongues}
        self.words = {lang: words_of(rules, lang) for lang in self.tongues}
        self.junk = {lang: self._junk(lang, unnamed) for lang in self.tongues}
        self.labels = {lang: labels_of(rules, lang) for lang in self.tongues}

    def _junk(self, language: str, unnamed: Mapping[str, list[str]]) -> list[str]:
        """Stretches of words without a name."""
        own = self.tongues[language]
        found = list(unnamed.get(language, []))
        for sentence in own["negatives"]:
            words = list(sentence) if language in ("ja", "zh") else sentence.rstrip(".?!").split(" ")
            joiner = "" if language in ("ja", "zh") else " "
            size = 9 if not joiner else 5
            found += [joiner.join(words[i : i + size]) for i in range(0, max(1, len(words) - 2), 2)]
        small = self.words[language]
        joiner = "" if language in ("ja", "zh") else " "
        for _ in range(600 if small else 0):
            found.append(joiner.join(self.chance.choices(small, k=self.chance.randint(2, 8))))
        return found

    def text(self, language: str) -> Text:
        """A text of one to four sentences, or a bare line."""
        draw = self.chance.random()
        if draw < 0.03 and self.lines[language]:
            return Text(language, self.chance.choice(self.lines[language]), ())
        if draw < 0.09:
            return self._labelled(language)
        if draw < 0.13:
            return self._spoken(language)
        count = 1 if draw < 0.55 else self.chance.randint(2, 4)
        parts = [self._sentence(language) for _ in range(count)]
        glue = "" if language in ("ja", "zh") else self.chance.choice([" ", " ", " ", " ", " ", "", "  "])
        text, names = "", list[Named]()
        for sentence, inside in parts:
            text += glue if text else ""
            names += [(a + len(text), b + len(text), label) for a, b, label in inside]
            text += sentence
        return Text(language, text, tuple(names))

    def _spoken(self, language: str) -> Text:
        """What somebody says, in quotation marks that hold no title, and often who says it."""
        marks = self.chance.choice(self.tongues[language]["quotes"])
        stop = "。" if language in ("ja", "zh") else ". "
        said = stop.join("{J}、{J}{J}" if language in ("ja", "zh") else "{J}, {J} {J}" for _ in range(2))
        who = self.chance.choice(["", " ({P})", " – {P}", ", {P}", " – {P}, {T}", ""])
        text, names = self.filled(f"{marks[0]}{said}{stop.strip()}{marks[-1]}{who}", language)
        return Text(language, text, tuple(names))

    def _sentence(self, language: str) -> tuple[str, list[Named]]:
        own = self.tongues[language]
        if self.chance.random() < 0.12:
            return self.chance.choice(own["negatives"]), []
        return self.filled(self.chance.choice(own["frames"]), language)

    def _labelled(self, language: str) -> Text:
        """A label of the rules and what stands behind it."""
        label, slot = self.chance.choice(self.labels[language] or [("Film", "W")])
        mark = self.chance.choice([": ", ": ", " ", " | ", " – ", ":"])
        frame = f"{label}{mark}{{{slot}}}"
        if self.chance.random() < 0.3:
            frame = f"{label}{mark}{{{slot}}}, {{{slot}}}"
        text, names = self.filled(frame, language)
        return Text(language, text, tuple(names))

    def filled(self, frame: str, language: str) -> tuple[str, list[Named]]:
        """A frame with its slots filled, and the names in it."""
        text, names, last = "", list[Named](), 0
        for match in _SLOT.finditer(frame):
            text += frame[last : match.start()]
            last = match.end()
            for filling, label in self._slot(match[1], language):
                piece = filling
                if match[1] == "J" and language not in CASELESS and (not text or text.endswith(_OPENERS)):
                    piece = piece[:1].upper() + piece[1:]
                if label and self.chance.random() < 0.04 and len(piece.upper()) == len(piece):
                    piece = piece.upper()
                if label:
                    names.append((len(text), len(text) + len(piece), label))
                text += piece
        return text + frame[last:], names

    def _slot(self, slot: str, language: str) -> list[tuple[str, str]]:
        """What fills a slot: pieces with the label of those that are names."""
        if slot == "PP":
            return self._several("P", language, self.chance.randint(2, 6))
        if slot == "WW":
            works = self._several("W", language, self.chance.randint(2, 3))
            tall = self.chance.random() < 0.2
            return [(piece.upper() if tall and label else piece, label) for piece, label in works]
        if slot == "W":
            return self._work(language)
        if slot in _LABELS:
            return [(self._name(slot, language), _LABELS[slot])]
        if slot == "Y":
            year = self.chance.randint(1925, 2026)
            return [(self.chance.choice([f"{year}", f"{year}", f"{year}", f"{year}"]), "")]
        if slot == "N":
            return [(str(self.chance.randint(3, 120)), "")]
        if slot == "D":
            return [(self.chance.choice(self.facts["latin"]["demonyms"].split()), "")]
        if slot == "J":
            return [(self._junk_piece(language), "")]
        raise KeyError(slot)

    def _several(self, slot: str, language: str, count: int) -> list[tuple[str, str]]:
        comma = self.chance.choice(["、", "・", "，", ", "]) if language in ("ja", "zh") else ", "
        comma = self.chance.choice([", ", " / ", " • ", "; "]) if self.chance.random() < 0.1 else comma
        found = self._slot(slot, language)
        for _ in range(count - 1):
            found += [(comma, ""), *self._slot(slot, language)]
        return found

    def _junk_piece(self, language: str) -> str:
        piece = self.chance.choice(self.junk[language])
        return piece[:1].upper() + piece[1:] if self.chance.random() < 0.15 else piece

    def _work(self, language: str) -> list[tuple[str, str]]:
        """A title, in quotation marks, in brackets behind a translation, or bare."""
        title = self.title(language)
        quoted = 0.85 if language in CASELESS else 0.4
        if self.chance.random() < quoted:
            marks = self.chance.choice(self.tongues[language]["quotes"])
            left, right = (marks[:2], marks[1:]) if len(marks) == 3 else (marks[0], marks[-1])
            found = [(left, ""), (title, "WORK"), (right, "")]
        else:
            found = [(title, "WORK")]
        if self.chance.random() < 0.06:
            found += [(" (", ""), (self.title("en"), "WORK"), (")", "")]
        return found

    def title(self, language: str) -> str:
        """A title of a work."""
        draw, chance = self.chance.random(), self.chance
        if draw < 0.12 and language not in EASTERN:
            return self.title(chance.choice(["en", "fr", "de", "es", "it", "pt", "pl", "tr", "cs", "sv"]))
        if draw < 0.3:
            made = str(chance.choice(self.tongues[language]["titles"]))
        elif draw < 0.38 and language == "en" and self.works:
            made = chance.choice(self.works)
        elif draw < 0.45:
            made = self._name(chance.choice(["PG", "P", "CITY"]), language)
        elif draw < 0.5 and language not in CASELESS:
            made = chance.choice(["The ", "", "", "A "]) + chance.choice(self.facts["latin"]["nouns"])
        else:
            made = self._phrase(language)
        if chance.random() < 0.13:
            return made.upper()
        return _titled(made) if language == "en" and chance.random() < 0.85 else made

    def _phrase(self, language: str) -> str:
        """One to five words that stand together in some text, as a title."""
        piece = self.chance.choice(self.junk[language]).strip(" ,.;:-–\"'«»“”()[]")
        if language in ("ja", "zh"):
            return piece[: self.chance.randint(2, 8)]
        words = piece.split(" ")
        start = self.chance.randint(0, max(0, len(words) - 2))
        made = " ".join(words[start : start + self.chance.choice([1, 2, 2, 3, 3, 4, 5])]).strip(" ,.;:-–\"'«»“”()[]")
        return made[:1].upper() + made[1:] or "X"

    def _name(self, slot: str, language: str) -> str:
        """A name of the kind of a slot."""
        if slot == "P":
            return self.people.person(language)
        if slot in ("PG", "PS"):
            return self.people.given_and_family(language)[slot == "PS"]
        if slot in ("L", "CITY", "COUNTRY"):
            return self._place(slot, language)
        if slot == "O":
            return self._name(self.chance.choice(["S", "C", "T", "U", "U"]), language)
        if slot == "A":
            return self._award(language)
        if slot == "F" and self.chance.random() < 0.3:
            known = self.chance.choice(self.known)
            if known[0].isascii() != (language in CASELESS):
                return known
        if slot in ("F", "S") and self.chance.random() < 0.08:
            return self.patterned("{ACRONYM}", language)
        return self._body(slot, language)

    def _place(self, slot: str, language: str) -> str:
        if slot == "L":
            if language == "en" and self.chance.random() < 0.3:
                return str(self.chance.choice(self.facts["latin"]["regions"]))
            slot = self.chance.choice(["CITY", "COUNTRY"])
        return self.chance.choice(self.places(language, slot))

    def _body(self, slot: str, language: str) -> str:
        """A school, company, paper, society, festival or house."""
        key, shared = {
            "S": ("schools", "schools"), "C": ("companies", "companies"), "F": ("festivals", "festivals"),
            "T": ("societies", "broadcasters"), "U": ("societies", "societies"), "V": ("venues", "venues"),
        }[slot]  # fmt: skip
        choices: list[str] | None = self.tongues[language].get(key)
        latin: list[str] = self.facts["latin"][shared]
        foreign = self.chance.random() < (0.1 if language in CASELESS else 0.35)
        pattern = self.chance.choice(latin if not choices or foreign else choices)
        return self.patterned(pattern, "en" if choices is None or foreign else language)

    def places(self, language: str, kind: str) -> list[str]:
        """Towns or countries as a language prints them."""
        eastern = {"ko": "korean", "ja": "japanese", "zh": "chinese"}.get(language)
        key = "cities" if kind == "CITY" else "countries"
        if eastern:
            return str(self.facts[eastern][key]).split()
        own: list[str] = self.tongues[language].get(key, [])
        if kind == "COUNTRY":
            return own or [str(c) for c in self.tongues["en"]["countries"]]
        latin: list[str] = self.facts["latin"]["cities"]
        if self.towns.get(language) and self.chance.random() < 0.3:
            return self.towns[language]
        return own if own and (language in CASELESS or self.chance.random() < 0.6) else latin

    def _award(self, language: str) -> str:
        own = self.tongues[language]
        shapes = own.get("award_shapes")
        if shapes and self.chance.random() < 0.3:
            return self.patterned(self.chance.choice(shapes), language)
        foreign = self.chance.random() < 0.15 and language not in CASELESS
        source = self.tongues["en"] if foreign else own
        return self.patterned(self.chance.choice(source["awards"]), language)

    def patterned(self, pattern: str, language: str) -> str:
        """A pattern of a name with its parts filled in."""
        return _SLOT.sub(lambda m: self._part(m[1], language), pattern)

    def _part(self, part: str, language: str) -> str:
        chance, own = self.chance, self.tongues[language]
        if part in ("CITY", "COUNTRY"):
            return self._name(part, language)
        if part in ("SURNAME", "GIVEN"):
            return self.people.given_and_family(language)[part == "SURNAME"]
        if part in ("NOUN", "NOUNRU"):
            return str(chance.choice(own.get("nouns", self.facts["latin"]["nouns"])))
        if part == "ACRONYM":
            return "".join(chance.choices(self.facts["latin"]["acronym_letters"], k=chance.randint(2, 5)))
        if part == "BROADCASTER":
            return str(chance.choice(self.facts["latin"]["broadcasters"]))
        return str(chance.choice(own[{"METAL": "award_metals", "THING": "award_things", "ROLE": "roles"}[part]]))


def _titled(text: str) -> str:
    small = ("a", "an", "the", "of", "in", "on", "and", "to", "for", "with", "by")
    words = [w if i and w in small else w[:1].upper() + w[1:] for i, w in enumerate(text.split(" "))]
    return " ".join(words)
