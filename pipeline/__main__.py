"""`python -m pipeline`: the same as `fiche`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
