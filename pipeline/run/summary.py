"""What a run came to, counted: pages, films, people, facts per field, issues by code, failures, skips."""

from collections import Counter
from dataclasses import dataclass, field

from pipeline.model.record import Film, Person, Record
from pipeline.run.attempt import Extracted, Failed, Outcome


@dataclass(slots=True)
class Summary:
    """Running counts. `facts` counts values per field (an award is one value), people's as "person.born";
    `failed` counts by the error's name, `skipped` by what the file is.
    """

    pages: int = 0
    films: int = 0
    people: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)

    @property
    def sources(self) -> int:
        """How many sources these counts are of: records, failures and skips."""
        return self.pages + self.failed.total() + self.skipped.total()

    def add(self, outcome: Outcome) -> None:
        """Nothing comes back; the outcome is counted in."""
        if isinstance(outcome, Extracted):
            self._add_record(outcome.record)
        elif isinstance(outcome, Failed):
            self.failed[outcome.error] += 1
        else:
            self.skipped[outcome.kind] += 1

    def merge(self, other: "Summary") -> None:
        """Nothing comes back; the other counts are added to these."""
        self.pages += other.pages
        self.films += other.films
        self.people += other.people
        for name in ("facts", "issues", "skipped", "failed"):
            getattr(self, name).update(getattr(other, name))

    def _add_record(self, record: Record) -> None:
        self.pages += 1
        self.films += len(record.films)
        self.people += len(record.people)
        for film in record.films:
            _count(self.facts, film, "")
        for person in record.people:
            _count(self.facts, person, "person.")
        self.issues.update(issue.code for issue in record.issues)


def _count(facts: Counter[str], part: Film | Person, prefix: str) -> None:
    for name in type(part).model_fields:
        value = getattr(part, name)
        amount = len(value) if isinstance(value, tuple) else int(value is not None)
        if amount:
            facts[prefix + name] += amount
