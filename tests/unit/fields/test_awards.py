"""Award lines, prize headings, festival editions and told prizes, with invented films and festivals."""

import pytest

from pipeline import Rules, extract
from pipeline.fields.awards_line import read_awards
from pipeline.model.page import Source, View

Told = dict[str, str | int]

# Line breaks lost between the entries.
_GLUED = (
    "2017: Premios Goya: Mejor dirección novel, actor sec. y actriz rev. 8 nominaciones2017: Festival de Berlín: "
    "Mejor ópera prima2018: Premios del Cine Europeo: Nominada al Premio Discovery (Mejor ópera prima)"
)


def awards(text: str, headed: str | None, language: str, rules: Rules) -> list[Told]:
    view = View(text, range(len(text)))
    return [
        {p.name: p.value for p in parts if p.value is not None}
        for parts in read_awards(view, None, headed, rules, (language,))
    ]


def brief(told: list[Told]) -> list[tuple[str | int | None, ...]]:
    return [tuple(a.get(k) for k in ("year", "edition", "festival", "award", "result")) for a in told]


@pytest.mark.parametrize(
    "text, language, expected",
    [
        ("2001: 12th Lakeside Film Festival, Grand Prix, Norway", "en",
         [(2001, 12, "Lakeside Film Festival", "Grand Prix", "won")]),
        ("14th Northern Music and Film Gathering, Norway (2014) - in competition", "en",
         [(2014, 14, "Northern Music and Film Gathering", None, "selected")]),
        ("Best Short Film, Lakeside Film Festival, Finland, 2019", "en",
         [(2019, None, "Lakeside Film Festival", "Best Short Film", "won")]),
        ("2019 – Lakeside Film Festival – Jury Prize", "en",
         [(2019, None, "Lakeside Film Festival", "Jury Prize", "won")]),
        ("Winner of the Audience Award at the Lakeside Film Festival 2015", "en",
         [(2015, None, "Lakeside Film Festival", "Audience Award", "won")]),
        ("Berlinale 2018 (Silver Bear for Best Director)", "en",
         [(2018, None, "Berlinale", "Silver Bear for Best Director", "won")]),
        ("Cannes 2012: Palme d'Or", "en", [(2012, None, "Cannes", "Palme d'Or", "won")]),
        ("Millor Pel·lícula – Premis Alzina 2021", "ca",
         [(2021, None, "Premis Alzina", "Millor Pel·lícula", "won")]),
        ("FIPRESCI Prize, Viennale 2010; Best Film, Lakeside Film Festival 2011", "en",
         [(2010, None, "Viennale", "FIPRESCI Prize", "won"),
          (2011, None, "Lakeside Film Festival", "Best Film", "won")]),
        ("2017: Lakeside Film Festival, Best Camera, Hill Film Festival, Dune Film Festival", "en",
         [(2017, None, "Lakeside Film Festival", "Best Camera", "won"),
          (2017, None, "Hill Film Festival", None, "selected"), (2017, None, "Dune Film Festival", None, "selected")]),
        ("3rd Lakeside Film Festival, Norway (2014) - Best Script and Best Actor awards in the Student Competition",
         "en",
         [(2014, 3, "Lakeside Film Festival", "Best Script", "won"),
          (2014, 3, "Lakeside Film Festival", "Best Actor", "won")]),
        ("Jury Award & Best Cinematography - Lakeside Film Festival 2012", "en",
         [(2012, None, "Lakeside Film Festival", "Jury Award", "won"),
          (2012, None, "Lakeside Film Festival", "Best Cinematography", "won")]),
        ("Nominated for Best Documentary at the European Film Awards 2010", "en",
         [(2010, None, "European Film Awards", "Best Documentary", "nominated")]),
        ("Helsinki International Film Festival – Love & Anarchy 2023", "en",
         [(2023, None, "Helsinki International Film Festival – Love & Anarchy", None, "selected")]),
        ("Visions du Réel, Nyon, Switzerland, 2017 (International Premiere)", "en",
         [(2017, None, "Visions du Réel", None, "selected")]),
        ("Uppsala International Short Film Festival (UISFF) 2019", "en",
         [(2019, None, "Uppsala International Short Film Festival", None, "selected")]),
        ("Official selection Cannes Film Festival 2010", "en",
         [(2010, None, "Cannes Film Festival", None, "selected")]),
        ("Golden Apricot International Film Festival 2010", "en",
         [(2010, None, "Golden Apricot International Film Festival", None, "selected")]),
        ("Mención Especial: Short Film en Cannes Film Festival 2020", "de",
         [(2020, None, "Cannes Film Festival", "Mención Especial: Short Film", "won")]),
        (_GLUED, "es",
         [(2017, None, "Premios Goya", "Mejor dirección novel", "won"),
          (2017, None, "Premios Goya", "actor sec", "won"),
          (2017, None, "Premios Goya", "actriz rev", "won"),
          (2017, None, "Festival de Berlín", "Mejor ópera prima", "won"),
          (2018, None, "Premios del Cine Europeo", "Premio Discovery (Mejor ópera prima)", "nominated")]),
        ("Premio speciale della giuria, 65. Mostra di Venezia (2008)", "it",
         [(2008, 65, "Mostra di Venezia", "Premio speciale della giuria", "won")]),
        ("Prix du public au Festival de Clermont-Ferrand 2012", "fr",
         [(2012, None, "Festival de Clermont-Ferrand", "Prix du public", "won")]),
        ("Nagrada publike na Zagreb Film Festivalu 2012.", "hr",
         [(2012, None, "Zagreb Film Festival", "Nagrada publike", "won")]),
        ("7. Göl Film Festivalinde özel gösterime girdi.", "tr", [(None, 7, "Göl Film Festivali", None, "selected")]),
        ("I. Göl ulusal kısa filmler festivalinde belgesel dalı özendirme ödülü.", "tr",
         [(None, 1, "Göl ulusal kısa filmler festivali", "belgesel dalı özendirme ödülü", "won")]),
        ("2014 — МКФ в Карловых Варах — приз за лучшую мужскую роль", "ru",
         [(2014, None, "МКФ в Карловых Варах", "приз за лучшую мужскую роль", "won")]),
        ("جائزة أفضل فيلم في مهرجان القاهرة السينمائي الدولي 2015", "ar",
         [(2015, None, "مهرجان القاهرة السينمائي الدولي", "جائزة أفضل فيلم", "won")]),
        ("第68回ベルリン国際映画祭 銀熊賞", "ja", [(None, 68, "ベルリン国際映画祭", "銀熊賞", "won")]),
        ("Jane Moore", "en", []),
    ],
)  # fmt: skip
def test_reads_lines_under_a_heading(text: str, language: str, expected: list[Told], rules: Rules) -> None:
    assert brief(awards(text, "won", language, rules)) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("12th Lakeside International Film Festival, Norway, 2015",
         [(2015, 12, "Lakeside International Film Festival", None, "selected")]),
        ("Best Film", []),
        ("Lakeside Film Festival", []),
        ("Ann Moore (1980) studied at the Film Festival Academy", []),
    ],
)  # fmt: skip
def test_a_line_without_heading_needs_a_festival_and_its_year(text: str, expected: list[Told], rules: Rules) -> None:
    assert brief(awards(text, None, "en", rules)) == expected


