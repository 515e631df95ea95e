"""Where names may stand: runs of capitalised words, or of words around a cue where letters have no case."""

import re
from collections.abc import Iterable

from pipeline.ner.tokens import Words
from pipeline.rules import Rules
from pipeline.values.names import is_company
from pipeline.values.scan import fold_word

_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CASELESS = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff]")
_EASTERN_WORD = re.compile("[\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7afA-Za-z0-9·・]{2,40}")
_CASELESS_WORD = re.compile(r"\s([^\s\d.,،؛:()«»\"“”|/]{2,20})")
_LINKS = ("-", "–", "&", "’", "'", "/")
_SMALL = 8  # letters of a word inside a name
_LONGEST = 24  # words of one name

Run = tuple[int, int]


def inner_words(words: Iterable[str], rules: Rules, languages: tuple[str, ...]) -> frozenset[str]:
    """Those of some words that may stand inside a name, folded: particles, and small words that are no prepositions.

    Articles are none: they stand only behind another such word ("University of the Arts").
    """
    vocabulary = rules.vocabulary
    # Names of bodies are printed in English and French on pages of any language.
    small = {w for code in (*languages, "en", "fr") for w in vocabulary.small.get(code, ())}
    articles = vocabulary.openers - vocabulary.lowered
    present = {fold_word(w) for w in set(words) if len(w) <= _SMALL and not w[:1].isupper()} - articles
    return frozenset(w for w in present if w in vocabulary.particles or (w in small and not _of_place(w, rules)))


def _of_place(word: str, rules: Rules) -> bool:
    keys = {c.key for f in rules.words.biography.find(word) for c in f.value}
    return not keys.isdisjoint(("in", "at", "from_to"))


def capital_runs(words: Words, inner: frozenset[str], schools: frozenset[int]) -> list[Run]:
    """Runs of capitalised words as (start, end), small words inside them and an acronym in brackets behind included.

    `schools` are the places of words for a school, behind which more small words may stand.
    """
    runs: list[Run] = []
    named = [_is_name_word(word) for word in words.text]
    i, size = 0, len(named)
    while i < size:
        if not named[i]:
            i += 1
            continue
        j = i + 1
        while j - i < _LONGEST and (step := _step(words, named, j, inner, words.at[i] in schools)):
            j += step
        end = words.end(j - 1)
        if j + 2 < size and words.text[j] == "(" and words.text[j + 2] == ")" and words.text[j + 1].isupper():
            end = words.end(j + 2)
            j += 3
        runs.append((words.at[i], end))
        i = j
    return runs


def _step(words: Words, named: list[bool], j: int, inner: frozenset[str], school: bool) -> int:
    """How many words from `j` on still belong to the run before it (0: it ends)."""
    if j >= len(words.text):
        return 0
    if named[j]:
        return 1
    word = words.text[j]
    follows = j + 1 < len(named) and named[j + 1]
    if word in _LINKS:
        apart = word in ("–", "/", "-") and words.at[j] > words.end(j - 1)
        return 2 if follows and not apart else 0
    if word == "." and len(words.text[j - 1]) <= 2 and follows:
        return 2
    if fold_word(word) in inner:
        if follows:
            return 2
        # "University of the Arts": a small word more; "Hochschule für bildende Künste": whatever stands there.
        small = any(named[j + 2 : j + 3]) and words.text[j + 1].isalpha() and words.text[j + 1].islower()
        return 3 if small and (school or len(words.text[j + 1]) <= 4) else 0
    return _abbreviation(words, named, j)


def _abbreviation(words: Words, named: list[bool], j: int) -> int:
    """The length of a short word with its full stop that stands before initials ("VGIK im. S.A. Gerasimova")."""
    word = words.text[j]
    if not word.islower() or len(word) > 4:
        return 0
    behind = words.text[j + 1 : j + 3]
    if word.endswith(".") and any(named[j + 1 : j + 2]) and "." in behind[0]:
        return 2
    dotted = len(behind) == 2 and behind[0] == "." and "." in behind[1]
    return 3 if dotted and named[j + 2] else 0


