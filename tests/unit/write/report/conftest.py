"""Records to report on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline import Record, Rules, Source, extract

SALT = "Salt\nDirector: Ana Lindqvist\nYear: 1999\nQuality of ropes: fine\nQuality of Ropes: very fine\n"


@pytest.fixture
def record(rules: Rules) -> Callable[..., Record]:
    """Makes the record of a text, with an address if one is told."""

    def record(text: str = SALT, uri: str | None = None, fetched: str | None = None) -> Record:
        return extract(replace(Source.of(text.encode(), path="salt.txt", uri=uri), fetched=fetched), rules)

    return record