def test_tells_recipient_and_country(rules: Rules) -> None:
    line = "Best Actress: Ann Moore (Locarno International Film Festival, Switzerland, 2011)"
    assert awards(line, "won", "en", rules) == [
        {"year": 2011, "festival": "Locarno International Film Festival", "award": "Best Actress", "result": "won",
         "recipient": "Ann Moore", "country": "CH"}
    ]  # fmt: skip


def test_a_heading_of_nominations_decides(rules: Rules) -> None:
    told = brief(awards("Prix du jury jeune", "nominated", "fr", rules))
    assert told == [(None, None, None, "Prix du jury jeune", "nominated")]


def films(text: str, rules: Rules) -> list[list[tuple[str | int | None, ...]]]:
    record = extract(Source.of(text.encode(), path="page.txt"), rules)
    return [[(a.year, a.edition, a.festival, a.award, a.result, a.recipient) for a in f.awards] for f in record.films]


FACTS = "Director: Ann Moore\nCountry: Norway\nYear: 2019\nDuration: 80 min\n"


@pytest.mark.parametrize(
    "lines, expected",
    [
        ("Edition: RIFF 2022", [(2022, None, "RIFF", None, "selected", None)]),
        ("Festival year: 2021\nFestival edition: 31st edition", [(2021, 31, None, None, "selected", None)]),
        ("Año de Participación en el FICM: 2013", [(2013, None, "FICM", None, "selected", None)]),
        ("(16. Internationales Dokumentarfilmfestival München)",
         [(None, 16, "Internationales Dokumentarfilmfestival München", None, "selected", None)]),
        ("Festival screenings:\n2017\nHill Film Festival\nDune Film Festival",
         [(2017, None, "Hill Film Festival", None, "selected", None),
          (2017, None, "Dune Film Festival", None, "selected", None)]),
        ("© 2019 Lakeside Film Festival", []),
    ],
)  # fmt: skip
def test_a_films_own_record_tells_where_it_was_shown(lines: str, expected: list[Told], rules: Rules) -> None:
    assert films(f"The Quiet Lake\n\n{FACTS}\n{lines}\n", rules) == [expected]


