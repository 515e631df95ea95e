"""Do site files earn their place? Each is tried on the gold pages of its site, with and without it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline import Rules, Source, extract
from pipeline.rules.sites import host_of, site_at
from pipeline.score import compare, read_gold, told


def idle(rules: Rules, pages: Path) -> Iterator[str]:
    """The hosts of site files that make no gold page of theirs better, or one worse; pages are read below `pages`."""
    plain = replace(rules, sites={})
    gains: dict[str, list[int]] = {host: [] for host in rules.sites}
    for gold in read_gold(pages):
        uri = json.loads((pages / f"{gold.stem}.json").read_text(encoding="utf-8")).get("url")
        site = site_at(rules.sites, host_of(uri) or "")
        if site is not None:
            source = Source.of((pages / f"{gold.stem}.txt").read_bytes(), path=f"{gold.stem}.txt", uri=uri)
            without, with_site = (
                len(compare(gold, told(json.loads(extract(source, r).to_json()))).misses) for r in (plain, rules)
            )
            gains[site.host].append(without - with_site)
    yield from (host for host, found in gains.items() if max(found, default=0) <= 0 or min(found) < 0)
