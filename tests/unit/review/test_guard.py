"""Who may ask the bench: this machine's own pages, with the token, and only for what there is."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.review.pages import STATIC
from pipeline.review.server import application
from pipeline.review.teach import Teacher
from tests.unit.review.desks import Work, made

testclient = pytest.importorskip("starlette.testclient", reason="needs httpx")

TOKEN = "t" * 32
HOST = "127.0.0.1:8765"
HERE = {"origin": f"http://{HOST}"}


@pytest.fixture
def client(work: Work) -> Any:
    """A client that has not entered yet."""
    desk = work.records(made())
    app = application(desk, Teacher(desk.index, work.rules, lambda *_: 0), TOKEN, 8765, "eva")
    return testclient.TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def inside(client: Any) -> Any:
    """A client that has the cookie."""
    answer = client.get(f"/?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    return client


@pytest.mark.parametrize(
    "path", ["/", "/values", "/record/00000000000000aa", "/static/bench.css", "/decisions.jsonl", "/x"]
)
@pytest.mark.parametrize("query", ["", "?token=", "?token=wrong", "?token=%C3%A9", f"?token={TOKEN[:-1]}"])
def test_without_the_token_nothing_is_answered(client: Any, path: str, query: str) -> None:
    answer = client.get(path + query)
    assert answer.status_code == 403
    assert "the token" in answer.text


def test_with_the_cookie_pages_come_under_a_strict_policy(inside: Any) -> None:
    for path in ("/", "/values", "/record/00000000000000aa", "/labels", "/progress", "/conflicts", "/static/sheet.js"):
        answer = inside.get(path)
        assert answer.status_code == 200
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:8765", "", "[::1]:8765"]
)
def test_a_foreign_host_is_refused(inside: Any, host: str) -> None:
    assert inside.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8765", "http://127.0.0.1:1", ""])
@pytest.mark.parametrize("path", ["/", "/api/undo"])
def test_a_foreign_origin_is_refused(inside: Any, path: str, origin: str) -> None:
    ask = inside.post if path.startswith("/api") else inside.get
    assert ask(path, headers={"origin": origin}).status_code == 403


def test_a_change_says_which_page_it_comes_from(inside: Any) -> None:
    assert inside.post("/api/undo", json={}).status_code == 403
    assert inside.post("/api/undo", json={}, headers=HERE).status_code == 200
    assert inside.get("/api/undo").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2flog.py", "/static/%2e%2e/%2e%2e/log.py", "/static/..\\log.py", "/static//etc/passwd",
        "/record/..%2f..%2fdecisions.jsonl", "/record/%2e%2e%2fx", "/record/00000000000000aa%2f..",
        "/record/00000000000000aA",
    ],
)  # fmt: skip
def test_dots_in_an_address_reach_nothing(inside: Any, path: str) -> None:
    answer = inside.get(path)
    assert (answer.status_code, len(answer.text) < 100) == (404, True)


DOTS = "../../../../etc/passwd"


@pytest.mark.parametrize(
    "name, body",
    [
        ("decide", {"changes": [{"record": DOTS, "pointer": "/films/0/year", "verdict": "accept"}]}),
        ("decide", {"changes": [{"record": "00000000000000aa", "pointer": DOTS, "verdict": "accept"}]}),
        ("decide", {"changes": [{"record": "00000000000000aa", "pointer": "/films/../year", "verdict": "accept"}]}),
        ("decide", {"changes": [{"record": "00000000000000aa", "pointer": "/films/0/year", "verdict": DOTS}]}),
        (
            "decide",
            {
                "changes": [
                    {"record": "00000000000000aa", "pointer": "/films/0/year", "seen": DOTS, "verdict": "accept"}
                ]
            },
        ),
        ("decide", {"changes": [], "settles": []}),
        (
            "decide",
            {"changes": [{"record": "00000000000000aa", "pointer": "/films/0/year", "verdict": "accept", "more": 1}]},
        ),
        ("read", {"record": "00000000000000aa", "field": DOTS, "selected": [[0, 3]]}),
        ("read", {"record": "00000000000000aa", "field": "films/year", "selected": [[-1, 3]]}),
        ("same", {"record": "00000000000000aa", "pointer": DOTS}),
        ("settle", {"decision": DOTS}),
        ("teach", {"language": DOTS, "label": "x", "role": "editor", "save": True}),
        ("teach", {"language": "en", "label": "x", "role": DOTS, "save": True}),
        ("name", {"name": "x" * 100}),
        ("undo2", {}),
    ],
    ids=lambda x: str(x)[:60],
)
def test_dots_and_nonsense_in_a_request_reach_nothing(inside: Any, work: Work, name: str, body: object) -> None:
    before = sorted(p.name for p in work.folder.rglob("*"))
    answer = inside.post(f"/api/{name}", json=body, headers=HERE)
    assert answer.status_code in (400, 404)
    assert sorted(p.name for p in work.folder.rglob("*")) == before


@pytest.mark.parametrize("body", [b"", b"no json", b"[" * 100_000, b"\xff\xfe"])
def test_a_body_that_is_no_json_is_refused(inside: Any, body: bytes) -> None:
    assert inside.post("/api/decide", content=body, headers=HERE).status_code == 400


def test_a_body_that_is_too_large_is_refused(inside: Any) -> None:
    assert inside.post("/api/decide", content=b"x" * 1_000_001, headers=HERE).status_code == 403
    chunks = (b"x" * 100_000 for _ in range(11))
    assert inside.post("/api/decide", content=chunks, headers=HERE).status_code == 403


def test_a_decision_that_makes_no_record_is_told_and_not_written(inside: Any, work: Work) -> None:
    change = {"record": "00000000000000aa", "pointer": "/films/0/year", "verdict": "correct", "new": "next year"}
    answer = inside.post("/api/decide", json={"changes": [change]}, headers=HERE)
    assert (answer.status_code, answer.json()["error"]) == (422, "'next year': expected a number")
    assert not (work.folder / "decisions.jsonl").exists() or (work.folder / "decisions.jsonl").read_bytes() == b""


def test_a_log_that_was_broken_by_hand_stops_deciding_by_name(inside: Any, work: Work) -> None:
    (work.folder / "decisions.jsonl").write_text("{}\n", encoding="utf-8")
    change = {"record": "00000000000000aa", "pointer": "/films/0/year", "verdict": "accept"}
    answer = inside.post("/api/decide", json={"changes": [change]}, headers=HERE)
    assert answer.status_code == 500
    assert "not saved" in answer.json()["error"]
    assert "decisions.jsonl:1" in answer.json()["error"]


def test_decisions_can_be_taken_away_as_lines_and_as_a_table(inside: Any) -> None:
    change = {"record": "00000000000000aa", "pointer": "/films/0/title", "verdict": "correct", "new": "=1+1"}
    inside.post("/api/decide", json={"changes": [change]}, headers=HERE)
    inside.post("/api/undo", json={}, headers=HERE)
    assert inside.get("/decisions.jsonl").text.count("\n") == 2
    table = inside.get("/decisions.csv").text
    assert ",correct,no," in table
    assert ",'=1+1," in table  # no formula


def test_every_file_that_pages_name_is_served(inside: Any) -> None:
    assert {name: inside.get(f"/static/{name}").status_code for name in STATIC} == dict.fromkeys(STATIC, 200)
    assert {p.name for p in (Path(__file__).parents[3] / "pipeline/review/static").iterdir()} <= STATIC.keys()