def test_a_banner_is_no_participation(rules: Rules) -> None:
    assert films(f"18th Lakeside Film Festival 2019\n\nThe Quiet Lake\n\n{FACTS}", rules) == [[]]


def test_prizes_stand_above_their_films(rules: Rules) -> None:
    page = (
        "Award Winners\n\nGrand Prize ex aequo\n\nThe Quiet Lake (Norway, 2019)\n\nNight Train Home (Poland, 2018)\n\n"
        "Audience Award\n\nSalt and Stone (Chile, 2019)\n"
    )
    assert [[a[3:5] for a in f] for f in films(page, rules)] == [
        [("Grand Prize", "won")], [("Grand Prize", "won")], [("Audience Award", "won")],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("The Quiet Lake won the Silver Hugo at the Chicago International Film Festival in 2019 and moved many people.",
         [(2019, None, "Chicago International Film Festival", "Silver Hugo", "won", None)]),
        ("His first film won the Silver Hugo at the Chicago International Film Festival in 2009 and moved many people.",
         []),
        ("The film won the Audience Award at the Lakeside Film Festival and moved many people in the whole country.",
         [(None, None, "Lakeside Film Festival", "Audience Award", "won", None)]),
        ("La película ganó el Premio del Público en el Festival de Cine de Roble y se estrenó después en las salas.",
         [(None, None, "Festival de Cine de Roble", "Premio del Público", "won", None)]),
        ("The Quiet Lake follows a girl who comes to Berlin and wants to win the best prize of her school there.", []),
    ],
)  # fmt: skip
def test_only_a_sentence_that_names_the_film_tells_its_prize(sentence: str, expected: list[Told], rules: Rules) -> None:
    assert films(f"The Quiet Lake\n\n{FACTS}\n{sentence}\n", rules) == [expected]


@pytest.mark.parametrize(
    "facts, sentence, expected",
    [
        ("Режиссер: Остап Верес\nРоссия, 2021, 94 мин.",
         "На фестивале «Мельница» фильм получил Приз зрительских симпатий. В прокат картина выйдет весной этого года.",
         [(None, None, "Мельница", "Приз зрительских симпатий", "won", None)]),
        ("Reżyseria: Anna Berg\nPolska, 2021, 94 min",
         "Na festiwalu „Młyn” film zdobył Nagrodę Publiczności i był pokazywany w wielu kinach w całym naszym kraju.",
         []),
    ],
)  # fmt: skip
def test_a_prize_with_a_case_ending_is_left_out(facts: str, sentence: str, expected: list[Told], rules: Rules) -> None:
    assert films(f"Salt\n\n{facts}\n\n{sentence}\n", rules) == [expected]


def test_a_country_beside_a_prize_line_is_no_festival(rules: Rules) -> None:
    head = "Salt\n\nDirector: Ana Lindqvist\nYear: 2018\n\n"
    text = head + "Audience Award: HELLO, HELLO, Miriam Feldstein, Canada 2018, 7 min\n"
    (film,) = extract(Source.of(text.encode(), path="salt.txt"), rules).films
    assert [a.festival for a in film.awards if a.festival == "Canada"] == []


def test_an_entry_may_end_in_a_year_with_a_full_stop(rules: Rules) -> None:
    page = "Sol\nRežija: Ana Lukač\nGodina: 2021\n\nNagrade: Posebno priznanje, Festival malih filmova Rt 2022."
    (film,) = extract(Source.of(page.encode(), path="page.txt"), rules).films
    told = [(a.festival, a.award) for a in film.awards]
    assert told == [("Festival malih filmova Rt", "Posebno priznanje")]
