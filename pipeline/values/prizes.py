"""The name of a prize → the role that it honours."""

from pipeline.model.fold import label_key
from pipeline.rules import Rules
from pipeline.values.shapes import words

_MOST_WORDS = 3  # of a role in a prize's name ("Best Director of Photography")


def role_of(prize: str, rules: Rules, languages: tuple[str, ...]) -> str | None:
    """The one role that a prize's name holds ("Best Actress": cast); None where it holds none or several."""
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


def _names_prize(word: str, rules: Rules, languages: tuple[str, ...]) -> bool:
    cues = (c for f in rules.words.awards.find(word) if f.end - f.start == len(word) for c in f.value)
    return any(c.key == "prize" and c.language in languages for c in cues)
