"""filmfiche: pages of film festivals in, grounded catalogue records out.

The public names are imported when they are first used, so that `import pipeline` and `fiche --help`
cost neither spaCy nor dateparser nor pydantic.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.issue import ReadError as ReadError
    from pipeline.model.issue import RuleError as RuleError
    from pipeline.model.page import Page as Page
    from pipeline.model.page import Source as Source
    from pipeline.model.record import Issue as Issue
    from pipeline.model.record import Record as Record
    from pipeline.rules.load import Rules as Rules
    from pipeline.rules.load import load_rules as load_rules
    from pipeline.run.extract import Trace as Trace
    from pipeline.run.extract import extract as extract
    from pipeline.run.extract import extract_many as extract_many
    from pipeline.run.extract import trace as trace

__version__ = "0.1.0"

_HOMES = {
    "Issue": "pipeline.model.record",
    "Page": "pipeline.model.page",
    "ReadError": "pipeline.model.issue",
    "Record": "pipeline.model.record",
    "RuleError": "pipeline.model.issue",
    "Rules": "pipeline.rules.load",
    "Source": "pipeline.model.page",
    "Trace": "pipeline.run.extract",
    "extract": "pipeline.run.extract",
    "extract_many": "pipeline.run.extract",
    "load_rules": "pipeline.rules.load",
    "trace": "pipeline.run.extract",
}

__all__ = [
    "Issue",
    "Page",
    "ReadError",
    "Record",
    "RuleError",
    "Rules",
    "Source",
    "Trace",
    "__version__",
    "extract",
    "extract_many",
    "load_rules",
    "trace",
]


def __getattr__(name: str) -> object:
    """The public object of that name, imported on its first use and kept."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
