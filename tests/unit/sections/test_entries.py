"""What a page tells of: one film, several, people, nothing; where each begins and what heads it."""

import pytest

from pipeline import Rules, Source
from pipeline.model.parts import Entry
from pipeline.sections import split
from pipeline.text import page

WAVES = "A woman who has lost her boat counts the waves until one of them answers her in her own voice."
LAMP = "He spends the winter in a lighthouse and learns that the lamp has been dark for twenty years."
LIFE = "Born in Bergen in 1961, she studied at the Bergen Film School and has made four films since then."
OTHER_LIFE = "Born in Graz in 1958, he worked as an editor at Nordfilm and taught at the Film Academy in Vienna."


def entries(text: str, rules: Rules, path: str = "page.txt") -> tuple[Entry, ...]:
    return split(page(Source.of(text.encode(), path=path)), rules)


def films(text: str, rules: Rules, path: str = "page.txt") -> list[str | None]:
    """The heads of the films of a page, in order."""
    return [e.title.text if e.title else None for e in entries(text, rules, path) if e.subject == "film"]


ONE = [
    f"Salt\n\nDirector: Ana Lindqvist\nYear: 1999\n\n{WAVES}",
    f"Salt\n\n{WAVES}\n\nDirector: Ana Lindqvist\nYear: 1999",  # the facts stand behind the text
    f"Salt\nFrance, 1999, 12 min\n\n{WAVES}",
    "Salt\nDirector: Ana Lindqvist\nEditor: Tomas Brenner",  # no facts but two roles
    "Harbour Film Festival\n\nSalt\n\nDirector: Ana Lindqvist\nYear: 1999",
    (
        "Salt\nFrance, 1999, 12 min\n\nAwards\n1999: 3rd Harbour Film Festival, Best Film, Norway\n"
        "2001: 5th Island Film Festival, Grand Prix, Italy"
    ),  # years and countries of prizes
    f"Salt\nDirector: Ana Lindqvist\nYear: 1999\n\n{WAVES}\n\nDirected by: Ana Lindqvist\nEditor: Eva Ott",  # twice
    f"Home > Films > Salt\n\nSalt\n\nDirector: Ana Lindqvist\nYear: 1999\n\n{WAVES}",
    f"The film “Salt” by director Ana Lindqvist opened the season. In “Salt” {WAVES}",  # only running text
]

CARDS = [("SALT", WAVES), ("IRON", LAMP), ("MORE SALT", WAVES)]
BLOCK = "Director: Ana Lindqvist\nYear: 1999"

HEADED = [  # the title among the short lines above a film's facts
    ("Das Salz\nThe Salt of the Sea\n\nRegie: Ana Lindqvist\nJahr: 1999\nDas ist der Film und die See.", "Das Salz"),
    (f"SALT\nPepper and Salt\n{BLOCK}", "SALT"),  # capitals above their translation
    (f"Competition\n\nSalt\nSalz\nSel\n\n{BLOCK}", "Salt"),  # a block of three languages
    (f"Home > Films > Winter Salt\n\nSome Club Night\n\nWinter Salt\n\nU.S. Premiere\n\n{BLOCK}", "Winter Salt"),
    (f"Home / Programme / Winter Salt\n\nWinter Salt\n18+\n\n{BLOCK}", "Winter Salt"),
    (f"★★★★ The Harbour Courier\nWinter Salt\n{BLOCK}", "Winter Salt"),  # reads as a name, but is not the director's
    ("Salz\n(Salt)\nAna Lindqvist | Norway | 1999 | 83 mins", "Salz"),  # a translation in brackets
    ("Mary Salt\nAna Lindqvist | Norway | 1999 | 83 mins | Fiction | English with subtitles", "Mary Salt"),
    ("Salt\nThe Sea\n\nNorway\n1999\n83 min\nColour", "Salt"),  # facts one a line
    ("Salt or (Sea Water) (dir. Ana Lindqvist, Norway, 1999, 12 min)", "Salt or (Sea Water)"),
    ("more salt!\nAna Lindqvist, Norway 1999, 6:41 min, Animation", "more salt!"),  # not its director
    ("Salt\nNorway1999documentary74'\nDirector: Ana Lindqvist", "Salt"),  # facts without marks
    (f"Salt - © Mira Sand\nSalt - © Mira Sand\nSALT\n{BLOCK}", "SALT"),  # who took the pictures
    (f"Winter Salt\n\n(Vintersalt)\nWinter Salt\n\nGallery\n\n{BLOCK}", "Winter Salt"),  # another title in brackets
    (f"{WAVES}\nDrama | Norway 1999 | 83 min\n{BLOCK}", None),  # a genre
    ("Salt (Salz)\n\nAna Lindqvist / 19 min. / Norway / 1999", "Salt (Salz)"),  # a blank line between
    (f"Genre: Drama\nHints: fear, water\nColour: b/w\n{BLOCK}", None),  # a label nobody knows
    (f"Wintersalz\n\nRunning time 82 min Country of origin Norway\n\n{BLOCK}", "Wintersalz"),
]

