"""Pages of our own that were written, with their gold, before the rules had met anything like them.

What they show is nearer to what the next festival's page will show than the gold pages are.
"""
