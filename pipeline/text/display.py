"""How a browser displays each HTML element, as far as it decides where text breaks and what is shown."""

from enum import IntEnum


class Show(IntEnum):
    """What an element does to the text around it; elements of no entry run on in their line."""

    INLINE = 0
    BLOCK = 1  # a line of its own
    SPACED = 2  # a line of its own with a margin
    HEADING = 3
    ITEM = 4
    TABLE = 5
    ROW = 6
    CELL = 7
    TERMS = 8
    TERM = 9
    DETAIL = 10
    CAPTION = 11
    BREAK = 12
    RULE = 13
    LINK = 14
    KEPT = 15  # line breaks inside count (pre)
    THROUGH = 16  # no line of its own and no part of the place (tbody)
    IMAGE = 17  # shows something that is no text
    HIDDEN = 18  # nothing inside is shown


def _table() -> dict[str, Show]:
    names = {
        Show.BLOCK: "address center div fieldset form legend summary details dialog dir frameset hgroup main nav header"
        " footer aside optgroup search noframes listing marquee",
        Show.SPACED: "p ul ol menu blockquote section article figure",
        Show.HEADING: "h1 h2 h3 h4 h5 h6",
        Show.ITEM: "li",
        Show.TABLE: "table",
        Show.ROW: "tr",
        Show.CELL: "td th",
        Show.TERMS: "dl",
        Show.TERM: "dt",
        Show.DETAIL: "dd",
        Show.CAPTION: "figcaption caption",
        Show.BREAK: "br",
        Show.RULE: "hr",
        Show.LINK: "a",
        Show.KEPT: "pre xmp plaintext",
        Show.THROUGH: "tbody thead tfoot colgroup body html",
        Show.IMAGE: "img input select textarea button svg iframe object embed canvas video audio picture"
        " meter progress",
        Show.HIDDEN: "script style noscript template head title meta link base option datalist area col param source"
        " track noembed frame annotation annotation-xml",
    }
    return {name: show for show, listed in names.items() for name in listed.split()}


SHOWN = _table()
LANDMARKS = frozenset(("nav", "header", "footer", "aside", "main", "article", "form"))
ROLES = {
    "navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside", "main": "main",
    "search": "form", "menu": "nav", "menubar": "nav",
}  # fmt: skip
