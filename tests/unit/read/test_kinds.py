import pytest

from pipeline.read.kinds import ending_of, kind_of_bytes


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.TXT", "txt"), ("a.b.html", "html"), ("a", ""), (".htaccess", ""), ("page.php?id=7", "php?id=7")],
)
def test_ending(name: str, ending: str) -> None:
    assert ending_of(name) == ending


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8", "image, sound or video"),
        (b"\x00\x00\x00\x18ftypmp42", "sound or video"),
        (b"\x00" * 100, "binary file"),
        ("Режиссёр".encode("cp1251"), None),
        ("監督 小津安二郎".encode("iso2022_jp"), None),
        ("Director: Chantal Akerman".encode("utf-16-le"), None),
        ("Director: Chantal Akerman".encode("utf-16-be"), None),
        (b"", None),
    ],
)
def test_kind_of_bytes(data: bytes, kind: str | None) -> None:
    assert kind_of_bytes(data) == kind
