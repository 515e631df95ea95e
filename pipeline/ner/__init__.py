"""Names in running text: persons, organisations, places, works, awards and festivals.

The one door to named entities. A model may stand behind it; until one does, shapes of names, cues and the
lists of the rules answer.
"""

from pipeline.ner.entities import entities
from pipeline.ner.entity import Entity
from pipeline.ner.tokens import sentences

__all__ = ["Entity", "entities", "sentences"]
