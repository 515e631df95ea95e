"""Tar archives → the files they hold, in order, read from first byte to last; a bad header is stepped over."""

import tarfile
from collections.abc import Iterator
from functools import partial
from tarfile import InvalidHeaderError  # type: ignore[attr-defined]
from typing import IO

from pipeline.read.bounds import CHUNK
from pipeline.read.members import TROUBLE, Held, Unread, contained, guarded

_BLOCK = 512


def opens_tar(head: bytes) -> bool:
    """Whether a file begins as a tar archive does."""
    if head[257:262] == b"ustar":
        return True
    try:
        return any(head[:_BLOCK]) and bool(tarfile.TarInfo.frombuf(head[:_BLOCK], "utf-8", "replace").name)
    except tarfile.HeaderError:
        return False


def read_tar(file: IO[bytes]) -> Iterator[Held | Unread]:
    """Each file of the archive, which must be read before the next one is asked for.

    Blocks that are no header come out as one `Unread` with the number of them. Raises `OSError` where the
    archive ends inside of a file.
    """
    odd = 0

    class Noticed(tarfile.TarInfo):
        """Headers; those that are none are counted, as `tarfile` passes over them in silence."""

        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "Noticed":
            nonlocal odd
            try:
                return super().frombuf(buf, encoding, errors)
            except (tarfile.HeaderError, ValueError) as error:
                odd += any(buf)
                if isinstance(error, tarfile.HeaderError):
                    raise
                raise InvalidHeaderError("bad header") from error

    try:
        archive = tarfile.open(  # noqa: SIM115  it owns no file

            fileobj=file, mode="r|", bufsize=CHUNK, tarinfo=Noticed, ignore_zeros=True, errors="surrogateescape"
        )
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # else it keeps one object a file, and a dump has millions
            yield from _odd(odd, info.offset)
            odd = 0
            name = contained(info.name)
            if info.isreg():
                yield Held(name, info.offset, partial(_opened, archive, info))
            elif not info.isdir():
                yield Unread(name, "link" if info.issym() or info.islnk() else "special file")
    except (*TROUBLE, OSError) as error:
        raise OSError(f"is a damaged tar archive ({str(error)[:80] or type(error).__name__})") from error
    yield from _odd(odd, file.tell() if file.seekable() else None)


def _odd(blocks: int, before: int | None) -> Iterator[Unread]:
    if blocks:
        place = "at the end" if before is None else f"before byte {before}"
        yield Unread("", message=f"{blocks} blocks of {_BLOCK} bytes {place} are no header of a file")


def _opened(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    stream = archive.extractfile(info)
    assert stream is not None, "only regular files are opened"
    return guarded(stream, lambda _: None)
