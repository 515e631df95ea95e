"""The text of one value → the value, with its place in that text; pure functions, told nothing but the rules."""
