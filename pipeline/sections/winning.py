"""One line of a list of prizes → the film in it: its title, its directors, the person whom the prize honours."""

import re
from dataclasses import dataclass, replace

from pipeline.model.fold import fold, label_key
from pipeline.rules import Rules
from pipeline.sections.heads import names_people, splits_title
from pipeline.sections.pieces import PART, Stretch, parts, stripped
from pipeline.values.beside import director_label, is_told, role_label
from pipeline.values.facts import read_facts
from pipeline.values.formats import past_form
from pipeline.values.shapes import ends_sentence, has_letters, is_caps, is_file_name, is_prose, is_small, words

_QUOTED = re.compile('[“"«„『「《〈<]\\s?([^“”"«»„『』「」《》〈〉<>]{1,90}?)\\s?[”"»“』」》〉>]')
_GLUED_OF = ("ل", "ל")
# "A long title without any marks (dir. Ann Moore, Norway, 2023)": no sentence ends so.
_FACTS_LAST = re.compile(r"[^.!?…()]{2,90}\s\([^()]{3,80}\b(?:19|20)\d\d\b[^()]{0,40}\)")
_STOPPED = tuple(f"{mark}." for mark in "”\"»“」』》〉)")  # the full stop of a line that tells a film, not a sentence
_OPENING = frozenset("“„«『「《〈")
_LONGEST = 90
_LONGEST_LINE = 200
_MOST_WORDS = 14
_FEW = 2  # words for "the film" before a title
_CORE = frozenset(("year", "runtime", "country"))


@dataclass(frozen=True, slots=True)
class Film:
    """A film in a line, as offsets in it; `sure` says that a person or facts beside the title show it to be one."""

    title: Stretch
    directors: Stretch | None = None
    honoured: Stretch | None = None
    sure: bool = False


def read_film(text: str, rules: Rules, languages: tuple[str, ...], *, personal: bool = False) -> Film | None:
    """The film that a line behind or below a prize names; None where the line holds no title.

    `personal` says that the prize honours one of the film's makers, whose name may stand before its title.
    """
    text = text[:-1] if text.endswith(_STOPPED) else text
    if len(text) > _LONGEST_LINE or not has_letters(text):
        return None
    facts = read_facts(text, rules, languages)
    listed = facts is not None and len(facts.kinds() & _CORE) >= 2  # "Salt, Jane Doe, Italy, 2017, 14 min."
    if is_prose(text) and not listed and not opens_film(text, rules, languages):
        return None
    if skip := past_form(text, rules, languages):
        return _shifted(read_film(text[skip:], rules, languages, personal=personal), skip)
    told = [f.start for f in facts.facts if not facts.rest or f.start >= facts.rest[0][1]] if facts else []
    if facts and (not facts.rest or facts.rest[0][0] > 3):
        return None
    first = min(told, default=len(text))
    opened = text.rfind("(", 0, first)
    if text.count("(", 0, first) > text.count(")", 0, first) and _people(text, opened + 1, first, rules) is None:
        first = first if _QUOTED.search(text, opened, first) else opened  # "Title (RN, documentary, 82 min)"
    end = stripped(text, 0, first)[1]
    film = _of(text, end, rules, languages, personal=personal)
    if film is not None and film.directors is None and film.honoured is None and told and text.rfind(")") > end:
        behind = text.rfind(")") + 1  # "«Salt» (Norway), dir. Jane Doe, 34 min."
        stop = min((t for t in told if t >= behind), default=len(text))
        film = replace(film, directors=_people(text, behind, stop, rules))
    if film is not None and film.honoured is None and (labelled := _in_brackets(text, film.title[1], rules)):
        film = replace(film, directors=labelled)
    if film is None or not _may_be_title(text[slice(*film.title)], rules, languages):
        return None
    sure = film.directors is not None or film.honoured is not None or len(facts.kinds() if facts else ()) >= 2
    return Film(film.title, film.directors, film.honoured, sure)


def _in_brackets(text: str, start: int, rules: Rules) -> Stretch | None:
    """The directors whom a label tells among the facts in brackets ("Salt (Sól, 2017, dir. Ann Berg)")."""
    opened, close = text.find("(", start), text.rfind(")")
    facts = parts(text, opened + 1, close) if opened > 0 else []
    told = (p for p in facts if director_label(text[slice(*p)], rules))
    return next((_people(text, p[0], close, rules) or _people(text, *p, rules) for p in told), None)


def _shifted(film: Film | None, by: int) -> Film | None:
    """A film read from the rest of a line, as offsets in the line."""
    if film is None:
        return None

    def moved(stretch: Stretch | None) -> Stretch | None:
        return (stretch[0] + by, stretch[1] + by) if stretch else None

    title = (film.title[0] + by, film.title[1] + by)
    return Film(title, moved(film.directors), moved(film.honoured), film.sure)


