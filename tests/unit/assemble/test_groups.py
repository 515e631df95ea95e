"""Credits, awards and the like: the same item once, with the evidence of every place."""

import pytest

from pipeline.assemble.groups import group

TEXT = "Director Ana Lindqvist Editor Eva Ott director ANA LINDQVIST Jan Ott Maria 1999 2001 Harbour Best Film Norway"
AT = "/films/0/credits"


def credit(say, rule: str, role: str, name: str, quote: str | None = None):
    return say(TEXT, "credits", rule, role=role, name=name, quote=quote or name)


def test_the_same_credit_twice_is_one_with_both_places(ledger, say) -> None:
    book = ledger(TEXT)
    found = [
        credit(say, "labels#director", "director", "Ana Lindqvist"),
        credit(say, "labels#director", "director", "Ana Lindqvist", "ANA LINDQVIST"),
    ]
    assert group(book, "credits", AT, found) == [{"role": "director", "name": "Ana Lindqvist"}]
    assert [q["quote"] for q in book.evidence[f"{AT}/0/name"]["spans"]] == ["Ana Lindqvist", "ANA LINDQVIST"]


def test_names_that_differ_in_case_are_one(ledger, say) -> None:
    found = [
        credit(say, "labels#director", "director", "Ana Lindqvist"),
        credit(say, "labels#director", "director", "ANA LINDQVIST"),
    ]
    assert len(group(ledger(TEXT), "credits", AT, found)) == 1


MERGED = [  # (rule, role, name) of each candidate, the (role, name) of the record
    ([("labels#director", "director", "Ana Lindqvist"), ("labels#editor", "editor", "Ana Lindqvist")], 2),
    ([("labels#director", "director", "Ana Lindqvist"), ("labels#director", "director", "Eva Ott")], 2),
    ([("labels#director", "director", "Ana Lindqvist"), ("prose#credit", "director", "Eva Ott")], 1),  # less trusted
    ([("labels#director", "director", "Ana Lindqvist"), ("prose#credit", "editor", "Eva Ott")], 2),  # a role of its own
    ([("prose#credit", "director", "Ana Lindqvist"), ("prose#credit", "director", "Eva Ott")], 2),
]


@pytest.mark.parametrize(("told", "expected"), MERGED)
def test_less_trusted_credits_fill_only_roles_that_nobody_fills(told, expected, ledger, say) -> None:
    found = [credit(say, rule, role, name) for rule, role, name in told]
    items = group(ledger(TEXT), "credits", AT, found)
    assert [(i["role"], i["name"]) for i in items] == [(role, name) for _, role, name in told][:expected]


def test_a_less_trusted_source_that_agrees_adds_evidence(ledger, say) -> None:
    book = ledger(TEXT)
    found = [
        credit(say, "labels#director", "director", "Ana Lindqvist"),
        credit(say, "prose#credit", "director", "Ana Lindqvist", "ANA LINDQVIST"),
    ]
    assert len(group(book, "credits", AT, found)) == 1
    evidence = book.evidence[f"{AT}/0/name"]
    assert (len(evidence["spans"]), evidence["rule"]) == (2, "labels#director")


def test_a_part_that_one_place_tells_is_kept(ledger, say) -> None:
    book = ledger(TEXT)
    found = [
        say(TEXT, "cast", "labels#cast", name="Jan Ott"),
        say(TEXT, "cast", "labels#cast", name="Jan Ott", character="Maria"),
    ]
    assert group(book, "cast", "/films/0/cast", found) == [{"name": "Jan Ott", "character": "Maria"}]
    assert [q["quote"] for q in book.evidence["/films/0/cast/0/character"]["spans"]] == ["Maria"]


AWARDS = [
    ({"year": 1999, "award": "Best Film"}, {"year": 1999, "award": "Best Film"}, 1),
    ({"year": 1999, "award": "Best Film"}, {"year": 2001, "award": "Best Film"}, 2),
    ({"year": 1999, "festival": "Harbour"}, {"year": 1999, "festival": "Harbour", "country": "Norway"}, 1),
]


@pytest.mark.parametrize(("one", "other", "expected"), AWARDS)
def test_awards(one, other, expected, ledger, say) -> None:
    found = [say(TEXT, "awards", "awards#line", **parts) for parts in (one, other)]
    items = group(ledger(TEXT), "awards", "/films/0/awards", found)
    assert len(items) == expected
    assert {k: v for item in items for k, v in item.items()} == one | other


def test_every_leaf_has_evidence(ledger, say) -> None:
    book = ledger(TEXT)
    group(book, "credits", AT, [credit(say, "labels#editor", "editor", "Eva Ott")])
    assert sorted(book.evidence) == [f"{AT}/0/name", f"{AT}/0/role"]
