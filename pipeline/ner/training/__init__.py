"""How the model of names is made: open sets, gold pages and templates in, a spaCy pipeline out.

`python -m pipeline.ner.training train DATA MODEL` makes it, `… evaluate MODEL` says how often it is right,
`… lists DATA` gathers what lists know of words, on which both lean.
"""
