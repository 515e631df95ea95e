"""Works: mentions of one film brought together; names and films matched with an archive's own file."""
