"""Films as pages tell them, made in a line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model.record import Film
from pipeline.rules.load import Rules
from pipeline.rules.works import Joining
from pipeline.works.entries import read_entries
from pipeline.works.match import Index
from pipeline.works.mention import Mention, mention

Told = Callable[..., Mention]


@pytest.fixture(scope="session")
def joining(rules: Rules) -> Joining:
    return rules.joining


@pytest.fixture(scope="session")
def tell(joining: Joining) -> Told:
    """A mention: record's letter, title, then what else the page tells."""

    def told(record: str, title: str | None = None, **more: object) -> Mention:
        host, languages = more.pop("host", None), more.pop("languages", ())
        for role in ("director", "editor", "producer", "composer"):
            names = more.pop(role, ())
            named = [{"role": role, "name": name} for name in ((names,) if isinstance(names, str) else names)]
            more["credits"] = [*more.get("credits", ()), *named]  # type: ignore[misc]
        made = mention(Film.model_validate({"title": title, **more}), joining)
        fields = {name: getattr(made, name) for name in Mention.__slots__}
        return Mention(**{**fields, "record": record * 16, "host": host, "languages": frozenset(languages)})

    return told


@pytest.fixture(scope="session")
def index(rules: Rules) -> Index:
    entries, _ = read_entries(Path(__file__).parent / "authority.csv", rules)
    return Index(entries, rules)
