"""What the introduction of a programme tells of all its films: "All films are shown with English subtitles"."""

from pipeline.model.candidates import single
from pipeline.model.fold import label_key
from pipeline.model.parts import Candidate, Entry
from pipeline.rules import Rules
from pipeline.values.languages import read_version
from pipeline.values.shapes import first_sentence_end, words

_FEWEST = 2  # films
_SIZES = (3, 2)  # words of "all films", an item of many menus
_LONGEST = 300  # characters of a line that is looked at
_MOST = 6  # sentences of it


def find(entries: tuple[Entry, ...], place: int, rules: Rules) -> list[Candidate]:
    """The subtitles of all films of a page; found once, with the page's own entry."""
    page = entries[place]
    if page.subject != "page":
        return []
    films = [i for i, e in enumerate(entries) if e.subject == "film"]
    if len(films) < _FEWEST:
        return []
    found: list[Candidate] = []
    for reading in (r for s in page.sections for r in s.readings):
        if reading.zone != "main" or reading.line.kind == "meta" or len(reading.text) > _LONGEST:
            continue
        view = reading.line.view
        for start, end in _sentences(view.text):
            if _tells_all(view.text[start:end], rules, page.languages):
                spoken, subtitles = read_version(view.text[start:end], rules)
                told = [(f, view.span(start + f.start, start + f.end)) for f in subtitles if not spoken]
                found += [single(i, "subtitles", f.value, at, "programme#subtitles") for i in films for f, at in told]
    return found


def _sentences(text: str) -> list[tuple[int, int]]:
    """The stretches of a line's first sentences."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text) and len(found) < _MOST:
        end = first_sentence_end(text, start)
        found.append((start, end))
        start = end
    return found


def _tells_all(sentence: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a sentence begins with the words for "all films" and leaves no choice ("in or subtitled in English")."""
    said = words(sentence)
    if not any(label_key(" ".join(said[:size])) in rules.words.menu for size in _SIZES if len(said) > size):
        return False
    cues = (c for f in rules.words.words.find(sentence) for c in f.value)
    return not any(c.key == "or_subtitled" and c.language in languages for c in cues)