def _of(text: str, end: int, rules: Rules, languages: tuple[str, ...], *, personal: bool) -> Film | None:
    """The film in text[:end], where its facts are cut off."""
    quoted = _QUOTED.search(text, 0, end)
    if quoted:
        return _quoted(text, quoted, end, rules, languages)
    behind = _behind_person(text, end, rules, languages)
    if behind is not None:
        honoured, start = behind
        title, directors = _titled(text, start, end, rules, languages)
        return Film(title, directors, honoured)
    named = _behind_name(text, end, rules) if personal else None
    if named is not None:
        return Film(named[1], None, named[0])
    title, directors = _titled(text, 0, end, rules, languages)
    if personal and directors is None and names_people(text[slice(*title)], rules):
        return None
    return Film(title, directors)


def _behind_name(text: str, end: int, rules: Rules) -> tuple[Stretch, Stretch] | None:
    """The person whom a prize honours and the film behind that name ("Jan Ott, SALT", "Jan Ott (Salt)")."""
    split = parts(text, 0, end)
    if len(split) > 1 and names_people(text[slice(*split[0])], rules):
        others = [text[slice(*p)] for p in split[1:]]
        capitals = is_caps(others[-1]) and not is_caps(text[slice(*split[0])])
        if capitals or not any(director_label(o, rules) or names_people(o, rules) for o in others):
            return split[0], (split[1][0], split[-1][1])
    opened = text.find("(", 0, end)
    person, title = stripped(text, 0, opened), stripped(text, opened + 1, end)
    if opened > 0 and title[1] > title[0] and names_people(text[slice(*person)], rules):
        close = text.find(")", *title)
        title = (title[0], close) if close > 0 else title
        return (person, title) if not director_label(text[slice(*title)], rules) else None
    return None


def _quoted(text: str, quoted: re.Match[str], end: int, rules: Rules, languages: tuple[str, ...]) -> Film | None:
    """The film whose title stands in quotation marks, with the names before and behind it."""
    before = stripped(text, 0, quoted.start())
    honoured: Stretch | None = None
    if before[1] > before[0]:
        honoured = _honoured(text, before, rules, languages)
        if not names_people(text[slice(*honoured)], rules):
            if not _says_film(text[slice(*before)], rules):
                return None
            honoured = None
    behind_title = _past_glued(text, quoted.end())
    # "„Salt“ (Sól), dir. Jane Doe": the label tells her from the title in brackets.
    labelled = (p for p in parts(text, behind_title, end) if director_label(text[slice(*p)], rules))
    directors = next((d for p in labelled if (d := _people(text, p[0], end, rules) or _people(text, *p, rules))), None)
    directors = directors or _people(text, behind_title, end, rules)
    if directors is None and (mark := PART.search(text, behind_title + 1, end)):  # "«Salt» by Jane Doe, Italy, 14 min"
        directors = _people(text, behind_title, mark.start(), rules)
    return Film(quoted.span(1), directors, honoured)


def _honoured(text: str, before: Stretch, rules: Rules, languages: tuple[str, ...]) -> Stretch:
    """Who stands before a quoted title, the part with them: "Ann Berg for the role of Ida in the film", "Ann (film"."""
    opened = text.find("(", *before)
    if opened > 0 and (not text[opened + 1 : before[1]].strip() or _says_film(text[opened + 1 : before[1]], rules)):
        return stripped(text, before[0], opened)
    cues = [f for f in rules.words.words.find(text[: before[1]]) if _means(f.value, "for", languages)]
    cues += [f for f in rules.words.biography.find(text[: before[1]]) if _means(f.value, "in", languages)]
    for cue in sorted(cues, key=lambda f: -f.start):
        start, stop = stripped(text, before[0], cue.start)
        named = (start + role_label(text[start:stop], rules), stop)
        if names_people(text[slice(*named)], rules):
            return named
    return before


