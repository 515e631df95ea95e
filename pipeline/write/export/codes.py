"""What the templates of the rules may ask: names and codes of countries, languages, roles; names as sorted."""

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.rules.tables import read_table
from pipeline.values.inverted import inverted, read_sorting
from pipeline.write.export.options import Options
from pipeline.write.export.paths import Function, Row

_DATE = re.compile(r"(\d{3}X|\d{4}(?:-\d{2}){0,2})([?~%]?)")
_OTHER = "other:"  # roles that have no name of their own: the label as printed stands behind


def functions_for(options: Options) -> dict[str, Function]:
    """Name → function from a value to its text elsewhere, or to None where it has none there."""
    sorting = read_sorting(options.rules / "sorting.toml")
    countries = read_table(options.rules / "codes.toml")["countries"]

    @lru_cache(maxsize=65536)  # a name is asked for by every page it stands on
    def sort(name: str, languages: tuple[str, ...]) -> str:
        return inverted(name, sorting, languages)

    def code(name: str, _row: Row) -> str | None:
        role = options.roles.get(name)
        return role.crosswalk.get(options.crosswalk.roles or "") if role is not None else None

    return {
        "sort": lambda name, row: sort(name, row.record.page.languages),
        "country": lambda code, _row: _named(countries, code),
        "two": lambda tag, _row: tag.partition("-")[0] if len(tag.partition("-")[0]) == 2 else None,
        "role": lambda role, _row: role.removeprefix(_OTHER).replace("_", " "),
        "code": code,
        "words": lambda date, _row: date_in_words(date),
    }


def date_in_words(edtf: str) -> str | None:
    """ "1931~" → "circa 1931", "198X" → "1980s"; None where plain words cannot say it."""
    match = _DATE.fullmatch(edtf)
    if match is None:
        return None
    digits, unsure = match[1], match[2]
    date = f"{digits[:-1]}0s" if digits.endswith("X") else digits
    return f"{'circa ' if unsure in ('~', '%') else ''}{date}{'?' if unsure in ('?', '%') else ''}"


def _named(countries: Mapping[str, Mapping[str, str]], code: str) -> str | None:
    return countries[code].get("name") if code in countries else None
