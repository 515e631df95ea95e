"""A run's files in a place that fsspec reaches (s3://, gs://, hdfs://, memory://): objects, each put whole.

Objects cannot be appended to: the manifest is one object a shard, `manifest/part-00000.json`.
"""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import fsspec

from pipeline.read.stored import PARTS, RECORDS
from pipeline.run.output import RunError

_ENTRIES = "manifest"


class Remote:
    """A URL as an `Output`; what the place refuses is an `OSError`."""

    def __init__(self, url: str) -> None:
        try:
            self._files, self._root = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise RunError(f"{url}: {error}; expected a folder or a URL that fsspec can write to") from error

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """A folder among the machine's temporary ones; that no other run writes to the place is not checked."""
        with TemporaryDirectory(prefix="fiche-") as folder:
            self._files.makedirs(self._at(PARTS), exist_ok=True)
            self._files.makedirs(self._at(_ENTRIES), exist_ok=True)
            yield Path(folder)

    def put(self, file: Path, name: str) -> None:
        self._files.put_file(str(file), self._at(name))
        file.unlink()

    def holds(self, name: str, size: int, sha256: str) -> bool:
        if not self.exists(name) or int(self._files.size(self._at(name))) != size:
            return False
        digest = hashlib.sha256()
        with self._files.open(self._at(name), "rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
        return digest.hexdigest() == sha256

    def exists(self, name: str) -> bool:
        return bool(self._files.isfile(self._at(name)))

    def remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self._files.rm_file(self._at(name))

    def parts(self) -> list[str]:
        return sorted(f"{PARTS}/{path.rpartition('/')[2]}" for path in self._files.glob(self._at(f"{PARTS}/part-*")))

    def join(self, parts: Sequence[str]) -> None:
        with self._files.open(self._at(RECORDS), "wb") as whole:
            for part in parts:
                with self._files.open(self._at(part), "rb") as file:
                    shutil.copyfileobj(file, whole, 1 << 20)

    def noted(self, number: int) -> bytes | None:
        try:
            return bytes(self._files.cat_file(self._entry(number)))
        except FileNotFoundError:
            return None

    def note(self, number: int, line: bytes) -> None:
        self._files.pipe_file(self._entry(number), line + b"\n")

    def forget(self) -> None:
        for path in self._files.glob(self._at(f"{_ENTRIES}/part-*")):
            self._files.rm_file(path)

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _entry(self, number: int) -> str:
        return self._at(f"{_ENTRIES}/part-{number:05}.json")
