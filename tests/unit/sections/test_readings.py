"""Labels and their values in all the shapes that pages print them in; lines of facts; rows of tables."""

import pytest

from pipeline import Rules, Source
from pipeline.sections.readings import read_lines
from pipeline.text import page
from pipeline.values.tongue import guess_languages


def told(text: str, rules: Rules, path: str = "page.txt") -> list[str]:
    """ "keys = value | value" for every label of a page, in order."""
    source = page(Source.of(text.encode(), path=path))
    languages = guess_languages(source.text, rules, source.languages)
    readings = read_lines(source.lines, rules, languages)
    return [
        f"{' '.join(label.keys)} = {' | '.join(v.text for v in label.values)}".strip()
        for reading in readings
        for label in reading.labels
    ]


LINES = [  # one line, its labels
    ("Director: Ana Lindqvist", ["director = Ana Lindqvist"]),
    ("• Director: Ana Lindqvist", ["director = Ana Lindqvist"]),
    ("Director – Ana Lindqvist", ["director = Ana Lindqvist"]),
    ("Directors - Ana Lindqvist, Tomas Brenner", ["director = Ana Lindqvist, Tomas Brenner"]),
    ("Director | Ana Lindqvist", ["director = Ana Lindqvist"]),
    ("Director | Ana Lindqvist |", ["director = Ana Lindqvist"]),
    ("Director\tAna Lindqvist", ["director = Ana Lindqvist"]),
    ("Director = Ana Lindqvist", ["director = Ana Lindqvist"]),
    ("Director > Ana Lindqvist", ["director = Ana Lindqvist"]),
    ("監督：山田花子", ["director = 山田花子"]),
    ("Réalisation : Anne Morel", ["director = Anne Morel"]),
    ("Music Ana Lindqvist", ["composer = Ana Lindqvist"]),
    ("co-financed by Lindby Film Institute", ["other_company = Lindby Film Institute"]),
    ("by Ana Lindqvist", ["director = Ana Lindqvist"]),
    (
        "출연 김하늘(윤서), 박노을(제분소 할아버지), 최바다, 서문이슬, 어린 윤서 친구, 한여울, 이새봄",
        ["cast = 김하늘(윤서), 박노을(제분소 할아버지), 최바다, 서문이슬, 어린 윤서 친구, 한여울, 이새봄"],
    ),
    ("조회391", ["ignored = 391"]),
    (
        "Dir Ana Lindqvist  Screenplay Eva Ott, Tomas Brenner  Ph Ida Berg  Prod co Ufer Film",
        ["director = Ana Lindqvist", "screenwriter = Eva Ott, Tomas Brenner", "cinematographer = Ida Berg",
         "production = Ufer Film"],
    ),
    (
        "reż. Anna Berg, scen. Ewa Lind, Jan Ott, zdj. Ida Holm; wyk. Rut Nyman (Marta), Leo Falk",
        ["director = Anna Berg", "screenwriter = Ewa Lind, Jan Ott", "cinematographer = Ida Holm",
         "cast = Rut Nyman (Marta), Leo Falk"],
    ),
    (
        "Rež. Rūta Kalnė. Oper. Jonas Berg. Mont. Ona Lind. Be dialogų.",
        ["director = Rūta Kalnė.", "cinematographer = Jonas Berg.", "editor = Ona Lind.", "facts = Be dialogų."],
    ),
    (
        "Scénario Anne Morel, Luc Arnaud – Image Ida Berg – Son Eva Ott – Montage Tom Hill",
        ["screenwriter = Anne Morel, Luc Arnaud", "cinematographer = Ida Berg", "sound = Eva Ott", "editor = Tom Hill"],
    ),
    (
        "SCÉNARIO ANNE MOREL, LUC ARNAUD IMAGE IDA BERG MONTAGE TOM HILL SOURCE UFER DISTRIBUTION INTERPRÉTATION EVA",
        ["screenwriter = ANNE MOREL, LUC ARNAUD", "cinematographer = IDA BERG", "editor = TOM HILL",
         "print_source = UFER DISTRIBUTION", "cast = EVA"],
    ),
    ("Cast Art Berg, Ed Miller, Des Holm, Mus Falk", ["cast = Art Berg, Ed Miller, Des Holm, Mus Falk"]),
    ("작성일23-07-19", ["ignored = 23-07-19"]),
    ("Duration: 12:40", ["runtime = 12:40"]),
    ("Cast: Ana Lindqvist (Maria), Tomas Brenner", ["cast = Ana Lindqvist (Maria), Tomas Brenner"]),
    ("Director:", ["director ="]),
]

