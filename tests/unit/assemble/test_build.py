"""Candidates → record, by way of the real stages before."""

import pytest

from pipeline import Record, Rules, Source, extract

LIFE = "Born in Bergen in 1961, she studied at the Bergen Film School and has made four films since then."
WAVES = "A woman who has lost her boat counts the waves until one of them answers her in her own voice."


def record(text: str, rules: Rules, path: str = "page.txt") -> Record:
    return extract(Source.of(text.encode(), path=path), rules)


KINDS = [
    ("Salt\nDirector: Ana Lindqvist\nYear: 1999", "film"),
    ("Salt\nFrance, 1999, 12 min\n\nPepper\nItaly, 2001, 14 min", "programme"),
    (f"Ana Lindqvist\n{LIFE}", "person"),
    ("Tickets cost 12 euros, and the box office opens at ten on all days of the festival.", "none"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_page(text: str, kind: str, rules: Rules) -> None:
    assert record(text, rules).page.kind == kind


def test_the_same_label_twice_is_one_credit_with_both_places(rules: Rules) -> None:
    text = f"Salt\nDirector: Ana Lindqvist\nYear: 1999\nEditor: Eva Ott\n\n{WAVES}\n\nCrew\nEditor: Eva Ott"
    told = record(text, rules)
    (film,) = told.films
    assert [(c.role, c.name) for c in film.credits if c.role == "editor"] == [("editor", "Eva Ott")]
    place = next(i for i, c in enumerate(film.credits) if c.role == "editor")
    quotes = told.evidence[f"/films/0/credits/{place}/name"].spans
    assert [q.start for q in quotes] == [text.index("Eva Ott"), text.rindex("Eva Ott")]


def test_a_disagreement_keeps_the_loser_and_makes_an_issue(rules: Rules) -> None:
    told = record("Salt\nFrance, 1998, 88 min\nDirector: Ana Lindqvist\nYear: 1999", rules)
    assert told.films[0].year == 1999
    assert [a.value for a in told.evidence["/films/0/year"].alternatives] == [1998]
    assert [i.pointer for i in told.issues if i.code == "value.disagreement"] == ["/films/0/year"]


def test_a_title_is_no_other_title_of_itself(rules: Rules) -> None:
    (film,) = record("SALT (Salt)\nDirector: Ana Lindqvist\nYear: 1999", rules).films
    assert (film.title, film.other_titles) == ("Salt", ())


def test_a_persons_roles_are_those_of_the_credits(rules: Rules) -> None:
    text = f"Salt\nDirector: Ana Lindqvist\nEditor: Ana Lindqvist\nYear: 1999\n\nAna Lindqvist\n{LIFE}"
    told = record(text, rules)
    (person,) = told.people
    assert (person.name, person.roles) == ("Ana Lindqvist", ("director", "editor"))
    assert told.evidence["/people/0/roles/0"].spans == told.evidence["/films/0/credits/0/role"].spans


def test_a_film_told_in_two_places_is_one(rules: Rules) -> None:
    text = f"Salt\nFrance, 1999, 12 min\n\nPepper\nItaly, 2001, 14 min\n\nSalt\nFrance, 1999, 12 min\n{WAVES}"
    told = record(text, rules)
    assert [film.title for film in told.films] == ["Salt", "Pepper"]
    assert told.films[0].synopsis == WAVES
    assert len(told.evidence["/films/0/year"].spans) == 2


def test_the_source_is_told(rules: Rules) -> None:
    source = Source.of(b"Salt", path="pages/salt.txt", uri="https://www.harbour.example/salt")
    told = extract(source, rules)
    assert (told.source.path, told.source.uri, told.page.host) == (
        "pages/salt.txt", "https://www.harbour.example/salt", "harbour.example",
    )  # fmt: skip
    assert told.id == source.id


def test_the_pages_own_title(rules: Rules) -> None:
    html = "<title>Salt | Harbour</title><h1>Salt</h1><p>France, 1999, 12 min</p>"
    assert record(html, rules, "page.html").page.title == "Salt | Harbour"
    assert record("Salt\nFrance, 1999, 12 min", rules).page.title is None
