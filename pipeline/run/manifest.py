"""The manifest of a run: a line a finished shard, with all that a rerun needs to keep it or to do it again."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from pipeline import __version__
from pipeline.read import Skip
from pipeline.rules.load import Rules
from pipeline.rules.naming import OUR_OWN
from pipeline.run.attempt import Failed
from pipeline.run.summary import Summary
from pipeline.run.worker import Settings


class Made(BaseModel):
    """What a shard was made from and with; a shard is kept as long as all of it is the same.

    `shard` is the digest of its items, `tool` one of the program itself: the version alone does not tell two
    states of a checkout apart.
    """

    model_config = ConfigDict(frozen=True)

    shard: str
    rules: str
    ner: str
    version: str
    tool: str
    seconds: float
    cards: bool
    compress: bool


class PartEntry(BaseModel):
    """A finished shard: its part of the records with size and digest, and the outcome of every source in order.

    An outcome is a record's id, or an object that says what failed or was skipped, and why. `settled` is false
    where a rerun should try again; `took` (seconds), `deaths` (workers that ended on the way) and `at` (when it
    was finished) tell of the run itself.
    """

    number: int
    made: Made
    file: str
    bytes: int
    sha256: str
    cards: tuple[str, ...]
    counts: Summary
    outcomes: list[str | Failed | Skip]
    settled: bool
    took: float
    deaths: int
    at: str


def made(shard: str, rules: Rules, settings: Settings) -> Made:
    """What a shard of that digest is made from and with, here and now."""
    return Made(
        shard=shard, rules=rules.digest, ner=rules.naming.model, version=__version__, tool=tool(rules.naming.model),
        seconds=settings.seconds, cards=settings.cards, compress=settings.compress,
    )  # fmt: skip


@cache
def tool(ner: str) -> str:
    """A digest over the package's own files: code, and our model of names where that is the one that is asked."""
    package = Path(__file__).parent.parent
    model = package / "ner" / "model"
    digest = sha256()
    for path in sorted(package.rglob("*")):
        if path.suffix == ".pyc" or "_rules" in path.parts or (ner != OUR_OWN and model in path.parents):
            continue
        if path.is_file():
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
