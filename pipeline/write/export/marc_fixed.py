"""The coded part of a MARC record: leader, 007, 008."""

import re
from collections.abc import Iterator

from pipeline.write.export.marc_draft import Draft

# Projected medium, monograph, UTF-8, abbreviated level, ISBD punctuation; lengths are counted when it is written.
LEADER = "00000ngm a22000003i 4500"

_COLOURS = {"colour": "c", "bw": "b", "both": "m", None: "u"}
_DATE = re.compile(r"(\d{2})(\d{2})-(\d{2})-(\d{2})")
_MOST_MINUTES = 999
_SQUEEZED = re.compile(r"[\s-]+")


def fixed_fields(draft: Draft) -> None:
    """Add 007 for each carrier and 008."""
    carriers = list(dict.fromkeys(_carriers(draft))) or ["m u"]
    for carrier in carriers:
        draft.control("007", _description(*carrier.split(), colour=_COLOURS[draft.mention.film.colour]))
    draft.control("008", _general(draft, carriers[0][0]))


def gauge(form: str, draft: Draft) -> bool:
    """Whether a format is a film's width ("35 mm")."""
    carrier = _carrier(form, draft)
    return carrier is not None and carrier[0] == "m"


def _carriers(draft: Draft) -> Iterator[str]:
    for form in draft.mention.film.formats:
        carrier = _carrier(form, draft)
        if carrier is not None:
            yield carrier


def _carrier(form: str, draft: Draft) -> str | None:
    squeezed = _SQUEEZED.sub("", form.casefold())
    carriers = draft.marc.tables["carriers"]
    return next((carrier for start, carrier in carriers.items() if squeezed.startswith(start)), None)


def _description(category: str, detail: str, *, colour: str) -> str:
    """007 of a motion picture (23 characters) or a video (9); what pages never tell is not coded."""
    if category == "v":
        return f"vu {colour}{detail}uuuu"
    return f"mu {colour}uuu{detail}u".ljust(23, "|")


def _general(draft: Draft, category: str) -> str:
    film = draft.mention.film
    fetched = _DATE.match(draft.mention.record.source.fetched or "")
    entered = "".join(fetched.groups()[1:]) if fetched else draft.marc.entered
    dates = f"s{film.year:04}    " if film.year is not None else "nuuuuuuuu"
    places = [draft.marc.codes.country(code).marc for code in film.countries]
    place = next((code for code in places if code), "xx")
    minutes = "---" if film.runtime_minutes is None else f"{film.runtime_minutes:03}"
    if film.runtime_minutes is not None and film.runtime_minutes > _MOST_MINUTES:
        minutes = "000"  # the code for "more than three figures"; 300 and 306 have the figure
    technique = next((c for form, c in draft.marc.tables["technique"].items() if form in film.form), "u")
    language = next(iter(language_codes(draft, film.languages)), "und")
    return f"{entered}{dates}{place:<3}{minutes}{' ' * 12}{category}{technique}{language} d"


def language_codes(draft: Draft, tags: tuple[str, ...]) -> list[str]:
    """The MARC codes of languages, none twice; those that the list has no code for are left out."""
    codes = ("zxx" if tag == "zxx" else draft.marc.codes.language(tag).marc for tag in tags)
    return list(dict.fromkeys(code for code in codes if code))
