"""What the model sees of a piece, worked out once for each: its letters, ends and shape, and what lists know of it.

Rows of the pieces met lately are remembered, since a page's words are few; spaCy's own layer works each out each time.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from pipeline.ner.known import known

if TYPE_CHECKING:
    import numpy as np
    from spacy.strings import StringStore
    from thinc.api import Model

_ALIKE = re.compile(r"((.)\2{3})\2+", re.DOTALL)
_FIRST_SEED = 8  # of the hash tables, one each
_REMEMBERED = 20_000  # pieces whose rows are kept
_KNOWN_WIDTH = 16  # numbers for each sort of what lists know
# Of what is known those sorts that teaching keeps back now and then, and how often: lists hold not every name there is.
_KEPT_BACK, _SELDOM = (1, 4), 0.2


def traits(piece: str) -> list[str]:
    """What of a piece is looked up, each in a table of its own: the word, its first and last letters, its shape."""
    low = piece.lower()
    return [low, low[:1], low[:3], low[-2:], low[-3:], _shape(piece)]


def _shape(piece: str) -> str:
    """Letters as "x", capitals as "X", figures as "d"; of more than four alike the others are left out."""
    shape = "".join([("X" if c.isupper() else "x") if c.isalpha() else "d" if c.isdigit() else c for c in piece])
    return _ALIKE.sub(r"\1", shape)


class _Rows:
    """The rows of the pieces seen, by their number in the vocabulary."""

    def __init__(self) -> None:
        self.at: dict[int, int] = {}
        self.rows: Any = None

    def forget(self) -> None:
        self.at, self.rows = {}, None

    def of(self, keys: list[int], made: Callable[[list[int]], Any]) -> Any:
        """The rows of some pieces; `made` makes those that are new."""
        import numpy as np

        new = [k for k in dict.fromkeys(keys) if k not in self.at]
        if new:
            if len(self.at) + len(new) > _REMEMBERED:
                self.forget()
                new = list(dict.fromkeys(keys))
            rows = made(new)
            self.rows = rows if self.rows is None else np.concatenate([self.rows, rows])
            self.at.update(zip(new, range(len(self.at), len(self.rows)), strict=True))
        return self.rows[[self.at[k] for k in keys]]


def embed(width: int, rows: list[int], known_rows: list[int]) -> "Model[Any, Any]":
    """A layer that turns documents into rows of numbers, one a piece.

    `rows` are the sizes of the tables of traits, `known_rows` those of what lists know.
    """
    import numpy as np
    from thinc.api import HashEmbed, Maxout, Model, chain, concatenate

    widths = [width] * len(rows) + [_KNOWN_WIDTH] * len(known_rows)
    tables: list[Model[Any, Any]] = [
        HashEmbed(wide, size, column=i, seed=_FIRST_SEED + i, dropout=0.0)
        for i, (wide, size) in enumerate(zip(widths, [*rows, *known_rows], strict=True))
    ]
    mixer: Model[Any, Any] = Maxout(width, sum(widths), nP=3, dropout=0.0, normalize=True)
    mixed: Model[Any, Any] = chain(concatenate(*tables), mixer)
    remembered = _Rows()
    hashed: dict[int, list[int]] = {}
    chance = np.random.default_rng(_FIRST_SEED)

    def numbers(keys: list[int], strings: "StringStore") -> "np.ndarray[Any, Any]":
        from spacy.strings import get_string_id

        for key in keys:
            if key not in hashed:
                piece = strings[key]
                hashed[key] = [get_string_id(t) for t in (*traits(piece), *known(piece))]
        found = np.array([hashed[k] for k in keys], dtype="uint64")
        if len(hashed) > _REMEMBERED:
            hashed.clear()
        return found.reshape(len(keys), len(tables))

    def kept_back(found: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        for sort in _KEPT_BACK:
            found[chance.random(len(found)) < _SELDOM, len(rows) + sort] = 0
        return found

    def forward(model: "Model[Any, Any]", docs: list[Any], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        sizes = [len(doc) for doc in docs]
        cuts = np.cumsum(sizes[:-1])
        strings = docs[0].vocab.strings
        keys: list[int] = np.concatenate([doc.to_array("ORTH") for doc in docs]).tolist() if docs else []
        if not is_train:
            found = remembered.of(keys, lambda new: mixed.predict(numbers(new, strings)))
            return np.split(found, cuts), lambda _: []
        remembered.forget()
        unlike = list(dict.fromkeys(keys))
        place = {key: n for n, key in enumerate(unlike)}
        where: Any = np.array([place[k] for k in keys], dtype="i")
        made, taught = mixed(kept_back(numbers(unlike, strings)), True)

        def backprop(steps: list[Any]) -> list[Any]:
            summed: Any = model.ops.alloc2f(len(unlike), width)
            model.ops.scatter_add(summed, where, cast("Any", np.concatenate(steps)))
            taught(summed)
            return []

        return np.split(made[where], cuts), backprop

    def init(_model: "Model[Any, Any]", **_: Any) -> None:
        mixed.initialize(np.zeros((2, len(tables)), dtype="uint64"))

    return Model("pieces_embed", forward, init=init, layers=[mixed], dims={"nO": width})
