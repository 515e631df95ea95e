import pytest

from pipeline.text import decode

RUSSIAN = "Режиссёр: Андрей Тарковский. Фильм «Солярис» снят в 1972 году."


@pytest.mark.parametrize(
    ("data", "declared", "text", "charset", "origin"),
    [
        (b"", None, "", "utf-8", "utf-8 decodes"),
        (b"\xef\xbb\xbfFilm", "koi8-r", "Film", "utf-8", "byte order mark"),
        ("Фильм".encode("utf-16"), None, "Фильм", "utf-16-le", "byte order mark"),
        (b"\xff\xfe\x00\x00" + "Фильм".encode("utf-32-le"), None, "Фильм", "utf-32-le", "byte order mark"),
        ("Director: Agnès Varda".encode("utf-16-be"), None, "Director: Agnès Varda", "utf-16-be", "zero bytes"),
        (RUSSIAN.encode(), "windows-1251", RUSSIAN, "utf-8", "utf-8 decodes"),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN, "windows-1251", "feed"),
        (RUSSIAN.encode("cp1251", "ignore"), "koi8-r", RUSSIAN, "windows-1251", "detector"),
        ("Режисер Їжакевич".encode("koi8-u"), "koi8-u", "Режисер Їжакевич", "koi8-u", "feed"),
        ("Réalisé par Améris".encode("latin-1"), "iso-8859-1", "Réalisé par Améris", "windows-1252", "feed"),
        ("Régie".encode("cp1252"), "base64", "Régie", "windows-1252", "detector"),
        ("監督：小津安二郎".encode("iso2022_jp"), "ISO-2022-JP", "監督：小津安二郎", "iso2022-jp", "feed"),
        (
            "監督：小津安二郎、脚本：野田高梧".encode("cp932"),
            "x-sjis",
            "監督：小津安二郎、脚本：野田高梧",
            "shift_jis",
            "feed",
        ),
        ("导演：贾樟柯".encode("gb18030"), "gb2312", "导演：贾樟柯", "gb18030", "feed"),
        (b"\x81 \x8d \x9d", None, "\ufffd \ufffd \ufffd", "windows-1252", "fallback"),
    ],
)
def test_charset(data: bytes, declared: str | None, text: str, charset: str, origin: str) -> None:
    decoded = decode(data, declared)
    assert (decoded.text, decoded.charset, decoded.charset_from) == (text, charset, origin)


@pytest.mark.parametrize("claim", ["iso-8859-1", "utf-8", "windows-1252", "koi8-r", "nonsense", "hex"])
@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "iso8859-5", "cp866"])
def test_russian_comes_out_whatever_the_page_claims(codec: str, claim: str) -> None:
    body = "Режиссёр: Андрей Тарковский. Фильм снят по роману Станислава Лема в 1972 году."
    data = f'<html><head><meta charset="{claim}"></head><p>{body}</p>'.encode(codec)
    assert f"<p>{body}</p>" in decode(data).text


@pytest.mark.parametrize(
    ("body", "codec", "charset"),
    [
        ("Réalisatrice : Agnès Varda, née à Ixelles", "cp1252", "windows-1252"),
        ("Dirección: Víctor Erice. Compañía: Elías Querejeta, España", "cp1252", "windows-1252"),
        ("Direção: Glauber Rocha, produção e montagem, não é", "cp1252", "windows-1252"),
        ("Regie: Jürgen Böttcher, Länge: fünfundneunzig", "cp1252", "windows-1252"),
        ("Instruktør: Benjamin Christensen, på dansk, æble", "cp1252", "windows-1252"),
        ("Reżyseria: Paweł Pawlikowski, zdjęcia: Łukasz Żal, muzyka świąteczna", "cp1250", "windows-1250"),
        ("Režie: Věra Chytilová. Příběh dvou dívek, které se rozhodnou", "cp1250", "windows-1250"),
        ("Rendező: Jancsó Miklós, főszereplő: Őze Lajos, a fiú és a szülők", "cp1250", "windows-1250"),
        ("Yönetmen: Nuri Bilge Ceylan, görüntü: Gökhan Tiryaki, ışık, şarkı, değil", "cp1254", "windows-1254"),
        ("Σκηνοθεσία: Θόδωρος Αγγελόπουλος", "cp1253", "windows-1253"),
        ("במאי: ארי פולמן, ישראל", "cp1255", "windows-1255"),
        ("감독: 봉준호, 대한민국", "cp949", "euc-kr"),
        ("ผู้กำกับ อภิชาติพงศ์ วีระเศรษฐกุล", "cp874", "cp874"),
    ],
)
@pytest.mark.parametrize("claim", ["", '<meta charset="utf-8">'])
def test_undeclared_charsets_are_told_apart(body: str, codec: str, charset: str, claim: str) -> None:
    decoded = decode(f"{claim}<p>{body}</p>".encode(codec))
    assert decoded.text == f"{claim}<p>{body}</p>"
    assert decoded.charset == charset


@pytest.mark.parametrize(
    "markup",
    [
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">',
        "<META CHARSET='windows-1250' />",
        '<?xml version="1.0" encoding="windows-1250"?>',
        '<meta charset="iso-8859-2">',
    ],
)
def test_the_page_may_declare_its_charset(markup: str) -> None:
    decoded = decode(f"{markup}<p>Žižkov, šťastný, „Příběh“".encode("cp1250"))
    assert (decoded.charset, decoded.charset_from) == ("windows-1250", "meta")


def test_a_declaration_inside_plain_text_is_text() -> None:
    data = "<meta charset=koi8-r> Режиссёр Андрей Тарковский снял фильм".encode("cp1251")
    assert decode(data, markup=False).refuted is None


def test_a_refuted_declaration_is_told() -> None:
    assert decode(f"<meta charset=utf-8>{RUSSIAN}".encode("cp1251")).refuted == "utf-8"


def test_a_slip_in_utf8_does_not_change_the_charset() -> None:
    decoded = decode((RUSSIAN * 3).encode() + b" \xe9 " + RUSSIAN.encode())
    assert (decoded.charset, decoded.charset_from) == ("utf-8", "utf-8 but for 1 bytes")
    assert decoded.text.count("\ufffd") == 1