def _is_name_word(word: str) -> bool:
    # "imagiNATIVE": a capital inside makes a name as well.
    first = word[0]
    if first.isupper():
        return len(word) > 1 or first.isalpha()
    return len(word) > 2 and first.isalpha() and not word.islower() and any(c.isupper() for c in word)


def with_body_word(text: str, run: Run, bodies: list[Run], inner: frozenset[str]) -> Run:
    """A run with the small-lettered word for a body or a festival that it belongs to ("université de Columbia")."""
    for start, end in bodies:
        if end <= run[0] and run[0] - end <= 12:
            between = text[end : run[0]].replace("’", " ").replace("'", " ").split()
            if len(between) <= 3 and all(fold_word(w) in inner for w in between):
                return start, run[1]
    return run


def parted(text: str, run: Run, rules: Rules, joiners: frozenset[str]) -> list[Run]:
    """A run cut at the joining words that part two names ("Anna Berg and Tom Hill"), not inside one name."""
    start, end = run
    for match in re.finditer(r"\s(\S{1,4})(?=\s)", text[start:end]):
        if fold_word(match[1]) not in joiners:
            continue
        left, right = text[start : start + match.start()], text[start + match.end() + 1 : end]
        bodies = is_company(left, rules), is_company(right, rules)
        short = " " not in left and left.isupper()
        # "Hochschule für Fernsehen und Film": behind a small word, a mere kind of body goes on with the name.
        kind = fold_word(right.split()[0]) in rules.vocabulary.company and left.split()[-2:-1] != []
        goes_on = kind and left.split()[-2].islower()
        if (all(bodies) and " " in right and not goes_on) or not any(bodies) or short:
            return [(start, start + match.start()), *parted(text, (start + match.end() + 1, end), rules, joiners)]
    return [run]


def caseless_runs(text: str, rules: Rules) -> list[Run]:
    """Names of bodies and festivals in scripts without capitals, around the words that tell them."""
    runs: list[Run] = []
    if _EASTERN.search(text):
        runs = _eastern_runs(text, rules)
    elif _CASELESS.search(text):
        runs = _cued_runs(text, rules)
    kept: list[Run] = []
    for run in sorted(set(runs), key=lambda r: (r[0], -r[1])):
        if not kept or run[0] >= kept[-1][1]:
            kept.append(run)
    return kept


def body_words(text: str, rules: Rules, keys: tuple[str, ...] = ("company", "school", "festival")) -> list[Run]:
    """Where words for companies, schools and festivals stand, in any language."""
    cues = rules.words.names.find(text) + rules.words.awards.find(text)
    return [(f.start, f.end) for f in cues if any(c.key in keys for c in f.value)]


def _eastern_runs(text: str, rules: Rules) -> list[Run]:
    """Words as those scripts print them, up to the end of the last cue in them (endings are glued on behind)."""
    cues = body_words(text, rules)
    runs: list[Run] = []
    for match in _EASTERN_WORD.finditer(text):
        ends = [b for a, b in cues if match.start() <= a and b <= match.end()]
        if not ends or not _EASTERN.search(match.group()):
            continue
        longest = max(b - a for a, b in cues if match.start() <= a and b <= match.end())
        if max(ends) - match.start() > longest or longest >= 4:
            first = min(a for a, b in cues if match.start() <= a and b <= match.end())
            before = [f.end for f in rules.words.biography.find(match.group()[: first - match.start()])]
            year = match.group().rfind("年", 0, first - match.start()) + 1
            run = (match.start() + max([0, year, *before]), max(ends))
            if runs and text[runs[-1][1] : run[0]] == " ":
                run = (runs.pop()[0], run[1])
            runs.append(run)
    return runs


def _cued_runs(text: str, rules: Rules) -> list[Run]:
    """The cue ("university") and up to three words behind it that are no frequent words."""
    runs: list[Run] = []
    for start, behind in body_words(text, rules):
        end = behind
        for _ in range(3):
            word = _CASELESS_WORD.match(text, end)
            if not word or fold_word(word[1]) in rules.words.common or rules.words.biography.find(word[1]):
                break
            end = word.end()
        runs.append((start, end))
    return runs
