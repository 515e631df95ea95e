"""Runs whose files go to a store of objects, and runs on a cluster: the same records as on this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.running import ROOT, ended, feed_of, files, small_rules, started

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")


@pytest.fixture(scope="module")
def rules(tmp_path_factory) -> Path:
    return small_rules(tmp_path_factory.mktemp("rules") / "rules")


@pytest.fixture
def store(monkeypatch) -> Iterator[str]:
    """A bucket of a server of our own."""
    pytest.importorskip("moto.server", reason="needs moto")
    s3fs = pytest.importorskip("s3fs", reason="needs s3fs")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert time.monotonic() < until, "the server does not start"
                time.sleep(0.1)
        s3fs.S3FileSystem().mkdir("archive")
        yield "archive"
    finally:
        server.kill()
        server.wait()


def test_a_run_into_a_bucket(store, rules, tmp_path) -> None:
    import s3fs

    feed = feed_of(tmp_path / "feed.jsonl", 100)
    arguments = (feed, "--rules", rules, "--jobs", "2", "--shard-pages", "40", "--format", "jsonl", "--format", "json")
    done = ended(started(*arguments, "-o", f"s3://{store}/out", "-q"))
    assert (done.returncode, done.stderr) == (0, "")
    assert ended(started(*arguments, "-o", tmp_path / "out", "-q")).returncode == 0
    bucket = s3fs.S3FileSystem(skip_instance_cache=True)
    found = {path.removeprefix(f"{store}/out/"): bucket.cat_file(path) for path in bucket.find(f"{store}/out")}
    entries = [name for name in found if name.startswith("manifest/")]
    assert len(entries) == 3
    assert {name: data for name, data in found.items() if name not in entries} == files(tmp_path / "out")
    again = ended(started(*arguments, "-o", f"s3://{store}/out"))
    assert "3 of 3 parts kept from an earlier run" in " ".join(again.stdout.split())


def test_a_place_nobody_knows_is_wrong_use(rules, tmp_path) -> None:
    feed = feed_of(tmp_path / "feed.jsonl", 1)
    done = ended(started(feed, "--rules", rules, "-o", "nowhere://x"))
    assert done.returncode == 2
    assert "expected a folder or a URL" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_ray_it_is_said_what_to_install(rules, tmp_path) -> None:
    (tmp_path / "ray.py").write_text("raise ImportError('no ray')", encoding="utf-8")
    feed = feed_of(tmp_path / "feed.jsonl", 1)
    arguments = (feed, "--rules", rules, "-o", tmp_path / "out", "--engine", "ray")
    path = os.pathsep.join([str(tmp_path), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = ended(started(*arguments, PYTHONPATH=path))
    assert done.returncode == 2
    assert "pip install filmfiche[ray]" in done.stderr


CLUSTER = """
import sys
from ray.cluster_utils import Cluster

node = dict(num_cpus=1, object_store_memory=200_000_000, include_dashboard=False)
cluster = Cluster(initialize_head=True, head_node_args=node)
second = cluster.add_node(**node)
print(cluster.address, flush=True)
for line in sys.stdin:
    cluster.remove_node(second, allow_graceful=False)
    print("removed", flush=True)
cluster.shutdown()
"""


@pytest.fixture
def cluster() -> Iterator[subprocess.Popen[str]]:
    """A Ray cluster of two nodes; a line to it takes the second away, as if its power failed."""
    pytest.importorskip("ray", reason="needs ray")
    process = subprocess.Popen(
        [sys.executable, "-c", CLUSTER], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
    )  # fmt: skip
    yield process
    process.communicate(timeout=60)


@pytest.mark.long
@pytest.mark.parametrize("loses", [False, True], ids=["whole", "a node lost"])
def test_a_cluster_gives_the_same_records(loses, cluster, rules, tmp_path) -> None:
    assert cluster.stdout
    assert cluster.stdin
    address = cluster.stdout.readline().strip()
    feed = feed_of(tmp_path / "feed.jsonl", 4_000)
    arguments = (feed, tmp_path / "no-such.txt", "--rules", rules, "--shard-pages", "50", "-q")
    process = started(*arguments, "-o", tmp_path / "ray", "--engine", "ray", "--address", address)
    if loses:
        manifest = tmp_path / "ray" / "manifest.jsonl"
        until = time.monotonic() + 300
        while not manifest.exists() or manifest.read_bytes().count(b"\n") < 20:
            assert time.monotonic() < until
            assert process.poll() is None, ended(process).stderr
            time.sleep(0.05)
        cluster.stdin.write("\n")
        cluster.stdin.flush()
        assert cluster.stdout.readline().strip() == "removed"
        assert process.poll() is None, "the node was to be lost half-way"
    done = ended(process, 600)
    assert (done.returncode, "no-such.txt" in done.stderr) == (1, True), done.stderr
    for jobs in ("1", "2"):
        assert ended(started(*arguments, "-o", tmp_path / jobs, "--jobs", jobs), 300).returncode == 1
        assert files(tmp_path / jobs) == files(tmp_path / "ray")
