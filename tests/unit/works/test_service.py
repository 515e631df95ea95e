"""The reconciliation service: its answers against the protocol's schemas, and whom it refuses."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema.validators import validator_for

from pipeline.works.service import LARGEST_BODY, MOST_QUERIES, service

SCHEMAS = Path(__file__).parents[4] / "shared" / "schemas" / "reconciliation" / "0.2"
HERE = "http://127.0.0.1:8087"
QUERIES = {
    "q0": {
        "query": "Андрей Тарковский", "type": "person", "limit": 5,
        "properties": [{"pid": "titles", "v": "Stalker|Solaris"}],
    },
    "q1": {
        "query": "Stalker", "type": ["work"],
        "properties": [{"pid": "Director", "v": [{"id": "x", "name": "A. Tarkovsky"}]}, {"pid": "year", "v": 1979}],
    },
    "q2": {"query": "Tarkovsky, Andrei"},
    "q3": {"properties": [{"pid": "year", "v": 1979}]},
}  # fmt: skip


@pytest.fixture
def ask(index):
    def asked(method: str, path: str, **more: Any) -> httpx.Response:
        async def one() -> httpx.Response:
            transport = httpx.ASGITransport(app=service(index, "archive"), raise_app_exceptions=True)
            async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
                return await client.request(method, path, **more)

        return asyncio.run(one())

    return asked


def queries(batch: object) -> dict[str, str]:
    return {"queries": json.dumps(batch)}


def test_a_batch_is_answered(ask) -> None:
    found = ask("POST", "/", data=queries(QUERIES)).json()
    assert found.keys() == QUERIES.keys()
    best = {key: [(r["id"], r["match"]) for r in answer["result"]][:2] for key, answer in found.items()}
    assert best == {
        "q0": [("P1", True), ("P2", False)],
        "q1": [("W1", True)],
        "q2": [("P1", False), ("P2", False)],
        "q3": [],
    }
    assert ask("GET", "/", params=queries(QUERIES)).json() == found


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="needs the protocol's schemas in ../shared/schemas/reconciliation")
@pytest.mark.parametrize(("schema", "path", "params"), [
    ("manifest", "/", {}),
    ("reconciliation-result-batch", "/", queries(QUERIES)),
    ("suggest-entities-response", "/suggest/entity", {"prefix": "tark"}),
    ("suggest-types-response", "/suggest/type", {"prefix": "p"}),
    ("suggest-properties-response", "/suggest/property", {"prefix": ""}),
])  # fmt: skip
def test_answers_keep_to_the_schemas(ask, schema, path, params) -> None:
    from referencing import Registry, Resource

    loaded = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in SCHEMAS.glob("*.json")}
    types = Resource.from_contents({"$schema": "http://json-schema.org/draft-07/schema#", **loaded["type"]})
    anything = Resource.from_contents({"$schema": "http://json-schema.org/draft-07/schema#"})
    swagger = "http://swagger.io/v2/schema.json"
    space = "https://reconciliation-api.github.io/specs/0.2/schemas/"
    registry = Registry().with_resources([(f"{space}type.json", types), ("type.json", types), (swagger, anything)])
    answer = ask("GET", path, params=params).json()
    assert answer.get("result", True)
    checker = validator_for({"$schema": "http://json-schema.org/draft-07/schema#"})
    checker(loaded[schema], registry=registry).validate(answer)
    if schema == "reconciliation-result-batch":
        checker(loaded["reconciliation-query-batch"], registry=registry).validate(QUERIES)


def test_suggestions_previews_and_views(ask) -> None:
    suggested = ask("GET", "/suggest/entity", params={"prefix": "тарк"}).json()["result"]
    assert [one["id"] for one in suggested] == ["P1"]
    assert ask("GET", "/suggest/entity", params={"prefix": ""}).json() == {"result": []}
    assert ask("GET", "/suggest/entity", params={"prefix": "s", "type": "work"}).json()["result"][0]["id"] == "W1"
    assert "1932-04-04" in ask("GET", "/preview", params={"id": "P1"}).text
    assert "1932-04-04" in ask("GET", "/entity/P1").text
    assert "1932-04-04" in ask("GET", "/flyout", params={"id": "P1"}).json()["html"]
    for path in ("/preview", "/preview?id=none", "/entity/none", "/flyout?id=none", "/suggest/nothing"):
        assert ask("GET", path).status_code == 404


def test_a_callback_is_a_functions_name(ask) -> None:
    answer = ask("GET", "/", params={"callback": "jQuery.cb_1"})
    assert answer.text.startswith("/**/jQuery.cb_1({")
    assert answer.headers["content-type"].startswith("application/javascript")
    assert answer.headers["x-content-type-options"] == "nosniff"
    for bad in ("alert(1)", "a;b", "a.b.", "<script>", "a" * 80, "ä"):
        assert ask("GET", "/", params={"callback": bad}).status_code == 400


@pytest.mark.parametrize(("headers", "status"), [
    ({}, 200),
    ({"Origin": "http://127.0.0.1:3333"}, 200),
    ({"Origin": "http://localhost:3333", "Sec-Fetch-Site": "cross-site"}, 200),
    ({"Referer": "http://[::1]:3333/project"}, 200),
    ({"Origin": "https://elsewhere.example"}, 403),
    ({"Origin": "null"}, 403),
    ({"Referer": "https://elsewhere.example/"}, 403),
    ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Host": "rebound.example"}, 403),
    ({"Host": "127.0.0.1.example"}, 403),
])  # fmt: skip
@pytest.mark.parametrize(
    "path", ["/", "/?callback=f", "/suggest/entity?prefix=t", "/preview?id=P1", "/entity/P1", "/flyout?id=P1"]
)
def test_only_this_machine_is_answered(ask, path, headers, status) -> None:
    answer = ask("GET", path, headers=headers)
    assert answer.status_code == status
    allowed = answer.headers.get("access-control-allow-origin")
    assert allowed is None if status == 403 else allowed in (headers.get("Origin"), None)


@pytest.mark.parametrize(("data", "status"), [
    (queries([]), 400),
    (queries({"q0": "x"}), 400),
    ({"queries": "{"}, 400),
    ({"queries": "[" * 100_000}, 400),
    (queries({str(n): {"query": "x"} for n in range(MOST_QUERIES + 1)}), 413),
    ({"queries": "x" * LARGEST_BODY}, 413),
    (queries({"q0": {"query": None, "limit": "many", "type": 3, "properties": [3, {"pid": 4}]}}), 200),
    (queries({"q0": {"query": "x", "properties": [{"pid": "year", "v": [None, {}, 10**400, "0"]}]}}), 200),
    (queries({"q0": {"query": "x" * 10_000, "limit": 1e300, "properties": {"pid": "year"}}}), 200),
])  # fmt: skip
def test_bad_queries_are_refused_or_empty(ask, data, status) -> None:
    assert ask("POST", "/", data=data).status_code == status


def test_what_an_entry_says_is_escaped(rules, tmp_path) -> None:
    from pipeline.works.entries import read_entries
    from pipeline.works.match import Index

    file = tmp_path / "persons.csv"
    file.write_text('id,name,titles\n"""><i>","<script>alert(1)</script>",</script>\n', encoding="utf-8")
    entries, _ = read_entries(file, rules)
    app = service(Index(entries, rules), "<b>")

    async def one() -> tuple[str, str]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=HERE) as client:
            shown = await client.get("/preview", params={"id": '"><i>'})
            called = await client.get("/", params={"callback": "f"})
            assert "default-src 'none'" in shown.headers["content-security-policy"]
            return shown.text, called.text

    shown, called = asyncio.run(one())
    assert "<script>" not in shown
    assert "<i>" not in shown
    assert "<b>" not in called
