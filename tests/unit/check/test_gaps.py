"""Labels without a value, text that was not read: through the real stages."""

import pytest

from pipeline import Record, Rules, Source, extract

FILM = "Salt\nDirector: Ana Lindqvist\nYear: 1999\n"


def record(text: str, rules: Rules) -> Record:
    return extract(Source.of(text.encode(), path="page.txt"), rules)


EMPTY = [
    ("Editor:\nSound: Jan Ott", ["Editor"]),
    ("Editor:\n\nSound:\n\nMusic: Jan Ott", ["Editor", "Sound"]),
    ("Editor: Eva Ott", []),
    ("Editor:\nEva Ott", []),
    ("Synopsis\nA woman counts the waves until one of them answers her in her own voice.", []),  # a heading
]


@pytest.mark.parametrize(("text", "labels"), EMPTY)
def test_labels_without_a_value(text: str, labels: list[str], rules: Rules) -> None:
    told = record(FILM + text, rules)
    found = [i for i in told.issues if i.code == "label.empty"]
    assert [told.page.text[i.start : i.end].rstrip(":") for i in found] == labels


UNREAD = [  # what stands below the film, what of it was not read
    ("", []),
    ("Ticket no. 4711 B", ["Ticket no. 4711 B"]),
    ("© 2019 Harbour", []),  # furniture was understood
    ("-----\n•••", []),  # nothing to read
    ("Editor:", []),  # a label was understood, though it is empty
]


@pytest.mark.parametrize(("text", "unread"), UNREAD)
def test_unread(text: str, unread: list[str], rules: Rules) -> None:
    told = record(f"{FILM}\n{text}", rules)
    assert [told.page.text[e.start : e.end] for e in told.unread] == unread
    assert [i.code for i in told.issues if i.code == "text.unread"] == ["text.unread"] * bool(unread)


def test_unread_counts_its_characters(rules: Rules) -> None:
    told = record(f"{FILM}\nTicket no. 4711 B", rules)
    (issue,) = (i for i in told.issues if i.code == "text.unread")
    assert issue.message.startswith("17 characters in 1 stretch")
    assert told.page.text[issue.start : issue.end] == "Ticket no. 4711 B"


def test_nothing_disappears(rules: Rules) -> None:
    text = f"{FILM}\nTicket no. 4711 B\n\nOdd words here\n\nEditor: Eva Ott\n\n© 2019 Harbour Film Festival"
    told = record(text, rules)
    covered = {i for e in told.evidence.values() for q in e.spans for i in range(q.start, q.end)}
    covered |= {i for e in told.unread for i in range(e.start, e.end)}
    left = "".join(c for i, c in enumerate(told.page.text) if i not in covered)
    assert set(left.split()) <= {"Year:", ":", "©", "2019", "Harbour", "Film", "Festival"}


def test_remarks_of_reading_become_issues(rules: Rules) -> None:
    told = record(f"{FILM}\nThe sea isnâ€™t here.", rules)
    (issue,) = (i for i in told.issues if i.code.startswith("text.") and i.code != "text.unread")
    assert told.page.text[issue.start : issue.end] == "â€™"
