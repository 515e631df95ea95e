"""The festivals of the rules: editions known for sure, names as pages print them, hosts, faults in the file."""

from pathlib import Path

import pytest

from pipeline.model.issue import RuleError
from pipeline.rules.festivals import Festival, Festivals, Run, read_festivals

RULES = Path(__file__).parents[3] / "rules" / "festivals.toml"


@pytest.fixture(scope="module")
def festivals() -> Festivals:
    return read_festivals(RULES)


@pytest.mark.parametrize(
    ("key", "year", "edition"),
    [
        ("cannes", 1946, 1),
        ("cannes", 1947, 2),
        ("cannes", 1948, None),
        ("cannes", 1951, 4),
        ("cannes", 1968, 21),
        ("cannes", 1979, 32),
        ("cannes", 2024, 77),
        ("semaine-de-la-critique", 2019, 58),
        ("quinzaine", 2022, 54),
        ("berlinale", 2019, 69),
        ("venice", 1951, 12),
        ("venice", 1975, None),
        ("venice", 2019, 76),
        ("locarno", 1976, 29),
        ("locarno", 2021, 74),
        ("karlovy-vary", 2018, 53),
        ("karlovy-vary", 2020, None),
        ("karlovy-vary", 2021, 55),
        ("gdynia", 2013, 38),
        ("koszalin", 2013, 32),
        ("zubroffka", 2013, 8),
        ("mediawave", 2014, 24),
        ("dokfest-muenchen", 2001, 16),
        ("gijon", 2020, 58),
        ("mostra-sao-paulo", 2007, 31),
        ("mostra-sao-paulo", 2017, 41),
        ("moscow", 1979, 11),
        ("moscow", 1980, None),
        ("moscow", 1998, None),
        ("moscow", 2019, 41),
        ("carthage", 2000, 18),
        ("carthage", 2019, 30),
        ("carthage", 2023, None),
        ("fespaco", 2019, 26),
        ("fajr", 2017, 35),
        ("fajr", 2021, None),
        ("stalker-festival", 2023, 29),
        ("marrakech", 2018, 17),
        ("marrakech", 2022, 19),
        ("academy-awards", 2020, 92),
        ("goya", 2020, 34),
        ("dubai", 2017, 14),
        ("dubai", 2018, None),
        ("sundance", 2019, None),
        ("regard", 2024, 28),
        ("fifo", 2025, 22),
    ],
)
def test_the_edition_of_a_year(festivals: Festivals, key: str, year: int, edition: int | None) -> None:
    assert festivals.by_key[key].edition_of(year) == edition


