"""What teaches the model of names: the names read by hand stand in their pages, and new names keep their places."""

from pathlib import Path

import pytest

from pipeline.ner import known
from pipeline.ner.embed import traits
from pipeline.ner.training import blend, gold
from pipeline.ner.training.corpora import Text


@pytest.mark.parametrize("folder", ["gold", "unseen"])
def test_names_read_by_hand_stand_in_their_page(root: Path, folder: str) -> None:
    names, pages = gold._names(), gold.read_gold(root / "tests" / folder / "pages")
    assert len(pages) > 60
    astray = {
        stem: [n for n, _ in names[stem] if not any(n in t.text[a:b] for t in texts for a, b, _ in t.names)]
        for stem, texts in pages.items()
    }
    assert {stem: left for stem, left in astray.items() if left} == {}


class Sixes:
    """A maker of names that are all alike."""

    tongues = ("en",)

    class chance:  # noqa: N801  as random.Random is used
        @staticmethod
        def random() -> float:
            return 0.0

    @staticmethod
    def another(name: str, label: str, language: str) -> str:
        return f"{label} six" if name and language else ""


def test_new_names_stand_where_the_old_ones_stood() -> None:
    text = Text("en", "ANNA BERG met Tom in Graz.", ((0, 9, "PERSON"), (14, 17, "PERSON"), (21, 25, "PLACE")))
    made = blend.renamed(text, Sixes())  # type: ignore[arg-type]
    assert made.text == "PERSON SIX met PERSON six in PLACE six."
    assert [made.text[a:b] for a, b, _ in made.names] == ["PERSON SIX", "PERSON six", "PLACE six"]
    assert [label for *_, label in made.names] == ["PERSON", "PERSON", "PLACE"]
    assert blend.renamed(Text("xx", text.text, text.names), Sixes()).text == text.text  # type: ignore[arg-type]


def test_what_lists_know_of_words_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "known.bin").write_bytes(known.packed({"graz": ("7", "", "", "", "t"), "berg": ("", "s", "", "", "")}))
    monkeypatch.setattr(known, "FILE", tmp_path / "known.bin")
    known._lists.cache_clear()
    told = [known.known(piece) for piece in ("Graz", "BERG", "Gräz", "Linz")]
    known._lists.cache_clear()
    assert told == [("7", "", "", "", "t"), ("", "s", "", "", ""), ("7", "", "", "", "t"), ("",) * known.SORTS]


@pytest.mark.parametrize(
    ("piece", "sort", "mark"),
    [("Maria", 1, "g"), ("Warsaw", 4, "t"), ("США", 4, "C"), ("École", 2, "S"), ("the", 3, "W")],
)
def test_the_lists_that_come_with_it_know_names_places_bodies_and_small_words(piece: str, sort: int, mark: str) -> None:
    assert mark in known.known(piece)[sort]


def test_what_is_looked_up_of_a_piece() -> None:
    assert traits("Gijón") == ["gijón", "g", "gij", "ón", "jón", "Xxxxx"]
