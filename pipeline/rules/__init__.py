"""The rules: everything filmfiche knows about words, as data (see `rules/` and CONTRIBUTING)."""

from pipeline.rules.load import Rules, load_rules

__all__ = ["Rules", "load_rules"]
