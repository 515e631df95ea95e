"""Names made up for the templates: titles, places, bodies, festivals and prizes, as pages of a language print them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.ner.training.people import People
from pipeline.ner.training.tongues import CASELESS, EASTERN, labels_of, lines_of, split, words_of
from pipeline.rules import Rules

SLOT = re.compile(r"\{([A-Z]+)\}")
_LINKED = {"es": "de", "pt": "de", "fr": "de", "it": "di", "ro": "de", "ca": "de"}  # "Escuela de Graz"
_SCRIPTS = {
    "ru": "cyrillic", "uk": "cyrillic", "bg": "cyrillic", "sr": "cyrillic", "ar": "arabic", "fa": "arabic",
    "he": "hebrew", "el": "greek", "ka": "georgian", "ko": "hangul", "ja": "katakana", "zh": "han",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """Titles of works in English and places by language, as the open sets name them."""

    works: list[str]
    places: Mapping[str, list[str]]


class Namer:
    """Makes names by chance from the lists of facts, the rules and the open sets."""

    def __init__(self, people: People, rules: Rules, unnamed: Mapping[str, list[str]], known: Known) -> None:
        self.people, self.chance, self.works, self.towns = people, people.chance, known.works, known.places
        self.facts = people.facts
        folder = Path(__file__).parent / "templates"
        self.tongues: dict[str, dict[str, Any]] = {
            path.stem: split(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.toml"))
        }
        self.shared = [line for line in self.facts["shared"]["frames"].split("\n") if line]
        self.maps: dict[str, list[str]] = {
            script: towns.split("|")
            for script, towns in tomllib.loads((folder.parent / "towns.toml").read_text(encoding="utf-8")).items()
        }
        self.known = [n for f in rules.festivals.by_key.values() for n in (f.name, *f.aliases) if len(n) > 3]
        self.rules = rules
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

    def another(self, name: str, label: str, language: str) -> str:
        """A name of the kind of another one: of one word where that is, a country where that is."""
        if label == "WORK":
            return self.title(language)
        if label == "PERSON":
            whole = " " in name or "・" in name or (language in EASTERN and len(name) > 2)
            return self._name("P" if whole else self.chance.choice(["PG", "PS"]), language)
        if label == "PLACE":
            if len(name.split()) > 2:
                return self._name("V", language)
            return self._name("COUNTRY" if name in self.places(language, "COUNTRY") else "CITY", language)
        return self._name({"ORG": "O", "FESTIVAL": "F", "AWARD": "A"}[label], language)

    def _place(self, slot: str, language: str) -> str:
        if slot == "L":
            if language == "en" and self.chance.random() < 0.3:
                return str(self.chance.choice(self.facts["latin"]["regions"]))
            slot = self.chance.choice(["CITY", "COUNTRY"])
        return self.chance.choice(self.places(language, slot))

    def _ruled(self, key: str, language: str) -> str:
        """A name around a word that the rules know schools, companies, festivals or prizes of a language by."""
        own, chance = self.rules.languages.get(language), self.chance
        table = own.names if own and key in ("school", "company") else own.awards if own else {}
        if key not in table:
            return self._name("CITY", language)
        word = chance.choice(table[key])
        word = word if chance.random() < 0.2 else word[:1].upper() + word[1:]
        kind, draw = chance.random(), chance.random()
        other = self.title(language) if kind < 0.35 else self._name("CITY" if kind < 0.75 else "PS", language)
        if language in _LINKED:
            return f"{word} {_LINKED[language]} {other}" if draw < 0.5 else f"{word} {other}"
        return f"{word} {other}" if draw < 0.5 else f"{other} {word}"

    def _body(self, slot: str, language: str) -> str:
        """A school, company, paper, society, festival or house."""
        ruled = {"S": "school", "C": "company", "U": "company", "F": "festival"}
        if slot in ruled and language not in CASELESS and self.chance.random() < 0.17:
            return self._ruled(ruled[slot], language)
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
        if eastern and (kind == "COUNTRY" or self.chance.random() < 0.7):
            return str(self.facts[eastern][key]).split()
        own: list[str] = self.tongues[language].get(key, [])
        if kind == "COUNTRY":
            return own or [str(c) for c in self.tongues["en"]["countries"]]
        latin: list[str] = self.facts["latin"]["cities"]
        if self.chance.random() < 0.3:
            return self.maps[_SCRIPTS.get(language, "latin")]
        if self.towns.get(language) and self.chance.random() < 0.3:
            return self.towns[language]
        return own if own and (language in CASELESS or self.chance.random() < 0.6) else latin

    def _award(self, language: str) -> str:
        own = self.tongues[language]
        if language not in CASELESS and self.chance.random() < 0.12:
            return self._ruled("prize", language)
        shapes = own.get("award_shapes")
        if shapes and self.chance.random() < 0.3:
            return self.patterned(self.chance.choice(shapes), language)
        foreign = self.chance.random() < 0.15 and language not in CASELESS
        source = self.tongues["en"] if foreign else own
        return self.patterned(self.chance.choice(source["awards"]), language)

    def patterned(self, pattern: str, language: str) -> str:
        """A pattern of a name with its parts filled in."""
        return SLOT.sub(lambda m: self._part(m[1], language), pattern)

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
