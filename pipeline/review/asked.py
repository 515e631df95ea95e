"""What the pages of the bench send to it, checked before anything is done with it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.review.desk import Wanted

Id = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Line = Annotated[str, Field(pattern=r"^([0-9a-f]{16})?$")]
Pointer = Annotated[str, Field(pattern=r"^(/(films|people)|@[0-9a-f]{16})(/[a-z_]{1,30}|/[0-9]{1,6}|/-){0,8}$")]
Place = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
Short = Annotated[str, Field(max_length=300)]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Change(_Asked):
    """One decision."""

    record: Id
    pointer: Pointer
    seen: Line = ""
    verdict: Literal["accept", "correct", "reject", "not_on_page", "ambiguous", "add"]
    new: Annotated[str, Field(max_length=100_000)] | None = None
    selected: Annotated[tuple[Place, ...], Field(max_length=20)] = ()
    beside: dict[Literal["role", "kind"], Short] = {}

    def wanted(self, new: str | int | None) -> Wanted:
        """The decision with its value as the field has it."""
        return Wanted(
            self.record, self.pointer, self.seen, self.verdict, new, self.selected, tuple(self.beside.items())
        )  # fmt: skip


class Decide(_Asked):
    """Decisions to be made together; `settles`: conflicting decisions that they make an end of."""

    changes: Annotated[tuple[Change, ...], Field(min_length=1, max_length=500)]
    settles: Annotated[tuple[Id, ...], Field(max_length=50)] = ()


class Read(_Asked):
    """Which value does a selection, or a typed text, give for a field?"""

    record: Id
    field: Annotated[str, Field(pattern=r"^[a-z_]+(/[a-z_]+){1,5}$")]
    selected: Annotated[tuple[Place, ...], Field(max_length=20)] = ()
    typed: Annotated[str, Field(max_length=100_000)] = ""


class Same(_Asked):
    """Which undecided values have the site, label and value of this one?"""

    record: Id
    pointer: Pointer


class Settle(_Asked):
    """A conflicting decision to let go of, or (`keep`) to make again where the page stands now."""

    decision: Id
    keep: bool = False


class Teach(_Asked):
    """A label to be given a role; `save`: written, not only tried."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    label: Annotated[str, Field(min_length=1, max_length=60)]
    role: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    save: bool = False


class Named(_Asked):
    """The reviewer's name."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
