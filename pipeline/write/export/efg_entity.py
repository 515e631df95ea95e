"""What all entities of EFG are made of: identifiers, sources, related agents."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from xml.etree.ElementTree import Element

from pipeline.rules.codes import Codes
from pipeline.write.export.citation import address, citation
from pipeline.write.export.mention import Mention, Told
from pipeline.write.export.sorting import Order, family_given
from pipeline.write.export.xml_tree import child

UNKNOWN = "und"  # EFG asks for the language of every text

_NAMESPACE = "http://www.europeanfilmgateway.eu/efg"
_SCHEME = "CP_CATEGORY_ID"


@dataclass(frozen=True, slots=True)
class Entities:
    """What all entities of one export share: codes, types of relations, words for no sound, names' order, who gives."""

    codes: Codes
    types: Mapping[str, str]
    silent: frozenset[str]
    order: Order
    provider: str
    provider_id: str

    def new(self, category: str, name: str) -> tuple[Element, Element]:
        """An `efgEntity` and in it an entity of a category, with its identifier and source."""
        root = Element("efgEntity", xmlns=_NAMESPACE)
        entity = child(root, category)
        self.identified(entity, category, name)
        self.sourced(entity, name)
        return root, entity

    def identified(self, parent: Element, category: str, name: str) -> None:
        """Add the identifier of an entity, or of one that is related."""
        child(parent, "identifier", f"{self.provider_id}_{category}_{name}", scheme=_SCHEME)

    def sourced(self, parent: Element, name: str) -> None:
        """Add who has the record, under which id."""
        source = child(parent, "recordSource")
        child(source, "sourceID", name)
        child(source, "provider", self.provider, id=self.provider_id, schemeID="Institution acronym")

    def agent(self, parent: Element, told: Told, path: str, name: str, kind: str | None, *, person: bool) -> None:
        """Add a related person or company. The same name on two pages may be two people: ids are the page's own."""
        printed = told.line(path, name)
        digest = sha256(f"{told.record.id}\0{person}\0{printed}".encode()).hexdigest()[:16]
        related = child(parent, "relPerson" if person else "relCorporate")
        self.identified(related, "person" if person else "corporate", digest)
        turned = family_given(printed, told, self.order) if person and isinstance(told, Mention) else None
        child(related, "name", turned or printed)
        if kind is not None:
            child(related, "type", told.line(path, kind))

    def cited(self, parent: Element, told: Told) -> None:
        """Add a note that says which page all of this was read from."""
        child(parent, "note", f"Description based on the page {citation(told)}", source=address(told))
