"""A film as triples with the terms of FIAFcore: every node has an IRI of its own, so that order is told by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from rdflib import DCTERMS, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef

from pipeline.model.record import Award
from pipeline.rules.codes import Codes, Named
from pipeline.rules.schema import Role
from pipeline.write.export.dates import moment
from pipeline.write.export.mention import Mention, preferred_title, role_of, role_words, variant_titles

FIAF = Namespace("https://ontology.fiafcore.org/")

_DISTRIBUTION = ("distribution", "sales")
_IRI = "/:?#[]@!$&'()*+,;=%~"  # what an address may hold beside letters and figures; all else is escaped


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What all films of one export share: codes, roles, the tables of rdf.toml, what IRIs begin with."""

    codes: Codes
    roles: Mapping[str, Role]
    forms: Mapping[str, str]
    colours: Mapping[str, str]
    base: str


@dataclass(slots=True)
class Triples:
    """A film on its way into a graph."""

    mention: Mention
    vocabulary: Vocabulary
    graph: Graph

    @property
    def film(self) -> URIRef:
        """The film's IRI."""
        return URIRef(f"{self.vocabulary.base}{self.mention.id}")

    def node(self, name: str, kind: str, of: URIRef, by: str, label: str | None = None) -> URIRef:
        """A new node of a FIAFcore class, which `of` points at by a property of FIAFcore."""
        made = URIRef(f"{self.film}/{name}")
        self.graph.add((made, RDF.type, FIAF[kind]))
        self.graph.add((of, FIAF[by], made))
        if label is not None:
            self.say(made, RDFS.label, label)
        return made

    def say(self, node: URIRef, by: URIRef, text: str, kind: URIRef | None = None) -> None:
        """Add a literal."""
        self.graph.add((node, by, Literal(text, datatype=kind)))


def film_triples(mention: Mention, vocabulary: Vocabulary, graph: Graph) -> None:
    """Add a film, its titles, events, agents and manifestation to a graph."""
    told, film = Triples(mention, vocabulary, graph), mention.film
    graph.add((told.film, RDF.type, FIAF["Serial" if "series" in film.form else "Monographic"]))
    told.say(told.node("identifier", "Identifier", told.film, "hasIdentifier"), FIAF.hasIdentifierValue, mention.id)
    preferred = preferred_title(film)
    if preferred is not None:
        node = told.node("title", "PreferredTitle", told.film, "hasTitle")
        told.say(node, FIAF.hasTitleValue, preferred[0])
    for number, (title, _) in enumerate(variant_titles(film)):
        node = told.node(f"title/{number}", "AlternativeTitle", told.film, "hasTitle")
        told.say(node, FIAF.hasTitleValue, title)
    for number, code in enumerate(film.countries):
        country = vocabulary.codes.country(code)
        node = told.node(f"country/{number}", country.fiafcore or "Country", told.film, "hasCountry", country.name)
        told.say(node, DCTERMS.identifier, code)
    _forms(told)
    if film.synopsis is not None:
        told.say(told.film, DCTERMS.abstract, film.synopsis)
    _events(told)
    _manifestation(told)
    uri = mention.record.source.uri
    if uri is not None:
        graph.add((told.film, DCTERMS.source, URIRef(quote(uri, safe=_IRI))))
    for link in film.links:
        graph.add((told.film, RDFS.seeAlso, URIRef(quote(link, safe=_IRI))))


def _forms(told: Triples) -> None:
    film = told.mention.film
    genres = list(film.genres)
    for form in film.form:
        known = told.vocabulary.forms.get(form)
        if known is not None:
            told.node(f"form/{form}", known, told.film, "hasForm")
        else:
            genres.append(form.replace("_", " "))
    for number, genre in enumerate(genres):
        told.node(f"genre/{number}", "Genre", told.film, "hasGenre", genre)


def _events(told: Triples) -> None:
    mention, film = told.mention, told.mention.film
    made = list(_activities(told, distribution=False))
    if made or film.year is not None:
        production = told.node("production", "ProductionEvent", told.film, "hasEvent")
        if film.year is not None:
            told.say(production, FIAF.hasEventDate, f"{film.year:04}", XSD.gYear)
        _agents(told, production, made)
    shown = list(_activities(told, distribution=True))
    if shown:
        _agents(told, told.node("distribution", "DistributionEvent", told.film, "hasEvent"), shown)
    for number, award in enumerate(film.awards):
        _award(told, number, award)
    if mention.record.page.festival and not film.screenings:
        mention.page().lose("page/festival", "told with screenings only")
    for number, screening in enumerate(film.screenings):
        festival = mention.record.page.festival
        event = told.node(f"screening/{number}", "PublicationEvent", told.film, "hasEvent", festival)
        start = moment(screening.start) if screening.start is not None else None
        if start is not None:
            told.say(event, FIAF.hasEventDate, *((f"{start}:00", XSD.dateTime) if "T" in start else (start, XSD.date)))
        elif screening.start is not None:
            mention.lose(f"screenings/{number}/start", "RDF's dates have no digits left open")
        if screening.venue is not None:
            told.node(f"screening/{number}/venue", "Location", event, "hasEventLocation", screening.venue)


