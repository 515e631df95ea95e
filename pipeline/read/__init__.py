"""The first stage: paths, folders, standard input and feeds → `Source`; what cannot be read gets a name."""

from pipeline.read.outcome import Failure, Outcome, Skip
from pipeline.read.paths import sources

__all__ = ["Failure", "Outcome", "Skip", "sources"]
