"""The open sets: their sentences as texts with labelled places, read where they lie."""

import lzma
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Named = tuple[int, int, str]  # start, end, label

_NO_BLANK_BEFORE = frozenset(".,;:!?)]}»”’%…、。」』）")
_NO_BLANK_BEHIND = frozenset("([{«“‘„「『（")
_CLITIC = ("'s", "’s", "n'", "'t", "'r", "'v", "'l", "'m")
# Universal Dependencies part what Portuguese prints as one word ("de o" = "do").
_ARTICLES, _CONTRACTED = frozenset(["a", "o", "as", "os"]), {"de": "d", "em": "n", "por": "pel"}
_SPACELESS = ("ja", "zh")
_LONGEST = 90  # words of a sentence
_SENTENCE_END = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that teaches: its language, its characters, and the names in it."""

    language: str
    text: str
    names: tuple[Named, ...]


def read_sets(data: Path, chance: random.Random) -> list[Text]:
    """The sentences of all open sets below a directory, each as often as sets.toml says."""
    found: list[Text] = []
    table = tomllib.loads((Path(__file__).parent / "sets.toml").read_text(encoding="utf-8"))
    for part in table.values():
        texts = [text for pattern in part["files"] for path in sorted(data.glob(pattern)) for text in _read(path, part)]
        if len(texts) > part.get("most", len(texts)):
            texts = chance.sample(texts, part["most"])
        found += texts * part.get("times", 1)
    return found


def _read(path: Path, part: dict[str, Any]) -> Iterator[Text]:
    raw = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    sentence: list[tuple[str, str]] = []
    for line in [*raw.decode("utf-8", "replace").splitlines(), ""]:
        if line.startswith(("#", "-DOCSTART")):
            continue
        columns = line.split("\t") if "\t" in line else line.split(" ")
        at = part.get("column", -1)
        if not line.strip() or len(columns) < 2:
            yield from _sentence(sentence, part)
            sentence = []
            continue
        word = columns[part.get("word", 0)]
        sentence.append((word, columns[at].strip()))
        unbroken = "europeana" in path.as_posix() and word in _SENTENCE_END
        if (unbroken and len(sentence) > 5) or len(sentence) >= _LONGEST:
            yield from _sentence(sentence, part)
            sentence = []


def _sentence(words: list[tuple[str, str]], part: dict[str, Any]) -> Iterator[Text]:
    """The sentence, if it is of use: not too short, and with no name whose kind the set leaves open."""
    bare = [tag[2:] if tag[1:2] == "-" else tag for _, tag in words]
    if len(words) < 3 or not set(bare).isdisjoint(part["unclear"]):
        return
    text, names = "", list[Named]()
    before = ("", "")
    for (word, tag), kind in zip(words, bare, strict=True):
        if word in _ARTICLES and before[0] in _CONTRACTED and part["language"] == "pt":
            text = text[: -len(before[0])] + _CONTRACTED[before[0]] + word
            before = (word, kind)
            continue
        glued = not text or word[:2] in _CLITIC or word[0] in _NO_BLANK_BEFORE or text[-1] in _NO_BLANK_BEHIND
        text += word if glued or part["language"] in _SPACELESS else f" {word}"
        label = _label(kind, part["labels"])
        if label and before[1] == kind and not tag.startswith("B-"):
            names[-1] = (names[-1][0], len(text), label)
        elif label:
            names.append((len(text) - len(word), len(text), label))
        before = (word, kind)
    yield Text(part["language"], text, tuple(names))


def _label(kind: str, labels: dict[str, str]) -> str:
    """Our label for theirs; of names of kinds that open alike the longest counts."""
    while kind:
        if kind in labels:
            return labels[kind]
        kind = kind.rpartition("_")[0]
    return ""


def unnamed(texts: list[Text]) -> dict[str, list[str]]:
    """Stretches of text without a name in them, of three to twelve words, by language."""
    found: dict[str, list[str]] = {}
    for text in texts:
        start = 0
        for begin, end in [*((a, b) for a, b, _ in text.names), (len(text.text), len(text.text))]:
            words = text.text[start:begin].strip().split(" ")
            joiner = " "
            if text.language in _SPACELESS:
                words, joiner = list(text.text[start:begin]), ""
            for i in range(0, len(words) - 3, 9):
                piece = joiner.join(words[i : i + 9]).strip(" .,;:!?()\"'")
                if len(piece) > 6:
                    found.setdefault(text.language, []).append(piece)
            start = end
    return found