@pytest.mark.parametrize(
    ("name", "year", "edition", "fits"),
    [
        ("Cannes Film Festival", 1979, 32, True),
        ("Cannes Film Festival", 1979, 33, False),
        ("Cannes Film Festival", 1948, 3, None),
        ("Academy Awards", 2020, 92, True),  # the year it was given in
        ("Academy Awards", 2019, 92, True),  # the year of the films
        ("Academy Awards", 2018, 92, False),
        ("FIFF", 2017, 35, True),  # Fajr; Fribourg had its 31st, Namur its 32nd
        ("FIFF", 2017, 40, False),
        ("TIFF", 2017, 99, False),
        ("Sundance Film Festival", 2017, 34, None),
        ("Harbour Lights Film Festival", 2017, 3, None),
    ],
)
def test_whether_an_edition_fits_its_year(
    festivals: Festivals, name: str, year: int, edition: int, fits: bool | None
) -> None:
    assert festivals.fits(name, year, edition) is fits


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The 32nd Cannes Film Festival", ["cannes"]),
        ("Festival international du film de Cannes", ["cannes"]),
        ("CANNES FILM FESTIVAL 2024", ["cannes"]),
        ("Каннский кинофестиваль", ["cannes"]),
        ("Berlin International Film Festival (Berlinale)", ["berlinale"]),
        ("77. Berlinale", ["berlinale"]),
        ("Festival de Berlín", ["berlinale"]),
        ("Mostra Internacional de Cinema em São Paulo", ["mostra-sao-paulo"]),
        ("Festiwal Polskich Filmów Fabularnych w Gdyni", ["gdynia"]),
        ("Festival Internacional de Cine de Gijón", ["gijon"]),
        ("XXIX фестиваль «Сталкер»", ["stalker-festival"]),
        ("جشنواره بین‌المللی فیلم فجر", ["fajr"]),
        ("مهرجان القاهرة السينمائي الدولي", ["cairo"]),
        ("부산국제영화제", ["busan"]),
        ("International Short Film Festival in Drama", ["drama"]),
        ("Festival des 3 Continents", ["nantes"]),
        ("FIFF", ["fribourg", "namur", "fajr"]),
        ("Premios Goya", ["goya"]),
        ("Cannes Short Film Festival", []),
        ("Alexandria Short Film Festival", []),
        ("Youth Film Festival", []),
        ("Drama Film", []),
        ("International Film Festival", []),
        ("", []),
        ("Cannes " * 100, []),
    ],
)
def test_what_a_printed_name_means(festivals: Festivals, text: str, keys: list[str]) -> None:
    assert [festival.key for festival in festivals.named(text)] == keys


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("mostra.org", "mostra-sao-paulo"),
        ("44.mostra.org", "mostra-sao-paulo"),
        ("WWW.Berlinale.de.", "berlinale"),
        ("jcp10-eng.jeonjufest.kr", "jeonju"),
        ("film.iksv.org", "istanbul"),
        ("notmostra.org", None),
        ("org", None),
        ("", None),
        ("a." * 500 + "riff.is", "reykjavik"),
    ],
)
def test_whose_host_it_is(festivals: Festivals, host: str, key: str | None) -> None:
    found = festivals.at(host)
    assert (found.key if found else None) == key


def test_no_edition_was_held_twice_and_the_first_is_where_the_file_says(festivals: Festivals) -> None:
    for festival in festivals.by_key.values():
        editions = [n for n in (festival.edition_of(year) for year in range(1900, 2101)) if n is not None]
        assert editions == sorted(set(editions)), festival.key
        if festival.first and festival.runs and festival.runs[0] == Run(festival.first, 1):
            assert festival.edition_of(festival.first - 1) is None, festival.key


def test_gaps_of_a_biennial_run_count_only_where_an_edition_was_due() -> None:
    festival = Festival("x", "X", runs=(Run(2001, 1, None, 2),), gaps=frozenset({2005}))
    assert [festival.edition_of(year) for year in (2001, 2002, 2003, 2005, 2007)] == [1, None, 2, None, 3]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[a]\nname = 'A'\ncolour = 1", "unknown key 'colour'"),
        ("[a]\naliases = ['B']", "[a] name"),
        ("[a]\nname = 'A'\ncountry = 'France'", "[a] country"),
        ("[a]\nname = 'A'\nkind = 'prize'", "[a] kind"),
        ("[a]\nname = 'A'\nhosts = ['https://a.org']", "bare host"),
        ("[a]\nname = 'A'\nhosts = ['a.org']\n[b]\nname = 'B'\nhosts = ['a.org']", "stands under [a] too"),
        ("[a]\nname = 'A'\nruns = [{ from = 2001 }]", "[a] edition"),
        ("[a]\nname = 'A'\nruns = [{ edition = 1 }]", "runs from"),
        ("[a]\nname = 'A'\nruns = [{ from = 2001, edition = 1 }, { from = 2010, edition = 10 }]", "do not overlap"),
        ("[a]\nname = 'A'\nruns = [{ from = 2001, edition = 1, to = 1999 }]", "do not overlap"),
        ("[a]\nname = 'A'\nruns = [{ from = 2001, edition = 1 }]\ngaps = [1999]", "1999 lies in none of the runs"),
        ("[a]\nname = 'A'\nruns = [2001]", "list of tables"),
        ("[a]\nname = 'A'\nfirst = 2010\nruns = [{ from = 2001, edition = 1 }]", "later than the first run"),
        ("[a]\nname = 'A'\nlag = -1", "[a] lag"),
        ("a = 1", "expected a table [a]"),
        ("generic = 'the'", "generic"),
    ],
)
def test_a_fault_names_file_and_key(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "festivals.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        read_festivals(path)
    assert complaint in str(raised.value)
    assert str(path) in str(raised.value)
