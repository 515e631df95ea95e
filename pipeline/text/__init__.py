"""The second stage: the bytes of a source → a `Page` of lines whose text never changes afterwards."""

from pipeline.text.decode import Decoded, decode
from pipeline.text.pages import page

__all__ = ["Decoded", "decode", "page"]
