"""Biographies of invented people, in many languages, and what a record keeps of them."""

import pytest

from pipeline import Rules
from pipeline.fields.lives import read_clauses
from pipeline.fields.lives_birth import life_facts
from pipeline.fields.lives_events import life_events
from pipeline.fields.lives_works import relations
from pipeline.model.page import View
from pipeline.model.parts import Candidate

Facts = dict[str, str]


def view(text: str) -> View:
    return View(text, range(len(text)))


def values(found: list[Candidate]) -> Facts:
    return {c.field: str(c.parts[0].value) for c in found}


def events(text: str, language: str, rules: Rules) -> list[tuple[object, ...]]:
    """Kind, start, end and organisation of every event."""
    clauses = read_clauses(view(text), rules, (language,))
    found = life_events(0, clauses, rules, (language,))
    told = [{p.name: p.value for p in c.parts} for c in found]
    return [tuple(t.get(k) for k in ("kind", "start", "end", "org")) for t in told]


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("Anna Berg (b. 1981, Oslo) paints.", "en", {"born": "1981", "birth_place": "Oslo"}),
        ("Anna Berg was born in Dublin, Ireland on 3 March 1955 and died in London in 2012.", "en",
         {"born": "1955-03-03", "birth_place": "Dublin, Ireland", "died": "2012", "death_place": "London"}),
        ("Born in 1957 in Baku, Azerbaijan, Berg finished school early.", "en",
         {"born": "1957", "birth_place": "Baku, Azerbaijan"}),
        ("Born 04.04.1932 in the village of Rena in Norway to poet Ola Berg.", "en",
         {"born": "1932-04-04", "birth_place": "Rena, Norway"}),
        ("Graz, Austria, is where Anna Berg was born on May 17, 1957.", "en",
         {"born": "1957-05-17", "birth_place": "Graz, Austria"}),
        ("Anna Berg, b 1964, has her home and her work in Oslo.", "en", {"born": "1964"}),
        ("(Buenos Aires, 1976) Films by night.", "en", {"born": "1976", "birth_place": "Buenos Aires"}),
        ("Anna Berg (1901–1974) painted.", "en", {"born": "1901", "died": "1974"}),
        ("geboren 1970 in Belgrad, Jugoslawien (Serbien). Dreht Filme.", "de",
         {"born": "1970", "birth_place": "Belgrad, Jugoslawien (Serbien)"}),
        ("In Bukarest 1967 geboren, begann sie früh.", "de", {"born": "1967", "birth_place": "Bukarest"}),
        ("Kam 1978 in Rumänien zur Welt.", "de", {"born": "1978", "birth_place": "Rumänien"}),
        ("Gebürtige Oberbayerin, lebt in Wien.", "de", {}),
        ("*1970 in Graz.", "de", {"born": "1970", "birth_place": "Graz"}),
        ("Née en 1975 à Lyon, elle peint.", "fr", {"born": "1975", "birth_place": "Lyon"}),
        ("Native de Tbilissi, Géorgie, elle peint.", "fr", {"birth_place": "Tbilissi, Géorgie"}),
        ("Nació en Rosario, Argentina, en 1972.", "es", {"born": "1972", "birth_place": "Rosario, Argentina"}),
        ("Появился на свет в 1977 году (город Тула).", "ru", {"born": "1977", "birth_place": "Тула"}),
        ("1997년 대구에서 태어났다.", "ko", {"born": "1997", "birth_place": "대구"}),
        ("1937년생.", "ko", {"born": "1937"}),
        ("1975年東京都生まれ。", "ja", {"born": "1975", "birth_place": "東京都"}),
        ("1982年出生于北京。", "zh", {"born": "1982", "birth_place": "北京"}),
        ("1983 yılında İzmir'de doğdu.", "tr", {"born": "1983", "birth_place": "İzmir"}),
        ("1983, Bursa doğumlu.", "tr", {"born": "1983", "birth_place": "Bursa"}),
        ("Anna Berg är född 1995 i Rena och bor i Bergen.", "sv", {"born": "1995", "birth_place": "Rena"}),
        ("Anna Berg (Isola d'Istria, 1981) dipinge.", "it", {"born": "1981", "birth_place": "Isola d'Istria"}),
        ("متولد ۱۳۵۵ در تهران است.", "fa", {"born": "1976", "birth_place": "تهران"}),
        ("ولد سمير حداد في بيروت عام 1970.", "ar", {"born": "1970", "birth_place": "بيروت"}),
        ("Nato a Torino nel 1968, Marco Bianchi dipinge.", "it", {"born": "1968", "birth_place": "Torino"}),
        ("She made Low Tide (1999) in Oslo.", "en", {}),
        ("Anna Berg (nar. 3. května 1984, Opava) točí filmy.", "cs", {"born": "1984-05-03", "birth_place": "Opava"}),
        ("(Asti, 1883 – Nizza, 1940). Dipinse.", "it",
         {"born": "1883", "died": "1940", "birth_place": "Asti", "death_place": "Nizza"}),
        ("1984년 부산 출생. 감독.", "ko", {"born": "1984", "birth_place": "부산"}),
        ("1984年生於台南。導演。", "zh", {"born": "1984", "birth_place": "台南"}),
        ("1984年生まれ。青森県出身。", "ja", {"born": "1984", "birth_place": "青森県"}),
        ("ילידת חיפה, 1984.", "he", {"born": "1984", "birth_place": "חיפה"}),
        ("متولد ۱۳۶۳ شیراز.", "fa", {"born": "1984", "birth_place": "شیراز"}),
        ("متولد ۱۳۶۳ است.", "fa", {"born": "1984"}),
        ("ur. w 1981 w Gdańsku.", "pl", {"born": "1981", "birth_place": "Gdańsk"}),
        ("ur. w 1981 roku w Zielonej Górze.", "pl", {"born": "1981", "birth_place": "Zielona Góra"}),
        ("ur. 1981, Kraków.", "pl", {"born": "1981", "birth_place": "Kraków"}),
        ("Родился в 1981 году в Хабаровске.", "ru", {"born": "1981", "birth_place": "Хабаровск"}),
        ("Rođen 1984. u Novom Sadu.", "sr", {"born": "1984", "birth_place": "Novi Sad"}),
        ("γεννήθηκε στον Βόλο το 1984.", "el", {"born": "1984", "birth_place": "Βόλος"}),
        ("Роден през 1984 г. в Русе. Рисува.", "bg", {"born": "1984", "birth_place": "Русе"}),
    ],
)  # fmt: skip
def test_birth_and_death(text: str, language: str, expected: Facts, rules: Rules) -> None:
    clauses = read_clauses(view(text), rules, (language,))
    assert values(life_facts(0, clauses, "Anna Berg", rules, (language,))) == expected


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("She finished the Harbour Academy of Drama in 2005 and Graz Film Academy in 2015.", "en",
         [("education", None, "2005", "Harbour Academy of Drama"), ("education", None, "2015", "Graz Film Academy")]),
        ("In 1960 – 1980 she worked as film director at Blue Hour Studios.", "en",
         [("work", "1960", "1980", "Blue Hour Studios")]),
        ("In 1980 she went to Italy to work on a film.", "en", [("move", "1980", None, None)]),
        ("Having studied animation at Blaviken, she has filmed ever since 1999.", "en",
         [("education", None, None, "Blaviken"), ("work", "1999", None, None)]),
        ("She began in the 1980’s as a critic.", "en", [("work", "198X", None, None)]),
        ("Her short Ebb (2012) won a prize at the Harbour Film Festival.", "en",
         [("award", None, None, "Harbour Film Festival")]),
        ("Ebb (2011) played in competition at Blue Film Festival in 2012, and Harbour Film Festival gave it a prize.",
         "en", [("award", None, None, "Harbour Film Festival")]),
        ("Her films were shown at many festivals, among them the Harbour Film Festival.", "en", []),
        ("She belongs to the Union of Painters of the Faroe Islands.", "en",
         [("other", None, None, "Union of Painters of the Faroe Islands")]),
        ("At a press conference in July 1984 she announced that she would not return.", "en",
         [("other", "1984-07", None, None)]),
        ("Ebb premiered in July 1984 at the Harbour Film Festival.", "en", []),
        ("ausgebildet an der Blaue-Stunde-Filmschule in Wien.", "de",
         [("education", None, None, "Blaue-Stunde-Filmschule")]),
        ("Absolventin der Hochschule für Film, Fernsehen und Theater Linz.", "de",
         [("education", None, None, "Hochschule für Film, Fernsehen und Theater Linz")]),
        ("Elle étudie à l’École Marée, dont elle sort diplômée en 2001.", "fr",
         [("education", None, "2001", "École Marée")]),
        ("Su corto ganó el Premio Marea en 2019.", "es", [("award", "2019", None, "Premio Marea")]),
        ("La premiaron Costa Azul, Media Luna, IDFA y BAFICI.", "es",
         [("award", None, None, n) for n in ("Costa Azul", "Media Luna", "IDFA", "BAFICI")]),
        ("В 2008 году закончила ВГИК.", "ru", [("education", None, "2008", "ВГИК")]),
        ("2005年毕业于东海电影学院导演系。", "zh", [("education", None, "2005", "东海电影学院")]),
        ("한빛대학교 연극영화학부에 다니고 있다.", "ko", [("education", None, None, "한빛대학교 연극영화학부")]),
        ("Absolwent prawa na Uniwersytecie Nadbużańskim (2005) oraz montażu w Brzeskiej Szkole Filmowej (2011).", "pl",
         [("education", None, "2005", "Uniwersytecie Nadbużańskim"),
          ("education", None, "2011", "Brzeskiej Szkole Filmowej")]),
        ("W latach 2006–2008 redaktor „Tygodnika Nizin”.", "pl", [("work", "2006", "2008", "Tygodnika Nizin")]),
        ("Beleuchterin am Schauspielhaus Altau.", "de", [("work", None, None, "Schauspielhaus Altau")]),
        ("Journalistin und Filmemacherin. Lebt in Wien.", "de", []),
        ("Monteuse, journaliste à la Radio Ondes jusqu'en 2010.", "fr", [("work", None, "2010", "Radio Ondes")]),
        ("Între 2006 și 2009 a fost jurnalistă la Radio Litoral.", "ro", [("work", "2006", "2009", "Radio Litoral")]),
        ("A absolvit Facultatea de Litere a Universității din Dumbrava în 2005.", "ro",
         [("education", None, "2005", "Facultatea de Litere a Universității din Dumbrava")]),
        ("Окончил факультет Дунайского университета (2002), работал редактором газеты «Волна» (2003–2006).", "ru",
         [("education", None, "2002", "факультет Дунайского университета"), ("work", "2003", "2006", "Волна")]),
        ("Член Гильдии Речных Операторов.", "ru", [("other", None, None, "Гильдии Речных Операторов")]),
        ("Između 2011. i 2014. radio kao urednik na Radio Dunavu.", "sr", [("work", "2011", "2014", None)]),
        ("Hon gick Älvdals filmlinje 2004–2006 och tog examen från Norra Filmhögskolan 2010.", "sv",
         [("education", "2004", "2006", "Älvdals filmlinje"), ("education", None, "2010", "Norra Filmhögskolan")]),
        ("Kortfilmen vann publikpriset på Kustens Korta i Umeå.", "sv", [("award", None, None, "Kustens Korta")]),
        ("海岸藝術大學電影系碩士(2012)。", "zh", [("education", None, "2012", "海岸藝術大學電影系")]),
        ("短片《岸》獲第12屆海鷗獎最佳短片。", "zh", [("award", None, None, "海鷗獎")]),
        ("2008年から2012年まで港湾放送に勤務。", "ja", [("work", "2008", "2012", "港湾放送")]),
        ("She holds an MFA from the Harbour School of Film (2010).", "en",
         [("education", None, "2010", "Harbour School of Film")]),
        ("She studied at the Harbour School of Film (2002).", "en",
         [("education", None, "2002", "Harbour School of Film")]),
        ("Закінчила курс кіно Школи «Об’єктив» (2017).", "uk", [("education", None, "2017", "Школи")]),
        ("Se recibió de diseñadora en la Universidad de Olas en 2009 y entre 2011 y 2015 trabajó en Canal Marea.", "es",
         [("education", None, "2009", "Universidad de Olas"), ("work", "2011", "2015", None)]),
        ("W 1988 odznaczony Nagrodą Pióra i Kamery.", "pl",
         [("award", "1988", None, "Nagrodą Pióra")]),
        ("In 1988 she was awarded a Medal.", "en", [("award", "1988", None, None)]),
        ("曾任《海角報》攝影記者（2013–2017）。", "zh", [("work", "2013", "2017", None)]),
        ("Ze rondde in 2012 de Hogeschool Lindeveld af.", "nl", [("education", None, "2012", "Hogeschool Lindeveld")]),
        ("Her short Salt took home the Jury Prize at Salt Creek Film Festival.", "en",
         [("award", None, None, "Salt Creek Film Festival")]),
    ],
)  # fmt: skip
def test_events(text: str, language: str, expected: list[tuple[object, ...]], rules: Rules) -> None:
    assert events(text, language, rules) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Born 1932 in Oslo to poet Ola Berg and Kari Lie.", ["Ola Berg", "Kari Lie"]),
        ("Born 1932, she went to Ola Berg for lessons.", []),
        ("She was born in Oslo.", []),
    ],
)
def test_parents(text: str, expected: list[str], rules: Rules) -> None:
    found = relations(0, read_clauses(view(text), rules, ("en",)), rules)
    assert [p.value for c in found for p in c.parts if p.name == "name"] == expected


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Родилась в Казани в 1979 году.", "ru", "Казань"),
        ("Родился в городе Минске в 1979 году.", "ru", "Минск"),
        ("Родилась в Талгаре в 1979 году.", "ru", "Талгаре"),  # of an ending that no rule knows nothing is guessed
        ("Urodzona w 1980 roku w Krakowie.", "pl", "Kraków"),
        ("Narodil se v roce 1980 v Praze.", "cs", "Praha"),
        ("1980-ban született Debrecenben.", "hu", "Debrecen"),
        ("Rođen 1980. u Zagrebu.", "hr", "Zagreb"),
        ("Born in 1980 in Oslo, Norway.", "en", "Oslo, Norway"),
    ],
)
def test_places_lose_their_case_endings(text: str, language: str, place: str, rules: Rules) -> None:
    clauses = read_clauses(view(text), rules, (language,))
    assert values(life_facts(0, clauses, "Anna Berg", rules, (language,)))["birth_place"] == place


def test_bodies_are_whole_and_bare(rules: Rules) -> None:
    courses = "В 2010 году окончил Высшие курсы сценаристов и режиссёров."
    assert events(courses, "ru", rules) == [("education", None, "2010", "Высшие курсы сценаристов и режиссёров")]
    school = "2005 yılında Deniz Üniversitesi'nden mezun oldu."
    assert events(school, "tr", rules) == [("education", None, "2005", "Deniz Üniversitesi")]