POINTED = [  # films that a page only points to
    "More like this\nPepper | dir. Tomas Brenner | Italy 2001 | 14 min\nIron | dir. Eva Ott | Peru 2003 | 9 min",
    "Before the film: Pepper (Italy 2001, dir. Tomas Brenner)",
]
RICH = f"{BLOCK}\nScript: Eva Ott\nCamera: Tom Hill\nEditor: Mira Sand\nMusic: Jo Falk\n\n{WAVES}"

TWO = [
    f"1. Salt\nFrance, 1999, 12 min\n{WAVES}\n\n2. Pepper\nItaly, 2001, 14 min\n{LAMP}",  # counted
    f"1\nSalt\nFrance, 1999, 12 min\n{WAVES}\n\n2\nPepper\nItaly, 2001, 14 min\n{LAMP}",
    f"Salt\nFrance, 1999, 12 min\n{WAVES}\n\nPepper\nItaly, 2001, 14 min\n{LAMP}",
    f"Winter Programme\n\nSalt\nFrance, 1999, 12 min\n{WAVES}\n\nPepper\nItaly, 2001, 14 min\n{LAMP}",
    f"Salt\n{WAVES}\nFrance, 1999, 12 min\n\nPepper\n{LAMP}\nItaly, 2001, 14 min",  # facts behind each text
    f"Salt (Ana Lindqvist, France, 1999, 12')\n{WAVES}\n\nPepper (Tomas Brenner, Italy, 2001, 14')\n{LAMP}",
    f"Salt\nAna Lindqvist, France, 1999, 12'\n{WAVES}\n\nPepper\nTomas Brenner, Italy, 2001, 14'\n{LAMP}",
    f"Salt\nZout\nAna Lindqvist, France, 1999, 12'\n{WAVES}\n\nPepper\nPeper\nTomas Brenner, Italy, 2001, 14'\n{LAMP}",
    "Salt | Ana Lindqvist | France | 1999 | 12'\nPepper | Tomas Brenner | Italy | 2001 | 14'",
    "Salt, France 1999, 12 min\nPepper, Italy 2001, 14 min",
    "Salt\nDirector: Ana Lindqvist\nYear: 1999\n\nPepper\nDirector: Tomas Brenner\nYear: 2001",
    "Salt\nDirector: Ana Lindqvist\nFrance, 1999, 12 min\n\nPepper\nDirector: Tomas Brenner\nItaly, 2001, 14 min",
    (
        "Two films this year.\n\n1. Salt, directed by Ana Lindqvist, tells of a woman who counts the waves.\n"
        "2. Pepper, directed by Tomas Brenner, tells of a man who keeps a lamp."
    ),
]

NONE = [
    "",
    "Tickets cost 12 euros in 2024.\n\nThe box office opens at ten and closes at six on all days of the festival.",
    "© 1982 - 2022 Harbour Film Festival",
    f"Ana Lindqvist\n{LIFE}",
    "Harbour Film Festival\n12 May 2019, 18:00, Lumen Cinema",
]


@pytest.mark.parametrize("text", ONE)
def test_one_film(text: str, rules: Rules) -> None:
    assert films(text, rules) == ["Salt"]


@pytest.mark.parametrize(("text", "title"), HEADED)
def test_the_title_above_the_facts(text: str, title: str, rules: Rules) -> None:
    assert films(text, rules) == [title]


@pytest.mark.parametrize("pointer", POINTED)
def test_films_pointed_to_are_none_of_the_page(pointer: str, rules: Rules) -> None:
    assert films(f"Salt\n\n{RICH}\n\n{pointer}", rules) == ["Salt"]


@pytest.mark.parametrize("text", TWO)
def test_two_films(text: str, rules: Rules) -> None:
    assert films(text, rules) == ["Salt", "Pepper"]


@pytest.mark.parametrize("text", NONE)
def test_no_film(text: str, rules: Rules) -> None:
    assert films(text, rules) == []


HTML = [
    ("<h2>Salt</h2><p>France, 1999, 12 min</p><h2>Pepper</h2><p>Italy, 2001, 14 min</p>", ["Salt", "Pepper"]),
    ("<title>Salt</title><h1>Salt</h1><p>Director: Ana Lindqvist</p><p>Year: 1999</p>", ["Salt"]),
    (
        (
            "<h3>Winter Programme</h3><h1>Salt</h1><table><tr><td>Director</td><td>Ana Lindqvist</td></tr>"
            "<tr><td>Year</td><td>1999</td></tr></table>"
        ),
        ["Salt"],
    ),
]


