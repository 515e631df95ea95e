"""Sentences made from templates: frames of each language with names put into their slots."""

from pipeline.ner.training.corpora import Named, Text
from pipeline.ner.training.namer import SLOT, Namer
from pipeline.ner.training.tongues import CASELESS

_OPENERS = (". ", "? ", "! ", "“", "„", "«", '"', "”", "»")
# How often bodies and festivals stand in quotation marks.
_QUOTING = dict.fromkeys(("ru", "uk", "bg", "sr", "mk", "lt", "lv"), 0.3) | dict.fromkeys(("pl", "cs", "sk"), 0.1)
_LABELS = {
    "P": "PERSON", "PG": "PERSON", "PS": "PERSON", "L": "PLACE", "CITY": "PLACE", "COUNTRY": "PLACE", "V": "PLACE",
    "W": "WORK", "S": "ORG", "C": "ORG", "T": "ORG", "O": "ORG", "F": "FESTIVAL", "A": "AWARD",
}  # fmt: skip


class Maker(Namer):
    """Makes texts by chance from the templates, the lists of facts and the rules."""

    def text(self, language: str) -> Text:
        """A text of one to four sentences, or a bare line."""
        draw = self.chance.random()
        if draw < 0.03 and self.lines[language]:
            return Text(language, self.chance.choice(self.lines[language]), ())
        if draw < 0.09:
            return self._labelled(language)
        if draw < 0.13:
            return self._spoken(language)
        if draw < 0.18:
            return self._run_on(language)
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
        draw = self.chance.random()
        if draw < 0.12:
            return self.chance.choice(own["negatives"]), []
        if draw < 0.2:
            return self.filled(self.chance.choice(self.shared), language)
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

    def _run_on(self, language: str) -> Text:
        """The credits of a film in one line, label behind label."""
        after = self.chance.choice([": ", ": ", " ", " – ", ":"])
        between = self.chance.choice(["; ", ". ", " · ", " | ", "  ", " ", ", ", " / "])
        several = self.chance.choice([", ", ", ", " & ", " / "])
        parts = []
        for label, slot in self.chance.choices(self.labels[language] or [("Film", "W")], k=self.chance.randint(3, 9)):
            more = several + f"{{{slot}}}" if self.chance.random() < 0.3 else ""
            part = self.chance.choice(["{P} ({PG})", "{P}, {P} ({PG})"]) if self.chance.random() < 0.1 else ""
            parts.append(f"{label}{after}" + (part or f"{{{slot}}}{more}"))
        text, names = self.filled(between.join(parts), language)
        return Text(language, text, tuple(names))

    def filled(self, frame: str, language: str) -> tuple[str, list[Named]]:
        """A frame with its slots filled, and the names in it."""
        text, names, last = "", list[Named](), 0
        for match in SLOT.finditer(frame):
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
        if slot == "PI":
            given, family = self.people.given_and_family(language)
            two = self.chance.random()
            given += f" {self.people.given_and_family(language)[0]}" if two < 0.15 else ""
            family += f" {self.people.given_and_family(language)[1]}" if two > 0.6 else ""
            return [(f"{family}{self.chance.choice([', ', '; '])}{given}", "PERSON")]
        if slot in _LABELS:
            name = (self._name(slot, language), _LABELS[slot])
            quoted = _QUOTING.get(language, 0.04) if name[1] in ("ORG", "FESTIVAL") else 0.0
            if self.chance.random() < quoted:
                marks = self.chance.choice(self.tongues[language]["quotes"])
                return [(marks[:1], ""), name, (marks[-1:], "")]
            return [name]
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
