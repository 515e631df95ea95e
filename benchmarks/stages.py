"""Where a page's time goes: milliseconds of each stage of filmfiche, names by our model, a round at a time.

`python -m benchmarks.stages FOLDER...` prints them as JSON; the first folder warms up. The time of the model of names
is taken out of the stages that ask it.
"""

import gc
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.processes import one_core
from pipeline import Rules, Source, assemble, check, fields, load_rules, sections, text
from pipeline.ner.spans import load
from pipeline.read import sources
from pipeline.run.extract import rules_for

STAGES = ("read", "text", "sections", "fields", "ner", "assemble", "check", "write")


class Clock:
    """Seconds by stage; those of the model, which works inside other stages, are told apart."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)
        self._last = process_time()
        self._names = 0.0

    def done(self, stage: str) -> None:
        """What went by since the last stage was this one's, but for what names took."""
        now = process_time()
        self.spent[stage] += now - self._last - self._names
        self.spent["ner"] += self._names
        self._last, self._names = now, 0.0

    def named(self, documents: Iterator[Any]) -> Iterator[Any]:
        """The documents of a model, the time it takes for each counted as its own."""
        while True:
            start = process_time()
            document = next(documents, None)
            self._names += process_time() - start
            if document is None:
                return
            yield document


def round_of(folder: Path, rules: Rules) -> dict[str, float]:
    """Stage → milliseconds a page, of the pages in a folder."""
    model: Any = load(rules.naming.model)
    pipe, count = model.pipe, 0
    gc.collect()
    gc.freeze()
    with tempfile.TemporaryFile() as file:
        clock = Clock()
        model.pipe = lambda *args, **options: clock.named(pipe(*args, **options))
        for source in sources([str(folder)]):
            assert isinstance(source, Source)
            clock.done("read")
            page = text.page(source)
            clock.done("text")
            own = rules_for(page, rules)
            entries = sections.split(page, own)
            clock.done("sections")
            found = fields.find(entries, own)
            clock.done("fields")
            record = assemble.build(page, entries, found, own)
            clock.done("assemble")
            record = check.review(page, entries, record, own)
            clock.done("check")
            file.write(record.to_json().encode() + b"\n")
            clock.done("write")
            count += 1
    model.pipe = pipe
    return {stage: seconds / count * 1000 for stage, seconds in clock.spent.items()}


def main() -> None:
    """Print the milliseconds of every round after the first."""
    one_core()
    rules = load_rules(ner="model")
    rounds = [round_of(Path(folder), rules) for folder in sys.argv[1:]][1:]
    print(json.dumps({stage: [one[stage] for one in rounds] for stage in STAGES}))


if __name__ == "__main__":
    main()
