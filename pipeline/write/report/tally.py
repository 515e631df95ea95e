"""A run counted: coverage of fields, of sites and languages, issues, confidence, unread text, unknown labels."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.model.fold import label_key
from pipeline.model.record import Film, Person, Record
from pipeline.write.report.view import heading
from pipeline.write.unknown import unknown_labels

COMPARED: Final = (
    "title", "year", "runtime_minutes", "countries", "languages", "credits", "cast", "synopsis", "awards", "screenings",
)  # fmt: skip
BINS: Final = 20
NO_SITE: Final = "no address"
NO_LANGUAGE: Final = "unknown"
_WORST = 10  # pages named as those with most unread text
_WORTH = 200  # characters a page needs to be among them


@dataclass(slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    @property
    def of_one(self) -> float:
        """The share, 0 to 1; of nothing it is 0."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(slots=True)
class Group:
    """What the pages of one site or language came to; `filled` counts films that tell a field."""

    pages: int = 0
    films: int = 0
    issues: int = 0
    unread: Share = field(default_factory=Share)
    filled: Counter[str] = field(default_factory=Counter)

    def coverage(self, name: str) -> float:
        """The share of the films that tell a field."""
        return self.filled[name] / self.films if self.films else 0.0


@dataclass(slots=True)
class Sureness:
    """Confidences added up, of the values that have one."""

    measured: int = 0
    total: float = 0.0

    @property
    def mean(self) -> float | None:
        """The mean confidence, None where none was measured."""
        return self.total / self.measured if self.measured else None


class Coverage(NamedTuple):
    """One field: its name, the films or people that tell it, how sure its values are."""

    name: str
    told: Share
    sureness: Sureness


class Seen(NamedTuple):
    """An unknown label: as first printed, how often, on how many sites, in which languages, one place of it."""

    text: str
    times: int
    sites: int
    languages: tuple[str, ...]
    record_id: str
    place: str
    rest: str


class Unread(NamedTuple):
    """A page with its share of unread text, and what it is called."""

    share: float
    record_id: str
    heading: str


@dataclass(slots=True)
class _Label:
    text: str
    record_id: str
    place: str
    rest: str
    count: int = 0
    sites: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)


class Tally:
    """Running counts over the records of a run, in any order; memory grows with sites and labels, not with pages."""

    def __init__(self) -> None:
        self.pages = self.films = self.people = self.issues = 0
        self.unread = Share()
        self.sites: defaultdict[str, Group] = defaultdict(Group)
        self.languages: defaultdict[str, Group] = defaultdict(Group)
        self.codes: Counter[tuple[str, str]] = Counter()
        self.bins = [0] * BINS
        self.unmeasured = 0
        self.fetched: tuple[str, str] | None = None
        self._filled: Counter[tuple[str, str]] = Counter()
        self._sureness: defaultdict[tuple[str, str], Sureness] = defaultdict(Sureness)
        self._labels: dict[str, _Label] = {}
        self._worst: list[Unread] = []

    def add(self, record: Record) -> None:
        """Nothing comes back; the record is counted in."""
        self.pages += 1
        self.films += len(record.films)
        self.people += len(record.people)
        self.issues += len(record.issues)
        self.codes.update((issue.code, issue.severity) for issue in record.issues)
        told = [name for film in record.films for name in _told(film)]
        self._filled.update(("films", name) for name in told)
        self._filled.update(("people", name) for person in record.people for name in _told(person))
        self._add_confidence(record)
        unread = Share(sum(e.end - e.start for e in record.unread), len(record.page.text))
        self.unread.part += unread.part
        self.unread.whole += unread.whole
        if unread.whole >= _WORTH and unread.part:
            push = heapq.heappush if len(self._worst) < _WORST else heapq.heappushpop
            push(self._worst, Unread(unread.of_one, record.id, heading(record)))
        for group in (self.sites[site(record)], *(self.languages[code] for code in languages(record))):
            _add_to(group, record, told, unread)
        self._add_labels(record)
        if record.source.fetched:
            first, last = self.fetched or (record.source.fetched,) * 2
            self.fetched = min(first, record.source.fetched), max(last, record.source.fetched)

    def coverage(self, home: str) -> Iterator[Coverage]:
        """The fields of "films" or "people", in the record's order."""
        part, whole = (Film, self.films) if home == "films" else (Person, self.people)
        for name in part.model_fields:
            yield Coverage(name, Share(self._filled[home, name], whole), self._sureness[home, name])

    def most_unread(self) -> list[Unread]:
        """The pages with most unread text, the worst first."""
        return sorted(self._worst, reverse=True)

    def labels(self) -> list[Seen]:
        """The unknown labels, the most frequent first."""
        ranked = sorted(self._labels.items(), key=lambda item: (-item[1].count, item[0]))
        return [
            Seen(one.text, one.count, len(one.sites), tuple(sorted(one.languages)), one.record_id, one.place, one.rest)
            for _, one in ranked
        ]

    def _add_confidence(self, record: Record) -> None:
        for pointer, evidence in record.evidence.items():
            if evidence.confidence is None:
                self.unmeasured += 1
                continue
            sureness = self._sureness[_field_of(pointer)]
            sureness.measured += 1
            sureness.total += evidence.confidence
            self.bins[min(int(evidence.confidence * BINS), BINS - 1)] += 1

    def _add_labels(self, record: Record) -> None:
        for found in unknown_labels(record):
            key = label_key(found.text)
            label = self._labels.get(key)
            if label is None:
                place = next(f"u{n}" for n, e in enumerate(record.unread) if e.start <= found.start < e.end)
                label = self._labels[key] = _Label(found.text, record.id, place, found.rest)
            label.count += 1
            label.sites.add(site(record))
            label.languages.update(languages(record))


def _field_of(pointer: str) -> tuple[str, str]:
    """ "/films/0/credits/2/name" → ("films", "credits"); empty where the pointer is shorter."""
    steps = pointer.split("/", 4)
    return (steps[1], steps[3]) if len(steps) > 3 else ("", "")


def largest(groups: Mapping[str, Group], count: int) -> list[tuple[str, Group]]:
    """The groups with most pages, with their names."""
    return sorted(groups.items(), key=lambda item: (-item[1].pages, item[0]))[:count]


def site(record: Record) -> str:
    """The host a page comes from."""
    return record.page.host or NO_SITE


def languages(record: Record) -> tuple[str, ...]:
    """The languages of a page."""
    return record.page.languages or (NO_LANGUAGE,)


def _add_to(group: Group, record: Record, told: list[str], unread: Share) -> None:
    group.pages += 1
    group.films += len(record.films)
    group.issues += len(record.issues)
    group.unread.part += unread.part
    group.unread.whole += unread.whole
    group.filled.update(told)


def _told(part: Film | Person) -> list[str]:
    """The fields that have a value."""
    return [name for name in type(part).model_fields if getattr(part, name) not in (None, ())]
