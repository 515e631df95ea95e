"""What a page of the report needs so that a record can be decided there, from a file and without a server."""

import json

from pipeline.model.record import Record
from pipeline.review.decision import CONTEXT, SCHEMA, TOOL, origin_of
from pipeline.review.match import told_of
from pipeline.review.value import top_of, values
from pipeline.write.marked import visible


def decidable(record: Record) -> str:
    """JSON in ASCII: what every decision about the record says, and by pointer what one about that value says.

    Spans are offsets alone: the page has the text. `replaced` are the characters that it shows as others
    ([offset, code point]), `context` how many characters a passage keeps on either side.
    """
    told, text = values(record), record.page.text
    shown = visible(text)
    anchors: dict[str, str] = {}
    for one in told:
        anchors.setdefault(top_of(one.pointer), str(one.value))
    return json.dumps({
        "every": {"schema": SCHEMA, "tool": TOOL},
        "page": {"record": record.id, "source": origin_of(record).model_dump()},
        "context": CONTEXT,
        "replaced": [(at, ord(char)) for at, char in enumerate(text) if char != shown[at]] if shown != text else [],
        "values": {
            one.pointer: {
                **told_of(one, anchors[top_of(one.pointer)]),
                "spans": [(span.start, span.end) for span in one.evidence.spans],
            }
            for one in told
        },
    }, separators=(",", ":"))  # fmt: skip
