"""A text in which the places of its film's title are known: what stands beside them is the film's."""

from dataclasses import dataclass

from pipeline.rules import Rules
from pipeline.rules.phrases import Token, spelling, tokens


@dataclass(frozen=True, slots=True)
class TitledText:
    """A text in tokens, with the languages of its page and the places (of tokens, half-open) of its film's title."""

    text: str
    line: tuple[Token, ...]
    titles: tuple[tuple[int, int], ...]
    rules: Rules
    languages: tuple[str, ...]

    def at(self, offset: int) -> int:
        """The first token that does not begin before an offset."""
        return next((i for i, t in enumerate(self.line) if t.start >= offset), len(self.line))

    def says(self, place: int, key: str) -> bool:
        """Whether a token is one of a language's words for "this", "the", "is" or "tells"."""
        if not 0 <= place < len(self.line):
            return False
        return any(
            c.key == key and (not self.languages or c.language in self.languages)
            for c in self.rules.words.pointers.get(self.line[place].word, ())
        )

    def bare(self, start: int, end: int) -> bool:
        """Whether nothing but marks, or the words "is" and "the", stands between two tokens."""
        return all(
            not t.word.isalnum() or self.says(start + i, "is") or self.says(start + i, "the")
            for i, t in enumerate(self.line[start:end])
        )

    def title_follows(self, place: int) -> bool:
        """Whether the title begins right behind a place, marks and the words "is" and "the" apart."""
        return any(place <= start <= place + 3 and self.bare(place, start) for start, _ in self.titles)

    def title_precedes(self, place: int) -> bool:
        """Whether the title ends right before a place, marks and the words "is" and "the" apart."""
        return any(end <= place <= end + 3 and self.bare(end, place) for _, end in self.titles)


def titled(text: str, title: str, rules: Rules, languages: tuple[str, ...]) -> TitledText:
    """A text in tokens with the places where its film's title stands."""
    line, spelled = tokens(text), spelling(title)
    size, words = len(spelled), [t.word for t in line]
    first = spelled[0] if spelled else None
    places = [i for i, word in enumerate(words) if word == first and tuple(words[i : i + size]) == spelled]
    return TitledText(text, line, tuple((i, i + size) for i in places), rules, languages)