def opens_film(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a line is a film's: by its facts, or by a quoted title with no more than film or maker before it."""
    if _FACTS_LAST.fullmatch(text) or is_told(text, rules, languages):
        return True
    text = text[:-1] if text.endswith(_STOPPED) else text
    ended = ends_sentence(text) and not text.endswith(".)")  # "(Norway, 79 min.)"
    if len(text) > _LONGEST_LINE or (quoted := _QUOTED.search(text)) is None:
        return False
    if ended and not _ends_in_length(text, rules, languages):
        return False
    before = stripped(text, 0, quoted.start())
    said = text[slice(*before)]
    if not said or (_says_film(said, rules) and len(words(said)) <= _FEW):
        return True
    return names_people(text[slice(*_honoured(text, before, rules, languages))], rules)


def _ends_in_length(text: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether the full stop at a line's end is that of a word for minutes ("«Salt», dir. A. Berg, 7 min.")."""
    facts = read_facts(text, rules, languages)
    return facts is not None and any(f.key == "runtime" and f.end >= len(text) - 1 for f in facts.facts)


def _past_glued(text: str, start: int) -> int:
    """Where the name begins behind a title and the "of" that Arabic and Hebrew write together with it."""
    place = start + len(text[start:]) - len(text[start:].lstrip())
    return place + 1 if place > start and text[place : place + 1] in _GLUED_OF else start


def _behind_person(text: str, end: int, rules: Rules, languages: tuple[str, ...]) -> tuple[Stretch, int] | None:
    """The person before a word for "for", or before a comma and a word for "in", and where the film begins."""
    cues = [(f, "for") for f in rules.words.words.find(text[:end]) if _means(f.value, "for", languages)]
    cues += [(f, "in") for f in rules.words.biography.find(text[:end]) if _means(f.value, "in", languages)]
    for cue, key in cues:
        start, stop = stripped(text, 0, cue.start)
        person = (start + role_label(text[start:stop], rules), stop)  # "director of photography Ann Moore for …"
        apart = text[person[1] : cue.start].strip() or is_caps(text[cue.end : end].strip())
        if (key == "for" or apart) and names_people(text[slice(*person)], rules):
            later = [f.end for f, _ in cues if f.start > cue.start and f.end < end]
            small = is_small(text[cue.end : end].lstrip())  # "for the part of Ida in Salt"
            if not small or not later:
                return person, _past_film(text, cue.end, rules)
            played = stripped(text, start, max(f.start for f, _ in cues if f.end == min(later)))
            person = played if names_people(text[slice(*played)], rules) else person
            return person, _past_film(text, min(later), rules)
    return None


def _past_film(text: str, start: int, rules: Rules) -> int:
    """Where a title begins behind a small word for "film" ("in the film Salt")."""
    behind = text[start:]
    cue = next((f for f in rules.words.words.find(behind) if any(c.key == "film" for c in f.value)), None)
    small = cue is not None and not behind[: cue.start].strip() and behind[cue.start].islower()
    return start + cue.end if cue is not None and small and behind[cue.end :].strip() else start


def _means(cues: tuple[object, ...], key: str, languages: tuple[str, ...]) -> bool:
    return any(getattr(c, "key", "") == key and getattr(c, "language", "") in languages for c in cues)


def _titled(
    text: str, start: int, end: int, rules: Rules, languages: tuple[str, ...]
) -> tuple[Stretch, Stretch | None]:
    """A title and the directors behind it: in brackets, behind a word for "of", as the last part."""
    opened = max(text.rfind("(", start, end), text.rfind("（", start, end))
    if opened > start:
        directors = _people(text, opened + 1, end, rules)
        if directors is not None:
            return stripped(text, start, opened), directors
    for cue in rules.words.prose.find(text[start:end]):
        if cue.start and any(c.key == "director" for c in cue.value):
            directors = _people(text, start + cue.end, end, rules)
            if directors is not None:
                return stripped(text, start, start + cue.start), directors
    split = splits_title(text, start, end, rules, languages)
    if split < end:
        for cue in rules.words.words.find(text[split:end])[:1]:
            return stripped(text, start, split), stripped(text, split + cue.end, end)
    places = parts(text, start, end)
    for k in range(1, len(places)):
        directors = _people(text, places[k][0], end, rules)
        if directors is not None:
            return stripped(text, start, places[k - 1][1]), directors
    return stripped(text, start, end), None


def _people(text: str, start: int, end: int, rules: Rules) -> Stretch | None:
    """Where a stretch names persons and nothing else but a word for the director before or behind them."""
    start, end = stripped(text, start, end)
    if text[start : start + 1] in _OPENING:
        return None  # a title in a second language
    while start < end and text[end - 1] in ")]）.,":
        end -= 1
    skip = director_label(text[start:end], rules)
    colon = text.find(":", start, end) if text.find("：", start, end) < 0 else text.find("：", start, end)
    if not skip and colon > 0 and any(m.key == "director" for m in rules.labels.get(label_key(text[start:colon]), ())):
        skip = colon + 1 - start
    if not skip:
        for phrases in (rules.words.prose, rules.words.words):
            for cue in phrases.find(text[start:end])[:1]:
                if cue.start == 0 and any(c.key in ("director", "of") for c in cue.value):
                    skip = cue.end
    start, end = stripped(text, start + skip, end)
    last = text[start:end].rsplit(maxsplit=1)
    if len(last) == 2 and any(m.key == "director" for m in rules.labels.get(label_key(last[1]), ())):
        start, end = stripped(text, start, start + len(last[0]))  # "김하늘 감독"
    return (start, end) if end > start and names_people(text[start:end], rules) else None


def _may_be_title(title: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    """Whether a stretch can be a title: short, no sentence, no prize or festival."""
    if not has_letters(title) or is_file_name(title) or is_small(title):
        return False
    if len(title) > _LONGEST or len(words(title)) > _MOST_WORDS:
        return False
    if fold(title) in rules.vocabulary.dropped:
        return False  # "not awarded"
    return not is_prose(title) and not any(
        (c.key in ("festival", "jury", "competition") or (c.key in ("prize", "mention") and cue.start == 0))
        and (c.language in languages or c.language == "en")
        for cue in rules.words.awards.find(title)
        for c in cue.value
    )


def _says_film(text: str, rules: Rules) -> bool:
    return any(c.key == "film" for f in rules.words.words.find(text) for c in f.value)
