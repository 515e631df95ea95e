"""Text that may hold halves of characters → bytes and names that every file and terminal takes."""


def spelled(text: str) -> bytes:
    """A text as UTF-8: escaped bytes as the bytes they were, halves of surrogate pairs as U+FFFD."""
    for errors in ("strict", "surrogateescape"):
        try:
            return text.encode("utf-8", errors)
        except UnicodeEncodeError:
            continue
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode("utf-8")


def printable(name: str) -> str:
    """A name as it can be printed and written: what is no UTF-8 replaced."""
    return spelled(name).decode("utf-8", "replace")
