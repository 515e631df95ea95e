"""Zip archives (WACZ files too) → the files they hold, in the order of their table of contents."""

import io
import stat
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO

from pipeline.read.bounds import swollen
from pipeline.read.members import TROUBLE, Held, Unread, contained, guarded

_ENCRYPTED = 0x1
_UTF8 = 0x800


def read_zip(file: IO[bytes]) -> Iterator[Held | Unread]:
    """Each file of the archive. Raises `OSError` where the table of contents cannot be read, or where the members
    give far more bytes than the archive has: they may share them."""
    size = file.seek(0, io.SEEK_END)
    try:
        archive = zipfile.ZipFile(file)
    except (*TROUBLE, OSError) as error:
        raise OSError(f"is no zip archive ({str(error)[:80]})") from error
    given = 0

    def count(more: int) -> None:
        nonlocal given
        given += more
        if swollen(size, given):
            raise OSError(f"unpacks to more than {given // 1_000_000} MB of filling")

    def opened(info: zipfile.ZipInfo) -> IO[bytes]:
        try:
            return guarded(archive.open(info), count)
        except TROUBLE as error:
            raise OSError(f"is damaged ({str(error)[:80] or type(error).__name__})") from error

    for info in archive.infolist():
        if swollen(size, given):
            raise OSError("holds members that unpack to filling; those behind them are left unread")
        name = contained(_name(info))
        if info.is_dir():
            continue
        if stat.S_ISLNK(info.external_attr >> 16):
            yield Unread(name, "link")
        elif info.flag_bits & _ENCRYPTED:
            yield Unread(name, message="is encrypted; expected a page that can be read without a password")
        else:
            yield Held(name, info.header_offset, partial(opened, info))


def is_wacz(file: IO[bytes]) -> bool:
    """Whether a zip archive is a web archive collection (WACZ): what it describes itself as, and its WARC files."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (*TROUBLE, OSError):
        return False
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; where it does not say that it is UTF-8 and is, as programs of Unix write it, it is read so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename
