"""No text makes a value function fail, hang or point outside the text."""

import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline import Rules
from pipeline.model.parts import Found
from pipeline.values.casing import title_case, uncapitalise
from pipeline.values.countries import find_countries, find_nationalities, read_countries
from pipeline.values.dates import find_dates, find_intervals, find_years
from pipeline.values.durations import find_durations, read_duration
from pipeline.values.formats import find_aspect_ratio, find_colour, find_formats, find_forms, find_sound
from pipeline.values.languages import read_languages, read_version
from pipeline.values.names import is_company, is_person, split_companies, split_names
from pipeline.values.ordinals import find_editions
from pipeline.values.times import find_times
from pipeline.values.titles import read_title

_LANGUAGES = ("en", "de", "fr")
_FINDERS: dict[str, Callable[[str, Rules], list[Found[object]]]] = {
    "dates": lambda t, r: list(find_dates(t, r, _LANGUAGES)),
    "years": lambda t, r: list(find_years(t, r)),
    "intervals": lambda t, r: list(find_intervals(t, r, _LANGUAGES)),
    "times": lambda t, r: list(find_times(t, r)),
    "durations": lambda t, r: list(find_durations(t, r)),
    "duration": lambda t, r: [f for f in [read_duration(t, r)] if f],
    "countries": lambda t, r: list(find_countries(t, r)),
    "country list": lambda t, r: list(read_countries(t, r)),
    "nationalities": lambda t, r: list(find_nationalities(t, r)),
    "languages": lambda t, r: list(read_languages(t, r)),
    "version": lambda t, r: [f for part in read_version(t, r) for f in part],
    "forms": lambda t, r: list(find_forms(t, r)),
    "colour": lambda t, r: list(find_colour(t, r)),
    "formats": lambda t, r: list(find_formats(t, r)),
    "ratios": lambda t, _: list(find_aspect_ratio(t)),
    "sound": lambda t, r: list(find_sound(t, r)),
    "editions": lambda t, r: list(find_editions(t, r)),
    "names": lambda t, r: list(split_names(t, r, _LANGUAGES)),
    "companies": lambda t, r: list(split_companies(t, r, _LANGUAGES)),
    "title": lambda t, r: list(_titles(t, r)),
}
_SLOWEST = 0.2  # seconds for one text of 2,000 characters; a pattern that backtracks needs minutes
_PIECES = st.sampled_from(
    ["19", "2019", "4 April", "/", ".", " ", ",", ";", "(", ")", "“", "'", "’", '"', "–", "-", ":", "and", "min", "h",
     "France", "DE", "OmeU", "st", "VO", "第", "回",
     "年", "月", "日", "서", "伊勢", "ا", "و", "ب", "ש", "А", "i̇", "İ",
     "٣", "۱۳۹۶", "pm", "as", "Films", "Ltd.", "&", "X", "IV", "\n", "\t", "\u200b", "\u0301", "😀",
     "a" * 40, "1" * 40],
)  # fmt: skip
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=400).map(lambda p: "".join(p)[:2000]),
    st.text(max_size=2000),
)


def _titles(text: str, rules: Rules) -> Iterator[Found[object]]:
    told = read_title(text, rules, _LANGUAGES)
    yield from (told.title, *told.others)
    if told.year:
        yield told.year


@pytest.mark.parametrize("name", _FINDERS)
@hypothesis_settings(max_examples=25)
@given(text=_TEXTS)
def test_places_lie_in_the_text(rules: Rules, name: str, text: str) -> None:
    for found in _FINDERS[name](text, rules):
        assert 0 <= found.start <= found.end <= len(text)


@given(text=_TEXTS)
@hypothesis_settings(max_examples=40)
def test_shapes_and_capitals_of_any_text(rules: Rules, text: str) -> None:
    assert is_person(text, rules) in (True, False)
    assert is_company(text, rules) in (True, False)
    assert uncapitalise(uncapitalise(text, rules), rules) == uncapitalise(text, rules)
    assert isinstance(title_case(text, rules, ("en",)), str)


@pytest.mark.parametrize("name", _FINDERS)
@pytest.mark.parametrize(
    "text",
    [
        "1 " * 1000, "1." * 1000, "1-" * 1000, "a" * 2000, "A" * 2000, "A " * 1000, "a, " * 666,
        "(" * 2000, "()" * 1000,
        "'" * 2000, "de " * 666, "d'" * 1000, "4 de " * 400, "1 and " * 333, "A; B, " * 333, "第1" * 1000, "서 " * 1000,
        "и" * 2000, "st " * 666, "/ " * 1000, "VO " * 666, "İ" * 2000, "19 - " * 400, "\u0301" * 2000, "٣" * 2000,
    ],
    ids=lambda t: repr(t[:6]),
)  # fmt: skip
def test_no_text_takes_long(rules: Rules, name: str, text: str) -> None:
    _FINDERS[name]("warm up 1", rules)
    took = []
    for _ in range(3):  # what is collected as garbage in between is not the finder's time
        begin = time.process_time()
        _FINDERS[name](text, rules)
        took.append(time.process_time() - begin)
        if took[-1] < _SLOWEST:
            break
    assert min(took) < _SLOWEST
