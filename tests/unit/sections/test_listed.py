"""Lists of films, one a line with title and director: read as films; lists of anything else are not."""

import pytest

from pipeline import Rules, Source, extract
from pipeline.sections import split
from pipeline.text import page

LISTS = [  # a page; "title / directors" of each film
    (
        (
            'Sesión infantil\n- "La sal" de Ana Ruiz Vega. 21 minutos\n- "El tren" de Jo Ferrer (Chile). 8 minutos\n'
            '- "Sin mar" de Rosa Gil y Eva Paz (no recomendada para menores de 12 años). 9 minutos'
        ),
        ["La sal / Ana Ruiz Vega", "El tren / Jo Ferrer", "Sin mar / Rosa Gil y Eva Paz"],
    ),
    (  # a city behind the facts is no director
        (
            "“La sal”, de Ana Ruiz, (Ficción, 8´) La Plata, Argentina\n\n“El tren”, de Jo Ferrer (Ficción, 3´) Salta, "
            "Argentina\n\n“Sin mar”, de Eva Paz, (Ficción, 27 ´) Madrid, España"
        ),
        ["La sal / Ana Ruiz", "El tren / Jo Ferrer", "Sin mar / Eva Paz"],
    ),
    (  # the state that a film comes from, a remark behind it
        (
            "AURORA\n\nSAL GROSSO, de Ana Lima (RJ)\n\nO TREM, Rui Prado e Eva Melo (BA) – Filme de Abertura\n\n"
            "SEM MAR, de Jorge Pires (SP)"
        ),
        ["SAL GROSSO / Ana Lima", "O TREM / Rui Prado e Eva Melo", "SEM MAR / Jorge Pires"],
    ),
    (
        (
            "COURTS\n« Le sel » de Anne Morel (Québec)\nLe jury a aimé ce film qui parle de la mer et du vent.\n"
            "« La gare » de Paul Bureau (France)\nLe jury a aimé ce film qui parle des trains et du vent.\n"
            "« Sans mer » d'Eve Paz (France)\n« Demain » de Luc Roy (Suisse)"
        ),
        ["Le sel / Anne Morel", "La gare / ", "Sans mer / Eve Paz", "Demain / Luc Roy"],
    ),
    (  # a length behind its label, the word for "of" in two languages
        "Il sale di Ana Rossi durata 08 minuti\nIl treno di Luca Villa durata 19 min e 57\nSenza mare di/by Eva Paz",
        ["Il sale / Ana Rossi", "Il treno / Luca Villa", "Senza mare / Eva Paz"],
    ),
    (  # Greek names stand in the genitive behind the word for "of": the titles alone are sure
        "01 Το Αλάτι της Μαρίας Αλεξίου\n\n02 Salt του Ian Moore\n\n03 Νερό των Νίκου Παππά και της Εύης Μακρή",
        ["Το Αλάτι / ", "Salt / Ian Moore", "Νερό / "],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_films_of_a_list(text: str, expected: list[str], rules: Rules) -> None:
    films = [e for e in split(page(Source.of(text.encode())), rules) if e.subject == "film"]
    told = [f"{e.title.text} / {', '.join(d.text for d in e.directors or ())}" for e in films if e.title]
    assert told == expected


@pytest.mark.parametrize(
    "text",
    [
        "“A quiet pleasure” — Jan Ott\n“The best night out” — Eva Berg\n“Go and see it” — Ida Falk",
        "Jurado\nAna Lima, Rui Prado (RJ)\nEva Melo, Jorge Pires (SP)\nIda Reis, Luis Paz (BA)",  # people
        "Salt. Introduced by Jan Ott\nIron. Introduced by Eva Ott\nTin. Introduced by Ida Falk",
        "« Le sel » de Anne Morel\n« La gare » de Luc Roy",  # two are no list
    ],
)
def test_no_list(text: str, rules: Rules) -> None:
    assert all(e.directors is None for e in split(page(Source.of(text.encode())), rules))


def test_a_line_of_facts_below_an_item_is_its_films(rules: Rules) -> None:
    text = (
        "Films of the lake\n\nSalt, Ann Moore (Norway, 2012)\nDrama/ 3 minutes\n\n"
        "Pepper, Jan Ott (Norway, 2012)\nEssay/ 4 minutes\n\nIron, Ida Falk (Norway, 2011)\nDrama/ 5 minutes\n"
    )
    record = extract(Source.of(text.encode(), path="page.txt"), rules)
    assert [(f.title, f.runtime_minutes) for f in record.films] == [("Salt", 3), ("Pepper", 4), ("Iron", 5)]
