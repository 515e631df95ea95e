"""Records written by hand, and desks over them."""

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline import Record, Rules
from pipeline.read.stored import stored, stored_files
from pipeline.review.desk import Desk, Wanted
from pipeline.review.index import Index, fingerprint
from pipeline.review.value import values

TEXT = """STALKER
1979 | 162 min | USSR
Director: Andrey Tarkovsky
Screenplay: Arkadiy Strugatsky, Boris Strugatsky
Prizes: Cannes 1980 – Ecumenical Jury
Kamera-Assistenz: Olga Vint
Andrey Tarkovsky was born 04.04.1932.
"""
FILM = {
    "title": ("Stalker", "STALKER"),
    "year": (1979, "1979"),
    "runtime_minutes": (162, "162 min"),
    "countries": [("SUHH", "USSR")],
    "credits": [
        {"role": ("director", "Director"), "name": ("Andrey Tarkovsky",) * 2, "label": ("Director",) * 2},
        {"role": ("screenwriter", "Screenplay"), "name": ("Arkadiy Strugatsky",) * 2, "label": ("Screenplay",) * 2},
        {"role": ("screenwriter", "Screenplay"), "name": ("Boris Strugatsky",) * 2, "label": ("Screenplay",) * 2},
    ],
    "awards": [{"year": (1980, "1980"), "festival": ("Cannes", "Cannes"), "award": ("Ecumenical Jury",) * 2}],
}
PERSON = {"name": ("Andrey Tarkovsky", "Andrey Tarkovsky"), "born": ("1932-04-04", "04.04.1932")}


def made(
    films: tuple[dict[str, Any], ...] = (FILM,), people: tuple[dict[str, Any], ...] = (PERSON,), text: str = TEXT,
    path: str = "pages/stalker.txt", rule: str = "facts#year", **more: Any,
) -> Record:  # fmt: skip
    """A record whose leaves are written as (value, quote); each quote stands where the text has it first."""
    evidence: dict[str, Any] = {}

    def plant(node: Any, at: str) -> Any:
        if isinstance(node, tuple):
            start = text.index(node[1])
            spans = [{"start": start, "end": start + len(node[1]), "quote": node[1]}]
            evidence[at] = {"spans": spans, "rule": rule, "confidence": 0.9}
            return node[0]
        if isinstance(node, dict):
            return {key: plant(part, f"{at}/{key}") for key, part in node.items()}
        return [plant(part, f"{at}/{number}") for number, part in enumerate(node)]

    source = {"path": path, "media_type": "text/plain", "charset": "utf-8", "charset_from": "", "sha256": "0" * 64}
    told: dict[str, Any] = {
        "id": "00000000000000aa", "source": source, "page": {"kind": "film", "text": text, "languages": ["en"]},
        "films": plant(list(films), "/films"), "people": plant(list(people), "/people"), "evidence": evidence,
    }  # fmt: skip
    return Record.model_validate(told | more)


class Work:
    """A desk over records in a folder, and short ways to decide."""

    def __init__(self, folder: Path, rules: Rules) -> None:
        self.folder = folder
        self.rules = rules
        ticks = itertools.count()
        self.clock = lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=10 * next(ticks))

    def records(self, *records: Record) -> Desk:
        """A desk opened anew over these records and the log that is there."""
        (self.folder / "records.jsonl").write_text("".join(r.to_json() + "\n" for r in records), encoding="utf-8")
        index = Index(self.folder)
        index.open(stored(self.folder), fingerprint(stored_files(self.folder)))
        desk = Desk(self.folder, index, self.rules, self.clock)
        desk.start()
        return desk


def wanted(desk: Desk, record: Record, field: str, verdict: Any = "accept", **more: Any) -> Wanted:
    """A decision about the first value of a field, seen as it is now."""
    pointer = next(v.pointer for v in values(record) if v.field == field)
    return Wanted(record.id, pointer, desk.history.version(record.id, pointer), verdict, **more)


def editor(record: Record) -> Wanted:
    """An editor to be added from the text."""
    at = TEXT.index("Olga Vint")
    beside = (("role", "editor"),)
    return Wanted(record.id, "/films/0/credits/-/name", "", "add", "Olga Vint", ((at, at + 9),), beside)
