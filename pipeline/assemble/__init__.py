"""Candidates → the record: which reading of each field wins, and everything's evidence."""

import re

from pipeline.assemble.film import build_film
from pipeline.assemble.ledger import Fields, Ledger
from pipeline.assemble.person import build_people
from pipeline.assemble.same import same_films
from pipeline.model.page import Page
from pipeline.model.parts import Candidate, Entry
from pipeline.model.record import SCHEMA, PageInfo, PageKind, Record, SourceInfo
from pipeline.rules import Rules
from pipeline.rules.sites import host_of

_TITLE_BREAK = re.compile(r"\s+[|–—»«·•-]+\s+|\s*[|»«]\s*")


def build(page: Page, entries: tuple[Entry, ...], found: tuple[Candidate, ...], rules: Rules) -> Record:
    """The record of a page; every leaf under `/films` and `/people` has its evidence, losers stay beside it."""
    ledger = Ledger(page, rules)
    same = same_films(entries, found)
    by_entry: list[list[Candidate]] = [[] for _ in entries]
    by_film: list[list[Candidate]] = [[] for _ in entries]
    for candidate in found:
        by_entry[candidate.entry].append(candidate)
        by_film[same.get(candidate.entry, candidate.entry)].append(candidate)
    shared = [c for c in found if entries[c.entry].subject == "page"]
    films: list[Fields] = []
    several = sum(e.subject == "film" for e in entries) > 1
    for place, entry in enumerate(entries):
        if entry.subject != "film" or same.get(place, place) != place:
            continue
        film = build_film(ledger, len(films), by_film[place], shared, several=several)
        if film is not None:
            films.append(film)
    people = build_people(ledger, entries, by_entry, films)
    record = {
        "schema": SCHEMA,
        "id": page.source.id,
        "source": _source(page),
        "page": _page(page, entries, films, bool(people), rules),
        "films": films,
        "people": people,
        "evidence": ledger.evidence,
        "issues": ledger.issues,
    }
    return Record.model_validate(record)  # once and whole: piece by piece it costs ten times as much


def _source(page: Page) -> SourceInfo:
    source = page.source
    return SourceInfo(
        path=source.path,
        uri=source.uri,
        container=source.container,
        offset=source.offset,
        media_type=source.media_type,
        charset=page.charset,
        charset_from=page.charset_from,
        fetched=source.fetched,
        record_id=source.record_id,
        http_status=source.http_status,
        content_type=source.content_type,
        sha256=source.sha256,
    )


def _page(page: Page, entries: tuple[Entry, ...], films: list[Fields], has_people: bool, rules: Rules) -> PageInfo:
    titles = [line.view.text for line in page.lines if line.kind == "meta" and line.place == "html/title"]
    prized = sum(any(a.get("award") for a in f["awards"]) and not f["synopsis"] for f in films)
    kind: PageKind
    if len(films) == 1:
        kind = "film"
    elif films:
        kind = "awards" if prized * 2 > len(films) else "programme"
    else:
        kind = "person" if has_people else "none"
    host = host_of(page.source.uri)
    return PageInfo(
        host=host,
        festival=_festival(page, host, rules),
        languages=entries[0].languages if entries else (),
        kind=kind,
        title=titles[0] or None if titles else None,
        text=page.text,
    )


def _festival(page: Page, host: str | None, rules: Rules) -> str | None:
    """The festival whose page it is: by its host, else by a part of the page's own title; None where neither tells."""
    by_host = rules.festivals.at(host) if host else None
    if by_host is not None:
        return by_host.name
    for line in page.lines:
        if line.kind == "meta" and line.place in ("html/title", "og/site_name"):
            for piece in _TITLE_BREAK.split(line.view.text):
                named = rules.festivals.named(piece)
                if len(named) == 1:
                    return named[0].name
    return None
