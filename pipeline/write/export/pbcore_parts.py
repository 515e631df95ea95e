"""What PBCore says of a film beside titles and agents: descriptions, how it looks and sounds, annotations."""

from xml.etree.ElementTree import Element

from pipeline.model.record import Award
from pipeline.rules.codes import Codes
from pipeline.write.export.citation import address, citation, festival
from pipeline.write.export.mention import Mention
from pipeline.write.export.xml_tree import child

_HOUR = 60
_COLOURS = {"colour": "Color", "bw": "B&W", "both": "Color; B&W"}


def descriptions(document: Element, mention: Mention) -> None:
    """Add synopsis, statement and reviews; the schema asks for one at least."""
    film = mention.film
    before = len(document)
    if film.synopsis is not None:
        child(document, "pbcoreDescription", mention.text("synopsis", film.synopsis), descriptionType="Synopsis")
    if film.statement is not None:
        speaker = film.statement.speaker
        by = mention.line("statement/speaker", speaker) if speaker is not None else None
        text = mention.text("statement/text", film.statement.text)
        child(document, "pbcoreDescription", text, descriptionType="Statement", annotation=by)
    for number, review in enumerate(film.reviews):
        path = f"reviews/{number}"
        told = (
            ("title", review.title),
            ("byline", review.byline),
            ("publication", review.publication),
            ("date", review.date),
        )
        by = ", ".join(mention.line(f"{path}/{name}", value) for name, value in told if value) or None
        text = mention.text(f"{path}/text", review.text or "")
        child(document, "pbcoreDescription", text, descriptionType="Review", annotation=by)
    if len(document) == before:
        child(document, "pbcoreDescription", "Not described on the page", descriptionType="None")


def instantiation(document: Element, mention: Mention, codes: Codes, source: str, location: str) -> None:
    """Add how the film looks and sounds, where the page tells it."""
    film = mention.film
    languages = [(tag, codes.language(tag).marc) for tag in film.languages]
    coded = list(dict.fromkeys(code for tag, code in languages if code and tag != "zxx"))
    told = (film.runtime_minutes, film.colour, film.sound, film.aspect_ratio, film.formats, coded, film.subtitles)
    if not any(told):
        return
    shown = child(document, "pbcoreInstantiation")
    child(shown, "instantiationIdentifier", mention.id, source=source)
    child(shown, "instantiationLocation", location)
    child(shown, "instantiationMediaType", "Moving Image")
    if film.runtime_minutes is not None:
        hours, minutes = divmod(film.runtime_minutes, _HOUR)
        child(shown, "instantiationDuration", f"{hours:02}:{minutes:02}:00")
    if film.colour is not None:
        child(shown, "instantiationColors", _COLOURS[film.colour])
    if film.sound is not None:
        child(shown, "instantiationTracks", mention.line("sound", film.sound))
    for code in coded:
        child(shown, "instantiationLanguage", code, source="ISO 639-2/B")
    if film.subtitles:
        names = ", ".join(codes.language(tag).name for tag in film.subtitles)
        child(shown, "instantiationAlternativeModes", f"Subtitles: {names} ({', '.join(film.subtitles)})")
    if film.aspect_ratio is not None:
        track = child(shown, "instantiationEssenceTrack")
        child(track, "essenceTrackType", "Video")
        child(track, "essenceTrackAspectRatio", mention.line("aspect_ratio", film.aspect_ratio))
    for number, form in enumerate(film.formats):
        child(shown, "instantiationAnnotation", mention.line(f"formats/{number}", form), annotationType="Format")


def annotations(document: Element, mention: Mention, codes: Codes) -> None:
    """Add what PBCore has no element for, each under its kind, and the page that all was read from."""
    film = mention.film

    def add(kind: str, text: str, ref: str | None = None) -> None:
        child(document, "pbcoreAnnotation", text, annotationType=kind, ref=ref)

    for code in film.countries:
        add("Country of production", codes.country(code).name, code)
    for tag in film.languages:
        add("Language", "No dialogue" if tag == "zxx" else codes.language(tag).name, tag)
    for kind, path, value in (("Festival section", "section", film.section), ("Premiere", "premiere", film.premiere)):
        if value is not None:
            add(kind, mention.line(path, value))
    for number, award in enumerate(film.awards):
        add("Award", _award(mention, f"awards/{number}", award, codes))
    for number, screening in enumerate(film.screenings):
        venue = mention.line(f"screenings/{number}/venue", screening.venue) if screening.venue else None
        add("Screening", ", ".join(part for part in (screening.start, venue, festival(mention)) if part))
    for number, link in enumerate(film.links):
        add("Link", mention.line(f"links/{number}", link))
    add("Source", citation(mention), address(mention))


def _award(mention: Mention, path: str, award: Award, codes: Codes) -> str:
    country = codes.country(award.country).name if award.country else None
    edition = f"edition {award.edition}" if award.edition is not None else None
    told = (
        ("award", award.award), ("result", award.result), ("recipient", award.recipient), ("festival", award.festival),
        ("edition", edition), ("country", country), ("year", str(award.year) if award.year is not None else None),
    )  # fmt: skip
    return ", ".join(mention.line(f"{path}/{name}", value) for name, value in told if value is not None)
