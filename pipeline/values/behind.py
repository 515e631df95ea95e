"""Credits told behind a name ("Eva Ott directs this", "Eva Ott's new film"), and the year a text says it was made."""

import re

from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.rules.phrases import scan
from pipeline.rules.words import Cue
from pipeline.values.beforehand import names_before
from pipeline.values.dates import find_years
from pipeline.values.shapes import sentence_around
from pipeline.values.titled import TitledText, titled
from pipeline.values.told import Told, told_credits

_APOSTROPHES = ("'", "’")
_MOST_BETWEEN = 8  # tokens of description between the owner and the film: "'s new, prize-winning"
_YEAR_NEXT = re.compile(r"\s+(?:[^\W\d]{1,2}\s+)?")


def told_behind(text: str, title: str, rules: Rules, languages: tuple[str, ...] = ()) -> list[Told]:
    """The credits told by cues behind names, where the text shows that they are the film's of that title."""
    cues = [c for c in _cues(text, rules, languages) if c[0] != "made"]
    if not cues or (all(key == "work" for key, _ in cues) and scan(text).words.isdisjoint(_APOSTROPHES)):
        return []
    seen = titled(text, title, rules, languages)
    found: list[Told] = []
    for key, cue in cues:
        first, behind = seen.at(cue.start), seen.at(cue.end)
        holder = _owner(seen, first) if key == "work" else first
        names = names_before(text, seen.line, holder, rules, languages) if holder else []
        if not names:
            continue
        roles = {("director" if key == "work" else key): (cue.start, cue.end)}
        behind = _more_roles(seen, behind, roles)
        start = seen.at(min(start for start, _ in names))
        points = seen.says(behind, "this") or seen.says(behind + 1, "this")
        if _is_meant(seen, start, behind) or (
            _is_shown(seen, start, behind, holder) or _tells(seen, start, holder, behind) if key == "work" else points
        ):
            found += [Told(role, place, name) for role, place in roles.items() for name in sorted(names)]
    return found


def told_year(text: str, title: str, rules: Rules, languages: tuple[str, ...] = ()) -> Found[int] | None:
    """The year in which a text says the film of that title was made ("Shot in 2003 and directed by ...")."""
    for key, cue in _cues(text, rules, languages):
        gap = _YEAR_NEXT.match(text, cue.end) if key == "made" else None
        years = find_years(text[gap.end() : gap.end() + 5], rules) if gap else []
        if gap and years and years[0].start == 0 and _made_is_meant(titled(text, title, rules, languages), cue):
            return Found(years[0].value, gap.end(), gap.end() + years[0].end)
    return None


def _cues(text: str, rules: Rules, languages: tuple[str, ...]) -> list[tuple[str, Found[tuple[Cue, ...]]]]:
    """The cues of a text in its languages, a key each time."""
    found = rules.words.behind.find(text)
    return [
        (key, cue) for cue in found for key in {c.key: 0 for c in cue.value if not languages or c.language in languages}
    ]


def _owner(seen: TitledText, first: int) -> int:
    """The token behind the name whose possessive ("'s", "s'") a film word stands in; 0 where there is none."""
    for i in range(first - 1, max(0, first - _MOST_BETWEEN), -1):
        word = seen.line[i].word
        if word in _APOSTROPHES:
            ending = seen.line[i + 1].word == "s" and seen.line[i + 1].start == seen.line[i].end
            return i if ending or seen.line[i - 1].word.endswith("s") else 0
        if not (word.isalnum() or word in "-,") or word in seen.rules.words.common:
            return 0
    return 0


def _more_roles(seen: TitledText, behind: int, roles: dict[str, tuple[int, int]]) -> int:
    """The token behind the roles that are joined to a cue ("besides directing, writing and producing this")."""
    cues = {c.start: c for c in seen.rules.words.prose.find_in(seen.line[behind:])}
    while behind < len(seen.line):
        joined = behind
        while joined < min(behind + 2, len(seen.line)) and _joins(seen, joined):
            joined += 1
        cue = cues.get(seen.line[joined].start) if behind < joined < len(seen.line) else None
        if cue is None:
            break
        for c in cue.value:
            if not seen.languages or c.language in seen.languages:
                roles.setdefault(c.key, (cue.start, cue.end))
        behind = seen.at(cue.end)
    return behind


def _joins(seen: TitledText, place: int) -> bool:
    word = seen.line[place].word
    return word in (",", "،") or any(c in seen.languages for c in seen.rules.words.joiners.get(word, ()))


def _is_meant(seen: TitledText, start: int, behind: int) -> bool:
    """Whether the film's title stands beside a name before `start` and a cue that ends at `behind`."""
    return seen.title_follows(behind) or (seen.title_precedes(start) and not _names_another(seen, behind))


def _is_shown(seen: TitledText, start: int, behind: int, holder: int) -> bool:
    """Whether a text tells of a showing of somebody's film ("the premiere of Eva Ott's film"), not of a company's."""
    if _names_another(seen, behind) or (seen.line[holder].word in "'’" and seen.line[holder + 1].word != "s"):
        return False
    before = seen.text[: seen.line[start].start]
    shown = seen.rules.words.showing.find(before[-40:])
    return bool(shown) and not before[len(before) - len(before[-40:]) + shown[-1].end :].strip()


def _tells(seen: TitledText, start: int, holder: int, behind: int) -> bool:
    """Whether somebody's film opens a clause and is said to tell something ("Eva Ott's debut follows a farmer")."""
    opens = start == 0 or not seen.line[start - 1].word.isalnum()
    dated = any(t.word.isdigit() for t in seen.line[holder:behind])
    return opens and not dated and seen.says(behind, "tells")


def _names_another(seen: TitledText, behind: int) -> bool:
    """Whether what stands behind a cue opens the title of another film: a capital or an opening quote."""
    if behind >= len(seen.line):
        return False
    token = seen.line[behind]
    shown = seen.text[token.start : token.end]
    return shown[0] in "\"'“”„«»‘’「『《〈(:" or shown[0].isupper() or shown[0].isdigit()


def _made_is_meant(seen: TitledText, cue: Found[tuple[Cue, ...]]) -> bool:
    """Whether the sentence around a cue for the making of a film is about the film of this page."""
    start, end = sentence_around(seen.text, cue.start)
    first, here, last = seen.at(start), seen.at(cue.start), seen.at(end)
    films = {
        seen.at(start + f.start)
        for f in seen.rules.words.words.find(seen.text[start:end])
        if any(c.key == "film" for c in f.value)
    }
    definite = [i for i in films if i == first or seen.says(i - 1, "the") or seen.says(i - 1, "this")]
    if not any(t.word.isalpha() for t in seen.line[first:here]):
        return (
            any(here < s < last for s, _ in seen.titles)
            or any(i > here for i in definite)
            or any(t.role == "director" for t in told_credits(seen.text[start:end], seen.rules, seen.languages))
        )
    return any(first <= s and e <= here <= e + 3 for s, e in seen.titles) or any(i < here <= i + 4 for i in definite)
