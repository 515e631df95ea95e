"""The tables behind the values: fresh, free of slips, refused with file and key when wrong."""

import json
import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from pipeline import RuleError, Rules
from pipeline.rules import cldr
from pipeline.rules.calendar import read_calendar
from pipeline.rules.countries import read_countries_table
from pipeline.rules.stems import Stems
from pipeline.rules.tongues import read_tongues
from pipeline.rules.vocabulary import read_vocabulary


@pytest.fixture
def directory(tmp_path: Path, root: Path) -> Path:
    """A copy of the tables that may be spoilt."""
    for name in ("countries.toml", "languages.toml", "calendar.toml", "formats.toml", "names.toml", "cldr.json"):
        shutil.copy(root / "rules" / name, tmp_path / name)
    return tmp_path


def test_cldr_is_what_babel_says(root: Path) -> None:
    babel = pytest.importorskip("babel")
    written = (root / "rules" / "cldr.json").read_text(encoding="utf-8")
    if json.loads(written)["babel"] != babel.__version__:
        pytest.skip(f"written with another Babel than {babel.__version__}")
    assert cldr.text_of(cldr.build()) == written


@pytest.mark.parametrize(
    "printed, capital, expected",
    [
        ("iranienne", False, "IR"), ("iraniennes", False, "IR"), ("iranistik", False, None), ("polish", False, None),
        ("polish", True, "PL"), ("ir", False, None),
    ],
)  # fmt: skip
def test_stems(printed: str, capital: bool, expected: str | None) -> None:
    table = Stems.of([("iranien*", "IR"), ("Polish", "PL")])
    assert table.get(printed, capital=capital) == expected


def test_a_stem_is_not_too_short() -> None:
    with pytest.raises(RuleError, match="ir\\*"):
        Stems.of([("ir*", "IR")])


def test_every_code_of_a_country_is_one(rules: Rules) -> None:
    former = {"SUHH", "YUCS", "CSHH", "DDDE", "CSXX", "VDVN", "ZRCD", "HVBF", "DYBJ", "RHZW", "YDYE"}
    living = set(json.loads((rules.directory / "cldr.json").read_text(encoding="utf-8"))["countries"])
    assert set(rules.countries.codes.values()) <= living | former


@pytest.mark.parametrize("name", ["countries.toml", "languages.toml", "calendar.toml", "names.toml"])
def test_no_word_mixes_scripts(root: Path, name: str) -> None:
    """A Cyrillic "а" in a Latin word is never found on a page."""
    words = re.findall(r"[^\W\d_]+", (root / "rules" / name).read_text(encoding="utf-8"))
    scripts = {w: {unicodedata.name(c, "").split()[0] for c in w} & {"LATIN", "CYRILLIC", "GREEK"} for w in words}
    assert [w for w, found in scripts.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    "name, old, new, message",
    [
        ("countries.toml", "[careful]", "[carefull]", "carefull"),
        ("countries.toml", 'GER = "DE"', 'GER = "Germany"', "GER"),
        ("countries.toml", "HU = [", "hu = [", "hu"),
        ("languages.toml", "[letters]", "[leters]", "leters"),
        ("languages.toml", "OmU = { subtitles", "OmU = { subtitle", "OmU"),
        ("languages.toml", "gsw = [", "GSW = [", "GSW"),
        ("calendar.toml", "[eras]", "[era]", "era"),
        ("calendar.toml", "oclock =", "clock =", "clock"),
        ("calendar.toml", "[iranian]\n1 =", "[iranian]\nfirst =", "first"),
        ("formats.toml", "[sound]", "[sounds]", "sounds"),
        ("names.toml", "[openers]", "[opener]", "opener"),
    ],
)
def test_a_fault_is_named_with_its_file(
    rules: Rules, directory: Path, name: str, old: str, new: str, message: str
) -> None:
    path = directory / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    known = json.loads((directory / "cldr.json").read_text(encoding="utf-8"))
    with pytest.raises(RuleError, match=message) as error:
        read_countries_table(directory / "countries.toml", known)
        read_tongues(directory / "languages.toml", known, rules.languages)
        read_calendar(directory / "calendar.toml", known)
        read_vocabulary(directory, known, rules.languages)
    assert name in str(error.value)