@pytest.mark.parametrize(("html", "expected"), HTML)
def test_films_of_html(html: str, expected: list[str], rules: Rules) -> None:
    assert films(html, rules, "page.html") == expected


def test_the_quoted_title_that_opens_a_sentence(rules: Rules) -> None:
    text = (
        "“Salt”, directed by Ana Lindqvist, tells of a woman who counts the waves.\n"
        "“Pepper”, directed by Tomas Brenner, tells of a man who keeps a lamp."
    )
    assert [t and t.strip("“”") for t in films(text, rules)] == ["Salt", "Pepper"]


def test_cards_of_a_competition_without_any_credits(rules: Rules) -> None:
    cards = "\n".join(f"Short Competition\n\n{title}\n\n{text}\n" for title, text in CARDS)
    assert films(f"Films of the festival\n\n{cards}", rules) == ["SALT", "IRON", "MORE SALT"]
    assert films(cards.replace("Short Competition", "News"), rules) == []


def test_paragraphs_that_open_with_title_and_director_and_end_in_facts(rules: Rules) -> None:
    text = (
        f"Salt, Eva Ott lör 30/9 kl. 14:00 {WAVES} Regi: Eva Ott, 1942, USA, 88 min, bildformat: 1.37:1\n"
        f"Järn, Jo Falk lör 30/9 kl. 16:00 {LAMP} Regi: Jo Falk, 1945, Mexiko, 98 min, bildformat: 1.37:1"
    )
    assert films(text, rules) == ["Salt", "Järn"]


def test_the_first_entry_is_the_page_with_what_belongs_to_no_film(rules: Rules) -> None:
    text = "Winter Programme\n\nSalt\nFrance, 1999, 12 min\n\nPepper\nItaly, 2001, 14 min"
    own, *others = entries(text, rules)
    assert own.subject == "page"
    assert [r.text for s in own.sections for r in s.readings] == ["Winter Programme"]
    assert [e.subject for e in others] == ["film", "film"]


def test_metadata_belongs_to_the_page(rules: Rules) -> None:
    own, film = entries("<title>Salt</title><h1>Salt</h1><p>France, 1999, 12 min</p>", rules, "page.html")
    assert "meta" in {r.line.kind for s in own.sections for r in s.readings}
    assert "meta" not in {r.line.kind for s in film.sections for r in s.readings}


def test_a_biography_names_its_film(rules: Rules) -> None:
    text = f"Salt\nDirector: Ana Lindqvist\nYear: 1999\n\nAna Lindqvist\n{LIFE}"
    told = entries(text, rules)
    assert [(e.subject, e.film) for e in told] == [("page", None), ("film", None), ("person", 1)]


def test_people_without_a_film(rules: Rules) -> None:
    told = entries(f"Jury\n\nAna Lindqvist\n{LIFE}\n\nTomas Brenner\n{OTHER_LIFE}", rules)
    people = [e for e in told if e.subject == "person"]
    assert [e.sections[0].heading and e.sections[0].heading.text for e in people] == ["Ana Lindqvist", "Tomas Brenner"]
    assert {e.film for e in people} == {None}


@pytest.mark.parametrize("text", [*ONE, *TWO, *NONE])
def test_no_line_is_in_two_entries(text: str, rules: Rules) -> None:
    spans = [r.line.span for e in entries(text, rules) for s in e.sections for r in s.readings]
    assert len(spans) == len(set(spans))


def test_facts_of_one_film_do_not_count_for_the_next(rules: Rules) -> None:
    """A director alone below a film that tells much more is no film of its own: a card without a heading."""
    own = "Salt\nDirector: Ana Lindqvist\nYear: 1999\nCountry: Norway\nRunning time: 88 min\nEditor: Eva Ott"
    assert len(films(f"{own}\n\nDirector: Mara Brand\n\nDirector: Tomas Brenner", rules)) == 1


def test_format_and_colour_make_a_film_without_a_title(rules: Rules) -> None:
    assert films(f"{WAVES}\nDCP | Colour\nAna Lindqvist\nTomas Brenner", rules) == [None]
    assert films(f"{WAVES}\nColour\nAna Lindqvist\nTomas Brenner", rules) == []


