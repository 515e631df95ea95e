"""The model that comes with filmfiche: the files its card names, loaded offline, answering alike each time."""

import re
import socket
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from pipeline import Rules
from pipeline.model.issue import RuleError
from pipeline.ner import known, spans
from pipeline.ner.greedy import Greedy
from pipeline.ner.net import Net
from pipeline.ner.pieces import pieces_and_blanks
from pipeline.ner.training.gold import read_gold
from pipeline.rules.naming import LABELS, Naming

TEXT = "Anna Lindqvist studied at the Bergen Film School and made “Salt Water” (2014) in Norway."


def test_the_files_are_those_of_the_card() -> None:
    card = (spans.OWN.parent / "MODEL_CARD.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([\w./]+)` \| `([0-9a-f]{64})` \|$", card, re.MULTILINE))
    there = {p.relative_to(spans.OWN).as_posix(): p for p in sorted(spans.OWN.rglob("*")) if p.is_file()}
    there[known.FILE.name] = known.FILE
    assert told == {name: sha256(path.read_bytes()).hexdigest() for name, path in there.items()}
    assert sum(p.stat().st_size for p in there.values()) < 20_000_000


def test_it_loads_and_answers_without_a_network(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("no network")

    monkeypatch.setattr(socket, "socket", refused)
    spans.reader.cache_clear()
    spans._remembered.clear()
    (names,) = spans.found([TEXT], replace(rules, naming=Naming("model", rules.naming.labels)))
    assert [(n.label, TEXT[n.start : n.end]) for n in names] == [
        ("PERSON", "Anna Lindqvist"), ("ORG", "Bergen Film School"), ("WORK", "Salt Water"), ("PLACE", "Norway"),
    ]  # fmt: skip


def test_it_knows_our_labels() -> None:
    assert set(spans.load("model").get_pipe("ner").labels) == set(LABELS)  # type: ignore[attr-defined]


def test_answers_do_not_hang_on_company_or_order(rules: Rules, root: Path) -> None:
    own = replace(rules, naming=Naming("model", rules.naming.labels))
    lines = (root / "samples" / "stalker.txt").read_text(encoding="utf-8").split("\n")
    spans._remembered.clear()
    together = spans.found(lines, own)
    spans._remembered.clear()
    assert [spans.found([line], own)[0] for line in reversed(lines)] == together[::-1]


def test_names_are_those_of_spacys_own_search(root: Path) -> None:
    nlp = spans.load("model")
    lines = [*(root / "samples" / "stalker.txt").read_text(encoding="utf-8").split("\n"), "", "\t", " \n Anna Berg\n\n"]
    lines += [t.text for texts in list(read_gold(root / "tests" / "gold" / "pages").values())[::5] for t in texts]
    own = [[(e.label_, e.start_char, e.end_char) for e in nlp(line).ents] for line in lines]
    assert sum(map(len, own)) > 100
    read = list(Greedy(Net(spans.OWN), lead=0.0)(lines))
    assert read == own


def test_the_net_gives_the_numbers_of_spacys_layers() -> None:
    nlp, net = spans.load("model"), Net(spans.OWN)
    texts = [TEXT, "", "Ирина  Соколова,\n Москва", "det 1994 _ X", "監督は林ハルカ", "x" * 90]
    told = nlp.get_pipe("ner").model.get_ref("tok2vec").predict([nlp.make_doc(t) for t in texts])  # type: ignore[attr-defined]
    own = net.vectors([[t[a:b] for a, b in pieces_and_blanks(t)] for t in texts])
    assert np.abs(own - told).max() < 1e-4
    moves = nlp.get_pipe("ner").moves  # type: ignore[attr-defined]
    assert net.moves == [moves.get_class_name(n) for n in range(moves.n_moves)]


def test_without_capitals_a_name_must_be_surer() -> None:
    net = Net(spans.OWN)
    text = "סרט תיעודי על זיכרון, נוף ושתיקה מאת דנה כהן"
    sure, any_ = list(Greedy(net)([text])), list(Greedy(net, lead=-9.0)([text]))
    assert len(sure[0]) < len(any_[0])
    assert list(Greedy(net)([TEXT])) == list(Greedy(net, lead=-9.0)([TEXT]))


def test_a_piece_is_seen_alike_whatever_stands_beside_it() -> None:
    nlp = spans.load("model")
    layer = next(n for n in nlp.get_pipe("ner").model.walk() if n.name == "pieces_embed")  # type: ignore[attr-defined]
    alone, among = nlp.make_doc("Graz"), nlp.make_doc("In Graz and in Linz, 1994")
    (row,), (rows,) = layer.predict([alone]), layer.predict([among])
    assert (row[0] == rows[1]).all()
    assert layer.predict([nlp.make_doc("")])[0].shape == (0, row.shape[1])


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x81\xa5nodes\xdc\xff\xff", b"\x80"])
def test_a_damaged_model_is_named(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "ner").mkdir()
    (tmp_path / "config.cfg").write_text((spans.OWN / "config.cfg").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "ner" / "model").write_bytes(damage)
    with pytest.raises(RuleError, match=r"ner/model: expected"):
        spans.reader(str(tmp_path))
