"""Crosswalks and profiles: what does not fit is refused by file and key."""

from pathlib import Path

import pytest

from pipeline.model.issue import RuleError
from pipeline.write.export.options import ProfileError, options_for, read_crosswalk


def crosswalk(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_elements_come_from_columns_and_from_their_table(tmp_path) -> None:
    path = crosswalk(
        tmp_path,
        'about = "x"\n[elements]\n"page.title" = "head"\n[tables.a]\nof = "films"\n[tables.a.columns]\nt = "title"\n'
        'all = ["original_title", "credits: {name} ({role})", "credits[role=editor].label"]\nid = "@id"\n',
    )
    assert dict(read_crosswalk(path).elements) == {
        "films.title": "a.t", "films.original_title": "a.all", "films.credits.name": "a.all",
        "films.credits.role": "a.all", "page.title": "head",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[elements]\n", "about"),
        ('about = "x"\n[elements]\n"films.gaffer" = "a"\n', "films.gaffer"),
        ('about = "x"\n[tables.a]\nof = "films"\n[tables.a.columns]\nt = "titel"\n', "films.titel"),
        ('about = "x"\n[tables.a]\nof = "evidence"\n[tables.a.columns]\nt = "quot"\n', "quot"),
        ('about = "x"\n[tables.a]\nof = "films"\n', "tables.a"),
        ('about = "x"\n[tables.a]\nof = "films"\n[tables.a.columns]\nt = "a b"\n', "a b"),
        ("about = ", "TOML"),
    ],
)
def test_a_fault_in_a_crosswalk_is_named(text: str, message: str, tmp_path) -> None:
    with pytest.raises(RuleError, match=message) as error:
        read_crosswalk(crosswalk(tmp_path, text))
    assert "x.toml" in str(error.value)


def test_a_profile_stands_over_the_defaults(root, tmp_path) -> None:
    profile = tmp_path / "site.toml"
    profile.write_text('films_type = "movie"\n[relationships]\ndirector = "dir"\n', encoding="utf-8")
    merged = options_for("collectiveaccess", root / "rules", profile).profile
    assert merged["films_type"] == "movie"
    relationships = merged["relationships"]
    assert isinstance(relationships, dict)
    assert (relationships["director"], relationships["editor"]) == ("dir", "editor")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('film_type = "movie"', "film_type"),
        ("films_type = 1", "films_type: expected str"),
        ('[relationships]\ngaffer = "x"', "gaffer"),
        ("[relationships]\ndirector = 2", r"relationships\.director: expected str"),
        ("films_type", "TOML"),
    ],
)
def test_a_fault_in_a_profile_is_named(text: str, message: str, root, tmp_path) -> None:
    profile = tmp_path / "site.toml"
    profile.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match=message) as error:
        options_for("collectiveaccess", root / "rules", profile)
    assert "site.toml" in str(error.value)


def test_a_profile_that_is_not_there(root, tmp_path) -> None:
    with pytest.raises(ProfileError, match="nowhere"):
        options_for("atom", root / "rules", tmp_path / "nowhere.toml")
