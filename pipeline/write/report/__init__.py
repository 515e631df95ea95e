"""The report of a run: a folder of pages that opens anywhere, without a network."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Final

from markupsafe import Markup

from pipeline.model.record import Film, Record
from pipeline.write.marked import HUES, marked, marks
from pipeline.write.report.failures import Failure
from pipeline.write.report.leaf import line_html
from pipeline.write.report.site import Cell, Rows, page_path, replacing_folder, write_page
from pipeline.write.report.tally import COMPARED, Tally, languages, largest, site
from pipeline.write.report.view import cards, heading, origin, web_address

# Lists: name → heading, columns as (heading, kind). "text" is searched, "number" sorts as a number,
# "choice" and "choices" (several, parted by ", ") can be chosen from.
LISTS: Final = {
    "pages": ("Pages", (
        ("Page", "link"), ("Site", "choice"), ("Kind", "choice"), ("Languages", "choices"), ("Films", "number"),
        ("Values", "number"), ("Least sure, %", "number"), ("Issues", "number"), ("Unread, %", "number"),
        ("Source", "text"),
    )),
    "films": ("Films", (
        ("Title", "link"), ("Year", "number"), ("Minutes", "number"), ("Countries", "choices"),
        ("Languages", "choices"), ("Director", "text"), ("Fields", "number"), ("Site", "choice"),
    )),
    "issues": ("Issues", (
        ("Issue", "link"), ("Severity", "choice"), ("Code", "choice"), ("Page", "text"), ("Site", "choice"),
    )),
    "labels": ("Unknown labels", (
        ("Label", "link"), ("Seen", "number"), ("Sites", "number"), ("Languages", "choices"), ("Behind it", "text"),
    )),
    "sites": ("Sites", (
        ("Site", "text"), ("Pages", "number"), ("Films", "number"), ("Issues a page", "number"),
        ("Unread, %", "number"), *((f"{name.replace('_', ' ').capitalize()}, %", "number") for name in COMPARED),
    )),
    "failures": ("Failures", (("Source", "text"), ("Error", "choice"), ("Message", "text"), ("Where", "text"))),
}  # fmt: skip
_ON_OVERVIEW = 12  # sites, labels and failures named there; the lists have all
_LONGEST = 240  # characters of a message or heading in a list
_LANGUAGES = 60  # and languages, more than the rules know


def write_report(
    records: Iterable[Record], failures: Iterable[Failure], folder: Path, name: str,
    decidable: Callable[[Record], str] | None = None,
) -> Tally:  # fmt: skip
    """What the records came to; the report stands in `folder`, `name` in its headings.

    `decidable` gives the JSON from which a record's page makes decisions; without it the report is for reading only.
    Raises `NotAReportError` where `folder` holds something else; a run that fails leaves what stood there.
    """
    tally = Tally()
    shared = {"run": name, "deciding": decidable is not None}
    with replacing_folder(folder) as new:
        lists = {key: Rows(new, key) for key in LISTS}
        for before, record, after in _neighbours(records):
            tally.add(record)
            _list_record(lists, record)
            _write_record(new, name, record, before, after, decidable)
        for seen in tally.labels():
            lists["labels"].add(
                seen.record_id, seen.place, (seen.text, seen.times, seen.sites, ", ".join(seen.languages), seen.rest)
            )
        for host, group in sorted(tally.sites.items()):
            shares = (round(group.coverage(field) * 100) for field in COMPARED)
            issues = round(group.issues / group.pages, 1)
            row: tuple[Cell, ...] = (host, group.pages, group.films, issues, round(group.unread.of_one * 100), *shares)
            lists["sites"].add("", "", row)
        failed: list[Failure] = []
        for failure in failures:
            lists["failures"].add("", "", (failure.name, failure.error, failure.message, failure.where))
            failed += [failure] if len(failed) < _ON_OVERVIEW else []
        for rows in lists.values():
            rows.close()
            title, columns = LISTS[rows.name]
            write_page(new, f"{rows.name}.html", "list.html", rows=rows, columns=columns, title=title, **shared)
        _write_overview(new, shared, tally, lists, failed)
    return tally


def _neighbours(records: Iterable[Record]) -> Iterator[tuple[str | None, Record, str | None]]:
    """Each record with the ids of the one before and the one after it."""
    before: Record | None = None
    record: Record | None = None
    for after in chain(records, (None,)):
        if record is not None:
            yield (before.id if before else None), record, (after.id if after else None)
        before, record = record, after


def _write_record(
    folder: Path, name: str, record: Record, before: str | None, after: str | None,
    decidable: Callable[[Record], str] | None,
) -> None:  # fmt: skip
    write_page(
        folder, page_path(record.id), "record.html",
        run=name, record=record, title=heading(record), cards=cards(record), hues=HUES,
        before=before and page_path(before), after=after and page_path(after),
        line_html=line_html, address=web_address(record.source.uri),
        deciding=decidable is not None, decidable=decidable(record) if decidable else "",
        text=Markup(marked(record.page.text, marks(record))),  # noqa: S704
    )  # fmt: skip


def _list_record(lists: dict[str, Rows], record: Record) -> None:
    title, host, told = heading(record), site(record), ", ".join(languages(record))
    confidences = [why.confidence for why in record.evidence.values() if why.confidence is not None]
    unread = sum(extent.end - extent.start for extent in record.unread)
    lists["pages"].add(record.id, "", (
        title[:_LONGEST], host, record.page.kind, told, len(record.films), len(record.evidence),
        round(min(confidences) * 100) if confidences else None, len(record.issues),
        round(unread * 100 / max(len(record.page.text), 1)), origin(record),
    ))  # fmt: skip
    for number, film in enumerate(record.films):
        lists["films"].add(record.id, f"film-{number}", (*_film_cells(film), host))
    for number, issue in enumerate(record.issues):
        cells = (issue.message[:_LONGEST], issue.severity, issue.code, title[:_LONGEST], host)
        lists["issues"].add(record.id, f"issue-{number}", cells)


def _film_cells(film: Film) -> tuple[Cell, ...]:
    directors = ", ".join(credit.name for credit in film.credits if credit.role == "director")
    filled = sum(getattr(film, name) not in (None, ()) for name in Film.model_fields)
    return (
        film.title or "untitled", film.year, film.runtime_minutes, ", ".join(film.countries),
        ", ".join(film.languages), directors, filled,
    )  # fmt: skip


def _write_overview(
    folder: Path, shared: Mapping[str, object], tally: Tally, lists: dict[str, Rows], failed: list[Failure]
) -> None:  # fmt: skip
    write_page(
        folder, "index.html", "overview.html",
        **shared, title="Overview", tally=tally, lists=lists, failed=failed, compared=COMPARED,
        sites=largest(tally.sites, _ON_OVERVIEW), languages=largest(tally.languages, _LANGUAGES),
        labels=tally.labels()[:_ON_OVERVIEW],
        page_path=page_path,
    )  # fmt: skip
