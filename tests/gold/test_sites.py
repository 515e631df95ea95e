"""A site file that changes nothing is deleted."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import Rules
from pipeline.rules.sites import read_sites
from tests.gold.ratchet import PAGES
from tests.gold.sites import idle

SALT = "Salt\n\nHelmed with love: Ana Lindqvist\nCountry: France\nYear: 1999\nDirector: Bo Berg\n"
PLAIN = SALT.replace("Helmed with love: Ana Lindqvist\n", "")
ANA, BO = ({"role": "director", "name": name} for name in ("Ana Lindqvist", "Bo Berg"))
PAGES_OF = [("useful.org", SALT, [ANA, BO]), ("idle.org", SALT, [ANA, BO]), ("harmful.org", SALT, [ANA, BO]),
            ("harmful.org", PLAIN, [BO])]  # fmt: skip
SITES = {
    "useful.org": "[labels]\ndirector = ['Helmed with love']",
    "idle.org": "[labels]\ndirector = ['Loved with helm']",
    "harmful.org": "[labels]\ndirector = ['Helmed with love']\neditor = ['Director']",
    "unseen.org": "[labels]\ndirector = ['Helmed with love']",
}


def test_every_site_file_earns_its_place(rules: Rules) -> None:
    assert list(idle(rules, PAGES)) == [], "delete the site files that change nothing (or add their gold page)"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Gold pages of all the sites but one; a label of the first page is one that only its site uses."""
    directory = tmp_path / "pages"
    directory.mkdir()
    for number, (host, text, directors) in enumerate(PAGES_OF):
        film = {"title": "Salt", "year": 1999, "countries": ["FR"], "credits": directors}
        page = {"url": f"https://www.{host}/", "page_languages": ["en"], "kind": "film", "films": [film], "people": []}
        (directory / f"{number}.json").write_text(json.dumps(page), encoding="utf-8")
        (directory / f"{number}.txt").write_text(text, encoding="utf-8")
    return directory


def test_files_without_use_are_found(pages: Path, tmp_path: Path, rules: Rules) -> None:
    for host, text in SITES.items():
        (tmp_path / f"{host}.toml").write_text(text, encoding="utf-8")
    sites = read_sites(tmp_path, rules.roles, rules.languages)
    assert sorted(idle(replace(rules, sites=sites), pages)) == ["harmful.org", "idle.org", "unseen.org"]
