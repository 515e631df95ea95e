"""Which names of a clause may be the organisation of an event."""

import re

from pipeline.fields.lives import Clause
from pipeline.model.parts import Found
from pipeline.ner import Entity
from pipeline.rules import Rules
from pipeline.rules.naming import OFF
from pipeline.values.countries import find_countries
from pipeline.values.scan import fold_word

# Cues behind which a preposition and any name make that name an organisation ("studied at Blaviken").
_BY_PLACE = ("studied", "graduated", "taught", "worked")
# Cues right behind which any name is an organisation ("belongs to the Union of Cinematographers").
_DIRECT = ("member", "founded")
# Bodies with Cyrillic names have one capital as a rule ("Высшие курсы сценаристов и режиссёров"): an adjective.
_FIRST = re.compile(
    "[\u0410-\u042f\u0401\u0404\u0406\u0407][\u0430-\u045f\u0491-]+"
    "(?:\u0438\u0439|\u044b\u0439|\u0430\u044f|\u043e\u0435|\u0438\u0435|\u044b\u0435|\u0443\u044e|\u0441\u043a\u043e\u043c)"
)
_SMALL = "[\u0430-\u045f\u0491]"
_REST = re.compile(rf"(?:\s{_SMALL}{{4,}}(?:\s[\u0438\u0456\u0439\u0442\u0430]{{1,2}}(?=\s{_SMALL}{{4}}))?){{1,6}}")
_GAP = 14  # characters of articles and the like between such a cue and the name
_STUDIES = ("studied", "graduated", "taught", "worked")
_GAP_BEFORE = re.compile(r"\s(?:[^\W\d_A-Z]{4,}\s)?")  # at most one word between a name and its "högskola"
_WORD = re.compile(r"\s([^\W\d_]{4,})")
_EASTERN_PRIZE = re.compile("(?:\\D?\\d{1,3}\\D)?(?P<name>[\u3400-\u9fff]{3,14})")
_QUOTES = "„“\"«»「『《‘”"
_PRIZE = 25  # characters between a prize and its giver
_LIST = 3  # names in a row that make a list


def candidates(clause: Clause, cues: list[Found[str]], rules: Rules) -> list[Entity]:
    """The names that may be organisations, in order of place: by their words, by their place, by their list."""
    names = _with_schools(clause, cues, rules)
    # "an MFA from …": a word that tells studies is no school.
    names = [n for n in names if not any(c.start <= n.start and n.end <= c.end for c in cues)]
    found = [_past_subject(clause, n, rules) for n in names if n.label in ("ORG", "FESTIVAL", "AWARD")]
    found = _one_name(clause, found, rules)
    listed = _listed(clause, cues, rules)
    found = [n for n in found if not any(n.start < m.end and m.start < n.end for m in listed)] + listed
    found += [Entity("ORG", n.start, n.end) for n in names if n.label == "WORK" and _is_press(clause, n, cues)]
    found = [_giver(clause, n, rules) for n in found]
    found += _eastern_prize(clause, cues) if not found else []
    for name in names:
        if name.label == "PERSON" and _behind_prize(clause, name) and not any(n.label == "FESTIVAL" for n in found):
            found.append(Entity("FESTIVAL", name.start, name.end))
        # What a model takes for a town may be a school that is named after it ("studied at Blaviken").
        town = (
            name.label == "PLACE"
            and rules.naming.model != OFF
            and not find_countries(clause.text[name.start : name.end], rules)
        )
        if (town or name.label in ("NAME", "PERSON")) and not any(n.start <= name.start < n.end for n in found):
            behind = None if town else _right_behind(clause, name, cues, alone=not found)
            cue = _by_place(clause, name, cues) or behind
            if cue is not None and not any(n.label == "ORG" and cue.end <= n.start for n in found):
                found.append(Entity("ORG", name.start, name.end))
    return sorted((_whole(clause.text, n) for n in found), key=lambda n: n.start)


def _past_subject(clause: Clause, name: Entity, rules: Rules) -> Entity:
    """A school without the subject before it ("Historia del Arte por la Universidad de …")."""
    schools = [f.start for f in rules.words.names.find(clause.text[name.start : name.end])
               if any(c.key == "school" for c in f.value)]  # fmt: skip
    if name.label != "ORG" or not schools or schools[0] == 0:
        return name
    start = name.start + schools[0]
    at = any(c.value == "at" and name.start < c.start and 0 < start - c.end <= 1 for c in clause.cues)
    return Entity("ORG", start, name.end) if at else name


def _whole(text: str, name: Entity) -> Entity:
    """A name that is one Cyrillic adjective with the small words that go on with it."""
    end = name.end
    if not _FIRST.fullmatch(text, name.start, end):
        return name
    rest = _REST.match(text, end)
    return Entity(name.label, name.start, rest.end()) if rest else name


