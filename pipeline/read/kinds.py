"""What a file is, by its ending and by the bytes it begins with."""

import codecs
import re

PAGE_ENDINGS = frozenset(("txt", "text", "html", "htm", "xhtml", "shtml"))
FEED_ENDINGS = frozenset(("jsonl", "ndjson", "jl"))
TABLE_ENDINGS = frozenset(("csv", "tsv"))
MHTML_ENDINGS = frozenset(("mhtml", "mht"))
WARC_ENDINGS = frozenset(("warc", "arc", "wet"))
ARCHIVE_ENDINGS = WARC_ENDINGS | {"zip", "wacz", "tar", "parquet", "gz", "zst", "xz", "bz2", "tgz", "txz", "tbz2"}
WARC_LINE = re.compile(rb"WARC/[01]\.\d", re.IGNORECASE)
ARC_LINE = re.compile(rb"[a-zA-Z][\w.+-]{0,20}:[^\r\n]{0,8000} \d{8,14} [^\s]{1,200} (?:[^\r\n]{0,500} )?\d{1,12}\r?\n")
_ENDINGS = {
    "image": ("png", "jpg", "jpeg", "gif", "webp", "svg", "ico", "bmp", "tif", "tiff", "avif"),
    "PDF": ("pdf",),
    "style sheet or script": ("css", "js", "mjs", "map"),
    "sound or video": ("mp3", "mp4", "m4a", "webm", "ogg", "wav", "mov", "avi", "mkv"),
    "archive": ("7z", "rar"),
    "index of an archive": ("cdx", "cdxj", "idx"),
    "program": ("jar", "apk", "exe", "swf", "wasm"),
    "office document": ("doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "epub"),
    "data": ("xml", "rss", "yaml", "yml", "toml", "sqlite", "db"),
    "font": ("woff", "woff2", "ttf", "otf", "eot"),
}
_KIND_OF_ENDING = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings}
_MAGIC = (
    (b"%PDF-", "PDF"), (b"\x89PNG\r\n", "PNG image"), (b"\xff\xd8\xff", "JPEG image"), (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"), (b"PK\x03\x04", "ZIP archive or office document"), (b"\x1f\x8b\x08", "gzip archive"),
    (b"BZh91AY&SY", "bzip2 archive"), (b"7z\xbc\xaf\x27\x1c", "7z archive"), (b"Rar!\x1a\x07", "RAR archive"),
    (b"\xd0\xcf\x11\xe0", "old office document"), (b"{\\rtf", "RTF document"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"WARC/1.", "WARC archive"), (b"\x7fELF", "program"), (b"OggS", "sound or video"), (b"ID3\x03", "sound"),
    (b"ID3\x04", "sound"),
    (b"wOFF", "font"), (b"wOF2", "font"),
)  # fmt: skip
_LEFT_ASIDE = {
    "robots.txt": "robots.txt", "hts-log.txt": "log of a mirror", "hts-in_progress.lock": "log of a mirror",
}  # fmt: skip
_LEFT_FOLDERS = {"hts-cache": "cache of a mirror", "__MACOSX": "hidden folder"}
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})
_LOOKED_AT = 8_192


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, without the dot; empty where there is none."""
    return name.rpartition(".")[2].lower() if "." in name[1:] else ""


def kind_of_ending(ending: str) -> str | None:
    """What files of an ending are, where they are no pages; None for endings that tell nothing."""
    return _KIND_OF_ENDING.get(ending)


def kind_of_name(path: str) -> str | None:
    """What a file of a folder or archive is, where its name tells that it is no page; None where it may be one."""
    *folders, name = path.split("/")
    for folder in folders:
        if folder in _LEFT_FOLDERS:
            return _LEFT_FOLDERS[folder]
    if name.startswith("."):
        return "hidden file"
    ending = ending_of(name)
    if ending == "orig":
        return "copy before a mirror's changes"
    return _LEFT_ASIDE.get(name) or kind_of_ending(ending)


def kind_of_bytes(data: bytes) -> str | None:
    """What bytes are that are no text ("PNG image", "binary file"); None for text in any charset."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"AVI ", b"WAVE"):
        return "image, sound or video"
    if data[4:8] == b"ftyp":
        return "sound or video"
    head = data[:_LOOKED_AT]
    if head.startswith(_WIDE_MARKS):
        return None
    # A few zero bytes are a slip in a page; UTF-16 without a mark has them at every other place.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) > 10 * min(even, odd) and max(even, odd) * 20 > len(head):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "binary file" if controls * 50 > len(head) else None


def looks_like_html(head: bytes) -> bool:
    """Whether bytes open an HTML document, whatever the file's name ("page.php?id=7")."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))


def opens_warc(head: bytes) -> bool:
    """Whether a file begins as WARC or ARC files do."""
    return bool(WARC_LINE.match(head) or head.startswith(b"filedesc://") or ARC_LINE.match(head))
