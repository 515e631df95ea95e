"""How much of anything is read: what stands between a hostile or broken dump and the machine's memory and time."""

LARGEST = 20_000_000  # bytes of one page
LONGEST = 60_000_000  # bytes of a feed's entry: a page of 20 MB whose every character JSON escapes would not fit
LARGEST_MHTML = 100_000_000  # bytes of a page saved with its pictures
LARGEST_SPOOL = 4_000_000_000  # bytes of an archive inside another that are put aside to be read from both ends
DEEPEST = 4  # archives inside archives
HEAD = 4_096  # bytes that are looked at to tell what a file is
HEADER = 262_144  # bytes of a record's header lines
CHUNK = 65_536  # bytes read at a time

# Web pages pack by 4 to 20, near copies of one page by 200, nothing but filling by 1,000 and more.
RATIO = 400
FREE = 30_000_000  # unpacked bytes of a member before its ratio is asked
BOMBS = 8  # in one archive before the rest of it is left
MEMORY = 128 * 1024 * 1024  # bytes that unpacking may take for its window


def swollen(packed: int, unpacked: int) -> bool:
    """Whether so many unpacked bytes out of so many packed ones are filling, made to exhaust who unpacks them."""
    return unpacked > FREE and unpacked > RATIO * packed
