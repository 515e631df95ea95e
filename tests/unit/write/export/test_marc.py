"""MARC: what pymarc reads back, what the checkers of libraries say, and what stands where."""

import re
import shutil
import subprocess
from pathlib import Path

import pymarc
import pytest

from pipeline.model.record import Record
from tests.unit.write.export.conftest import FEWEST, Write
from tests.unit.write.export.records import FILM, full, record

# marclint leaves out of its list of articles what is an ordinary word in another language ("die"), and does not ask
# for a title's language: where MARC's own list (appendix E) has an article, its doubt is none of ours.
_DOUBT = re.compile(r"245: First word, \S+, (?:does not appear to be|may be) an article, check 2nd indicator \(\d\)\.")

PAGE = "https://festival.example/films/1"
CITED = f"“Tram | Festival”, Harbour Festival, {PAGE}, pages/1.html, viewed 2024-05-06"
CREDITS = (
    "Ohjaus, Aino Rautavaara", "Kamera, Pentti Salo", "Dog trainer, Otso Lehto", "Tuotanto, Rautio Film Oy",
    "distribution, Silta Distribution",
)  # fmt: skip


def read(path: Path) -> list[pymarc.Record]:
    with path.open("rb") as file:
        return list(pymarc.MARCReader(file, to_unicode=True))


def fields(marc: pymarc.Record, *tags: str) -> list[str]:
    """ "700 1  $a Salo, Pentti, $e cinematographer." with the indicators as they are."""
    return [
        f"{field.tag} {''.join(field.indicators)} " + " ".join(f"${s.code} {s.value}" for s in field.subfields)
        for field in marc.get_fields(*tags)
    ]


def one(write: Write, *films: dict, profile: str | None = None, **page: object) -> pymarc.Record:
    made = record(*films)
    made = made.model_copy(update={"page": made.page.model_copy(update=page)}) if page else made
    return read(write("marc", [made], profile)[0])[0]


def test_a_full_record(write: Write) -> None:
    marc = one(write, FILM)
    assert str(marc.leader)[5:8] + str(marc.leader)[9] + str(marc.leader)[17:20] == "ngma3i "
    assert marc["007"].data == "mu buuufu||||||||||||||"
    assert marc["008"].data == "240506s1987    fi 094            mlfin d"
    assert fields(marc, "041", "044", "046", "257", "306") == [
        "041 1  $a fin $a rus $j eng",
        "044    $a fi $c SUHH",
        "046    $k 1987 $2 edtf",
        "257    $a Finland.",
        "257    $a Soviet Union.",
        "306    $a 013400",
    ]
    assert fields(marc, "245", "246", "264", "300") == [
        "245 04 $a The Lighthouse Tram / $c directed by Aino Rautavaara.",
        "246 1  $i Original title: $a Majakka",
        "246 3  $a Le tram du phare",
        "246 3  $a Der Leuchtturm",
        "264  0 $b Rautio Film Oy, $c 1987.",
        "264  2 $b Silta Distribution.",
        "300    $a 1 motion picture (94 min.) : $b mono, black and white, 1.37:1 ; $c 35 mm",
    ]
    assert fields(marc, "508", "511", "518", "546", "586") == [
        f"508    $a {' ; '.join(CREDITS)}.",
        "511 1  $a Liisa Korpi (The Pilot), Veikko Halla.",
        "518    $o Screened at Harbour Festival $d 1987-09-01T18:00 $p Kino Aurora",
        "518    $o Screened at Harbour Festival $d XXXX-09-02T21:15",
        "546    $a In Finnish and Russian; subtitles in English.",
        "586    $a Northern Harbour Festival, 12th edition, Norway, 1988: Silver Anchor, won, to Pentti Salo.",
    ]
    assert fields(marc, "520", "588", "655", "856") == [
        "520    $a A tram leaves its rails and finds the sea.",
        "520 8  $a Statement by Aino Rautavaara: I grew up beside the rails.",
        "520 1  $a Rails at sea. A tram that floats. $c J. Metsä, Elokuvalehti, 1987-09-04",
        f"588    $a Description based on the page {CITED}.",
        "655  7 $a Feature films. $2 lcgft",
        "655  7 $a Fiction films. $2 lcgft",
        "655  4 $a comedy.",
        "655  4 $a road movie.",
        f"856 42 $3 Page that the description is based on $u {PAGE}",
        "856 42 $u https://example.org/tram",
    ]
    assert fields(marc, "700", "710") == [
        "700 1  $a Rautavaara, Aino, $e film director. $4 fmd",
        "700 1  $a Salo, Pentti, $e cinematographer. $4 cng",
        "700 1  $a Lehto, Otso, $e dog trainer.",
        "700 1  $a Korpi, Liisa, $e actor. $4 act",
        "700 1  $a Halla, Veikko, $e actor. $4 act",
        "710 2  $a Rautio Film Oy, $e production company. $4 prn",
        "710 2  $a Silta Distribution, $e film distributor. $4 fds",
    ]