def _is_press(clause: Clause, name: Entity, cues: list[Found[str]]) -> bool:
    """Whether a quoted name is a paper's or a studio's: the word for one, or a trade, stands right before it."""
    before = clause.text[: name.start].rstrip(_QUOTES + " ")
    if not any(c.value in ("worked", "taught", "founded") and c.start < name.start for c in cues):
        return False
    return any(c.value in ("press", "trade") and c.end == len(before) for c in clause.cues)


def _giver(clause: Clause, name: Entity, rules: Rules) -> Entity:
    """A body that gives the prize named right before it ("Premiul de debut al Asociației …"), as festivals do."""
    if name.label != "ORG" or clause.has("awarded") is None or is_school(clause, name, rules, by_word=True):
        return name
    at = next((c for c in clause.cues if c.value == "at" and 0 <= name.start - c.end <= 1), None)
    prized = at is not None and any(
        c.value == "prize" and c.end <= at.start <= c.end + _PRIZE and "," not in clause.text[c.end : at.start]
        for c in clause.cues
    )
    return Entity("FESTIVAL", name.start, name.end) if prized else name


def _behind_prize(clause: Clause, name: Entity) -> bool:
    """Whether a name of several words follows a prize with no more than "at" between ("publikpriset på Low Tide")."""
    at = next((c for c in clause.cues if c.value == "at" and name.start - c.end == 1), None)
    awards = [c.end for c in clause.cues if c.value == "prize"] + [n.end for n in clause.names if n.label == "AWARD"]
    return at is not None and any(at.start - end == 1 for end in awards)


def _eastern_prize(clause: Clause, cues: list[Found[str]]) -> list[Entity]:
    """The prize that East Asian letters name right behind the word for winning, its edition left out."""
    for cue in cues:
        prize = next((c for c in clause.cues if c.value == "prize" and cue.end < c.end <= cue.end + 20), None)
        if cue.value == "awarded" and prize is not None:
            match = _EASTERN_PRIZE.fullmatch(clause.text, cue.end, prize.end)
            return [Entity("AWARD", *match.span("name"))] if match else []
    return []


def _with_schools(clause: Clause, cues: list[Found[str]], rules: Rules) -> list[Entity]:
    """The names of a clause, those with an uncapitalised or lonely word for a school made whole.

    "Stockholms konstnärliga högskola", "Поморского университета", "Akademii filmu".
    """
    names = list(clause.names)
    if not any(c.value in _STUDIES for c in cues):
        return names
    for word in rules.words.names.find(clause.text):
        if not any(c.key == "school" for c in word.value):
            continue
        start, end = word.start, word.end
        around = [n for n in names if n.start <= start and end <= n.end]
        if any(n.label != "NAME" and n.label != "PERSON" for n in around):
            continue
        told = [n for n in names if not any(n.start <= c.start < n.end for c in cues)]
        before = next((n for n in told if n.end <= start and _GAP_BEFORE.fullmatch(clause.text, n.end, start)), None)
        if clause.text[start].islower():
            if before is None or before.label in ("FESTIVAL", "WORK", "PLACE"):
                continue
            start = before.start
        start = min([start, *(n.start for n in around)])
        end = max([end, *(n.end for n in around)])
        if end - start == word.end - word.start:
            end = _goes_on(clause, end, cues)
        names = [n for n in names if n.end <= start or end <= n.start]
        names.append(Entity("ORG", start, end))
    return sorted(names, key=lambda n: n.start)


def _goes_on(clause: Clause, end: int, cues: list[Found[str]]) -> int:
    """Where a school's name ends whose first word stands alone: up to two words that are no cue."""
    stops = [c.start for c in (*clause.cues, *cues)]
    for _ in range(2):
        match = _WORD.match(clause.text, end)
        if match is None or any(match.start(1) <= s < match.end(1) for s in stops):
            break
        end = match.end(1)
    return end


def is_school(clause: Clause, name: Entity, rules: Rules, *, by_word: bool = False) -> bool:
    """Whether a name is a school's by its words, or an initialism such as most schools have."""
    printed = clause.text[name.start : name.end]
    if printed.isupper() and not by_word:
        return True
    return any(c.key == "school" for f in rules.words.names.find(printed) for c in f.value)


def _by_place(clause: Clause, name: Entity, cues: list[Found[str]]) -> Found[str] | None:
    """The cue of studies or work before a name that follows "at", but not what may as well be "in"."""
    teaches = any(c.value == "taught" and 0 <= name.start - c.end <= 5 for c in cues)
    ins = set() if teaches and " " in clause.text[name.start : name.end] else {
        c.end for c in clause.cues if c.value == "in"
    }
    ats = [c.end for c in clause.cues if c.value == "at" and c.end not in ins and 0 < name.start - c.end <= 5]
    if not any(fold_word(clause.text[a : name.start].strip()) in ("", "the") for a in ats):
        return None
    return next((c for c in reversed(cues) if c.value in _BY_PLACE and c.end <= name.start <= c.end + 60), None)


