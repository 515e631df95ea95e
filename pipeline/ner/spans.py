"""The model of names: what it finds in a text; loaded when it is first asked, never where it is off."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pipeline.model.issue import RuleError
from pipeline.ner.embed import embed
from pipeline.ner.entity import Entity, EntityLabel
from pipeline.ner.greedy import Greedy, Span
from pipeline.ner.net import Net
from pipeline.ner.pieces import Cutter
from pipeline.rules import Rules
from pipeline.rules.naming import OUR_OWN

if TYPE_CHECKING:
    from spacy.language import Language

OWN = Path(__file__).parent / "model"
CUT = "filmfiche.pieces.v1"  # what spaCy calls the cut of our models
_BATCH = 64  # texts at a time: as fast as more, and less memory
_KEPT = 4096  # texts whose names are remembered

_remembered: dict[tuple[str, str], tuple[Entity, ...]] = {}


def register() -> None:
    """spaCy knows the cut of our model by its name afterwards (imported on first use)."""
    from spacy.util import registry

    if CUT not in registry.tokenizers.get_all():
        registry.tokenizers.register(CUT, func=lambda: lambda nlp: Cutter(nlp.vocab))
        registry.architectures.register("filmfiche.embed.v1", func=embed)


@lru_cache(maxsize=4)
def load(name: str) -> "Language":
    """The spaCy pipeline of a name, cut down to what finds names: "model" is our own, else one that is installed."""
    import spacy

    register()
    try:
        nlp = spacy.load(OWN if name == OUR_OWN else name)
    except OSError as error:
        raise RuleError(f"--ner {name}: expected off, model or an installed spaCy pipeline: {error}") from error
    if "ner" not in nlp.pipe_names:
        raise RuleError(f"--ner {name}: expected a spaCy pipeline with the component ner, got {nlp.pipe_names}")
    finder: Any = nlp.get_pipe("ner")
    listens = any(node.name.endswith("listener") for node in finder.model.walk())
    kept = ("ner", "tok2vec", "transformer") if listens else ("ner",)
    nlp.select_pipes(enable=[n for n in nlp.pipe_names if n in kept])
    return nlp


@lru_cache(maxsize=4)
def reader(name: str) -> Callable[[list[str]], Iterator[list[Span]]]:
    """What reads names with the model of a name: texts in, (label, start, end) of each name out.

    A model of our own is read without spaCy.
    """
    folder = OWN if name == OUR_OWN else Path(name)
    if _is_own(folder):
        greedy = Greedy(Net(folder))
        return lambda texts: (
            names for first in range(0, len(texts), _BATCH) for names in greedy(texts[first : first + _BATCH])
        )
    nlp = load(name)
    return lambda texts: (
        [(e.label_, e.start_char, e.end_char) for e in doc.ents] for doc in nlp.pipe(texts, batch_size=_BATCH)
    )


def _is_own(folder: Path) -> bool:
    """Whether a folder holds a model that was made as ours is."""
    config = folder / "config.cfg"
    return config.is_file() and CUT in config.read_text(encoding="utf-8")


def found(texts: list[str], rules: Rules) -> list[tuple[Entity, ...]]:
    """The names the model of the rules finds in each text, in order of place and none overlapping."""
    name, labels = rules.naming.model, rules.naming.labels
    new = [t for t in dict.fromkeys(texts) if (name, t) not in _remembered]
    if new:
        answers = {}
        for text, spans in zip(new, reader(name)(new), strict=True):
            told = [(labels.get(label), a, b) for label, a, b in spans]
            answers[(name, text)] = tuple(Entity(cast("EntityLabel", s), a, b) for s, a, b in told if s)
        if len(_remembered) + len(new) > _KEPT:
            _remembered.clear()
        _remembered.update(answers)
        return [answers.get((name, t)) or _remembered.get((name, t), ()) for t in texts]
    return [_remembered[(name, t)] for t in texts]
