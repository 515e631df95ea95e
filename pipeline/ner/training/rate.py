"""How often models of names are right about the running text of the gold pages that no training saw."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.ner.cues import worded
from pipeline.ner.entities import entities
from pipeline.ner.spans import found
from pipeline.ner.training.corpora import Text
from pipeline.ner.training.gold import is_held_out, read_gold
from pipeline.rules import Rules, load_rules
from pipeline.rules.naming import LABELS, OFF, Naming

# What the models of others know as well; awards and festivals are ours alone.
SHARED = ("PERSON", "ORG", "PLACE", "WORK")

_WORDS = "+"  # "model+words"


@dataclass(slots=True)
class Tally:
    """Names right, names found and names there, by (language, label)."""

    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    got: Counter[tuple[str, str]] = field(default_factory=Counter)
    gold: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, text: Text, names: Iterable[tuple[int, int, str]]) -> None:
        """Count one text: a name is right where both its ends and its label are."""
        told, there = set(names), set(text.names)
        for counter, some in ((self.right, told & there), (self.got, told), (self.gold, there)):
            counter.update((text.language, label) for _, _, label in some)

    def scores(self, languages: Iterable[str], labels: Iterable[str]) -> tuple[int, float, float, float]:
        """How many names there are, precision, recall and F1 over some languages and labels."""
        keys = {(lang, label) for lang in languages for label in labels}
        right, got, gold = (sum(c[k] for k in keys) for c in (self.right, self.got, self.gold))
        precision, recall = right / got if got else 0.0, right / gold if gold else 0.0
        return gold, precision, recall, 2 * right / (got + gold) if got + gold else 0.0


def tally(model: str, texts: list[Text], rules: Rules) -> tuple[Tally, Tally]:
    """What a model makes of some texts: of all six labels, and of the shared four.

    "off" is the rules alone, "model+words" our model's names, labelled anew where their own words say what they name.
    In the second, what a model calls a prize or a festival is not counted against it.
    """
    name, _, words = model.partition(_WORDS)
    rules = replace(rules, naming=Naming(name, rules.naming.labels))
    printed = [t.text for t in texts]
    if name == OFF:
        answers = [entities([t.text], rules, (t.language,))[0] for t in texts]
    else:
        seen = found(printed, rules)
        answers = [
            list(worded(t.text, a, rules, (t.language,)) if words else a) for t, a in zip(texts, seen, strict=True)
        ]
    six, four = Tally(), Tally()
    for text, names in zip(texts, answers, strict=True):
        told = [(n.start, n.end, n.label) for n in names if n.label in LABELS]
        others = [(a, b) for a, b, label in text.names if label not in SHARED]
        six.add(text, told)
        four.add(text, (n for n in told if n[2] in SHARED and not any(n[0] < b and a < n[1] for a, b in others)))
    return six, four


def held_out(pages: Path) -> list[Text]:
    """The lines of running text of the pages kept for testing; the same line of a page once."""
    lines = [t for stem, texts in read_gold(pages).items() if is_held_out(pages / stem) for t in texts]
    return list(dict.fromkeys(lines))


def report(models: list[str], pages: Path) -> str:
    """The table of the model card: per model over all labels, then per label and per language."""
    rules, texts = load_rules(), held_out(pages)
    languages = sorted({t.language for t in texts if t.names}, key=lambda c: (c != "en", c))
    lines = [f"{len(texts)} lines, {sum(len(t.names) for t in texts)} names", ""]
    lines += ["| model | names | languages | labels | P | R | F1 |", "|---|---|---|---|---|---|---|"]
    for model in models:
        six, four = tally(model, texts, rules)
        rows: list[tuple[str, list[str], tuple[str, ...]]] = [
            ("all", languages, SHARED), ("all", languages, LABELS), ("en", ["en"], SHARED), ("en", ["en"], LABELS),
            *(("all", languages, (label,)) for label in LABELS), *((lang, [lang], LABELS) for lang in languages),
        ]  # fmt: skip
        for language, some, labels in rows:
            gold, *scores = (four if labels == SHARED else six).scores(some, labels)
            printed = " | ".join(f"{s:.3f}" for s in scores)
            name = {SHARED: "shared four", LABELS: "all six"}.get(labels, labels[0])
            lines.append(f"| {Path(model).name} | {gold} | {language} | {name} | {printed} |")
    return "\n".join(lines) + "\n"
