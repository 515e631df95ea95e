"""`python -m benchmarks.maintext FOLDER...`: the main text of the HTML pages of folders, as trafilatura tells it.

It goes into a folder beside them: what spaCy, which reads no HTML, is measured on.
"""

import sys
from pathlib import Path

from trafilatura import extract

from benchmarks.contenders import main_text


def main() -> None:
    """Write the texts."""
    for folder in map(Path, sys.argv[1:]):
        texts = main_text(folder)
        texts.mkdir(exist_ok=True)
        for page in folder.iterdir():
            (texts / f"{page.stem}.txt").write_text(extract(page.read_bytes()) or "", encoding="utf-8")


if __name__ == "__main__":
    main()
