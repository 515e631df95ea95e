"""The lines above a film."""

from pipeline import Rules, Source
from pipeline.fields.above import lines_above, start_of
from pipeline.sections import split
from pipeline.text import page

BANNER = "Harbour Film Festival"
TEXT = f"{BANNER}\n\nSalt\nFrance, 1999, 12 min\nA note\n\nPepper\nItaly, 2001, 14 min"


def test_nearest_first(rules: Rules) -> None:
    entries = split(page(Source.of(TEXT.encode(), path="page.txt")), rules)
    films = [i for i, e in enumerate(entries) if e.subject == "film"]
    assert [r.text for r in lines_above(entries, films[0])] == [BANNER]
    assert [r.text for r in lines_above(entries, films[1])] == ["A note", "France, 1999, 12 min", "Salt", BANNER]
    assert [start_of(entries[i]) for i in films] == [TEXT.index("Salt"), TEXT.index("Pepper")]