JOINED = [  # labels that name two roles, or one role twice
    ("Editor / Sound: Ana Lindqvist", ["editor sound = Ana Lindqvist"]),
    ("Regie und Buch: Eva Ott", ["director screenwriter = Eva Ott"]),
    ("DOP / Camera: Ana Lindqvist", ["cinematographer = Ana Lindqvist"]),
    ("Director (Regie): Eva Ott", ["director = Eva Ott"]),
]

RUN_ON = [  # several labels in one line
    (
        "Director: Ana Lindqvist | Country: France | Year: 1999",
        ["director = Ana Lindqvist", "country = France", "year = 1999"],
    ),
    ("Directed by: Ana Lindqvist Editor: Tomas Brenner", ["director = Ana Lindqvist", "editor = Tomas Brenner"]),
    ("Language: French | Subtitles: English", ["language = French", "subtitles = English"]),
    (
        "REGIE Eva Ott DREHBUCH Jan Ott TON Ulf Ott",
        ["director = Eva Ott", "screenwriter = Jan Ott", "sound = Ulf Ott"],
    ),
]

NO_LABEL = [
    "Sound of the sea is loud here",  # a sentence that opens with a label's word
    "Year1999",
    "https://example.org/director: x",
    "18:00 Lumen",
    "She is the director of three films and the editor of none.",
    "Film Salt",  # a title label without a separator and alone
    "-----",
]

BELOW = [  # values on the lines below
    ("Director\nAna Lindqvist", ["director = Ana Lindqvist"]),
    ("Director:\n\nAna Lindqvist", ["director = Ana Lindqvist"]),
    ("Director:\nAna Lindqvist\nTomas Brenner", ["director = Ana Lindqvist | Tomas Brenner"]),
    (
        "Director:\n\nAna Lindqvist\n\nEditor:\n\nTomas Brenner",
        ["director = Ana Lindqvist", "editor = Tomas Brenner"],
    ),
    ("Director:\nEditor:\nTomas Brenner", ["director =", "editor = Tomas Brenner"]),
    (
        "Director:\nThe sea was loud that winter, and nobody in the village slept before the lamp was lit again.",
        ["director ="],
    ),
    ("Synopsis\nA woman counts the waves until one of them answers.", ["synopsis ="]),
]

TABLES = [  # headings in the first row
    (
        "Title | Director | Year\nSalt | Ana Lindqvist | 1999\nPepper | Tomas Brenner | 2001",
        [
            "title = Salt", "director = Ana Lindqvist", "year = 1999",
            "title = Pepper", "director = Tomas Brenner", "year = 2001",
        ],
    ),
    (
        "| Director | Year | Country |\n|---|---|---|\n| Ana Lindqvist | 1999 | France |",
        ["director = Ana Lindqvist", "year = 1999", "country = France"],
    ),
]  # fmt: skip

