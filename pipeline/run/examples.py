"""The examples of the rule files, run through the whole pipeline."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.page import Source
from pipeline.model.record import Film
from pipeline.rules.load import Rules
from pipeline.rules.schema import Example
from pipeline.run.extract import extract

Value = str | int


@dataclass(frozen=True, slots=True)
class Fault:
    """A key of an example whose values came out otherwise, in the order of the record."""

    key: str
    expected: tuple[Value, ...]
    got: tuple[Value, ...]


def examples(rules: Rules) -> tuple[tuple[str, Example], ...]:
    """(name, example) for every example of the rules; a name is `<file>#<number>`, counted from 1."""
    return tuple(
        (f"{example.file}#{number}", example)
        for language in rules.languages.values()
        for number, example in enumerate(language.examples, 1)
    )


def faults(example: Example, rules: Rules) -> Iterator[Fault]:
    """What the example's first film gives otherwise than the example says; nothing where all is as said.

    The values of a list have no order here: a rule file shows what is found, not how it is sorted.
    """
    record = extract(Source.of(example.text.encode(), path="example.txt"), rules)
    film = record.films[0] if record.films else Film()
    for key, expected in example.gives.items():
        got = values_of(film, key, rules)
        if sorted(map(str, got)) != sorted(map(str, expected)):
            yield Fault(key, expected, got)


def values_of(film: Film, key: str, rules: Rules) -> tuple[Value, ...]:
    """What a film holds under a key of an example: a role of credits or companies, "cast", or a field.

    A role goes before a field of the same name ("sound" is whoever recorded it, not "Dolby").
    """
    if key == "cast":
        return tuple(member.name for member in film.cast)
    if key in rules.roles:
        people = tuple(credit.name for credit in film.credits if credit.role.partition(":")[0] == key)
        return people + tuple(company.name for company in film.companies if company.role == key)
    value = getattr(film, key)
    return value if isinstance(value, tuple) else () if value is None else (value,)
