"""The name of a prize → the role that it honours."""

import re

from pipeline.model.fold import label_key
from pipeline.rules import Rules
from pipeline.values.shapes import is_cjk, words

_MOST_WORDS = 3  # of a role in a prize's name ("Best Director of Photography")
# "最佳男演员", "最優秀撮影賞", "여우주연상": the role between a word for "best" and one for "prize".
_BEST = "(?:最佳|最優秀|最优秀|優秀|优秀|최우수|우수|신인|올해의)?\\s?(?:新人?|新進)?"
_EASTERN = re.compile(_BEST + "(?P<role>[^\\s(（:：]{1,8}?)(?:奖|獎|賞|상)?(?:[\\s(（:：]|$)")
_PLAYED = re.compile("演员|演員|主演|助演|男優|女優|主角|配角|主役|俳優|연기|배우|주연|조연")  # of an actor


def role_of(prize: str, rules: Rules, languages: tuple[str, ...]) -> str | None:
    """The one role that a prize's name holds ("Best Actress": cast); None where it holds none or several."""
    if is_cjk(prize):
        return _eastern_role(prize, rules)
    said = words(prize)
    roles: set[str] = set()
    i = 0
    while i < len(said):
        for size in range(min(_MOST_WORDS, len(said) - i), 0, -1):
            label = label_key(" ".join(said[i : i + size]))
            # What means "best" or "prize" in the page's language may be a function in one beside it ("beste").
            if size == 1 and _names_prize(said[i], rules, languages[:1]):
                break
            keys = {m.key for m in rules.labels.get(label, ()) if m.language in languages or m.language == "en"}
            known = {key for key in keys if (key in rules.roles or key == "cast") and key != "other"}
            if known:
                roles |= known
                i += size - 1
                break
        i += 1
    return roles.pop() if len(roles) == 1 else None


def _eastern_role(prize: str, rules: Rules) -> str | None:
    """The role in a prize's name that is printed without blanks."""
    told = _EASTERN.match(prize)
    if told is None:
        return None
    if _PLAYED.search(told["role"]):
        return "cast"
    keys = {m.key for m in rules.labels.get(label_key(told["role"]), ())}
    known = {key for key in keys if (key in rules.roles or key == "cast") and key != "other"}
    return known.pop() if len(known) == 1 else None


def _names_prize(word: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    cues = (c for f in rules.words.awards.find(word) if f.end - f.start == len(word) for c in f.value)
    return any(c.key == "prize" and c.language in languages for c in cues)