def test_a_sites_profile(write: Write) -> None:
    marc = one(write, FILM, profile='agency = "FI-Filmi"\nmain_entry = "company"\n')
    assert marc["003"].data == "FI-Filmi"
    assert fields(marc, "040", "110", "710", "245") == [
        "040    $a FI-Filmi $b eng $c FI-Filmi",
        "110 2  $a Rautio Film Oy, $e production company. $4 prn",
        "245 14 $a The Lighthouse Tram / $c directed by Aino Rautavaara.",
        "710 2  $a Silta Distribution, $e film distributor. $4 fds",
    ]


@pytest.mark.parametrize(
    ("film", "tag", "expected"),
    [
        ({}, "245", ["245 00 $a [Title not known]."]),
        ({"title": "Quo vadis?"}, "245", ["245 00 $a Quo vadis?."]),
        ({"title": "X", "credits": [{"role": "director", "name": "H. C. Ruud"}]}, "245",
         ["245 00 $a X / $c directed by H.C. Ruud."]),
        ({"languages": ["zxx"]}, "546", ["546    $a No dialogue."]),
        ({"languages": ["zxx"], "subtitles": ["en"]}, "546", ["546    $a No dialogue; subtitles in English."]),
        ({"subtitles": ["en"]}, "546", ["546    $a Subtitles in English."]),
        # ISO 639-3 where MARC has a broader code
        ({"languages": ["cmn"]}, "041", ["041  7 $a cmn $2 iso639-3"]),
        ({"languages": ["cmn", "yue"], "subtitles": ["fr"]}, "041",
         ["041 1  $a chi $j fre", "041 17 $a cmn $a yue $2 iso639-3"]),
        ({"countries": ["CSHH"]}, "044", ["044    $c CSHH"]),
        ({"countries": ["FR"]}, "044", []),
        ({"formats": ["DCP", "35 мм"]}, "538", ["538    $a DCP."]),
        ({"runtime_minutes": 1200}, "306", ["306    $a 200000"]),
        ({"companies": [{"role": "other", "name": "Sponsor AG", "label": "Mit Hilfe von"}]}, "710",
         ["710 2  $a Sponsor AG, $e other."]),
        ({"countries": ["EE"], "cast": [{"name": "A. Stepanov"}]}, "700", ["700 1  $a Stepanov, A., $e actor. $4 act"]),
        ({"companies": [{"role": "print_source", "name": "Kino"}]}, "710", ["710 2  $a Kino, $e print source."]),
    ],
)  # fmt: skip
def test_cases(film: dict, tag: str, expected: list[str], write: Write) -> None:
    assert fields(one(write, film), tag) == expected


@pytest.mark.parametrize(
    ("film", "start", "end", "expected"),
    [
        ({}, 6, 15, "nuuuuuuuu"),
        ({"year": 1979}, 6, 15, "s1979    "),
        ({"countries": ["SUHH"]}, 15, 18, "xx "),
        ({"countries": ["SUHH", "LV"]}, 15, 18, "lv "),
        ({"countries": ["GB"]}, 15, 18, "xxk"),
        ({}, 18, 21, "---"),
        ({"runtime_minutes": 7}, 18, 21, "007"),
        ({"runtime_minutes": 1200}, 18, 21, "000"),
        ({"formats": ["Betacam SP"]}, 33, 34, "v"),
        ({"form": ["short", "animation"]}, 34, 35, "a"),
        ({"languages": ["zxx"]}, 35, 38, "zxx"),
        ({}, 35, 38, "und"),
    ],
)
def test_general_information(film: dict, start: int, end: int, expected: str, write: Write) -> None:
    coded = one(write, film)["008"].data
    assert len(coded) == 40
    assert coded[start:end] == expected


def test_all_roles_of_one_person_stand_in_one_entry(write: Write) -> None:
    film = {"countries": ["FI"], "credits": [{"role": role, "name": "Ida Moe"} for role in ("director", "editor")]}
    assert fields(one(write, film), "700") == ["700 1  $a Moe, Ida, $e film director, $e film editor. $4 fmd $4 flm"]


def test_what_pages_smuggle_in_stays_text(write: Write) -> None:
    film = {"title": "A\x1e\x1d\x1f245\nB", "synopsis": "one\ntwo\x00", "links": ["https://x.example/\x1ea"]}
    target, told = write("marc", [record(film)])
    marc = read(target)[0]
    assert fields(marc, "245", "520") == ["245 00 $a A␞␝␟245 B.", "520    $a one two␀"]
    assert {(loss.element, loss.reason) for loss in told.losses.kinds()} >= {
        ("films.title", "control characters are shown as their pictures"),
        ("films.title", "line breaks became blanks"),
        ("films.links", "control characters are shown as their pictures"),
    }


