"""The model, taught: what blend gives, turned into spaCy's documents and run through the recipe of config.cfg."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.ner.training.blend import blend
from pipeline.ner.training.corpora import Text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import DocBin

# The same sums in the same order, whatever the machine.
_SUMS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_CORETYPE": "Haswell"}


def teach(data: Path, pages: Path, made_up: Path, model: Path) -> None:
    """The model made from open sets and gold pages stands in a directory afterwards."""
    os.environ.update(_SUMS)  # before numpy is loaded
    import spacy
    from spacy.cli.train import train
    from thinc.api import NumpyOps, set_current_ops

    from pipeline.ner.spans import register

    register()
    set_current_ops(NumpyOps(use_blis=False))  # numpy's products are twice as fast as those of thinc's own library
    config = Path(__file__).parent / "config.cfg"
    nlp = spacy.util.load_model_from_config(spacy.util.load_config(config), auto_fill=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        teaching, watching = blend(data, pages, made_up)
        packed(teaching, nlp).to_disk(work / "train.spacy")
        packed(watching, nlp).to_disk(work / "dev.spacy")
        train(config, work / "out", overrides={
            "paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy"),
        })  # fmt: skip
        shutil.rmtree(model, ignore_errors=True)
        slim(spacy.load(work / "out" / "model-best")).to_disk(model, exclude=["vocab"])


def slim(nlp: "Language") -> "Language":
    """The model without what only training needs."""
    for part in ("training", "pretraining", "corpora", "initialize", "paths"):
        nlp.config.pop(part, None)
    nlp.meta.update(
        name="names", version="1", description="Names in texts on films, for filmfiche", author="filmfiche",
        license="Apache-2.0", performance={}, sources=[],
    )  # fmt: skip
    return nlp


def packed(texts: list[Text], nlp: "Language") -> "DocBin":
    """The texts as documents with their names; a name that no pieces bound is widened to the pieces it touches."""
    from spacy.tokens import DocBin
    from spacy.util import filter_spans

    bin_ = DocBin(attrs=["ENT_IOB", "ENT_TYPE"])
    for text in texts:
        doc = nlp.make_doc(text.text)
        spans = [doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in text.names]
        # spaCy wants no name to begin or end with a blank.
        whole = [s for s in spans if s is not None and not s.text[:1].isspace() and not s.text[-1:].isspace()]
        doc.set_ents(filter_spans(whole))
        bin_.add(doc)
    return bin_
