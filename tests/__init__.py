"""The tests of filmfiche."""
