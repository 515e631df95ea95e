import pytest

from pipeline.text.plain import read_plain


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n \r\n\u00a0\n", []),
        ("a\nb\r\nc\rd\u2028e\u2029f", ["a", "b", "c", "d", "e", "f"]),
        ("a\n\nb\r\n\r\nc\n \nd", ["a", "|b", "|c", "|d"]),
        ("a\x0bb\x0cc\x1cd\x85e", ["a b c d e"]),
        ("# Heading\n- one\n• two\n-three", ["# Heading", "*one", "*two", "-three"]),
        ("Year  1979\tColour", ["Year  1979\tColour"]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    read = read_plain(text)
    assert [("|" if x.gap else "") + ("*" if x.kind == "item" else "") + x.text for x in read] == lines
    assert all(text[x.span.start : x.span.end].replace("\x0b", " ").split() == x.text.split() for x in read)


def test_a_gap_at_the_beginning_is_a_gap() -> None:
    assert [line.gap for line in read_plain("\n\na\nb")] == [True, False]
