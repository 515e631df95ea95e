"""A short line that names a festival, known to the rules or not → the festival's name."""

import re

from pipeline.fields.awards_pieces import cues_in
from pipeline.model.candidates import part
from pipeline.model.fold import fold, tidy
from pipeline.model.page import View
from pipeline.model.parts import Found, Part
from pipeline.rules import Rules
from pipeline.values.names import uncapitalise
from pipeline.values.ordinals import find_editions
from pipeline.values.shapes import is_cjk, is_prose, words

_CAPITAL = re.compile(r"[^\W\d_a-z][\w'’\-]*")
_WORD = re.compile(r"[\w'’\-]+")
_LINE = 90  # characters of the line
_LONGEST = 9  # words of a name
_FEWEST = 3  # letters of a name besides the words for "festival"
_BEFORE = 4  # words of a festival's kind before the word for it
_MASTHEAD = 60  # characters of a line of the page's frame
_SMALL = 5  # letters of a small word inside a name
_CASELESS = re.compile("[\u0590-\u08ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STOP = re.compile(r"[\s\d()（）「」『』《》\[\]、,，:：|・]+")
_BREAK = re.compile(r"\s*[\d()\[\]،,:|«»–—-]")
_ENDING = 3
_QUOTED = re.compile(r"\s*[„“«\"](?P<name>[^„“”«»\"]{3,40})[“”»\"]")


def named_in(view: View, rules: Rules, languages: tuple[str, ...]) -> list[Part]:
    """The festival that a short line names, which the rules need not know ("12th Harbour Film Festival")."""
    text = view.text
    cues = [] if len(text) > _LINE or is_prose(text) else cues_in(text, rules, languages)
    word = next((c for c in cues if c.value == "festival"), None)
    if word is not None and _CASELESS.match(text[word.start]):
        return _caseless(view, word, rules)
    if word is None:
        return []
    if not text[word.start].isupper():
        return _numbered(view, word, rules)
    if _is_inflected(text[word.start : word.end], rules):
        quoted = _QUOTED.match(text, word.end)  # "18. ФЕСТИВАЛА „ЗЛАТНА ЛАЂА“": the name itself is not inflected
        at = quoted.span("name") if quoted else (0, 0)
        return [part("festival", uncapitalise(tidy(text[slice(*at)]), rules, languages), view, *at)] if quoted else []
    start, end = word.start, end_of_name(text, word.end)
    others = [c for c in cues if c.value != "festival"]
    for found in reversed(list(_CAPITAL.finditer(text, 0, word.start))):
        beside = not text[found.end() : start].strip() and found[0][0].isupper()
        if not beside or any(found.start() < c.end and c.start < found.end() for c in others):
            break
        start = found.start()
    if end - start == word.end - word.start and (quoted := _QUOTED.match(text, end)):
        end = quoted.end()  # "Festivalul Internațional de Film „Brațul Sulina”"
    name = text[start:end]
    if len(name) - (word.end - word.start) <= _FEWEST or len(words(name)) > _LONGEST:
        return []
    return [part("festival", uncapitalise(tidy(name), rules, languages), view, start, end)]


def _numbered(view: View, word: Found[str], rules: Rules) -> list[Part]:
    """A festival in small letters between its edition and its quoted name ("11th international festival „Boat“")."""
    quoted = _QUOTED.match(view.text, word.end)
    edition = next((e for e in find_editions(view.text, rules) if e.end <= word.start), None)
    if quoted is None or edition is None:
        return []
    start = edition.end + len(view.text[edition.end :]) - len(view.text[edition.end :].lstrip())
    if _is_inflected(view.text[word.start : word.end], rules):
        start = quoted.start("name")
        return [part("festival", tidy(quoted["name"]), view, start, quoted.end("name"))]
    if len(words(view.text[start : word.start])) > _BEFORE:
        return []
    return [part("festival", tidy(view.text[start : quoted.end()]), view, start, quoted.end())]


def masthead(view: View, rules: Rules, languages: tuple[str, ...]) -> list[Part]:
    """The festival whose name is a whole short line of the page's frame ("Göteborgs filmfestival")."""
    text = view.text.strip()
    named = words(text)
    if len(text) > _MASTHEAD or not 1 < len(named) <= _LONGEST or not text[0].isupper() or any(map(str.isdigit, text)):
        return []
    cues = cues_in(text, rules, languages)
    if not cues or {c.value for c in cues} != {"festival"} or any(c.end - c.start == len(text) for c in cues):
        return []
    return [part("festival", uncapitalise(tidy(text), rules, languages), view)]


def _caseless(view: View, word: Found[str], rules: Rules) -> list[Part]:
    """The festival in a script without capitals: from the word for "festival" on, or the unbroken run around it."""
    text = view.text
    start = max((m.end() for m in _STOP.finditer(text, 0, word.start)), default=0) if is_cjk(text) else word.start
    edition = next((e.end for e in find_editions(text[: word.end], rules) if e.start >= start), start)
    start = max(start, edition)
    stop = _STOP.search(text, word.end) if is_cjk(text) else _BREAK.search(text, word.end)
    end = stop.start() if stop else len(text)
    name = text[start:end].rstrip()
    if len(name) - (word.end - word.start) <= _FEWEST or len(name.split()) > _LONGEST:
        return []
    return [part("festival", tidy(name), view, start, start + len(name))]


def _is_inflected(word: str, rules: Rules) -> bool:
    """Whether a word for "festival" is a longer form of another one ("festiwalu": "festiwal")."""
    printed = fold(word)
    languages = {c.language for f in rules.words.awards.find(word) for c in f.value if c.key == "festival"}
    bases = (fold(base) for code in languages for base in rules.languages[code].awards.get("festival", ()))
    alike = (base for base in bases if base != printed and base.count(" ") == printed.count(" "))
    stems = (base.removesuffix("ь") for base in alike)  # "фестиваль", "фестиваля"
    return any(printed.startswith(stem) and 0 < len(printed) - len(stem) <= _ENDING for stem in stems)


def end_of_name(text: str, at: int) -> int:
    """Where a festival's name that goes on at `at` ends: before a mark, a number or a long word in small letters."""
    end = at
    for word in _WORD.finditer(text, at):
        small = word[0][0].islower()
        if text[at : word.start()].strip() or word[0][0].isdigit() or (small and len(word[0]) > _SMALL):
            break
        at = word.end()
        end = end if small else at
    return end
