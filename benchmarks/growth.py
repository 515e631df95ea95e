"""Does cost grow straight? What a page ten times as long costs, in times of a usual one (ten would be straight).

`python -m benchmarks.growth ROUNDS` prints the factors as JSON. A round times ten usual pages and then one page of ten
times their length, none of them seen before; the long page's time over the mean of the ten is the round's factor.
"""

import argparse
import gc
import json
from collections.abc import Callable
from time import process_time

from benchmarks import corpus
from benchmarks.processes import one_core
from pipeline import Rules, Source, extract, load_rules

TIMES = 10
_SAMPLES = 8
_TURN = 56  # page numbers that far apart are made from the same sample, be there 7 or 8 of them
PAGES: dict[str, tuple[str, Callable[[int, int], bytes], int]] = {
    "text, 50,000 for 5,000 characters": ("txt", corpus.text_page, corpus.TEXT_SIZE),
    "HTML, 400 for 40 KB": ("html", corpus.html_page, corpus.HTML_SIZE),
    "programme, text, 1,000 for 100 films": ("txt", corpus.programme_text, 100),
    "programme, HTML, 1,000 for 100 films": ("html", corpus.programme_html, 100),
}


def pair(kind: str, number: int, rules: Rules) -> tuple[float, float]:
    """Seconds of a usual page (the mean of ten) and of one ten times as long, all made from one sample."""
    ending, make, size = PAGES[kind]
    numbers = range(number + _TURN, number + _TURN * (TIMES + 1), _TURN)
    usual = _seconds([make(n, size) for n in numbers], ending, rules) / TIMES
    return usual, _seconds([make(number, size * TIMES)], ending, rules)


def _seconds(pages: list[bytes], ending: str, rules: Rules) -> float:
    gc.collect()
    start = process_time()
    for page in pages:
        extract(Source.of(page, path=f"page.{ending}"), rules).to_json()
    return process_time() - start


def main() -> None:
    """Print, by kind of page, milliseconds of usual and of long pages, a round each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", type=int)
    rounds = parser.parse_args().rounds
    one_core()
    rules = load_rules(ner="model")
    for ending, make, size in PAGES.values():  # rules are compiled when a page first asks for them
        _seconds([make(number, size) for number in range(_SAMPLES)], ending, rules)
    gc.freeze()
    told = {}
    for kind in PAGES:
        pairs = [pair(kind, 1 + number * (1 + _TURN * (TIMES + 1)), rules) for number in range(rounds)]
        told[kind] = {"usual": [a * 1000 for a, _ in pairs], "long": [b * 1000 for _, b in pairs]}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
