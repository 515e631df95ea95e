"""Where a text says its film comes from ("the Lebanese film “Salt”"): a nationality on the film, never on a person."""

from pipeline.model.parts import Found
from pipeline.rules import Rules
from pipeline.rules.phrases import scan, spelling
from pipeline.values.countries import find_nationalities
from pipeline.values.titled import titled


def told_countries(text: str, title: str, rules: Rules, languages: tuple[str, ...] = ()) -> list[Found[str]]:
    """The countries of adjectives that stand beside a word for "film" with the film's title right behind."""
    if not title or not scan(text).words.issuperset(spelling(title)):
        return []
    films = [f for f in rules.words.words.find(text) if any(c.key == "film" for c in f.value)]
    if not films:
        return []
    seen = titled(text, title, rules, languages)
    found: list[Found[str]] = []
    for film in films if seen.titles else ():
        first, behind = seen.at(film.start), seen.at(film.end)
        for place, end in ((behind, behind + 1), (first - 1, behind)):
            if not 0 <= place < len(seen.line) or not seen.title_follows(end):
                continue
            token = seen.line[place]
            told = find_nationalities(text[token.start : token.end], rules)
            found += [Found(f.value, token.start + f.start, token.start + f.end) for f in told]
    return found
