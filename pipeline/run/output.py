"""Where a run's outcomes go: `records.jsonl`, one card a record, `errors.jsonl`."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from pipeline.run.attempt import Extracted, Failed, Outcome
from pipeline.write.card import card, card_name
from pipeline.write.formats import Format
from pipeline.write.replace import replacing

RECORDS = "records.jsonl"
ERRORS = "errors.jsonl"


def written(outcomes: Iterable[Outcome], directory: Path, formats: Collection[Format]) -> Iterator[Outcome]:
    """The outcomes again, each after it was written under `directory` (made where it is not there).

    `records.jsonl` and `errors.jsonl` take their names only when the last outcome is in them; a run that
    fails half-way leaves what stood there. Without a failure there is no `errors.jsonl`.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        errors = stack.enter_context(replacing(directory / ERRORS, keep_empty=False))
        records = stack.enter_context(replacing(directory / RECORDS)) if Format.JSONL in formats else None
        for outcome in outcomes:
            if isinstance(outcome, Failed):
                errors.write(outcome.to_json() + "\n")
            if isinstance(outcome, Extracted) and records is not None:
                records.write(outcome.line + "\n")
            if isinstance(outcome, Extracted) and Format.JSON in formats:
                with replacing(directory / card_name(outcome.record)) as file:
                    file.write(card(outcome.line))
            yield outcome
