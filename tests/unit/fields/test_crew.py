"""Credits, cast and companies from labels."""

import pytest

from pipeline.fields import crew

FILM = "Salt\nYear: 1999\n"


def credit(role: str, name: str, label: str, rule: str) -> str:
    return f"credits: role={role}, name={name}, label={label} < labels#{rule}"


CREDITS = [
    ("Director: Ana Lindqvist", [credit("director", "Ana Lindqvist", "Director", "director")]),
    (
        "Screenwriter: Eva Ott, Tomas Brenner",
        [
            credit("screenwriter", "Eva Ott", "Screenwriter", "screenwriter"),
            credit("screenwriter", "Tomas Brenner", "Screenwriter", "screenwriter"),
        ],
    ),
    (
        "Editor / Sound: Eva Ott",
        [
            credit("editor", "Eva Ott", "Editor / Sound", "editor"),
            credit("sound", "Eva Ott", "Editor / Sound", "sound"),
        ],
    ),
    ("DOP / Camera: Eva Ott", [credit("cinematographer", "Eva Ott", "DOP / Camera", "cinematographer")]),
    ("EDITOR: EVA OTT", [credit("editor", "Eva Ott", "EDITOR", "editor")]),
    ("Director: Lindqvist; Ana", [credit("director", "Ana Lindqvist", "Director", "director")]),
    ("Gaffer: Eva Ott", [credit("other:Gaffer", "Eva Ott", "Gaffer", "other")]),
    (
        "Editor: Eva Ott, b 1964, lives in Bergen and has edited twelve films since 1990.",
        [credit("editor", "Eva Ott", "Editor", "editor")],
    ),
    (
        "Screenplay: Eva Ott (based on the novel by Ida Berg)",
        [
            credit("source_author", "Ida Berg", "based on the novel by", "source_author.told"),
            credit("screenwriter", "Eva Ott", "Screenplay", "screenwriter"),
        ],
    ),
    ("Based on: the short story by Ida Berg", [credit("source_author", "Ida Berg", "Based on", "source_author")]),
    (
        "Producer: Eva Ott (Ufer Film)",
        [
            credit("producer", "Eva Ott", "Producer", "producer"),
            "companies: role=production, name=Ufer Film, label=Producer < labels#producer.company",
        ],
    ),
    (
        "Producer: Eva Ott for Ufer Film",
        [
            credit("producer", "Eva Ott", "Producer", "producer.for"),
            "companies: role=production, name=Ufer Film, label=Producer < labels#producer.for",
        ],
    ),
    (
        "Producer: Eva Ott for Ufer Film, Inc., Les Films Ariel",
        [
            credit("producer", "Eva Ott", "Producer", "producer.for"),
            "companies: role=production, name=Ufer Film, Inc., label=Producer < labels#producer.for",
            "companies: role=production, name=Les Films Ariel, label=Producer < labels#producer",
        ],
    ),
    ("Editor: complete the credits as they appear on screen", []),
    ("Editor: various", []),
    ("Editor:", []),
]

HOLDERS = [  # the value decides, not the label
    ("Production: Tomas Brenner", [credit("producer", "Tomas Brenner", "Production", "production")]),
    (
        "Producer: Nordfilm Productions Ltd.",
        ["companies: role=production, name=Nordfilm Productions Ltd., label=Producer < labels#producer"],
    ),
    (
        "Production Company: Salt Pictures",
        ["companies: role=production, name=Salt Pictures, label=Production Company < labels#production"],
    ),
    (
        "World Sales: Nordfilm Productions",
        ["companies: role=sales, name=Nordfilm Productions, label=World Sales < labels#sales"],
    ),
    (
        "School: Bergen Film School",
        ["companies: role=other, name=Bergen Film School, label=School < labels#school"],
    ),
    (
        "Visual Effects: Studio Nord",
        ["companies: role=other, name=Studio Nord, label=Visual Effects < labels#visual_effects"],
    ),
    (
        "Production: Eva Ott (Double Row), Tomas Brenner (Double Row)",
        [
            credit("producer", "Eva Ott", "Production", "production"),
            "companies: role=production, name=Double Row, label=Production < labels#production.company",
            credit("producer", "Tomas Brenner", "Production", "production"),
            "companies: role=production, name=Double Row, label=Production < labels#production.company",
        ],
    ),
]

CAST = [
    ("Cast: Eva Ott, Tomas Brenner", ["cast: name=Eva Ott < labels#cast", "cast: name=Tomas Brenner < labels#cast"]),
    (
        "Cast: Eva Ott (Maria), Tomas Brenner as Jan",
        ["cast: name=Eva Ott, character=Maria < labels#cast", "cast: name=Tomas Brenner, character=Jan < labels#cast"],
    ),
]

ELSEWHERE = [
    "Related films\nPepper\nProducer: Eva Ott",
    "Filmography\n1995 Pepper",
]


