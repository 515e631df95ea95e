"""Which names are matched with items of Wikidata, by `fiche reconcile` or a site's profile; none by a name alone."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.record import Award, Record
from pipeline.write.export.options import ProfileError

_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Items:
    """Items by record and pointer, of awards and of roles."""

    places: Mapping[tuple[str, str], str]
    awards: Mapping[str, str]
    crew: Mapping[str, str]

    def at(self, record: Record, *pointers: str) -> str | None:
        """The item of a name that a record prints at one of these pointers."""
        return next((self.places[record.id, p] for p in pointers if (record.id, p) in self.places), None)

    def award(self, award: Award) -> str | None:
        """The item of an award that the profile names."""
        if award.award is None:
            return None
        whole = f"{award.festival}: {award.award}"
        return self.awards.get(whole) or self.awards.get(award.award)


def items_of(profile: Mapping[str, object]) -> Items:
    """The items that a profile names; `ProfileError` for what is no item, or a file that cannot be read."""
    places: dict[tuple[str, str], str] = {}
    file = str(profile["reconciled"])
    if file:
        places |= _reconciled(Path(file))
    for key, item in _table(profile, "items").items():
        record, _, pointer = key.partition("#")
        places[record, pointer] = item
    return Items(places, _table(profile, "awards"), _table(profile, "crew"))


def _table(profile: Mapping[str, object], name: str) -> dict[str, str]:
    table = profile[name]
    assert isinstance(table, Mapping), "the profile's shape is checked when it is read"
    items = {}
    for key, value in table.items():
        found = _ITEM.fullmatch(str(value))
        if found is None:
            raise ProfileError(f"profile: [{name}] {key}: expected an item of Wikidata (Q…), got {value!r}")
        items[str(key)] = found[1]
    return items


def _reconciled(path: Path) -> dict[tuple[str, str], str]:
    """The matches of a `reconciled.jsonl` whose ids are items; those of other files are none."""
    places: dict[tuple[str, str], str] = {}
    try:
        with path.open(encoding="utf-8") as file:
            for number, told in enumerate(file, start=1):
                try:
                    subject = json.loads(told)
                    record, pointers, match = subject["record"], subject["pointers"], subject["match"]
                    found = _ITEM.fullmatch(match["id"]) if match is not None else None
                except (ValueError, KeyError, TypeError) as error:
                    raise ProfileError(f"{path}:{number}: expected a line of reconciled.jsonl") from error
                if found is not None:
                    places |= {(record, pointer): found[1] for pointer in pointers}
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(f"{path}: expected reconciled.jsonl as fiche reconcile writes it: {error}") from error
    return places
