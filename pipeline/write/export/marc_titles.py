"""Titles, countries, languages, extent and forms of a film in MARC."""

import re

from pipeline.write.export.marc_agents import leading_company, responsibility
from pipeline.write.export.marc_draft import Draft, ended
from pipeline.write.export.marc_fixed import gauge, language_codes
from pipeline.write.export.sorting import nonfiling

NO_TITLE = "Title not known"
_SPACED_INITIALS = re.compile(r"(?<=\b\w\.) (?=\w\.)")  # 245 $c is told to have none
_MINUTES = 60
_COLOURS = {"colour": "color", "bw": "black and white", "both": "color and black and white"}


def titles(draft: Draft) -> None:
    """Add 245 with its non-filing characters and directors, 246 for every other title."""
    film = draft.mention.film
    told = film.title or film.original_title
    path = "title" if film.title else "original_title"
    title = draft.line(path, told) if told is not None else f"[{NO_TITLE}]"
    skipped = nonfiling(title, (*film.languages, *draft.mention.record.page.languages), draft.marc.order)
    directed = responsibility(draft)
    lead = "1" if leading_company(draft) else "0"
    stated = _SPACED_INITIALS.sub("", ended(directed or "")).rstrip("!?…")
    parts = [("a", f"{title} /"), ("c", ended(stated))] if directed else [("a", f"{title.rstrip('.')}.")]
    draft.add("245", f"{lead}{skipped}", *parts, path=path)
    seen = {title}
    original = [(film.original_title, "original_title", "Original title:")] if film.original_title else []
    others = [(other, f"other_titles/{number}", None) for number, other in enumerate(film.other_titles)]
    for other, at, note in [*original, *others]:
        variant = draft.line(at, other)
        if variant in seen:
            continue
        seen.add(variant)
        draft.add("246", "1 " if note else "3 ", *([("i", note)] if note else []), ("a", variant), path=at)


def dates(draft: Draft) -> None:
    """Add 046: the year as EDTF."""
    if draft.mention.film.year is not None:
        draft.add("046", "  ", ("k", f"{draft.mention.film.year:04}"), ("2", "edtf"), path="year")


def languages(draft: Draft) -> None:
    """Add 041 (MARC's codes; once more with those of ISO 639-3 where MARC's are broader) and 546."""
    film = draft.mention.film
    spoken, read = language_codes(draft, film.languages), language_codes(draft, film.subtitles)
    if len(spoken) > 1 or read:
        coded = [*(("a", code) for code in spoken), *(("j", code) for code in read)]
        draft.add("041", "1 " if read else "  ", *coded, path="languages")
    exact = [
        (code, narrow)
        for code, tags in (("a", film.languages), ("j", film.subtitles))
        for tag in tags
        if (narrow := draft.marc.codes.language(tag).iso639_3)
    ]
    if exact:
        draft.add("041", "17" if read else " 7", *exact, ("2", "iso639-3"), path="languages")
    names = {
        what: " and ".join(draft.marc.codes.language(tag).name for tag in tags if tag != "zxx")
        for what, tags in (("In", film.languages), ("subtitles in", film.subtitles))
    }
    told = ["No dialogue"] if "zxx" in film.languages else []
    told += [f"{what} {tongues}" for what, tongues in names.items() if tongues]
    if told:
        told[0] = told[0][0].upper() + told[0][1:]
        draft.note("546", "  ", f"{'; '.join(told)}.", path="languages")


def countries(draft: Draft) -> None:
    """Add 044 (where one code in 008 does not tell all) and 257."""
    codes = draft.mention.film.countries
    named = [draft.marc.codes.country(code) for code in codes]
    if len(codes) > 1 or any(country.marc is None for country in named):
        marc = list(dict.fromkeys(country.marc for country in named if country.marc))
        iso = [("c", code) for code, country in zip(codes, named, strict=True) if country.marc is None]
        draft.add("044", "  ", *(("a", code) for code in marc), *iso, path="countries")
    for number, country in enumerate(named):
        draft.add("257", "  ", ("a", ended(country.name)), path=f"countries/{number}")


def extent(draft: Draft) -> None:
    """Add 300 (running time, sound, colour, aspect ratio, width), 306 and 538 (carriers that are no width)."""
    film = draft.mention.film
    time = "1 motion picture" if film.runtime_minutes is None else f"1 motion picture ({film.runtime_minutes} min.)"
    looks = [draft.line("sound", film.sound)] if film.sound else []
    looks += [_COLOURS[film.colour]] if film.colour else []
    looks += [draft.line("aspect_ratio", film.aspect_ratio)] if film.aspect_ratio else []
    forms = [(draft.line(f"formats/{number}", form), number) for number, form in enumerate(film.formats)]
    widths = [form for form, _ in forms if gauge(form, draft)]
    parts = [("a", time)]
    if looks:
        parts[-1] = ("a", f"{time} :")
        parts.append(("b", ", ".join(looks)))
    if widths:
        parts[-1] = (parts[-1][0], f"{parts[-1][1]} ;")
        parts.append(("c", ", ".join(widths)))
    draft.add("300", "  ", *parts, path="runtime_minutes")
    if film.runtime_minutes is not None:
        hours, minutes = divmod(film.runtime_minutes, _MINUTES)
        if hours < 100:
            draft.add("306", "  ", ("a", f"{hours:02}{minutes:02}00"), path="runtime_minutes")
    draft.add(
        "336", "  ", ("a", "two-dimensional moving image"), ("b", "tdi"), ("2", "rdacontent"), path="runtime_minutes"
    )
    for form, number in forms:
        if form not in widths:
            draft.add("538", "  ", ("a", ended(form)), path=f"formats/{number}")


def genres(draft: Draft) -> None:
    """Add 655: forms by their LCGFT terms where there are any, genres as printed."""
    film = draft.mention.film
    for number, form in enumerate(film.form):
        term = draft.marc.tables["forms"].get(form)
        coded = (("2", "lcgft"),) if term else ()
        printed = term or form.replace("_", " ").capitalize()
        draft.add("655", " 7" if term else " 4", ("a", ended(printed)), *coded, path=f"form/{number}")
    for number, genre in enumerate(film.genres):
        draft.add("655", " 4", ("a", ended(draft.line(f"genres/{number}", genre))), path=f"genres/{number}")
