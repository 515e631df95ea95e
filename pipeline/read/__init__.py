"""The first stage: pages, feeds, archives and folders of them, here or elsewhere → `Source`; what cannot be read gets
a name, and so do pages that came before (`once`) or are not there (`present`)."""

from pipeline.read.duplicates import once
from pipeline.read.gone import present
from pipeline.read.outcome import Failure, Outcome, Skip
from pipeline.read.paths import sources

__all__ = ["Failure", "Outcome", "Skip", "once", "present", "sources"]
