"""Text that a reviewer selected or typed for a field → the value, read as the machine reads that field."""

import re
from collections.abc import Callable, Mapping

from pipeline.model.fold import tidy
from pipeline.rules import Rules
from pipeline.values.countries import find_countries, read_countries
from pipeline.values.dates import find_dates, find_years
from pipeline.values.durations import read_duration
from pipeline.values.formats import find_colour, find_forms
from pipeline.values.languages import read_languages
from pipeline.values.names import split_companies, split_names
from pipeline.values.ordinals import find_editions
from pipeline.values.times import find_times
from pipeline.values.titles import read_title

Languages = tuple[str, ...]
Told = str | int | None
_LONGEST = 500  # characters of a text that may be one short value
_NUMBER = re.compile(r"\d{1,4}")
_DAY = len("2019-04-29")
_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def understood(field: str, text: str, rules: Rules, languages: Languages = ()) -> Told:
    """The value of a field ("films/runtime_minutes") that a text gives ("1h 36min" → 96); None where it gives none.

    A field of plain text gets the text, blanks and capitals tidied.
    """
    text = text.strip()
    reader = _READERS.get(field) or _READERS.get(field.rpartition("/")[2]) or _READERS.get(field.split("/")[1] + "/")
    if reader is not None and len(text) <= _LONGEST:
        return reader(text, rules, languages)
    return None if reader is not None else tidy(text) or None


def _year(text: str, rules: Rules, _: Languages) -> Told:
    found = find_years(text, rules)
    return found[0].value if found else (int(text) if _NUMBER.fullmatch(text) else None)


def _minutes(text: str, rules: Rules, _: Languages) -> Told:
    found = read_duration(text, rules)
    return found.value if found is not None else (int(text) if _NUMBER.fullmatch(text) else None)


def _country(text: str, rules: Rules, _: Languages) -> Told:
    found = read_countries(text, rules) or find_countries(text, rules)
    code = text.upper()
    return found[0].value if found else (rules.countries.codes.get(code))


def _language(text: str, rules: Rules, _: Languages) -> Told:
    found = read_languages(text, rules)
    return found[0].value if found else (text.lower() if _CODE.fullmatch(text) and len(text) <= 3 else None)


def _form(text: str, rules: Rules, languages: Languages) -> Told:
    found = find_forms(text, rules, languages)
    return found[0].value if found else None


def _colour(text: str, rules: Rules, languages: Languages) -> Told:
    found = find_colour(text, rules, languages)
    return found[0].value if found else None


def _edition(text: str, rules: Rules, _: Languages) -> Told:
    found = find_editions(text, rules)
    digits = _NUMBER.search(text)
    return found[0].value if found else (int(digits[0]) if digits else None)


def _date(text: str, rules: Rules, languages: Languages) -> Told:
    dates = find_dates(text, rules, languages)
    years = find_years(text, rules)
    return dates[0].value.edtf if dates else (str(years[0].value) if years else None)


def _screening(text: str, rules: Rules, languages: Languages) -> Told:
    days = [d.value.edtf for d in find_dates(text, rules, languages) if len(d.value.edtf) == _DAY]
    times = find_times(text, rules)
    return None if not days else f"{days[0]}T{times[0].value}" if times else days[0]


def _title(text: str, rules: Rules, languages: Languages) -> Told:
    return read_title(text, rules, languages).title.value or tidy(text) or None


def _person(text: str, rules: Rules, languages: Languages) -> Told:
    found = split_names(text, rules, languages)
    return found[0].value.name if len(found) == 1 else tidy(text) or None


def _company(text: str, rules: Rules, languages: Languages) -> Told:
    found = split_companies(text, rules, languages)
    return found[0].value.name if len(found) == 1 else tidy(text) or None


_READERS: Mapping[str, Callable[[str, Rules, Languages], Told]] = {
    "films/screenings/start": _screening,
    "year": _year, "runtime_minutes": _minutes, "edition": _edition,
    "countries": _country, "country": _country, "languages": _language, "subtitles": _language,
    "form": _form, "colour": _colour,
    "born": _date, "died": _date, "start": _date, "end": _date, "date": _date,
    "title": _title, "original_title": _title, "other_titles": _title,
    "credits/": _person, "companies/": _company, "cast/": _person, "people/name": _person,
}  # fmt: skip
