"""Lines that come in any order, written in the order of their keys."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile

from pipeline.write.replace import replacing


def write_ordered(path: Path, lines: Iterable[tuple[str, str]]) -> int:
    """Write (key, line) pairs in the order of their keys, holding only the keys in memory; how many there were."""
    places: list[tuple[str, int, int]] = []
    with TemporaryFile(dir=path.parent) as heap:
        for key, line in lines:
            places.append((key, heap.tell(), heap.write(line.encode("utf-8", "surrogatepass"))))
        places.sort()
        with replacing(path) as file:
            for _, start, length in places:
                heap.seek(start)
                file.write(heap.read(length).decode("utf-8", "surrogatepass") + "\n")
    return len(places)
