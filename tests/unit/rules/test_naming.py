"""`ner.toml`: which model is asked, and what its labels mean."""

from pathlib import Path

import pytest

from pipeline import RuleError, Rules, load_rules
from pipeline.rules.naming import LABELS, read_naming

GOOD = 'default = "off"\n[labels]\nPERSON = ["PER"]\nORG = ["ORG"]\n'
WRONG = [
    ('[labels]\nPERSON = ["PER"]\n', "default: expected off, model or"),
    ('default = "off"\n', "expected `default` and"),
    ('default = "off"\n[labels]\nTOWN = ["GPE"]\n', "expected `default` and"),
    ('default = "off"\n[labels]\nPERSON = "PER"\n', "labels.PERSON: expected a list"),
    ('default = "off"\n[labels]\nPERSON = ["X"]\nORG = ["X"]\n', "'X' stands under both 'PERSON' and 'ORG'"),
]


def test_ours_are_known(rules: Rules) -> None:
    assert {rules.naming.labels[label] for label in LABELS} == set(LABELS)
    assert rules.naming.labels["GPE"] == "PLACE"


def test_a_model_given_goes_before_the_default(tmp_path: Path) -> None:
    path = tmp_path / "ner.toml"
    assert read_naming(path, None).model == "off", "no file: the rules alone"
    path.write_text(GOOD, encoding="utf-8")
    assert read_naming(path, None).model == "off"
    assert read_naming(path, "model").model == "model"
    assert load_rules(ner="elsewhere").naming.model == "elsewhere"


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_wrong_files_are_refused(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "ner.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        read_naming(path, None)
