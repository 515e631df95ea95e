"""Real pages, where they are at hand: every one reads, and every line stands where it says."""

from pathlib import Path

import pytest

from pipeline.model.fold import tidy
from pipeline.model.page import Source
from pipeline.read import sources
from pipeline.text import page

HOME = Path(__file__).parents[4] / "shared" / "dev-html"
PAGES = [source for source in sources([HOME]) if isinstance(source, Source)] if HOME.is_dir() else []


@pytest.mark.parametrize("source", PAGES, ids=[str(source.path).removeprefix(f"{HOME}/") for source in PAGES])
def test_every_line_stands_in_the_text(source: Source) -> None:
    read = page(source)
    assert len(read.text) > 100
    assert "\ufffd" not in read.text
    end = 0
    for line in read.lines:
        assert line.span.start >= end
        end = line.span.end
        assert tidy(read.quote(line.span)) == tidy(line.text) != ""
        assert len(line.place) <= 300
