"""Codes and roles of other systems: complete for what pages tell, and none that those systems do not have."""

import csv
import json
import re
from pathlib import Path

import pytest

from pipeline import Rules
from pipeline.model.issue import RuleError
from pipeline.rules.catalogue import read_catalogue
from pipeline.rules.codes import Codes, Named, read_codes
from pipeline.write.export.options import read_crosswalk


@pytest.fixture(scope="module")
def codes(root: Path) -> Codes:
    return read_codes(root / "rules" / "codes.toml")


@pytest.fixture(scope="module")
def schemas(root: Path) -> Path:
    folder = root.parent / "shared" / "schemas"
    if not folder.is_dir():
        pytest.skip("needs the schemas in ../shared/schemas")
    return folder


def test_every_country_that_can_be_read_has_a_name(codes: Codes, rules: Rules) -> None:
    known = {*rules.countries.codes.values(), *rules.countries.single.values()}
    assert len(known) > 200
    assert known - codes.countries.keys() == set()


def test_every_language_that_can_be_read_has_a_name(codes: Codes, rules: Rules) -> None:
    known = set(rules.tongues.codes.values()) - {"zxx"}
    assert len(known) > 100
    assert known - codes.languages.keys() == set()


def test_codes_have_the_shape_of_their_lists(codes: Codes) -> None:
    for countries, marc in ((codes.countries, r"[a-z]{2,3}"), (codes.languages, r"[a-z]{3}")):
        for key, named in countries.items():
            assert re.fullmatch(marc, named.marc or "xxx"), key
            assert re.fullmatch(r"Q[1-9]\d*", named.wikidata or "Q1"), key
    for lists in (codes.countries, codes.languages):
        items = [named.wikidata for named in lists.values() if named.wikidata]
        assert len(items) == len(set(items))


@pytest.mark.parametrize(
    ("key", "name", "marc", "wikidata"),
    [
        ("SUHH", "Soviet Union", None, "Q15180"), ("CSHH", "Czechoslovakia", None, "Q33946"),
        ("DDDE", "East Germany", None, "Q16957"), ("GB", "United Kingdom", "xxk", "Q145"),
        ("NL", "Netherlands", "ne", "Q55"), ("DK", "Denmark", "dk", "Q35"), ("GE", "Georgia", "gs", "Q230"),
        ("US", "United States", "xxu", "Q30"), ("XX", "XX", None, None),
    ],
)  # fmt: skip
def test_country(key: str, name: str, marc: str | None, wikidata: str | None, codes: Codes) -> None:
    country = codes.country(key)
    assert (country.name, country.marc, country.wikidata) == (name, marc, wikidata)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", "ger"),
        ("fr-CA", "fre"), ("zh-Hant", "chi"), ("cs", "cze"), ("fa", "per"), ("gsw", "gsw"), ("yue", "chi"),
        ("qqq", None),
    ],
)  # fmt: skip
def test_language(tag: str, expected: str | None, codes: Codes) -> None:
    assert codes.language(tag).marc == expected


def test_what_the_table_does_not_know_goes_by_its_code(codes: Codes) -> None:
    assert codes.country("ZZ") == Named("ZZ")
    assert codes.language("qqq") == Named("qqq")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[lands]\n", "unknown key 'lands'"),
        ('[countries]\nFR = { marc = "fr" }\n', "FR: expected a table of strings with a name"),
        ('[countries]\nFR = { name = "France", iso = "fr" }\n', "unknown key 'iso'"),
    ],
)
def test_a_faulty_file_is_named(text: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "codes.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=f"codes.toml: .*{re.escape(expected)}"):
        read_codes(path)


def test_a_faulty_catalogue_is_named(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.toml"
    path.write_text('[articles]\nanywhere = "the"\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"catalogue\.toml: \[names\] family_first: expected a list"):
        read_catalogue(path)


def test_countries_of_the_catalogue_are_known(root: Path, codes: Codes) -> None:
    assert read_catalogue(root / "rules" / "catalogue.toml").family_first <= codes.countries.keys()


def test_terms_of_fiafcore_are_its_own(codes: Codes, rules: Rules, root: Path, schemas: Path) -> None:
    text = (schemas / "fiafcore" / "FIAFcore.ttl").read_text(encoding="utf-8")
    classes = set(re.findall(r"<https://ontology\.fiafcore\.org/([^>]+)> a owl:Class", text))
    table = read_crosswalk(root / "rules" / "exports" / "rdf.toml").table
    said = {
        named.fiafcore for lists in (codes.countries, codes.languages) for named in lists.values() if named.fiafcore
    }
    said |= {role.crosswalk["fiafcore"] for role in rules.roles.values() if "fiafcore" in role.crosswalk}
    said |= {*table["forms"].values(), *table["colours"].values()}
    assert said - classes == set()


def test_roles_and_forms_of_avefi_are_its_own(rules: Rules, root: Path, schemas: Path) -> None:
    defined = json.loads((schemas / "avefi" / "avefi_model.schema.json").read_text(encoding="utf-8"))["$defs"]
    for role in rules.roles.values():
        category, _, kind = role.crosswalk.get("avefi", "ProducingActivity:Producer").partition(":")
        assert kind in defined[f"{category}TypeEnum"]["enum"], role.key
    forms = read_crosswalk(root / "rules" / "exports" / "avefi.toml").table["forms"]
    assert set(forms.values()) <= set(defined["WorkFormEnum"]["enum"])


def test_relators_are_those_of_the_library_of_congress(rules: Rules, schemas: Path) -> None:
    with (schemas / "marc" / "marc_relators_film.csv").open(encoding="utf-8", newline="") as file:
        labels = {row["code"]: row["label"].lower() for row in csv.DictReader(file)}
    assert {role.crosswalk["marc"] for role in rules.roles.values() if "marc" in role.crosswalk} <= labels.keys()


def test_properties_of_schema_org_are_its_own(rules: Rules, schemas: Path) -> None:
    text = (schemas / "schemaorg" / "schemaorg-current-https.ttl").read_text(encoding="utf-8")
    properties = set(re.findall(r"^schema:(\w+) a rdf:Property", text, re.MULTILINE))
    told = {role.crosswalk["schema_org"] for role in rules.roles.values() if "schema_org" in role.crosswalk}
    assert {re.split(r"[(/]", name)[0] for name in told} <= properties
