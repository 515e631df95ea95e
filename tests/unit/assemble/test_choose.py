"""Which value of a field wins, what becomes of the others."""

import pytest

from pipeline.assemble.choose import choose_list, choose_one

TEXT = "1999 France Italy 2001 Norway 1999 FRANCE"
AT = "/films/0/year"

YEARS = [  # (rule, value, which occurrence) of each candidate; the winner; the losers; places of the winner
    ([("facts#year", 1999, 0)], 1999, [], 1),
    ([("facts#year", 1999, 0), ("facts#year", 1999, 1)], 1999, [], 2),  # both places are evidence
    ([("facts#year", 1999, 0), ("facts#year", 1999, 0)], 1999, [], 1),  # one place counts once
    ([("facts#year", 1999, 0), ("labels#year", 2001, 0)], 2001, [1999], 1),  # trust goes before place
    ([("facts#year", 2001, 0), ("facts#year", 1999, 0), ("facts#year", 1999, 1)], 1999, [2001], 2),  # then agreement
    ([("facts#year", 2001, 0), ("facts#year", 1999, 0)], 1999, [2001], 1),  # then place
    ([("nobody#knows", 1999, 0), ("metadata#year", 2001, 0)], 2001, [1999], 1),  # unnamed rules come last
    ([("metadata#year", 1999, 1), ("facts#year", 1999, 0)], 1999, [], 2),  # whoever agrees adds evidence
]


@pytest.mark.parametrize(("told", "winner", "losers", "places"), YEARS)
def test_choose_one(told, winner, losers, places, ledger, say) -> None:
    book = ledger(TEXT)
    found = [say(TEXT, "year", rule, value, nth=nth) for rule, value, nth in told]
    assert choose_one(book, "year", AT, found) == winner
    evidence = book.evidence[AT]
    assert len(evidence["spans"]) == places
    assert {q["quote"] for q in evidence["spans"]} == {str(winner)}
    assert [a["value"] for a in evidence["alternatives"]] == losers
    assert [i.code for i in book.issues] == ["value.disagreement"] * len(losers)


def test_nothing_to_choose(ledger) -> None:
    book = ledger(TEXT)
    assert choose_one(book, "year", AT, []) is None
    assert book.evidence == {}


def test_a_disagreement_names_both_and_points_at_the_loser(ledger, say) -> None:
    book = ledger(TEXT)
    choose_one(book, "year", AT, [say(TEXT, "year", "labels#year", 2001), say(TEXT, "year", "facts#year", 1999)])
    (issue,) = book.issues
    assert (issue.severity, issue.pointer, TEXT[issue.start : issue.end]) == ("warning", AT, "1999")
    assert "2001 (labels#year)" in issue.message
    assert "1999 (facts#year)" in issue.message
    (lost,) = book.evidence[AT]["alternatives"]
    assert (lost["rule"], [q["quote"] for q in lost["spans"]]) == ("facts#year", ["1999"])


def test_values_that_differ_in_case_are_one(ledger, say) -> None:
    text = "Winter Lights WINTER LIGHTS"
    book = ledger(text)
    found = [
        say(text, "section", "labels#section", "Winter Lights"),
        say(text, "section", "labels#section", "WINTER LIGHTS"),
    ]
    assert choose_one(book, "section", "/films/0/section", found) == "Winter Lights"
    assert len(book.evidence["/films/0/section"]["spans"]) == 2
    assert book.issues == []


COUNTRIES = [  # (rule, value, quote), unite; the values; the issues
    ([("facts#country", "FR", "France"), ("facts#country", "IT", "Italy")], False, ["FR", "IT"], 0),
    ([("facts#country", "IT", "Italy"), ("facts#country", "FR", "France")], False, ["FR", "IT"], 0),  # page order
    ([("labels#country", "NO", "Norway"), ("facts#country", "FR", "France")], False, ["NO"], 1),
    ([("labels#country", "NO", "Norway"), ("facts#country", "FR", "France")], True, ["FR", "NO"], 0),
    ([("labels#country", "FR", "France"), ("facts#country", "FR", "FRANCE")], False, ["FR"], 0),
    ([], False, [], 0),
]


@pytest.mark.parametrize(("told", "unite", "values", "issues"), COUNTRIES)
def test_choose_list(told, unite, values, issues, ledger, say) -> None:
    book = ledger(TEXT)
    found = [say(TEXT, "countries", rule, value, quote=quote) for rule, value, quote in told]
    assert choose_list(book, "countries", "/films/0/countries", found, unite=unite) == values
    assert sorted(book.evidence) == [f"/films/0/countries/{i}" for i in range(len(values))]
    assert len(book.issues) == issues


def test_the_losers_of_a_list_stay_with_its_first_value(ledger, say) -> None:
    book = ledger(TEXT)
    found = [
        say(TEXT, "countries", "labels#country", "NO", quote="Norway"),
        say(TEXT, "countries", "facts#country", "FR", quote="France"),
    ]
    choose_list(book, "countries", "/films/0/countries", found, unite=False)
    assert [a["value"] for a in book.evidence["/films/0/countries/0"]["alternatives"]] == ["FR"]