def _activities(told: Triples, *, distribution: bool) -> Iterator[tuple[str, str, str | None, str, str]]:
    """(path, role, label, name, class of the agent) of those who made the film, or of those who bring it out."""
    film = told.mention.film
    if not distribution:
        yield from ((f"credits/{n}", c.role, c.label, c.name, "Person") for n, c in enumerate(film.credits))
        yield from ((f"cast/{n}", "cast", c.character, c.name, "Person") for n, c in enumerate(film.cast))
    companies = [(f"companies/{n}", c.role, c.label, c.name, "CorporateBody") for n, c in enumerate(film.companies)]
    yield from (company for company in companies if (company[1] in _DISTRIBUTION) == distribution)


def _agents(told: Triples, event: URIRef, activities: list[tuple[str, str, str | None, str, str]]) -> None:
    for path, key, label, name, kind in activities:
        role = role_of(key, told.vocabulary.roles)
        known = role.crosswalk.get("fiafcore") if role is not None else None
        printed = label or (role_words(key) if known is None else None)
        activity = told.node(path, known or "Activity", event, "hasActivity", printed)
        told.node(f"{path}/agent", kind, activity, "hasAgent", name)


def _award(told: Triples, number: int, award: Award) -> None:
    event = told.node(f"award/{number}", "AwardsOrNominationsEvent", told.film, "hasEvent", award.festival)
    if award.award is not None:
        told.say(event, FIAF.hasAwardName, award.award)
    if award.recipient is not None:
        told.say(event, FIAF.hasAchievement, award.recipient)
    if award.result in ("won", "nominated"):
        told.say(event, FIAF.nominationOnly, "false" if award.result == "won" else "true", XSD.boolean)
    elif award.result is not None:
        told.mention.lose(f"awards/{number}/result", "FIAFcore knows awards and nominations, no selections")
    if award.year is not None:
        told.say(event, FIAF.hasEventDate, f"{award.year:04}", XSD.gYear)
    if award.country is not None:
        name = told.vocabulary.codes.country(award.country).name
        told.node(f"award/{number}/place", "Location", event, "hasEventLocation", name)


def _manifestation(told: Triples) -> None:
    film, codes = told.mention.film, told.vocabulary.codes
    shown = told.node("manifestation", "Manifestation", told.film, "hasManifestation")
    before = len(told.graph)
    for number, tag in enumerate(film.languages):
        _language(told, shown, f"language/{number}", "SpokenLanguage", tag, codes.language(tag))
    for number, tag in enumerate(film.subtitles):
        _language(told, shown, f"subtitles/{number}", "Subtitles", tag, codes.language(tag))
    if film.runtime_minutes is not None:
        extent = told.node("extent", "Minutes", shown, "hasExtent")
        told.say(extent, FIAF.hasExtentValue, f"{film.runtime_minutes}", XSD.float)
    if film.colour is not None:
        told.node("colour", told.vocabulary.colours[film.colour], shown, "hasColourCharacteristic")
    if film.sound is not None:
        told.node("sound", "SoundCharacteristic", shown, "hasSoundCharacteristic", film.sound)
    if film.aspect_ratio is not None:
        told.node("ratio", "ImageRatio", shown, "hasImageCharacteristic", film.aspect_ratio)
    for number, form in enumerate(film.formats):
        told.node(f"format/{number}", "Format", shown, "hasFormat", form)
    if len(told.graph) == before:  # nothing is told of it
        told.graph.remove((shown, None, None))
        told.graph.remove((None, None, shown))


def _language(told: Triples, shown: URIRef, name: str, usage: str, tag: str, language: Named) -> None:
    if tag == "zxx":
        told.node(name, "NoDialogue", shown, "hasLanguageUsage")
        return
    used = told.node(name, usage, shown, "hasLanguageUsage")
    spoken = told.node(f"{name}/of", language.fiafcore or "Language", used, "hasLanguage", language.name)
    told.say(spoken, DCTERMS.identifier, tag)
