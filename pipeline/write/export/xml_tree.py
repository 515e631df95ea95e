"""Small XML trees for the formats that are XML."""

from xml.etree.ElementTree import Element, SubElement


def child(parent: Element, tag: str, text: str | None = None, **attributes: str | None) -> Element:
    """A new last child, without the attributes that are None; `text` holds only what XML can (see `Told.text`)."""
    told = {key: value for key, value in attributes.items() if value is not None}
    element = SubElement(parent, tag, told)
    element.text = text
    return element
