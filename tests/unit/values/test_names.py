"""Lists of names: where they are cut, turned round, stripped of what is no name."""

import pytest

from pipeline import Rules
from pipeline.values.names import Name, split_companies, split_names


@pytest.mark.parametrize(
    "text, languages, expected",
    [
        (
            "Damien Bonnard, Djibril Zonga and Nizar Ben Fatma",
            ("en",),
            ["Damien Bonnard", "Djibril Zonga", "Nizar Ben Fatma"],
        ),
        ("Soleil Launière et Fred-Éric Salvail", ("fr",), ["Soleil Launière", "Fred-Éric Salvail"]),
        ("Kis Anna–Nagy Béla, Tóth Éva", ("hu",), ["Kis Anna", "Nagy Béla", "Tóth Éva"]),
        ("آمنة الجزيري، ومنى الأخضر", ("ar",), ["آمنة الجزيري", "منى الأخضر"]),
        ("Anna Berg/Omar Haddad", (), ["Anna Berg", "Omar Haddad"]),
        ("Claire Vaubert et Idriss Lamine", (), ["Claire Vaubert", "Idriss Lamine"]),
        ("Sárgarigó Film Kft., Vík Films ehf.", (), ["Sárgarigó Film Kft.", "Vík Films ehf."]),
        ("Bojana Trnavac i Miloš Jasika", (), ["Bojana Trnavac", "Miloš Jasika"]),
        ("Tom Berg & Omar Haddad", (), ["Tom Berg", "Omar Haddad"]),
        ("Anna Berg,\nOmar Haddad,", (), ["Anna Berg", "Omar Haddad"]),
        # joining words of other languages part nothing
        ("José Ortega y Gasset", ("de",), ["José Ortega y Gasset"]),
        ("José Ortega y Gasset", (), ["José Ortega y Gasset"]),
        # a company's plain word belongs to the name before it
        ("사우스베이 픽쳐스", ("ko",), ["사우스베이 픽쳐스"]),
        ("김하늘 박노을 최바다", ("ko",), ["김하늘", "박노을", "최바다"]),
        # a Catalan "i" joins the two surnames of one person, and two people
        ("Anna Roig i Pla, Joan Mas", ("ca",), ["Anna Roig i Pla", "Joan Mas"]),
        ("Anna Roig i Pla i Joan Mas", ("ca",), ["Anna Roig i Pla", "Joan Mas"]),
        ("Anna Roig i Joan Mas", ("ca",), ["Anna Roig", "Joan Mas"]),
        ("Anna i Joan", ("ca",), ["Anna", "Joan"]),
        ("Ana Babić i Nives", ("hr",), ["Ana Babić", "Nives"]),
        # a joining word with a capital is a name
        ("Lee Ja Eun", ("fi",), ["Lee Ja Eun"]),
        ("MATTI VIRTA JA OUTI LAMPI", ("fi",), ["Matti Virta", "Outi Lampi"]),
        # "and" glued to a name, and names that begin with its letter
        ("طلال الجردي وكارينا لوغ", ("ar",), ["طلال الجردي", "كارينا لوغ"]),
        ("נועם חרמון וליאת פלג", ("he",), ["נועם חרמון", "ליאת פלג"]),
        ("محمد علي وليد حسن", ("ar",), ["محمد علي وليد حسن"]),
        ("ნინო კაპანაძე და გია ლომიძე", ("ka",), ["ნინო კაპანაძე", "გია ლომიძე"]),
        # dashes between people
        ("Anna Berg - Ida Mann - Carl Orff", (), ["Anna Berg", "Ida Mann", "Carl Orff"]),
        # and others, at the end alone
        ("张三、李四等", ("zh",), ["张三", "李四"]),
        ("山田太郎、鈴木一郎ほか", ("ja",), ["山田太郎", "鈴木一郎"]),
        ("김철수, 이영희 등", ("ko",), ["김철수", "이영희"]),
        ("外山太郎", ("ja",), ["外山太郎"]),
        # names turned round
        ("Springall; Alejandro", (), ["Alejandro Springall"]),
        ("Springall; Alejandro, Campos; Edher", ("es",), ["Alejandro Springall", "Edher Campos"]),
        (
            "Jason Tobin, Torres; Harold, Manuel Bernal; Juan",
            (),
            ["Jason Tobin", "Harold Torres", "Juan Manuel Bernal"],
        ),
        ("Moreno; Omar, del Carmen; Mónica", (), ["Omar Moreno", "Mónica del Carmen"]),
        ("Saldívar Tanaka; Sergei", (), ["Sergei Saldívar Tanaka"]),
        ("Campos, Edher; Salinas, Luis", (), ["Edher Campos", "Luis Salinas"]),
        ("Tarkovsky, Andrei", (), ["Andrei Tarkovsky"]),
        ("Anna Nagy; Peter Kiss; Eva Toth", (), ["Anna Nagy", "Peter Kiss", "Eva Toth"]),
        # capitals
        ("ZHANG Wanlin, XU Bing", (), ["Zhang Wanlin", "Xu Bing"]),
        ("Anthony LEMAITRE", (), ["Anthony Lemaitre"]),
        # what is no name
        ("Various", ("en",), []),
        ("n.n.", (), []),
        ("-", (), []),
        ("Anna Berg, Omar Haddad and others", ("en",), ["Anna Berg", "Omar Haddad"]),
        ("Anna Berg, Omar Haddad…", ("fr",), ["Anna Berg", "Omar Haddad"]),
        ("高橋美咲、森花子他", ("ja",), ["高橋美咲", "森花子"]),
        ("Adam Walicki, Michał Englert PSC", (), ["Adam Walicki", "Michał Englert"]),
        ("Adam Walicki, c.s.c., Michał Englert, C.S.C.", (), ["Adam Walicki", "Michał Englert"]),
        ("Наталія Орлова.,", ("uk",), ["Наталія Орлова"]),
        ("A. Stepanov", (), ["A. Stepanov"]),
        ("Paul Smith Jr.", (), ["Paul Smith Jr."]),
        ('Kacper "Kaz" Plawgo', (), ['Kacper "Kaz" Plawgo']),
        # East Asian names
        ("石倉隆二 宮田八郎 安井洋一郎", (), ["石倉隆二", "宮田八郎", "安井洋一郎"]),
        ("伊勢 真一", (), ["伊勢 真一"]),
        ("伊勢真一、永峯康弘", (), ["伊勢真一", "永峯康弘"]),
        ("김효경 / Kim Hyo-kyung", (), ["김효경"]),
        ("서연우Suh Yeon Woo", (), ["서연우"]),
        # companies among names
        ("Anna Berg, Blue Hour, Inc.", (), ["Anna Berg", "Blue Hour, Inc."]),
        ("Le Fresnoy, Studio national", (), ["Le Fresnoy, Studio national"]),
        ("near/by film (Anna Berg)", (), ["near/by film"]),
        ("Smith & Sons Films", ("en",), ["Smith & Sons Films"]),
        ("Leśnodorski Ślusarek i Wspólnicy", ("pl",), ["Leśnodorski Ślusarek i Wspólnicy"]),
    ],
)
def test_names_of_a_list(rules: Rules, text: str, languages: tuple[str, ...], expected: list[str]) -> None:
    assert [f.value.name for f in split_names(text, rules, languages)] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Anna Berg as Ida", Name("Anna Berg", "Ida")),
        ("Anna Berg (as Hotel Manager)", Name("Anna Berg", "Hotel Manager")),
        (
            "Axel Slangus (Esko, son of the cobbler)",
            Name("Axel Slangus", "Esko, son of the cobbler", "Esko, son of the cobbler"),
        ),
        ("Anna Berg ... Ida", Name("Anna Berg", "Ida")),
        ("Oleg Mutu (RO)", Name("Oleg Mutu", None, "RO")),
        ("Vagabund Films (Anna Berg)", Name("Vagabund Films", None, "Anna Berg", company=True)),
        ("김효경 / Kim Hyo-kyung", Name("김효경", variant="Kim Hyo-kyung")),
        ("경희대학교 Kyung Hee University", Name("경희대학교", company=True, variant="Kyung Hee University")),
    ],
)
def test_parts_and_notes(rules: Rules, text: str, expected: Name) -> None:
    (found,) = split_names(text, rules, ("en",))
    assert found.value == expected


