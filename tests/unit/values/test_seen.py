"""Credits in text without capitals, with the people a model saw in it."""

import pytest

from pipeline import Rules
from pipeline.values.told import seen_credits

TEXTS = [
    ("ko", "감독은 김바다, 이하늘이다.", ["김바다", "이하늘"], [("director", "김바다"), ("director", "이하늘")]),
    ("ja", "監督は林春花、主演は森一郎。", ["林春花", "森一郎"], [("director", "林春花"), ("cast", "森一郎")]),
    ("zh", "由导演林海花和王小山执导", ["林海花", "王小山"], [("director", "林海花"), ("director", "王小山")]),
    ("ja", "監督は昨年亡くなった林春花の弟子。", ["林春花"], []),
    ("en", "監督は林春花。", ["林春花"], []),
]


@pytest.mark.parametrize(("language", "text", "people", "expected"), TEXTS)
def test_seen(language: str, text: str, people: list[str], expected: list[tuple[str, str]], rules: Rules) -> None:
    places = [(text.index(p), text.index(p) + len(p)) for p in people]
    told = seen_credits(text, places, rules, (language,))
    assert [(t.role, text[slice(*t.name)]) for t in told] == expected
