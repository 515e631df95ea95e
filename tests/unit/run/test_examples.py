"""The examples of rule files: what a key stands for, and what counts as a fault."""

import pytest

from pipeline.model.record import CastMember, Company, Credit, Film
from pipeline.rules.schema import Example
from pipeline.run import examples as running
from pipeline.run.examples import Fault, examples, faults, values_of
from tests.unit.run.test_attempt import record_of

FILM = Film(
    title="Salt", year=1999, sound="Dolby", countries=("FR", "DE"), cast=(CastMember(name="Cy Oh", character="King"),),
    credits=(Credit(role="director", name="Ana Li"), Credit(role="other:Gaffer", name="Bo Ek")),
    companies=(Company(role="production", name="Harbour Films"),),
)  # fmt: skip

VALUES = [
    ("title", ("Salt",)), ("year", (1999,)), ("countries", ("FR", "DE")), ("cast", ("Cy Oh",)), ("colour", ()),
    ("director", ("Ana Li",)), ("other", ("Bo Ek",)), ("production", ("Harbour Films",)), ("editor", ()), ("sound", ()),
]  # fmt: skip


@pytest.mark.parametrize(("key", "expected"), VALUES)
def test_values_of(key, expected, rules) -> None:
    assert values_of(FILM, key, rules) == expected


FAULTS = [
    ({"title": ("Salt",), "countries": ("DE", "FR")}, []),
    ({"editor": ()}, []),
    ({"year": (1998,)}, [Fault("year", (1998,), (1999,))]),
    ({"director": ()}, [Fault("director", (), ("Ana Li",))]),
    ({"countries": ("FR",)}, [Fault("countries", ("FR",), ("FR", "DE"))]),
]


@pytest.mark.parametrize(("gives", "expected"), FAULTS)
def test_faults(gives, expected, rules, monkeypatch) -> None:
    monkeypatch.setattr(running, "extract", lambda one, _: record_of(one).model_copy(update={"films": (FILM,)}))
    assert list(faults(Example("x", gives, "en.toml"), rules)) == expected


def test_a_page_without_a_film_has_empty_values(rules, monkeypatch) -> None:
    monkeypatch.setattr(running, "extract", lambda one, _: record_of(one))
    assert list(faults(Example("x", {"year": (1999,), "cast": ()}, "en.toml"), rules)) == [Fault("year", (1999,), ())]


def test_names_are_file_and_number(rules) -> None:
    names = [name for name, _ in examples(rules)]
    assert "en.toml#1" in names
    assert len(names) == len(set(names)) == sum(len(lang.examples) for lang in rules.languages.values())
