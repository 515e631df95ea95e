"""What the tests of catalogue formats share: many true records, options, and schemas that stand beside the checkout."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import Rules, extract
from pipeline.model.page import Source
from pipeline.model.record import Record
from pipeline.read import sources
from pipeline.write.export import FORMATS, Exported, export
from pipeline.write.export.options import options_for

Write = Callable[..., tuple[Path, Exported]]

FEWEST = 200


@pytest.fixture(scope="session")
def records(root: Path, rules: Rules) -> list[Record]:
    """The records of gold, unseen and sample pages."""
    pages = [root / "tests" / "gold" / "pages", root / "tests" / "unseen" / "pages", root / "samples"]
    found = [extract(page, rules) for page in sources(pages) if isinstance(page, Source)]
    assert sum(len(record.films) for record in found) > FEWEST
    return found


@pytest.fixture
def write(root: Path, tmp_path: Path) -> Write:
    """Write records in a format; what comes back is the file and what was told of it."""

    def written(name: str, records: list[Record], profile: str | None = None) -> tuple[Path, Exported]:
        site = None
        if profile is not None:
            site = tmp_path / "profile.toml"
            site.write_text(profile, encoding="utf-8")
        target = tmp_path / f"films.{name}"
        return target, export(name, records, target, options_for(FORMATS[name].crosswalk, root / "rules", site))

    return written


@pytest.fixture(scope="session")
def schemas(root: Path) -> Path:
    """The folder of other people's schemas."""
    folder = root.parent / "shared" / "schemas"
    if not folder.is_dir():
        pytest.skip("needs the schemas in ../shared/schemas")
    return folder