@pytest.mark.parametrize(("text", "expected"), [*CREDITS, *HOLDERS, *CAST])
def test_crew(text: str, expected: list[str], believed) -> None:
    first, *others = believed(crew, f"{FILM}Director: Jan Ott\n{text}")
    assert first == credit("director", "Jan Ott", "Director", "director")
    assert others == expected


@pytest.mark.parametrize("text", ELSEWHERE)
def test_names_of_something_else(text: str, believed) -> None:
    told = believed(crew, f"{FILM}Director: Ana Lindqvist\n\n{text}")
    assert told == [credit("director", "Ana Lindqvist", "Director", "director")]


def test_the_same_label_twice_is_believed_twice(believed) -> None:
    told = believed(crew, f"{FILM}Editor: Eva Ott\nSound: Jan Ott\nEditor: Eva Ott")
    assert told.count(credit("editor", "Eva Ott", "Editor", "editor")) == 2


PLAYED = [  # lines below the word for the cast, who plays what
    (
        "Ana Lindqvist    Marta\nTomas Brenner    Luis, the father",
        [("Ana Lindqvist", "Marta"), ("Tomas Brenner", "Luis, the father")],
    ),
    (
        "Marta ..... Ana Lindqvist\nThe priest ..... Tomas Brenner",
        [("Ana Lindqvist", "Marta"), ("Tomas Brenner", "The priest")],
    ),
    ("Ana Lindqvist – Marta\nTomas Brenner – Luis", [("Ana Lindqvist", "Marta"), ("Tomas Brenner", "Luis")]),
    (
        "Ana Lindqvist\nMarta Holm\n\nTomas Brenner\nThe Caller",
        [("Ana Lindqvist", "Marta Holm"), ("Tomas Brenner", "The Caller")],
    ),
    ("Ana Lindqvist\nWith the participation of Eva Ott", [("Ana Lindqvist", None), ("Eva Ott", None)]),
]


@pytest.mark.parametrize(("text", "expected"), PLAYED)
def test_cast_lists_tell_who_plays_what(text: str, expected: list[tuple[str, str | None]], believed) -> None:
    cast = [c for c in believed(crew, f"{FILM}Director: Ida Berg\n\nCast\n{text}\n") if c.startswith("cast")]
    told = [f"cast: name={n}{f', character={p}' if p else ''} < labels#cast" for n, p in expected]
    assert cast == told


COMPANIES = [  # what a production label names: a company, with its producer beside it or alone
    ("Production: “Three Wolves”", ["companies: production Three Wolves"]),
    ("Production: Three Wolves (Eva Ott)", ["companies: production Three Wolves", "credits: producer Eva Ott"]),
    ("Production: Eva Ott", ["credits: producer Eva Ott"]),
    (
        "Co-production: Eva Ott for Salt Film, Radio Delta",
        [
            "companies: co_production Radio Delta", "companies: co_production Salt Film",
            "credits: co_producer Eva Ott",
        ],
    ),
    (
        "Production: Harbour Youth in co-production with Radio Delta",
        ["companies: production Harbour Youth", "companies: production Radio Delta"],
    ),
    (
        "Production and Producer: Eva Ott (Producer, Salt Film School)",
        [*["companies: production Salt Film School"] * 2, *["credits: producer Eva Ott"] * 2],
    ),
    ("Co-production: Salt Film (Eva Ott)", ["companies: co_production Salt Film", "credits: co_producer Eva Ott"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), COMPANIES)
def test_companies_and_the_producers_beside_them(line: str, expected: list[str], believed) -> None:
    told = [c.partition(", label=")[0] for c in believed(crew, f"{FILM}{line}\nDirector: Ida Berg\n") if "Ida" not in c]
    assert sorted(c.replace("role=", "").replace(", name=", " ") for c in told) == expected


def test_a_writer_is_not_glued_to_the_author_of_the_source(believed) -> None:
    found = believed(crew, f"{FILM}Drehbuch: Eva Ott nach dem Roman von Ida Berg\nRegie: Tom Hill\nKamera: Jan Holm\n")
    assert any("role=screenwriter, name=Eva Ott," in c for c in found)
    assert any("role=source_author, name=Ida Berg," in c for c in found)


def test_what_is_told_of_the_copy_behind_the_last_credit(believed) -> None:
    line = "Scen.: Eva Ott. F.: Tom Hill. M.: Ida Falk. Prod.: Salt Film. 35mm. Bn. Copia proveniente da Cineteca Nord"
    told = believed(crew, f"{FILM}Regia: Ana Lindqvist\nItalia, 1999\n{line}\nUna donna conta le onde del mare.")
    assert [c.split(", label")[0] for c in told if c.startswith("companies")] == [
        "companies: role=production, name=Salt Film", "companies: role=print_source, name=Cineteca Nord",
    ]  # fmt: skip
