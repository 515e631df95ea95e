"""What extractors ask of a page as a whole."""

from functools import lru_cache
from itertools import islice

from pipeline.model.page import Line
from pipeline.model.parts import Entry


def metadata_lines(entries: tuple[Entry, ...]) -> tuple[Line, ...]:
    """The lines of embedded metadata, which the page's own entry (the first) holds."""
    return _metadata(entries[0])


@lru_cache(maxsize=2)  # every extractor asks it of the page it is at
def _metadata(page: Entry) -> tuple[Line, ...]:
    return tuple(r.line for s in page.sections for r in s.readings if r.line.kind == "meta")


def lives_with(entries: tuple[Entry, ...], place: int) -> range:
    """The places of the lives told with a film: they stand right behind its entry."""
    end = place + 1
    while end < len(entries) and entries[end].film == place:
        end += 1
    return range(place + 1, end)


def tells_one_film(entries: tuple[Entry, ...]) -> bool:
    """Whether a page tells of one film and no other; a long list is not gone through."""
    return len(list(islice((e for e in entries if e.subject == "film"), 2))) == 1
