"""Whether a text is the name of a person, or of a company."""

import re
from functools import lru_cache

from pipeline.model.fold import label_key
from pipeline.rules import Rules
from pipeline.rules.phrases import scan
from pipeline.values.scan import fold_word

_BAD = re.compile(r"[\d|()\[\]{}!?/\\@#%&*+=<>_:;•]|\.{2}|,")
_NO_CASE = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff]")
_HAN = re.compile("[\u3400-\u9fff々〆ヶ]{2,5}")
_HANGUL = re.compile("[\uac00-\ud7af]{2,5}")
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff々ー・·＝\\s]{2,7}(?<![のをはがにで])")
_KATAKANA = re.compile("[\u30a0-\u30ff]{1,12}(?:[・·＝=\\s][\u30a0-\u30ff]{1,12}){1,4}")
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_QUOTED = re.compile('["“”„«»‘][^"“”„«»]{1,24}["“”„«»’]')
_NICK = re.compile(r"(?<=\s)'[^']{1,24}'(?=\s)")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[.'’`´\-‐·][^\W\d_]*)*\.?")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "\u024f"  # the last of the Latin letters; other scripts' marks are letters of their own
_MOST_WORDS = 5
_FEW = 2  # letters
_LONGEST_COMPANY = 200


def is_company(text: str, rules: Rules) -> bool:
    """Whether a text holds a word or a legal form that only companies, schools and bodies have."""
    return len(text) <= _LONGEST_COMPANY and _is_company(text, rules)


@lru_cache(maxsize=4096)  # asked of the same names by every stage
def _is_company(text: str, rules: Rules) -> bool:
    vocabulary = rules.vocabulary
    held = vocabulary.company & scan(text).words
    if (held and _spelled_so(text, held, rules)) or vocabulary.company_phrases.find(text):
        return True
    if not text.isupper():
        words = [w.strip(".,()") for w in text.split()]
        if not vocabulary.company_short.isdisjoint(words) or not vocabulary.company_tails.isdisjoint(_ends(words)):
            return True
    if not text.isascii() and any(w[0] > "\u2e7f" and w.endswith(vocabulary.company_ends) for w in text.split()):
        return True
    # One word in capitals is an initialism ("NFTS"); people are printed so only with two names.
    stripped = text.strip()
    return stripped.isupper() and stripped.isalpha() and stripped.isascii() and 3 <= len(stripped) <= 6


def _spelled_so(text: str, held: frozenset[str], rules: Rules) -> bool:
    """Whether one of a company's words stands in a text as it is spelled, marks and all: "Solé" is no "šole"."""
    if text.isascii():
        return True
    for word in _WORD.findall(text):
        printed = word.casefold()
        if fold_word(word) in held and (
            printed.isascii() or word.isupper() or word[0] > _LATIN or printed in rules.vocabulary.company_spelled
        ):
            return True
    return not any(fold_word(word) in held for word in _WORD.findall(text))


def _ends(words: list[str]) -> list[str]:
    """Where the short form of a company may stand: at the end, one of three letters at the front ("UAB") too."""
    return [*words[-1:], *(w for w in words[:1] if len(w) == 3)]


def is_person(text: str, rules: Rules) -> bool:
    """Whether a text has the shape of one person's name, and is no country, label, company or sentence."""
    text = text.strip()
    return 2 <= len(text) <= 60 and _is_person(text, rules)


@lru_cache(maxsize=4096)
def _is_person(text: str, rules: Rules) -> bool:
    plain = _NICK.sub("", _QUOTED.sub("", text)).strip() if any(q in text for q in "\"“”„«»‘'") else text
    if not plain or _BAD.search(plain):
        return False
    if _EAST.search(plain):
        shaped = _is_eastern(plain)
    elif _NO_CASE.search(plain):
        shaped = _is_caseless(plain, rules)
    else:
        shaped = _is_western(plain, rules)
    return shaped and not _is_known(text, rules)


def past_honorific(name: str, rules: Rules) -> int:
    """Where a name goes on behind a title of honour that is no part of it ("mossèn Pere Bertrana"); 0 without one.

    A title with a capital ("Sir Ian") is kept as printed, unless it is an abbreviation in capitals.
    """
    titles = [f for f in rules.words.names.find(name) if any(c.key == "honorifics" for c in f.value)]
    if not titles or titles[0].start or " " not in name[titles[0].end :].strip():
        return 0
    first = name[: titles[0].end]
    initials = len(first) > _FEW and first.isupper() and first.isalpha()
    return titles[0].end if first[0].islower() or initials or _NO_CASE.match(first) else 0


def _is_eastern(text: str) -> bool:
    words = text.split()
    if len(words) > 3:
        return False
    if any(_HANGUL.fullmatch(w) for w in words):
        return all(_HANGUL.fullmatch(w) for w in words) and sum(map(len, words)) <= 5
    if all(_HAN.fullmatch(w) or len(w) == 1 for w in words):
        return 2 <= sum(map(len, words)) <= 6
    return bool(_KATAKANA.fullmatch(text)) or bool(_JAPANESE.fullmatch(text))


def _is_caseless(text: str, rules: Rules) -> bool:
    """Arabic, Hebrew, Indic, Thai, Georgian: two to five words, none of the frequent ones."""
    words = text.split()
    if not 2 <= len(words) <= _MOST_WORDS or any(len(w) > 16 for w in words) or text.endswith((".", "،", ":")):
        return False
    if any(m.key in rules.roles for w in words[1:] for m in rules.labels.get(label_key(w), ())):
        return False  # "Leila Haddad, a director": the trade stands behind the name without any mark
    return all(_NAME_WORD.fullmatch(w) or w[-1] in "'’׳" or _has_marks(w) for w in words) and not any(
        fold_word(w) in rules.words.common for w in words
    )


def _has_marks(word: str) -> bool:
    """Vowel signs of Indic scripts and Thai are no letters to a pattern."""
    return not any(c.isdigit() or c in "\"'.,:;-" for c in word)


def _is_western(text: str, rules: Rules) -> bool:
    words = text.split()
    if not 2 <= len(words) <= _MOST_WORDS + (1 if _particles(words, rules) else 0):
        return False
    capitals = 0
    for place, word in enumerate(words):
        bare = word.rstrip(".")
        if not _NAME_WORD.fullmatch(word):
            return False
        if bare[:1].isupper():
            long = len(bare) > 1 and not (word.endswith(".") and len(bare) <= 2)
            capitals += long
            if long and place == 0 and fold_word(bare) in rules.vocabulary.openers:
                return False  # "The Long Night" has a name's shape
        elif fold_word(bare) not in rules.vocabulary.particles and not re.match(r"[dl]['’][^\W\d_]", word):
            return False
        elif place == len(words) - 1:
            return fold_word(bare) in ("uulu", "kyzy", "oglu", "ogly") and capitals > 0
    last = words[-1]
    if last.endswith(".") and len(last.rstrip(".")) > 2 and last.rstrip(".") not in ("Jr", "Sr"):
        return False
    if len(words) == 2 and fold_word(words[0]) in rules.vocabulary.articles:
        return False  # "La Strada"
    return capitals >= 1 and (capitals >= 2 or any(w.endswith(".") or len(w) == 1 for w in words[:-1]))


def _particles(words: list[str], rules: Rules) -> int:
    return sum(fold_word(w) in rules.vocabulary.particles for w in words)


def _is_known(text: str, rules: Rules) -> bool:
    """Whether a text is something else that has a name's shape."""
    line = scan(text)
    if label_key(text) in rules.labels or is_company(text, rules):
        return True
    for names in (rules.countries.names, rules.tongues.names):
        found = names.find(text)
        if found and found[0].start == line.places[0][0] and found[0].end == line.places[-1][1]:
            return True
    if any(word in rules.calendar.weekdays and len(word) > 3 for word in line.spelled[:1]):
        return True
    if len(line.spelled) < 2:
        return False
    awards = rules.words.awards.find(text)
    if awards and awards[0].start == 0 and line.spelled[0] in rules.vocabulary.given and awards[0].end < len(text):
        awards = tuple(f for f in awards if f.start >= line.places[0][1])
    return any(c.key in ("festival", "prize", "competition") for f in awards for c in f.value)
