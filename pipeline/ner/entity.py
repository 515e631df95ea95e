"""A name in running text: its kind and its place."""

from dataclasses import dataclass
from typing import Literal

EntityLabel = Literal["PERSON", "ORG", "PLACE", "WORK", "AWARD", "FESTIVAL", "NAME"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in running text: what it names ("NAME": not told) and where it stands (half-open, in the text given)."""

    label: EntityLabel
    start: int
    end: int
