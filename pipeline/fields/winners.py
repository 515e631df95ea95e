"""Who made a film in a list of prizes: the names beside its title, and the person whom its prize honours."""

from pipeline.model.candidates import part
from pipeline.model.fold import tidy
from pipeline.model.page import View
from pipeline.model.parts import Candidate, Part, Winner
from pipeline.rules import Rules
from pipeline.values.names import is_person, split_names
from pipeline.values.persons import past_honorific
from pipeline.values.prizes import role_of


def winner_credits(place: int, winner: Winner, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    """The directors told beside a film, and the credit or part in the cast that a personal prize tells of."""
    found = [c for view in winner.directors for c in _credited(place, view, "director", rules, languages)]
    role = role_of(winner.prize.text, rules, languages) if winner.honoured is not None else None
    if winner.honoured is not None and role is not None:
        found += _credited(place, winner.honoured, role, rules, languages)
    return found


def _credited(place: int, view: View, role: str, rules: Rules, languages: tuple[str, ...]) -> list[Candidate]:
    names = split_names(view.text, rules, languages)
    if not names or not all(is_person(n.value.name, rules) for n in names):
        return []
    found = []
    for name in names:
        past = past_honorific(view.text[name.start : name.end], rules)
        start = name.end - len(view.text[name.start + past : name.end].lstrip())
        named = part("name", tidy(view.text[start : name.end]) if past else name.value.name, view, start, name.end)
        if role == "cast":
            played = view.text.find(name.value.character or "", name.end) if name.value.character else -1
            parts: tuple[Part, ...] = (named,)
            if name.value.character and played >= 0:
                parts += (part("character", name.value.character, view, played, played + len(name.value.character)),)
            found.append(Candidate(place, "cast", parts, "winners#cast"))
        else:
            found.append(Candidate(place, "credits", (Part("role", role, named.spans), named), "winners#credit"))
    return found
