"""Where a record was read, as catalogues cite it."""

from pipeline.write.export.dates import fetched_day
from pipeline.write.export.mention import Told


def citation(told: Told) -> str:
    """ "“Title”, Festival, https://…, pages/1.html, viewed 2024-05-06": what is known of the page, on one line."""
    whole, page, source = told.page(), told.record.page, told.record.source
    fetched = fetched_day(source.fetched)
    parts = (
        f"“{whole.line('page/title', page.title)}”" if page.title else "",
        whole.line("page/festival", page.festival) if page.festival else "",
        address(told) or "",
        whole.line("source/path", source.path) if source.path else "",
        f"viewed {fetched}" if fetched else "",
    )
    return ", ".join(part for part in parts if part)


def address(told: Told) -> str | None:
    """The page's address, or None where it has none."""
    uri = told.record.source.uri
    return told.page().line("source/uri", uri) if uri else None


def festival(told: Told) -> str | None:
    """The festival of the page, or None where it names none."""
    name = told.record.page.festival
    return told.page().line("page/festival", name) if name else None
