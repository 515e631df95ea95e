"""OpenRefine itself, headless: asks the service for persons, exports, and `fiche` reads the matches back."""

import csv
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.e2e.conftest import FICHE

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("openrefine") is None, reason="needs OpenRefine (Debian: openrefine)"),
]
AUTHORITY = Path(__file__).parents[1] / "unit" / "works" / "authority.csv"
PERSONS = {
    "facets": [{
        "type": "list", "name": "kind", "columnName": "kind", "expression": "value", "invert": False,
        "selection": [{"v": {"v": "person", "l": "person"}}], "selectBlank": False, "selectError": False,
        "omitBlank": False, "omitError": False,
    }],
    "mode": "row-based",
}  # fmt: skip


class Refine:
    """The commands of a running OpenRefine."""

    def __init__(self, port: int) -> None:
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}/command/core", timeout=60, follow_redirects=True)

    def post(self, command: str, query: dict[str, str] | None = None, **body: object) -> httpx.Response:
        token = self.client.get("/get-csrf-token").json()["token"]
        done = self.client.post(f"/{command}", params={**(query or {}), "csrf_token": token}, **body)
        done.raise_for_status()
        return done

    def finish(self, project: str) -> None:
        for _ in range(240):
            if not self.client.get("/get-processes", params={"project": project}).json()["processes"]:
                return
            time.sleep(0.5)
        raise AssertionError("OpenRefine did not finish")


@pytest.fixture
def refine(tmp_path: Path) -> Iterator[Refine]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["openrefine", "-p", str(port), "-d", str(tmp_path / "refine"), "-x", "refine.headless=true"]
    (tmp_path / "refine").mkdir()
    with (tmp_path / "refine.log").open("wb") as log:
        home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        process = subprocess.Popen(command, stdout=log, stderr=log, env=home, start_new_session=True)
    running = Refine(port)
    try:
        for _ in range(240):
            try:
                running.client.get("/get-csrf-token").raise_for_status()
                break
            except httpx.HTTPError:
                assert process.poll() is None, (tmp_path / "refine.log").read_text(encoding="utf-8")
                time.sleep(0.5)
        yield running
    finally:
        running.client.close()
        os.killpg(process.pid, signal.SIGTERM)  # the command is a shell that starts Java and would leave it running
        process.wait(30)


@pytest.fixture
def service() -> Iterator[str]:
    command = [str(FICHE), "serve-reconcile", "--authority", str(AUTHORITY), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
        process.terminate()


def test_persons_reconciled_by_openrefine_are_read_back(fiche, refine, service, root, tmp_path) -> None:
    samples = root / "output" / "samples"
    assert fiche("reconcile", samples, "--authority", AUTHORITY, "-o", tmp_path).returncode == 0
    options = json.dumps({"separator": ",", "headerLines": 1, "guessCellValueTypes": False, "encoding": "UTF-8"})
    created = refine.post(
        "create-project-from-upload",
        files={"project-file": ("subjects.csv", (tmp_path / "subjects.csv").read_bytes(), "text/csv")},
        data={"project-name": "subjects", "format": "text/line-based/*sv", "options": options},
    )
    project = created.url.params["project"]
    asked = {
        "mode": "standard-service", "service": service, "identifierSpace": "urn:filmfiche:authority",
        "schemaSpace": "urn:filmfiche:authority:schema", "type": {"id": "person", "name": "person"},
        "autoMatch": True, "limit": 0,
        "columnDetails": [
            {"column": column, "propertyName": column, "propertyID": column} for column in ("titles", "born", "roles")
        ],
    }  # fmt: skip
    engine = {"project": project, "engine": json.dumps(PERSONS)}
    refine.post("reconcile", {"project": project}, data={**engine, "columnName": "name", "config": json.dumps(asked)})
    refine.finish(project)
    for column, expression in (("match id", "cell.recon.match.id"), ("match name", "cell.recon.match.name")):
        added = {
            "baseColumnName": "name", "expression": f"grel:{expression}", "newColumnName": column,
            "columnInsertIndex": "3", "onError": "set-to-blank",
        }  # fmt: skip
        refine.post("add-column", {"project": project}, data={**engine, **added})
        refine.finish(project)
    exported = refine.post("export-rows", data={"project": project, "format": "csv", "engine": '{"facets":[]}'})
    (tmp_path / "exported.csv").write_bytes(exported.content)
    rows = list(csv.DictReader(io.StringIO(exported.content.decode("utf-8"))))
    # OpenRefine writes the entry's name over the printed one: only the key still tells which name was meant.
    assert {row["name"] for row in rows if row["match id"] == "P1"} == {"Tarkovsky, Andrei"}

    done = fiche("reconcile", samples, "--matches", tmp_path / "exported.csv", "-o", tmp_path / "back")
    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "back" / "reconciled.jsonl").read_text(encoding="utf-8").splitlines()
    matched = [line for line in map(json.loads, lines) if line["match"]]
    assert {(line["name"], line["match"]["id"], line["match"]["name"], line["match"]["by"]) for line in matched} == {
        ("Andrey Tarkovsky", "P1", "Tarkovsky, Andrei", "elsewhere"),
        ("Jiřina Havlová", "P3", "Havlová, Jiřina", "elsewhere"),
    }