HTML = [
    ("<table><tr><td>Director</td><td>Ana Lindqvist</td></tr></table>", ["director = Ana Lindqvist"]),
    (
        "<table><tr><td>Year</td><td>1999</td></tr><tr><td>Country</td><td>France</td></tr></table>",
        ["year = 1999", "country = France"],
    ),
    (
        "<dl><dt>Director</dt><dd>Ana Lindqvist</dd><dd>Tomas Brenner</dd></dl>",
        ["director = Ana Lindqvist | Tomas Brenner"],
    ),
    ("<p><b>Director</b> Ana Lindqvist</p>", ["director = Ana Lindqvist"]),
    ("<p><strong>Director:</strong><br>Ana Lindqvist</p>", ["director = Ana Lindqvist"]),
    ("<div><div>Director</div><div>Ana Lindqvist</div></div>", ["director = Ana Lindqvist"]),
    (
        (
            "<table><tr><th>Title</th><th>Director</th><th>Year</th></tr>"
            "<tr><td>Salt</td><td>Ana Lindqvist</td><td>1999</td></tr></table>"
        ),
        ["title = Salt", "director = Ana Lindqvist", "year = 1999"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*LINES, *JOINED, *RUN_ON, *BELOW, *TABLES])
def test_labels_of_a_text(text: str, expected: list[str], rules: Rules) -> None:
    assert told(text, rules) == expected


@pytest.mark.parametrize("text", NO_LABEL)
def test_no_label(text: str, rules: Rules) -> None:
    assert told(text, rules) == []


@pytest.mark.parametrize(("html", "expected"), HTML)
def test_labels_of_html(html: str, expected: list[str], rules: Rules) -> None:
    assert told(html, rules, "page.html") == expected


def test_values_know_that_they_are_owned(rules: Rules) -> None:
    source = page(Source.of(b"Director\nAna Lindqvist\nEditor: Tomas Brenner\nSalt"))
    readings = read_lines(source.lines, rules, ("en",))
    assert [(r.text, r.owned) for r in readings] == [
        ("Director", False), ("Ana Lindqvist", True), ("Editor: Tomas Brenner", False), ("Salt", False),
    ]  # fmt: skip


def test_a_value_stands_where_the_page_has_it(rules: Rules) -> None:
    source = page(Source.of("Salt 🎬\nDirector:  Ana\u00a0Lindqvist  | Year: 1999".encode()))
    labels = [label for r in read_lines(source.lines, rules, ("en",)) for label in r.labels]
    assert [source.quote(label.values[0].span()) for label in labels] == ["Ana\u00a0Lindqvist", "1999"]


FACTS = [
    ("France, 1999, 88 min", {"country", "year", "runtime"}),
    ("(France, 1999, 88 min)", {"country", "year", "runtime"}),
    ("1999", {"year"}),
    ("Salt (1999)", {"year"}),
    ("Salt", None),
    ("A woman counts the waves.", None),
]


@pytest.mark.parametrize(("text", "expected"), FACTS)
def test_lines_of_facts(text: str, expected: set[str] | None, rules: Rules) -> None:
    (reading,) = read_lines(page(Source.of(text.encode())).lines, rules, ("en",))
    assert (reading.facts and {fact.key for fact in reading.facts.facts}) == expected


def test_a_venue_has_no_running_time_for_value(rules: Rules) -> None:
    assert told("Theatre\n170 mins", rules) == ["venue ="]
    assert told("Theatre\nQuay Hall", rules) == ["venue = Quay Hall"]


def test_a_title_above_its_director_is_nobody_s_name(rules: Rules) -> None:
    assert told("Featuring:\nSALT\nDir. Ana Lindqvist, Norway | 1999, 4 min", rules)[:2] == [
        "cast =",
        "director = Ana Lindqvist",
    ]


def test_a_label_is_no_part_of_an_element(rules: Rules) -> None:
    html = "<p><em>Sound Street</em> Ana Lindqvist, Norway, 1999, 12 min</p>"
    assert told(html, rules, "page.html") == []


def test_roles_stand_below_their_holders(rules: Rules) -> None:
    below = told("Guests\n\nJana Horka\nDirector\nPetr Kosina\nProducer\n\nScreenings", rules)
    assert below[:2] == ["director = Jana Horka", "producer = Petr Kosina"]
    above = told("Anna Karenina\nDirector\nPetr Kosina\nProducer\nJana Horka", rules)
    assert above == ["director = Petr Kosina", "producer = Jana Horka"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Distribution in Sweden: Ufer Film", ["distribution = Ufer Film"]),
        ("編劇 SCREENPLAY|簡沛慈", ["screenwriter = 簡沛慈"]),
        (
            "Music\nKari Hagland\nAdditional photography\nDavit Mikadze",
            [
                "composer = Kari Hagland",
                "other = Davit Mikadze",
            ],
        ),
        ("Supported by\nNorthern Film Fund", ["other_company = Northern Film Fund"]),
        ("Comment *\nSEND", []),
    ],
)
def test_labels_of_other_shapes(rules: Rules, text: str, expected: list[str]) -> None:
    assert told(text, rules) == expected


def test_roles_below_their_holders_between_blank_lines(rules: Rules) -> None:
    text = "Ana Lindqvist\nDirector, Writer\n\nEva Ott & Tom Hill\nProducers\n\nThe Low Ramblers\nOriginal Score\n"
    assert told(text, rules) == [
        "director screenwriter = Ana Lindqvist",
        "producer = Eva Ott & Tom Hill",
        "composer = The Low Ramblers",
    ]


def test_a_label_told_in_two_languages_has_the_line_below_for_its_value(rules: Rules) -> None:
    assert told("Yapım Production\nUfer Film\n", rules) == ["production = Ufer Film"]


def test_a_company_below_its_label_may_begin_with_a_labels_word(rules: Rules) -> None:
    found = told("Coproductie\nOmroep De Delta\n\nCamera\nNoor Achterberg\n", rules)
    assert found == ["co_production = Omroep De Delta", "cinematographer = Noor Achterberg"]


def test_a_colour_alone_is_no_label_of_the_line_below(rules: Rules) -> None:
    assert told("Colour\nDCP\n\nDirector: Eva Ott\n", rules) == ["director = Eva Ott"]


def test_a_single_dash_below_a_label_is_an_empty_value(rules: Rules) -> None:
    assert told("Distribution\nUfer Film\nWorld Sales\n–\nTomas Brenner\n", rules) == [
        "distribution = Ufer Film", "sales =",
    ]  # fmt: skip
