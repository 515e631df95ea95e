"""A site file that changes nothing is deleted."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import Rules
from pipeline.rules.sites import read_sites
from tests.gold.ratchet import PAGES
from tests.gold.sites import idle

PAGE = "Salt\n\nHelmed with love: Ana Lindqvist\nCountry: France\nYear: 1999\nDirector: Bo Berg\n"
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
    """A gold page of each site but one: two directors, one with a label that only its site uses."""
    directory = tmp_path / "pages"
    directory.mkdir()
    names = ("Ana Lindqvist", "Bo Berg")
    film = {"title": "Salt", "year": 1999, "countries": ["FR"], "credits": [{"role": "director", "name": n} for n in names]}
    for host in list(SITES)[:3]:
        page = {"url": f"https://www.{host}/salt", "page_languages": ["en"], "kind": "film", "films": [film], "people": []}
        (directory / f"{host[:-4]}.json").write_text(json.dumps(page), encoding="utf-8")
        (directory / f"{host[:-4]}.txt").write_text(PAGE, encoding="utf-8")
    return directory


def test_files_without_use_are_found(pages: Path, tmp_path: Path, rules: Rules) -> None:
    for host, text in SITES.items():
        (tmp_path / f"{host}.toml").write_text(text, encoding="utf-8")
    sites = read_sites(tmp_path, rules.roles, rules.languages)
    assert sorted(idle(replace(rules, sites=sites), pages)) == ["harmful.org", "idle.org", "unseen.org"]
