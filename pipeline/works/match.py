"""A subject and the entries of an archive's file → candidates with score and reasons, and the one that is meant."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.model.fold import fold
from pipeline.model.record import Credit, Film
from pipeline.rules.load import Rules
from pipeline.works.entries import AuthorityEntry, host_of, year_of
from pipeline.works.judge import levels, way
from pipeline.works.letters import bones, sound, words
from pipeline.works.mention import Mention, mention
from pipeline.works.names import name_form
from pipeline.works.subjects import Subject, film_titles
from pipeline.works.titles import telling, title_key, title_level

_START = 4  # letters of a word that an index keeps
_CHILDHOOD = 4  # years after birth in which nobody makes films
_CROWD = 2000  # entries that are looked at for one word in common; a word that more share tells nobody apart
_MATCHING = ("same", "shorter", "initial", "like", "part")  # a family name alone is nobody's


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """An entry that may be meant: points of 100, what they are given for, and whether anything speaks against it."""

    entry: AuthorityEntry
    score: int
    features: Mapping[str, int]
    reasons: tuple[str, ...]
    proven: bool
    match: bool = False


@dataclass(slots=True)
class Index:
    """The entries of a file, ready to be asked for names."""

    entries: tuple[AuthorityEntry, ...]
    rules: Rules
    by_word: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for number, entry in enumerate(self.entries):
            for key in {key for name in entry.names for key in _keys(name, self.rules)}:
                self.by_word[entry.kind, key].append(number)

    def near(self, kind: str, names: Iterable[str]) -> list[AuthorityEntry]:
        """Entries of a kind with a name that shares two words with one of these, or the rarest one."""
        found: set[int] = set()
        for name in names:
            lists = sorted((self.by_word.get((kind, key), ()) for key in _keys(name, self.rules)), key=len)
            told = [numbers for numbers in lists if numbers]
            counts = Counter(number for numbers in told for number in numbers)
            found |= {number for number, shared in counts.items() if shared > 1}
            if told and len(told[0]) <= _CROWD:
                found.update(told[0])
        return [self.entries[number] for number in sorted(found)]


def candidates(subject: Subject, index: Index) -> tuple[NameCandidate, ...]:
    """The entries that may be meant, the best first; at most one of them is a match."""
    rules = index.rules.authorities
    names = _names(subject)
    found = (_candidate(subject, entry, index.rules) for entry in index.near(subject.kind, names))
    kept = sorted(
        (c for c in found if c is not None and c.score >= rules.least), key=lambda c: (-c.score, c.entry.id)
    )[: rules.limit]
    if not kept or not kept[0].proven or (len(kept) > 1 and kept[0].score - kept[1].score < rules.margin):
        return tuple(kept)
    best = kept[0]
    return (NameCandidate(best.entry, best.score, best.features, best.reasons, proven=True, match=True), *kept[1:])


def _names(subject: Subject) -> tuple[str, ...]:
    return (subject.name, *(film_titles(subject.film) if subject.film else ()))


def _keys(name: str, rules: Rules) -> set[str]:
    """What a name is looked up by: the starts of its words as they sound, and its consonants."""
    letters = rules.joining.letters
    heard = [sound(word, letters) for word in words(name)]
    keys = {word[:_START] for word in heard if len(word) > 1} or set(heard)
    framed = "".join(sorted(bones(word, letters) for word in words(name)))
    if len(framed) >= letters.bones:
        keys.add(f"bones {framed}")
    return keys or {fold(name)}


@dataclass(slots=True)
class _Tally:
    """Points and reasons while they are gathered; `against` counts what contradicts."""

    weights: Mapping[str, int]
    features: dict[str, int] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    against: int = 0

    def count(self, evidence: str, reason: str) -> None:
        if evidence in self.weights:
            self.features[evidence] = self.weights[evidence]
            self.reasons.append(reason)

    def contradict(self, reason: str) -> None:
        self.against += 1
        self.reasons.append(reason)


def _candidate(subject: Subject, entry: AuthorityEntry, rules: Rules) -> NameCandidate | None:
    weights = rules.authorities.weights[subject.kind]
    tally = _Tally(weights.points)
    named = _name(subject, entry, rules)
    if named is None:
        return None
    form, name = named
    tally.count(form, f"name {form}: {name}")
    proofs = set(_COMPARE[subject.kind](subject, entry, rules, tally))
    score = sum(tally.features.values()) - rules.authorities.against * tally.against
    proven = not tally.against and form in _MATCHING and bool(proofs & weights.proof)
    return NameCandidate(entry, max(0, min(100, score)), dict(tally.features), tuple(tally.reasons), proven)


_BEST = ("same", "shorter", "initial", "like", "part", "family")


def _name(subject: Subject, entry: AuthorityEntry, rules: Rules) -> tuple[str, str] | None:
    """How the names agree best and which of the entry's it is; None where none does."""
    forms: dict[str, str] = {}
    for theirs in entry.names:
        for ours in _names(subject):
            forms.setdefault(_form(subject.kind, ours, theirs, rules), theirs)
    best = next((form for form in _BEST if form in forms), None)
    return None if best is None else (best, forms[best])


