"""A record whose every text is an attack on a spreadsheet."""

from pipeline.model.record import Record
from tests.unit.write.export.records import record

ATTACKS = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1",
    ' =HYPERLINK("https://example.org/?"&A1)', "＝1+1", "'=1+1", "x;=1+1;y", "x\n=1+1\ny", "x,\t=1+1", '"=1+1"',
    "=WEBSERVICE(\"https://example.org\")", "=DDE(\"cmd\";\"/C calc\";\"x\")", "a\x00b", "\x1b[31mred", "1-2", "007",
    "MAR1", "1e10", "TRUE", "_x0041_", "<b>&amp;</b>", "\u202egnirts", "{=1+1}", "#REF!", "5%",
)  # fmt: skip
LONG = "=1+1 \n" + "word " * 8_000  # 40,006 characters, and the start of a formula
WORST = "\n=" * 30_000


def attacks() -> Record:
    """One film a text, the text in its title, a name, an award, a review and a synopsis; two long ones at the end."""
    return record(*(_film(text) for text in (*ATTACKS, LONG, WORST)), people=({"name": ATTACKS[0], "text": LONG},))


def _film(text: str) -> dict[str, object]:
    return {
        "title": text, "credits": [{"role": "director", "name": text, "label": text}], "synopsis": text,
        "awards": [{"festival": text, "award": text}], "reviews": [{"title": text, "byline": text, "text": text}],
        "other_titles": [text], "links": [text],
    }  # fmt: skip