def test_the_length_of_a_programme_is_no_films(rules: Rules) -> None:
    facts = "Dir. Ana Lindqvist | Norway | 1999 | 14 mins"
    total = "Shorts 4: Rooms\n\nTotal running time: 76 mins"
    text = f"{total}\n\nSalt\n{facts}\n{WAVES}\n\nLamp\nDir. Eva Ott | Spain | 2001 | 9 mins"
    assert films(text, rules) == ["Salt", "Lamp"]


def test_a_menus_word_above_a_title_opens_no_filmography(rules: Rules) -> None:
    menu = "Home\nFILMS\nTICKETS\nPRESS\nABOUT US\nCONTACT"
    text = f"{menu}\n\nFILMS\n\nSalt\n\nNordic Views | Feature\n\nDirector: Ana Lindqvist\nYear: 1999\n\n{WAVES}"
    assert films(text, rules) == ["Salt"]


def test_a_film_whose_credits_stand_apart_from_its_facts_is_no_teaser(rules: Rules) -> None:
    head = "Salt\nFrance, 1999, 12 min\n\nDirector: Ana Lindqvist\nEditor: Eva Ott\nSound: Jan Ott\nMusic: Ida Falk\n\n"
    head += WAVES
    other = "\n\nPepper\nNorway, 2001, 14 min\n\nDirector: Jon Hill\nEditor: Jon Hill\nSound: Eva Ott\nMusic: Jo Berg\n"
    assert films(f"{head}{other}\n{LAMP}", rules) == ["Salt", "Pepper"]
    assert films(f"{head}\n\nPepper\nNorway, 2001, 14 min, Jon Hill\n\nBuy tickets\n", rules) == ["Salt"]


def test_facts_with_many_small_words_are_facts(rules: Rules) -> None:
    salt = "Salt\nNorway, 1999, Super 8 on video, colour and black and white, 12 min\n\n"
    pepper = f"Pepper\nUK/Japan, 2009, digital file, colour, 23 min, Japanese with English subtitles\n{WAVES}"
    assert films(salt + pepper, rules) == ["Salt", "Pepper"]


def test_a_numbered_list_holds_the_films_whose_director_no_word_tells(rules: Rules) -> None:
    lines = "1. «Salt», directed by Ana Lindqvist\n2. «Pepper», shot by Eva Ott\n3. «Thyme», directed by Jo Ott"
    assert films(f"The selection\n\n{lines}", rules) == ["«Salt»", "«Pepper»", "«Thyme»"]


def test_a_label_may_stand_before_facts_of_which_one_is_unknown(rules: Rules) -> None:
    """The director's label parts the films of a programme though a language of theirs is unknown."""
    one = "Salt\nDir. Ana Lindqvist / Norway / 1999 / 12’ / fiction\n" + WAVES
    two = "Pepper\nDir. Eva Ott / Latvia / 2001 / 14’ / documentary / Estonian and Zzyzxian, English subtitles\n" + LAMP
    found = entries(f"{one}\n\n{two}", rules)
    labels = [x.keys[0] for e in found for s in e.sections for r in s.readings for x in r.labels]
    assert labels == ["director", "facts", "director", "facts"]


def test_a_strand_that_other_films_share_and_a_menus_words_are_no_title(rules: Rules) -> None:
    text = f"Film guide\n\nSalt\n\nHarbour Docs\n\n{WAVES}\n\nDirector: Ana Lindqvist\nYear: 1999\nCountry: Norway\n"
    assert films(f"{text}\nMore in Harbour Docs\nPepper\nThyme\n", rules) == ["Salt"]


def test_a_whole_programmes_length_is_not_that_of_the_film_below_its_introduction(rules: Rules) -> None:
    intro = "Total running time: 78'\nTwo films in which somebody waits for a bus, for a letter, or for somebody else."
    one = f"SALT ROAD 208\nDirector: Ana Lindqvist\nFiction, Norway, 2024, 21', colour\n{WAVES}"
    two = f"PEPPER\nDirector: Eva Ott\nFiction, Italy, 2023, 12', colour\n{LAMP}"
    assert films(f"SHORTS 3\n{intro}\n\n{one}\n\n{two}", rules) == ["SALT ROAD 208", "PEPPER"]


def test_a_bullet_behind_a_list_of_prizes_marks_the_next_film(rules: Rules) -> None:
    prizes = "【受賞歴】\n入江短編映画祭2023 グランプリ\n第4回みなと映画祭(2024年)観客賞"
    first = f"■塩\nThe Salt\n日本/2023年/18分/カラー\n監督:佐藤花子\n\n{prizes}"
    second = "■海の手紙\nSea Letters(原題:Cartas)\nフランス/2022年/12分/モノクロ\n監督:木村千早"
    assert films(f"第9回短編映画祭\n\n{first}\n\n{second}", rules) == ["塩", "海の手紙"]
