"""The net of a model of names, as numpy alone works it out: pieces of texts in, rows of numbers out, one a piece.

The steps are those of the layers that spaCy's training uses, so that the numbers are the same.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.ner.embed import traits
from pipeline.ner.hashes import numbers, rows
from pipeline.ner.known import known
from pipeline.ner.stored import Layer, layers, moves

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, np.dtype[np.float32]]

_REMEMBERED = 20_000  # pieces whose rows are kept


class _Maxout:
    """The greatest of several weighted sums, brought to one mean and spread."""

    def __init__(self, maxout: Layer, norm: Layer) -> None:
        weights = maxout.numbers["W"]
        self.width, self.sums, self.inputs = weights.shape
        # The sums of one kind stand together: the greatest is then found over whole rows.
        self.weights = weights.transpose(1, 0, 2).reshape(-1, self.inputs).T.copy()
        self.bias = maxout.numbers["b"].T.reshape(-1).copy()
        self.gain, self.shift = norm.numbers["G"], norm.numbers["b"]

    def __call__(self, given: "Floats") -> "Floats":
        import numpy as np

        summed = given @ self.weights
        summed += self.bias
        best = summed[:, : self.width]
        for n in range(1, self.sums):
            best = np.maximum(best, summed[:, n * self.width : (n + 1) * self.width])
        away: Floats = best - best.mean(axis=1, keepdims=True)
        spread = np.square(away).sum(axis=1, keepdims=True) / np.float32(self.width) + np.float32(1e-08)
        away *= spread ** np.float32(-0.5)
        away *= self.gain
        away += self.shift
        return away


class Net:
    """A net as its folder holds it: `vectors` tells of pieces what its layers see; the layers above are its user's."""

    def __init__(self, folder: Path) -> None:
        told = layers(folder / "ner" / "model")
        self.moves = moves(folder / "ner" / "moves")
        self.lower, self.upper = (told[told[0].named[name]].numbers for name in ("lower", "upper"))
        self.tables = [(layer.numbers["E"], layer.seed) for layer in told if layer.name == "hashembed"]
        pairs = zip(
            [layer for layer in told if layer.name == "maxout"],
            [layer for layer in told if layer.name == "layernorm"],
            strict=True,
        )
        self.mixer, *self.windows = (_Maxout(maxout, norm) for maxout, norm in pairs)
        (last,) = (layer for n, layer in enumerate(told) if layer.name == "linear" and n != told[0].named["upper"])
        self.last, self.bias = last.numbers["W"].T, last.numbers["b"]
        self._at: dict[str, int] = {}
        self._rows: Floats = self.mixer.bias[:0].reshape(0, self.mixer.width)

    def vectors(self, texts: list[list[str]]) -> "Floats":
        """A row of numbers for each piece of some texts, one text behind the other."""
        import numpy as np

        # Between two texts stands nothing, as often as there are windows: what is beside a text is never seen.
        gap = len(self.windows)
        pieces = [piece for text in texts for piece in text]
        starts = np.cumsum([gap, *(len(text) + gap if text else 0 for text in texts[:-1])])
        shifts = np.repeat(starts, [len(text) for text in texts])
        own = shifts + np.concatenate([np.arange(len(text)) for text in texts])
        seen = np.zeros((int(own[-1]) + gap + 1, self.mixer.width), dtype=np.float32)
        seen[own] = self._embedded(pieces)
        for window in self.windows:
            seen += window(_beside(seen))
        vectors: Floats = seen[own] @ self.last
        vectors += self.bias
        return vectors

    def _embedded(self, pieces: list[str]) -> "Floats":
        """The rows of some pieces by themselves; those met lately are remembered, since a page's words are few."""
        import numpy as np

        new = [piece for piece in dict.fromkeys(pieces) if piece not in self._at]
        if new:
            if len(self._at) + len(new) > _REMEMBERED:
                self._at, self._rows = {}, self._rows[:0]
                new = list(dict.fromkeys(pieces))
            self._rows = np.concatenate([self._rows, self._made(new)])
            self._at.update(zip(new, range(len(self._at), len(self._rows)), strict=True))
        return self._rows[[self._at[piece] for piece in pieces]]

    def _made(self, pieces: list[str]) -> "Floats":
        import numpy as np

        keys = numbers([told for piece in pieces for told in (*traits(piece), *known(piece))]).reshape(len(pieces), -1)
        parts = []
        for column, (table, seed) in enumerate(self.tables):
            first, *others = rows(keys[:, column], seed, len(table)).T
            part = table[first]
            for other in others:
                part += table[other]
            parts.append(part)
        return self.mixer(np.concatenate(parts, axis=1))


def _beside(seen: "Floats") -> "Floats":
    """Each row between the row before it and the row behind it."""
    import numpy as np

    size, width = seen.shape
    beside = np.zeros((size, 3 * width), dtype=np.float32)
    beside[1:, :width] = seen[:-1]
    beside[:, width : 2 * width] = seen
    beside[:-1, 2 * width :] = seen[1:]
    return beside