def test_a_span_covers_the_printed_name(rules: Rules) -> None:
    text = "Jason Tobin, Torres; Harold (Ben)"
    assert [text[f.start : f.end] for f in split_names(text, rules)] == ["Jason Tobin", "Torres; Harold"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Smith & Sons, Blue Hour", ["Smith & Sons", "Blue Hour"]),
        ("Blue Hour, Inc.", ["Blue Hour, Inc."]),
        ("TVN; Kino Świat / DI Factory", ["TVN", "Kino Świat", "DI Factory"]),
        ("Film and Sound Archive", ["Film and Sound Archive"]),
    ],
)
def test_companies_of_a_list(rules: Rules, text: str, expected: list[str]) -> None:
    found = split_companies(text, rules, ("en",))
    assert [f.value.name for f in found] == expected
    assert all(f.value.company for f in found)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Mill & Meadow", ["Mill & Meadow"]),
        ("Blau and Daughters, Rote Films", ["Blau and Daughters", "Rote Films"]),
        ("Rote Films & Blaue Pictures", ["Rote Films", "Blaue Pictures"]),
        ("24 Images, Studio 35", ["24 Images", "Studio 35"]),
        ("Ufer Filmproduktion GmbH, Leipzig", ["Ufer Filmproduktion GmbH"]),
        ("Ufer Film, Arte", ["Ufer Film", "Arte"]),
        ("Agence Courte, 12 rue du Puits, Bruxelles", ["Agence Courte"]),
        ("Adria Cinema, Film na buri, HRT", ["Adria Cinema", "Film na buri", "HRT"]),
        # the name of a school goes on behind "and"
        ("Escola Superior de Imagem e Som do Porto", ["Escola Superior de Imagem e Som do Porto"]),
        ("Universidad de Cine y Artes Audiovisuales", ["Universidad de Cine y Artes Audiovisuales"]),
        ("Academy of Arts and Anna Berg", ["Academy of Arts", "Anna Berg"]),
        ("Filmhochschule Ulm und Ufer Film", ["Filmhochschule Ulm", "Ufer Film"]),
    ],
)
def test_companies_keep_and_lose(rules: Rules, text: str, expected: list[str]) -> None:
    found = split_names(text, rules, ("en", "fr", "de", "hr", "es", "pt"), firms=True)
    assert [n.value.name for n in found] == expected
