"""The model's answers, read off its numbers: spaCy's greedy search over the same moves, most pieces told at one stroke.

Outside names a piece's best move hangs on that piece alone, so the moves of all pieces are worked out together and
only the inside of names is walked step by step. spaCy walks every piece, at three times the cost.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import regex

from pipeline.ner.net import Net
from pipeline.ner.pieces import pieces_and_blanks

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, np.dtype[np.float32]]

_CASELESS = regex.compile(r"\p{Lo}{2}")
# How much surer than of no name the model must be where a script has no capitals: what it sees there is often none.
_LEAD = 2.0
Span = tuple[str, int, int]  # label, start, end


class Greedy:
    """The reader of a model of names whose net is spaCy's transition parser without extra tokens in its state."""

    def __init__(self, net: Net, lead: float = _LEAD) -> None:
        import numpy as np

        self.lead, self.net = lead, net
        weights = net.lower["W"]
        features, hidden, self.pieces, _ = weights.shape
        self.shape = (features, hidden * self.pieces)
        self.weights = weights.reshape(features * hidden * self.pieces, -1).T
        self.padding = net.lower["pad"].reshape(self.shape)
        self.bias = net.lower["b"].reshape(-1)
        self.upper, self.upper_bias = net.upper["W"].T, net.upper["b"]
        moves = net.moves
        self.move = [name[:1] for name in moves]
        self.label = [name[2:] for name in moves]
        named = np.array([len(name) > 2 for name in moves])
        first = np.array(self.move)
        self.opens = first != "O"
        self.shut_out = {  # what no move may do: outside a name, at a text's last piece, at a blank
            "any": ~((first == "O") | (np.isin(first, ["B", "U"]) & named)),
            "last": ~((first == "O") | ((first == "U") & named)),
            "blank": first != "O",
        }
        self.goes_on = {  # inside a name, by its label: the moves that carry it on, and the one that ends it
            label: [n for n, name in enumerate(moves) if name in (f"I-{label}", f"L-{label}")]
            for label in set(self.label) - {""}
        }

    def __call__(self, texts: list[str]) -> Iterator[list[Span]]:
        """The names of each text."""
        import numpy as np

        places = [pieces_and_blanks(text) for text in texts]
        if not any(places):
            yield from ([] for _ in texts)
            return
        pieces = [[text[a:b] for a, b in spans] for text, spans in zip(texts, places, strict=True)]
        vectors = self.net.vectors(pieces)
        parts = (vectors @ self.weights).reshape(len(vectors), *self.shape)
        scores = self._scores(parts[:, 0] + (self.padding[1] + self.padding[2] + self.bias))
        scores[:, self.shut_out["any"]] = -np.inf
        start = 0
        for text, spans, own in zip(texts, places, pieces, strict=True):
            here = slice(start, start + len(spans))
            names = self._names(text, own, scores[here], parts[here]) if spans else []
            yield [(label, spans[a][0], spans[b - 1][1]) for a, b, label in names]
            start += len(spans)

    def _scores(self, summed: "Floats") -> "Floats":
        hidden = summed.reshape(len(summed), -1, self.pieces).max(axis=2)
        scores: Floats = hidden @ self.upper + self.upper_bias
        return scores

    def _names(self, text: str, pieces: list[str], scores: "Floats", parts: "Floats") -> list[tuple[int, int, str]]:
        """The names of a text, as (first piece, piece behind the last, label)."""
        import numpy as np

        if _CASELESS.search(text):
            scores[:, ~self.opens] += self.lead
        scores[-1, self.shut_out["last"]] = -np.inf
        blank = [n for n, piece in enumerate(pieces) if piece.isspace()]
        if blank:
            scores[np.ix_(blank, self.shut_out["blank"])] = -np.inf
        best = scores.argmax(axis=1)
        found: list[tuple[int, int, str]] = []
        free = 0
        for at in np.flatnonzero(self.opens[best]).tolist():
            if at < free:
                continue
            move = best[at]
            label = self.label[move]
            free = at + 1 if self.move[move] == "U" else self._end(at, label, parts)
            found.append((at, free, label))
        return found

    def _end(self, start: int, label: str, parts: "Floats") -> int:
        """Where the name that starts at a piece ends."""
        on = self.goes_on[label]
        at = start + 1
        while at < len(parts) - 1:
            scores = self._scores((parts[at, 0] + parts[start, 1] + parts[at - 1, 2] + self.bias)[None])[0]
            if self.move[max(on, key=lambda n: scores[n])] == "L":
                break
            at += 1
        return at + 1
