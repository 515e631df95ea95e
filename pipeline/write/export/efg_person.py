"""A biography in EFG: a `person`."""

from hashlib import sha256
from xml.etree.ElementTree import Element

from pipeline.write.export.dates import day
from pipeline.write.export.efg_entity import Entities
from pipeline.write.export.mention import Biography, role_words
from pipeline.write.export.xml_tree import child


def person_entity(told: Biography, entities: Entities) -> Element:
    """The person; dates that are no sure days are notes."""
    person = told.person
    root, entity = entities.new("person", told.id)
    child(entity, "name", told.line("name", person.name))
    for what, path, date in (("birth", "born", person.born), ("death", "died", person.died)):
        if date is not None and day(date) is not None:
            child(entity, "date", date, type=f"date of {what}")
        elif date is not None:
            child(entity, "note", f"Date of {what}: {told.line(path, date)}")
    for what, path, place in (
        ("birth", "birth_place", person.birth_place),
        ("death", "death_place", person.death_place),
    ):
        if place is not None:
            child(entity, "place", told.line(path, place), type=f"place of {what}")
    for number, role in enumerate(person.roles):
        child(entity, "typeOfActivity", entities.types.get(role) or told.line(f"roles/{number}", role_words(role)))
    if person.text is not None:
        child(entity, "note", told.text("text", person.text))
    entities.cited(entity, told)
    for number, relation in enumerate(person.relations):
        entities.agent(entity, told, f"relations/{number}/name", relation.name, relation.kind, person=True)
    for number, work in enumerate(person.filmography):
        title = told.line(f"filmography/{number}/title", work.title)
        related = child(entity, "relAvCreation")
        digest = sha256(f"{told.record.id}\0{title}\0{work.year}".encode()).hexdigest()[:16]
        entities.identified(related, "avcreation", digest)
        child(related, "title", f"{title} ({work.year})" if work.year is not None else title)
    return root
