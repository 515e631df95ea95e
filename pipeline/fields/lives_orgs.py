"""Which names of a clause may be the organisation of an event."""

from pipeline.fields.lives import Clause
from pipeline.model.parts import Found
from pipeline.ner import Entity
from pipeline.rules import Rules
from pipeline.values.countries import find_countries
from pipeline.values.scan import fold_word

# Cues behind which a preposition and any name make that name an organisation ("studied at Blaviken").
_BY_PLACE = ("studied", "graduated", "taught", "worked")
# Cues right behind which any name is an organisation ("belongs to the Union of Cinematographers").
_DIRECT = ("member", "founded")
_GAP = 14  # characters of articles and the like between such a cue and the name
_LIST = 3  # names in a row that make a list


def candidates(clause: Clause, cues: list[Found[str]], rules: Rules) -> list[Entity]:
    """The names that may be organisations, in order of place: by their words, by their place, by their list."""
    found = [n for n in clause.names if n.label in ("ORG", "FESTIVAL", "AWARD")]
    found = _one_name(clause, found, rules)
    listed = _listed(clause, cues, rules)
    found = [n for n in found if not any(n.start < m.end and m.start < n.end for m in listed)] + listed
    for name in clause.names:
        # What a model takes for a town may be a school that is named after it ("studied at Blaviken").
        town = name.label == "PLACE" and not find_countries(clause.text[name.start : name.end], rules)
        if (town or name.label in ("NAME", "PERSON")) and not any(n.start <= name.start < n.end for n in found):
            behind = None if town else _right_behind(clause, name, cues, alone=not found)
            cue = _by_place(clause, name, cues) or behind
            if cue is not None and not any(n.label == "ORG" and cue.end <= n.start for n in found):
                found.append(Entity("ORG", name.start, name.end))
    return sorted(found, key=lambda n: n.start)


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
        if kept and gap == ", " and generic and kept[-1].label == name.label == "ORG" and _ends_small(clause, kept[-1]):
            kept[-1] = Entity("ORG", kept[-1].start, name.end)
        else:
            kept.append(name)
    return kept


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