def _right_behind(clause: Clause, name: Entity, cues: list[Found[str]], *, alone: bool) -> Found[str] | None:
    if clause.tall_nouns and " " not in clause.text[name.start : name.end]:
        return None
    for cue in cues:
        between = clause.text[cue.end : name.start] if cue.value in _DIRECT and cue.end <= name.start else "."
        if len(between) <= _GAP and between.replace(" ", "").isalpha() == bool(between.strip()) and between.islower():
            return cue
        if between.isspace():
            return cue
        # "Absolwent Szkoły Filmowej": an inflected school no list has, the only name that may be one.
        if alone and cue.value == "graduated" and clause.text[cue.end : name.start].isspace():
            return cue
    return None


def _one_name(clause: Clause, names: list[Entity], rules: Rules) -> list[Entity]:
    """The names with those joined that a comma inside one name cut ("Hochschule für Film, Fernsehen und Theater")."""
    kept: list[Entity] = []
    for name in names:
        first = fold_word(clause.text[name.start : name.end].split()[0])
        gap = clause.text[kept[-1].end : name.start] if kept else ""
        generic = first in rules.vocabulary.company and not clause.text[name.start : name.end].isupper()
        both = bool(kept) and kept[-1].label == name.label == "ORG"
        if both and _one_school(clause, kept[-1], name, gap, rules):
            kept[-1] = Entity("ORG", kept[-1].start, name.end)
            continue
        listed = gap == ", " or (gap[:1].isspace() and fold_word(gap.strip()) in rules.words.joiners)
        if both and ((listed and generic and _ends_small(clause, kept[-1])) or _belongs(clause, kept[-1], name, rules)):
            kept[-1] = Entity("ORG", kept[-1].start, name.end)
        else:
            kept.append(name)
    return kept


def _one_school(clause: Clause, part: Entity, whole: Entity, gap: str, rules: Rules) -> bool:
    """Whether a joining word stands inside the name of a school one studied at ("the National Film and … School")."""
    if not gap[:1].isspace() or fold_word(gap.strip()) not in rules.words.joiners:
        return False
    studied = any(c.value in ("studied", "graduated") and c.end <= part.start for c in clause.cues)
    alone = is_school(clause, part, rules, by_word=True) or clause.text[part.start : part.end].isupper()
    return studied and not alone and is_school(clause, whole, rules, by_word=True)


def _belongs(clause: Clause, part: Entity, whole: Entity, rules: Rules) -> bool:
    """Whether of two schools side by side the first is part of the second ("Faculty of Arts of the University")."""
    gap = clause.text[part.end : whole.start].strip()
    if len(gap) > 4 or "," in gap or fold_word(gap) in rules.words.joiners:
        return False
    return is_school(clause, part, rules, by_word=True) and is_school(clause, whole, rules, by_word=True)


def _ends_small(clause: Clause, name: Entity) -> bool:
    """Whether a name ends in a preposition and one word, so that more may follow ("… für Film")."""
    words = clause.text[name.start : name.end].split()
    return len(words) >= 3 and words[-2].islower()


def _listed(clause: Clause, cues: list[Found[str]], rules: Rules) -> list[Entity]:
    """The givers of prizes in a list behind the word for winning: "awarded at Low Tide, Blue Hour and IDFA"."""
    cue = next((c for c in cues if c.value == "awarded"), None)
    if cue is None:
        return []
    chain: list[Entity] = []
    best: list[Entity] = []
    for name in clause.names:
        if name.start < cue.end or name.label == "WORK":
            continue
        gap = clause.text[chain[-1].end : name.start] if chain else ""
        if chain and any(c.value == "in" and f" {clause.text[c.start : c.end]} " == gap for c in clause.cues):
            chain[-1] = Entity(chain[-1].label, chain[-1].start, name.end)  # "Bienal de la Luz en Movimiento"
        else:
            chain = [*chain, name] if chain and _is_joint(gap, rules) else [name]
        best = max(best, chain, key=len)
    bodies = sum(n.label in ("ORG", "FESTIVAL") for n in best)
    if len(best) < _LIST or not bodies or any(c.value == "shown" and c.end <= best[0].start for c in clause.cues):
        return []
    return [Entity("FESTIVAL", n.start, n.end) for n in best]


def _is_joint(gap: str, rules: Rules) -> bool:
    words = gap.replace(",", " ").replace("،", " ").split()
    return len(gap) <= 7 and bool(gap.strip()) and all(fold_word(w) in rules.words.joiners for w in words)