def test_long_texts_are_parted_and_nothing_is_lost(write: Write) -> None:
    words = " ".join(f"słowo{number}" for number in range(3000))
    target, told = write("marc", [record({"title": "X", "synopsis": words})])
    told_again = [field.get_subfields("a")[0] for field in read(target)[0].get_fields("520")]
    assert len(told_again) > 1
    assert all(len(part.encode()) <= 9000 for part in told_again)
    assert " ".join(told_again) == words
    assert not [loss for loss in told.losses.kinds() if loss.element == "films.synopsis"]


def test_a_record_that_is_too_long_loses_its_longest_notes_and_says_so(write: Write) -> None:
    film = {"title": "X" * 20_000, "synopsis": "word " * 30_000}
    target, told = write("marc", [record(film)])
    assert target.stat().st_size <= 99_999
    assert len(read(target)[0]["245"]["a"]) == 9000
    assert {(loss.element, loss.reason) for loss in told.losses.kinds()} >= {
        ("films.synopsis", "left out: an ISO 2709 record holds 99,999 bytes"),
        ("films.title", "cut: a MARC field holds 9,999 bytes"),
    }
    whole = pymarc.parse_xml_to_array(str(write("marcxml", [record(film)])[0]))[0]
    assert len(" ".join(field["a"] for field in whole.get_fields("520"))) == len(film["synopsis"].strip())


def test_pymarc_reads_back_what_was_written(write: Write, records: list[Record]) -> None:
    binary = read(write("marc", records)[0])
    xml = pymarc.parse_xml_to_array(str(write("marcxml", records)[0]))
    films = [film for found in records for film in found.films]
    assert len(binary) == len(xml) == len(films)
    assert [marc.as_dict()["fields"] for marc in binary] == [marc.as_dict()["fields"] for marc in xml]
    for marc, film in zip(binary, films, strict=True):
        if film.title:
            assert " ".join(film.title.split()).rstrip(".") in marc["245"]["a"]
        assert len({marc["001"].data for marc in binary}) == len(binary)
    names = {name for film in films for name in (credit.name for credit in film.credits)}
    assert len(names) > FEWEST


def test_the_same_records_give_the_same_bytes(write: Write, records: list[Record]) -> None:
    first = write("marc", records[:20])[0].read_bytes()
    assert write("marc", records[:20])[0].read_bytes() == first


def test_marclint_finds_no_error(write: Write, records: list[Record]) -> None:
    if shutil.which("marclint") is None:
        pytest.skip("needs marclint (Debian: libmarc-lint-perl)")
    target, told = write("marc", [*records, full()])
    assert told.items > FEWEST
    result = subprocess.run(["marclint", "--quiet", target], capture_output=True)
    said = (result.stdout + result.stderr).decode(errors="replace").splitlines()
    faults = [line for line in said if re.match(r"\d{3}: |.*(?:Record|Died|Invalid|length)", line)]
    assert [line for line in faults if not _DOUBT.fullmatch(line)] == []
    assert any(str(told.items) in line.split() for line in said), "its table of what it has read"


def test_marclint_finds_the_errors_of_a_broken_record(tmp_path: Path) -> None:
    if shutil.which("marclint") is None:
        pytest.skip("needs marclint (Debian: libmarc-lint-perl)")
    marc = pymarc.Record(force_utf8=True)
    marc.add_field(
        pymarc.Field(tag="245", indicators=pymarc.Indicators("0", "0"), subfields=[pymarc.Subfield("a", "X")])
    )
    target = tmp_path / "broken.mrc"
    target.write_bytes(marc.as_marc())
    result = subprocess.run(["marclint", "--quiet", target], capture_output=True, text=True)
    assert "245: Must end with ." in result.stdout + result.stderr


@pytest.mark.parametrize("name", ["marc", "marcxml"])
def test_marcvalidate_finds_no_error(name: str, write: Write, records: list[Record]) -> None:
    if shutil.which("marcvalidate") is None:
        pytest.skip("needs marcvalidate (Debian: libmarc-schema-perl)")
    target, told = write(name, [*records, full()])
    assert told.items > FEWEST
    command = ["marcvalidate", "--type", "XML" if name == "marcxml" else "RAW", target]
    result = subprocess.run(command, capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (0, ""), result.stderr


def test_marcxml_obeys_the_schema_of_the_library_of_congress(
    write: Write, records: list[Record], schemas: Path
) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(schemas / "marc" / "MARC21slim.xsd")))
    target, _ = write("marcxml", [*records, full()])
    schema.assertValid(etree.parse(str(target)))
