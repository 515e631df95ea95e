"""`Source` → `Page`: decoding, then plain text or HTML, then what reading noticed."""

from collections.abc import Iterator

from pipeline.model.page import Page, Source
from pipeline.text.compose import compose
from pipeline.text.damage import damage
from pipeline.text.decode import Decoded, decode
from pipeline.text.markup import read_markup
from pipeline.text.plain import read_plain

Remark = tuple[str, str, int, int]


def page(source: Source) -> Page:
    """The page of a source: its text, lines in reading order, declared languages and remarks; never an error.

    For plain text `Page.text` is what the bytes decode to; for HTML it is the text a browser shows,
    a line a block, cells of a row separated by tabs, embedded metadata below.
    """
    markup = "html" in source.media_type or "xml" in source.media_type
    decoded = decode(source.data, source.charset, markup=markup, origin="HTTP" if source.http_status else "feed")
    languages: tuple[str, ...] = ()
    noticed: tuple[tuple[str, str], ...] = ()
    if markup:
        read = read_markup(decoded.text)
        text, lines = compose(read.drafts, read.leaves)
        languages, noticed = read.languages, read.remarks
    else:
        text, lines = decoded.text, read_plain(decoded.text)
    told = ((code, message, 0, 0) for code, message in (*source.remarks, *noticed))
    remarks = (*_charset_remarks(decoded), *told, *damage(text))
    return Page(source, text, lines, decoded.charset, decoded.charset_from, languages, remarks)


def _charset_remarks(decoded: Decoded) -> Iterator[Remark]:
    if decoded.refuted:
        yield "text.charset", f"declared as {decoded.refuted}, but reads as {decoded.charset}", 0, 0
    if decoded.charset_from == "fallback":
        yield "text.charset", "the charset could not be told; read as windows-1252", 0, 0
