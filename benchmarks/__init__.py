"""How fast filmfiche is, and on what."""
