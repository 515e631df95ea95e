"""Site files: what one site means by its words holds on its pages and nowhere else."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import Record, RuleError, Rules, Source, extract, load_rules
from pipeline.rules.sites import host_of, read_sites

PAGE = """Salt

Helmed with love: Ana Lindqvist
Country: France
Year: 1999
Script: Bo Berg
Our dear neighbours

Ana Lindqvist was born on 04/05/1950 in Umeå. She studied in Malmö.
"""
SITE = """
note = "an invented site"
date_order = "mdy"
boilerplate = ["Our dear neighbours"]
[labels]
director = ["Helmed with love"]
source_author = ["Script"]
"""
ON_SITE = ["https://example.org/salt", "https://www.example.org/", "HTTP://Films.Example.ORG:80/x"]
ELSEWHERE = [None, "https://example.com/salt", "https://notexample.org/", "https://org/", "not an address", "https://["]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Rules:
    """The rules of a directory that has a file for one site."""
    directory = tmp_path_factory.mktemp("site") / "rules"
    shutil.copytree(root / "rules", directory)
    shutil.rmtree(directory / "sites", ignore_errors=True)
    (directory / "sites").mkdir()
    (directory / "sites" / "example.org.toml").write_text(SITE, encoding="utf-8")
    return load_rules(directory)


def record(rules: Rules, uri: str | None, text: str = PAGE) -> Record:
    return extract(Source.of(text.encode(), path="salt.txt", uri=uri), rules)


def credited(found: Record) -> set[tuple[str, str]]:
    return {(credit.role, credit.name) for film in found.films for credit in film.credits}


@pytest.mark.parametrize("uri", ON_SITE)
def test_a_site_file_holds_on_its_site_and_below_it(laid: Rules, uri: str) -> None:
    found = record(laid, uri)
    assert credited(found) == {("director", "Ana Lindqvist"), ("source_author", "Bo Berg")}
    assert [person.born for person in found.people] == ["1950-04-05"]
    assert "date.ambiguous" not in {issue.code for issue in found.issues}
    assert "Our dear neighbours" not in unread(found)


@pytest.mark.parametrize("uri", ELSEWHERE)
def test_and_nowhere_else(laid: Rules, rules: Rules, uri: str | None) -> None:
    found = record(laid, uri)
    assert found == record(rules, uri)
    assert credited(found) == {("screenwriter", "Bo Berg")}
    assert [person.born for person in found.people] == ["1950-05-04"]
    assert "date.ambiguous" in {issue.code for issue in found.issues}


def test_what_the_site_does_not_mention_stays(laid: Rules, rules: Rules) -> None:
    text = PAGE.replace("Helmed with love", "Director").replace("Script", "Editor").replace("04/05/1950", "30 May 1950")
    here, plain = record(laid, ON_SITE[0], text), record(rules, ON_SITE[0], text)
    assert (here.films, here.people, here.page) == (plain.films, plain.people, plain.page)
    assert (here.evidence, here.issues[:-1]) == (plain.evidence, plain.issues[:-1]), "all but what is said to be unread"
    assert unread(plain).replace("Our dear neighbours", "").split() == unread(here).split()


def unread(found: Record) -> str:
    return " ".join(found.page.text[extent.start : extent.end] for extent in found.unread)


def test_the_rules_of_a_host_are_made_once(laid: Rules) -> None:
    assert laid.for_host("example.org") is laid.for_host("a.b.example.org")
    assert laid.for_host("example.com") is laid
    assert laid.for_host(None) is laid


def test_the_pages_own_dates_tell_the_order_where_no_site_does(rules: Rules) -> None:
    told = PAGE + "\nLast seen 12/25/2001 and 13.5.\n"
    found = record(rules, None, told)
    assert [person.born for person in found.people] == ["1950-04-05"]
    assert "date.ambiguous" not in {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    ("uri", "host"),
    [
        ("https://www.example.org/a", "example.org"), ("http://EXAMPLE.org.:8080", "example.org"), (None, None),
        ("", None), ("page.html", None), ("https://[", None),
    ],
)  # fmt: skip
def test_host_of(uri: str | None, host: str | None) -> None:
    assert host_of(uri) == host


FAULTS = [  # name of the file, text, what is said of it
    ("www.example.org", "", "without"),
    ("Example.org", "", "small letters"),
    ("org", "", "host"),
    ("example.org", "=", "TOML"),
    ("example.org", "lables = []", "unknown key 'lables'"),
    ("example.org", "[labels]\ndirektor = ['Regie']", "direktor"),
    ("example.org", "[labels]\ndirector = 'Regie'", "list"),
    ("example.org", "[labels]\ndirector = ['By:']\neditor = ['by']", "both 'director' and 'editor'"),
    ("example.org", "date_order = 'ymd'", "ymd"),
    ("example.org", "language = 'xx'", "xx"),
    ("example.org", "language = ['de']", "language"),
    ("example.org", "date_order = ['dmy']", "date_order"),
    ("example.org", "note = 3", "note"),
    ("example.org", "boilerplate = ['']", "''"),
]


@pytest.mark.parametrize(("host", "text", "message"), FAULTS)
def test_a_fault_is_named_with_its_file(host: str, text: str, message: str, tmp_path: Path, rules: Rules) -> None:
    (tmp_path / f"{host}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=message) as raised:
        read_sites(tmp_path, rules.roles, rules.languages)
    assert f"{host}.toml" in str(raised.value)


def test_a_label_no_language_knows_is_of_the_sites_language(rules: Rules, tmp_path: Path) -> None:
    text = "language = 'de'\n[labels]\ndirector = ['Mit Liebe von']\neditor = ['Script']\n"
    (tmp_path / "example.org.toml").write_text(text, encoding="utf-8")
    sites = read_sites(tmp_path, rules.roles, rules.languages)
    here = replace(rules, sites=sites).for_host("example.org")
    assert [(m.key, m.language) for m in here.labels["mit liebe von"]] == [("director", "de")]
    assert {m.key for m in here.labels["script"]} == {"editor"}
    assert {m.language for m in here.labels["script"]} == {m.language for m in rules.labels["script"]}
