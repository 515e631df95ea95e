"""Files: how they are replaced whole, and one module a format."""
