"""The model's answers, read off its numbers: spaCy's greedy search over the same moves, most pieces told at one stroke.

Outside names a piece's best move hangs on that piece alone, so the moves of all pieces are worked out together and
only the inside of names is walked step by step. spaCy walks every piece, at three times the cost.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    import numpy as np
    from spacy.language import Language
    from spacy.tokens import Doc

    Floats = np.ndarray[Any, np.dtype[np.float32]]

_CASELESS = regex.compile(r"\p{Lo}{2}")
# How much surer than of no name the model must be where a script has no capitals: what it sees there is often none.
_LEAD = 2.0
_SPAN = tuple[int, int, str]


class Greedy:
    """The reader of a model of names whose net is spaCy's transition parser without extra tokens in its state."""

    def __init__(self, nlp: "Language", lead: float = _LEAD) -> None:
        import numpy as np
        from thinc.api import NumpyOps

        self.lead = lead
        finder: Any = nlp.get_pipe("ner")
        model = finder.model
        for node in model.walk():  # numpy's products are twice as fast as those of thinc's own library
            node.ops = NumpyOps(use_blis=False)
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self.tokens = model.get_ref("tok2vec")
        features, hidden, self.pieces = (lower.get_dim(d) for d in ("nF", "nO", "nP"))
        self.shape = (features, hidden * self.pieces)
        self.weights = lower.get_param("W").reshape(features * hidden * self.pieces, -1).T
        self.padding = lower.get_param("pad").reshape(self.shape)
        self.bias = lower.get_param("b").reshape(-1)
        self.upper, self.upper_bias = upper.get_param("W").T, upper.get_param("b")
        moves = [finder.moves.get_class_name(n) for n in range(finder.moves.n_moves)]
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

    def __call__(self, docs: "list[Doc]") -> Iterator[list[_SPAN]]:
        """The names of each document, as (first piece, piece behind the last, label)."""
        import numpy as np

        if not any(len(doc) for doc in docs):
            yield from ([] for _ in docs)
            return
        vectors = self.tokens.predict(docs)
        parts = (vectors @ self.weights).reshape(len(vectors), *self.shape)
        scores = self._scores(parts[:, 0] + (self.padding[1] + self.padding[2] + self.bias))
        scores[:, self.shut_out["any"]] = -np.inf
        start = 0
        for doc in docs:
            own = slice(start, start + len(doc))
            yield self._names(doc, scores[own], parts[own])
            start += len(doc)

    def _scores(self, summed: "Floats") -> "Floats":
        hidden = summed.reshape(len(summed), -1, self.pieces).max(axis=2)
        scores: Floats = hidden @ self.upper + self.upper_bias
        return scores

    def _names(self, doc: "Doc", scores: "Floats", parts: "Floats") -> list[_SPAN]:
        import numpy as np

        if not len(doc):
            return []
        if _CASELESS.search(doc.text):
            scores[:, ~self.opens] += self.lead
        scores[-1, self.shut_out["last"]] = -np.inf
        blank = np.flatnonzero(doc.to_array("IS_SPACE"))
        if len(blank):
            scores[np.ix_(blank, self.shut_out["blank"])] = -np.inf
        best = scores.argmax(axis=1)
        found: list[_SPAN] = []
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
