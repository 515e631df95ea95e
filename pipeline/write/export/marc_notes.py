"""What a page tells about a film, in MARC notes; where it stood is cited in each record."""

from pipeline.model.record import Award, Review
from pipeline.write.export.citation import address, citation, festival
from pipeline.write.export.marc_draft import Draft, ended

_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def general_notes(draft: Draft) -> None:
    """Add 500: the section and the premiere as the page tells them."""
    film = draft.mention.film
    for told, path, what in ((film.section, "section", "Festival section"), (film.premiere, "premiere", "Premiere")):
        if told is not None:
            draft.note("500", "  ", ended(f"{what}: {draft.line(path, told)}"), path=path)


def screenings(draft: Draft) -> None:
    """Add 518 for every screening."""
    where = festival(draft.mention)
    for number, screening in enumerate(draft.mention.film.screenings):
        parts = [("o", f"Screened at {where}" if where else "Screened")]
        if screening.start is not None:
            parts.append(("d", screening.start))
        if screening.venue is not None:
            parts.append(("p", draft.line(f"screenings/{number}/venue", screening.venue)))
        draft.add("518", "  ", *parts, path=f"screenings/{number}/start")


def summaries(draft: Draft) -> None:
    """Add 520: synopsis, the maker's statement (first indicator 8, none of MARC's kinds), reviews (1)."""
    film = draft.mention.film
    if film.synopsis is not None:
        draft.note("520", "  ", draft.line("synopsis", film.synopsis), path="synopsis")
    if film.statement is not None:
        speaker = film.statement.speaker
        by = f"Statement by {draft.line('statement/speaker', speaker)}: " if speaker else "Statement: "
        draft.note("520", "8 ", by + draft.line("statement/text", film.statement.text), path="statement/text")
    for number, review in enumerate(film.reviews):
        draft.note("520", "1 ", *_review(draft, number, review), path=f"reviews/{number}/text")


def _review(draft: Draft, number: int, review: Review) -> tuple[str, *tuple[tuple[str, str], ...]]:
    path = f"reviews/{number}"
    signed = [
        draft.line(f"{path}/{name}", value)
        for name, value in (("byline", review.byline), ("publication", review.publication), ("date", review.date))
        if value is not None
    ]
    title = f"{draft.line(f'{path}/title', review.title)}. " if review.title else ""
    text = title + draft.line(f"{path}/text", review.text or "")
    return (text.strip() or "Review", *((("c", ", ".join(signed)),) if signed else ()))


def awards(draft: Draft) -> None:
    """Add 586 for every award, nomination or selection."""
    for number, award in enumerate(draft.mention.film.awards):
        draft.note("586", "  ", ended(_award(draft, f"awards/{number}", award)), path=f"awards/{number}/award")


def _award(draft: Draft, path: str, award: Award) -> str:
    given_by = draft.line(f"{path}/festival", award.festival) if award.festival else ""
    edition = f"{award.edition}{_ordinal(award.edition)} edition" if award.edition is not None else ""
    country = draft.marc.codes.country(award.country).name if award.country else ""
    where = ", ".join(part for part in (given_by, edition, country, str(award.year or "")) if part)
    what = draft.line(f"{path}/award", award.award) if award.award else ""
    to = f"to {draft.line(f'{path}/recipient', award.recipient)}" if award.recipient else ""
    result = award.result or ""
    told = ", ".join(part for part in (what, result, to) if part)
    return ": ".join(part for part in (where, told) if part)


def _ordinal(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else _ORDINALS.get(number % 10, "th")


def sources(draft: Draft) -> None:
    """Add 588 and 856: the page that all of this was read from; links of the film."""
    cited, uri = citation(draft.mention), address(draft.mention)
    draft.note("588", "  ", ended(f"Description based on the page {cited}"), path="title")
    if uri is not None:
        draft.add("856", "42", ("3", "Page that the description is based on"), ("u", uri), path="title")
    for number, link in enumerate(draft.mention.film.links):
        draft.add("856", "42", ("u", draft.line(f"links/{number}", link)), path=f"links/{number}")
