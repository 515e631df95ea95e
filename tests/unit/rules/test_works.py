"""`works.toml` and `authority.toml`: what is refused, and that nothing is joined or matched on a name alone."""

from pathlib import Path

import pytest

from pipeline.model.issue import RuleError
from pipeline.rules.authority import read_authorities
from pipeline.rules.works import read_joining


def test_no_way_joins_on_a_title_alone(rules) -> None:
    for way in rules.joining.ways:
        told = {evidence for evidence, levels in way.levels.items() if not levels & {"unknown", "none", "different"}}
        assert len(told) + (way.shared > 0) >= 2, way.name


def test_nothing_is_matched_on_a_name_alone(rules) -> None:
    for weights in rules.authorities.weights.values():
        assert weights.proof
        assert not weights.proof & {"same", "initial", "shorter", "family", "like", "part", "role"}


BROKEN = [
    ("works.toml", "far = 2", "fare = 2", "unknown key 'fare'"),
    ("works.toml", "near = 0.1", 'near = "0.1"', "[runtimes] near: expected float"),
    ("works.toml", 'title = ["same"]', 'title = ["some"]', "expected same, like"),
    ("works.toml", 'openings = [["ie", "e"]]', 'openings = [["ie"]]', "expected a list of pairs"),
    ("works.toml", 'name = "title and director"', 'nam = "title and director"', "tables with a name"),
    ("authority.toml", 'proof = ["title"]', "proof = []", "nothing is matched on a name alone"),
    ("authority.toml", "margin = 15", "margin = '15'", "[decision]"),
    ("authority.toml", 'died = ["died"', 'died = ["born", "died"', "stands under both"),
    ("authority.toml", "host = 40", "host = 0", "whole numbers above 0"),
    ("authority.toml", "[company]", "[firm]", "unknown key 'firm'"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), BROKEN, ids=[case[3] for case in BROKEN])
def test_a_fault_is_named(rules, tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    text = (rules.directory / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    read = read_joining if name == "works.toml" else read_authorities
    with pytest.raises(RuleError) as told:
        read(tmp_path / name)
    assert message in str(told.value)
    assert name in str(told.value)