def _form(kind: str, ours: str, theirs: str, rules: Rules) -> str:
    if kind == "person":
        return name_form(ours, theirs, rules.joining)
    if kind == "festival":
        known = rules.festivals.named(ours)
        if known and set(known) & set(rules.festivals.named(theirs)):
            return "same"
    level = title_level(ours, theirs, rules.joining)
    return level if kind == "work" or level == "same" else "different"


def _person(subject: Subject, entry: AuthorityEntry, rules: Rules, tally: _Tally) -> Iterator[str]:
    yield from _titles(subject, entry, rules, tally)
    for evidence, ours, theirs in (("born", subject.born, entry.born), ("died", subject.died, entry.died)):
        if ours and theirs:
            if _dates_agree(ours, theirs):
                tally.count(evidence, f"{evidence} {theirs}")
                yield evidence
            else:
                tally.contradict(f"{evidence} {theirs}, not {ours}")
    _of_both("role", subject.roles, entry.roles, tally)
    _of_both("country", subject.countries, entry.countries, tally)
    year = year_of(entry.born)
    if year and subject.years and min(subject.years) < year + _CHILDHOOD:
        tally.contradict(f"born {entry.born}, the film is of {min(subject.years)}")


def _company(subject: Subject, entry: AuthorityEntry, rules: Rules, tally: _Tally) -> Iterator[str]:
    yield from _titles(subject, entry, rules, tally)
    _of_both("country", subject.countries, entry.countries, tally)


def _festival(subject: Subject, entry: AuthorityEntry, _: Rules, tally: _Tally) -> Iterator[str]:
    if _of_both("country", subject.countries, entry.countries, tally):
        yield "country"
    elif subject.countries and entry.countries:
        tally.contradict(f"in {', '.join(sorted(entry.countries))}, not {', '.join(sorted(subject.countries))}")
    hosts = {host_of(host) for host in subject.hosts}
    if any(host == theirs or host.endswith(f".{theirs}") for host in hosts for theirs in entry.hosts):
        tally.count("host", f"host {', '.join(sorted(hosts))}")
        yield "host"
    if entry.first and any(year - entry.first + 1 == number for year, number in subject.editions):
        tally.count("edition", f"editions count from {entry.first}")
        yield "edition"
    if entry.first and any(year < entry.first for year, _number in subject.editions):
        tally.contradict(f"first held in {entry.first}")


def _work(subject: Subject, entry: AuthorityEntry, rules: Rules, tally: _Tally) -> Iterator[str]:
    if subject.film is None:
        return
    ours, theirs = mention(subject.film, rules.joining), entry_mention(entry, rules)
    found = levels(ours, theirs, rules.joining)
    for evidence in ("director", "year", "runtime"):
        level = getattr(found, evidence)
        told = {"director": ", ".join(entry.directors), "year": entry.year, "runtime": entry.runtime}[evidence]
        if level in ("same", "family"):
            tally.count(evidence, f"{evidence} {told}")
        elif level == "different":
            tally.contradict(f"{evidence} {told}")
    if found.countries == "same":
        tally.count("country", f"country {', '.join(sorted(ours.countries & theirs.countries))}")
    number = way(ours, theirs, rules.joining)
    if number is not None:
        tally.reasons.append(f"one work by {rules.joining.ways[number].name}")
        yield "way"


_COMPARE = {"person": _person, "company": _company, "festival": _festival, "work": _work}


def entry_mention(entry: AuthorityEntry, rules: Rules) -> Mention:
    """An entry as a mention of a film that stands on no page."""
    title, *others = entry.names
    return mention(
        Film(
            title=title,
            other_titles=tuple(others),
            year=entry.year,
            runtime_minutes=entry.runtime or None,
            countries=tuple(sorted(entry.countries)),
            credits=tuple(Credit(role="director", name=name) for name in entry.directors),
        ),
        rules.joining,
    )


def _titles(subject: Subject, entry: AuthorityEntry, rules: Rules, tally: _Tally) -> Iterator[str]:
    keys = {title_key(title, rules.joining): title for title in telling(entry.titles, rules.joining)}
    ours = {title_key(title, rules.joining) for title in telling(subject.titles, rules.joining)}
    shared = sorted(keys[key] for key in ours & keys.keys())
    if shared:
        tally.count("title", f"film {', '.join(shared[:3])}")
        yield "title"


def _of_both(evidence: str, ours: Iterable[str], theirs: frozenset[str], tally: _Tally) -> bool:
    both = sorted(theirs.intersection(ours))
    if both:
        tally.count(evidence, f"{evidence} {', '.join(both)}")
    return bool(both)


def _dates_agree(a: str, b: str) -> bool:
    """Dates of which one is as the other begins ("1932", "1932-04-04"); what is doubtful agrees with nothing."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and short[:4].isdigit() and "X" not in short
