"""Many pages: the way through the stages, the one failure boundary, what a run writes and counts."""
