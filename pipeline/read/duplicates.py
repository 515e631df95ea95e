"""Sources with the same payload: the first is recorded, the others are named with the record that holds them."""

from collections.abc import Iterable, Iterator

from pipeline.model.page import Source
from pipeline.read.digests import Digests, digest
from pipeline.read.outcome import Outcome, Skip, where

DUPLICATE = "duplicate"


def once(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, a source whose payload came before as a `Skip` of kind "duplicate".

    `Skip.of` is the id of the record that the payload was first given to. A payload costs about 50 bytes
    of memory, whatever its size.
    """
    seen = Digests()
    for outcome in outcomes:
        if isinstance(outcome, Source):
            kept = seen.first(digest(outcome.data), int(outcome.id, 16))
            if kept is not None:
                yield Skip(outcome.uri or where(outcome), DUPLICATE, f"{kept:016x}")
                continue
        yield outcome
