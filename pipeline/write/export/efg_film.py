"""A film in EFG: `avcreation` with its manifestation, and the awards and screenings that are entities of their own."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pipeline.model.record import Award
from pipeline.write.export.citation import festival
from pipeline.write.export.dates import day
from pipeline.write.export.efg_entity import UNKNOWN, Entities
from pipeline.write.export.mention import Mention, preferred_title, role_words, variant_titles
from pipeline.write.export.xml_tree import child

NO_TITLE = "[Title not known]"

_HOUR = 60
_FORMER = 4  # letters of a former state's code, which begins with the two that it had while it was there
_COLOURS = {
    "colour": ("Colour", "true"),
    "bw": ("Black & White", "false"),
    "both": ("Colour and Black & White", "true"),
}


def film_entity(mention: Mention, entities: Entities) -> Element:
    """The film as an `avcreation`."""
    film = mention.film
    root, creation = entities.new("avcreation", mention.id)
    title = _titles(creation, mention)
    child(creation, "identifyingTitle", title, lang=UNKNOWN)
    for tag in film.languages:
        child(creation, "language", tag)
    _countries(creation, mention, entities)
    if film.year is not None:
        child(creation, "productionYear", f"{film.year:04}")
    _keywords(creation, mention)
    _descriptions(creation, mention)
    _notes(creation, mention)
    entities.cited(creation, mention)
    _manifestation(creation, mention, entities, title)
    _agents(creation, mention, entities)
    for number, award in enumerate(film.awards):
        related = child(creation, "relAward")
        entities.identified(related, "award", f"{mention.id}-a{number}")
        child(related, "name", _award_name(mention, number, award))
        if award.result is not None:
            child(related, "type", award.result)
    return root


def _titles(creation: Element, mention: Mention) -> str:
    """Add the titles; what comes back is the one the film goes by."""
    film = mention.film
    preferred = preferred_title(film)
    spoken = film.languages[0] if len(film.languages) == 1 and film.languages[0] != "zxx" else UNKNOWN
    shown = NO_TITLE
    if preferred is not None:
        original = preferred[1] == "original_title"
        shown = mention.line(preferred[1], preferred[0])
        _title(creation, shown, spoken if original else UNKNOWN, "Original title" if original else None)
    else:
        _title(creation, shown, UNKNOWN, "Supplied title")
    for other, path in variant_titles(film):
        _title(creation, mention.line(path, other), UNKNOWN, "Alternative title")
    return shown


def _title(parent: Element, text: str, language: str, relation: str | None) -> None:
    title = child(parent, "title", lang=language)
    child(title, "text", text)
    if relation is not None:
        child(title, "relation", relation)


def _countries(creation: Element, mention: Mention, entities: Entities) -> None:
    for code in mention.film.countries:
        child(creation, "countryOfReference", code[:2])
        if len(code) == _FORMER:
            child(creation, "note", f"Country of reference {code[:2]}: {entities.codes.country(code).name} ({code})")


def _keywords(creation: Element, mention: Mention) -> None:
    film = mention.film
    for form in film.form:
        child(child(creation, "keywords", lang="en", type="Form"), "term", form.replace("_", " ").capitalize())
    for number, genre in enumerate(film.genres):
        term = mention.line(f"genres/{number}", genre)
        child(child(creation, "keywords", lang=UNKNOWN, type="Genre"), "term", term)


def _descriptions(creation: Element, mention: Mention) -> None:
    film = mention.film
    languages = mention.record.page.languages
    language = languages[0] if len(languages) == 1 else UNKNOWN
    if film.synopsis is not None:
        child(creation, "description", mention.text("synopsis", film.synopsis), lang=language, type="Synopsis")
    if film.statement is not None:
        speaker = film.statement.speaker
        by = mention.line("statement/speaker", speaker) if speaker is not None else None
        text = mention.text("statement/text", film.statement.text)
        child(creation, "description", text, lang=language, type="Statement", source=by)
    for number, review in enumerate(film.reviews):
        path = f"reviews/{number}"
        signed = (("byline", review.byline), ("publication", review.publication), ("date", review.date))
        by = ", ".join(mention.line(f"{path}/{name}", value) for name, value in signed if value) or None
        title = f"{mention.line(f'{path}/title', review.title)}\n" if review.title else ""
        text = title + mention.text(f"{path}/text", review.text or "")
        child(creation, "description", text, lang=language, type="Review", source=by)


def _notes(creation: Element, mention: Mention) -> None:
    film = mention.film
    told = [("section", "Festival section", film.section), ("premiere", "Premiere", film.premiere)]
    told += [(f"links/{number}", "Link", link) for number, link in enumerate(film.links)]
    told += [
        (f"cast/{number}/character", f"Cast: {mention.line(f'cast/{number}/name', member.name)} as", member.character)
        for number, member in enumerate(film.cast)
    ]
    for path, what, value in told:
        if value is not None:
            joined = " " if path.startswith("cast/") else ": "
            child(creation, "note", f"{what}{joined}{mention.line(path, value)}")


def _manifestation(creation: Element, mention: Mention, entities: Entities, title: str) -> None:
    film = mention.film
    shown = child(creation, "avManifestation")
    entities.identified(shown, "avManifestation", mention.id)
    entities.sourced(shown, mention.id)
    _title(shown, title, UNKNOWN, None)
    for tag in film.languages:
        child(shown, "language", tag)
    for tag in film.subtitles:
        child(shown, "language", tag, usage="Subtitles")
    if film.runtime_minutes is not None:
        hours, minutes = divmod(film.runtime_minutes, _HOUR)
        child(shown, "duration", f"{hours:02}:{minutes:02}:00")
    _format(shown, mention, entities)
    for number, screening in enumerate(film.screenings):
        related = child(shown, "relPublicationEvent")
        entities.identified(related, "publicationEvent", f"{mention.id}-s{number}")
        child(related, "name", f"Screening {screening.start or ''}".strip())


def _format(shown: Element, mention: Mention, entities: Entities) -> None:
    """Add what the film looks and sounds like; a format has one gauge and one carrier, others go into notes."""
    film = mention.film
    parts = child(shown, "format")
    for number, form in enumerate(film.formats):
        name = "gauge" if form[:1].isdigit() and "m" in form.casefold().replace("м", "m") else "carrier"
        if parts.find(name) is None:
            child(parts, name, mention.line(f"formats/{number}", form))
        else:
            child(shown, "note", f"Format: {mention.line(f'formats/{number}', form)}")
    if film.aspect_ratio is not None:
        child(parts, "aspectRatio", mention.line("aspect_ratio", film.aspect_ratio))
    if film.colour is not None:
        words, coloured = _COLOURS[film.colour]
        child(parts, "colour", words, hasColor=coloured)
    if film.sound is not None:
        heard = "false" if film.sound.casefold() in entities.silent else "true"
        child(parts, "sound", mention.line("sound", film.sound), hasSound=heard)
    if not len(parts):
        shown.remove(parts)


def _agents(creation: Element, mention: Mention, entities: Entities) -> None:
    film = mention.film
    for number, credit in enumerate(film.credits):
        kind = _type(credit.role, entities)
        entities.agent(creation, mention, f"credits/{number}/name", credit.name, kind, person=True)
    for number, member in enumerate(film.cast):
        path = f"cast/{number}/name"
        entities.agent(creation, mention, path, member.name, _type("cast", entities), person=True)
    for number, company in enumerate(film.companies):
        kind = _type(company.role, entities)
        entities.agent(creation, mention, f"companies/{number}/name", company.name, kind, person=False)


def _type(role: str, entities: Entities) -> str:
    return entities.types.get(role) or role_words(role)


def _award_name(mention: Mention, number: int, award: Award) -> str:
    path = f"awards/{number}"
    told = (("award", award.award), ("festival", award.festival), ("result", award.result))
    return next((mention.line(f"{path}/{name}", value) for name, value in told if value), "Award")


def award_entities(mention: Mention, entities: Entities) -> Iterator[tuple[str, Element]]:
    """(name, entity) of every award; a year is a note, since EFG dates awards to the day."""
    for number, award in enumerate(mention.film.awards):
        name, path = f"{mention.id}-a{number}", f"awards/{number}"
        root, entity = entities.new("award", name)
        if award.result is not None:
            child(entity, "nominationOnly", "false" if award.result == "won" else "true")
        child(entity, "name", _award_name(mention, number, award))
        if award.festival is not None:
            child(entity, "sponsor", mention.line(f"{path}/festival", award.festival))
        country = entities.codes.country(award.country).name if award.country else None
        told = (("Year", award.year), ("Edition", award.edition), ("Result", award.result), ("Country", country))
        for what, value in told:
            if value is not None:
                child(entity, "note", f"{what}: {value}")
        if award.recipient is not None:
            child(entity, "note", f"Recipient: {mention.line(f'{path}/recipient', award.recipient)}")
        _shown(entity, mention, entities)
        yield name, root


def screening_entities(mention: Mention, entities: Entities) -> Iterator[tuple[str, Element]]:
    """(name, entity) of every screening; its hour is a note, since EFG dates events to the day."""
    for number, screening in enumerate(mention.film.screenings):
        name, path = f"{mention.id}-s{number}", f"screenings/{number}"
        root, entity = entities.new("publicationEvent", name)
        child(entity, "type", "Festival screening")
        start = screening.start
        sure = day(start.partition("T")[0]) if start is not None else None
        if sure is not None:
            child(entity, "date", sure)
        if screening.venue is not None:
            child(entity, "place", mention.line(f"{path}/venue", screening.venue))
        where = festival(mention)
        if where is not None:
            child(entity, "name", where)
        if start is not None and start != sure:
            child(entity, "note", f"Time: {start}")
        _shown(entity, mention, entities)
        yield name, root


def _shown(entity: Element, mention: Mention, entities: Entities) -> None:
    related = child(entity, "relAvManifestation")
    entities.identified(related, "avManifestation", mention.id)
    title = preferred_title(mention.film)
    child(related, "title", mention.line(title[1], title[0]) if title is not None else NO_TITLE)
