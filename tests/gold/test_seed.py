"""The page the project began with, as text and as HTML: every fact right, none too many. Skipped where it is absent."""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from pipeline import Rules, Source, extract
from pipeline.score import compare, read_gold, told

SEED = Path(__file__).parents[3] / "shared" / "seed"


def as_html(text: str) -> str:
    """The page as an ordinary web page: a menu, its lines as paragraphs and list items, a footer, a script."""
    parts, listed = [], False
    for line in filter(None, map(str.strip, text.splitlines())):
        item = line.startswith("•")
        parts += ["<ul>"] * (item and not listed) + ["</ul>"] * (listed and not item)
        parts.append(f"<li>{escape(line.lstrip('• '))}</li>" if item else f"<p>{escape(line)}</p>")
        listed = item
    menu = "".join(
        f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("Home", "Films", "News", "Tickets", "Contact")
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Festival</title>'
        f"<script>var year = 2019;</script></head><body><nav><ul>{menu}</ul></nav><main>{''.join(parts)}</main>"
        '<footer><a href="/imprint">Imprint</a></footer></body></html>'
    )


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed page is not at hand")
@pytest.mark.parametrize(("ending", "shape"), [("txt", str), ("html", as_html)])
def test_seed(ending: str, shape: Callable[[str], str], rules: Rules) -> None:
    for gold in read_gold(SEED):
        text = (SEED / f"{gold.stem}.txt").read_text(encoding="utf-8")
        record = extract(Source.of(shape(text).encode(), path=f"{gold.stem}.{ending}"), rules)
        assert compare(gold, told(json.loads(record.to_json()))).misses == ()
