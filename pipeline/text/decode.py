"""Bytes → text, and how the charset was known."""

import codecs
import re
from dataclasses import dataclass

from pipeline.text.charset import MISLABELLED, codec_of, label_of, latin, plausible

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_META = re.compile(rb"<meta[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w:.-]{2,40})")
_META_WITHIN = 16_384
_TAG = re.compile("<[^<>]{0,5000}>")
_LEADS = bytes(range(0xC2, 0xF5))  # bytes that open a character beyond ASCII in UTF-8
_DETECT_WITHIN = 100_000
_FEW = 20  # one bad byte in so many good characters is a slip in UTF-8, not another charset


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset it was read in, how that was known, and a declared charset that proved wrong.

    `charset_from` is one of "byte order mark", "utf-8 decodes", "utf-8 but for <n> bytes", "feed", "HTTP",
    "meta", "zero bytes" (UTF-16 without a mark), "detector", "fallback".
    """

    text: str
    charset: str
    charset_from: str
    refuted: str | None = None


def decode(data: bytes, declared: str | None = None, *, markup: bool = True, origin: str = "feed") -> Decoded:
    """The text of some bytes, whatever they are; `declared` is what a feed or an HTTP header (`origin`) claims.

    What decodes as UTF-8 is UTF-8. A declared charset counts when the text it gives looks like words,
    else a detector is asked, and what it cannot tell is read as windows-1252.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(marked, "replace"), label_of(marked), "byte order mark")
    claims = [(declared, origin)]
    if markup:
        claims.append((_declared_inside(data), "meta"))
    known = [(codec, origin) for label, origin in claims if (codec := codec_of(label))]
    if b"\x00" in data[:1000] and (wide := _wide(data)):
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, known, markup)
    if "\x1b" in text or "~{" in text:  # charsets that are written in ASCII
        for codec, origin in known:
            if codec in ("iso2022_jp", "hz") and (other := _strict(data, codec)) is not None:
                return Decoded(other, label_of(codec), origin)
    return Decoded(text, "utf-8", "utf-8 decodes")


def _not_utf8(data: bytes, known: list[tuple[str, str]], markup: bool) -> Decoded:
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    good = len(data) - len(data.translate(None, _LEADS)) - bad
    if good >= bad * _FEW:
        return Decoded(damaged, "utf-8", f"utf-8 but for {bad} bytes")
    refuted = None
    for codec, origin in known:
        for candidate in (codec, *MISLABELLED.get(codec, ())):
            text = _strict(data, candidate)
            if text is not None and plausible(_words(text) if markup else text):
                return Decoded(text, label_of(candidate), origin)
        refuted = refuted or label_of(codec)
    prose = (_telling(data) if markup else data)[:_DETECT_WITHIN]
    found = _detected(prose)
    if found:
        found = latin(prose, found)
    text = _strict(data, found) if found else None
    if found and text is not None and plausible(_words(text) if markup else text):
        return Decoded(text, label_of(found), "detector", None if refuted == label_of(found) else refuted)
    read = data.decode("cp1252", "replace")
    return Decoded(read, "windows-1252", "fallback", None if refuted == "windows-1252" else refuted)


def _declared_inside(data: bytes) -> str | None:
    head = data[:_META_WITHIN]
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii", "replace") if found else None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of a Western text is zero, and most of a Cyrillic one's blanks."""
    head = data[:1000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    codec = "utf-16-le" if odd > 4 * even + 4 else "utf-16-be" if even > 4 * odd + 4 else None
    text = _strict(data, codec) if codec else None
    return Decoded(text, codec, "zero bytes") if codec and text is not None else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _words(text: str) -> str:
    """The text around the tags."""
    return _TAG.sub(" ", text)


def _telling(data: bytes) -> bytes:
    """The pieces of text between tags that go beyond ASCII: what the page declares must not sway the detector."""
    return b"\n".join(piece.rpartition(b">")[2] for piece in data.split(b"<") if not piece.isascii())


def _detected(prose: bytes) -> str | None:
    """The codec that chardet tells, asked through Beautiful Soup; None when it has no answer."""
    from bs4.dammit import EncodingDetector  # a tenth of a second to import, and few pages need it

    # Its candidates in order: nothing is declared in the prose, so chardet's comes first (utf-8 if it has none).
    return codec_of(next(iter(EncodingDetector(prose, is_html=False).encodings), None))
