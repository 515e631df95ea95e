"""What has the shape of a person's name, what is a company."""

import pytest

from pipeline import Rules
from pipeline.values.persons import is_company, is_person

_PEOPLE = (
    "Sofia Lindqvist", "Dastan Zhapar uulu", "A. Stepanov", "Ludwig van Beethoven", "Mónica del Carmen", "Ole Askman",
    "Marie-Hélène L. Delorme", "Paul Smith Jr.", "Charles 'Buddy' Rogers", "ZHANG Wanlin", "Kim Hyo-kyung", "Per Holst",
    "Thiago da Silva Mariz", "김효경", "石倉隆二", "伊勢 真一", "アンドレイ・タルコフスキー",
    "Oscar Lindeman", "Όσκαρ Λίντεμαν", "Lola Brandt",
    "أمل غملوش", "עביר זיבק חדאד",
    "Корній Грицюк", "С.А. Герасимова",
)  # fmt: skip
_NOT_PEOPLE = (
    "The Long Night", "La Strada", "Hong Kong", "New York", "Director of Photography", "Main Competition", "Best Film",
    "Golden Lola",
    "He went home", "Read More", "Madonna", "Friday Night", "Rational Vagabund Films", "Anna Berg, Omar Haddad",
    "26 min", "Director: Anna Berg", "", "www.example.org", "Der Himmel über Berlin", "監督のことばです",
    "ليلى حداد مخرجة",
)  # fmt: skip
_COMPANIES = (
    "Rational Vagabund Films", "National Film Board of Canada", "Nowhere Sp. z o.o.", "NFTS", "Sun AB", "Media LDA",
    "경희대학교", "経済大学", "Киностудия Заря", "Blue Hour GmbH",
)  # fmt: skip


@pytest.mark.parametrize("text", _PEOPLE)
def test_people(rules: Rules, text: str) -> None:
    assert is_person(text, rules)
    assert not is_company(text, rules)


@pytest.mark.parametrize("text", _NOT_PEOPLE)
def test_what_is_no_person(rules: Rules, text: str) -> None:
    assert not is_person(text, rules)


@pytest.mark.parametrize("text", _COMPANIES)
def test_companies(rules: Rules, text: str) -> None:
    assert is_company(text, rules)
    assert not is_person(text, rules)
