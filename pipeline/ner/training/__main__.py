"""`python -m pipeline.ner.training lists DATA`, `… train DATA MODEL` and `… evaluate MODEL`.

MADE_UP are pages of our own writing.
"""

import argparse
import sys
from pathlib import Path

PAGES = Path("tests/gold/pages")
MADE_UP = Path("tests/unseen/pages")


def main() -> None:
    """Nothing; the lists, the model or its scores stand where they belong afterwards."""
    parser = argparse.ArgumentParser(prog="pipeline.ner.training")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("lists").add_argument("data", type=Path)
    train = verbs.add_parser("train")
    train.add_argument("data", type=Path)
    train.add_argument("model", type=Path)
    train.add_argument("--pages", type=Path, default=PAGES)
    train.add_argument("--made-up", type=Path, default=MADE_UP)
    scores = verbs.add_parser("evaluate")
    scores.add_argument("models", nargs="+")
    scores.add_argument("--pages", type=Path, default=PAGES)
    given = parser.parse_args()
    if given.verb == "lists":
        from pipeline.ner.known import FILE, packed
        from pipeline.ner.training.lists import lists
        from pipeline.rules import load_rules

        FILE.write_bytes(packed(lists(given.data, load_rules())))
    elif given.verb == "train":
        from pipeline.ner.training.teach import teach

        teach(given.data, given.pages, given.made_up, given.model)
    else:
        from pipeline.ner.training.rate import report

        sys.stdout.write(report(given.models, given.pages))


main()
